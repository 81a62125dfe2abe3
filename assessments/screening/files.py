"""The files of a screening: the empty list, the result, and the rows with a fault."""

from collections.abc import Iterable, Sequence
from datetime import date

from assessments.criteria import CriteriaVersion, explain, judge
from assessments.enums import Finding
from assessments.screening.columns import COLUMNS, OF_OURS, heading_of
from assessments.screening.judging import former_measured, measured_of
from assessments.screening.rows import FaultyRow, ListRow
from assessments.screening.words import missing_words
from casework.sheets import Sheet, Value
from casework.text import dutch_date

RESULT_COLUMNS = (
    "Leerling",
    "Geboortedatum",
    "Groep of klas",
    "Bevinding",
    "Mogelijk",
    "Bevinding eerdere resultaten",
    "Wat ontbreekt",
    "Uitleg",
)
EXPLAINED_COLUMNS = ("Kolom", "Wat erin staat")
ADVICE = "De cijfers geven advies; zij beslissen niets."


def template_sheets() -> list[Sheet]:
    """An empty list with every column, and a second sheet that explains them."""
    explained = [[column.heading, column.meaning] for column in COLUMNS]
    return [
        Sheet("Klassenlijst", [column.heading for column in COLUMNS], []),
        Sheet("Uitleg", EXPLAINED_COLUMNS, explained),
    ]


def result_sheet(rows: Iterable[ListRow], version: CriteriaVersion, judged_on: date) -> Sheet:
    """Every pupil with the finding and the whole explanation."""
    lead = [f"Screening van {dutch_date(judged_on)}, {version.name}", ADVICE]
    return Sheet("Screening", RESULT_COLUMNS, [_result(row, version) for row in rows], lead)


def _result(row: ListRow, version: CriteriaVersion) -> list[Value]:
    measured = measured_of(row)
    judgement = judge(measured, version)
    possible = judgement.possible if len(judgement.possible) > 1 else ()
    former = str(judge(former_measured(row), version).finding.label) if row.former else ""
    return [
        row.name,
        row.born,
        row.group,
        str(judgement.finding.label),
        "; ".join(str(Finding(one).label) for one in possible),
        former,
        ", ".join(missing_words(row.missing)),
        " ".join(explain(measured, judgement, version).lines()),
    ]


def faulty_sheet(rows: Sequence[FaultyRow]) -> Sheet:
    """The rows with a fault as a list that can be mended and sent again; what is wrong stands in the last column."""
    used = {key for row in rows for key in row.cells}
    keys = [column.key for column in COLUMNS if column.key in used]
    heads = [*(heading_of(key) for key in keys), *OF_OURS]
    found: list[list[Value]] = [
        [*(row.cells.get(key, "") for key in keys), row.line, " ".join(f"{head}: {said}" for head, said in row.faults)]
        for row in rows
    ]
    return Sheet("Regels met een fout", heads, found)
