"""The runtime role adds adjournments and delays and reads them; it changes nothing there."""

from django.db import migrations

from casework.guards import revoke_changes


class Migration(migrations.Migration):
    dependencies = [("objections", "0001_initial")]

    operations = [revoke_changes("objections_adjournment", "objections_delay")]
