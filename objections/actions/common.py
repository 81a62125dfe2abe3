"""What every verb on an objection begins and ends with. Order of locks: case → procedure → objection."""

from applications.consequences import lock_case, restate_terms
from applications.models import Application
from casework.acting import Act
from casework.snapshots import law_on
from objections.models import Objection, Procedure
from objections.queries import clock_of
from objections.terms import procedure_terms


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


def restate_procedure(act: Act, procedure: Procedure, *, ended: dict[str, str] | None = None) -> None:
    """Write the terms of a procedure anew from its facts; ``ended`` says what became of those that are over."""
    law = law_on(act.today)
    terms = procedure_terms(clock_of(procedure), law.lengths, law.calendar) if procedure.is_running else []
    restate_terms(act, procedure.application, procedure, terms, ended=ended)
