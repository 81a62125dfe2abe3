"""Who hears of what happens to a decision. Messages name no pupil, no school and no outcome."""

from collections.abc import Iterable

from django.urls import reverse

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from accounts.models import Membership, User
from accounts.notifications import GUEST_LINK
from applications.models import Application
from applications.notifications import Recipient, office, parents, school, send
from casework import mail
from casework.acting import Act
from casework.text import dutch_date
from decisions.models import Breach, Decision, Guest, Hearing
from decisions.rules import departs_from_codes


def deciders(case: Application, act: Act) -> list[Recipient]:
    """Everybody of the board who holds a mandate to decide today."""
    members = accounts.members_with_role(case.partnership_id, Role.BOARD_MEMBER, act.today)
    return [
        Recipient(member.user_id, member.user.email)
        for member in members.filter(
            mandates__kind=MandateKind.DECIDE_APPLICATIONS,
            mandates__valid_from__lte=act.today,
            mandates__valid_until__gte=act.today,
        )
    ]


def person(user: User | None) -> list[Recipient]:
    """One person, if there is one who can be reached."""
    return [Recipient(user.pk, user.email)] if user and user.is_active else []


def offered(act: Act, decision: Decision) -> None:
    """Tell whoever decides that a draft waits."""
    case = decision.application
    send(act, case, "decision_offered", deciders(case, act), f"decision{decision.pk}.{act.request_id}")


def returned(act: Act, decision: Decision) -> None:
    """Tell whoever prepared the draft that it came back with a remark."""
    recipients = person(decision.prepared_by)
    send(act, decision.application, "decision_returned", recipients, f"decision{decision.pk}.{act.request_id}")


def adopted(act: Act, decision: Decision) -> None:
    """Tell the secretariat that a decision waits to be sent."""
    case = decision.application
    send(act, case, "decision_adopted", office(case, act), f"decision{decision.pk}")


def taken_back(act: Act, decision: Decision) -> None:
    """Tell the secretariat that a decision was taken back before it was sent."""
    case = decision.application
    send(act, case, "decision_taken_back", office(case, act), f"decision{decision.pk}")


def published(act: Act, decision: Decision) -> None:
    """Tell school and parents that there is a decision; tell an adviser from whom was departed (Awb 3:43)."""
    case = decision.application
    send(act, case, "decision_published", [*school(act, case), *parents(act, case)], f"decision{decision.pk}")
    departed(act, decision)


def departed(act: Act, decision: Decision) -> None:
    """Tell an adviser that was departed from his advice (Awb 3:43)."""
    send(act, decision.application, "decision_departs", _departed(act, decision), f"decision{decision.pk}")


def _departed(act: Act, decision: Decision) -> list[Recipient]:
    slots = departs_from_codes(
        decision.kind, decision.outcome, [(int(one["slot"]), str(one["outcome"])) for one in decision.advisers]
    )
    experts = accounts.members_with_role(decision.application.partnership_id, Role.EXPERT, act.today)
    wanted = {one["user_id"] for one in decision.advisers if one["slot"] in slots}
    return [Recipient(member.user_id, member.user.email) for member in experts.filter(user_id__in=wanted)]


def invited(act: Act, hearing: Hearing) -> None:
    """Tell whoever is invited to give a view; who does not follow the case hears of it in the way that was chosen."""
    case = hearing.application
    if hearing.party == "board":
        recipients = school(act, case)
    else:
        user = hearing.guardian.user if hearing.guardian else case.pupil.user
        recipients = [one for one in person(user) if one in parents(act, case)]
    send(act, case, "view_invited", recipients, f"hearing{hearing.pk}")


def breach_found(act: Act, breach: Breach, officers: Iterable[Membership]) -> None:
    """Tell the privacy officer that a letter came to a wrong person, with the way to it and nothing of the case."""
    link = reverse("decisions:settle_breach", args=[breach.public_id])
    people = [Recipient(member.user_id, member.user.email) for member in officers]
    send(act, breach.application, "breach_found", people, f"breach{breach.pk}", link=link)


def guest_admitted(act: Act, guest: Guest, token: str) -> None:
    """Mail a school the link to one declaration; the message says nothing of the pupil."""
    mail.queue(
        act,
        GUEST_LINK,
        address=guest.email,
        occasion=str(guest.public_id),
        case_id=guest.decision.application_id,
        context={
            "link": reverse("decisions:guest", kwargs={"token": token}),
            "day": dutch_date(guest.valid_until),
        },
    )
