"""The explanation for parents: what was measured and what it means, without terms of the trade."""

from collections.abc import Iterator

from assessments.criteria.judging import Judgement, Level, iq_fits_lwoo, level_of
from assessments.criteria.measured import Measured, RuleSet
from assessments.criteria.version import DOMAINS, NAMES, CriteriaVersion, Delay
from assessments.enums import Finding
from casework.reading import Interval
from casework.text import dutch_list

NOBODY_DECIDES_BY_FIGURES = (
    "Deze cijfers beslissen niet. Twee deskundigen kijken naar het hele dossier, ook naar wat u en de school vinden."
    " Daarna beslist het samenwerkingsverband."
)
# Shares that have a name: numerator, denominator.
SHARES = (
    (1, 4, "een kwart"),
    (1, 3, "een derde"),
    (1, 2, "de helft"),
    (2, 3, "twee derde"),
    (3, 4, "driekwart"),
)
ENDINGS = {
    Finding.PRO: "Bij elkaar passen de cijfers bij praktijkonderwijs.",
    Finding.LWOO: "Bij elkaar passen de cijfers bij vmbo met extra ondersteuning (lwoo).",
    Finding.PRO_OR_LWOO: "Bij elkaar passen de cijfers bij praktijkonderwijs én bij vmbo met extra ondersteuning"
    " (lwoo). De school moet uitleggen waarom zij het een of het ander aanvraagt.",
    Finding.MIXED: "De achterstanden verschillen zo dat de regels geen duidelijk antwoord geven. Mensen moeten dat"
    " wegen.",
    Finding.NONE: "Bij elkaar passen de cijfers niet bij de regels voor praktijkonderwijs of lwoo.",
    Finding.UNDETERMINED: "Met deze gegevens is nog niet duidelijk waar de cijfers bij passen.",
    Finding.NOT_APPLICABLE: "Voor deze aanvraag gelden geen grenzen in cijfers. Het gaat om de uitleg van de school"
    " en om het dossier.",
}


def plain_lines(
    measured: Measured, judgement: Judgement, version: CriteriaVersion, *, who: str = "uw kind"
) -> Iterator[str]:
    """What was measured and what it means, one sentence or two per line; the last says who decides.

    ``who``: the pupil as the reader calls him; "u" for the pupil himself.
    """
    if measured.rules != RuleSet.NO_FIGURES:
        yield from _domains(measured, version, who)
        yield from (_iq(score, version) for score in measured.iq)
    if judgement.missing:
        yield "Er ontbreekt nog een deel van de testgegevens."
    if ending := ENDINGS.get(judgement.finding):
        yield ending
    yield NOBODY_DECIDES_BY_FIGURES


def _domains(measured: Measured, version: CriteriaVersion, who: str) -> Iterator[str]:
    levels = {
        domain: {level_of(result, version) for result in measured.domains[domain]}
        for domain in DOMAINS
        if measured.domains.get(domain)
    }
    for level in reversed(Level):
        if names := [NAMES[domain] for domain, found in levels.items() if found == {level}]:
            yield f"Bij {dutch_list(names)} {_behind(level, version, who)}."
    if names := [NAMES[domain] for domain, found in levels.items() if len(found) > 1]:
        yield f"Bij {dutch_list(names)} zijn er verschillende uitslagen."


def _behind(level: Level, version: CriteriaVersion, who: str) -> str:
    """How far behind that is, by how much of the average a pupil knows."""
    if level == Level.NONE:
        return f"loopt {who} niet of weinig achter"
    pro, lwoo = _share(version.pro_delay), _share(version.lwoo_delay)
    known = f"{pro} of minder" if level == Level.PRO else f"meer dan {pro}, maar hoogstens {lwoo}"
    return f"kent {who} {known} van wat leerlingen na evenveel jaren school gemiddeld kennen"


def _share(delay: Delay) -> str:
    """What is left of the average at a delay."""
    whole, left = delay.denominator, delay.denominator - delay.numerator
    named = next((name for part, of, name in SHARES if part * whole == of * left), "")
    return named or f"ongeveer {100 * left // whole} procent"


def _iq(score: Interval, version: CriteriaVersion) -> str:
    numbers = range(score.low, score.high + 1)
    pro = any(iq in version.pro_iq for iq in numbers)
    lwoo = any(iq_fits_lwoo(iq, True, version) for iq in numbers)
    where = {
        (True, True): "past bij praktijkonderwijs en bij lwoo",
        (True, False): "past bij praktijkonderwijs",
        (False, True): "past bij lwoo",
        (False, False): "valt buiten de grenzen voor praktijkonderwijs en lwoo",
    }[pro, lwoo]
    if score.is_point:
        return f"Op de intelligentietest is de uitslag {score.low}. Dat {where}."
    return f"Op de intelligentietest ligt de uitslag tussen {score.low} en {score.high}. Dat {where}."
