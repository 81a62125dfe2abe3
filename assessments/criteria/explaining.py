"""Every finding in plain Dutch: one line per step, what would change the outcome, and the finding itself last.

The same lines serve the school while typing, the experts, the board's reasons and the letter.
"""

from dataclasses import dataclass
from functools import lru_cache

from assessments.criteria.changing import changes_for
from assessments.criteria.judging import REMEMBERED, Judgement, Level, level_of, touches
from assessments.criteria.measured import Measured, Months, RuleSet
from assessments.criteria.version import DOMAINS, NAMES, CriteriaVersion
from assessments.enums import Finding
from casework.reading import Interval
from casework.text import capitalised, dutch_list

DELAY, PRO, LWOO, EITHER, SPECIAL = "ib_15d_3", "ib_15d_4", "ib_15d_5", "ib_15d_6", "ib_15e"
LEVELS = {
    Level.PRO: "niveau praktijkonderwijs",
    Level.LWOO: "niveau lwoo",
    Level.NONE: "te weinig achterstand voor lwoo",
}
CONCLUSIONS = {
    Finding.PRO: "De cijfers wijzen op praktijkonderwijs.",
    Finding.LWOO: "De cijfers wijzen op lwoo.",
    Finding.PRO_OR_LWOO: "De cijfers laten praktijkonderwijs en lwoo beide toe: de motivering van het schoolbestuur is"
    " bepalend.",
    Finding.MIXED: "De leerachterstanden liggen deels op het niveau van praktijkonderwijs en deels op dat van lwoo: dit"
    " vraagt het oordeel van mensen.",
    Finding.NONE: "De cijfers geven geen grond voor praktijkonderwijs of lwoo.",
    Finding.UNDETERMINED: "Met deze gegevens staat de uitkomst niet vast.",
    Finding.NOT_APPLICABLE: "Op deze route beslissen de cijfers niet: het oordeel rust op de motivering en het"
    " dossier.",
    Finding.INVALID: "Deze gegevens kunnen niet kloppen en zijn niet beoordeeld.",
}
OUTCOMES = {
    Finding.PRO: "praktijkonderwijs",
    Finding.LWOO: "lwoo",
    Finding.PRO_OR_LWOO: "praktijkonderwijs of lwoo, naar de motivering",
    Finding.MIXED: "gemengde leerachterstanden, oordeel van mensen",
    Finding.NONE: "geen grond in de cijfers",
}
OUTRIGHT = {"pro": "praktijkonderwijs", "lwoo": "lwoo"}
SPECIAL_NONE = "De cijfers voldoen niet aan deze voorwaarde voor de bijzondere groep."


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation, with the key of the provision that it applies; empty for a remark."""

    sentence: str
    reference: str = ""


HOLDS = {True: "wel", False: "niet", None: "misschien"}
NO_BOUNDS = Step("Deze bijzondere groep heeft geen grenzen in cijfers; de resultaten zijn informatie.", SPECIAL)
SEVERAL = Step("Er zijn meer IQ-resultaten: elk is apart beoordeeld, geen ervan gaat voor.")
MIXED = Step(
    "Samen zijn er genoeg domeinen met achterstand, maar op verschillende niveaus: dat regelen de criteria niet.", LWOO
)
B1 = Step("In deze bijzondere groep is het IQ of de leerachterstand op het niveau van pro genoeg.", SPECIAL)
CONFLICT = Step(
    "Het IQ past bij de ene soort en de leerachterstand bij de andere (strijdige criteria): de motivering van het"
    " schoolbestuur bepaalt welke.",
    EITHER,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding explained: the steps in order, what would change the outcome, and the conclusion."""

    steps: tuple[Step, ...]
    changes: tuple[str, ...]
    conclusion: str

    def lines(self) -> list[str]:
        """Everything, one line each; the conclusion last."""
        return [*[step.sentence for step in self.steps], *self.changes, self.conclusion]


def words_of(level: Level) -> str:
    """A level in words."""
    return LEVELS[level]


def explain(measured: Measured, judgement: Judgement, version: CriteriaVersion) -> Explanation:
    """Why the figures say what they say."""
    results = [
        _result(domain, result, version) for domain in DOMAINS for result in measured.domains.get(domain) or (None,)
    ]
    rest = _summed_up(measured, judgement, version)
    changes = () if measured.rules == RuleSet.NO_FIGURES else changes_for(measured, judgement, version)
    return Explanation((*results, *rest), changes, conclusion_of(judgement, measured.rules))


def conclusion_of(judgement: Judgement, rules: RuleSet = RuleSet.REGULAR) -> str:
    """What the figures say, in one line."""
    finding = judgement.finding
    if finding == Finding.NONE and rules == RuleSet.SPECIAL_B1:
        return SPECIAL_NONE
    said = CONCLUSIONS[finding]
    if finding == Finding.UNDETERMINED:
        return f"{said} Mogelijk: {'; '.join(OUTCOMES[one] for one in judgement.possible)}."
    if finding == Finding.PRO_OR_LWOO and judgement.leaning:
        return f"{said} Rechtstreeks voldaan is aan de criteria voor {OUTRIGHT[judgement.leaning]}."
    return said


@lru_cache(maxsize=REMEMBERED)
def _result(domain: str, result: Months | None, version: CriteriaVersion) -> Step:
    name = capitalised(NAMES[domain])
    if result is None:
        return Step(f"{name}: geen resultaat, dus alle niveaus blijven mogelijk.", DELAY)
    dl = version.counted_dl(result.dl)
    capped = "" if dl == result.dl else f" (DL {result.dl} telt als {dl})"
    delay = dl - result.dle
    said = f"DLE {result.dle} bij DL {dl}{capped} → achterstand {thousandths(delay, dl)} ({delay}/{dl})"
    return Step(f"{name}: {said}: {LEVELS[level_of(result, version)]}.", DELAY)


def thousandths(part: int, whole: int) -> str:
    """A fraction with three decimals, rounded half up, as people read it. For showing only, never for comparing."""
    sign, part = ("-", -part) if part < 0 else ("", part)
    rounded = (2000 * part + whole) // (2 * whole)
    return f"{sign}{rounded // 1000},{rounded % 1000:03d}"


def _summed_up(measured: Measured, judgement: Judgement, version: CriteriaVersion) -> tuple[Step, ...]:
    if measured.rules == RuleSet.NO_FIGURES:
        return (NO_BOUNDS,)
    scores = measured.iq
    return (
        *_delays(judgement, version),
        *(_iq(score, version) for score in scores or (None,)),
        *((SEVERAL,) if len(scores) > 1 else ()),
        *(_social_emotional(scores, measured.se, version) if measured.rules == RuleSet.REGULAR else ()),
        *_rule(judgement, measured.rules, version),
    )


@lru_cache(maxsize=REMEMBERED)
def _delays(judgement: Judgement, version: CriteriaVersion) -> tuple[Step, ...]:
    keys = " of ".join(NAMES[domain] for domain in version.key_domains)
    need = f"ten minste {version.domains_needed} domeinen, waaronder {keys}"
    found = [
        Step(f"Leerachterstand op het niveau van {name} op {need}: {HOLDS[flag]}.", reference)
        for name, flag, reference in (("praktijkonderwijs", judgement.la_pro, PRO), ("lwoo", judgement.la_lwoo, LWOO))
    ]
    return (*found, MIXED) if judgement.mixed else tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _iq(score: Interval | None, version: CriteriaVersion) -> Step:
    if score is None:
        return Step("IQ: geen resultaat, dus elk IQ blijft mogelijk.", PRO)
    bands = [
        (version.pro_iq, f"de band voor praktijkonderwijs ({version.pro_iq})"),
        (version.lwoo_iq, f"de band voor lwoo ({version.lwoo_iq})"),
        (version.lwoo_se_iq, f"de band voor lwoo met sociaal-emotionele problematiek ({version.lwoo_se_iq})"),
    ]
    whole = [name for band, name in bands if score.low in band and score.high in band]
    partly = [name for band, name in bands if name not in whole and touches(score, band)]
    said = [f"in {dutch_list(whole)}"] if whole else []
    said += [f"gedeeltelijk in {dutch_list(partly)}"] if partly else []
    if not said:
        least, most = min(band.low for band, _ in bands), max(band.high for band, _ in bands)
        low = "onder" if score.high < least else "boven"
        said = [f"{low} alle banden ({least}–{most})"]
    return Step(f"IQ {dutch_interval(score)}: {' en '.join(said)}.", PRO if score.low in version.pro_iq else LWOO)


def dutch_interval(score: Interval) -> str:
    """A point, or an interval with a dash."""
    return str(score.low) if score.is_point else f"{score.low}–{score.high}"


@lru_cache(maxsize=REMEMBERED)
def _social_emotional(scores: tuple[Interval, ...], se: bool | None, version: CriteriaVersion) -> tuple[Step, ...]:
    band = version.lwoo_se_iq
    if scores and not any(touches(score, band) for score in scores):
        return ()
    said = {True: "aangetoond", False: "niet aangetoond", None: "nog niet bekend"}[se]
    sentence = (
        f"Bij een IQ van {band} is voor lwoo sociaal-emotionele problematiek nodig, aangetoond met een instrument:"
        f" {said}."
    )
    return (Step(sentence, LWOO),)


@lru_cache(maxsize=REMEMBERED)
def _rule(judgement: Judgement, rules: RuleSet, version: CriteriaVersion) -> tuple[Step, ...]:
    if rules == RuleSet.SPECIAL_B1:
        return (B1,)
    if judgement.conflict:
        return (CONFLICT,)
    if judgement.overlap:
        return (Step(f"Het IQ ligt in het gebied dat pro en lwoo delen ({version.overlap}).", EITHER),)
    return ()
