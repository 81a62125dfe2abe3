"""What the annex with one expert's advice says: the advice as it was frozen, nothing added and nothing left out."""

from dataclasses import dataclass
from datetime import date

from correspondence.kinds import LetterKind
from correspondence.letters import ApplicantLine, PupilLine


@dataclass(frozen=True, slots=True)
class AdviceSection:
    """One heading of the advice with its text (a criterion, or another part of the considerations)."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """A later addition under the advice, because something came into the file after it."""

    dated: date
    text: str


@dataclass(frozen=True, slots=True)
class AdviceAnnex:
    """One advice of one expert, as an annex of its own (kept apart from the letter: its retention term is shorter).

    ``label`` is how the letter refers to it (``Bijlage 1``). ``documents`` names what the expert saw. ``declaration``
    is the expert's own declaration of independence.
    """

    label: str
    partnership: str
    partnership_code: str
    pupil: PupilLine
    applicant: ApplicantLine
    kind_label: str
    expert: str
    profession: str
    registration: str
    question: str
    documents: tuple[str, ...]
    sections: tuple[AdviceSection, ...]
    conclusion: str
    reservations: str
    declaration: str
    dated: date
    addenda: tuple[AddendumLine, ...] = ()


ADVICE_ANNEX = LetterKind("advice_annex", "Advies deskundige", AdviceAnnex, "letters/advice.html", "1", "advies")
KINDS = (ADVICE_ANNEX,)
