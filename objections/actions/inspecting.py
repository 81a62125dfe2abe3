"""Whether the other parties may read what somebody wrote or sent, before the hearing (Awb 7:4)."""

from django.db import transaction

from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only
from objections import permissions, workflow
from objections.actions.common import lock_procedure
from objections.models import Objection, ObjectionPaper, Procedure
from objections.queries.inspecting import NEVER_INSPECTED

ADDED = "Intussen kwam er iets bij wat u nog niet zag. Open het bezwaar opnieuw, lees alles en leg uw oordeel dan vast."
OVER = "Deze procedure loopt niet meer. Er valt niets meer in te zien."


@transaction.atomic
def judge_paper(act: Act, *, paper_id: int, is_open: bool, reason: str = "") -> ObjectionPaper:
    """Let the parties read a paper from the day of inspection on, or keep it back with a weighty reason (Awb 7:4(6)).

    Whoever opens it has seen that it tells nobody's address. It can be judged anew as long as the procedure runs.
    """
    found = ObjectionPaper.objects.only("procedure_id").get(pk=paper_id)
    procedure = _lock(act, found.procedure_id)
    paper = ObjectionPaper.objects.get(pk=paper_id)
    if is_open and paper.kind in NEVER_INSPECTED:
        raise WrongState("Het advies van de commissie krijgen de partijen met de beslissing op bezwaar, niet eerder.")
    _judge(act, procedure, paper, is_open=is_open, reason=reason)
    return paper


@transaction.atomic
def judge_text(
    act: Act, *, objection_id: int, is_open: bool, reason: str = "", seen_version: int | None = None
) -> Objection:
    """The same for the words of an objection itself. ``seen_version`` is the one that was read (None: the last one).

    Words that were added since are not opened unread.
    """
    found = Objection.objects.only("procedure_id").get(pk=objection_id)
    procedure = _lock(act, found.procedure_id)
    objection = Objection.objects.get(pk=objection_id)
    if is_open and seen_version not in {None, objection.version}:
        raise WrongState(ADDED)
    _judge(act, procedure, objection, is_open=is_open, reason=reason)
    return objection


def _lock(act: Act, procedure_id: int) -> Procedure:
    procedure = lock_procedure(procedure_id)
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    if not procedure.is_running:
        raise WrongState(OVER)
    return procedure


def _judge(act: Act, procedure: Procedure, row: ObjectionPaper | Objection, *, is_open: bool, reason: str) -> None:
    if not is_open and is_template_only(reason):
        raise WrongState("Schrijf op welke gewichtige redenen er zijn om dit niet te laten inzien.")
    if is_open and row.opened_on is not None:
        raise AlreadyDone("Dit was al ter inzage gegeven.")
    if not is_open and row.kept_back and row.kept_back_reason == reason.strip():
        raise AlreadyDone("Dit werd al om die redenen achtergehouden.")
    row.opened_on = act.today if is_open else None
    row.kept_back, row.kept_back_reason = not is_open, "" if is_open else reason.strip()
    changed = ["opened_on", "kept_back", "kept_back_reason"]
    row.save(update_fields=changed)
    audit.record(act, workflow.INSPECTION_JUDGED, subject=row, case_id=procedure.application_id, fields=changed)
