"""What is to be said of test results: each caution with its sentence, its rule and where that is written.

Sources: Inrichtingsbesluit WVO 15d(1), (2); the yearly regulation on screening and test instruments.
"""

from collections.abc import Iterable, Iterator

from accounts.enums import ResultCheck
from applications.enums import Kind, TesterProfession
from assessments.enums import Category, InstrumentDomain
from assessments.instruments import retesting
from assessments.instruments.facts import (
    CaseOfResults,
    Caution,
    Judged,
    Level,
    Listed,
    Register,
    RegisterList,
    Taken,
    entry_year_of,
    label_of,
    period_of,
)
from assessments.instruments.matching import Match, find
from assessments.instruments.suiting import KIND_WORDS, suiting
from assessments.instruments.windows import age_of_result
from casework.text import dutch_date, dutch_list

CRITERIA = "ib_15d"
PSYCHOLOGIST_NEEDED = (InstrumentDomain.IQ, InstrumentDomain.SE)
# What the checklist of the application asks already, so that screens do not say it twice.
ASKED_ELSEWHERE = frozenset({ResultCheck.MISSING.value})


def judge(results: Iterable[Taken], case: CaseOfResults, register: Register) -> Judged:
    """Every result of a case with what is to be said of it. Results that are kept for completeness only say nothing."""
    given = [taken for taken in results if not taken.earlier]
    if not given:
        return Judged()
    by_result = {taken.key: tuple(_of_result(taken, case, register)) for taken in given}
    return Judged(tuple(_of_case(given, case, register)), by_result)


def _of_case(given: list[Taken], case: CaseOfResults, register: Register) -> Iterator[Caution]:
    """Which list it was compared with; that none was loaded is said here once, and not with each result."""
    governing = register.on(case.decided_on)
    if governing is None:
        _, last = period_of(entry_year_of(case.decided_on))
        words = (
            f"Voor besluiten tot en met {dutch_date(last)} is geen gecontroleerde testlijst"
            " ingevoerd. De tests zijn daarom niet met een lijst vergeleken. De functioneel beheerder van het"
            " samenwerkingsverband voert de lijst in."
        )
        yield Caution("no_list", Level.WARNING, words, reference=CRITERIA)
        return
    words = f"Vergeleken met de testlijst {governing.label}, voor besluiten tot en met"
    yield Caution(
        "list", Level.INFORMATION, f"{words} {dutch_date(governing.decisions_to)}.{_other_lists(given, case, register)}"
    )


def _other_lists(given: list[Taken], case: CaseOfResults, register: Register) -> str:
    """The lists on the days of application and of taking the tests, where those are others."""
    own = entry_year_of(case.decided_on)
    applied = {entry_year_of(case.applied_on)} - {own} if case.applied_on else set()
    taken = {entry_year_of(one.administered_on) for one in given if one.administered_on} - {own}
    parts = [
        f"{when} {'gold' if len(years) == 1 else 'golden'} {dutch_list([_named(year, register) for year in years])}"
        for when, years in (("op de dag van de aanvraag", sorted(applied)), ("bij de afnames", sorted(taken)))
        if years
    ]
    return f" Andere lijsten: {'; '.join(parts)}." if parts else ""


def _named(entry_year: int, register: Register) -> str:
    loaded = any(one.entry_year == entry_year for one in register.lists)
    return label_of(entry_year) if loaded else f"{label_of(entry_year)} (niet ingevoerd)"


def _of_result(taken: Taken, case: CaseOfResults, register: Register) -> Iterator[Caution]:
    rules, governing = register.rules_on(case.decided_on), register.on(case.decided_on)
    if not taken.instrument.strip() or taken.administered_on is None:
        yield Caution(
            ResultCheck.MISSING, Level.REASON, "De test of de datum van afname ontbreekt.", reference=CRITERIA
        )
    row = None
    if taken.instrument.strip() and governing is not None:
        match = find(taken.instrument, taken.domain, governing.rows)
        row = match.row
        yield from _on_list(taken, case, governing, match)
        yield from _on_other_lists(taken, case, register, is_listed=row is not None)
        if row is not None:
            yield from suiting(taken, row, case, governing)
    yield from _under_whom(taken)
    yield from age_of_result(taken, case, rules)
    if found := retesting.advice(taken, row, rules, case.criteria):
        yield found


def _on_list(taken: Taken, case: CaseOfResults, governing: RegisterList, match: Match) -> Iterator[Caution]:
    where, typed = f"testlijst {governing.label}", f"‘{taken.instrument.strip()}’"
    domain = InstrumentDomain(taken.domain).label
    if match.row is not None:
        yield from _category(match.row, case, where)
        return
    if match.several:
        names = dutch_list([f"‘{name}’" for name in match.several])
        words = f"{typed} kan op de {where} meer dan één instrument zijn: {names}. Vul de volledige naam in."
        yield Caution(ResultCheck.UNCLEAR, Level.REASON, words, reference=CRITERIA)
        return
    near = f" Lijkt op: {dutch_list([f'‘{name}’' for name in match.nearest])}." if match.nearest else ""
    if match.other_domains:
        others = dutch_list([str(InstrumentDomain(code).label) for code in match.other_domains])
        words = f"{typed} staat op de {where} voor {others}, niet voor {domain}.{near}"
        yield Caution(ResultCheck.WRONG_DOMAIN, Level.REASON, words, reference=CRITERIA)
        return
    words = f"{typed} staat niet op de {where} bij {domain}.{near}"
    yield Caution(ResultCheck.NOT_LISTED, Level.REASON, words, reference=CRITERIA)


def _category(row: Listed, case: CaseOfResults, where: str) -> Iterator[Caution]:
    mark = row.mark_for(case.kind)
    if mark in {Category.III, Category.IV, Category.ZERO}:
        kind = KIND_WORDS[Kind(case.kind)]
        words = f"Op de {where} heeft dit instrument categorie {mark} voor {kind}: een kanttekening, geen verbod."
        yield Caution("category", Level.INFORMATION, words)


def _on_other_lists(taken: Taken, case: CaseOfResults, register: Register, *, is_listed: bool) -> Iterator[Caution]:
    """That the list on the day of the test, or of the application, says otherwise."""
    governing = register.on(case.decided_on)
    days = (("van de afname", taken.administered_on), ("van de aanvraag", case.applied_on))
    for when, day in days:
        other = register.on(day) if day else None
        if other is None or other is governing:
            continue
        if (find(taken.instrument, taken.domain, other.rows).row is not None) == is_listed:
            continue
        says = "stond dit instrument niet" if is_listed else "stond dit instrument wel"
        words = f"Op de testlijst {other.label}, die gold op de dag {when}, {says}. De lijst bij het besluit telt."
        yield Caution("list_differs", Level.WARNING, words)


def _under_whom(taken: Taken) -> Iterator[Caution]:
    """Intelligence and social-emotional tests are taken under a psychologist or a remedial educationalist (15d(2))."""
    if taken.domain not in PSYCHOLOGIST_NEEDED:
        return
    unknown = not taken.responsible.strip() or taken.profession == TesterProfession.OTHER
    unsaid = taken.domain == InstrumentDomain.IQ and not taken.profession
    if unknown or unsaid:
        words = (
            "Niet bekend is onder verantwoordelijkheid van welke diagnostisch geschoolde psycholoog of orthopedagoog"
            " dit is afgenomen."
        )
        yield Caution(ResultCheck.RESPONSIBLE, Level.WARNING, words, reference="ib_15d_2")
