"""What the results of a case come to under the criteria that it is judged by."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from accounts.enums import LwooMode
from applications.facts import CaseFacts
from applications.models import Application
from assessments.criteria import (
    CriteriaVersion,
    Judgement,
    Measured,
    has_earlier,
    judge,
    measured_in,
    score_in_words,
    with_own_bounds,
)
from assessments.queries.criteria import NoCriteria, version_of


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """What was measured, what it comes to, and under which criteria. ``apart``: what each result comes to by itself."""

    measured: Measured
    judgement: Judgement
    version: CriteriaVersion
    apart: tuple[tuple[str, Judgement], ...] = ()


def figures_of(case: Application, facts: CaseFacts, today: date) -> CaseFigures | None:
    """Judge the results of a case (one query); None while there are none, or when no criteria hold."""
    if not facts.learning and not facts.intelligence:
        return None
    try:
        return weighed(facts, version_for(case, facts, today))
    except NoCriteria:
        return None


def version_for(case: Application, facts: CaseFacts, today: date) -> CriteriaVersion:
    """The criteria for what a case asks: the national ones that it keeps, for lwoo with the own bounds of its regime.

    One query. Raises NoCriteria.
    """
    version, regime = version_of(case, today), facts.place.regime
    if facts.is_pro or regime.mode != LwooMode.OWN or regime.since is None:
        return version
    return with_own_bounds(version, regime.since, regime.bounds)


def weighed(facts: CaseFacts, version: CriteriaVersion) -> CaseFigures | None:
    """What the results in these facts come to; None when none of them can be counted."""
    measured = measured_in(facts)
    if not measured.iq and not any(measured.domains.values()):
        return None
    return CaseFigures(measured, judge(measured, version), version, tuple(_apart(facts, measured, version)))


def _apart(facts: CaseFacts, measured: Measured, version: CriteriaVersion) -> Iterator[tuple[str, Judgement]]:
    """Several IQ results each by itself, and the same with earlier learning results (fine-print §7, §9)."""
    if len(measured.iq) > 1:
        for score in measured.iq:
            yield f"Alleen met IQ {score_in_words(score)}", judge(replace(measured, iq=(score,)), version)
    if has_earlier(facts):
        yield "Met de eerdere leerresultaten erbij", judge(measured_in(facts, with_earlier=True), version)
