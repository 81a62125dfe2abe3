"""What the results of a case come to, in the one form in which school, experts, office and parents see it."""

from collections.abc import Iterator
from datetime import date

from accounts.enums import LwooMode
from applications.enums import Kind
from applications.facts import CaseFacts
from applications.models import Application
from assessments.criteria import (
    DOMAINS,
    NAMES,
    CriteriaVersion,
    Judgement,
    Measured,
    Months,
    allows,
    asks_se,
    asks_why,
    conclusion_of,
    explain,
    level_of,
    plain_lines,
    words_of,
)
from assessments.enums import Finding
from assessments.queries import CaseFigures, figures_of
from casework.parts import Figures, FigureStep, FigureStrip, Tag
from casework.text import dutch_date, dutch_list

TONES = {
    Finding.PRO: "info",
    Finding.LWOO: "info",
    Finding.PRO_OR_LWOO: "attention",
    Finding.MIXED: "attention",
    Finding.NONE: "neutral",
    Finding.UNDETERMINED: "attention",
    Finding.NOT_APPLICABLE: "neutral",
    Finding.INVALID: "risk",
}
WHOLE = 100
OWN_CRITERIA = (
    "Voor lwoo gelden in dit samenwerkingsverband eigen criteria. Hieronder staan de landelijke, ter informatie."
)
OWN_BOUNDS = "De resultaten zijn getoetst aan de eigen criteria voor lwoo van dit samenwerkingsverband."
NO_DESIGNATIONS = (
    "Dit samenwerkingsverband wijst geen leerlingen apart aan voor lwoo. De landelijke criteria staan er ter"
    " informatie."
)


def finding_tag(finding: Finding) -> Tag:
    """A finding in a word."""
    return Tag(str(finding.label), TONES[finding])


def figures_to_show(case: Application, facts: CaseFacts, today: date) -> Figures | None:
    """The figures of a case with their explanation; None while nothing was measured (one query)."""
    found = figures_of(case, facts, today)
    return shown(facts, found) if found else None


def shown(facts: CaseFacts, found: CaseFigures) -> Figures:
    """What was judged, as pages show it."""
    measured, judgement, version = found.measured, found.judgement, found.version
    explanation = explain(measured, judgement, version)
    return Figures(
        finding=judgement.finding.value,
        possible=[finding.value for finding in judgement.possible],
        tag=finding_tag(judgement.finding),
        conclusion=explanation.conclusion,
        steps=[FigureStep(step.sentence, step.reference) for step in explanation.steps],
        changes=explanation.changes,
        strips=list(_strips(measured, version)),
        notices=list(_notices(facts, judgement)),
        apart=[(what, conclusion_of(one, measured.rules)) for what, one in found.apart],
        plain=list(plain_lines(measured, judgement, version)),
        plain_to_pupil=list(plain_lines(measured, judgement, version, who="u")),
        version=f"{version.name}, geldig vanaf {dutch_date(version.valid_from)}",
        asks_why="" if only_informs(facts) else asks_why(measured, judgement, version),
        asks_se="" if only_informs(facts) else asks_se(measured, version),
    )


def only_informs(facts: CaseFacts) -> bool:
    """Whether lwoo is asked where the national criteria do not hold, so that nothing may be asked because of them."""
    regime = facts.place.regime
    own_words = regime.mode == LwooMode.OWN and not regime.bounds
    return facts.kind == Kind.LWOO and (own_words or regime.mode == LwooMode.POPULATION)


def _strips(measured: Measured, version: CriteriaVersion) -> Iterator[FigureStrip]:
    pro, lwoo = version.pro_delay.most_dle(WHOLE), version.lwoo_delay.most_dle(WHOLE)
    for domain in DOMAINS:
        for result in measured.domains.get(domain, ()):
            dl = version.counted_dl(result.dl)
            reached = min(WHOLE, WHOLE * result.dle // dl)
            yield FigureStrip(NAMES[domain], reached, pro, lwoo, _level(result, version))


def _level(result: Months, version: CriteriaVersion) -> str:
    return f"DLE {result.dle} bij DL {version.counted_dl(result.dl)}: {words_of(level_of(result, version))}"


def _notices(facts: CaseFacts, judgement: Judgement) -> Iterator[str]:
    if judgement.possible and not allows(judgement.possible, facts.kind):
        yield f"Aangevraagd: {Finding(facts.kind).label}. {_pointing(judgement)}"
    if facts.kind == Kind.LWOO and facts.place.regime.mode == LwooMode.OWN:
        yield OWN_BOUNDS if facts.place.regime.bounds else OWN_CRITERIA
    if facts.kind == Kind.LWOO and facts.place.regime.mode == LwooMode.POPULATION:
        yield NO_DESIGNATIONS


def _pointing(judgement: Judgement) -> str:
    """To what else the figures point, in a sentence."""
    if judgement.finding == Finding.NONE:
        return "De cijfers geven daarvoor geen grond."
    if judgement.finding == Finding.MIXED:
        return "De leerachterstanden zijn gemengd: dat vraagt het oordeel van mensen."
    left = dutch_list([str(finding.label) for finding in judgement.possible])
    return f"De cijfers wijzen op: {left}." if len(judgement.possible) == 1 else f"Mogelijk zijn alleen: {left}."
