"""What every verb on an objection begins and ends with. Order of locks: case → procedure → objection."""

from datetime import date

from applications.consequences import lock_case, restate_terms
from applications.models import Application
from casework.acting import Act
from casework.audit import label_of
from casework.enums import DeadlineState
from casework.models import Deadline, Record
from casework.refusals import WrongState
from casework.snapshots import calendar, law_on
from casework.terms import check_set_day
from casework.text import dutch_date
from objections.consequences.lateness import restate_notices
from objections.enums import ObjectorKind, ProcedureStatus
from objections.models import Objection, ObjectionDecision, Procedure
from objections.permissions import ObjectionFacts
from objections.queries import clock_of, objector_of, questions_of
from objections.terms import procedure_terms, question_terms

DRAFT_GONE = "Dit concept is er niet meer: het is weggegooid, of het bezwaar is ingetrokken."


def lock_procedure(procedure_id: int) -> Procedure:
    """Lock the case and then the procedure; the procedure carries the locked case."""
    found = Procedure.objects.only("application_id").get(pk=procedure_id)
    return _locked(lock_case(found.application_id), procedure_id)


def lock_objection(objection_id: int) -> Objection:
    """Lock the case, the procedure and the objection, in that order; the objection carries both as they are now."""
    found = Objection.objects.only("application_id", "procedure_id").get(pk=objection_id)
    procedure = _locked(lock_case(found.application_id), found.procedure_id)
    rows = Objection.objects.select_related("guardian__user", "objector_user")
    objection = rows.select_for_update(no_key=True, of=("self",)).get(pk=objection_id)
    objection.procedure, objection.application = procedure, procedure.application
    return objection


def _locked(case: Application, procedure_id: int) -> Procedure:
    rows = Procedure.objects.select_related("decision")
    procedure = rows.select_for_update(no_key=True, of=("self",)).get(pk=procedure_id)
    procedure.application = case
    procedure.decision.application = case
    return procedure


def lock_ruling(ruling_id: int) -> ObjectionDecision:
    """Lock the case, the procedure and the decision on objection, in that order; it carries both as they are now.

    Raises WrongState when it was thrown away meanwhile, for instance because the last objection was withdrawn.
    """
    found = ObjectionDecision.objects.filter(pk=ruling_id).values_list("procedure_id", flat=True).first()
    if found is None:
        raise WrongState(DRAFT_GONE)
    procedure = lock_procedure(found)
    rows = ObjectionDecision.objects.select_related("replacement", "advice__paper__file", "prepared_by")
    ruling = rows.select_for_update(no_key=True, of=("self",)).filter(pk=ruling_id).first()
    if ruling is None:
        raise WrongState(DRAFT_GONE)
    ruling.procedure = procedure
    if ruling.replacement:
        ruling.replacement.application = procedure.application
    return ruling


def restate_procedure(act: Act, procedure: Procedure, *, ended: dict[str, str] | None = None) -> None:
    """Write the terms of a procedure anew from its facts; ``ended`` says what became of those that are over."""
    law = law_on(act.today)
    terms = procedure_terms(clock_of(procedure), law.lengths, law.calendar) if procedure.is_running else []
    restate_terms(act, procedure.application, procedure, terms, ended=ended)
    restate_notices(act, procedure)


def restate_questions(act: Act, objection: Objection, *, ended: dict[str, str] | None = None) -> None:
    """Write the terms of what one objector was asked; ``ended`` says what became of those that are over."""
    law = law_on(act.today)
    terms = question_terms(questions_of(objection), law.lengths, law.calendar) if objection.is_open else []
    restate_terms(act, objection.application, objection, terms, ended=ended)


def is_own(act: Act, objection: Objection) -> bool:
    """Whether whoever acts is the objector: the same party of the case, under the hat that is on."""
    mine = objector_of(objection.application, act.actor, act.today)
    if mine is None or mine.kind != objection.objector_kind:
        return False
    if mine.kind == ObjectorKind.BOARD:
        return mine.has_mandate
    return mine.guardian_id == objection.guardian_id


def facts_of(act: Act, objection: Objection) -> ObjectionFacts:
    """The facts that permission is asked on."""
    return ObjectionFacts(objection.application, objection, is_own=is_own(act, objection))


def refuse_set_day(act: Act, day: date, *, after: date | None = None) -> None:
    """A day that the partnership sets lies after today (and after ``after``) and is a working day."""
    if day <= act.today:
        raise WrongState("De laatste dag moet na vandaag liggen.")
    if after is not None and day <= after:
        raise WrongState(f"De nieuwe laatste dag moet na {dutch_date(after)} liggen.")
    if unfit := check_set_day(day, calendar()):
        raise WrongState(unfit)


def refuse_after_ruling(procedure: Procedure) -> None:
    """Once was decided nothing is asked or lengthened any more."""
    if not procedure.is_running or procedure.status == ProcedureStatus.DECIDED:
        raise WrongState("Op dit bezwaar is al beslist, of de procedure is gestopt.")


def outcome_of_term(subject: Record, code: str, day: date) -> str:
    """What became of a running term of a record by something that happened on this day."""
    running = Deadline.objects.filter(
        subject_type=label_of(subject), subject_id=subject.pk, code=code, state=DeadlineState.RUNNING
    )
    due = running.values_list("due", flat=True).first()
    return DeadlineState.MET if due is None or day <= due else DeadlineState.MISSED
