"""Made-up class lists: as rows of texts, as CSV and as a workbook."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from accounts.models import SchoolSite
from assessments import actions
from assessments.actions.screening import read_list
from assessments.models import SealedUpload
from assessments.screening import COLUMNS
from casework import sheets
from casework.acting import Act

CANARY = "Zzkanarie"
# A number that passes the eleven test and belongs to nobody.
TEST_NUMBER = "999999990"
PUPIL: Mapping[str, str] = {
    "Voornaam": "Femke",
    "Achternaam": "Zandstra",
    "Geboortedatum": "4-9-2014",
    "IQ": "84",
    "DL": "55",
    "IR DLE": "28",
    "BL DLE": "27",
    "TL DLE": "41",
    "SP DLE": "50",
}
FIRST = ("Noor", "Daan", "Ilse", "Youssef", "Sanne", "Mehmet", "Lotte", "Bram", "Fatima", "Jesse")
LAST = ("Hoekstra", "de Wit", "Yildiz", "van der Laan", "Bouma", "el Amrani", "Kuipers", "ten Have", "Veenstra")


def pupil(**changes: str) -> dict[str, str]:
    """One pupil of a list, by head of the column; an underscore in a name of here is a blank in that of the column."""
    return {**PUPIL, **{name.replace("_", " "): text for name, text in changes.items()}}


def table(*pupils: Mapping[str, str]) -> list[list[str]]:
    """The pupils as a table with its head."""
    heads = list(dict.fromkeys(head for one in pupils for head in one))
    return [heads, *([one.get(head, "") for head in heads] for one in pupils)]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """A table as CSV, as a Dutch spreadsheet writes it."""
    return "\r\n".join(";".join(row) for row in rows).encode()


def as_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """A table as XLSX."""
    return sheets.write_workbook([sheets.Sheet("Lijst", rows[0], rows[1:])])


def year_group(size: int, seed: int = 4, month: str = "1-2027") -> list[list[str]]:
    """A whole list with every column, tested in one month: every kind of finding and of gap is among them."""
    chance = random.Random(seed)
    heads = [column.heading for column in COLUMNS]
    return [heads, *([one.get(head, "") for head in heads] for one in _pupils(size, chance, month))]


def _pupils(size: int, chance: random.Random, month: str) -> Iterator[dict[str, str]]:
    born = date(2013, 10, 1)
    for number in range(size):
        low = chance.randint(55, 125)
        day = f"{chance.randint(1, 28)}-{month}"
        one = {
            "Voornaam": f"{FIRST[number % len(FIRST)]}",
            "Achternaam": f"{LAST[number % len(LAST)]} {_letters(number)}",
            "Geboortedatum": (born + timedelta(days=number % 365)).strftime("%-d-%-m-%Y"),
            "Groep of klas": f"klas 1{chance.choice('abcd')}",
            "IQ": chance.choice((str(low), f"{low}-{low + 10}", "")),
            "IQ test": "WISC-V-NL",
            "IQ datum": day,
            "SE": chance.choice(("ja", "nee", "")),
            "DL": "60",
        }
        for domain in ("IR", "BL", "TL", "SP"):
            if chance.random() > 0.05:
                dle = chance.randint(15, 60)
                one |= {f"{domain} DLE": str(dle), f"{domain} toets": "Drempelonderzoek", f"{domain} datum": day}
                one |= {f"{domain} eerder DLE": str(max(dle - 5, 0)), f"{domain} eerder DL": "55"}
        yield one


def _letters(number: int) -> str:
    """A name of its own for every number."""
    return "".join(chr(97 + int(figure)) for figure in str(number)).capitalize()


def screened(act: Act, rows: Sequence[Sequence[str]]) -> SealedUpload:
    """A list that this person sent and a worker has read."""
    row = actions.upload_list(act, content=as_csv(rows))
    read_list(act, lambda done, total: True, upload_id=row.pk)
    row.refresh_from_db()
    return row


def asked(act: Act, row: SealedUpload, chosen: Mapping[int, str]) -> None:
    """Drafts asked of these rows, at the one site of the board."""
    actions.ask_drafts(
        act, upload_id=row.pk, chosen=chosen, site_id=SchoolSite.objects.get(board_id=act.actor.organisation_id).pk
    )
