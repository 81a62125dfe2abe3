"""A count as pages and files show it: lines per school and kind, bars, decisions by number, a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from applications.enums import Kind
from applications.worklists import SHORT_KINDS
from casework.parts import Count as CountLink
from casework.parts import Empty, Tag
from casework.sheets import Sheet, Value
from casework.text import dutch_count, dutch_date
from funding import rules
from funding.enums import Standing
from funding.queries import Count

TONES = {
    Standing.COUNTS: "good",
    Standing.UNREGISTERED: "attention",
    Standing.NOT_PLACED: "neutral",
    Standing.UNCERTAIN: "risk",
    Standing.LATE: "risk",
    Standing.SET_ASIDE: "neutral",
}
HEADS = {
    Standing.COUNTS: "Telt mee",
    Standing.UNREGISTERED: "Nog niet geregistreerd",
    Standing.NOT_PLACED: "Niet geplaatst",
    Standing.UNCERTAIN: "Onzeker",
    Standing.LATE: "Mogelijk te laat",
}
WHAT_IS_SHOWN = (
    "Hier staan aantallen, en per besluit alleen nummer, soort, datum en school. Er staan geen namen. Daarom staan ook"
    " kleine aantallen er zoals ze zijn."
)
LATE = "Mogelijk te laat voor de telling; vraag DUO."
NO_COUNT = Empty(
    "Er is voor deze telling nog niets te tellen",
    "Toekenningen die zijn verstuurd en overgenomen verklaringen verschijnen hier vanzelf. Kies eventueel een ander"
    " jaar.",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose to see; empty fields choose everything."""

    year: int
    school: str = ""
    kind: str = ""
    standing: str = ""

    def url(self, name: str, **changed: str) -> str:
        """The address of a page of this count."""
        params = {"jaar": str(self.year), "school": self.school, "soort": self.kind, "stand": self.standing, **changed}
        kept = {key: value for key, value in params.items() if value}
        return f"{reverse(f'funding:{name}')}?{urlencode(kept)}"


@dataclass(frozen=True, slots=True)
class LineRow:
    """One school and kind, or the total: numbers in the order of ``heads``, and the way to its decisions."""

    school: str
    kind: str
    in_force: int
    numbers: Sequence[int]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how many of those in force count. Widths are percentages of the longest bar, written with a point."""

    label: str
    counts: int
    in_force: int
    counts_width: str
    rest_width: str


@dataclass(frozen=True, slots=True)
class CountPage:
    """The whole page of a count."""

    title: str
    point: str
    notes: Sequence[str]
    heads: Sequence[str]
    lines: Sequence[LineRow]
    total: LineRow
    bars: Sequence[Bar]
    counts: Sequence[CountLink]
    empty: Empty = NO_COUNT


def chosen(count: Count, choice: Choice) -> list[rules.Judged]:
    """The declarations of a count that were asked for."""
    site = next((key for key, one in count.sites.items() if str(one.public_id) == choice.school), None)
    return [
        one
        for one in count.judged
        if (not choice.school or one.site_id == site)
        and (not choice.kind or one.kind == choice.kind)
        and (not choice.standing or one.standing == choice.standing)
    ]


def sorted_lines(count: Count, judged: Iterable[rules.Judged]) -> list[rules.Line]:
    """The lines of a count, by school and kind."""
    return sorted(rules.lines(judged), key=lambda line: (count.sites[line.site_id].search_key, line.site_id, line.kind))


def count_page(count: Count, choice: Choice, today: date) -> CountPage:
    """A count as its page shows it."""
    found = sorted_lines(count, chosen(count, choice))
    every = rules.total(found)
    return CountPage(
        title=title_of(count.year),
        point=point_of(every, count.year, today),
        notes=notes_of(count, every, today),
        heads=list(HEADS.values()),
        lines=[_line(count, line, choice) for line in found],
        total=LineRow("Totaal", "", every.in_force, [every.numbers[standing] for standing in HEADS]),
        bars=_bars(count, found),
        counts=[
            CountLink(
                head,
                number := every.numbers[standing],
                choice.url("decisions", stand=standing),
                tone=TONES[standing] if number else "neutral",
            )
            for standing, head in HEADS.items()
        ],
    )


def title_of(year: int) -> str:
    """What a count is called."""
    return f"Telling van {dutch_date(rules.count_day(year))}"


def point_of(every: rules.Line, year: int, today: date) -> str:
    """The point of a count in one sentence."""
    day = dutch_date(rules.count_day(year))
    counts = every.numbers[Standing.COUNTS]
    comes = rules.count_day(year) > today
    told = f"Zoals het nu staat, {_tell(counts)} mee op {day}" if comes else f"Op {day} {_tell(counts)} mee"
    held = "dan van kracht zijn" if comes else "toen van kracht waren"
    return f"{told}, van de {every.in_force} die {held}." if every.in_force - counts else f"{told}."


def _tell(counts: int) -> str:
    return f"{'telt' if counts == 1 else 'tellen'} {dutch_count(counts, 'verklaring', 'verklaringen')}"


def notes_of(count: Count, every: rules.Line, today: date) -> list[str]:
    """What somebody must know beside the numbers."""
    notes = []
    if missing := every.numbers[Standing.UNREGISTERED]:
        are = dutch_count(missing, "verklaring is", "verklaringen is")
        notes.append(f"Van {are} nog geen plaatsing geregistreerd. De scholen doen dat.")
    if unsure := every.numbers[Standing.UNCERTAIN]:
        are = dutch_count(unsure, "verklaring is", "verklaringen zijn")
        notes.append(f"{are} onzeker: een later besluit verandert wat die dag gold. Stel vast of zij meetellen.")
    if late := every.numbers[Standing.LATE]:
        are = dutch_count(late, "besluit is", "besluiten zijn")
        notes.append(f"{are} pas na de teldatum verstuurd. {LATE}")
    if rules.count_day(count.year) < today:
        notes.append(f"De teldatum is voorbij. Een besluit dat nu nog komt, is {LATE[0].lower()}{LATE[1:]}")
    if count.doubles:
        are = dutch_count(count.doubles, "overgenomen verklaring heeft", "overgenomen verklaringen hebben")
        notes.append(f"{are} een nummer dat Toewijzer zelf gaf. Zulke verklaringen tellen één keer.")
    return notes


def _line(count: Count, line: rules.Line, choice: Choice) -> LineRow:
    site = count.sites[line.site_id]
    return LineRow(
        school=site.name,
        kind=SHORT_KINDS[Kind(line.kind)],
        in_force=line.in_force,
        numbers=[line.numbers[standing] for standing in HEADS],
        url=choice.url("decisions", school=str(site.public_id), soort=line.kind),
    )


def _bars(count: Count, found: Sequence[rules.Line]) -> list[Bar]:
    longest = max((line.in_force for line in found), default=0)
    if not longest:
        return []
    return [
        Bar(
            label=f"{count.sites[line.site_id].name}, {SHORT_KINDS[Kind(line.kind)]}",
            counts=line.numbers[Standing.COUNTS],
            in_force=line.in_force,
            counts_width=f"{100 * line.numbers[Standing.COUNTS] / longest:.2f}",
            rest_width=f"{100 * (line.in_force - line.numbers[Standing.COUNTS]) / longest:.2f}",
        )
        for line in found
    ]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One declaration: number, kind, days, school, what it is worth, and where an uncertain one is settled."""

    number: str
    kind: str
    school: str
    decided_on: date
    effective_on: date
    tag: Tag
    is_taken_over: bool
    settle_url: str = ""


def decision_rows(count: Count, judged: Iterable[rules.Judged]) -> list[DecisionRow]:
    """Declarations in the order of their numbers."""
    return [_decision_row(count, one) for one in sorted(judged, key=lambda one: (one.decision.number, one.decision.id))]


def _decision_row(count: Count, one: rules.Judged) -> DecisionRow:
    settle = reverse("funding:settle", kwargs={"public_id": one.decision.public_id})
    return DecisionRow(
        number=one.decision.number,
        kind=SHORT_KINDS[Kind(one.kind)],
        school=count.sites[one.site_id].name,
        decided_on=one.decision.published_on,
        effective_on=one.decision.starts_on,
        tag=Tag(str(one.standing.label), TONES[one.standing]),
        is_taken_over=one.chain.is_taken_over,
        settle_url=f"{settle}?{urlencode({'jaar': count.year})}" if one.can_be_settled else "",
    )


def workbook(count: Count, choice: Choice, today: date, partnership: str) -> list[Sheet]:
    """A count as two tables: the numbers, and the decisions behind them."""
    judged = chosen(count, choice)
    found = sorted_lines(count, judged)
    lead = [f"{title_of(count.year)}, {partnership}", f"Stand van {dutch_date(today)}", WHAT_IS_SHOWN]
    numbers: list[list[Value]] = [
        [
            count.sites[line.site_id].name,
            count.sites[line.site_id].code,
            SHORT_KINDS[Kind(line.kind)],
            line.in_force,
            *(line.numbers[standing] for standing in HEADS),
        ]
        for line in found
    ]
    every = rules.total(found)
    numbers.append(["Totaal", None, None, every.in_force, *(every.numbers[standing] for standing in HEADS)])
    behind: list[list[Value]] = [
        [row.number, row.kind, row.school, row.decided_on, row.effective_on, _origin(row), row.tag.word]
        for row in decision_rows(count, judged)
    ]
    return [
        Sheet("Telling", ["School", "Vestiging", "Soort", "Van kracht", *HEADS.values()], numbers, lead),
        Sheet("Besluiten", ["Nummer", "Soort", "School", "Datum", "Ingang", "Herkomst", "Stand"], behind, lead),
    ]


def _origin(row: DecisionRow) -> str:
    return "overgenomen" if row.is_taken_over else "eigen besluit"


def settle_lines(chain: Any, year: int) -> list[str]:
    """The decisions that are compared, for who settles."""
    told = []
    for one in chain.decisions:
        what = "toegekend" if one.granted else "niet toegekend"
        told.append(
            f"{one.number}: {what}, verstuurd op {dutch_date(one.published_on)}, ingang {dutch_date(one.starts_on)}."
        )
    return [*told, f"De teldatum is {dutch_date(rules.count_day(year))}."]
