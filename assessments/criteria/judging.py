"""Does this pupil meet the criteria: every flag apart, and one finding. Definition: fine-print §7, criteria.md §5.

A result that is missing, an interval, or several results for one thing are judged for every value that they may have.
What comes out the same for all of them is certain; where it differs the finding is ``undetermined`` and ``possible``
names each one. Nothing is averaged and nothing is picked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from assessments.criteria.measured import Measured, Months, RuleSet
from assessments.criteria.version import DOMAINS, Band, CriteriaVersion, iq_steps
from assessments.enums import Finding
from casework.reading import Interval

REMEMBERED = 1 << 16


class Level(IntEnum):
    """How far behind on one domain; a higher number is further behind."""

    NONE = 0
    LWOO = 1
    PRO = 2

    # What is judged is remembered by its levels; the hash of enumerations goes through their names and is slow.
    __hash__ = int.__hash__


# In the order in which they are listed.
FINDINGS = (Finding.PRO, Finding.LWOO, Finding.PRO_OR_LWOO, Finding.MIXED, Finding.NONE)
EVERY_LEVEL = (Level.NONE, Level.LWOO, Level.PRO)


class Flags(NamedTuple):
    """What holds for one set of certain values (criteria.md §5)."""

    la_pro: bool
    la_lwoo: bool
    mixed: bool
    meets_pro: bool
    meets_lwoo: bool
    conflict: bool
    overlap: bool


class Options(NamedTuple):
    """The values that each thing may have: levels by domain, stretches of IQ (by any IQ within), and of SE."""

    levels: tuple[tuple[Level, ...], ...]
    iq: tuple[int, ...]
    se: tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """What the figures say. A flag that is not the same for every possible value is None.

    The same figures give the same judgement, which is remembered: judgements are compared by identity.

    ``possible``: every finding that may be right; one when it is certain. ``leaning``: the one of pro and lwoo that is
    met outright, empty when neither or both are. ``missing``: what is not known, by domain or ``iq`` and ``se``.
    ``options``: the values that were weighed.
    """

    finding: Finding
    la_pro: bool | None
    la_lwoo: bool | None
    mixed: bool | None
    meets_pro: bool | None
    meets_lwoo: bool | None
    conflict: bool | None
    overlap: bool | None
    possible: tuple[Finding, ...]
    options: Options
    leaning: str = ""
    missing: tuple[str, ...] = ()


def level_of(result: Months, version: CriteriaVersion) -> Level:
    """The level of one result, in whole numbers only (criteria.md §4)."""
    dl = version.counted_dl(result.dl)
    if version.pro_delay.is_reached(result.dle, dl):
        return Level.PRO
    return Level.LWOO if version.lwoo_delay.is_reached(result.dle, dl) else Level.NONE


def judge(measured: Measured, version: CriteriaVersion) -> Judgement:
    """Judge what was measured under one version of the criteria."""
    missing = missing_in(measured, version)
    return _judged(options_of(measured, version), missing, measured.rules, version)


def judge_options(options: Options, rules: RuleSet, version: CriteriaVersion) -> Judgement:
    """Judge what each thing may be, without saying what is missing."""
    return _judged(options, (), rules, version)


def options_of(measured: Measured, version: CriteriaVersion) -> Options:
    """What each thing may be: one value where it is certain."""
    return Options(
        tuple(_levels(measured.domains.get(domain, ()), version) for domain in DOMAINS),
        _stretches(measured.iq, version),
        (False, True) if measured.se is None else (measured.se,),
    )


def _levels(results: Iterable[Months], version: CriteriaVersion) -> tuple[Level, ...]:
    found = {level_of(result, version) for result in results}
    return tuple(sorted(found)) if found else EVERY_LEVEL


@lru_cache(maxsize=REMEMBERED)
def _stretches(scores: tuple[Interval, ...], version: CriteriaVersion) -> tuple[int, ...]:
    """One IQ of every stretch that the scores touch; without a score all of them."""
    return tuple(step.low for step in iq_steps(version) if not scores or any(touches(score, step) for score in scores))


def touches(score: Interval, band: Band) -> bool:
    """Whether any IQ of a score lies in a band."""
    return score.low <= band.high and score.high >= band.low


def missing_in(measured: Measured, version: CriteriaVersion) -> tuple[str, ...]:
    """What is not known: domains, the IQ, and social-emotional problems as far as the IQ makes them count."""
    found = [domain for domain in DOMAINS if not measured.domains.get(domain)]
    if not measured.iq:
        found.append("iq")
    may_count = not measured.iq or any(touches(score, version.lwoo_se_iq) for score in measured.iq)
    if measured.se is None and may_count and measured.rules == RuleSet.REGULAR:
        found.append("se")
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _judged(options: Options, missing: tuple[str, ...], rules: RuleSet, version: CriteriaVersion) -> Judgement:
    weighed = [
        _weigh(levels, iq, se, rules, version)
        for levels in product(*options.levels)
        for iq in options.iq
        for se in options.se
    ]
    columns = zip(*{one.flags for one in weighed}, strict=True)
    certain: dict[str, Any] = {name: _same(values) for name, values in zip(Flags._fields, columns, strict=True)}
    if rules == RuleSet.NO_FIGURES:
        return Judgement(Finding.NOT_APPLICABLE, **certain, possible=(), options=options, missing=missing)
    found = {one.finding for one in weighed}
    possible = tuple(finding for finding in FINDINGS if finding in found)
    leanings = {one.leaning for one in weighed}
    return Judgement(
        possible[0] if len(possible) == 1 else Finding.UNDETERMINED,
        **certain,
        possible=possible,
        options=options,
        leaning=leanings.pop() if len(leanings) == 1 else "",
        missing=missing,
    )


def _same(values: Iterable[bool]) -> bool | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


class Weighed(NamedTuple):
    """What certain values come to."""

    flags: Flags
    finding: Finding
    leaning: str


@lru_cache(maxsize=REMEMBERED)
def _weigh(levels: tuple[Level, ...], iq: int, se: bool, rules: RuleSet, version: CriteriaVersion) -> Weighed:
    flags = flags_of(levels, iq, se, rules, version)
    return Weighed(flags, _finding(flags, iq, se, rules, version), _leaning(flags))


def flags_of(levels: tuple[Level, ...], iq: int, se: bool, rules: RuleSet, version: CriteriaVersion) -> Flags:
    """Every flag for certain values; what a route does not look at is not met on it."""
    la_pro, la_lwoo, mixed = _delays(levels, version)
    iq_pro, iq_lwoo = iq in version.pro_iq, iq_fits_lwoo(iq, se, version)
    meets_pro, meets_lwoo, conflict = iq_pro and la_pro, iq_lwoo and la_lwoo, False
    if rules == RuleSet.REGULAR:
        conflict = (iq_pro and la_lwoo) or (iq_lwoo and la_pro)
    elif rules == RuleSet.SPECIAL_B1:
        meets_pro, meets_lwoo = iq_pro or la_pro, False
    else:
        meets_pro = meets_lwoo = False
    return Flags(la_pro, la_lwoo, mixed, meets_pro, meets_lwoo, conflict, iq in version.overlap)


def _delays(levels: tuple[Level, ...], version: CriteriaVersion) -> tuple[bool, bool, bool]:
    """Whether the delays are at pro level, at lwoo level, or only together far enough behind."""
    pro, lwoo = _enough({Level.PRO}, levels, version), _enough({Level.LWOO}, levels, version)
    return pro, lwoo, not pro and not lwoo and _enough({Level.LWOO, Level.PRO}, levels, version)


def _enough(wanted: set[Level], levels: tuple[Level, ...], version: CriteriaVersion) -> bool:
    """Whether enough domains are at one of these levels, a key domain among them."""
    found = [domain for domain, level in zip(DOMAINS, levels, strict=True) if level in wanted]
    return len(found) >= version.domains_needed and any(domain in version.key_domains for domain in found)


def iq_fits_lwoo(iq: int, se: bool, version: CriteriaVersion) -> bool:
    """Whether an IQ lies in a band for lwoo: the ordinary one, or the higher one with social-emotional problems."""
    return iq in version.lwoo_iq or (se and iq in version.lwoo_se_iq)


def _finding(flags: Flags, iq: int, se: bool, rules: RuleSet, version: CriteriaVersion) -> Finding:
    pro, lwoo = flags.meets_pro or flags.conflict, flags.meets_lwoo or flags.conflict
    if pro and lwoo:
        return Finding.PRO_OR_LWOO
    if pro or lwoo:
        return Finding.PRO if pro else Finding.LWOO
    in_band = iq in version.pro_iq or iq_fits_lwoo(iq, se, version)
    return Finding.MIXED if flags.mixed and in_band and rules == RuleSet.REGULAR else Finding.NONE


def _leaning(flags: Flags) -> str:
    if flags.meets_pro == flags.meets_lwoo:
        return ""
    return Finding.PRO.value if flags.meets_pro else Finding.LWOO.value
