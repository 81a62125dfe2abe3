"""From the cells of a file to rows: each cell is read, or refused with a sentence at its row and column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from applications import contradictions
from assessments.screening.columns import DOMAIN_HEADS, Places, heading_of, places_in, score_key
from assessments.screening.rows import FaultyRow, ListRow, Score, identity_of
from casework.bsn import DIGITS, find_bsn
from casework.reading import Unreadable, read_day, read_interval, read_whole_number
from casework.sheets import Limits
from casework.text import dutch_list, search_key

LIMITS = Limits(rows=5_000, columns=80)
MOST_MONTHS = 120
LOWEST_IQ, HIGHEST_IQ = 40, 160
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
REMOVED = "[nummer van een persoon, weggehaald]"
NUMBER_OF_PERSON = (
    "Hier staat een burgerservicenummer of onderwijsnummer. Dat is niet gelezen en niet bewaard. Haal het weg."
)
YES, NO = frozenset({"ja", "j", "waar", "true", "x"}), frozenset({"nee", "n", "onwaar", "false"})
LENGTHS = {"first_name": 100, "infix": 30, "last_name": 100, "group": 40, "iq_test": 200}
LONGEST_TEST = 200
PARTS = ("dle", "dl", "test", "day")
# The keys of the columns of each result, of the new ones and of the former ones.
SCORES = {
    former: {str(domain): [score_key(domain, part, former=former) for part in PARTS] for domain in DOMAIN_HEADS}
    for former in (False, True)
}
NO_DL = "Vul ook de DL in: zonder DL is de leerachterstand niet te berekenen."


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a file: the rows that are in order, those with a fault, and remarks about whole columns."""

    rows: Sequence[ListRow]
    faulty: Sequence[FaultyRow]
    remarks: Sequence[str]


@dataclass
class _Cells:
    """The cells of one row by key, and what is wrong with them. ``days``: those read in this list before."""

    line: int
    texts: Mapping[str, str]
    days: dict[str, date]
    faults: list[tuple[str, str]] = field(default_factory=list)

    def text(self, key: str) -> str:
        return self.texts.get(key, "")

    def refuse(self, key: str, sentence: str) -> None:
        self.faults.append((heading_of(key), sentence))


def read_rows(numbered: Iterable[tuple[int, Sequence[str]]], sites: Mapping[str, int], today: date) -> Read:
    """Read a table, its head first. ``sites``: the ids of the sites that may be named, by ``site_key``.

    Raises Unreadable when the table is no class list. A number of a person is dropped before anything else is done.
    """
    (_, head), *body = numbered
    head = [REMOVED if find_bsn(heading) else heading for heading in head]
    places = places_in(head)
    if not body:
        raise Unreadable("Onder de kolomnamen staat nog geen leerling.")
    rows: list[ListRow] = []
    faulty: list[FaultyRow] = []
    seen: dict[str, int] = {}
    days: dict[str, date] = {}
    numbers_in: dict[str, int] = {}
    for line, cells in body:
        for place, heading in places.unknown.items():
            if _holds_number(cells[place]):
                numbers_in.setdefault(heading, line)
        found = _Cells(line, {key: _without_number(cells[place]) for key, place in places.known.items()}, days)
        row = _row(found, sites, today)
        if row is not None and (first := seen.setdefault(identity_of(row), line)) != line:
            found.refuse("last_name", f"Deze leerling staat ook op regel {first}. Laat één regel staan.")
        if row is None or found.faults:
            faulty.append(FaultyRow(line, found.texts, list(dict.fromkeys(found.faults))))
        else:
            rows.append(row)
    return Read(rows, faulty, list(_remarks(places, numbers_in)))


def site_key(name: str) -> str:
    """How sites are compared: by name or code, however it is written."""
    return search_key(name).replace(" ", "")


def _without_number(cell: str) -> str:
    return REMOVED if _holds_number(cell) else cell


def _holds_number(cell: str) -> bool:
    """Whether a number of a person stands in a cell; most cells are too short to hold one."""
    return len(cell) >= DIGITS and bool(find_bsn(cell))


def _remarks(places: Places, numbers_in: Mapping[str, int]) -> Iterable[str]:
    others = [head for head in places.unknown.values() if head and head not in numbers_in]
    for heading, line in numbers_in.items():
        yield (
            f"In de kolom ‘{heading or 'zonder naam'}’ staan burgerservicenummers of onderwijsnummers (voor het eerst"
            f" op regel {line}). Die kolom is niet gelezen en niet bewaard. Haal haar uit het bestand."
        )
    if others:
        word = "kolommen zijn" if len(others) > 1 else "kolom is"
        yield f"Deze {word} niet herkend en niet gelezen: {dutch_list([f'‘{head}’' for head in others])}."


def _row(cells: _Cells, sites: Mapping[str, int], today: date) -> ListRow | None:
    for key, text in cells.texts.items():
        if text == REMOVED:
            cells.refuse(key, NUMBER_OF_PERSON)
    if cells.faults:
        return None
    for key, most in LENGTHS.items():
        if len(cells.text(key)) > most:
            cells.refuse(key, f"Hier passen {most} tekens. Kort de tekst in.")
    for key in ("first_name", "last_name"):
        if not cells.text(key):
            cells.refuse(key, f"Vul de {heading_of(key).lower()} in.")
    born = _birth_date(cells, today)
    scores, former = _scores(cells, born, today, former=False), _scores(cells, born, today, former=True)
    iq = _iq(cells)
    iq_day = _test_day(cells, "iq_day", born, today)
    se = _yes_or_no(cells)
    site_id = _site(cells, sites)
    if cells.faults or born is None:
        return None
    first, infix, last, group, test = (cells.text(key) for key in LENGTHS)
    return ListRow(
        cells.line, first, infix, last, born.isoformat(), group, site_id, iq, test, iq_day, se, scores, former
    )


def _birth_date(cells: _Cells, today: date) -> date | None:
    if not cells.text("birth_date"):
        cells.refuse("birth_date", "Vul de geboortedatum in, als 3-9-2014.")
        return None
    found = _day(cells, "birth_date")
    for sentence in contradictions.of_pupil(found, today).values():
        cells.refuse("birth_date", sentence)
    return found


def _day(cells: _Cells, key: str) -> date | None:
    text = cells.text(key)
    if not text or text in cells.days:
        return cells.days.get(text)
    try:
        found = cells.days[text] = read_day(text, EARLIEST, LATEST)
        return found
    except Unreadable as refusal:
        cells.refuse(key, str(refusal))
        return None


def _test_day(cells: _Cells, key: str, born: date | None, today: date) -> str:
    found = _day(cells, key)
    for sentence in contradictions.of_test(found, born, today).values():
        cells.refuse(key, sentence)
    return found.isoformat() if found else ""


def _number(cells: _Cells, key: str, noun: str) -> int | None:
    text = cells.text(key)
    if not text or text in {"-", "–", "n.v.t.", "nvt"}:
        return None
    try:
        return read_whole_number(text, noun, 0, MOST_MONTHS)
    except Unreadable as refusal:
        cells.refuse(key, str(refusal))
        return None


def _scores(cells: _Cells, born: date | None, today: date, *, former: bool) -> dict[str, Score]:
    found = {}
    for domain, keys in SCORES[former].items():
        if any(cells.text(key) for key in keys) and (score := _score(cells, keys, born, today, former=former)):
            found[domain] = score
    return found


def _score(cells: _Cells, keys: Sequence[str], born: date | None, today: date, *, former: bool) -> Score | None:
    """One result; none without a DLE. The DL of the row counts where the result has none of its own."""
    dle_key, dl_key, test_key, day_key = keys
    known = len(cells.faults)
    dle = _number(cells, dle_key, "DLE")
    general = "" if former else "dl"
    own = dl_key if cells.text(dl_key) or not general else general
    dl = _number(cells, own, "DL")
    day = _test_day(cells, day_key, born, today)
    test = cells.text(test_key)
    if len(test) > LONGEST_TEST:
        cells.refuse(test_key, f"Hier passen {LONGEST_TEST} tekens. Kort de tekst in.")
    if len(cells.faults) > known or dle is None:
        return None
    if not dl:
        cells.refuse(dl_key, NO_DL if dl is None else "Bij DL 0 is de leerachterstand niet te berekenen.")
        return None
    return Score(dle, dl, test, day)


def _iq(cells: _Cells) -> tuple[int, int] | None:
    text = cells.text("iq")
    if not text or text in {"-", "–"}:
        return None
    try:
        found = read_interval(text, "Een IQ", LOWEST_IQ, HIGHEST_IQ)
    except Unreadable as refusal:
        cells.refuse("iq", str(refusal))
        return None
    return found.low, found.high


def _yes_or_no(cells: _Cells) -> bool | None:
    text = search_key(cells.text("se"))
    if not text or text in YES | NO:
        return text in YES if text else None
    cells.refuse("se", "Vul ja of nee in, of laat leeg.")
    return None


def _site(cells: _Cells, sites: Mapping[str, int]) -> int | None:
    text = cells.text("site")
    if not text:
        return None
    found = sites.get(site_key(text))
    if found is None:
        cells.refuse("site", "Deze vestiging hoort niet bij het eigen schoolbestuur. Vul de naam in, of de code.")
    return found
