"""Judgements about sending that need no database: what makes a paper known, and what proof a way of sending asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from correspondence.enums import Channel

# Another letter to the address that proved wrong makes nothing known.
NEEDS_ADDRESS = frozenset({Channel.POST, Channel.REGISTERED})
PROOFS = {
    Channel.REGISTERED: "Vul de code van de aangetekende zending in.",
    Channel.HANDED_OVER: "Vul in wie de brief in ontvangst nam, en waaruit dat blijkt.",
}


@dataclass(frozen=True, slots=True)
class Sending:
    """One time that a paper went to its addressee: how, when, and when it came back if it did."""

    channel: str
    sent_on: date
    returned_on: date | None = None


def made_known_on(sendings: Iterable[Sending]) -> date | None:
    """The day on which a paper was properly made known to its addressee; None while it was not (Awb 3:41, 6:8).

    What came back was not made known, its sending again was. A portal copy that went beside a letter on paper is a
    courtesy: it starts no term (Awb 2:8).
    """
    every = list(sendings)
    days = [one.sent_on for one in every if one.returned_on is None and not is_courtesy(one, every)]
    return min(days, default=None)


def is_courtesy(one: Sending, every: Sequence[Sending]) -> bool:
    """Whether a portal copy went beside a letter on paper. ``every`` holds all sendings of that paper."""
    on_paper = [other.sent_on for other in every if other.channel != Channel.PORTAL]
    return one.channel == Channel.PORTAL and any(day <= one.sent_on for day in on_paper)


def proof_problem(channel: str, proof: str) -> str:
    """What proof this way of sending still asks; empty when nothing is missing."""
    return "" if proof.strip() else PROOFS.get(Channel(channel), "")
