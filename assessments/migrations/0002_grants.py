"""The runtime role adds addenda and set-asides and reads them; it changes nothing there."""

from django.db import migrations

from casework.guards import revoke_changes


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [revoke_changes("assessments_adviceaddendum", "assessments_advicesetaside")]
