"""The committee that advises on a procedure: its seats, the hearing, and its advice (Awb 7:13)."""

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from casework import guards
from casework.models import Record
from objections.enums import AdviceStatus, Effect, Position
from objections.models.notice import ObjectionPaper
from objections.models.procedure import Procedure


class Seat(Record):
    """Who sits in the committee for one procedure, as what, from when until when.

    The reading of the file itself follows from taking part in the case (``applications.Participation``).
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="seats")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    position = models.CharField("functie in de commissie", max_length=10, choices=Position)
    seated_on = models.DateField("sinds")
    declared_on = models.DateField("onafhankelijkheid verklaard op", null=True)
    ended_on = models.DateField("tot en met", null=True)
    ended_reason = models.CharField("waarom beëindigd", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_seat_per_person", fields=["procedure", "user"], condition=Q(ended_on__isnull=True)
            ),
            models.UniqueConstraint(
                name="one_chair",
                fields=["procedure"],
                condition=Q(ended_on__isnull=True, position=Position.CHAIR),
                violation_error_message="Deze commissie heeft al een voorzitter.",
            ),
        ]


class Hearing(Record):
    """A hearing by the committee: planned, told to the parties, held or called off, and reported (Awb 7:2 to 7:7)."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="hearings")
    planned_at = models.DateTimeField("datum en tijd")
    place = models.CharField("plaats", max_length=300)
    invited_on = models.DateField("uitgenodigd op", null=True)
    file_open_from = models.DateField("dossier ter inzage vanaf", null=True)
    inspection_waived = models.BooleanField("alle partijen zien af van de week ter inzage (Awb 7:4(5))", default=False)
    representative = models.CharField("vertegenwoordiger van het samenwerkingsverband", max_length=200, blank=True)
    separate = models.BooleanField("partijen apart horen", default=False)
    separate_reason = models.TextField("waarom apart", blank=True)
    called_off_on = models.DateField("afgelast op", null=True)
    called_off_reason = models.TextField("waarom afgelast", blank=True)
    held_on = models.DateField("gehouden op", null=True)
    attended = models.TextField("wie er waren", blank=True)
    report = models.TextField("verslag", blank=True)
    reported_on = models.DateField("verslag vastgesteld op", null=True)
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_planned_hearing",
                fields=["procedure"],
                condition=Q(called_off_on__isnull=True, held_on__isnull=True),
                violation_error_message="Er is al een hoorzitting gepland.",
            ),
            models.CheckConstraint(
                name="called_off_hearing_was_not_held",
                condition=Q(called_off_on__isnull=True) | Q(held_on__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["planned_at"], name="hearing_planned")]
        triggers = guards.frozen_when("objection_hearing", "OLD.reported_on IS NOT NULL", allowed=())


class CommitteeAdvice(Record):
    """The committee's written advice with the report of the hearing in it (Awb 7:13(6)); final it never changes.

    ``paper`` is the advice as a committee outside the program sent it. ``verdicts`` maps the public id of each
    objection to the outcome that is advised. After weighty new facts (7:9) a new advice supersedes the former one.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="advices")
    status = models.CharField("stand", max_length=10, choices=AdviceStatus, default=AdviceStatus.DRAFT)
    version = models.PositiveIntegerField(default=1)
    verdicts = models.JSONField("geadviseerde uitkomst", default=dict)
    effect = models.CharField("gevolg voor het besluit", max_length=12, choices=Effect, blank=True)
    admissibility = models.TextField("ontvankelijkheid", blank=True)
    considerations = models.TextField("overwegingen", blank=True)
    advice = models.TextField("advies", blank=True)
    hearing_report = models.TextField("verslag van het horen", blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    final_on = models.DateField("vastgesteld op", null=True)
    signed_by = models.CharField("ondertekend door", max_length=200, blank=True)
    paper = models.ForeignKey(
        ObjectionPaper, models.PROTECT, null=True, related_name="+", verbose_name="het advies zelf"
    )
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_committee_draft", fields=["procedure"], condition=Q(status=AdviceStatus.DRAFT)
            ),
            models.CheckConstraint(
                name="final_committee_advice_is_whole",
                condition=Q(status=AdviceStatus.DRAFT)
                | Q(final_on__isnull=False, effect__gt="", advice__gt="", signed_by__gt=""),
            ),
            models.CheckConstraint(
                name="committee_advice_not_its_own_successor",
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
            ),
        ]
        triggers = guards.frozen_when("committee_advice", "OLD.status = 'final'", allowed=())
