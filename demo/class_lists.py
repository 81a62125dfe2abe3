"""A made-up class list: a first year of a vmbo school that was tested anew after the summer. Nobody in it exists."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from assessments.screening import COLUMNS
from casework.sheets import Sheet, write_workbook
from casework.wording import numeric_day
from demo import names

SEED, PUPILS = 4, 64
FIRST_NAMES = (*names.GIRLS, *names.BOYS)
DOMAINS = ("IR", "BL", "TL", "SP")
TEST, IQ_TEST = "Drempelonderzoek 678", "NIO"
# What goes wrong in real lists: by the number of the pupil, what stands in which column instead.
FAULTS: dict[int, dict[str, str]] = {
    5: {"IQ": "8595"},
    17: {"IR DLE": "28,5"},
    29: {"Geboortedatum": "31-2-2014"},
    41: {"SE": "weet niet"},
}
# One pupil whose delays lie on two levels, which chance seldom gives.
MIXED = {8: {"IQ": "78", "IR DLE": "24", "BL DLE": "41", "TL DLE": "52", "SP DLE": "50"}}


def sample(today: date) -> bytes:
    """The list as a workbook; a few cells are wrong, as in real ones."""
    head, *rows = year_group(PUPILS, today)
    for number, cells in (FAULTS | MIXED).items():
        for heading, text in cells.items():
            rows[number][head.index(heading)] = text
    return write_workbook([Sheet("Klassenlijst", head, rows)])


def year_group(size: int, today: date, seed: int = SEED) -> list[list[str]]:
    """A table with every column, its head first; some pupils lack an IQ or a domain, and many have former results."""
    chance = random.Random(seed)  # noqa: S311 - marks for a demo
    heads = [column.heading for column in COLUMNS]
    return [heads, *([one.get(head, "") for head in heads] for one in _pupils(size, today, chance))]


def _pupils(size: int, today: date, chance: random.Random) -> Iterator[dict[str, str]]:
    youngest = date(today.year - 13, 9, 30)
    tested = numeric_day(today - timedelta(days=21))
    before = numeric_day(today - timedelta(days=250))
    for number in range(size):
        iq = chance.choice((68, 74, 78, 82, 84, 86, 88, 90, 94, 98, 104))
        infix, family = names.split(names.FAMILIES[number * 7 % len(names.FAMILIES)])
        one = {
            "Voornaam": FIRST_NAMES[number % len(FIRST_NAMES)],
            "Tussenvoegsel": infix,
            "Achternaam": family,
            "Geboortedatum": numeric_day(youngest - timedelta(days=number * 13 % 365)),
            "Groep of klas": f"klas 1{chance.choice('abcd')}",
            "DL": "60",
        }
        if chance.random() > 0.1:
            one |= {"IQ": _score(iq, chance), "IQ test": IQ_TEST, "IQ datum": tested}
        if iq > 90:
            one["SE"] = chance.choice(("ja", "nee"))
        yield one | _results(iq, chance, tested, before)


def _score(iq: int, chance: random.Random) -> str:
    return str(iq) if chance.random() > 0.25 else f"{iq - 3}-{iq + 4}"


def _results(iq: int, chance: random.Random, tested: str, before: str) -> dict[str, str]:
    """Results that go with an IQ, roughly; the former ones a little lower, at the end of primary school."""
    found: dict[str, str] = {}
    for domain in DOMAINS:
        dle = max(8, min(60, round(iq * 0.55 - 8) + chance.randint(-8, 8)))
        if chance.random() > 0.04:
            found |= {f"{domain} DLE": str(dle), f"{domain} toets": TEST, f"{domain} datum": tested}
        if chance.random() > 0.5:
            found |= {f"{domain} eerder DLE": str(dle - chance.randint(0, 4)), f"{domain} eerder DL": "58"}
            found |= {f"{domain} eerder toets": TEST, f"{domain} eerder datum": before}
    return found
