from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0011_messages_by_kind")]

    operations = [migrations.RemoveField(model_name="guardian", name="portal_accepted_on")]
