"""Who sees which expert, assignment, advice, notice and question. Starts from the cases that somebody sees."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from applications.enums import Status
from applications.queries import visible_to
from assessments.enums import ACTIVE, AdviceStatus, AssignmentStatus
from assessments.models import Advice, AdviceSetAside, Assignment, Expert, ExpertQuestion, FileNotice
from casework.acting import Actor

INSIDE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
WITH_DECISION = frozenset({Role.SCHOOL_STAFF, Role.PARENT, Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER})


def experts_visible_to(actor: Actor) -> QuerySet[Expert]:
    """The register for the secretariat; an expert sees himself in it."""
    experts = Expert.objects.filter(partnership_id=actor.partnership_id).select_related("user")
    if actor.partnership_id is None or actor.user_id is None:
        return experts.none()
    if actor.role == Role.EXPERT:
        return experts.filter(user_id=actor.user_id)
    if actor.role == Role.SECRETARIAT:
        return experts.order_by("-active", "user__search_key", "id")
    return experts.none()


def assignments_visible_to(actor: Actor) -> QuerySet[Assignment]:
    """An expert's own assignments, ended ones too (those show no case); all of visible cases for the office."""
    assignments = Assignment.objects.select_related("expert__user", "application")
    if actor.role == Role.EXPERT and actor.user_id is not None:
        return assignments.filter(expert__user_id=actor.user_id, application__partnership_id=actor.partnership_id)
    if actor.role in INSIDE:
        return assignments.filter(application__in=visible_to(actor))
    return assignments.none()


def visible_with_decision() -> Q:
    """Which advices parties read: the counted ones of a case whose decision was sent to them (Awb 3:41, 3:49)."""
    return Q(application__published_on__isnull=False) & counted()


def counted() -> Q:
    """Final, in slot 1 or 2, of who holds that slot still, neither set aside nor superseded by a newer final one."""
    newer = Advice.objects.filter(supersedes=OuterRef("pk"), status=AdviceStatus.FINAL)
    aside = AdviceSetAside.objects.filter(advice=OuterRef("pk"))
    final = Q(status=AdviceStatus.FINAL, slot__in=(1, 2), assignment__status=AssignmentStatus.DONE)
    return final & ~Exists(newer) & ~Exists(aside)


def advices_visible_to(actor: Actor, today: date) -> QuerySet[Advice]:
    """The advices that this person reads.

    An expert reads his own only, before and after; where the partnership laid that down (default not) also the
    other's, once both are final. The office reads final ones, school and parents those that came with the decision.
    """
    advices = Advice.objects.filter(application__in=visible_to(actor)).select_related("expert__user", "application")
    if actor.role == Role.EXPERT:
        return advices.filter(_for_expert(actor, today))
    if actor.role in INSIDE:
        return advices.filter(status=AdviceStatus.FINAL)
    if actor.role in WITH_DECISION:
        return advices.filter(visible_with_decision())
    return advices.none()


def _for_expert(actor: Actor, today: date) -> Q:
    own = Q(expert__user_id=actor.user_id)
    if actor.partnership_id is None:
        return own
    if not accounts.policy_on(actor.partnership_id, today).experts_see_other_when_both_final:
        return own
    mine_counts = Advice.objects.filter(
        counted(), application=OuterRef("application_id"), expert__user_id=actor.user_id
    )
    both_final = Q(application__status__in=(Status.ADVISED, Status.DECIDED))
    return own | (both_final & counted() & Q(Exists(mine_counts)))


def notices_visible_to(actor: Actor) -> QuerySet[FileNotice]:
    """The notices of one's own active assignments, or all of visible cases for the secretariat."""
    notices = FileNotice.objects.filter(application__in=visible_to(actor))
    notices = notices.select_related("assignment__expert__user", "application", "document__file")
    if actor.role == Role.EXPERT:
        return notices.filter(assignment__expert__user_id=actor.user_id, assignment__status__in=ACTIVE)
    return notices if actor.role == Role.SECRETARIAT else notices.none()


def questions_visible_to(actor: Actor) -> QuerySet[ExpertQuestion]:
    """One's own questions, or all of visible cases for the secretariat; never those of the other expert."""
    questions = ExpertQuestion.objects.filter(application__in=visible_to(actor))
    questions = questions.select_related("assignment__expert__user", "application", "document")
    if actor.role == Role.EXPERT:
        return questions.filter(assignment__expert__user_id=actor.user_id)
    return questions if actor.role == Role.SECRETARIAT else questions.none()


def open_file_count() -> Count:
    """How many assignments an expert still works on: an annotation for ``Expert``."""
    at_work = (AssignmentStatus.OFFERED, AssignmentStatus.ACCEPTED)
    return Count("assignments", filter=Q(assignments__status__in=at_work), distinct=True)
