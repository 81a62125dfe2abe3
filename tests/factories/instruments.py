"""Lists of permitted instruments, loaded and checked by the verbs."""

from typing import Any

from assessments import actions
from assessments.models import InstrumentList
from assessments.queries.instruments import COLUMNS, NUMBERS
from casework.acting import Act

CITATION = "Regeling screenings- en testinstrumenten 2027-2028 (proef)"


def row(name: str, *, domain: str = "IQ", **values: Any) -> dict[str, Any]:
    """One instrument as a file says it, with category I for both kinds."""
    empty: dict[str, Any] = {column: None if column in NUMBERS else "" for column in COLUMNS}
    return {**empty, "domain": domain, "name": name, "category_lwoo": "I", "category_pro": "I", **values}


def loaded_list(act: Act, *rows: dict[str, Any], entry_year: int = 2027) -> InstrumentList:
    """A version that nobody checked yet."""
    return actions.load_list(
        act, entry_year=entry_year, citation=CITATION, source_url="", file_name="lijst.xlsx", rows=rows
    )


def checked_list(act: Act, *rows: dict[str, Any], entry_year: int = 2027) -> InstrumentList:
    """The list in force for the decisions of its period."""
    return actions.check_list(act, list_id=loaded_list(act, *rows, entry_year=entry_year).pk)
