"""Declarations that the demo's schools took over: of other partnerships, of long ago, and of the former RVC."""

from datetime import date, datetime

from applications import actions
from applications.actions import Row
from applications.enums import Issuer, Kind
from demo import names
from demo.world import CODE, World

SEED = 4077
# Site, kind, who gave it, and whether the pupil has a place there.
DECLARATIONS = (
    ("pro", Kind.PRO, Issuer.PARTNERSHIP, True),
    ("pro", Kind.PRO, Issuer.OWN, True),
    ("pro", Kind.PRO, Issuer.OWN, True),
    ("pro", Kind.PRO, Issuer.RVC, True),
    ("pro", Kind.PRO, Issuer.PARTNERSHIP, False),
    ("vmbo", Kind.LWOO, Issuer.OWN, True),
    ("vmbo", Kind.LWOO, Issuer.OWN, True),
    ("vmbo", Kind.LWOO, Issuer.PARTNERSHIP, True),
    ("vmbo", Kind.LWOO, Issuer.OWN, False),
    ("mavo", Kind.LWOO, Issuer.OWN, True),
    ("mavo", Kind.LWOO, Issuer.PARTNERSHIP, True),
)


def take_over(world: World, moment: datetime) -> None:
    """Read them in as one list, as the secretariat does when a partnership begins with the program."""
    year = moment.year - 1
    children = names.children(SEED, len(DECLARATIONS))
    rows = [
        Row(
            values={
                "number": _number(issuer, year, index),
                "kind": kind,
                "issuer": issuer,
                "issuer_name": {Issuer.PARTNERSHIP: "VO2998", Issuer.RVC: "RVC Proefstreek"}.get(issuer, ""),
                "decided_on": date(year, 5, 11),
                "effective_on": date(year, 8, 1),
                "valid_until": None,
                "first_name": child.first_name,
                "infix": child.infix,
                "last_name": child.last_name,
                "birth_date": date(moment.year - 14, 1 + index, 9),
            },
            site_id=world.sites[site].pk,
            placed_since=date(year, 8, 24) if is_placed else None,
        )
        for index, ((site, kind, issuer, is_placed), child) in enumerate(zip(DECLARATIONS, children, strict=True))
    ]
    actions.import_taken_over(world.act("secretary", moment), rows=rows)


def _number(issuer: str, year: int, index: int) -> str:
    if issuer == Issuer.RVC:
        return f"RVC {year} - {301 + index}"
    return f"{CODE if issuer == Issuer.OWN else 'VO2998'}-{year}-{201 + index:05d}"
