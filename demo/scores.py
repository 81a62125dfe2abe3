"""Test results of the demo's pupils, by the kind of case they tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PRO_DOMAINS = {"IR": (26, 60), "BL": (29, 60), "TL": (44, 60), "SP": (31, 60)}
LWOO_DOMAINS = {"IR": (38, 60), "BL": (40, 60), "TL": (44, 60), "SP": (46, 60)}
LATE_DOMAINS = {domain: (dle, 54) for domain, (dle, _) in LWOO_DOMAINS.items()}
AHEAD_DOMAINS = {"IR": (46, 60), "BL": (47, 60), "TL": (50, 60), "SP": (52, 60)}


@dataclass(frozen=True, slots=True)
class Scores:
    """What was asked for and what the tests say: per domain (DLE, DL), and IQ results as (low, high).

    A DL that is not the one that Toewijzer computes says why in ``dl_reason``.
    """

    kind: str
    domains: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    intelligence: tuple[tuple[int, int], ...] = ()
    route: str = "from_po"
    special_group: str = ""
    anyway_reason: str = ""
    social_emotional: bool = False
    dl_reason: str = ""


PRO = Scores("pro", PRO_DOMAINS, ((68, 68),))
PRO_INTERVAL = Scores("pro", PRO_DOMAINS, ((70, 78), (72, 72)))
LWOO = Scores("lwoo", LWOO_DOMAINS, ((84, 84),))
LWOO_SOCIAL = Scores(
    "lwoo",
    LATE_DOMAINS,
    ((95, 95),),
    social_emotional=True,
    dl_reason="De leerling kwam in groep 3 naar Nederland; geteld zijn de maanden van inschrijving.",
)
LWOO_TOO_GOOD = Scores("lwoo", AHEAD_DOMAINS, ((88, 88),))
SPECIAL = Scores("pro", PRO_DOMAINS, ((66, 66),), route="special_group", special_group="15e-b2")
NO_ROUTE = Scores(
    "pro",
    PRO_DOMAINS,
    ((70, 70),),
    route="none",
    anyway_reason="De leerling zit al in het derde leerjaar; wij vragen de aanvraag toch te beoordelen.",
)
