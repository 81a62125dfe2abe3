"""Whether an instrument that is on the list suits this pupil: age, grade, month, kind, and how low it measures."""

from collections.abc import Iterator
from datetime import date

from accounts.enums import ResultCheck
from applications.enums import Domain, Kind
from assessments.enums import Category, InstrumentDomain
from assessments.instruments.ages import FIRST_OF_SECONDARY, age_on, grade_on, read_grade
from assessments.instruments.facts import CaseOfResults, Caution, Level, Listed, RegisterList, Rule, Taken
from casework.text import MONTHS

LAST_OF_PRIMARY = 8
KIND_WORDS = {Kind.PRO: "praktijkonderwijs", Kind.LWOO: "lwoo"}


def suiting(taken: Taken, row: Listed, case: CaseOfResults, governing: RegisterList) -> Iterator[Caution]:
    """What the list says of this instrument that does not fit, and what somebody must look at himself."""
    where = f"testlijst {governing.label}"
    for words in (*_age(taken, row, case), *_grade(taken, row, case, governing), *_pupil(row, case)):
        yield Caution(ResultCheck.RESTRICTION, Level.WARNING, words, source=where)
    if row.floor_dle is not None and taken.dle is not None and taken.dle <= row.floor_dle:
        words = f"Dit instrument meet niet lager dan DLE {row.floor_dle}; het werkelijke niveau kan lager liggen."
        yield Caution("floor", Level.WARNING, words, source=where)
    if row.conditions:
        words = f"De lijst zegt over dit instrument: {'; '.join(row.conditions)}."
        yield Caution("restriction_text", Level.INFORMATION, words, source=where)
    if rule := _excused(taken, row, case, governing):
        words = (
            "De test is voor groep 8. Dat mag bij wie vanaf groep 3 een jaar doubleerde en na groep 7 naar het vo gaat."
        )
        yield Caution("grade_allowed", Level.INFORMATION, words, rule.code, rule.source)


def _age(taken: Taken, row: Listed, case: CaseOfResults) -> Iterator[str]:
    if case.birth_date is None or taken.administered_on is None:
        return
    age = age_on(case.birth_date, taken.administered_on)
    if row.min_age is not None and age < row.min_age:
        yield f"Dit instrument is voor leerlingen vanaf {row.min_age} jaar; de leerling was {age}."
    if row.max_age is not None and age > row.max_age:
        yield f"Dit instrument is voor leerlingen tot en met {row.max_age} jaar; de leerling was {age}."


def _grade_of(case: CaseOfResults, day: date) -> int | None:
    known_on = case.applied_on or case.today
    return grade_on(day, grade=read_grade(case.group), known_on=known_on, repeated_years=case.repeated_years)


def _excused(taken: Taken, row: Listed, case: CaseOfResults, governing: RegisterList) -> Rule | None:
    """The rule by which an intelligence test for *groep* 8 may be taken in *groep* 7: a year was repeated (R3)."""
    rule, day = governing.rules.get("R3"), taken.administered_on
    if rule is None or not rule.applies or day is None or taken.domain != InstrumentDomain.IQ:
        return None
    early = row.grade_from == LAST_OF_PRIMARY and _grade_of(case, day) == LAST_OF_PRIMARY - 1
    return rule if early and (case.repeated_years or 0) >= rule.parameters.get("years", 1) else None


def _grade(taken: Taken, row: Listed, case: CaseOfResults, governing: RegisterList) -> Iterator[str]:
    """A learning test may be below the pupil's grade: tests are taken at the real level (R7)."""
    day = taken.administered_on
    grade = _grade_of(case, day) if day else None
    if day is None or grade is None:
        return
    if row.grade_from is not None and grade < row.grade_from and not _excused(taken, row, case, governing):
        yield f"Dit instrument is vanaf {_called(row.grade_from)}; de leerling zat in {_called(grade)}."
    if row.grade_to is not None and grade > row.grade_to and taken.domain not in Domain.values:
        yield f"Dit instrument is tot en met {_called(row.grade_to)}; de leerling zat in {_called(grade)}."
    if row.month_from and row.month_to and grade == row.grade_from and not _within(day.month, row):
        months = f"{MONTHS[row.month_from - 1]} tot en met {MONTHS[row.month_to - 1]}"
        yield f"In {_called(grade)} wordt dit instrument afgenomen van {months}; dit was in {MONTHS[day.month - 1]}."


def _within(month: int, row: Listed) -> bool:
    first, last = row.month_from or 1, row.month_to or 12
    return first <= month <= last if first <= last else month >= first or month <= last


def _called(grade: int) -> str:
    return f"groep {grade}" if grade < FIRST_OF_SECONDARY else f"leerjaar {grade - FIRST_OF_SECONDARY + 1} van het vo"


def _pupil(row: Listed, case: CaseOfResults) -> Iterator[str]:
    if row.mark_for(case.kind) == Category.NOT_MEANT:
        yield f"Volgens de lijst is dit instrument niet bedoeld voor {KIND_WORDS[Kind(case.kind)]}."
    if row.min_years_in_nl and case.under_year_in_nl:
        yield (
            f"Dit instrument is voor leerlingen die ten minste {row.min_years_in_nl} jaar in Nederland of Vlaanderen"
            " zijn; deze leerling korter dan een jaar."
        )
