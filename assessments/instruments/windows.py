"""How old a result may be: intelligence (R1), social-emotional (R4), learning tests (R5, R6)."""

from collections.abc import Iterator, Mapping
from datetime import date

from accounts.enums import ResultCheck
from assessments.enums import InstrumentDomain
from assessments.instruments.ages import after_test_months, begin_of_learning_window, is_before_february, years_after
from assessments.instruments.facts import CaseOfResults, Caution, Level, Rule, Taken
from casework.text import dutch_count, dutch_date

YEARS_OF_IQ, YEARS_OF_SE, TEST_MONTHS, WARN_DAYS = 2, 1, 6, 30


def age_of_result(taken: Taken, case: CaseOfResults, rules: Mapping[str, Rule]) -> Iterator[Caution]:
    """Whether a result is too old for this application, and for intelligence that it soon will be."""
    day = taken.administered_on
    if day is None:
        return
    if taken.domain == InstrumentDomain.IQ:
        yield from _intelligence(day, case, rules)
    elif taken.domain == InstrumentDomain.SE:
        yield from _social_emotional(day, case, rules)
    else:
        yield from _learning(day, case, rules)


def _rule(rules: Mapping[str, Rule], code: str) -> Rule | None:
    found = rules.get(code)
    return found if found is not None and found.applies else None


def _intelligence(day: date, case: CaseOfResults, rules: Mapping[str, Rule]) -> Iterator[Caution]:
    if (rule := _rule(rules, "R1")) is None:
        return
    years = rule.parameters.get("years", YEARS_OF_IQ)
    last, used_on = years_after(day, years), case.completed_on or case.today
    if used_on > last:
        when = "toen het dossier compleet was" if case.completed_on else "op dit moment"
        words = (
            f"Afgenomen op {dutch_date(day)}: {when} ouder dan {years} jaar. Bruikbaar tot en met {dutch_date(last)}."
        )
        yield Caution(ResultCheck.IQ_TOO_OLD, Level.REASON, words, rule.code, rule.source)
        return
    left = (last - used_on).days
    if case.completed_on is None and left <= rule.parameters.get("warn_days", WARN_DAYS):
        rest = f"Nog {dutch_count(left, 'dag', 'dagen')} bruikbaar" if left else "Vandaag is de laatste dag"
        words = f"{rest}: het complete dossier moet er uiterlijk op {dutch_date(last)} zijn."
        yield Caution("iq_almost_too_old", Level.WARNING, words, rule.code, rule.source)


def _social_emotional(day: date, case: CaseOfResults, rules: Mapping[str, Rule]) -> Iterator[Caution]:
    if (rule := _rule(rules, "R4")) is None:
        return
    years = rule.parameters.get("years", YEARS_OF_SE)
    if (case.applied_on or case.today) > years_after(day, years):
        words = f"Afgenomen op {dutch_date(day)}: ouder dan {years} jaar {_at_application(case)}."
        yield Caution(ResultCheck.SE_TOO_OLD, Level.WARNING, words, rule.code, rule.source)


def _learning(day: date, case: CaseOfResults, rules: Mapping[str, Rule]) -> Iterator[Caution]:
    applied = case.applied_on or case.today
    before_february = is_before_february(applied)
    if (rule := _rule(rules, "R6" if before_february else "R5")) is None:
        return
    if before_february:
        months = rule.parameters.get("months", TEST_MONTHS)
        if applied > after_test_months(day, months):
            words = (
                f"Afgenomen op {dutch_date(day)}: ouder dan {months} toetsmaanden {_at_application(case)}; juli en"
                " augustus tellen niet mee."
            )
            yield Caution(ResultCheck.LEARNING_TOO_OLD, Level.WARNING, words, rule.code, rule.source)
        return
    first = begin_of_learning_window(applied)
    if day < first:
        when = f"op {dutch_date(applied)}" if case.applied_on else "nu"
        words = (
            f"Afgenomen op {dutch_date(day)}. Bij een aanvraag {when} telt een toets van {dutch_date(first)} of later."
        )
        yield Caution(ResultCheck.LEARNING_TOO_OLD, Level.WARNING, words, rule.code, rule.source)


def _at_application(case: CaseOfResults) -> str:
    return "bij de aanvraag" if case.applied_on else "als de aanvraag nu wordt ingediend"
