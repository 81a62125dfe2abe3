"""The criteria in the reasons of a decision: the rule that is applied, and by result what was found. Pure."""

from collections.abc import Iterator
from datetime import date

from accounts.enums import LwooMode
from applications.enums import Domain, EntryRoute
from applications.facts import CaseFacts, IntelligenceFacts, ResultFacts
from assessments.criteria import (
    CriteriaVersion,
    Months,
    RuleSet,
    delay_rule,
    iq_rule,
    iq_verdict,
    level_of,
    rule_in_words,
    rules_of,
    score_in_words,
    se_rule,
    words_of,
)
from assessments.criteria.explaining import thousandths
from casework.reading import Interval
from casework.text import dutch_date

SEE_ADVICES = "zie de adviezen"
_SPECIAL = (
    "De aanvraag gaat over een leerling uit een bijzondere groep. Daarvoor gelden eigen voorwaarden: het schoolbestuur"
    " legt uit waarom de leerling tot die groep behoort, welke begeleiding is gegeven en wat de risico's zijn als de"
    " leerling blijft waar hij is. De ouders met gezag moeten instemmen."
)
_OWN = "Voor lwoo gelden in dit samenwerkingsverband eigen criteria, zoals vastgelegd in het ondersteuningsplan."
_OWN_RULE = "eigen criteria van het samenwerkingsverband"


def criteria_text(facts: CaseFacts, version: CriteriaVersion) -> str:
    """The rule that is applied, in words."""
    if facts.route == EntryRoute.SPECIAL_GROUP:
        return _SPECIAL
    if _by_own_rules(facts):
        bounds = rule_in_words(facts.kind, version) if facts.place.regime.bounds else ""
        return " ".join(text for text in (_OWN, facts.place.regime.criteria, bounds) if text)
    return rule_in_words(facts.kind, version)


def _by_own_rules(facts: CaseFacts) -> bool:
    return facts.place.regime.mode == LwooMode.OWN and not facts.is_pro


def criteria_lines(facts: CaseFacts, version: CriteriaVersion) -> list[dict[str, str]]:
    """One line per measured result: rule, what was found, and how it lies to the rule; last what the figures say.

    Where no national figures decide, the advices judge each result.
    """
    own = _by_own_rules(facts) and not facts.place.regime.bounds
    judged = not own and rules_of(facts) != RuleSet.NO_FIGURES
    lines = [
        *(_intelligence(result, facts, version) for result in facts.intelligence if result.low is not None),
        *(_learning(result, facts, version) for result in _counted(facts)),
    ]
    if facts.se_present is not None and not facts.is_pro:
        said = "aanwezig" if facts.se_present else "niet aanwezig"
        lines.append(_line("Sociaal-emotionele problematiek", se_rule(version), said, SEE_ADVICES))
    if not judged:
        lines = [{**line, "rule": _OWN_RULE if own else line["rule"], "verdict": SEE_ADVICES} for line in lines]
    elif facts.figures and lines:
        lines.append(_line("De cijfers samen", facts.figures.version, facts.figures.conclusion, SEE_ADVICES))
    return lines


def _counted(facts: CaseFacts) -> Iterator[ResultFacts]:
    """The results that are no earlier ones, in the order of the domains."""
    for domain in Domain:
        for result in facts.learning:
            if result.domain == domain.value and result.is_whole and not result.earlier:
                yield result


def _intelligence(result: IntelligenceFacts, facts: CaseFacts, version: CriteriaVersion) -> dict[str, str]:
    low = result.low or 0
    score = Interval(low, result.high if result.high is not None and result.high >= low else low)
    found = f"{score_in_words(score)} ({result.instrument}{_on(result.administered_on)})"
    verdict = iq_verdict(facts.kind, score, facts.se_present, version)
    return _line("Intelligentie", iq_rule(facts.kind, version), found, verdict)


def _learning(result: ResultFacts, facts: CaseFacts, version: CriteriaVersion) -> dict[str, str]:
    found = f"{_delay(result, version)} ({result.instrument}{_on(result.administered_on)})"
    verdict = words_of(level_of(Months(result.dle or 0, result.dl), version)) if result.dl else SEE_ADVICES
    name = f"Leerachterstand {Domain(result.domain).label}"
    return _line(name, delay_rule(facts.kind, version), found, verdict)


def _delay(result: ResultFacts, version: CriteriaVersion) -> str:
    """The delay beside what it was computed from, so that a reader can lay it to the rule."""
    months = f"DLE {result.dle} bij DL {result.dl}"
    if not result.dl or result.dle is None:
        return months
    dl = version.counted_dl(result.dl)
    counted = "" if dl == result.dl else f", die telt als {dl}"
    return f"{thousandths(dl - result.dle, dl)}: {months}{counted}"


def _line(name: str, rule: str, found: str, verdict: str) -> dict[str, str]:
    return {"name": name, "rule": rule, "found": found, "verdict": verdict}


def _on(day: date | None) -> str:
    return f", {dutch_date(day)}" if day else ""
