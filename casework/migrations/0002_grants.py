"""The runtime role adds to the trail and reads it; it changes nothing there."""

from django.db import migrations

from casework.guards import revoke_changes


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial")]

    operations = [revoke_changes("casework_auditentry", "casework_version")]
