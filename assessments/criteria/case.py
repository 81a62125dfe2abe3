"""The results of a case as what the criteria look at, and what they ask of its motivation."""

from collections.abc import Collection

from applications.enums import EntryRoute
from applications.facts import CaseFacts, IntelligenceFacts, ResultFacts
from assessments.criteria.judging import Judgement, touches
from assessments.criteria.measured import Measured, Months, RuleSet, rule_set_for
from assessments.criteria.version import DOMAINS, LEAST_IQ, MOST_IQ, CriteriaVersion
from assessments.enums import Finding
from casework.reading import Interval

IN_OVERLAP = "Het IQ ligt (mogelijk) tussen {} en {}. Leg uit waarom deze soort en niet de andere."
CONFLICTING = "IQ en leerachterstand wijzen niet naar dezelfde soort. Leg uit waarom deze soort en niet de andere."


def measured_in(facts: CaseFacts, *, with_earlier: bool = False) -> Measured:
    """What was measured. A result without DL or DLE, or with DL 0, is none; earlier results count when asked for."""
    counted = [result for result in facts.learning if with_earlier or not result.earlier]
    return Measured(
        domains={
            domain: tuple(months for result in counted if result.domain == domain and (months := _months(result)))
            for domain in DOMAINS
        },
        iq=tuple(score for result in facts.intelligence if (score := _score(result))),
        se=facts.se_present,
        rules=rules_of(facts),
    )


def rules_of(facts: CaseFacts) -> RuleSet:
    """The rules of the route of a case; as long as none is chosen the ordinary ones."""
    return rule_set_for(str(EntryRoute(facts.route)) if facts.route else "", facts.special_group)


def allows(possible: Collection[str], kind: str) -> bool:
    """Whether one of these findings (codes) allows what is asked or granted."""
    return bool(set(possible) & {kind, Finding.PRO_OR_LWOO.value})


def asks_why(measured: Measured, judgement: Judgement, version: CriteriaVersion) -> str:
    """Why the motivation must tell why this kind and not the other (15d(6)), in Dutch; empty when it need not.

    What is missing does not ask: a conflict that only may turn up is told of when the results are there.
    """
    if judgement.overlap is not False and measured.iq:
        return IN_OVERLAP.format(version.overlap.low, version.overlap.high)
    may_conflict = judgement.conflict or (judgement.conflict is None and not judgement.missing)
    return CONFLICTING if may_conflict else ""


def asks_se(measured: Measured, version: CriteriaVersion) -> str:
    """Why lwoo needs a word on social-emotional problems (15d(5)(b)), in Dutch; empty when it does not."""
    band = version.lwoo_se_iq
    if measured.rules != RuleSet.REGULAR or not any(touches(score, band) for score in measured.iq):
        return ""
    return (
        f"Bij een IQ van {band.low} tot en met {band.high} is een uitspraak over sociaal-emotionele problematiek nodig."
    )


def has_earlier(facts: CaseFacts) -> bool:
    """Whether there are earlier results beside the ones that count."""
    return any(result.earlier and _months(result) for result in facts.learning)


def _months(result: ResultFacts) -> Months | None:
    return Months(result.dle, result.dl) if result.dle is not None and result.dl else None


def _score(result: IntelligenceFacts) -> Interval | None:
    if result.low is None or result.high is None or not LEAST_IQ <= result.low <= result.high <= MOST_IQ:
        return None
    return Interval(result.low, result.high)
