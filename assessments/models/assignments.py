"""What experts are asked, what enters the file meanwhile, and what they ask themselves."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models import Application, Document
from assessments.enums import ACTIVE, AssignmentStatus, Profession, RecusalReason, ReplacementReason
from assessments.models.register import Expert
from casework.models import Record

SLOTS = (1, 2)


class Assignment(Record):
    """One expert asked to advise on one case in slot 1 or 2. A replacement is another row; nothing is overwritten.

    ``lapsed_on`` is set when the case itself ended (withdrawn): then nobody comes in this expert's place.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="assignments")
    slot = models.PositiveSmallIntegerField("plaats")
    profession = models.CharField("beroep", max_length=30, choices=Profession)
    question = models.TextField("vraag aan de deskundige")
    note = models.CharField("reden om deze deskundige toch te kiezen", max_length=300, blank=True)
    status = models.CharField("stand", max_length=10, choices=AssignmentStatus, default=AssignmentStatus.OFFERED)
    offered_on = models.DateField("gevraagd op")
    offered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField("aangenomen op", null=True)
    done_on = models.DateField("advies ingediend op", null=True)
    ended_on = models.DateField("geëindigd op", null=True)
    lapsed_on = models.DateField("vervallen op", null=True)
    recusal_reason = models.CharField("reden", max_length=15, choices=RecusalReason, blank=True)
    replacement_reason = models.CharField("reden", max_length=15, choices=ReplacementReason, blank=True)
    end_note = models.CharField("toelichting", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assignment_slot",
                condition=Q(slot__in=SLOTS),
                violation_error_message="Een deskundige adviseert op plaats 1 of 2.",
            ),
            models.UniqueConstraint(
                name="one_active_expert_per_slot", fields=["application", "slot"], condition=Q(status__in=ACTIVE)
            ),
            models.UniqueConstraint(
                name="one_active_slot_per_expert", fields=["application", "expert"], condition=Q(status__in=ACTIVE)
            ),
            models.CheckConstraint(
                name="assignment_state_has_date",
                condition=(
                    Q(status=AssignmentStatus.OFFERED)
                    | Q(status=AssignmentStatus.ACCEPTED, accepted_on__isnull=False)
                    | Q(status=AssignmentStatus.DONE, done_on__isnull=False)
                    | Q(status__in=(AssignmentStatus.RECUSED, AssignmentStatus.REPLACED), ended_on__isnull=False)
                ),
                violation_error_message="Bij elke stand van een opdracht hoort een datum.",
            ),
        ]
        indexes = [models.Index(fields=["expert", "status"], name="assignment_expert")]

    @property
    def is_active(self) -> bool:
        """Whether this assignment holds its slot."""
        return self.status in ACTIVE

    @property
    def word(self) -> str:
        """The state as a reader sees it."""
        return "vervallen" if self.lapsed_on else str(self.get_status_display())


class FileNotice(Record):
    """A paper that entered the file after this expert was asked: seen, answered, or set aside with a reason.

    Before his advice the expert says that he has seen it; after it he says whether it changes the advice
    (fine-print §3).
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="notices")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    arrived_on = models.DateField("in het dossier sinds")
    seen_at = models.DateTimeField("gezien op", null=True)
    answered_at = models.DateTimeField("beantwoord op", null=True)
    changes_advice = models.BooleanField("verandert dit uw advies", null=True)
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    set_aside_reason = models.CharField("reden", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_notice_per_document", fields=["assignment", "document"]),
            models.CheckConstraint(
                name="notice_set_aside_has_reason",
                condition=Q(set_aside_at__isnull=True) | Q(set_aside_reason__gt=""),
                violation_error_message="Geef een reden om dit stuk terzijde te leggen.",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say something about this paper. One that left the file asks nothing."""
        settled = self.seen_at or self.answered_at or self.set_aside_at
        return settled is None and self.document.removed_at is None


class ExpertQuestion(Record):
    """A question of one expert to the secretariat. Question and asker stay hidden from the other expert.

    An answer that adds a fact is a document of the file, for both (``document``).
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="questions")
    text = models.TextField("vraag")
    answer = models.TextField("antwoord", blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField("beantwoord op", null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="answered_question_has_answer", condition=Q(answered_at__isnull=True) | Q(answer__gt="")
            )
        ]
