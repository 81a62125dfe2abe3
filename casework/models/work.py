"""The outbox: work that a worker picks up after commit, and mail as rows."""

from django.db import models

from casework.enums import JobState, MailState


class Job(models.Model):
    """Work to do after commit. Holds ids only; PostgreSQL is the truth and a broker merely a hint."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    ids = models.JSONField(default=dict)
    business_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=12, choices=JobState, default=JobState.QUEUED)
    partnership_id = models.BigIntegerField(null=True)
    membership_id = models.BigIntegerField(null=True)
    cause = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    available_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    stop_requested = models.BooleanField(default=False)
    fault = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "available_at"], name="job_due")]


class Mail(models.Model):
    """One message to one address. The text holds no pupil's name, school or outcome."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    partnership_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True, db_index=True)
    user_id = models.BigIntegerField(null=True)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=12, choices=MailState, default=MailState.QUEUED)
    message_id = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["partnership_id", "-id"], name="mail_newest")]
