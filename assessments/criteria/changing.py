"""What would change the outcome: the nearest other results under which the figures would say something else."""

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from assessments.criteria.judging import REMEMBERED, Judgement, Level, Options, judge_options, level_of
from assessments.criteria.measured import Measured, Months, RuleSet
from assessments.criteria.version import DOMAINS, LEAST_IQ, MOST_IQ, NAMES, Band, CriteriaVersion, iq_steps
from assessments.enums import Finding
from casework.reading import Interval

# As many as there are stretches of IQ: a missing score is told of in whole.
MOST_LINES = 6
_NEAREST = itemgetter(0)
TOWARDS = {
    Finding.PRO: "wijzen de cijfers op praktijkonderwijs",
    Finding.LWOO: "wijzen de cijfers op lwoo",
    Finding.PRO_OR_LWOO: "laten de cijfers praktijkonderwijs en lwoo beide toe",
    Finding.MIXED: "zijn de leerachterstanden gemengd",
    Finding.NONE: "geven de cijfers geen grond meer",
}


LEVELS = {
    Level.PRO: "het niveau van praktijkonderwijs",
    Level.LWOO: "het niveau van lwoo",
    Level.NONE: "te weinig achterstand",
}


class Change(NamedTuple):
    """One thing that is otherwise: a domain at another level (``what``: its code), another IQ, or other SE."""

    what: str
    level: Level | None
    iq: Band | None
    finding: Finding


def changes_for(measured: Measured, judgement: Judgement, version: CriteriaVersion) -> tuple[str, ...]:
    """The lines on what would change the outcome, nearest first, at most ``MOST_LINES``."""
    told: list[tuple[int, str]] = []
    for change in _changes(judgement.options, measured.rules, judgement.finding, version):
        if change.iq is not None:
            told.append(_iq_told(change.iq, measured.iq, change.finding))
        elif change.level is None:
            told.append(_se_told(change.what, change.finding))
        else:
            results = measured.domains.get(change.what, ())
            told.extend(_domain_told(change.what, change.level, results, change.finding, version))
    told.sort(key=_NEAREST)
    return tuple(sentence for _, sentence in told[:MOST_LINES])


@lru_cache(maxsize=REMEMBERED)
def _changes(options: Options, rules: RuleSet, finding: Finding, version: CriteriaVersion) -> tuple[Change, ...]:
    found = [
        Change(what, level, iq, outcome)
        for what, level, iq, other in _others(options, rules, version)
        if (outcome := judge_options(other, rules, version).finding) not in {finding, Finding.UNDETERMINED}
    ]
    return tuple(found)


def _others(
    options: Options, rules: RuleSet, version: CriteriaVersion
) -> Iterator[tuple[str, Level | None, Band | None, Options]]:
    for place, domain in enumerate(DOMAINS):
        for level in Level:
            if options.levels[place] != (level,):
                levels = (*options.levels[:place], (level,), *options.levels[place + 1 :])
                yield domain, level, None, options._replace(levels=levels)
    for step in iq_steps(version):
        if options.iq != (step.low,):
            yield "iq", None, step, options._replace(iq=(step.low,))
    if rules == RuleSet.REGULAR:
        for se in (True, False):
            if options.se != (se,):
                yield f"se:{se}", None, None, options._replace(se=(se,))


def _se_told(what: str, finding: Finding) -> tuple[int, str]:
    shown = "" if what == "se:True" else " niet"
    return 0, f"Is er sociaal-emotionele problematiek{shown} aangetoond, dan {TOWARDS[finding]}."


@lru_cache(maxsize=REMEMBERED)
def _iq_told(band: Band, scores: tuple[Interval, ...], finding: Finding) -> tuple[int, str]:
    """How far away it is (in points), and the line."""
    if band.low == LEAST_IQ:
        said = f"van {band.high} of lager"
    elif band.high == MOST_IQ:
        said = f"van {band.low} of hoger"
    else:
        said = f"van {band}"
    away = min((max(band.low - score.low, score.high - band.high, 0) for score in scores), default=0)
    return away, f"Bij een IQ {said} {TOWARDS[finding]}."


@lru_cache(maxsize=REMEMBERED)
def _domain_told(
    domain: str, level: Level, results: tuple[Months, ...], finding: Finding, version: CriteriaVersion
) -> tuple[tuple[int, str], ...]:
    """How far away it is (in months), and the line; none where several results stand or the level does not exist."""
    towards = TOWARDS[finding]
    name = NAMES[domain]
    if not results:
        return ((0, f"Komt {name} op {LEVELS[level]} uit, dan {towards}."),)
    if len(results) != 1:
        return ()
    (result,) = results
    dl = version.counted_dl(result.dl)
    pro, lwoo = version.pro_delay.most_dle(dl), version.lwoo_delay.most_dle(dl)
    if level == Level.NONE:
        said, away = f"{lwoo + 1} of hoger", lwoo + 1 - result.dle
    elif level == Level.PRO:
        said, away = f"{pro} of lager", result.dle - pro
    elif pro == lwoo:
        return ()
    else:
        up = level_of(result, version) == Level.PRO
        said, away = f"{pro + 1} tot en met {lwoo}", pro + 1 - result.dle if up else result.dle - lwoo
    return ((away, f"Scoort {name} DLE {said} (nu {result.dle}), dan {towards}."),)
