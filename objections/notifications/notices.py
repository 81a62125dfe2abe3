"""Messages about receiving an objection, what is asked of its objector, its term and its end."""

from django.urls import reverse

from applications.models import Application
from applications.notifications import Recipient, family, office, parents, school, send
from casework import mail
from casework.acting import Act
from objections.enums import ObjectorKind
from objections.models import Objection, Procedure


def objectors(act: Act, objection: Objection) -> list[Recipient]:
    """Who gets messages for an objector: himself, or for a board everybody of the school who works on the case."""
    if objection.objector_kind == ObjectorKind.BOARD:
        return school(act, objection.application)
    user_id = objection.objector_user_id
    if user_id is None:
        return []
    # An objection that a parent made stays his when the pupil turns eighteen, until standing is judged.
    found = [one for one in family(objection.application) if one.user_id == user_id]
    return found[:1]


def everybody(act: Act, case: Application) -> list[Recipient]:
    """School and parents who follow the case today."""
    return [*school(act, case), *parents(act, case)]


def tell_arrival(act: Act, objection: Objection) -> None:
    """Confirm receipt to the objector whoever pressed the button (Awb 6:14); tell the others and the secretariat."""
    case = objection.application
    mine = objectors(act, objection)
    _confirm(act, objection, mine)
    known = {one.user_id for one in mine}
    others = [one for one in everybody(act, case) if one.user_id not in known]
    send(act, case, "objection_other", others, f"objection{objection.pk}")
    send(act, case, "objection_new", office(case, act), f"objection{objection.pk}")


def _confirm(act: Act, objection: Objection, recipients: list[Recipient]) -> None:
    link = reverse("applications:case", args=[objection.application.public_id])
    for recipient in recipients:
        mail.queue(
            act,
            "objection_receipt",
            address=recipient.address,
            occasion=f"objection{objection.pk}",
            user_id=recipient.user_id,
            case_id=objection.application_id,
            context={"link": link},
        )


def ask_objector(act: Act, objection: Objection, occasion: str) -> None:
    """Something is needed from the objector: what, and until when, he reads in the program."""
    send(act, objection.application, "objection_question", objectors(act, objection), occasion)


def tell_later(act: Act, procedure: Procedure, occasion: str, *, but: Objection | None = None) -> None:
    """The decision on objection may come later (Awb 7:10(5)); ``but`` names who was told in another way."""
    known = {one.user_id for one in objectors(act, but)} if but else set()
    others = [one for one in everybody(act, procedure.application) if one.user_id not in known]
    send(act, procedure.application, "objection_later", others, occasion)


def tell_office(act: Act, objection: Objection, occasion: str) -> None:
    """Something came in that the secretariat has to look at."""
    case = objection.application
    send(act, case, "objection_answered", office(case, act), occasion)


def tell_withdrawal(act: Act, objection: Objection, *, ends: bool) -> None:
    """An objection is withdrawn: its objector, the secretariat, and everybody when none is left."""
    case = objection.application
    told = everybody(act, case) if ends else objectors(act, objection)
    send(act, case, "objection_withdrawn", [*told, *office(case, act)], f"objection{objection.pk}")
