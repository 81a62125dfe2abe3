"""Who may sign: a mandate today, no other role in the case, no tie to the applicant (fine-print §10)."""

from datetime import date

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from accounts.models import Membership
from applications.enums import Capacity
from applications.models import Application, Participation
from assessments import queries as assessments
from assessments.rules import same_place
from casework.acting import Actor
from decisions.facts import SignerFacts


def signer_facts(case: Application, actor: Actor, today: date) -> SignerFacts:
    """Whether this person may sign, and if not, whether somebody else may (fine-print §10)."""
    mandate = accounts.mandate_of(actor, MandateKind.DECIDE_APPLICATIONS, today)
    role, tie = other_role(case, actor.user_id), tied_to(case, actor.user_id, today)
    eligible = mandate is not None and not role and not tie
    somebody = (
        True
        if eligible
        else any(
            is_free(case, other.user_id, today)
            for other in holders(case, MandateKind.DECIDE_APPLICATIONS, today)
            if other.user_id != actor.user_id
        )
    )
    return SignerFacts(mandate is not None, role, tie, somebody)


def holders(case: Application, kind: str, today: date) -> list[Membership]:
    """Everybody of the board who holds a mandate of this kind today."""
    members = accounts.members_with_role(case.partnership_id, Role.BOARD_MEMBER, today)
    holding = members.filter(mandates__kind=kind, mandates__valid_from__lte=today, mandates__valid_until__gte=today)
    return list(holding.distinct())


def is_free(case: Application, user_id: int, today: date) -> bool:
    """Whether somebody has no other role in a case and no tie to its applicant."""
    return not other_role(case, user_id) and not tied_to(case, user_id, today)


def other_role(case: Application, user_id: int | None) -> str:
    """What somebody did in this case besides deciding, now or before, as a word."""
    if user_id in assessments.expert_user_ids(case.pk):
        return str(Capacity.EXPERT.label)
    parts = Participation.objects.filter(application=case, user_id=user_id).exclude(capacity=Capacity.DECIDER)
    capacity = parts.order_by("id").values_list("capacity", flat=True).first()
    return str(Capacity(capacity).label) if capacity else ""


def tied_to(case: Application, user_id: int | None, today: date) -> str:
    """The applying board or the school of origin, when somebody works for it or sits on it today."""
    if user_id is None:
        return ""
    career = getattr(case, "career", None)
    origin = career.school_name if career else ""
    for hat in accounts.hats(user_id, today):
        if hat.organisation_id == case.board_id:
            return hat.organisation.name
        names = [hat.organisation.name, *([hat.site.name] if hat.site else [])]
        if hat.role == Role.SCHOOL_STAFF and origin and any(same_place(name, origin) for name in names):
            return origin
    return ""
