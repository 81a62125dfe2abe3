"""A class list: its columns, what each row says, and what the criteria say of it. Pure; it advises, decides nothing."""

from assessments.screening.columns import COLUMNS, Column, heading_of
from assessments.screening.files import faulty_sheet, result_sheet, template_sheets
from assessments.screening.filling import Part, parts_of
from assessments.screening.judging import former_measured, judge_rows, measured_of
from assessments.screening.kept import Batch, KeptList
from assessments.screening.reading import LIMITS, Read, read_rows
from assessments.screening.rows import FaultyRow, ListRow, Score, identity_of

__all__ = [
    "COLUMNS",
    "LIMITS",
    "Batch",
    "Column",
    "FaultyRow",
    "KeptList",
    "ListRow",
    "Part",
    "Read",
    "Score",
    "faulty_sheet",
    "former_measured",
    "heading_of",
    "identity_of",
    "judge_rows",
    "measured_of",
    "parts_of",
    "read_rows",
    "result_sheet",
    "template_sheets",
]
