"""Who acts, when, and why: the first argument of every verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from casework.clock import amsterdam_date

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person under one hat, or the program itself (role ``system``, no user).

    One hat shows one hat's rows: ``organisation_id`` and ``partnership_id`` are those of the membership that is on.
    ``day`` is the legal day of the act: what somebody sees can end on a birthday, without anybody doing anything.
    """

    user_id: int | None
    membership_id: int | None
    role: str
    organisation_id: int | None
    partnership_id: int | None
    name: str
    day: date | None = None

    @property
    def is_system(self) -> bool:
        return self.role == SYSTEM


@dataclass(frozen=True, slots=True)
class Act:
    """One occasion on which somebody does something. ``cause`` names the act that led to this one, if any."""

    actor: Actor
    now: datetime
    request_id: str
    cause: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "actor", replace(self.actor, day=self.today))

    @property
    def today(self) -> date:
        """The legal day of this act (Europe/Amsterdam)."""
        return amsterdam_date(self.now)

    def caused_by(self, cause: str) -> Act:
        """The same act, marked as a consequence of another one."""
        return replace(self, cause=cause)


def system_actor(partnership_id: int | None) -> Actor:
    """The program acting without a person, inside one partnership."""
    return Actor(None, None, SYSTEM, None, partnership_id, "Toewijzer")


ActorLoader = Callable[[int, date], Actor | None]
_loader: list[ActorLoader] = []


def register_actor_loader(loader: ActorLoader) -> None:
    """Tell the kernel how to rebuild an actor from a membership id on a day (filled by ``accounts``)."""
    _loader[:] = [loader]


def actor_from_membership(membership_id: int, day: date) -> Actor | None:
    """The actor of a membership that is valid on that day, or None when it is not."""
    return _loader[0](membership_id, day)
