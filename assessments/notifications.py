"""Who hears of what happens to an assignment or advice. Never the other expert, a school or a parent."""

from collections.abc import Iterable

from django.urls import reverse

from accounts import queries as accounts
from accounts.enums import Role
from applications.models import Application
from applications.notifications import Recipient
from assessments.models import Assignment
from casework import mail
from casework.acting import Act


def expert_of(assignment: Assignment) -> Recipient:
    """The expert himself."""
    user = assignment.expert.user
    return Recipient(user.pk, user.email)


def office(case: Application, act: Act) -> list[Recipient]:
    """The secretariat of the partnership today."""
    members = accounts.members_with_role(case.partnership_id, Role.SECRETARIAT, act.today)
    return [Recipient(member.user_id, member.user.email) for member in members]


def tell_expert(act: Act, assignment: Assignment, kind: str, occasion: str) -> None:
    """One message to the expert of an assignment, with the way to it."""
    link = reverse("assessments:assignment", args=[assignment.public_id])
    _send(act, assignment.application_id, kind, [expert_of(assignment)], occasion, link)


def tell_office(act: Act, case: Application, kind: str, occasion: str) -> None:
    """One message to everybody of the secretariat, with the way to the case."""
    link = reverse("applications:case", args=[case.public_id])
    _send(act, case.pk, kind, office(case, act), occasion, link)


def _send(act: Act, case_id: int, kind: str, recipients: Iterable[Recipient], occasion: str, link: str) -> None:
    for recipient in recipients:
        if recipient.user_id == act.actor.user_id:
            continue
        mail.queue(
            act,
            kind,
            address=recipient.address,
            occasion=occasion,
            user_id=recipient.user_id,
            case_id=case_id,
            context={"link": link},
        )
