"""The papers around the committee: that it has the objections, the invitation to its hearing, and its advice."""

from dataclasses import dataclass
from datetime import date

from correspondence.kinds import LetterKind as Kind
from correspondence.letters import ApplicantLine, PupilLine
from objections.enums import LetterKind
from objections.letters.common import ObjectionLetter


@dataclass(frozen=True, slots=True)
class ForwardedLetter(ObjectionLetter):
    """To every party at once: the committee has the file. ``file_list`` names each paper in it, ``defence`` is ours.

    ``members`` names who sit in the committee; empty for the LBT, which composes its own.
    """

    forwarded_on: date
    committee: str
    members: tuple[str, ...]
    file_list: tuple[str, ...]
    defence: str


@dataclass(frozen=True, slots=True)
class InvitationLetter(ObjectionLetter):
    """The invitation to the hearing (Awb 7:2), with what may be sent until when and read from when (7:4).

    ``papers_until`` is None when that day has passed already. ``separate`` tells why the parties are heard apart.
    """

    committee: str
    hearing_on: date
    time: str
    place: str
    papers_until: date | None
    inspection_from: date
    representative: str
    separate: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is advised on one objection: whose it is, when it came in, and the outcome in words."""

    objector: str
    received_on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class CommitteeAdviceAnnex:
    """The whole advice of the committee (Awb 7:13(6)); it goes along with the decision on objection."""

    committee: str
    members: tuple[str, ...]
    partnership: str
    partnership_code: str
    reference: str
    decision_number: str
    decision_date: date
    pupil: PupilLine
    applicant: ApplicantLine
    hearing_report: str
    admissibility: str
    considerations: str
    advice: str
    verdicts: tuple[Verdict, ...]
    effect: str
    dated: date
    signed_by: str


def _kind(kind: LetterKind, contents: type, template: str, stem: str) -> Kind:
    return Kind(kind.value, str(kind.label).capitalize(), contents, template, "1", stem)


FORWARDED = _kind(LetterKind.FORWARDED, ForwardedLetter, "letters/objection_forwarded.html", "bezwaar-doorgestuurd")
INVITATION = _kind(LetterKind.INVITATION, InvitationLetter, "letters/objection_invitation.html", "bezwaar-hoorzitting")
COMMITTEE_ADVICE = _kind(
    LetterKind.COMMITTEE_ADVICE, CommitteeAdviceAnnex, "letters/committee_advice.html", "bezwaar-advies"
)
