"""What is to be said of test results, as it stands beside each of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from applications.models import Application, IntelligenceResult, LearningResult
from assessments.instruments.checks import ASKED_ELSEWHERE
from assessments.instruments.facts import Caution, Level, Taken
from assessments.queries import instruments as queries
from casework.parts import Remark, ResultChecks

TONES = {Level.REASON: "risk", Level.WARNING: "attention", Level.INFORMATION: "info"}


def result_checks(case: Application, rows: Sequence[Any], today: date) -> ResultChecks:
    """The remarks on these results of a case, loaded by the caller, by their ``public_id``."""
    found = queries.judged(case, list(_taken(rows)), today)
    return ResultChecks(
        of_case=_remarks(found.of_case),
        by_result={key: _remarks(cautions) for key, cautions in found.by_result.items()},
    )


def _taken(rows: Iterable[Any]) -> Iterable[Taken]:
    number = 0
    for row in rows:
        if isinstance(row, LearningResult):
            yield queries.learning_taken(row.public_id, row)
        elif isinstance(row, IntelligenceResult):
            number += 1
            yield queries.intelligence_taken(row.public_id, row, number)
        elif row.present and row.instrument:
            yield queries.social_taken(row.public_id, row)


def _remarks(cautions: Iterable[Caution]) -> tuple[Remark, ...]:
    return tuple(
        Remark(one.sentence, TONES[one.level], _where(one), one.reference)
        for one in cautions
        if one.code not in ASKED_ELSEWHERE
    )


def _where(caution: Caution) -> str:
    """The rule and where it is written."""
    return ", ".join(part for part in (caution.rule, caution.source) if part)
