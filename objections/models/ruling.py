"""The decision on objection (beslissing op bezwaar, Awb 7:11, 7:12)."""

from django.db import models
from django.db.models import Q

from accounts.models import Mandate, User
from casework import guards
from casework.models import Record
from decisions.models import Decision
from objections.enums import Effect, Part, RulingStatus
from objections.models.committee import CommitteeAdvice
from objections.models.procedure import Procedure

SENDING_COLUMNS = ("status", "sending_date", "letters_made", "published_on", "published_by_id")
TAKEN_BACK_COLUMNS = ("taken_back_on", "taken_back_by_id", "taken_back_reason")


class ObjectionDecision(Record):
    """What is decided on the objections of one procedure, why, by whom and on whose behalf.

    ``verdicts`` maps the public id of each open objection to its outcome. ``replacement`` is the new decision when the
    contested one is replaced. ``advice`` is the committee's final advice that it follows or departs from; without one
    only when every objection is met in full. ``same_organ`` records that the organ itself took the contested decision
    as well (Awb 10:3(3) keeps out only who did so under a mandate).
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="rulings")
    status = models.CharField("stand", max_length=10, choices=RulingStatus, default=RulingStatus.DRAFT)
    version = models.PositiveIntegerField(default=1)
    verdicts = models.JSONField("uitkomst per bezwaar", default=dict)
    effect = models.CharField("gevolg voor het besluit", max_length=12, choices=Effect, blank=True)
    advice = models.ForeignKey(CommitteeAdvice, models.PROTECT, null=True, related_name="+")
    replacement = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")
    new_outcome = models.CharField("nieuwe uitkomst", max_length=20, blank=True)

    reasons_admissibility = models.TextField("ontvankelijkheid", blank=True)
    reasons_hearing = models.TextField("het horen", blank=True)
    reasons_facts = models.TextField("de feiten van nu", blank=True)
    reasons_grounds = models.TextField("de gronden van het bezwaar", blank=True)
    reasons_weighing = models.TextField("onze heroverweging", blank=True)
    reasons_departure = models.TextField("waarom wij van het advies van de commissie afwijken", blank=True)
    reasons_defect = models.TextField("een klein gebrek dat niemand benadeelt", blank=True)
    reasons_costs = models.TextField("vergoeding van kosten", blank=True)
    costs_granted = models.BooleanField("kosten worden vergoed", null=True)

    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    offered_at = models.DateTimeField("aangeboden ter besluitvorming", null=True)
    returned_at = models.DateTimeField("teruggegeven", null=True)
    return_remark = models.TextField("opmerking bij teruggave", blank=True)
    adopted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    adopted_at = models.DateTimeField(null=True)
    decided_on = models.DateField("datum beslissing", null=True)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", null=True)
    signer_name = models.CharField("ondertekend door", max_length=200, blank=True)
    signer_function = models.CharField("functie", max_length=200, blank=True)
    on_behalf_of = models.CharField("namens", max_length=200, blank=True)
    same_organ = models.BooleanField("hetzelfde orgaan nam ook het eerste besluit", default=False)
    effective_on = models.DateField("ingangsdatum", null=True)
    valid_until = models.DateField("geldig tot en met", null=True)
    sending_date = models.DateField("verzenddatum", null=True)
    letters_made = models.PositiveSmallIntegerField("keren opgemaakt", default=0)
    published_on = models.DateField("verstuurd op", null=True)
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    taken_back_on = models.DateField("teruggenomen op", null=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    taken_back_reason = models.TextField("waarom teruggenomen", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_ruling",
                fields=["procedure"],
                condition=~Q(status=RulingStatus.REVOKED),
                violation_error_message="Er is al een beslissing op bezwaar in voorbereiding of genomen.",
            ),
            models.CheckConstraint(
                name="adopted_ruling_is_whole",
                condition=Q(status=RulingStatus.DRAFT)
                | Q(
                    effect__gt="",
                    adopted_at__isnull=False,
                    adopted_by__isnull=False,
                    decided_on__isnull=False,
                    sending_date__isnull=False,
                    signer_name__gt="",
                ),
            ),
            models.CheckConstraint(
                name="published_ruling_has_date",
                condition=~Q(status=RulingStatus.PUBLISHED) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="ruling_that_supersedes_has_replacement",
                condition=Q(status__in=[RulingStatus.DRAFT, RulingStatus.REVOKED])
                | ~Q(effect=Effect.SUPERSEDED)
                | Q(replacement__isnull=False),
            ),
        ]
        triggers = [
            *guards.frozen_when(
                "objection_decision", "OLD.status <> 'draft'", allowed=(*SENDING_COLUMNS, *TAKEN_BACK_COLUMNS)
            ),
            guards.frozen_when("objection_decision_sent", "OLD.published_on IS NOT NULL", allowed=())[0],
        ]

    def part(self, part: str) -> str:
        """The text of one part of the reasons."""
        return str(getattr(self, f"reasons_{Part(part).value}"))

    def parts(self) -> dict[str, str]:
        """Every part of the reasons with its text, in the fixed order."""
        return {part.value: self.part(part) for part in Part}

    @property
    def is_offered(self) -> bool:
        """Whether a draft waits for whoever decides."""
        return self.status == RulingStatus.DRAFT and self.offered_at is not None
