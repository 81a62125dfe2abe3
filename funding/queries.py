"""The one door to counts: published decisions, taken-over declarations and places of one partnership, without a name.

The controller sees no case, so this does not start from ``applications.queries.visible_to``; only columns without
anything of a pupil are read.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts import queries as accounts
from accounts.models import SchoolSite
from applications.facts import Stay
from applications.models import Placement, TakenOverDeclaration
from casework.acting import Actor
from decisions.enums import Outcome
from decisions.models import Decision
from funding import permissions, rules
from funding.enums import Verdict
from funding.facts import Chain, DecisionFacts, SettledFacts
from funding.models import Settlement

DECISION = (
    "id", "public_id", "number", "kind", "outcome", "published_on", "effective_on", "valid_until",
    "revoked_on", "application_id", "application__site_id",
)  # fmt: skip
TAKEN_OVER = ("id", "public_id", "number", "kind", "decided_on", "effective_on", "valid_until", "site_id")


@dataclass(frozen=True, slots=True)
class Count:
    """A count of one year: every declaration judged, the sites, the years that can be asked, doubles left out."""

    year: int
    judged: list[rules.Judged]
    sites: dict[int, SchoolSite]
    years: list[int]
    doubles: int


def count(actor: Actor, year: int, today: date) -> Count:
    """The count of a year as it stands today, computed from the decisions (five queries). Empty for anybody else."""
    chains, doubles = rules.without_doubles(chains_of(actor))
    judged = [one for chain in chains if (one := rules.judge(chain, year, today))]
    sites = {site.pk: site for site in accounts.sites_visible_to(actor)}
    return Count(year, judged, sites, rules.years(chains, today), doubles)


def chains_of(actor: Actor) -> list[Chain]:
    """Every declaration of the controller's own partnership, ours and taken over."""
    if not permissions.may_count(actor):
        return []
    partnership_id = actor.partnership_id
    stays = _stays(partnership_id)
    settled = _settled(partnership_id)
    by_case: dict[int, list[Any]] = defaultdict(list)
    sent = Decision.objects.filter(application__partnership_id=partnership_id, published_on__isnull=False)
    for row in sent.order_by("published_on", "id").values(*DECISION):
        by_case[row["application_id"]].append(row)
    own = [
        Chain(
            case_id=case_id,
            site_id=rows[0]["application__site_id"],
            decisions=tuple(_decision(row) for row in rows),
            stays=tuple(stays["application", case_id]),
            settled=tuple(settled[case_id]),
        )
        for case_id, rows in by_case.items()
    ]
    taken = TakenOverDeclaration.objects.filter(partnership_id=partnership_id).order_by("id").values(*TAKEN_OVER)
    return own + [_taken_over(row, stays) for row in taken]


def _decision(row: dict[str, Any]) -> DecisionFacts:
    return DecisionFacts(
        id=row["id"],
        public_id=row["public_id"],
        number=row["number"],
        kind=row["kind"],
        granted=row["outcome"] == Outcome.GRANT,
        published_on=row["published_on"],
        effective_on=row["effective_on"],
        valid_until=row["valid_until"],
        ended_on=row["revoked_on"],
    )


def _taken_over(row: dict[str, Any], stays: dict[tuple[str, int], list[Stay]]) -> Chain:
    facts = DecisionFacts(
        id=row["id"],
        public_id=row["public_id"],
        number=row["number"],
        kind=row["kind"],
        granted=True,
        published_on=row["decided_on"],
        effective_on=row["effective_on"],
        valid_until=row["valid_until"],
    )
    return Chain(None, row["site_id"], (facts,), tuple(stays["taken_over", row["id"]]))


def _stays(partnership_id: int | None) -> dict[tuple[str, int], list[Stay]]:
    found: dict[tuple[str, int], list[Stay]] = defaultdict(list)
    columns = ("application_id", "taken_over_id", "since", "answer", "site_id")
    for about in ("application", "taken_over"):
        rows = Placement.objects.filter(**{f"{about}__partnership_id": partnership_id}).order_by("id")
        for row in rows.values(*columns):
            found[about, row[f"{about}_id"]].append(Stay(row["since"], row["answer"], row["site_id"]))
    return found


def _settled(partnership_id: int | None) -> dict[int, list[tuple[int, SettledFacts]]]:
    found: dict[int, list[tuple[int, SettledFacts]]] = defaultdict(list)
    for row in Settlement.objects.filter(application__partnership_id=partnership_id).order_by("id"):
        facts = SettledFacts(row.basis, row.verdict == Verdict.COUNTS, row.reason, row.version)
        found[row.application_id].append((row.year, facts))
    return found


def chain_with(actor: Actor, public_id: UUID) -> Chain | None:
    """The decisions on one case, found by any of them; None for what is not the controller's, or was taken over."""
    return _first(chains_of(actor), lambda chain: any(one.public_id == public_id for one in chain.decisions))


def chain_of_case(actor: Actor, case_id: int) -> Chain | None:
    """The decisions on one case, for a verb that has locked it."""
    return _first(chains_of(actor), lambda chain: chain.case_id == case_id)


def _first(chains: list[Chain], fits: Callable[[Chain], bool]) -> Chain | None:
    return next((chain for chain in chains if chain.case_id is not None and fits(chain)), None)


def settlement_of(case_id: int, year: int) -> Settlement | None:
    """How a count was settled for one case, if it was."""
    return Settlement.objects.filter(application_id=case_id, year=year).first()
