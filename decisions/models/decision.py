"""The decision on one application, from its draft on; frozen as soon as it is adopted."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from accounts.models import Mandate, User
from applications.enums import Kind
from applications.models import Application
from casework import guards
from casework.models import Record
from decisions.enums import IN_FORCE, PROPOSALS, Ground, Outcome, OutsideGround, Part, Replaces, Status

NUMBER = "^VO[0-9]{4}-[0-9]{4}-[0-9]{5}$"
# What may still change on an adopted decision: where it stands, and how and when it left (or did not leave) the house.
SENDING_COLUMNS = (
    "status",
    "sending_date",
    "letters_made",
    "published_on",
    "published_by_id",
    "superseded_on",
    "revoked_on",
)
TAKEN_BACK_COLUMNS = ("taken_back_on", "taken_back_by_id", "taken_back_reason")


class Decision(Record):
    """One decision: what was asked, what was decided, why, by whom and on whose behalf.

    The reasons stand in fixed parts (``enums.Part``). ``advisers`` and ``criteria_lines`` are snapshots taken at
    adoption; ``passed_points`` holds the reason for each soft point that was passed, ``own_steps`` how each step that
    the partnership itself prescribes was set. A decision that was taken back before it was sent keeps its number for
    the next decision in the same case. One that ``supersedes`` another is adopted while that one is still in force, and
    takes its place on the day on which it is sent itself.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    kind = models.CharField("gevraagd", max_length=10, choices=Kind)
    outcome = models.CharField("uitkomst", max_length=20, choices=Outcome, blank=True)
    ground = models.CharField("formele grond", max_length=20, choices=Ground, blank=True)
    status = models.CharField("stand", max_length=12, choices=Status, default=Status.DRAFT)
    number = models.CharField("nummer", max_length=17, blank=True)
    version = models.PositiveIntegerField(default=1)

    reasons_criteria = models.TextField("de criteria", blank=True)
    criteria_lines = models.JSONField(default=list)
    reasons_facts = models.TextField("de feiten", blank=True)
    reasons_advice_1 = models.TextField("het advies van de eerste deskundige", blank=True)
    reasons_advice_2 = models.TextField("het advies van de tweede deskundige", blank=True)
    reasons_views = models.TextField("wat ouders en leerling ervan vinden", blank=True)
    reasons_weighing = models.TextField("onze afweging", blank=True)
    reasons_conclusion = models.TextField("conclusie", blank=True)
    reasons_departure = models.TextField("waarom wij van een advies afwijken", blank=True)
    outside_ground = models.CharField("waarom buiten de adviezen", max_length=12, choices=OutsideGround, blank=True)
    outside_words = models.TextField("toelichting daarop", blank=True)
    data_differ = models.BooleanField("rust op andere gegevens dan die van het schoolbestuur", default=False)
    own_steps = models.JSONField("eigen stappen van het samenwerkingsverband", default=dict)
    passed_points = models.JSONField("gepasseerde aandachtspunten", default=dict)
    advisers = models.JSONField("adviseurs", default=list)

    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    prepared_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField("aangeboden ter besluitvorming", null=True)
    returned_at = models.DateTimeField("teruggegeven", null=True)
    return_remark = models.TextField("opmerking bij teruggave", blank=True)

    adopted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    adopted_at = models.DateTimeField(null=True)
    decided_on = models.DateField("datum besluit", null=True)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", null=True)
    signer_name = models.CharField("ondertekend door", max_length=200, blank=True)
    signer_function = models.CharField("functie", max_length=200, blank=True)
    on_behalf_of = models.CharField("namens", max_length=200, blank=True)
    effective_on = models.DateField("ingangsdatum", null=True)
    valid_until = models.DateField("geldig tot en met", null=True)
    sending_date = models.DateField("verzenddatum", null=True)
    letters_made = models.PositiveSmallIntegerField("keren opgemaakt", default=0)
    published_on = models.DateField("verstuurd op", null=True)
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)

    supersedes = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    replaces_as = models.CharField("hoe het een besluit vervangt", max_length=10, choices=Replaces, blank=True)
    replaces_reason = models.TextField("waarom het vorige besluit wordt vervangen", blank=True)
    same_facts = models.BooleanField("de feiten zijn dezelfde als bij de adviezen", default=False)
    superseded_on = models.DateField("vervangen op", null=True)
    revoked_on = models.DateField("herroepen op", null=True)
    taken_back_on = models.DateField("teruggenomen op", null=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    taken_back_reason = models.TextField("waarom teruggenomen", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="decision_number_unique",
                fields=["number"],
                condition=Q(number__gt="", taken_back_on__isnull=True),
                violation_error_message="Dit nummer is al gebruikt.",
            ),
            models.UniqueConstraint(
                name="one_published_decision", fields=["application"], condition=Q(status=Status.PUBLISHED)
            ),
            # Beside a published one only when it supersedes that one: ``decision_beside_another`` (a trigger).
            models.UniqueConstraint(
                name="one_adopted_decision", fields=["application"], condition=Q(status=Status.ADOPTED)
            ),
            models.UniqueConstraint(
                name="one_decision_draft", fields=["application"], condition=Q(status=Status.DRAFT)
            ),
            models.CheckConstraint(
                name="adopted_decision_is_whole",
                condition=Q(status=Status.DRAFT)
                | Q(
                    number__regex=NUMBER,
                    outcome__gt="",
                    adopted_at__isnull=False,
                    adopted_by__isnull=False,
                    decided_on__isnull=False,
                    sending_date__isnull=False,
                    signer_name__gt="",
                ),
                violation_error_message="Een genomen besluit heeft nummer, uitkomst, datum en ondertekenaar.",
            ),
            models.CheckConstraint(
                name="published_decision_has_date",
                condition=~Q(status__in=[Status.PUBLISHED, Status.SUPERSEDED]) | Q(published_on__isnull=False),
                violation_error_message="Een verstuurd besluit heeft een datum van verzending.",
            ),
            models.CheckConstraint(
                name="superseding_says_how",
                condition=Q(supersedes__isnull=True, replaces_as="") | Q(supersedes__isnull=False, replaces_as__gt=""),
            ),
            models.CheckConstraint(
                name="superseded_decision_has_date",
                condition=~Q(status=Status.SUPERSEDED) | Q(superseded_on__isnull=False),
            ),
            models.CheckConstraint(
                name="revoked_decision_has_date",
                condition=~Q(status=Status.REVOKED) | Q(revoked_on__isnull=False) | Q(taken_back_on__isnull=False),
            ),
            models.CheckConstraint(
                name="revoked_decision_was_sent",
                condition=Q(revoked_on__isnull=True) | Q(status=Status.REVOKED, published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="taken_back_decision_was_not_sent",
                condition=Q(taken_back_on__isnull=True)
                | Q(status=Status.REVOKED, published_on__isnull=True, taken_back_reason__gt=""),
                violation_error_message="Terugnemen kan alleen voor verzending, met een reden.",
            ),
            models.CheckConstraint(
                name="formal_decision_has_its_outcome",
                condition=Q(ground="")
                | Q(ground=Ground.NOT_PROCESSED, outcome=Outcome.NOT_PROCESSED)
                | (~Q(ground=Ground.NOT_PROCESSED) & Q(outcome=Outcome.REFUSAL)),
                violation_error_message="Op een formele grond wordt afgewezen of buiten behandeling gelaten.",
            ),
            models.CheckConstraint(
                name="not_processed_has_its_ground",
                condition=~Q(outcome=Outcome.NOT_PROCESSED) | Q(ground=Ground.NOT_PROCESSED),
            ),
            models.CheckConstraint(
                name="grant_takes_effect",
                condition=Q(status=Status.DRAFT) | ~Q(outcome=Outcome.GRANT) | Q(effective_on__isnull=False),
            ),
            models.CheckConstraint(
                name="only_lwoo_ends",
                condition=Q(valid_until__isnull=True)
                | Q(kind=Kind.LWOO, outcome=Outcome.GRANT, valid_until__gt=F("effective_on")),
                violation_error_message="Alleen een lwoo-aanwijzing onder eigen regels heeft een einddatum.",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "offered_at"], name="decision_worklist"),
            models.Index(fields=["application", "status"], name="decision_of_case"),
        ]
        triggers = [
            *guards.frozen_when("decision", "OLD.status <> 'draft'", allowed=(*SENDING_COLUMNS, *TAKEN_BACK_COLUMNS)),
            # What was sent stays as sent: only a later decision may take its place.
            guards.frozen_when(
                "decision_sent", "OLD.published_on IS NOT NULL", allowed=("status", "superseded_on", "revoked_on")
            )[0],
        ]

    def __str__(self) -> str:
        return self.number or "conceptbesluit"

    @property
    def is_formal(self) -> bool:
        """Whether it is taken on a formal ground, without advices and without a finding."""
        return bool(self.ground)

    @property
    def is_in_force(self) -> bool:
        """Whether this is the decision that counts now, sent or not."""
        return self.status in IN_FORCE

    @property
    def follows_objection(self) -> bool:
        """Whether it is taken with a decision on objection: then it is sent, made anew and taken back with that one."""
        return self.replaces_as == Replaces.OBJECTION

    @property
    def takes_objection(self) -> bool:
        """Whether terms to object run on it: it was sent and counts, and it did not follow an objection."""
        return self.status == Status.PUBLISHED and not self.follows_objection

    @property
    def ended_on(self) -> date | None:
        """Since when it no longer holds, after it was sent; None while it does."""
        return self.superseded_on or self.revoked_on

    @property
    def state_word(self) -> str:
        """Where it stands, as a word; taken back before it was sent is not the same as revoked afterwards."""
        if self.taken_back_on:
            return "teruggenomen"
        return "herroepen" if self.revoked_on else str(self.get_status_display())

    @property
    def outcome_word(self) -> str:
        """The outcome as a word, for states and tables."""
        return str(self.get_outcome_display())

    @property
    def said_outcome(self) -> str:
        """The outcome for who reads the decision: a draft only proposes it. Empty while nothing was chosen."""
        if self.status == Status.DRAFT and self.outcome:
            return str(PROPOSALS[Outcome(self.outcome)])
        return self.outcome_word

    @property
    def is_offered(self) -> bool:
        """Whether a draft waits for whoever decides."""
        return self.status == Status.DRAFT and self.offered_at is not None

    def part(self, part: str) -> str:
        """The text of one part of the reasons."""
        text: Any = getattr(self, f"reasons_{Part(part).value}")
        return str(text)

    def parts(self) -> dict[str, str]:
        """Every part of the reasons with its text, in the fixed order."""
        return {part.value: self.part(part) for part in Part}
