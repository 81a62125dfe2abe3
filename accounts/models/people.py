"""People, the hats they can wear, the mandates that go with a hat, and invitations."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Lower

from accounts.enums import MandateKind, Role
from accounts.models.organisations import Organisation, SchoolSite
from casework.models import Record, no_overlap
from casework.text import search_key


class UserManager(BaseUserManager["User"]):
    """Finds a person by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(Record, AbstractBaseUser):
    """A person who can sign in. Rights come from memberships only; there is no superuser.

    ``is_active`` is false until the invitation is accepted. The address is stored in lower case, so that
    capitals never make a second account.
    """

    email = models.EmailField(
        "e-mailadres", unique=True, error_messages={"unique": "Dit e-mailadres is al in gebruik."}
    )
    name = models.CharField("naam", max_length=200)
    search_key = models.CharField(max_length=200, editable=False)
    is_active = models.BooleanField("actief", default=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        self.search_key = search_key(self.name)[:200]
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name as it is written in letters and on screens."""
        return self.name


def _site_overlap() -> ExclusionConstraint:
    """One hat of a kind per person, organisation and site (no site: the whole board) on any day."""
    period = Func(F("valid_from"), F("valid_until"), Value("[]"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name="membership_no_overlap",
        expressions=[
            ("user", RangeOperators.EQUAL),
            ("organisation", RangeOperators.EQUAL),
            ("role", RangeOperators.EQUAL),
            (Coalesce("site", Value(0)), RangeOperators.EQUAL),
            (period, RangeOperators.OVERLAPS),
        ],
        violation_error_message="Deze persoon heeft deze rol al in deze periode.",
    )


class Membership(Record):
    """A hat: one person in one role for one organisation, during a period (both days inclusive).

    ``site`` narrows school staff to one site of the board; empty means the whole board.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField("rol", max_length=30, choices=Role)
    site = models.ForeignKey(SchoolSite, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField("vanaf")
    valid_until = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        constraints = [
            _site_overlap(),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="membership_period",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(role=Role.SCHOOL_STAFF), name="membership_site_of_school"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"


class Mandate(Record):
    """Authority on record: in which function, on whose behalf (Awb 10:10) and during which period somebody acts."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="mandates")
    kind = models.CharField("mandaat", max_length=30, choices=MandateKind)
    function = models.CharField("functie", max_length=200)
    on_behalf_of = models.CharField("namens", max_length=200)
    document = models.CharField("mandaatbesluit", max_length=200, blank=True)
    of_organ = models.BooleanField("is zelf (lid van) het orgaan dat beslist: geen mandaat", default=False)
    valid_from = models.DateField("vanaf")
    valid_until = models.DateField("tot en met")

    class Meta:
        constraints = [
            no_overlap("mandate_no_overlap", "membership", "kind"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")),
                name="mandate_period",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]
        indexes = [models.Index(fields=["valid_until"], name="mandate_ends")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.function})"


class Invitation(Record):
    """A one-time link with which an invited person makes the account. Only the hash of its token is stored."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
