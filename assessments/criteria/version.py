"""The bounds of the criteria during one period, as a frozen snapshot. Source: Inrichtingsbesluit WVO 15d(3)–(5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from accounts.policy import BOUNDS
from applications.enums import Domain

DOMAINS = tuple(Domain.values)
NAMES = {domain: str(Domain(domain).label) for domain in DOMAINS}


@dataclass(frozen=True, slots=True)
class Band:
    """Whole numbers from ``low`` to ``high``, both included."""

    low: int
    high: int

    def __contains__(self, number: int) -> bool:
        return self.low <= number <= self.high

    def __str__(self) -> str:
        return f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Delay:
    """The least delay of a level as a fraction: a half is ``Delay(1, 2)``.

    A delay is 1 − DLE/DL, so it is reached when ``denominator · DLE ≤ (denominator − numerator) · DL``: whole numbers
    are compared, nothing is ever divided.
    """

    numerator: int
    denominator: int

    def is_reached(self, dle: int, dl: int) -> bool:
        """Whether a level of ``dle`` months after ``dl`` months of schooling lies this far behind."""
        return self.denominator * dle <= (self.denominator - self.numerator) * dl

    def most_dle(self, dl: int) -> int:
        """The highest DLE that still lies this far behind."""
        return (self.denominator - self.numerator) * dl // self.denominator


@dataclass(frozen=True, slots=True, eq=False)
class CriteriaVersion:
    """What counts as pro and lwoo level. Bands in IQ points, ``most_dl`` in months, ``domains_needed`` of the four.

    ``key_domains``: at least one of the domains that count must be among these. A version is itself and nothing else:
    what was judged under it is remembered with it, so it is compared by identity.
    """

    name: str
    valid_from: date
    pro_iq: Band
    lwoo_iq: Band
    lwoo_se_iq: Band
    pro_delay: Delay
    lwoo_delay: Delay
    most_dl: int
    domains_needed: int
    key_domains: tuple[str, ...]

    @property
    def overlap(self) -> Band:
        """Where the bands of pro and lwoo lie over each other."""
        return Band(max(self.pro_iq.low, self.lwoo_iq.low), min(self.pro_iq.high, self.lwoo_iq.high))

    def counted_dl(self, dl: int) -> int:
        """The months of schooling that count in the sum."""
        return min(dl, self.most_dl)


# The columns of the table and of the shipped file, in the order in which people read them.
NUMBERS = (
    "pro_iq_low",
    "pro_iq_high",
    "lwoo_iq_low",
    "lwoo_iq_high",
    "lwoo_se_iq_low",
    "lwoo_se_iq_high",
    "pro_delay_numerator",
    "pro_delay_denominator",
    "lwoo_delay_numerator",
    "lwoo_delay_denominator",
    "most_dl",
    "domains_needed",
)


COLUMNS = ("name", *NUMBERS, "key_domains")


def version_from(row: Mapping[str, Any]) -> CriteriaVersion:
    """The snapshot of a row of the table or of the shipped file; the same row gives the same one."""
    return _version(row["valid_from"], *(row[name] for name in COLUMNS))


def with_own_bounds(version: CriteriaVersion, since: date, bounds: Mapping[str, int]) -> CriteriaVersion:
    """The version under the own criteria for lwoo of a partnership (WVO 2020 2.48); those for pro stay national.

    ``bounds`` by the names of the columns, all six; without them the version itself.
    """
    return _own(version, since, *(bounds[name] for name in BOUNDS)) if bounds else version


@lru_cache(maxsize=64)
def _own(version: CriteriaVersion, since: date, *bounds: int) -> CriteriaVersion:
    low, high, se_low, se_high, numerator, denominator = bounds
    return replace(
        version,
        name="Eigen criteria voor lwoo van het samenwerkingsverband",
        valid_from=since,
        lwoo_iq=Band(low, high),
        lwoo_se_iq=Band(se_low, se_high),
        lwoo_delay=Delay(numerator, denominator),
    )


@lru_cache(maxsize=64)
def _version(valid_from: date, *values: Any) -> CriteriaVersion:
    row = dict(zip(COLUMNS, values, strict=True))
    return CriteriaVersion(
        name=row["name"],
        valid_from=valid_from,
        pro_iq=Band(row["pro_iq_low"], row["pro_iq_high"]),
        lwoo_iq=Band(row["lwoo_iq_low"], row["lwoo_iq_high"]),
        lwoo_se_iq=Band(row["lwoo_se_iq_low"], row["lwoo_se_iq_high"]),
        pro_delay=Delay(row["pro_delay_numerator"], row["pro_delay_denominator"]),
        lwoo_delay=Delay(row["lwoo_delay_numerator"], row["lwoo_delay_denominator"]),
        most_dl=row["most_dl"],
        domains_needed=row["domains_needed"],
        key_domains=tuple(row["key_domains"].split(",")),
    )


def problems_of(row: Mapping[str, Any]) -> list[str]:
    """Why these bounds cannot hold together, in Dutch sentences."""
    found = [
        f"{label}: het laagste IQ ligt boven het hoogste."
        for label, name in (
            ("Praktijkonderwijs", "pro_iq"),
            ("Lwoo", "lwoo_iq"),
            ("Lwoo met sociaal-emotionele problematiek", "lwoo_se_iq"),
        )
        if row[f"{name}_low"] > row[f"{name}_high"]
    ]
    for label, name in (("praktijkonderwijs", "pro_delay"), ("lwoo", "lwoo_delay")):
        if not 0 < row[f"{name}_numerator"] < row[f"{name}_denominator"]:
            found.append(f"De leerachterstand voor {label} is een breuk tussen 0 en 1: teller kleiner dan noemer.")
    if not found and not _is_less(row):
        found.append("De leerachterstand voor lwoo is kleiner dan die voor praktijkonderwijs.")
    if unknown := _unknown(row["key_domains"].split(",")):
        found.append(f"Onbekend domein: {', '.join(unknown)}. Kies uit {', '.join(DOMAINS)}, met komma's ertussen.")
    if not 1 <= row["domains_needed"] <= len(DOMAINS):
        found.append(f"Er zijn {len(DOMAINS)} domeinen, en ten minste één moet achterstand laten zien.")
    if row["most_dl"] < 1:
        found.append("De hoogste DL die meetelt, is ten minste 1.")
    return found


def problems_of_own(bounds: Mapping[str, int], version: CriteriaVersion) -> dict[str, str]:
    """What own bounds for lwoo lack beside the criteria for pro, by name: lwoo asks less delay than pro does."""
    if not bounds:
        return {}
    pro, own = version.pro_delay, Delay(bounds["lwoo_delay_numerator"], bounds["lwoo_delay_denominator"])
    if own.numerator * pro.denominator < pro.numerator * own.denominator:
        return {}
    most = f"{pro.numerator}/{pro.denominator}"
    return {
        "lwoo_delay_denominator": f"De leerachterstand voor lwoo is kleiner dan die voor praktijkonderwijs ({most})."
    }


def _is_less(row: Mapping[str, Any]) -> bool:
    """Whether lwoo asks less delay than pro, compared without dividing."""
    lwoo = int(row["lwoo_delay_numerator"]) * int(row["pro_delay_denominator"])
    return lwoo < int(row["pro_delay_numerator"]) * int(row["lwoo_delay_denominator"])


def _unknown(domains: Iterable[str]) -> list[str]:
    return [domain for domain in domains if domain not in DOMAINS]


@lru_cache(maxsize=64)
def iq_steps(version: CriteriaVersion) -> tuple[Band, ...]:
    """The stretches of IQ within which nothing changes, from low to high; the first and the last are open-ended."""
    cuts = sorted({cut for band in _bands(version) for cut in (band.low, band.high + 1)})
    ends = [LEAST_IQ, *cuts, MOST_IQ + 1]
    return tuple(Band(low, after - 1) for low, after in pairwise(ends) if low < after)


def _bands(version: CriteriaVersion) -> tuple[Band, ...]:
    return version.pro_iq, version.lwoo_iq, version.lwoo_se_iq


# Beyond these no test gives a score: something else was typed.
LEAST_IQ, MOST_IQ = 1, 200
