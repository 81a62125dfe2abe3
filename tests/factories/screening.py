"""Made-up class lists: as rows of texts, as CSV and as a workbook."""

from collections.abc import Mapping, Sequence

from accounts.models import SchoolSite
from assessments import actions
from assessments.actions.screening import read_list
from assessments.models import SealedUpload
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
