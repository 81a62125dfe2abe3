"""What every letter of an objection is filled in with, and to whom it goes."""

from typing import Any

from django.db import models

from applications.paperwork import pupil_line
from casework.acting import Act
from casework.refusals import WrongState
from correspondence import addressing
from correspondence.consequences import Recipient, order_letter
from correspondence.kinds import LetterKind
from correspondence.letters import PupilLine
from objections.models import Procedure
from objections.queries import Party, addressee

PUPIL_UNKNOWN = (
    "Naam en geboortedatum van de leerling ontbreken in het dossier; die staan in elke brief. Vul ze eerst in."
)


def common(act: Act, procedure: Procedure, party: Party) -> dict[str, Any]:
    """The fields of ``letters.common.ObjectionLetter`` for one party."""
    case = procedure.application
    objection = party.objection
    return {
        "letterhead": addressing.letterhead(case.partnership),
        "addressee": addressee(case, party),
        "reference": procedure.number,
        "sending_date": act.today,
        "decision_number": procedure.decision.number,
        "decision_date": procedure.decision.decided_on or act.today,
        "pupil": pupil_of(procedure),
        "applicant": addressing.applicant(case.board, case.site),
        "signer": addressing.office_signer(case.partnership),
        "support": addressing.support_point(case.partnership),
        "objector": objection.objector_name if objection and objection.representative else "",
    }


def pupil_of(procedure: Procedure) -> PupilLine:
    """The pupil as letters name one."""
    found = pupil_line(procedure.application)
    if found is None:
        raise WrongState(PUPIL_UNKNOWN)
    return found


def send_to(act: Act, procedure: Procedure, party: Party, kind: LetterKind, subject: models.Model, **said: Any) -> None:
    """Have one letter made for one party."""
    order_letter(
        act,
        case_id=procedure.application_id,
        subject=subject,
        kind=kind.code,
        contents=kind.contents(**common(act, procedure, party), **said),
        file_stem=f"{kind.stem}-{procedure.number}",
        recipient=Recipient(party.kind, party.id),
        sending_date=act.today,
    )
