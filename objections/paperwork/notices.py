"""The letters of receiving an objection, mending it, its term, and its end."""

from datetime import date

from casework.acting import Act
from casework.snapshots import law_on
from casework.terms import Term
from decisions.queries import committee_name
from objections.enums import Defect, DelayGround, ObjectorKind
from objections.letters import (
    ARRIVED,
    LATE_REASON,
    LONGER_TERM,
    RECEIPT,
    REPAIR,
    REPAIR_EXTENDED,
    SUSPENDED,
    WITHDRAWN,
)
from objections.models import Adjournment, Delay, Objection, Procedure, RepairExtension, RepairRequest
from objections.paperwork.common import send_to
from objections.queries import clock_of, known_since, parties, party_key, party_of, timeliness
from objections.terms import DECIDE, FORWARD, last_day_to_object, procedure_terms

BY_WHOM = {
    ObjectorKind.GUARDIAN: "Een ouder",
    ObjectorKind.PUPIL: "De leerling",
    ObjectorKind.BOARD: "Het schoolbestuur",
    ObjectorKind.OTHER: "Een andere belanghebbende",
}
GROUNDS = {
    DelayGround.ALL_AGREED: "Alle betrokkenen stemmen hiermee in.",
    DelayGround.OBJECTOR_AGREED: "Wie bezwaar maakte, stemt hiermee in. Anderen hebben hiervan geen nadeel.",
    DelayGround.PROCEDURE: "De wet schrijft stappen voor die meer tijd kosten.",
}


def terms_now(act: Act, procedure: Procedure) -> dict[str, Term]:
    """The terms of a procedure as its facts give them now, by code."""
    law = law_on(act.today)
    return {term.code: term for term in procedure_terms(clock_of(procedure), law.lengths, law.calendar)}


def decide_by(act: Act, procedure: Procedure) -> date | None:
    """The last day to decide; None before the decision was sent."""
    term = terms_now(act, procedure).get(DECIDE)
    return term.due if term else None


def order_receipts(act: Act, objection: Objection) -> None:
    """Confirm receipt to the objector (Awb 6:14) and tell the other parties."""
    procedure = objection.procedure
    terms = terms_now(act, procedure)
    judged = timeliness(objection)
    term, committee = terms.get(DECIDE), committee_name(act.actor)
    send_to(
        act,
        procedure,
        party_of(objection),
        RECEIPT,
        objection,
        received_on=objection.received_on,
        channel=str(objection.get_channel_display()),
        committee=committee,
        forward_by=terms[FORWARD].due if FORWARD in terms else act.today,
        decide_by=term.due if term else None,
        decide_steps=tuple(step.sentence for step in term.steps) if term else (),
        pro_forma=objection.pro_forma,
        is_late=judged is not None and not judged.in_time,
        reason_given=bool(objection.late_reason.strip()),
    )
    for party in parties(procedure, act.today):
        if party.key == party_key(objection):
            continue
        send_to(
            act,
            procedure,
            party,
            ARRIVED,
            objection,
            received_on=objection.received_on,
            by_whom=BY_WHOM[ObjectorKind(objection.objector_kind)],
            committee=committee,
            decide_by=term.due if term else None,
        )


def order_late_question(act: Act, objection: Objection) -> None:
    """Ask why an objection came after the term (Awb 6:11)."""
    judged, sent_on = timeliness(objection), known_since(objection)
    if judged is None or sent_on is None or objection.late_due_on is None:
        raise ValueError("only a late objection is asked why")
    law = law_on(sent_on)
    send_to(
        act,
        objection.procedure,
        party_of(objection),
        LATE_REASON,
        objection,
        received_on=objection.received_on,
        ended_on=last_day_to_object(sent_on, law.lengths, law.calendar).due,
        why_late=judged.step.sentence,
        answer_by=objection.late_due_on,
    )


def order_repair(act: Act, asked: RepairRequest, *, expected: date | None) -> None:
    """Ask to mend an objection, and tell everybody else that its term stands still (Awb 6:6, 7:10(5))."""
    objection = asked.objection
    procedure = objection.procedure
    send_to(
        act,
        procedure,
        party_of(objection),
        REPAIR,
        asked,
        received_on=objection.received_on,
        items=tuple(str(Defect(code).label) for code in asked.defects),
        explanation=asked.explanation,
        last_day=asked.due_on,
        decide_by=expected,
    )
    _tell_suspension(act, asked, asked, expected)


def order_extension(act: Act, extension: RepairExtension, *, expected: date | None) -> None:
    """Give more time to mend, and tell everybody else until when the term stands still now."""
    asked = extension.repair
    send_to(
        act,
        asked.objection.procedure,
        party_of(asked.objection),
        REPAIR_EXTENDED,
        extension,
        former_day=extension.former_day,
        last_day=extension.new_day,
        decide_by=expected,
    )
    _tell_suspension(act, asked, extension, expected)


def _tell_suspension(
    act: Act, asked: RepairRequest, subject: RepairRequest | RepairExtension, expected: date | None
) -> None:
    procedure = asked.objection.procedure
    for party in parties(procedure, act.today):
        if party.key != party_key(asked.objection):
            send_to(act, procedure, party, SUSPENDED, subject, last_day=asked.due_on, decide_by=expected)


def order_longer_term(act: Act, procedure: Procedure, subject: Adjournment | Delay, *, former: date, new: date) -> None:
    """Tell everybody that the decision on objection comes later, and on what ground."""
    is_delay = isinstance(subject, Delay)
    for party in parties(procedure, act.today):
        send_to(
            act,
            procedure,
            party,
            LONGER_TERM,
            subject,
            former_last_day=former,
            new_last_day=new,
            ground=GROUNDS[DelayGround(subject.ground)] if isinstance(subject, Delay) else "",
            reason=subject.reason,
            article="artikel 7:10, vierde lid," if is_delay else "artikel 7:10, derde lid,",
        )


def order_withdrawal(act: Act, objection: Objection, *, ends: bool, lapsed: str = "") -> None:
    """Confirm to the objector that his objection ended; tell the others when none is left."""
    procedure = objection.procedure
    said = {
        "received_on": objection.received_on,
        "withdrawn_on": objection.withdrawn_on or act.today,
        "how": str(objection.get_withdrawn_how_display()),
        "ends": ends,
        "lapsed": lapsed,
    }
    send_to(act, procedure, party_of(objection), WITHDRAWN, objection, is_own=True, **said)
    if not ends:
        return
    for party in parties(procedure, act.today):
        if party.key != party_key(objection):
            send_to(act, procedure, party, WITHDRAWN, objection, is_own=False, **said)
