"""What the components of ``templates/components/`` show: one frozen value per component.

A view or query fills the value, the template gets it as the one input of the component. Texts are Dutch and plain;
addresses are made with ``reverse`` by the app that owns the page. See ``templates/components/README.md``.
"""

from casework.parts.atoms import TONE_ICONS, Empty, Link, Notice, Remark, Result, Tag
from casework.parts.case import (
    AccessRow,
    CaseHead,
    DocumentRow,
    Moment,
    NextStep,
    ResultChecks,
    Stage,
    SummaryList,
    SummaryRow,
    Task,
    TaskList,
    TaskState,
    with_links,
)
from casework.parts.figures import Figures, FigureStep, FigureStrip
from casework.parts.lists import HOME_ROWS, Bulk, Cell, Column, Count, Pages, Row, Worklist

__all__ = [
    "HOME_ROWS",
    "TONE_ICONS",
    "AccessRow",
    "Bulk",
    "CaseHead",
    "Cell",
    "Column",
    "Count",
    "DocumentRow",
    "Empty",
    "FigureStep",
    "FigureStrip",
    "Figures",
    "Link",
    "Moment",
    "NextStep",
    "Notice",
    "Pages",
    "Remark",
    "Result",
    "ResultChecks",
    "Row",
    "Stage",
    "SummaryList",
    "SummaryRow",
    "Tag",
    "Task",
    "TaskList",
    "TaskState",
    "Worklist",
    "with_links",
]
