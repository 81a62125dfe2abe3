"""Law as data (calendar, articles, lengths) and the terms of a case."""

from django.db import models
from django.db.models import F, Q

from casework.enums import DeadlineState
from casework.models.base import Dated, Record, no_overlap


class Holiday(Dated):
    """A day that a decree equates with a holiday (Algemene termijnenwet 3(3)); the other holidays are computed."""

    day = models.DateField("dag")
    name = models.CharField("naam", max_length=100)
    article = models.CharField("artikel", max_length=60)

    class Meta:
        constraints = [no_overlap("holiday_no_overlap", "day")]


class TermLength(Dated):
    """How long a term lasts, by its code (terms.md)."""

    code = models.CharField(max_length=40)
    name = models.CharField("naam", max_length=120)
    article = models.CharField("artikel", max_length=60, blank=True)
    length = models.PositiveSmallIntegerField("lengte")
    unit = models.CharField("eenheid", max_length=15)

    class Meta:
        constraints = [no_overlap("term_length_no_overlap", "code")]


class Article(Dated):
    """A provision that the program refers to, by key; the number printed is data, because laws renumber."""

    key = models.CharField(max_length=60)
    citation = models.CharField("aanhaling", max_length=120)
    title = models.CharField("onderwerp", max_length=300)
    url = models.URLField(max_length=300, blank=True)
    verify = models.BooleanField("nog te controleren", default=False)

    class Meta:
        constraints = [no_overlap("article_no_overlap", "key")]


class Deadline(models.Model):
    """A term of a case with the steps that led to its last day. Written by ``applications.consequences`` only."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.BigIntegerField(db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    article = models.CharField(max_length=60, blank=True)
    start = models.DateField()
    due = models.DateField()
    unshifted_due = models.DateField()
    steps = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=DeadlineState, default=DeadlineState.RUNNING)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "code"],
                condition=Q(state=DeadlineState.RUNNING),
                name="one_running_deadline",
            )
        ]
        indexes = [models.Index(fields=["state", "due"], name="deadline_due")]


class ReferenceChange(Record):
    """A change that somebody made in reference data: who, which row, what it said before and after, and on what ground.

    ``moved`` are the running terms that came out on another day because of it (case, code, before and after), filled
    by the job that computes them anew; ``recomputed_at`` says that it has been through all of them.
    """

    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    table = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    source = models.CharField(max_length=500)
    moves_terms = models.BooleanField(default=False)
    moved = models.JSONField(default=list)
    recomputed_at = models.DateTimeField(null=True)


class Outage(Record):
    """A period in which the portal, or part of it, could not be reached, as the administrator wrote it down.

    Whole days, both included, because legal terms end on days; the hours stand in ``note``. One that was entered by
    mistake is withdrawn and stays on the list.
    """

    partnership_id = models.BigIntegerField(db_index=True)
    began_on = models.DateField("eerste dag")
    ended_on = models.DateField("laatste dag", null=True)
    note = models.CharField("wat er was", max_length=500)
    actor_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField("reden", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="outage_period",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""), name="outage_withdrawn_has_reason"
            ),
        ]
