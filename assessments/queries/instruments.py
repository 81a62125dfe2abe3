"""The register of permitted instruments from its rows into the plain values that the checks look at."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Count, Q, QuerySet

from applications.enums import Domain
from applications.facts import CaseFacts
from applications.models import Application
from assessments.criteria import CriteriaVersion
from assessments.enums import InstrumentDomain
from assessments.instruments.checks import judge
from assessments.instruments.facts import CaseOfResults, Judged, Listed, Register, RegisterList, Rule, Taken
from assessments.models import Instrument, InstrumentList, ListRule
from assessments.queries.criteria import NoCriteria, version_of
from casework import reference_data
from casework.text import search_key

REFERENCE = Path(__file__).resolve().parent.parent / "reference"
RULES_FILE = REFERENCE / "list_rules.toml"
# What a row of a file says, by the names of the columns.
COLUMNS = (
    "domain",
    "name",
    "publisher",
    "year",
    "range",
    "category_lwoo",
    "category_pro",
    "restriction",
    "floor_dle",
    "min_age",
    "max_age",
    "month_from",
    "month_to",
    "grade_from",
    "grade_to",
    "min_years_in_nl",
    "form",
    "medium",
    "norm_version",
    "nominal_level",
)
NUMBERS = frozenset(name for name in COLUMNS if Instrument._meta.get_field(name).null)
_LISTED = tuple(Listed.__dataclass_fields__)
CHECKED = Q(checked_on__isnull=False, replaced_on__isnull=True, is_sample=False)


def _governing(day: date) -> QuerySet[InstrumentList]:
    return InstrumentList.objects.filter(CHECKED, decisions_from__lte=day, decisions_to__gte=day)


def versions() -> QuerySet[InstrumentList]:
    """Every version of every list, the latest school year first, with the number of instruments on it."""
    counted = InstrumentList.objects.annotate(size=Count("instruments")).select_related("replaced_by")
    return counted.order_by("is_sample", "-entry_year", "-id")


def newest_version(entry_year: int) -> InstrumentList | None:
    """The version of a year that was loaded last and not replaced; no sample."""
    found = InstrumentList.objects.filter(entry_year=entry_year, is_sample=False, replaced_on__isnull=True)
    return found.order_by("-id").first()


def unreplaced(entry_years: Iterable[int]) -> dict[int, list[InstrumentList]]:
    """The versions of these years that were not replaced, by year; no sample (one query)."""
    rows = InstrumentList.objects.filter(entry_year__in=entry_years, is_sample=False, replaced_on__isnull=True)
    found: dict[int, list[InstrumentList]] = {}
    for version in rows.order_by("id"):
        found.setdefault(version.entry_year, []).append(version)
    return found


def compared_with(entry_year: int) -> InstrumentList | None:
    """With which version a file for a year is compared: that of the year itself, else the last one checked before."""
    before = InstrumentList.objects.filter(CHECKED, entry_year__lt=entry_year).order_by("-entry_year")
    return newest_version(entry_year) or before.first()


def governing(day: date) -> InstrumentList | None:
    """The checked version that governs decisions of a day; None as long as nobody loaded and checked it."""
    return _governing(day).order_by("id").first()


def instruments_on(version: InstrumentList, *, domain: str = "", words: str = "") -> QuerySet[Instrument]:
    """The rows of a version in its own order, of one domain and with these words in their name when asked."""
    found = Instrument.objects.filter(list=version).order_by("number")
    if domain:
        found = found.filter(domain=domain)
    for word in search_key(words).split():
        found = found.filter(name_key__contains=word)
    return found


def rows_of(version: InstrumentList) -> list[dict[str, Any]]:
    """The rows of a version as a file would say them, in order (one query)."""
    return list(Instrument.objects.filter(list=version).order_by("number").values(*COLUMNS))


def rules_on(version: InstrumentList) -> list[ListRule]:
    """The rules of a version, R1 first."""
    return sorted(ListRule.objects.filter(list=version).order_by("id"), key=lambda rule: int(rule.code[1:]))


def suggested_names(today: date) -> dict[str, list[str]]:
    """The names on the list that governs today, by domain (one query); empty when there is none."""
    rows = Instrument.objects.filter(list__in=_governing(today))
    found: dict[str, list[str]] = {}
    for domain, name in rows.order_by("number").values_list("domain", "name"):
        found.setdefault(domain, []).append(name)
    return found


def register(days: Iterable[date], as_of: date) -> Register:
    """The checked lists that govern any of these days (three queries, one when there is no such list).

    Of each the version that counted on the day ``as_of``: what was decided keeps the list under which it was judged.
    """
    counted = Q(checked_on__lte=as_of) & (Q(replaced_on__isnull=True) | Q(replaced_on__gt=as_of))
    wanted = Q(pk__in=())
    for day in set(days):
        wanted |= Q(decisions_from__lte=day, decisions_to__gte=day)
    lists = list(InstrumentList.objects.filter(counted, wanted, is_sample=False).order_by("entry_year"))
    if not lists:
        return Register(default_rules=default_rules())
    rows: dict[int, list[Listed]] = {}
    for row in Instrument.objects.filter(list__in=lists).order_by("number").values("list_id", *_LISTED):
        rows.setdefault(row.pop("list_id"), []).append(Listed(**row))
    rules: dict[int, dict[str, Rule]] = {}
    for rule in ListRule.objects.filter(list__in=lists).order_by("id"):
        found = Rule(rule.code, rule.text, rule.source, rule.parameters, rule.applies)
        rules.setdefault(rule.list_id, {})[rule.code] = found
    found_lists = tuple(
        RegisterList(
            one.entry_year, one.decisions_from, one.decisions_to, tuple(rows.get(one.pk, ())), rules.get(one.pk, {})
        )
        for one in lists
    )
    return Register(found_lists, default_rules())


def listed(row: Instrument) -> Listed:
    """One row as the checks see it."""
    return Listed(**{name: getattr(row, name) for name in _LISTED})


def default_rules() -> Mapping[str, Rule]:
    """The rules as last seen in print, for when no list was checked."""
    return {row["code"]: Rule(**row) for row in reference_data.read(RULES_FILE, "rule")}


def judged(case: Application, results: Sequence[Taken], today: date, decided_on: date | None = None) -> Judged:
    """The results of a case against the lists and rules; ``decided_on`` when a decision is about to be dated."""
    if not results:
        return Judged()
    facts = case_of_results(case, today, decided_on)
    days = [facts.decided_on, facts.applied_on, *(one.administered_on for one in results)]
    return judge(results, facts, register((day for day in days if day), case.published_on or today))


def case_of_results(case: Application, today: date, decided_on: date | None = None) -> CaseOfResults:
    """What of a case bears on its results (one query)."""
    pupil, career = getattr(case, "pupil", None), getattr(case, "career", None)
    return CaseOfResults(
        kind=case.kind,
        today=today,
        decided_on=decided_on or case.published_on or today,
        completed_on=case.completed_on,
        applied_on=case.received_on,
        birth_date=pupil.birth_date if pupil else None,
        group=career.group if career else "",
        repeated_years=career.repeated_years if career else None,
        under_year_in_nl=bool(career and career.under_year_in_nl),
        criteria=_criteria(case, today),
    )


def _criteria(case: Application, today: date) -> CriteriaVersion | None:
    try:
        return version_of(case, today)
    except NoCriteria:
        return None


def results_of(case: Application, facts: CaseFacts) -> list[Taken]:
    """Every result of a case as the checks see it; the key is its place."""
    learning = [learning_taken(("learning", place), row) for place, row in enumerate(facts.learning)]
    tested = [
        intelligence_taken(("intelligence", place), row, place) for place, row in enumerate(facts.intelligence, 1)
    ]
    social = getattr(case, "social_emotional", None)
    shown = [social_taken("social", social)] if social and social.present and social.instrument else []
    return [*learning, *tested, *shown]


def learning_taken(key: Hashable, row: Any) -> Taken:
    """A learning result, stored or as facts, as the checks see it."""
    return Taken(
        key,
        f"Leerresultaat {Domain(row.domain).label}",
        row.domain,
        row.instrument,
        row.administered_on,
        dl=row.dl,
        dle=row.dle,
        earlier=row.earlier,
    )


def intelligence_taken(key: Hashable, row: Any, number: int) -> Taken:
    """An intelligence result, stored or as facts, as the checks see it; ``number`` tells it from the others."""
    return Taken(
        key,
        f"Intelligentieonderzoek {number}",
        InstrumentDomain.IQ,
        row.instrument,
        row.administered_on,
        responsible=row.responsible,
        profession=row.profession,
    )


def social_taken(key: Hashable, row: Any) -> Taken:
    """What shows the social-emotional problems as the checks see it."""
    return Taken(
        key,
        "Sociaal-emotioneel onderzoek",
        InstrumentDomain.SE,
        row.instrument,
        row.administered_on,
        responsible=row.tester,
    )
