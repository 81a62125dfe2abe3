"""Hearing parents, pupil or board before a decision (Awb 4:7, 4:8)."""

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from applications.models import Application, Document, Guardian
from casework.models import Record
from decisions.enums import ClosedBy, InvitedBy, Party, SkipGround


class Hearing(Record):
    """The opportunity of one party to give its view: invited when, how and until when, and how it ended.

    A ground of 4:11 closes it without an invitation. One party has at most one that is open. A report or letter that
    holds a new fact is a paper of the file as well (``document``), for both experts.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    party = models.CharField("wie", max_length=10, choices=Party)
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, related_name="+")
    invited_on = models.DateField("uitgenodigd op", null=True)
    invited_by = models.CharField("uitgenodigd", max_length=10, choices=InvitedBy, blank=True)
    due_on = models.DateField("reageren uiterlijk", null=True)
    oral = models.BooleanField("wil mondeling reageren", null=True)
    closed_on = models.DateField("gesloten op", null=True)
    closed_by = models.CharField("hoe gesloten", max_length=15, choices=ClosedBy, blank=True)
    ground = models.CharField("grond van Awb 4:11", max_length=20, choices=SkipGround, blank=True)
    reasons = models.TextField("waarom", blank=True)
    heard_on = models.DateField("gehoord op", null=True)
    report = models.TextField("verslag of reactie", blank=True)
    holds_new_fact = models.BooleanField("er staat een nieuw feit in", null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    handled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hearing_of_a_party",
                condition=Q(party=Party.GUARDIAN, guardian__isnull=False)
                | (~Q(party=Party.GUARDIAN) & Q(guardian__isnull=True)),
            ),
            models.CheckConstraint(
                name="hearing_term_order",
                condition=Q(due_on__isnull=True) | Q(due_on__gt=F("invited_on")),
                violation_error_message="De laatste dag om te reageren ligt na de uitnodiging.",
            ),
            models.CheckConstraint(
                name="closed_hearing_says_how",
                condition=Q(closed_on__isnull=True, closed_by="") | Q(closed_on__isnull=False, closed_by__gt=""),
            ),
            models.UniqueConstraint(
                name="one_open_hearing",
                fields=["application", "party", "guardian"],
                condition=Q(closed_on__isnull=True),
                nulls_distinct=False,
                violation_error_message="Deze partij is al uitgenodigd.",
            ),
        ]
        indexes = [models.Index(fields=["application", "closed_on"], name="hearing_of_case")]

    def __str__(self) -> str:
        return str(self.get_party_display())

    @property
    def is_closed(self) -> bool:
        """Whether the opportunity was used, lapsed or left out."""
        return self.closed_on is not None
