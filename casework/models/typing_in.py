"""What was typed but is not yet valid, and forms that were sent once."""

from django.db import models


class Draft(models.Model):
    """What a person typed in a form and did not send yet. Kept on the server, valid or not."""

    id = models.BigAutoField(primary_key=True)
    user_id = models.BigIntegerField()
    form_key = models.CharField(max_length=80)
    subject = models.CharField(max_length=80, blank=True)
    fields = models.JSONField()
    version = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "form_key", "subject"], name="one_draft_per_form")]


class OnceKey(models.Model):
    """A form that was sent: a second POST with the same key shows the first result."""

    id = models.BigAutoField(primary_key=True)
    user_id = models.BigIntegerField()
    key = models.UUIDField()
    path = models.CharField(max_length=300)
    result_url = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "key"], name="once_key_unique")]
