"""Who sees which case. Every other ``visible_to`` starts from this one and narrows."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.enums import Role
from accounts.models import Membership
from applications.enums import REVOKED, Capacity, Status
from applications.models import Application, Guardian, Participation
from applications.rules import Stage, StageFacts, audience_of, stage
from applications.steps import known_status
from applications.terms import ADULT, born_by
from casework.acting import Actor

PARTNERSHIP_WIDE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
FAMILY = (Capacity.GUARDIAN, Capacity.PUPIL)
BY_TAKING_PART = {
    Role.EXPERT: (Capacity.EXPERT,),
    Role.COMMITTEE_CHAIR: (Capacity.COMMITTEE,),
    Role.COMMITTEE_MEMBER: (Capacity.COMMITTEE,),
    Role.PARENT: FAMILY,
}


def visible_to(actor: Actor) -> QuerySet[Application]:
    """The cases that this person sees under this hat: never outside the partnership, closed for unknown roles.

    Partnership-wide roles see everything but drafts; school staff see their board's; others what they take part in.
    """
    cases = Application.objects.filter(partnership_id=actor.partnership_id)
    if actor.partnership_id is None or actor.user_id is None:
        return cases.none()
    if actor.role in PARTNERSHIP_WIDE:
        return cases.exclude(status=Status.DRAFT)
    if actor.role == Role.SCHOOL_STAFF:
        return cases.filter(_own_school(actor))
    if actor.role in BY_TAKING_PART:
        return cases.filter(_takes_part(actor, BY_TAKING_PART[Role(actor.role)]))
    return cases.none()


def _own_school(actor: Actor) -> Q:
    """Cases of the own board; of one site only when the hat is limited to that site."""
    limit = Membership.objects.filter(pk=actor.membership_id, site__isnull=False)
    unlimited = ~Exists(limit)
    return Q(board_id=actor.organisation_id) & (Q(unlimited) | Q(site_id__in=limit.values("site_id")))


def _takes_part(actor: Actor, capacities: tuple[Capacity, ...]) -> Exists:
    parts = Participation.objects.filter(application=OuterRef("pk"), user_id=actor.user_id, capacity__in=capacities)
    return Exists(parts.filter(still_part(actor.day)))


def still_part(day: date | None) -> Q:
    """The parts that hold on a day: no verb ended them, no birthday, and their own last day is not over.

    Without a day a part that has a last day is over.
    """
    unlimited = Q(last_day__isnull=True)
    in_time = unlimited if day is None else unlimited | Q(last_day__gte=day)
    return Q(active_until__isnull=True) & in_time & _not_outgrown(day)


def _not_outgrown(day: date | None) -> Q:
    """Parts that the pupil's eighteenth birthday did not end by that day (fine-print §2); without a day no parent's.

    An adult pupil may authorise a parent in writing; that counts while its paper is in the file.
    """
    others: Q = ~Q(capacity=Capacity.GUARDIAN)
    if day is None:
        return others
    minor = Q(application__pupil__birth_date__isnull=True) | Q(application__pupil__birth_date__gt=born_by(day, ADULT))
    authorised = Guardian.objects.filter(
        application=OuterRef("application"), user=OuterRef("user"), authorisation__isnull=False
    )
    return Q(others | minor, Exists(authorised.filter(authorisation__removed_at__isnull=True)), _connector=Q.OR)


def family_of(case: Application, day: date | None) -> QuerySet[Participation]:
    """The parts of parents and pupil in a case on a day."""
    parts = case.participations.filter(_not_outgrown(day), capacity__in=FAMILY, active_until__isnull=True)
    return parts.order_by("id")


def for_system(partnership_id: int | None) -> QuerySet[Application]:
    """The cases of a partnership for work without a person. A test lists the callers."""
    return Application.objects.filter(partnership_id=partnership_id)


def capacity_of(case: Application, actor: Actor) -> str:
    """In which capacity this person takes part in a case now; empty when only his role lets him see it."""
    found = case.participations.filter(still_part(actor.day), user_id=actor.user_id)
    return found.order_by("id").values_list("capacity", flat=True).first() or ""


def audience_for(case: Application, actor: Actor) -> str:
    """Which audience of the timeline and the stage this reader belongs to. Decided by the hat, which is one."""
    del case
    return audience_of("", actor.role)


def audience_for_role(role: str) -> str:
    """The audience of a reader outside any case: of lists, counts and search."""
    return audience_of("", role)


def status_for(case: Application, actor: Actor) -> str:
    """The state of a case as this reader may know it: before it is sent, no decision shows outside the office."""
    published = case.published_on is not None
    return known_status(case.status, case.decided_from, audience_for(case, actor), published=published)


def stage_of(case: Application, actor: Actor) -> Stage:
    """Where a case stands, as this reader may know it."""
    known = status_for(case, actor)
    facts = StageFacts(
        known,
        published_outcome=case.published_outcome,
        outcome_word=case.outcome_word,
        contested=case.contested_on is not None,
        superseded=case.outcome_word if case.published_outcome == REVOKED else "",
        lapsed=case.lapsed_on is not None,
    )
    return stage(facts, audience_for(case, actor))


# A decider among those who take part would tell that both advices are in and that a decision was taken.
HIDDEN_CAPACITIES = (Capacity.EXPERT, Capacity.DECIDER, Capacity.GUARDIAN, Capacity.PUPIL)


def participants(case: Application, actor: Actor) -> QuerySet[Participation]:
    """Who has access, as far as this reader may know: experts and parents do not learn who the experts are."""
    rows = case.participations.filter(still_part(actor.day)).select_related("user").order_by("capacity", "id")
    if audience_of("", actor.role) == "office":
        return rows
    return rows.filter(Q(user_id=actor.user_id) | ~Q(capacity__in=HIDDEN_CAPACITIES))
