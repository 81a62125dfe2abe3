"""Who hears of what happens to an assignment or advice. Never the other expert, a school or a parent."""

from django.urls import reverse

from applications.models import Application
from applications.notifications import Recipient, office, send
from assessments.models import Assignment
from casework.acting import Act


def tell_expert(act: Act, assignment: Assignment, kind: str, occasion: str) -> None:
    """One message to the expert of an assignment, with the way to it."""
    user = assignment.expert.user
    link = reverse("assessments:assignment", args=[assignment.public_id])
    send(act, assignment.application, kind, [Recipient(user.pk, user.email)], occasion, link=link)


def tell_office(act: Act, case: Application, kind: str, occasion: str) -> None:
    """One message to everybody of the secretariat, with the way to the case."""
    send(act, case, kind, office(case, act), occasion)
