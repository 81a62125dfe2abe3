"""Where a pupil with a declaration went: recorded by the school, from a day on. And declarations from elsewhere."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Partnership, SchoolSite, User
from accounts.models.organisations import under_a_living_partnership
from applications.enums import Issuer, Kind, NotPlacedReason, PlacementAnswer
from applications.models.case import Application
from casework.models import Record
from casework.text import search_key


class TakenOverDeclaration(Record):
    """A declaration that this program did not give (*overgenomen*): of another partnership, of the former RVC, or of
    this partnership before it worked with the program.

    Its number stands as printed. It holds no scores and starts no case.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+", verbose_name="samenwerkingsverband")
    came_from = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="schoolbestuur")
    site = models.ForeignKey(SchoolSite, models.PROTECT, related_name="+", verbose_name="vestiging")
    number = models.CharField("nummer", max_length=40)
    number_key = models.CharField(max_length=40, editable=False)
    kind = models.CharField("soort", max_length=10, choices=Kind)
    issuer = models.CharField("afgegeven door", max_length=15, choices=Issuer)
    issuer_name = models.CharField("naam of nummer van wie de verklaring afgaf", max_length=100, blank=True)
    decided_on = models.DateField("datum besluit")
    effective_on = models.DateField("ingangsdatum")
    valid_until = models.DateField("geldig tot en met", null=True)
    first_name = models.CharField("voornaam", max_length=100)
    infix = models.CharField("tussenvoegsel", max_length=30, blank=True)
    last_name = models.CharField("achternaam", max_length=100)
    birth_date = models.DateField("geboortedatum")
    search_key = models.CharField(max_length=300, editable=False)
    version = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_declaration_per_number",
                fields=["partnership", "came_from", "number_key"],
                nulls_distinct=False,
                violation_error_message="Deze verklaring is al geregistreerd.",
            ),
            models.CheckConstraint(
                name="taken_over_period",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=models.F("effective_on")),
                violation_error_message="De laatste dag ligt niet na de ingangsdatum.",
            ),
        ]
        indexes = [models.Index(fields=["board", "search_key"], name="taken_over_board")]
        triggers = [under_a_living_partnership("taken_over")]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_key = number_key(self.number)
        self.search_key = search_key(self.number, self.full_name)[:300]
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    @property
    def issuer_words(self) -> str:
        """Who gave it, in words."""
        told = str(self.get_issuer_display())
        return f"{told}: {self.issuer_name}" if self.issuer_name else told


def number_key(number: str) -> str:
    """A number as it is compared: letters and figures only, in capitals."""
    return "".join(letter for letter in number.upper() if letter.isalnum())[:40]


class Placement(Record):
    """What a school recorded of a place from a day on, until the next row; about a case or a taken-over declaration.

    A change is a new row. What was wrong is put right in the last row, and its former values stay as a version.
    """

    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="placements")
    taken_over = models.ForeignKey(TakenOverDeclaration, models.CASCADE, null=True, related_name="placements")
    answer = models.CharField("plaatsing", max_length=15, choices=PlacementAnswer)
    since = models.DateField("sinds")
    site = models.ForeignKey(SchoolSite, models.PROTECT, null=True, related_name="+", verbose_name="vestiging")
    reason = models.CharField("reden", max_length=15, choices=NotPlacedReason, blank=True)
    note = models.CharField("toelichting", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="placement_of_one_thing",
                condition=Q(application__isnull=True, taken_over__isnull=False)
                | Q(application__isnull=False, taken_over__isnull=True),
            ),
            models.CheckConstraint(
                name="placement_has_its_site",
                condition=Q(answer=PlacementAnswer.PLACED, site__isnull=False)
                | (~Q(answer=PlacementAnswer.PLACED) & Q(site__isnull=True)),
                violation_error_message="Bij ‘geplaatst’ hoort een vestiging.",
            ),
            models.CheckConstraint(
                name="not_placed_has_reason",
                condition=Q(answer=PlacementAnswer.NOT_PLACED, reason__gt="")
                | (~Q(answer=PlacementAnswer.NOT_PLACED) & Q(reason="")),
                violation_error_message="Bij ‘niet geplaatst’ hoort een reden.",
            ),
            models.UniqueConstraint(name="one_placement_per_day", fields=["application", "since"]),
            models.UniqueConstraint(name="one_taken_over_placement_per_day", fields=["taken_over", "since"]),
        ]

    def __str__(self) -> str:
        return str(self.get_answer_display())
