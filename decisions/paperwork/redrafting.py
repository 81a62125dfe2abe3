"""Puts in a draft what the program knows of the case now: from rows to the placed texts."""

from datetime import date

from applications import queries as applications
from assessments import queries as assessments
from decisions.models import Decision
from decisions.paperwork.ordering import adviser_snapshots
from decisions.paperwork.placing import placed
from decisions.queries.drafting import heard_parties, supplements_told

_PARTS = ("criteria", "facts", "advice_1", "advice_2", "views", "conclusion")
PLACED_FIELDS = (*(f"reasons_{part}" for part in _PARTS), "criteria_lines", "advisers")


def place(decision: Decision, today: date) -> None:
    """Put in the draft what the program knows; the weighing and the departure stay as they are. Saves nothing."""
    case = decision.application
    facts = applications.case_facts(case, today)
    found = placed(
        facts,
        assessments.version_for(case, facts, today),
        outcome=decision.outcome,
        ground=decision.ground,
        board=case.board.name,
        advices=assessments.counted_advices(case.pk),
        supplements=supplements_told(case),
        hearings=heard_parties(case),
    )
    for part, text in found.parts.items():
        setattr(decision, f"reasons_{part}", text)
    decision.criteria_lines = [dict(line) for line in found.lines]
    decision.advisers = adviser_snapshots(decision)
