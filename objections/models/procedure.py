"""The handling of all objections to one decision, as one procedure (fine-print §26)."""

from django.db import models
from django.db.models import F, Q

from accounts.enums import CommitteeKind
from accounts.models import Organisation, User
from applications.models import Application
from casework import guards
from casework.models import Record
from decisions.models import Decision
from objections.enums import RUNNING, DelayGround, NoHearingGround, ProcedureStatus


class Procedure(Record):
    """All objections to one decision: who advises, whether is heard, and where it stands.

    A decision has at most one that runs. What was decided stands in ``ObjectionDecision``.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", verbose_name="bestreden besluit")
    number = models.CharField("bezwaarnummer", max_length=20)
    status = models.CharField("stand", max_length=12, choices=ProcedureStatus, default=ProcedureStatus.RECEIVED)
    version = models.PositiveIntegerField(default=1)
    received_on = models.DateField("eerste bezwaar ontvangen op")

    committee_kind = models.CharField("commissie", max_length=5, choices=CommitteeKind, blank=True)
    committee = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    forwarded_on = models.DateField("doorgestuurd naar de commissie op", null=True)
    access_until = models.DateField("commissie leest het dossier tot en met", null=True)
    access_reason = models.TextField("waarom de commissie langer leest", blank=True)
    defence = models.TextField("verweer", blank=True)
    hearing_waived_on = models.DateField("besloten niet te horen op", null=True)
    hearing_waived_ground = models.CharField(
        "grond om niet te horen", max_length=15, choices=NoHearingGround, blank=True
    )
    hearing_waived_reason = models.TextField("waarom niet gehoord", blank=True)
    advised_on = models.DateField("advies vastgesteld op", null=True)
    heard_again_reason = models.TextField("welke feiten opnieuw horen nodig maken (Awb 7:9)", blank=True)
    decided_on = models.DateField("beslist op", null=True)
    decided_from = models.CharField("stand vóór de beslissing", max_length=12, choices=ProcedureStatus, blank=True)
    closed_on = models.DateField("afgehandeld op", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_running_procedure",
                fields=["decision"],
                condition=Q(status__in=RUNNING),
                violation_error_message="Over dit besluit loopt al een bezwaarprocedure.",
            ),
            models.UniqueConstraint(name="procedure_number_unique", fields=["application", "number"]),
            models.CheckConstraint(
                name="forwarded_procedure_has_date",
                condition=~Q(status__in=[ProcedureStatus.FORWARDED, ProcedureStatus.ADVISED])
                | Q(forwarded_on__isnull=False, committee_kind__gt=""),
                violation_error_message="Een doorgestuurd bezwaar heeft een commissie en een datum.",
            ),
            models.CheckConstraint(
                name="closed_procedure_has_date",
                condition=~Q(status__in=[ProcedureStatus.CLOSED, ProcedureStatus.WITHDRAWN])
                | Q(closed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="waived_hearing_has_ground",
                condition=Q(hearing_waived_on__isnull=True, hearing_waived_ground="")
                | Q(hearing_waived_on__isnull=False, hearing_waived_ground__gt="", hearing_waived_reason__gt=""),
            ),
        ]
        indexes = [models.Index(fields=["application", "status"], name="procedure_of_case")]

    def __str__(self) -> str:
        return self.number

    @property
    def is_running(self) -> bool:
        """Whether it still waits for somebody."""
        return self.status in RUNNING


class Adjournment(Record):
    """The one adjournment of the decision on objection (verdaging, Awb 7:10(3)), told to everybody concerned."""

    procedure = models.OneToOneField(Procedure, models.PROTECT, related_name="adjournment")
    notified_on = models.DateField("meegedeeld op")
    weeks = models.PositiveSmallIntegerField("aantal weken")
    reason = models.TextField("waarom")
    notified_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="adjourned_at_most_six_weeks",
                condition=Q(weeks__gte=1, weeks__lte=6),
                violation_error_message="Verdagen kan met ten hoogste zes weken.",
            )
        ]
        triggers = guards.append_only("objection_adjournment")


class Delay(Record):
    """A further delay of the decision on objection, on a ground of Awb 7:10(4), to a named day."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="delays")
    sent_on = models.DateField("meegedeeld op")
    new_last_day = models.DateField("nieuwe laatste dag")
    ground = models.CharField("grond", max_length=15, choices=DelayGround)
    reason = models.TextField("toelichting")
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objection_delay_order",
                condition=Q(new_last_day__gt=F("sent_on")),
                violation_error_message="De nieuwe laatste dag ligt na de dag van de mededeling.",
            )
        ]
        triggers = guards.append_only("objection_delay")
