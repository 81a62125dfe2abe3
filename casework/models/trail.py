"""The audit trail, the former values of a case, and who looked into it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from casework import guards


class AuditEntry(models.Model):
    """One thing that happened: a verb from the closed list, who did it as he was then, and about what.

    Plain ids instead of foreign keys, names of changed fields and never a value: the entry outlives what it is about.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40)
    organisation_id = models.BigIntegerField(null=True)
    partnership_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    fields = ArrayField(models.CharField(max_length=60), default=list)
    reference = models.CharField(max_length=200, blank=True)
    cause = models.CharField(max_length=100, blank=True)
    request_id = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "id"], name="audit_case"),
            models.Index(fields=["subject_type", "subject_id"], name="audit_subject"),
        ]
        triggers = guards.append_only("audit_entry")


class Version(models.Model):
    """What a record held before a change. Belongs to the case, if there is one, and is destroyed with it."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.BigIntegerField(null=True, db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    values = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "id"], name="version_subject")]
        triggers = guards.append_only("version")


class AccessEntry(models.Model):
    """One look into a case: who, as he was then, and what he was shown. Never what stood in it.

    Plain ids and words instead of foreign keys: the entry outlives the case and the account. Without a case it tells
    that the log itself was taken out.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40)
    organisation_id = models.BigIntegerField(null=True)
    organisation_name = models.CharField(max_length=200)
    partnership_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    case_number = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=60)
    request_id = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["partnership_id", "-id"], name="access_newest"),
            models.Index(fields=["case_id", "-id"], name="access_case"),
        ]
        triggers = guards.append_only("access_entry")
