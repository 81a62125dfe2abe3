"""An objection comes in: made in the browser by a party, or registered by the secretariat from paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from applications.consequences import lock_case, mark_contested
from applications.models import Application
from casework import audit, numbering
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from decisions.models import Decision
from objections import notifications, paperwork, permissions, workflow
from objections.actions.common import restate_procedure
from objections.actions.papers import NewPaper, enter
from objections.enums import OPEN, Channel, ObjectorKind, PaperKind, Status
from objections.facts import Objector
from objections.models import Objection, Procedure
from objections.queries import guardian_objector, objector_of, pupil_decides, running_about, why_not
from objections.rules import is_clearly_party, objection_number

SERIES = "objection"
RUNS_ALREADY = "Dit bezwaar loopt al. Een nieuwe brief of een nieuw stuk hoort daarbij."
DECIDED_ALREADY = "Op dit bezwaar is al beslist. Wie het daarmee niet eens is, gaat in beroep bij de rechtbank."


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice of objection says (Awb 6:5), and who speaks for the objector if that is somebody else.

    ``address``, ``postcode``, ``place`` and ``email`` are those of the representative, or of another interested party
    than parents and board. ``late_reason`` is why it came after the term, as far as that was said at once.
    """

    grounds: str = ""
    wanted: str = ""
    pro_forma: bool = False
    wants_hearing: bool | None = None
    costs_requested: bool = False
    late_reason: str = ""
    representative: str = ""
    address: str = ""
    postcode: str = ""
    place: str = ""
    email: str = ""


@transaction.atomic
def file_objection(act: Act, *, decision_id: int, notice: Notice, papers: Iterable[NewPaper] = ()) -> Objection:
    """A party objects to a decision that was sent: a parent, an adult pupil, or the board by who holds its mandate.

    Too late is no reason to refuse: that is asked, judged and decided. Raises AlreadyDone while an objection of the
    same objector to the same decision runs.
    """
    case, decision = _lock(decision_id)
    objector = objector_of(case, act.actor, act.today)
    require(permissions.may_file(act.actor, permissions.FilingFacts(case, objector)))
    if objector is None:
        raise ValueError("whoever may object is an objector")
    _refuse(decision, objector, on_paper=False)
    if not notice.pro_forma and not notice.grounds.strip():
        raise WrongState("Schrijf op waarom u het niet eens bent met het besluit, of kies dat u dat later doet.")
    return _receive(
        act,
        decision,
        objector,
        notice,
        papers,
        channel=Channel.PORTAL,
        received_on=act.today,
        dated_on=act.today,
        objector_user_id=act.actor.user_id,
    )


@transaction.atomic
def register_objection(
    act: Act,
    *,
    decision_id: int,
    objector_kind: str,
    channel: str,
    received_on: date,
    notice: Notice,
    guardian_id: int | None = None,
    objector_name: str = "",
    postmark_on: date | None = None,
    dated_on: date | None = None,
    papers: Iterable[NewPaper] = (),
) -> Objection:
    """The secretariat registers an objection that came by post, by mail or at the desk, with the day it came in.

    It is received whatever is wrong with it: late, incomplete, by somebody without authority. ``objector_name`` is
    needed for another interested party only. Before the decision is sent it is accepted too (Awb 6:10).
    """
    case, decision = _lock(decision_id)
    require(permissions.may_register(act.actor, case))
    objector = _named(case, objector_kind, guardian_id, objector_name)
    _refuse(decision, objector, on_paper=True)
    _refuse_days(act, decision, received_on, postmark_on, dated_on)
    return _receive(
        act,
        decision,
        objector,
        notice,
        papers,
        channel=channel,
        received_on=received_on,
        postmark_on=postmark_on,
        dated_on=dated_on,
        registered_by_id=act.actor.user_id,
        objector_user_id=_account_of(case, objector),
    )


def _lock(decision_id: int) -> tuple[Application, Decision]:
    found = Decision.objects.only("application_id").get(pk=decision_id)
    case = lock_case(found.application_id)
    decision = Decision.objects.get(pk=decision_id)
    decision.application = case
    return case, decision


def _named(case: Application, kind: str, guardian_id: int | None, name: str) -> Objector:
    if kind == ObjectorKind.BOARD:
        return Objector(kind, case.board.name, has_mandate=True)
    if kind == ObjectorKind.PUPIL:
        return Objector(kind, case.pupil.full_name)
    if kind == ObjectorKind.GUARDIAN:
        guardian = case.guardians.filter(pk=guardian_id).first()
        if guardian is None:
            raise WrongState("Kies de ouder die bezwaar maakt.")
        return guardian_objector(guardian)
    if not name.strip():
        raise WrongState("Vul de naam in van wie bezwaar maakt.")
    return Objector(kind, name.strip())


def _account_of(case: Application, objector: Objector) -> int | None:
    guardian = case.guardians.filter(pk=objector.guardian_id).first() if objector.guardian_id else None
    return guardian.user_id if guardian else None


def _refuse(decision: Decision, objector: Objector, *, on_paper: bool) -> None:
    if problem := why_not(decision, on_paper=on_paper):
        raise WrongState(problem)
    mine = Objection.objects.filter(
        procedure__decision=decision,
        objector_kind=objector.kind,
        guardian_id=objector.guardian_id,
        objector_name=objector.name,
    )
    if mine.filter(status__in=OPEN).exists():
        raise AlreadyDone(RUNS_ALREADY)
    if mine.filter(status=Status.DECIDED).exists():
        raise WrongState(DECIDED_ALREADY)


def _refuse_days(
    act: Act, decision: Decision, received_on: date, postmark_on: date | None, dated_on: date | None
) -> None:
    if received_on > act.today:
        raise WrongState("De dag van ontvangst ligt in de toekomst. Vul de dag in waarop het bezwaar binnenkwam.")
    if decision.decided_on and received_on < decision.decided_on:
        raise WrongState("Op de dag van ontvangst was het besluit er nog niet. Controleer de dag.")
    if any(day and day > received_on for day in (postmark_on, dated_on)):
        raise WrongState("Poststempel en datum van de brief kunnen niet na de dag van ontvangst liggen.")


def _receive(
    act: Act, decision: Decision, objector: Objector, notice: Notice, papers: Iterable[NewPaper], **received: Any
) -> Objection:
    papers = list(papers)
    procedure = _procedure(act, decision, received["received_on"])
    authorised = _pupil_authorised(decision.application, objector, papers, received["received_on"])
    objection = Objection.objects.create(
        application=decision.application,
        procedure=procedure,
        objector_kind=objector.kind,
        guardian_id=objector.guardian_id,
        objector_name=objector.name,
        is_party=is_clearly_party(objector, pupil_authorised=authorised),
        pupil_authorised=authorised,
        grounds=notice.grounds,
        wanted=notice.wanted,
        pro_forma=notice.pro_forma,
        wants_hearing=notice.wants_hearing,
        costs_requested_on=received["received_on"] if notice.costs_requested else None,
        late_reason=notice.late_reason,
        late_answered_on=received["received_on"] if notice.late_reason.strip() else None,
        representative=notice.representative,
        address=notice.address,
        postcode=notice.postcode,
        place=notice.place,
        email=notice.email,
        created_at=act.now,
        **received,
    )
    for paper in papers:
        enter(act, procedure, paper, objection=objection, received_on=objection.received_on)
    audit.record(act, workflow.RECEIVED, subject=objection, case_id=decision.application_id, reference=procedure.number)
    restate_procedure(act, procedure)
    follow_up = act.caused_by(workflow.RECEIVED.code)
    mark_contested(follow_up, decision.application, procedure.received_on)
    paperwork.order_receipts(follow_up, objection)
    notifications.tell_arrival(act, objection)
    return objection


def _pupil_authorised(
    case: Application, objector: Objector, papers: Iterable[NewPaper], received_on: date
) -> bool | None:
    """Whether a parent sent the pupil's authorisation along; None where none is asked."""
    if objector.kind != ObjectorKind.GUARDIAN or not pupil_decides(case, received_on):
        return None
    return any(paper.kind == PaperKind.PUPIL_MANDATE for paper in papers)


def _procedure(act: Act, decision: Decision, received_on: date) -> Procedure:
    """The procedure that runs about this decision, or a new one with its number; its clock is the earliest receipt."""
    case = decision.application
    procedure = running_about(decision.pk)
    if procedure is None:
        value = numbering.allocate(act, partnership_id=case.partnership_id, series=SERIES, year=received_on.year)
        procedure = Procedure.objects.create(
            application=case,
            decision=decision,
            number=objection_number(received_on.year, value),
            received_on=received_on,
            created_at=act.now,
        )
    elif received_on < procedure.received_on:
        procedure.received_on = received_on
        procedure.save(update_fields=["received_on"])
    procedure.application, procedure.decision = case, decision
    return procedure
