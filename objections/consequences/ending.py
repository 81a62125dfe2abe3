"""The end of a procedure without a decision on it: nobody objects any more, or there is nothing left to object to."""

from applications.consequences import end_part, mark_uncontested, restate_terms
from applications.enums import Capacity
from applications.events import CaseLapsed, CaseWithdrawn
from casework import audit, transitions
from casework.acting import Act
from correspondence.consequences import withdraw_letters
from correspondence.enums import LetterState
from correspondence.queries import letters_about
from decisions.events import DecisionTakenBack
from objections import notifications, paperwork, workflow
from objections.consequences.deciding import end_ruling
from objections.consequences.lateness import restate_notices
from objections.enums import OPEN, RUNNING, Outcome, WithdrawnHow
from objections.models import Hearing, Objection, Procedure, Seat

NOTHING_LEFT = "Er is geen bezwaar meer."
CALLED_OFF = "De hoorzitting gaat niet door."
CASE_WITHDRAWN = "De school heeft de aanvraag ingetrokken. Er komt geen besluit."
CASE_LAPSED = "De zaak is vervallen."
TAKEN_BACK = (
    "Het besluit is teruggenomen voordat het was verstuurd. Tegen het nieuwe besluit kunt u weer bezwaar maken."
)


def close_questions(act: Act, objection: Objection) -> None:
    """Nothing is asked any more of an objector whose objection ended."""
    objection.repairs.filter(closed_on__isnull=True).update(closed_on=act.today)


def end_procedure(act: Act, procedure: Procedure) -> None:
    """No objection is left: the procedure ends, its terms are void, and the committee reads the file no longer."""
    end_ruling(act, procedure)
    procedure.closed_on = act.today
    transitions.follow(
        act,
        procedure,
        workflow.PROCEDURE["end"],
        case_id=procedure.application_id,
        changed=("closed_on",),
        reference=procedure.number,
    )
    restate_terms(act, procedure.application, procedure, [])
    restate_notices(act, procedure)
    end_committee(act, procedure, NOTHING_LEFT)
    mark_uncontested(act, procedure.application)


def end_committee(act: Act, procedure: Procedure, reason: str) -> None:
    """The committee's work on a procedure is over: a planned hearing does not take place, nobody reads it any more."""
    for hearing in Hearing.objects.filter(procedure=procedure).order_by("id"):
        hearing.procedure = procedure
        _end_hearing(act, hearing, reason)
    for seat in Seat.objects.filter(procedure=procedure, ended_on__isnull=True).order_by("id"):
        seat.ended_on, seat.ended_reason = act.today, reason[:300]
        seat.save(update_fields=["ended_on", "ended_reason"])
        end_part(act, procedure.application, user_id=seat.user_id, capacity=Capacity.COMMITTEE)


def _end_hearing(act: Act, hearing: Hearing, reason: str) -> None:
    restate_terms(act, hearing.procedure.application, hearing, [])
    if hearing.called_off_on is not None or hearing.held_on is not None:
        return
    call_off_hearing(act, hearing, reason)
    notifications.hearing_called_off(act, hearing)


def call_off_hearing(act: Act, hearing: Hearing, reason: str) -> None:
    """A planned hearing does not take place: its terms are void, its unsent invitations are set aside."""
    hearing.called_off_on, hearing.called_off_reason = act.today, reason
    hearing.save(update_fields=["called_off_on", "called_off_reason"])
    audit.record(act, workflow.HEARING_CALLED_OFF, subject=hearing, case_id=hearing.procedure.application_id)
    restate_terms(act, hearing.procedure.application, hearing, [])
    unsent = [letter for letter in letters_about(hearing) if letter.status != LetterState.RELEASED]
    withdraw_letters(act, unsent, reason=CALLED_OFF)


def end_with_case(event: CaseWithdrawn) -> None:
    """The application was withdrawn before its decision was sent: what came in too early has nothing to be about."""
    _lapse(event.act, Procedure.objects.filter(application_id=event.application_id), CASE_WITHDRAWN)


def case_lapsed(event: CaseLapsed) -> None:
    """The pupil died or left the country: every objection ends, without a letter or a message."""
    _lapse(event.act, Procedure.objects.filter(application_id=event.application_id), CASE_LAPSED, quietly=True)


def decision_taken_back(event: DecisionTakenBack) -> None:
    """A decision was taken back before it was sent: an early objection to it is over (Awb 6:10), and told so."""
    _lapse(event.act, Procedure.objects.filter(decision_id=event.decision_id), TAKEN_BACK)


def _lapse(act: Act, found: object, reason: str, *, quietly: bool = False) -> None:
    rows = found.filter(status__in=RUNNING).select_related("decision", "application__partnership")  # type: ignore[attr-defined]
    for procedure in rows.select_related("application__board", "application__site").order_by("id"):
        for objection in procedure.objections.filter(status__in=OPEN).order_by("id"):
            objection.procedure, objection.application = procedure, procedure.application
            _lapse_one(act, objection, reason)
            if not quietly:
                paperwork.order_withdrawal(act, objection, ends=True, lapsed=reason)
                notifications.tell_withdrawal(act, objection, ends=False)
        end_procedure(act, procedure)


def _lapse_one(act: Act, objection: Objection, reason: str) -> None:
    objection.outcome, objection.withdrawn_on = Outcome.WITHDRAWN, act.today
    objection.withdrawn_how, objection.withdrawn_note = WithdrawnHow.LAPSED, reason
    changed = ("outcome", "withdrawn_on", "withdrawn_how", "withdrawn_note")
    transitions.follow(
        act, objection, workflow.OBJECTION["withdraw"], case_id=objection.application_id, changed=changed
    )
    close_questions(act, objection)
    restate_terms(act, objection.application, objection, [])
