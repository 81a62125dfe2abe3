"""Terms that follow from a sent decision and from hearings, and what changes them later."""

from typing import Any

from django.db.models import QuerySet

from applications.consequences import lock_case, restate_terms
from applications.models import Application
from casework import audit
from casework.acting import Act
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.snapshots import law_on
from correspondence.events import SendingChanged
from correspondence.models import Letter
from correspondence.queries import known_since
from decisions.models import Decision, Hearing
from decisions.queries import decision_of, sent_letters
from decisions.terms import objection_terms, view_term


def restate_objection_terms(act: Act, case: Application, decision: Decision) -> None:
    """Write the term to object for each addressee of a sent decision: its subject is his letter (fine-print §14)."""
    for letter in sent_letters(decision):
        _restate_objection_term(act, case, decision, letter)


def _restate_objection_term(act: Act, case: Application, decision: Decision, letter: Letter) -> None:
    """From the day on which this letter was properly made known; while it was not, no term runs (Awb 6:8).

    Nor does one on a decision to which nobody can object: it no longer counts, or appeal is open against it.
    """
    since = known_since(letter)
    terms = []
    if since and decision.takes_objection:
        law = law_on(since)
        terms = [objection_terms(since, law.lengths, law.calendar)[0]]
    restate_terms(act, case, letter, terms)


def sending_changed(event: SendingChanged) -> None:
    """A letter came back or was sent once more: the term to object of its addressee follows."""
    letter = Letter.objects.get(pk=event.letter_id)
    decision = decision_of(letter)
    if decision and decision.takes_objection:
        _restate_objection_term(event.act, lock_case(event.case_id), decision, letter)


def _still_runs(record: Letter) -> bool:
    running = Deadline.objects.filter(
        subject_type=audit.label_of(record), subject_id=record.pk, state=DeadlineState.RUNNING
    )
    return running.exists()


def _locked_case(rows: QuerySet[Any]) -> Application | None:
    """The case of a record, locked before the record is looked at: a verb may be ending its term at this moment."""
    case_id = rows.order_by("pk").values_list("application_id", flat=True).first()
    if case_id is None:
        return None
    return lock_case(case_id)


def recompute_letter(act: Act, subject_id: int) -> None:
    """The term of one addressee to object to a sent decision, anew; an ended one stays."""
    letter = Letter.objects.filter(pk=subject_id).order_by("pk").first()
    decision = decision_of(letter) if letter else None
    if letter is None or decision is None:
        return
    case = lock_case(letter.case_id)
    if decision.takes_objection and _still_runs(letter):
        _restate_objection_term(act, case, decision, letter)


def recompute_hearing(act: Act, subject_id: int) -> None:
    """The term to give a view, anew: its last day was set and does not move, its steps may."""
    rows = Hearing.objects.filter(pk=subject_id, closed_on__isnull=True, due_on__isnull=False)
    case, hearing = _locked_case(rows), rows.order_by("pk").first()
    if case is None or hearing is None or hearing.invited_on is None or hearing.due_on is None:
        return
    law = law_on(hearing.invited_on)
    term = view_term(hearing.party, hearing.invited_on, hearing.due_on, law.lengths, law.calendar)
    restate_terms(act, case, hearing, [term])
