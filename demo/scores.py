"""Test results of the demo's pupils, by the kind of case they tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PRO_DOMAINS = {"IR": (26, 58), "BL": (29, 58), "TL": (44, 58), "SP": (31, 58)}
LWOO_DOMAINS = {"IR": (38, 54), "BL": (40, 54), "TL": (44, 54), "SP": (46, 54)}
AHEAD_DOMAINS = {"IR": (46, 57), "BL": (47, 57), "TL": (50, 57), "SP": (52, 57)}


@dataclass(frozen=True, slots=True)
class Scores:
    """What was asked for and what the tests say: per domain (DLE, DL), and IQ results as (low, high)."""

    kind: str
    domains: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    intelligence: tuple[tuple[int, int], ...] = ()
    route: str = "from_po"
    special_group: str = ""
    anyway_reason: str = ""
    social_emotional: bool = False


PRO = Scores("pro", PRO_DOMAINS, ((68, 68),))
PRO_INTERVAL = Scores("pro", PRO_DOMAINS, ((70, 78), (72, 72)))
LWOO = Scores("lwoo", LWOO_DOMAINS, ((84, 84),))
LWOO_SOCIAL = Scores("lwoo", LWOO_DOMAINS, ((95, 95),), social_emotional=True)
LWOO_TOO_GOOD = Scores("lwoo", AHEAD_DOMAINS, ((88, 88),))
SPECIAL = Scores("pro", PRO_DOMAINS, ((66, 66),), route="special_group", special_group="15e-b2")
NO_ROUTE = Scores(
    "pro",
    PRO_DOMAINS,
    ((70, 70),),
    route="none",
    anyway_reason="De leerling zit al in het derde leerjaar; wij vragen de aanvraag toch te beoordelen.",
)
