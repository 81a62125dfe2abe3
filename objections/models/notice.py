"""The objection of one objector: what came in, whether it is complete and in time, and how it ended."""

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from applications.models import Application, Guardian
from casework import guards
from casework.models import Record
from correspondence.models import StoredFile
from objections.enums import (
    OPEN,
    Channel,
    ObjectorKind,
    Outcome,
    PaperKind,
    RepairOutcome,
    Status,
    WithdrawnHow,
)
from objections.models.procedure import Procedure


class Inspectable(models.Model):
    """What a party wrote or sent: the others read it once the secretariat saw that it tells nobody's address.

    ``opened_on`` is empty until then. For weighty reasons it can be kept from them (Awb 7:4(6)).
    """

    opened_on = models.DateField("ter inzage gegeven op", null=True)
    kept_back = models.BooleanField("gewichtige redenen: niet voor de andere partijen (Awb 7:4(6))", default=False)
    kept_back_reason = models.TextField("waarom niet ter inzage", blank=True)

    class Meta:
        abstract = True


class Objection(Inspectable, Record):
    """One objection of one objector. Later letters of the same objector are papers of it.

    ``outcome`` is filled when the decision on objection is sent, or when it is withdrawn. ``excused`` is the judgement
    on a late objection (Awb 6:11), empty while nobody judged it. ``pupil_authorised`` is whether a parent showed the
    authorisation of a pupil of 16 or 17, empty where the partnership does not ask for it. Address fields hold what is
    known of a representative or of another interested party; parents and boards keep theirs where it stands.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="objections")
    status = models.CharField("stand", max_length=16, choices=Status, default=Status.RECEIVED)
    version = models.PositiveIntegerField(default=1)
    outcome = models.CharField("uitkomst", max_length=15, choices=Outcome, blank=True)

    objector_kind = models.CharField("bezwaarmaker", max_length=10, choices=ObjectorKind)
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, related_name="+")
    objector_name = models.CharField("naam bezwaarmaker", max_length=200)
    objector_user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_party = models.BooleanField("is belanghebbende", null=True)
    party_reason = models.TextField("waarom wel of geen belanghebbende", blank=True)
    pupil_authorised = models.BooleanField("met machtiging van de leerling", null=True)
    representative = models.CharField("gemachtigde", max_length=200, blank=True)
    address = models.CharField("straat en huisnummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=10, blank=True)
    place = models.CharField("woonplaats", max_length=100, blank=True)
    email = models.EmailField("e-mailadres", blank=True)

    channel = models.CharField("ontvangen", max_length=10, choices=Channel)
    received_on = models.DateField("ontvangen op")
    postmark_on = models.DateField("datum poststempel", null=True)
    dated_on = models.DateField("datum bezwaarschrift", null=True)
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    grounds = models.TextField("waarom niet eens met het besluit", blank=True)
    wanted = models.TextField("wat moet er volgens de bezwaarmaker gebeuren", blank=True)
    pro_forma = models.BooleanField("gronden volgen later", default=False)
    costs_requested_on = models.DateField("om vergoeding van kosten gevraagd op", null=True)
    wants_hearing = models.BooleanField("wil worden gehoord", null=True)
    hearing_asked_on = models.DateField("gevraagd of men wil worden gehoord op", null=True)
    hearing_answer_due_on = models.DateField("antwoord daarop uiterlijk", null=True)

    late_asked_on = models.DateField("naar reden van te laat bezwaar gevraagd op", null=True)
    late_due_on = models.DateField("reden uiterlijk op", null=True)
    late_reason = models.TextField("waarom te laat", blank=True)
    late_answered_on = models.DateField("reden ontvangen op", null=True)
    excused = models.BooleanField("te laat, maar verschoonbaar", null=True)
    excused_why = models.TextField("oordeel over de termijn", blank=True)

    withdrawn_on = models.DateField("ingetrokken op", null=True)
    withdrawn_how = models.CharField("hoe ingetrokken", max_length=10, choices=WithdrawnHow, blank=True)
    withdrawn_note = models.TextField("toelichting", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_objection",
                fields=["procedure", "objector_kind", "guardian", "objector_name"],
                condition=Q(status__in=OPEN),
                nulls_distinct=False,
                violation_error_message="Deze bezwaarmaker heeft al een lopend bezwaar tegen dit besluit.",
            ),
            models.CheckConstraint(
                name="parents_objection_names_parent",
                condition=~Q(objector_kind=ObjectorKind.GUARDIAN) | Q(guardian__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawn_objection_has_date",
                condition=~Q(status=Status.WITHDRAWN) | Q(withdrawn_on__isnull=False, withdrawn_how__gt=""),
            ),
            models.CheckConstraint(
                name="ended_objection_has_outcome",
                condition=Q(status__in=OPEN, outcome="") | (~Q(status__in=OPEN) & Q(outcome__gt="")),
            ),
            models.CheckConstraint(
                name="kept_back_text_has_reason",
                condition=Q(kept_back=False) | Q(kept_back_reason__gt="", opened_on__isnull=True),
            ),
            models.CheckConstraint(
                name="postmark_before_receipt",
                condition=Q(postmark_on__isnull=True) | Q(postmark_on__lte=F("received_on")),
                violation_error_message="Het poststempel kan niet na de dag van ontvangst liggen.",
            ),
        ]
        indexes = [models.Index(fields=["application", "status"], name="objection_of_case")]

    def __str__(self) -> str:
        return self.objector_name

    @property
    def is_open(self) -> bool:
        """Whether it still has to be decided on."""
        return self.status in OPEN


class RepairRequest(Record):
    """The request to mend an objection (Awb 6:6), with its last day and what came of it."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="repairs")
    defects = models.JSONField("wat ontbreekt")
    explanation = models.TextField("toelichting", blank=True)
    requested_on = models.DateField("gevraagd op")
    due_on = models.DateField("uiterlijk op")
    completed_on = models.DateField("hersteld op", null=True)
    closed_on = models.DateField("gesloten op", null=True)
    outcome = models.CharField(max_length=10, choices=RepairOutcome, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_repair", fields=["objection"], condition=Q(closed_on__isnull=True)),
            models.CheckConstraint(
                name="repair_term_order",
                condition=Q(due_on__gt=F("requested_on")),
                violation_error_message="De laatste dag ligt na de dag van het verzoek.",
            ),
        ]


class RepairExtension(Record):
    """More time to mend an objection, given before the former last day had passed."""

    repair = models.ForeignKey(RepairRequest, models.PROTECT, related_name="extensions")
    granted_on = models.DateField("gegeven op")
    former_day = models.DateField("eerdere laatste dag")
    new_day = models.DateField("nieuwe laatste dag")
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="repair_extension_order",
                condition=Q(new_day__gt=F("former_day"), former_day__gte=F("granted_on")),
                violation_error_message="Meer tijd geven kan tot en met de laatste dag, en tot een latere dag.",
            )
        ]
        triggers = guards.append_only("objection_repair_extension")


class ObjectionPaper(Inspectable, Record):
    """A paper of the objection file. ``objection`` is empty for what concerns the whole procedure."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="papers")
    objection = models.ForeignKey(Objection, models.PROTECT, null=True, related_name="papers")
    kind = models.CharField("soort", max_length=15, choices=PaperKind)
    title = models.CharField("titel", max_length=200)
    received_on = models.DateField("ontvangen op")
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="kept_back_paper_has_reason",
                condition=Q(kept_back=False) | Q(kept_back_reason__gt="", opened_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title
