"""The criteria as a rule in words, for the reasons of a decision: the bounds come from the version that is applied."""

from applications.enums import Kind
from assessments.criteria.explaining import dutch_interval, thousandths
from assessments.criteria.judging import iq_fits_lwoo
from assessments.criteria.version import NAMES, Band, CriteriaVersion, Delay
from casework.reading import Interval


def rule_in_words(kind: str, version: CriteriaVersion) -> str:
    """What somebody must meet for what was asked, in one or two sentences."""
    keys = " of ".join(NAMES[domain] for domain in version.key_domains)
    where = f"op ten minste {version.domains_needed} van vier domeinen, waaronder {keys}"
    if kind == Kind.PRO:
        return (
            f"Een leerling is toelaatbaar tot het praktijkonderwijs bij een intelligentiequotiënt van"
            f" {_band(version.pro_iq)} en een leerachterstand van {delay_rule(kind, version)} {where}. Wijst het ene"
            " criterium op praktijkonderwijs en het andere op lwoo, dan geeft de motivering van het schoolbestuur de"
            " doorslag."
        )
    return (
        f"Een leerling is aangewezen op leerwegondersteunend onderwijs bij een intelligentiequotiënt van"
        f" {_band(version.lwoo_iq)} (of van {_band(version.lwoo_se_iq)} met sociaal-emotionele problematiek) en een"
        f" leerachterstand {delay_rule(kind, version)} {where}."
    )


def iq_rule(kind: str, version: CriteriaVersion) -> str:
    """The bounds of the IQ for what was asked."""
    if kind == Kind.PRO:
        return _band(version.pro_iq)
    return f"{_band(version.lwoo_iq)}, of {_band(version.lwoo_se_iq)} met sociaal-emotionele problematiek"


def delay_rule(kind: str, version: CriteriaVersion) -> str:
    """The bounds of the delay for what was asked."""
    if kind == Kind.PRO:
        return f"{_decimal(version.pro_delay)} of meer"
    return f"van {_decimal(version.lwoo_delay)} tot {_decimal(version.pro_delay)}"


def se_rule(version: CriteriaVersion) -> str:
    """When social-emotional problems are needed."""
    return f"nodig bij een IQ van {_band(version.lwoo_se_iq)}"


def iq_verdict(kind: str, score: Interval, se: bool | None, version: CriteriaVersion) -> str:
    """Where a score lies with regard to those bounds."""
    fits = [
        iq in version.pro_iq if kind == Kind.PRO else iq_fits_lwoo(iq, bool(se), version)
        for iq in range(score.low, score.high + 1)
    ]
    if all(fits):
        return "binnen deze grenzen"
    return "gedeeltelijk binnen deze grenzen" if any(fits) else "buiten deze grenzen"


def score_in_words(score: Interval) -> str:
    """A point, or an interval in words."""
    return dutch_interval(score) if score.is_point else f"{score.low} tot en met {score.high}"


def _band(band: Band) -> str:
    return f"{band.low} tot en met {band.high}"


def _decimal(delay: Delay) -> str:
    return thousandths(delay.numerator, delay.denominator).rstrip("0")
