"""The terms of a procedure and of an objection. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from casework.calendar import Calendar
from casework.terms import (
    Arrival,
    Lengths,
    Opening,
    Outage,
    Penalty,
    PenaltyBand,
    Term,
    Timeliness,
    decide_objection,
    fixing_term,
    inspection,
    objection,
    objection_in_time,
    objection_post,
    papers,
    penalty,
    set_term,
    waiting_term,
    weeks_term,
)
from casework.text import dutch_date
from objections.facts import LateFacts, ProcedureClock, Questions

DECIDE = "decide_objection"
FORWARD = "lbt_request"
REPAIR = "repair"
LATE_REASON = "late_reason"
ADVICE = "committee_advice"
SUBJECT = "objection"
WAIT = "penalty_wait"
FIX = "penalty_fix"


def procedure_terms(clock: ProcedureClock, lengths: Lengths, calendar: Calendar) -> list[Term]:
    """The terms that run on a procedure: to send it to the committee, and to decide.

    Before the decision was sent no term to decide runs (Awb 7:10(1) starts from the end of the objection term); after
    the decision on objection was taken nothing but its sending is left, which meets that same term.
    """
    terms = []
    if clock.waits_to_be_forwarded and not clock.is_decided:
        terms.append(forward_term(clock.received_on, lengths, calendar))
    if clock.made_known and clock.objections:
        terms.append(decide_term(clock, lengths, calendar))
    return terms


def decide_term(clock: ProcedureClock, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to decide on all objections at once: that of the objection on which must be decided first.

    A request to mend one objection suspends the term of that one only; who sent everything at once need not wait.
    """
    each = [
        decide_objection(
            clock.made_known,
            lengths,
            calendar,
            repairs=one.repairs,
            adjournments=clock.adjournments,
            notices=clock.notices,
            excused=one.excused,
        )
        for one in clock.objections
    ]
    return min(each, key=lambda term: term.due)


def forward_term(received_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to send an objection with the file to the committee: two weeks from receipt, beside any talk."""
    event = f"Het eerste bezwaar is op {dutch_date(received_on)} ontvangen"
    return weeks_term(Opening(FORWARD, SUBJECT, received_on, event, lengths.get(FORWARD)), calendar)


def question_terms(questions: Questions, lengths: Lengths, calendar: Calendar) -> list[Term]:
    """The terms that run for one objector: to mend his objection, and to say why it came late."""
    terms = []
    if questions.repair:
        terms.append(repair_term(*questions.repair, lengths, calendar))
    if questions.late_reason:
        terms.append(late_reason_term(*questions.late_reason, lengths, calendar))
    return terms


def repair_term(requested_on: date, last_day: date | None, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to mend an objection (Awb 6:6), set by the partnership; without ``last_day`` the day to propose."""
    event = f"Op {dutch_date(requested_on)} is gevraagd het bezwaarschrift aan te vullen"
    return set_term(Opening(REPAIR, SUBJECT, requested_on, event, lengths.get(REPAIR)), calendar, last_day=last_day)


def late_reason_term(asked_on: date, last_day: date | None, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to say why an objection came late (Awb 6:11), set by the partnership."""
    event = f"Op {dutch_date(asked_on)} is gevraagd waarom het bezwaar na de termijn kwam"
    return set_term(
        Opening(LATE_REASON, SUBJECT, asked_on, event, lengths.get(LATE_REASON)), calendar, last_day=last_day
    )


def in_time(
    arrival: Arrival, sent_on: date, lengths: Lengths, calendar: Calendar, *, outages: Iterable[Outage] = ()
) -> Timeliness:
    """Whether an objection came in time, for somebody to whom the decision was made known on ``sent_on``."""
    term = objection(sent_on, lengths, calendar)
    post = objection_post(term, lengths, calendar)
    return objection_in_time(arrival, sent_on, term, post, calendar, outages=outages)


def last_day_to_object(sent_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """Until when somebody may object to whom the decision was made known on ``sent_on`` (Awb 6:7, 6:8)."""
    return objection(sent_on, lengths, calendar)


def known_to(days: Sequence[tuple[str, int | None, date]], kind: str, number: int | None) -> date | None:
    """Since when one addressee knows a decision; who is none of the addressees has the latest day (fine-print §14)."""
    own = [day for addressee, which, day in days if (addressee, which) == (kind, number)]
    return max(own or [day for _, _, day in days], default=None)


def hearing_terms(hearing_on: date, lengths: Lengths) -> list[Term]:
    """The terms before a hearing, counted back and never moved: further papers, and the file open for inspection."""
    return [papers(hearing_on, lengths), inspection(hearing_on, lengths)]


def advice_term(heard_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """When the committee's advice is expected after the hearing: rules of the LBT, held to by one's own committee."""
    event = f"De hoorzitting was op {dutch_date(heard_on)}"
    return set_term(Opening(ADVICE, SUBJECT, heard_on, event, lengths.get(ADVICE)), calendar)


def too_short_to_inspect(hearing_on: date, open_from: date, lengths: Lengths) -> str:
    """Why the file is not open long enough before a hearing (Awb 7:4(2)); empty when it is."""
    latest = inspection(hearing_on, lengths).due
    if open_from <= latest:
        return ""
    return (
        f"Het dossier moet ten minste een week vóór de hoorzitting ter inzage liggen, dus uiterlijk vanaf"
        f" {dutch_date(latest)} (Awb 7:4). Kies een latere dag voor de hoorzitting. Korter kan alleen als alle partijen"
        " daarmee instemmen."
    )


def effective_notice(facts: LateFacts) -> int | None:
    """The first notice that came after the last day to decide and before the decision: the penalty runs from that one.

    One decision is late once: a later notice adds nothing. One on or before the last day does nothing (Awb 4:17(3)).
    """
    if facts.due is None:
        return None
    for number, received_on in sorted(facts.notices, key=lambda notice: notice[1]):
        if received_on > facts.due and (facts.ended_on is None or received_on < facts.ended_on):
            return number
    return None


def penalty_of(
    facts: LateFacts, number: int, bands: Sequence[PenaltyBand], lengths: Lengths, calendar: Calendar
) -> Penalty | None:
    """What is due after one notice, with its derivation; None while no term to decide runs that it could be after."""
    if facts.due is None:
        return None
    return penalty(dict(facts.notices)[number], facts.due, bands, lengths, calendar, decided_on=facts.ended_on)


def late_terms(
    facts: LateFacts, number: int, bands: Sequence[PenaltyBand], lengths: Lengths, calendar: Calendar
) -> list[Term]:
    """The terms that run after a notice: to decide while it costs nothing, and to fix the penalty (Awb 4:18).

    Only after the notice from which the penalty runs, and until was decided on it.
    """
    if number != effective_notice(facts) or number in facts.fixed:
        return []
    terms = [waiting_term(dict(facts.notices)[number], lengths)] if facts.ended_on is None else []
    owed = penalty_of(facts, number, bands, lengths, calendar)
    if owed and owed.last_day:
        terms.append(fixing_term(owed.last_day, lengths, calendar))
    return terms
