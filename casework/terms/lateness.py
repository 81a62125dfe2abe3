"""The penalty for deciding too late (Awb 4:17, 4:18): from when, how many days, how much, and to be fixed by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from casework.calendar import Calendar
from casework.terms.counting import Opening
from casework.terms.facts import ONE_DAY
from casework.terms.running import weeks_term
from casework.terms.term import Lengths, Step, Term, cited
from casework.text import dutch_count, dutch_date


@dataclass(frozen=True, slots=True)
class PenaltyBand:
    """A number of days at one amount in euros per day. The days of all bands together are the longest period."""

    days: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Penalty:
    """What is due. ``first_day`` and ``last_day`` are None and ``amount`` is 0 when nothing is due."""

    first_day: date | None
    last_day: date | None
    days: int
    amount: Decimal
    fix_by: date | None
    steps: tuple[Step, ...]


def penalty(
    notice_received_on: date,
    due: date,
    bands: Sequence[PenaltyBand],
    lengths: Lengths,
    calendar: Calendar,
    *,
    decided_on: date | None = None,
) -> Penalty:
    """The penalty after a notice of default, up to the day of decision, or the whole period while there is none.

    The first day is the day after two weeks have passed since the notice was received. A notice on or before the
    last day of the term is premature: nothing is due. The days themselves are not moved by the Algemene termijnenwet.
    Who may claim it is for a person to judge (4:17(6)).
    """
    received = f"De ingebrekestelling is op {dutch_date(notice_received_on)} ontvangen"
    if notice_received_on <= due:
        return _nothing(f"{received}, niet na de laatste dag van de termijn ({dutch_date(due)}); zij werkt niet")
    wait = lengths.get("penalty_wait")
    first = wait.after(notice_received_on) + ONE_DAY
    opening = f"{received}; na {wait.in_words()} is de eerste dag {dutch_date(first)}"
    days = min((decided_on - first).days if decided_on else _longest(bands), _longest(bands))
    if days <= 0:
        return _nothing(f"{opening}, maar toen was het besluit er al")
    last = first + timedelta(days=days - 1)
    fixing = fixing_term(last, lengths, calendar)
    amount = _amount(days, bands)
    counted = f"Van {dutch_date(first)} tot en met {dutch_date(last)} is {dutch_count(days, 'dag', 'dagen')}"
    euros = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    return Penalty(
        first,
        last,
        days,
        amount,
        fixing.due,
        (
            Step(first, cited(opening, "awb_4_17_3"), "awb_4_17_3"),
            Step(last, cited(f"{counted}: € {euros}", "awb_4_17_2"), "awb_4_17_2"),
        ),
    )


def waiting_term(notice_received_on: date, lengths: Lengths) -> Term:
    """The two weeks after a notice of default in which a decision still costs nothing; no law moves them."""
    wait = lengths.get("penalty_wait")
    due = wait.after(notice_received_on)
    event = f"De ingebrekestelling is op {dutch_date(notice_received_on)} ontvangen"
    steps = (Step(due, cited(f"{event}; {wait.in_words()} later is {dutch_date(due)}", "awb_4_17_3"), "awb_4_17_3"),)
    return Term("penalty_wait", "penalty", "awb_4_17_3", notice_received_on + ONE_DAY, due, due, steps)


def fixing_term(last: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to fix the penalty by a decision, from the last day for which it is due (Awb 4:18)."""
    event = f"De laatste dag van de dwangsom is {dutch_date(last)}"
    return weeks_term(Opening("penalty_fix", "penalty", last, event, lengths.get("penalty_fix")), calendar)


def _longest(bands: Sequence[PenaltyBand]) -> int:
    return sum(band.days for band in bands)


def _amount(days: int, bands: Sequence[PenaltyBand]) -> Decimal:
    amount = Decimal(0)
    for band in bands:
        amount += min(days, band.days) * band.amount
        days = max(days - band.days, 0)
    return amount


def _nothing(sentence: str) -> Penalty:
    return Penalty(None, None, 0, Decimal(0), None, (Step(None, cited(sentence, "awb_4_17_3"), "awb_4_17_3"),))
