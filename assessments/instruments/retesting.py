"""Whether a test for one grade was far from the pupil's level, so that another one tells more (R8, R9). Advice only."""

import re
from collections.abc import Mapping

from assessments import criteria
from assessments.instruments.facts import Caution, Level, Listed, Rule, Taken

MOST_DIFFERENCE = 10
# The level in months of schooling of a test for the middle (M) or the end (E) of a grade.
NOMINAL = {"M4": 15, "E4": 20, "M5": 25, "E5": 30, "M6": 35, "E6": 40, "M7": 45, "E7": 50, "M8": 55}
# To which grade a result points that lies far below or above the test (regulation 2016-2017); None: no other test.
LOWER = {"M6": 5, "E6": 4, "M7": 6, "E7": 6, "M8": 7}
# Above these a result lies outside lwoo.
NO_HIGHER = ("E7", "M8")
HIGHER = {"M4": 5, "E4": 5, "M5": 6, "E5": 6, "M6": 7, "E6": 7, "M7": 8}
_NAMED = re.compile(r"\b(M[4-8]|E[4-7])\b", re.IGNORECASE)


def nominal_of(typed: str, row: Listed | None) -> int | None:
    """The level of the test in months: from its row, else from a name that says it (M5, E6); None when not known."""
    if row is not None and row.nominal_level is not None:
        return row.nominal_level
    named = {found.upper() for found in _NAMED.findall(typed)}
    return NOMINAL[named.pop()] if len(named) == 1 else None


def advice(
    taken: Taken, row: Listed | None, rules: Mapping[str, Rule], version: criteria.CriteriaVersion | None
) -> Caution | None:
    """What to do about a result far from the level of its test; None when it is near, or when the level is unknown."""
    rule, level = rules.get("R8"), nominal_of(taken.instrument, row)
    if rule is None or not rule.applies or level is None or taken.dle is None:
        return None
    most = rule.parameters.get("most_difference", MOST_DIFFERENCE)
    if abs(taken.dle - level) <= most:
        return None
    name = next((code for code, months in NOMINAL.items() if months == level), "")
    far = f"De uitslag (DLE {taken.dle}) wijkt meer dan {most} af van het niveau van de toets ({level})."
    if taken.dle > level:
        return _higher(far, name, rule)
    return _lower(far, name, rule, rules.get("R9"), at_pro_level=_at_pro_level(taken, version))


def _higher(far: str, name: str, rule: Rule) -> Caution:
    if name in NO_HIGHER:
        words = f"{far} Zo'n uitslag valt buiten lwoo; opnieuw toetsen is niet nodig."
        return Caution("no_retest", Level.INFORMATION, words, rule.code, rule.source)
    return _retest(f"{far} In beginsel opnieuw toetsen met een toets {_grade(HIGHER.get(name), 'hoger')}.", rule)


def _at_pro_level(taken: Taken, version: criteria.CriteriaVersion | None) -> bool:
    if version is None or taken.dle is None or not taken.dl:
        return False
    return criteria.level_of(criteria.Months(taken.dle, taken.dl), version) is criteria.Level.PRO


def _lower(far: str, name: str, rule: Rule, keep: Rule | None, *, at_pro_level: bool) -> Caution:
    if at_pro_level and name not in LOWER and keep is not None and keep.applies:
        words = f"{far} Ook zo is het al het niveau van praktijkonderwijs: opnieuw toetsen is niet nodig."
        return Caution("no_retest", Level.INFORMATION, words, keep.code, keep.source)
    words = f"{far} In beginsel opnieuw toetsen met een toets {_grade(LOWER.get(name), 'lager')}"
    points = " of van de groep waarnaar de DLE wijst" if name in LOWER else ""
    spared = " Niet nodig als deze uitslag al het niveau van praktijkonderwijs geeft." if at_pro_level else ""
    return _retest(f"{words}{points}.{spared}", rule)


def _grade(grade: int | None, direction: str) -> str:
    return f"van groep {grade}" if grade else f"van een {direction} leerjaar"


def _retest(words: str, rule: Rule) -> Caution:
    return Caution(
        "retest",
        Level.INFORMATION,
        f"{words} Ten hoogste twee afnames; beide scores horen in het dossier.",
        rule.code,
        rule.source,
    )
