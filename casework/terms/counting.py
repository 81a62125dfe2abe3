"""The last day under the Algemene termijnenwet, and the two kinds of term that this act does not move.

These are terms that the partnership sets itself and terms counted backwards. What runs by law is in ``running``.
"""

from dataclasses import dataclass
from datetime import date

from casework.calendar import Calendar
from casework.terms.facts import ONE_DAY
from casework.terms.term import Step, Term, TermLength, Unit, cited
from casework.text import WEEKDAYS, dutch_date, dutch_list


@dataclass(frozen=True, slots=True)
class Opening:
    """How a term begins: what it is about, the base day, and the event in a Dutch sentence without full stop."""

    code: str
    subject: str
    base: date
    event: str
    length: TermLength


def last_day_steps(unshifted: date, calendar: Calendar, *, start: date | None = None) -> tuple[date, list[Step]]:
    """The last day under the Algemene termijnenwet, with a step for the shift and one when a decree is missing.

    With ``start`` (first day of the term) the rule of art. 2 is kept too: a term of at least three days contains at
    least two working days.
    """
    due, passed = calendar.roll_forward(unshifted)
    steps = []
    if passed:
        reasons = dutch_list([f"{dutch_date(free.day)} {free.phrase}" for free in passed[1:]])
        reasons = f"{passed[0].sentence}{f', {reasons}' if reasons else ''}"
        steps.append(
            Step(due, cited(f"{reasons}; de termijn loopt door tot en met {dutch_date(due)}", "atw_1_1"), "atw_1_1")
        )
    if start is not None and (unshifted - start).days >= 2:
        while calendar.working_days_between(start, due) < 2:
            due = calendar.next_working_day(due)
            sentence = f"In de termijn moeten ten minste twee werkdagen vallen; de laatste dag is {dutch_date(due)}"
            steps.append(Step(due, cited(sentence, "atw_2"), "atw_2"))
    return due, [*steps, *decree_warning(due, calendar)]


def decree_warning(due: date, calendar: Calendar) -> list[Step]:
    """A step that warns when the decree days of the year are not known yet."""
    if not calendar.lacks_decree(due.year):
        return []
    sentence = f"Voor {due.year} zijn nog geen gelijkgestelde dagen ingevoerd; de laatste dag kan nog opschuiven"
    return [Step(None, cited(sentence, "atw_3_3"), "atw_3_3")]


def set_term(opening: Opening, calendar: Calendar, *, last_day: date | None = None) -> Term:
    """A term that the partnership sets itself: it ends on the day that was set, and no law moves it.

    Without ``last_day`` the default length proposes one: the first working day on or after it, because a set term
    should end on a working day. Starts the day after the base day.
    """
    length = opening.length
    if last_day is not None:
        step = Step(last_day, f"{opening.event}; als laatste dag is {dutch_date(last_day)} gesteld.", length.article)
        return _plain_term(opening, last_day, last_day, [step])
    if length.unit is Unit.WORKING_DAYS:
        unshifted = due = calendar.add_working_days(opening.base, length.length)
    else:
        unshifted = length.after(opening.base)
        due = calendar.roll_forward(unshifted)[0]
    sentence = f"{opening.event}; {length.in_words()} later is {dutch_date(unshifted)}"
    steps = [Step(unshifted, cited(sentence, length.article), length.article)]
    if due != unshifted:
        sentence = f"{calendar.roll_forward(unshifted)[1][0].sentence}; voorgesteld is de eerstvolgende werkdag."
        steps.append(Step(due, sentence))
    return _plain_term(opening, unshifted, due, steps)


def backward_term(opening: Opening) -> Term:
    """A term counted back from the base day (a hearing): never moved (Atw 1(2)). ``start`` is the base day."""
    length = opening.length
    if length.unit is Unit.WORKING_DAYS:
        raise ValueError(f"{length.code}: counted back in days or weeks only")
    due = opening.base - (length.after(opening.base) - opening.base)
    sentence = f"{opening.event}; {length.in_words()} eerder is {dutch_date(due)}"
    steps = [
        Step(due, cited(sentence, length.article), length.article),
        Step(None, cited("Een termijn die wordt teruggeteld, schuift niet op", "atw_1_2"), "atw_1_2"),
        last_step(due),
    ]
    return Term(opening.code, opening.subject, length.article, opening.base, due, due, tuple(steps))


def check_set_day(day: date, calendar: Calendar) -> str | None:
    """Why a day cannot be set as the last day of a term of the partnership's own; None for a working day."""
    free = calendar.is_free_day(day)
    if free is None:
        return None
    proposal = dutch_date(calendar.next_working_day(day), weekday=True)
    return f"{free.sentence}. Kies een werkdag, bijvoorbeeld {proposal}."


def last_step(due: date) -> Step:
    """The closing step: the last day with its weekday."""
    return Step(due, f"De laatste dag is {WEEKDAYS[due.weekday()]} {dutch_date(due)}.")


def _plain_term(opening: Opening, unshifted: date, due: date, steps: list[Step]) -> Term:
    return Term(
        code=opening.code,
        subject=opening.subject,
        article=opening.length.article,
        start=opening.base + ONE_DAY,
        unshifted_due=unshifted,
        due=due,
        steps=(*steps, last_step(due)),
    )
