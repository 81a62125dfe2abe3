"""The criteria written down a second time, straight from criteria.md §5 and fine-print §7, without any short cut."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

from assessments.criteria import Band, CriteriaVersion, Delay

NATIONAL = CriteriaVersion(
    "Landelijk",
    date(2016, 1, 1),
    pro_iq=Band(55, 80),
    lwoo_iq=Band(75, 90),
    lwoo_se_iq=Band(91, 120),
    pro_delay=Delay(1, 2),
    lwoo_delay=Delay(1, 4),
    most_dl=60,
    domains_needed=2,
    key_domains=("IR", "BL"),
)
CODES = ("IR", "BL", "TL", "SP")
FLAGS = ("la_pro", "la_lwoo", "mixed", "meets_pro", "meets_lwoo", "conflict", "overlap")


def level(dle: int, dl: int) -> str:
    dl = min(dl, 60)
    if 2 * dle <= dl:
        return "p"
    return "l" if 4 * dle <= 3 * dl else "-"


def _rule(levels: str, wanted: str) -> bool:
    hit = [code for code, one in zip(CODES, levels, strict=True) if one in wanted]
    return len(hit) >= 2 and ("IR" in hit or "BL" in hit)


def certain(levels: str, iq: int, se: bool) -> tuple[str, dict[str, bool]]:
    """The finding and the flags when everything is known. ``levels``: p, l or - by domain."""
    la_pro, la_lwoo = _rule(levels, "p"), _rule(levels, "l")
    mixed = _rule(levels, "pl") and not la_pro and not la_lwoo
    iq_pro = 55 <= iq <= 80
    iq_lwoo = 75 <= iq <= 90 or (91 <= iq <= 120 and se)
    conflict = (iq_pro and la_lwoo) or (iq_lwoo and la_pro)
    values = (la_pro, la_lwoo, mixed, iq_pro and la_pro, iq_lwoo and la_lwoo, conflict, 75 <= iq <= 80)
    flags = dict(zip(FLAGS, values, strict=True))
    pro_ok, lwoo_ok = flags["meets_pro"] or conflict, flags["meets_lwoo"] or conflict
    if pro_ok or lwoo_ok:
        return ("pro_or_lwoo" if pro_ok and lwoo_ok else "pro" if pro_ok else "lwoo"), flags
    return ("mixed" if mixed and (iq_pro or iq_lwoo) else "none"), flags


def open_to(
    months: Mapping[str, tuple[int, int]], iq: Sequence[int], se: bool | None
) -> tuple[set[str], dict[str, set[bool]]]:
    """Every finding and every value of each flag that may be right. ``iq``: every whole IQ that it may be."""
    options = [level(*months[code]) if code in months else "pl-" for code in CODES]
    findings: set[str] = set()
    flags: dict[str, set[bool]] = {name: set() for name in FLAGS}
    for levels, one, with_se in product(product(*options), iq, (True, False) if se is None else (se,)):
        finding, found = certain("".join(levels), one, with_se)
        findings.add(finding)
        for name, value in found.items():
            flags[name].add(value)
    return findings, flags
