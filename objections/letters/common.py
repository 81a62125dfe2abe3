"""What every letter of an objection says."""

from dataclasses import dataclass
from datetime import date

from correspondence.letters import Addressee, ApplicantLine, Letterhead, PupilLine, Signer, SupportPoint


@dataclass(frozen=True, slots=True)
class ObjectionLetter:
    """Who writes to whom, about which objections to which decision. ``reference`` is the number of the procedure.

    ``objector`` is for whom a representative gets this letter (Awb 6:17); empty when the addressee speaks for himself.
    """

    letterhead: Letterhead
    addressee: Addressee
    reference: str
    sending_date: date
    decision_number: str
    decision_date: date
    pupil: PupilLine
    applicant: ApplicantLine
    signer: Signer
    support: SupportPoint
    objector: str
