"""A school that reads a declaration through a link, because the pupil is enrolled or has applied there."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from casework.models import Record
from decisions.enums import GuestSchool, Relation
from decisions.models.decision import Decision


class Guest(Record):
    """Which school reads the declaration of one decision, what it is to the pupil, how that was shown, until when.

    WVO 2020 2.47(16): nobody but the school where the pupil is enrolled or has applied. Only the hash of the link's
    token is stored.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", verbose_name="besluit")
    school_name = models.CharField("school", max_length=200)
    place = models.CharField("plaats", max_length=100)
    site_code = models.CharField("BRIN en vestiging", max_length=20, blank=True)
    school_kind = models.CharField("wat voor school", max_length=12, choices=GuestSchool)
    email = models.EmailField("e-mailadres")
    relation = models.CharField("de leerling is daar", max_length=10, choices=Relation)
    since = models.DateField("sinds")
    evidence = models.TextField("waaruit dat blijkt")
    token_hash = models.CharField(max_length=64, unique=True)
    valid_until = models.DateField("link geldig tot en met")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField("voor het eerst geopend op", null=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_guest",
                fields=["decision", "email"],
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message="Dit adres heeft al een link.",
            ),
            models.CheckConstraint(name="guest_is_a_secondary_school", condition=Q(school_kind=GuestSchool.SECONDARY)),
            models.CheckConstraint(name="guest_has_evidence", condition=Q(evidence__gt="")),
        ]

    def __str__(self) -> str:
        return f"{self.school_name}, {self.place}"
