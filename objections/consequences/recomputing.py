"""The terms of objections anew: after a change of calendar, and when the contested decision is sent at last."""

from applications.consequences import lock_case, restate_terms
from casework.acting import Act
from casework.clock import amsterdam_date
from casework.snapshots import law_on
from correspondence.events import SendingChanged
from decisions.events import DecisionPublished
from objections.consequences.lateness import restate_notices
from objections.enums import RUNNING, ProcedureStatus
from objections.models import DefaultNotice, Hearing, Objection, Procedure
from objections.queries import clock_of, questions_of
from objections.terms import advice_term, hearing_terms, procedure_terms, question_terms


def recompute_procedure(act: Act, subject_id: int) -> None:
    """The running terms of one procedure, anew; ended ones stay."""
    rows = Procedure.objects.filter(pk=subject_id)
    case_id = rows.order_by("pk").values_list("application_id", flat=True).first()
    if case_id is None:
        return
    case = lock_case(case_id)
    procedure = rows.filter(status__in=RUNNING).select_related("decision").order_by("pk").first()
    if procedure is None:
        return
    law = law_on(act.today)
    restate_terms(act, case, procedure, procedure_terms(clock_of(procedure), law.lengths, law.calendar))
    procedure.application = case
    restate_notices(act, procedure)


def recompute_default_notice(act: Act, subject_id: int) -> None:
    """The running terms after one notice of default, anew, also when its procedure is over; ended ones stay."""
    rows = DefaultNotice.objects.filter(pk=subject_id, dropped_on__isnull=True)
    case_id = rows.order_by("pk").values_list("procedure__application_id", flat=True).first()
    if case_id is None:
        return
    case = lock_case(case_id)
    notice = rows.select_related("procedure").order_by("pk").get()
    notice.procedure.application = case
    restate_notices(act, notice.procedure)


def recompute_objection(act: Act, subject_id: int) -> None:
    """What one objector was asked, anew: its last day was set and does not move, its steps may."""
    rows = Objection.objects.filter(pk=subject_id)
    case_id = rows.order_by("pk").values_list("application_id", flat=True).first()
    if case_id is None:
        return
    case = lock_case(case_id)
    objection = rows.order_by("pk").get()
    if not objection.is_open:
        return
    law = law_on(act.today)
    restate_terms(act, case, objection, question_terms(questions_of(objection), law.lengths, law.calendar))


def recompute_hearing(act: Act, subject_id: int) -> None:
    """The terms around one hearing, anew: counted back they never move, the day of the advice may."""
    rows = Hearing.objects.filter(pk=subject_id, called_off_on__isnull=True)
    case_id = rows.order_by("pk").values_list("procedure__application_id", flat=True).first()
    if case_id is None:
        return
    case = lock_case(case_id)
    hearing = rows.filter(procedure__status=ProcedureStatus.FORWARDED).order_by("pk").first()
    if hearing is None:
        return
    law = law_on(act.today)
    if hearing.held_on is None:
        restate_terms(act, case, hearing, hearing_terms(amsterdam_date(hearing.planned_at), law.lengths))
    else:
        restate_terms(act, case, hearing, [advice_term(hearing.held_on, law.lengths, law.calendar)])


def decision_published(event: DecisionPublished) -> None:
    """A decision was sent to which somebody had objected too early (Awb 6:10): from now on the term to decide runs."""
    for procedure in Procedure.objects.filter(decision_id=event.decision_id, status__in=RUNNING).order_by("id"):
        recompute_procedure(event.act, procedure.pk)


def sending_changed(event: SendingChanged) -> None:
    """A letter came back or was sent once more: since when somebody knows the decision may be another day."""
    for procedure in Procedure.objects.filter(application_id=event.case_id, status__in=RUNNING).order_by("id"):
        recompute_procedure(event.act, procedure.pk)
