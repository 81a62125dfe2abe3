"""The columns of a class list: what we call them, what stands in them, and how others head them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from applications.enums import Domain
from casework.reading import Unreadable
from casework.text import dutch_list, search_key


class Column(NamedTuple):
    """One column: its key, its head in our own file, what stands in it, and other heads that mean the same."""

    key: str
    heading: str
    meaning: str
    also: tuple[str, ...] = ()


DOMAIN_HEADS: dict[str, tuple[str, ...]] = {
    Domain.IR: ("IR", "inzichtelijk rekenen", "rekenen"),
    Domain.BL: ("BL", "begrijpend lezen"),
    Domain.TL: ("TL", "technisch lezen"),
    Domain.SP: ("SP", "spellen", "spelling"),
}
# What is told of one result, with the words for it in a head.
PARTS: dict[str, tuple[str, ...]] = {
    "dle": ("DLE",),
    "dl": ("DL",),
    "test": ("toets", "test", "instrument"),
    "day": ("datum", "toetsdatum", "afnamedatum"),
}
MEANINGS = {
    "dle": "niveau in maanden onderwijs, 0 tot en met 120",
    "dl": "maanden onderwijs op de dag van de toets, 1 tot en met 120; leeg: de kolom DL",
    "test": "naam en versie van de toets",
    "day": "dag waarop de toets is afgenomen",
}
USE_OURS = "Gebruik het voorbeeldbestand."
FORMER = ("eerder", "eerdere", "vorige", "oud")

_BASE = (
    Column("first_name", "Voornaam", "verplicht", ("roepnaam", "voornamen")),
    Column("infix", "Tussenvoegsel", "mag leeg blijven", ("tussenvoegsels", "voorvoegsel")),
    Column("last_name", "Achternaam", "verplicht", ("naam",)),
    Column("birth_date", "Geboortedatum", "verplicht, bijvoorbeeld 3-9-2014", ("geboren", "geboren op")),
    Column("group", "Groep of klas", "bijvoorbeeld groep 8 of klas 1b", ("groep", "klas", "leerjaar")),
    Column("site", "Vestiging", "naam, of BRIN en vestigingsnummer; nodig als het bestuur er meer heeft", ("school",)),
    Column("iq", "IQ", "een getal, bijvoorbeeld 78, of een interval met een streepje: 85-95", ("iq score",)),
    Column("iq_test", "IQ test", "naam en versie van de test", ("intelligentietest", "test iq")),
    Column("iq_day", "IQ datum", "dag waarop de test is afgenomen", ("datum iq",)),
    Column("se", "SE", "ja of nee: is sociaal-emotionele problematiek aangetoond?", ("sociaal emotioneel",)),
    Column("dl", "DL", "voor alle domeinen samen, als die hetzelfde is", ("didactische leeftijd",)),
)


def _of_domain(domain: str, *, former: bool) -> Iterable[Column]:
    for part, words in PARTS.items():
        said = f" {FORMER[0]}" if former else ""
        meaning = MEANINGS[part].partition(";")[0] if former else MEANINGS[part]
        yield Column(
            score_key(domain, part, former=former),
            f"{DOMAIN_HEADS[domain][0]}{said} {words[0]}",
            f"{'eerder resultaat: ' if former else ''}{meaning}",
        )


def score_key(domain: str, part: str, *, former: bool) -> str:
    """The key of a column about one result."""
    return f"{domain}.{'was.' if former else ''}{part}"


COLUMNS: tuple[Column, ...] = (
    *_BASE,
    *(column for domain in DOMAIN_HEADS for column in _of_domain(domain, former=False)),
    *(column for domain in DOMAIN_HEADS for column in _of_domain(domain, former=True)),
)
_HEADINGS = {column.key: column.heading for column in COLUMNS}
# What we add to the rows with a fault ourselves: no column that somebody made.
OF_OURS = ("Regel in het bestand", "Wat er fout is")
NEEDED = ("first_name", "last_name", "birth_date")


def heading_of(key: str) -> str:
    """How a column is called in our own file."""
    return _HEADINGS[key]


def _words(heading: str) -> frozenset[str]:
    return frozenset(search_key(heading).replace("(", " ").replace(")", " ").replace(".", " ").split())


def _known() -> Mapping[frozenset[str], str]:
    found = {_words(head): column.key for column in _BASE for head in (column.heading, *column.also)}
    for domain, names in DOMAIN_HEADS.items():
        for name in names:
            for part, words in PARTS.items():
                for word in words:
                    found[_words(f"{name} {word}")] = score_key(domain, part, former=False)
                    for said in FORMER:
                        found[_words(f"{name} {said} {word}")] = score_key(domain, part, former=True)
    return found


_KNOWN = _known()


class Places(NamedTuple):
    """Where each column stands in a file (by key), and the columns that were not recognised (by place)."""

    known: dict[str, int]
    unknown: dict[int, str]


def places_in(head: Sequence[str]) -> Places:
    """Where everything stands. Raises Unreadable when a column that is needed is missing or stands there twice."""
    known: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for place, heading in enumerate(head):
        key = _KNOWN.get(_words(heading), "")
        if not key:
            unknown[place] = heading if heading not in OF_OURS else ""
        elif key in known:
            raise Unreadable(f"De kolom ‘{heading_of(key)}’ staat twee keer in het bestand. Haal er een weg.")
        else:
            known[key] = place
    missing = [heading_of(key) for key in NEEDED if key not in known]
    if missing:
        what = "ontbreekt de kolom" if len(missing) == 1 else "ontbreken de kolommen"
        raise Unreadable(f"In de eerste regel {what} {dutch_list(missing)}. {USE_OURS}")
    if not any(score_key(domain, "dle", former=False) in known for domain in DOMAIN_HEADS):
        raise Unreadable(f"In het bestand staat geen enkele kolom met een DLE, zoals ‘BL DLE’. {USE_OURS}")
    return Places(known, unknown)
