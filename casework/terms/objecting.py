"""The terms of an objection: making it, in time or not, deciding on it, and the days before a hearing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.calendar import Calendar
from casework.terms.counting import Opening, backward_term
from casework.terms.facts import Adjournment, Notice, Repair, Suspension, repair_suspension
from casework.terms.outage import Outage, after_outage
from casework.terms.running import weeks_term
from casework.terms.term import Flag, Lengths, Step, Term, cited
from casework.text import dutch_date

DECISION = "decision"
OBJECTION = "objection"
REPAIR_ARTICLE = "awb_7_10_2"
# "Received on the first or second working day after the end" is presumed to be posted in time (case law on Awb 6:9).
PRESUMED_WORKING_DAYS = 2


def objection(sent_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to object: six weeks from the day after the decision was properly made known (Awb 6:7, 6:8)."""
    event = f"Het besluit is op {dutch_date(sent_on)} bekendgemaakt"
    return weeks_term(Opening("objection", DECISION, sent_on, event, lengths.get("objection")), calendar)


def objection_post(term: Term, lengths: Lengths, calendar: Calendar) -> Term:
    """Until when an objection that was posted in time may come in by post (Awb 6:9(2)), itself moved by the Atw."""
    event = f"De bezwaartermijn eindigt op {dutch_date(term.due)}"
    return weeks_term(Opening("objection_post", DECISION, term.due, event, lengths.get("objection_post")), calendar)


def decide_objection(
    sent_on: Sequence[date],
    lengths: Lengths,
    calendar: Calendar,
    *,
    code: str = "decide_objection",
    repairs: Sequence[Repair] = (),
    suspensions: Iterable[Suspension] = (),
    adjournments: Iterable[Adjournment] = (),
    notices: Iterable[Notice] = (),
    excused: bool = False,
) -> Term:
    """The term to decide on an objection (Awb 7:10(1)): from the day after the objection term, **not** from receipt.

    ``sent_on``: the days on which the decision was made known to its addressees. Our own clock runs from the
    earliest; more than one day, or an excused late objection, is flagged for a person. ``notices`` are those of
    7:10(4) (give them that article). ``code`` chooses the length (``decide_objection`` with a committee).
    """
    if not sent_on:
        raise ValueError("a decision that was not made known cannot be objected to")
    objection_term = objection(min(sent_on), lengths, calendar)
    event = f"De bezwaartermijn eindigt op {dutch_date(objection_term.due)}"
    opening = Opening("decide_objection", OBJECTION, objection_term.due, event, lengths.get(code))
    asked = [repair_suspension(repair, REPAIR_ARTICLE, "herstel van het bezwaarschrift") for repair in repairs]
    flags = [Flag.UNCERTAIN] if len(set(sent_on)) > 1 or excused else []
    flags += [Flag.EXCUSED] if excused else []
    return weeks_term(
        opening,
        calendar,
        suspensions=[*asked, *suspensions],
        adjournments=adjournments,
        notices=notices,
        flags=flags,
    )


def appeal(sent_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to appeal to the court: six weeks from the day after the decision on objection was sent (Awb 6:7)."""
    event = f"De beslissing op bezwaar is op {dutch_date(sent_on)} bekendgemaakt"
    return weeks_term(Opening("appeal", OBJECTION, sent_on, event, lengths.get("appeal")), calendar)


def papers(hearing_on: date, lengths: Lengths) -> Term:
    """The last day for further papers before a hearing (Awb 7:4(1)), counted back."""
    return backward_term(Opening("papers", OBJECTION, hearing_on, _hearing(hearing_on), lengths.get("papers")))


def inspection(hearing_on: date, lengths: Lengths) -> Term:
    """The last day to lay the file open for inspection before a hearing (Awb 7:4(2)), counted back.

    Free days inside the week are no reason to move it, but are one to open the file earlier.
    """
    return backward_term(Opening("inspection", OBJECTION, hearing_on, _hearing(hearing_on), lengths.get("inspection")))


def _hearing(hearing_on: date) -> str:
    return f"De hoorzitting is op {dutch_date(hearing_on)}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a notice of objection came in. ``postmark`` is the legible date of posting, None when there is none."""

    received_on: date
    by_post: bool = False
    postmark: date | None = None


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Whether an objection is in time. Late is never the last word: ask the reason first (Awb 6:11)."""

    in_time: bool
    presumed: bool
    step: Step


def objection_in_time(
    arrival: Arrival, sent_on: date, term: Term, post: Term, calendar: Calendar, *, outages: Iterable[Outage] = ()
) -> Timeliness:
    """Judge an objection against the term (``objection``) and the term by post (``objection_post``).

    Too early is not inadmissible (6:10). By post: posted within the term **and** received within a week after it
    (6:9(2)). Without a legible postmark a letter received on the first or second working day after the end is
    presumed in time. Through the portal: ``outages`` that covered the last day excuse the first working day after.
    """
    received = f"Het bezwaarschrift is op {dutch_date(arrival.received_on)} ontvangen"
    end = dutch_date(term.due)
    if arrival.received_on <= sent_on:
        return _judged(True, f"{received}, voordat de termijn begon; dat is op zichzelf geen bezwaar", "awb_6_10")
    if arrival.received_on <= term.due:
        return _judged(True, f"{received}, binnen de termijn die op {end} eindigt", "awb_6_9_1")
    if arrival.by_post and arrival.postmark is not None:
        posted = f"{received} en op {dutch_date(arrival.postmark)} gepost"
        if arrival.postmark <= term.due and arrival.received_on <= post.due:
            return _judged(True, f"{posted}, voor het einde op {end} en op tijd binnengekomen", "awb_6_9_2")
        return _judged(False, f"{posted}; de termijn eindigde op {end}", "awb_6_9_2")
    if arrival.by_post and arrival.received_on <= calendar.add_working_days(term.due, PRESUMED_WORKING_DAYS):
        sentence = f"{received} zonder leesbaar poststempel, kort na het einde op {end}; vermoeden: op tijd gepost"
        return _judged(True, sentence, "awb_6_9_2", presumed=True)
    if not arrival.by_post:
        step = after_outage(received, arrival.received_on, term.due, outages, calendar, article="awb_6_11")
        if step is not None:
            return Timeliness(True, False, step)
    return _judged(False, f"{received}, na het einde op {end}", "awb_6_11")


def _judged(in_time: bool, sentence: str, article: str, *, presumed: bool = False) -> Timeliness:
    return Timeliness(in_time, presumed, Step(None, cited(sentence, article), article))
