"""Judgements about sending that need no database: which way a letter goes, what makes it known, what proof it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.text import dutch_date
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


def channels(*, has_portal: bool, accepted: bool) -> tuple[Channel, ...]:
    """How a letter goes to one addressee (Awb 2:8; fine-print §14); the first is the one that counts.

    By post, unless he accepted this kind of message through the portal; whoever has an account finds the copy there as
    well. ``accepted`` is what he chose for this kind.
    """
    if accepted and has_portal:
        return (Channel.PORTAL,)
    return (Channel.POST, Channel.PORTAL) if has_portal else (Channel.POST,)


def sent_on_problem(day: date, made_on: date, today: date) -> str:
    """What is wrong with the day on which a letter is said to have left; empty when nothing is."""
    if made_on <= day <= today:
        return ""
    if made_on == today:
        return f"De brief is vandaag gemaakt. Vul {dutch_date(today)} in."
    return f"Vul een dag in van {dutch_date(made_on)}, toen de brief is gemaakt, tot en met vandaag."


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
