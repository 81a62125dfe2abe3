"""The register of experts of a partnership: who they are, what they may advise on, and what ties them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Partnership, User
from assessments.enums import Profession, RegistrationKind, TieKind
from casework.models import Record
from casework.text import dutch_date

MOST_OPEN_FILES = 10


class Expert(Record):
    """Somebody who advises in one partnership. Whether he works today also depends on his hat (``accounts``)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="deskundige")
    professions = ArrayField(models.CharField(max_length=30, choices=Profession), verbose_name="beroepen")
    registration_kind = models.CharField("register", max_length=10, choices=RegistrationKind)
    registration_number = models.CharField("registratienummer", max_length=60)
    registration_valid_until = models.DateField("registratie geldig tot en met")
    max_open_files = models.PositiveSmallIntegerField("hoogste aantal open dossiers", default=MOST_OPEN_FILES)
    active = models.BooleanField("neemt opdrachten aan", default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_expert_per_person",
                fields=["partnership", "user"],
                violation_error_message="Deze persoon staat al in het register.",
            ),
            models.CheckConstraint(
                name="expert_has_profession",
                condition=Q(professions__len__gte=1),
                violation_error_message="Een deskundige heeft ten minste één beroep.",
            ),
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def profession_labels(self) -> list[str]:
        """The professions in words."""
        return [str(Profession(code).label) for code in self.professions]

    @property
    def registration(self) -> str:
        """The registration as it is written under an advice."""
        label = self.get_registration_kind_display()
        return f"{label} {self.registration_number}, geldig tot en met {dutch_date(self.registration_valid_until)}"


class Tie(Record):
    """Something that ties an expert to a board, a school, a test bureau or a person during a period.

    ``organisation`` is a school board of this partnership; ``name`` names what is no record here. One of both is there.
    """

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="ties")
    kind = models.CharField("soort band", max_length=15, choices=TieKind)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="schoolbestuur"
    )
    name = models.CharField("naam", max_length=200, blank=True)
    since = models.DateField("vanaf", null=True)
    until = models.DateField("tot en met", null=True)
    note = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tie_has_object",
                condition=Q(organisation__isnull=False) | Q(name__gt=""),
                violation_error_message="Kies een schoolbestuur of vul een naam in.",
            ),
            models.CheckConstraint(
                name="tie_period",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.object_name}"

    @property
    def object_name(self) -> str:
        """What or whom the expert is tied to."""
        return self.name or (self.organisation.name if self.organisation else "")


class Absence(Record):
    """Days on which an expert takes no new work, both included."""

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="absences")
    first_day = models.DateField("van")
    last_day = models.DateField("tot en met")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_period",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]
