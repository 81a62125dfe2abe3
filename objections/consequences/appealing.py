"""The term to appeal to the court, per addressee of a decision on objection (Awb 6:7, 6:8, 8:1)."""

from applications.consequences import lock_case, restate_terms
from applications.models import Application
from casework.acting import Act
from casework.snapshots import law_on
from correspondence.events import SendingChanged
from correspondence.models import Letter
from correspondence.queries import known_since, letters_about
from decisions.terms import appeal_terms
from objections.enums import LetterKind
from objections.models import ObjectionDecision


def restate_appeal_terms(act: Act, ruling: ObjectionDecision) -> None:
    """Write the term to appeal for each addressee: its subject is his letter."""
    for letter in letters_about(ruling, kind=LetterKind.RULING):
        _restate(act, ruling.procedure.application, letter)


def _restate(act: Act, case: Application, letter: Letter) -> None:
    """From the day on which this letter was properly made known; while it was not, no term runs."""
    since = known_since(letter)
    terms = []
    if since:
        law = law_on(since)
        terms = [appeal_terms(since, law.lengths, law.calendar)[0]]
    restate_terms(act, case, letter, terms)


def ruling_sending_changed(event: SendingChanged) -> None:
    """A letter came back or was sent once more: the term to appeal of its addressee follows."""
    letter = Letter.objects.get(pk=event.letter_id)
    if letter.kind == LetterKind.RULING:
        _restate(event.act, lock_case(event.case_id), letter)
