"""A class list that was read, as its pages show it: the pupils by page, what the criteria say of each, and a chart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator

from applications.offers import link
from assessments.criteria import CriteriaVersion, explain, judge
from assessments.enums import Finding
from assessments.forms import FOUND, PupilFilterForm
from assessments.queries import KnownCase
from assessments.screening import KeptList, ListRow, former_measured, measured_of
from assessments.screening.words import missing_words
from assessments.summaries.figures import finding_tag
from casework.parts import Column, Count, Empty, Link, Pages, Row, Tag, Worklist
from casework.text import dutch_count, dutch_list, search_key
from casework.wording import numeric_day

PER_PAGE = 25
FAULTS_SHOWN = 10
BAR = 100
ORDER = {finding.value: place for place, finding in enumerate(FOUND)}
# By the word in the address: the head of the column, and what it sorts on.
SORTS: dict[str, Any] = {
    "regel": lambda row: row.line,
    "naam": lambda row: (search_key(row.last_name), search_key(row.first_name), row.line),
    "bevinding": lambda row: (ORDER[row.finding], row.line),
    "ontbreekt": lambda row: (len(row.missing), row.line),
}
HEADS = (("Leerling", "naam"), ("Bevinding", "bevinding"), ("Wat ontbreekt", "ontbreekt"), ("Al bij ons", ""))


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One pupil: what the criteria say of him, why, what is missing, and which cases there are."""

    line: int
    name: str
    note: str
    tag: Tag
    why: Sequence[str]
    missing: str
    cases: Sequence[Link]
    former: Tag | None = None
    former_why: str = ""


@dataclass(frozen=True, slots=True)
class FindingBar:
    """How many pupils have one finding: with all results, and with something missing. Widths of hundred."""

    label: str
    whole: int
    partly: int
    whole_width: int
    partly_width: int

    @property
    def number(self) -> int:
        return self.whole + self.partly


@dataclass(frozen=True, slots=True)
class Shown:
    """Which pupils somebody wants to see, out of the address."""

    form: PupilFilterForm
    finding: str = ""
    words: str = ""
    incomplete: bool = False
    sort: str = "regel"
    descending: bool = False

    @classmethod
    def out_of(cls, typed: Any) -> "Shown":
        """What the parameters of an address ask for; what cannot be read is left open."""
        form = PupilFilterForm(typed or None)
        valid = form.cleaned_data if form.is_bound and form.is_valid() else {}
        said = typed.get("volgorde", "")
        sort = said.removeprefix("-")
        return cls(
            form,
            valid.get("bevinding", ""),
            valid.get("q", ""),
            bool(valid.get("onvolledig")),
            sort if sort in SORTS else "regel",
            said.startswith("-") and sort in SORTS,
        )

    @property
    def in_use(self) -> int:
        return bool(self.finding) + bool(self.words) + self.incomplete

    def of(self, rows: Iterable[ListRow]) -> list[ListRow]:
        """The rows that are asked for, in the order that is asked for."""
        words = search_key(self.words)
        found = [
            row
            for row in rows
            if (not self.finding or row.finding == self.finding)
            and (not self.incomplete or row.missing)
            and (not words or words in search_key(row.name))
        ]
        return sorted(found, key=SORTS[self.sort], reverse=self.descending)

    def address(self, url: str, **changes: str) -> str:
        """The address of the same choice with these changes; empty ones are left out."""
        sort = f"{'-' * self.descending}{self.sort}"
        asked = {
            "bevinding": self.finding,
            "q": self.words,
            "onvolledig": "on" if self.incomplete else "",
            "volgorde": "" if sort == "regel" else sort,
            **changes,
        }
        kept = {name: value for name, value in asked.items() if value}
        return f"{url}?{urlencode(kept)}" if kept else url


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """Everything that the page of a list shows; never more than one page of pupils."""

    point: str
    list: Worklist
    pupils: Sequence[PupilLine]
    bars: Sequence[FindingBar]
    faults: Sequence[Any]
    more_faults: int
    found: int
    choose_url: str
    all_url: str


def page_of(kept: KeptList, shown: Shown, typed: Any) -> Any:
    """The page of rows that an address asks for."""
    return Paginator(shown.of(kept.rows), PER_PAGE).get_page(typed.get("pagina", "")[:9])


def screening_page(
    kept: KeptList,
    shown: Shown,
    page: Any,
    pupils: Sequence[PupilLine],
    *,
    url: str,
    choose_url: str,
    today: date,
) -> ScreeningPage:
    """The page of a list that was read."""
    return ScreeningPage(
        point=point_of(kept),
        list=_worklist(kept, shown, page, pupils, url, today),
        pupils=pupils,
        bars=bars_of(kept.rows),
        faults=kept.faulty[:FAULTS_SHOWN],
        more_faults=max(len(kept.faulty) - FAULTS_SHOWN, 0),
        found=page.paginator.count,
        choose_url=choose_url,
        all_url=shown.address(choose_url, alle="1"),
    )


def _worklist(kept: KeptList, shown: Shown, page: Any, pupils: Sequence[PupilLine], url: str, today: date) -> Worklist:
    counts = Counter(row.finding for row in kept.rows)
    return Worklist(
        key="leerlingen",
        title="Leerlingen",
        columns=[_column(label, sort, shown, url) for label, sort in HEADS],
        rows=[Row(pupil.name, "", value=str(pupil.line)) for pupil in pupils],
        today=today,
        empty=Empty("Geen leerling past bij deze keuze", "Kies minder filters.", Link("Filters wissen", url))
        if shown.in_use
        else Empty(
            "Er is geen leerling beoordeeld", "Elke regel van de lijst heeft een fout. Verbeter die en upload opnieuw."
        ),
        counts=[
            Count(
                str(finding.label),
                counts[finding.value],
                shown.address(url, bevinding="" if shown.finding == finding.value else finding.value),
                current=shown.finding == finding.value,
                tone=finding_tag(finding).tone,
            )
            for finding in FOUND
            if counts[finding.value]
        ],
        filters=shown.form,
        filters_in_use=shown.in_use,
        reset_url=url,
        pages=Pages.of(page, lambda number: shown.address(url, pagina=str(number))),
    )


def _column(label: str, sort: str, shown: Shown, url: str) -> Column:
    if not sort:
        return Column(label)
    if shown.sort != sort:
        return Column(label, shown.address(url, volgorde=sort))
    turned = sort if shown.descending else f"-{sort}"
    return Column(label, shown.address(url, volgorde=turned), "descending" if shown.descending else "ascending")


def pupil_lines(
    rows: Iterable[ListRow], version: CriteriaVersion, known: Mapping[int, Sequence[KnownCase]]
) -> list[PupilLine]:
    """These pupils with the explanation of what the criteria say of each."""
    return [_pupil(row, version, known.get(row.line, ())) for row in rows]


def _pupil(row: ListRow, version: CriteriaVersion, known: Sequence[KnownCase]) -> PupilLine:
    measured = measured_of(row)
    lines = explain(measured, judge(measured, version), version).lines()
    about = [f"geboren {numeric_day(row.born)}", row.group, f"regel {row.line}"]
    former, former_why = None, ""
    if row.former:
        was = former_measured(row)
        former = finding_tag(Finding(row.former_finding))
        former_why = explain(was, judge(was, version), version).conclusion
    return PupilLine(
        line=row.line,
        name=row.name,
        note=", ".join(part for part in about if part),
        tag=finding_tag(Finding(row.finding)),
        why=lines,
        missing=dutch_list(missing_words(row.missing)),
        cases=[Link(_called(one), link("case", one.case)) for one in known],
        former=former,
        former_why=former_why,
    )


def _called(known: KnownCase) -> str:
    case = known.case
    kind = Finding(case.kind).label
    if case.number:
        return f"aanvraag {kind} {case.number}"
    return f"concept {kind} uit een klassenlijst" if known.from_list else f"concept {kind}"


def bars_of(rows: Sequence[ListRow]) -> list[FindingBar]:
    """How many pupils have each finding, as bars; the longest is a hundred wide."""
    partly = Counter(row.finding for row in rows if row.missing)
    whole = Counter(row.finding for row in rows if not row.missing)
    longest = max((partly[one.value] + whole[one.value] for one in FOUND), default=0) or 1
    return [
        FindingBar(
            str(one.label),
            whole[one.value],
            partly[one.value],
            whole[one.value] * BAR // longest,
            partly[one.value] * BAR // longest,
        )
        for one in FOUND
    ]


def point_of(kept: KeptList) -> str:
    """What the list comes to, in words."""
    counts = Counter(row.finding for row in kept.rows)
    pupils = dutch_count(len(kept.rows), "leerling", "leerlingen")
    said = (
        f"Van {pupils} wijzen de cijfers bij {counts['pro']} op praktijkonderwijs en bij {counts['lwoo']} op lwoo;"
        f" bij {counts['pro_or_lwoo'] + counts['mixed']} is het oordeel van de school nodig en bij"
        f" {counts['undetermined']} staat de uitkomst nog niet vast."
    )
    if kept.faulty:
        faulty = dutch_count(len(kept.faulty), "regel heeft een fout en is", "regels hebben een fout en zijn")
        return f"{said} {faulty} niet beoordeeld."
    return said
