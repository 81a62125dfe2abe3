"""Until when each addressee of a sent decision can object, and how that day came about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.terms import Step
from correspondence.models import Letter
from decisions.enums import PaperKind


@dataclass(frozen=True, slots=True)
class ObjectionTerm:
    """The term to object of one addressee: ``due`` is None while his letter did not arrive, ``printed`` is on it."""

    name: str
    due: date | None
    printed: date
    steps: Sequence[Step]

    @property
    def is_other_than_printed(self) -> bool:
        """Whether the letter says another day: it came back, and was sent again later."""
        return self.due is not None and self.due != self.printed


def objection_terms(papers: Iterable[Letter]) -> list[ObjectionTerm]:
    """The terms on these papers (``queries.papers_for``), one for each letter with the decision among them."""
    return [_term(paper) for paper in papers if paper.kind == PaperKind.DECISION and paper.contents["objection"]]


def _term(letter: Letter) -> ObjectionTerm:
    steps = letter.objection_steps or []  # type: ignore[attr-defined]
    return ObjectionTerm(
        name=letter.addressee_name,
        due=letter.objection_due,  # type: ignore[attr-defined]
        printed=date.fromisoformat(letter.contents["objection"]["last_day"]),
        steps=[Step.from_json(step) for step in steps],
    )
