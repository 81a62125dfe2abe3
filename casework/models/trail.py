"""The audit trail and the former values of a case."""

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
    """What a record held before a change. Belongs to the case and is destroyed with it."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.BigIntegerField(db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    values = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "id"], name="version_subject")]
        triggers = guards.append_only("version")
