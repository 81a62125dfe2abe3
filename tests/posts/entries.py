"""How to make a valid body for each form: who sends it, on which case, and what is filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from casework import clock
from casework.acting import Act
from casework.snapshots import calendar
from tests.factories.accounts import sign_in
from tests.factories.house import House, Station

type Values = Mapping[str, Any]
type Make = Callable[["Scene"], Values]


@dataclass
class Scene:
    """One hat on one stop of the road."""

    house: House
    station: Station
    membership: Membership | None
    client: Client = field(default_factory=Client)


@dataclass(frozen=True)
class Entry:
    """A form that acts.

    ``kwargs`` make its address; ``valid`` is what a person changes on the page before he sends it; without it only bad
    bodies are sent, and the good way is walked by the tests of that page. ``takes`` names bad bodies that are good
    here, with the reason: a section may be saved half filled, so any text is a text. ``repeats`` says why the same form
    sent twice does the thing twice. ``fields`` stand for the page of a form that has none of its own.
    """

    hat: str
    station: str = "submitted"
    kwargs: Make = lambda scene: {}
    valid: Make | None = lambda scene: {}
    before: Callable[[Scene], None] | None = None
    takes: Mapping[str, str] = field(default_factory=dict)
    fields: Make | None = None
    changes: bool = True
    repeats: str = ""
    query: str | Callable[[Scene], str] = ""


def scene(house: House, entry: Entry) -> Scene:
    """The right person, signed in, on the right case."""
    station = house.stations[entry.station]
    if entry.hat.startswith("parent_"):
        membership: Membership | None = house.parent(station, "ab".index(entry.hat[-1]))
    else:
        # Read anew: what another test did to the person was undone in the database only.
        membership = Membership.objects.get(pk=house.hats[entry.hat].pk) if entry.hat else None
    made = Scene(house, station, membership)
    if membership:
        sign_in(made.client, membership)
    if entry.before:
        entry.before(made)
    return made


def address(name: str, entry: Entry, made: Scene) -> str:
    """Where the form is sent."""
    query = entry.query(made) if callable(entry.query) else entry.query
    return reverse(name, kwargs=dict(entry.kwargs(made))) + query


def of_case(made: Scene) -> Values:
    """The address of a page of the case."""
    return {"public_id": made.station.case.public_id}


def today() -> date:
    """The day of the requests."""
    return clock.amsterdam_date(clock.now())


def day(later: int = 0) -> str:
    """A day as people type it, so many days from today."""
    return _typed(today() + timedelta(days=later))


def working_day(later: int) -> str:
    """The first working day on or after that day."""
    return _typed(calendar().next_working_day(today() + timedelta(days=later)))


def _typed(found: date) -> str:
    return f"{found.day}-{found.month}-{found.year}"


def lasting_act(scene: Scene) -> Act:
    """Somebody who manages people, now."""
    return scene.house.world.act("administrator", clock.now())


HALF_FILLED = "a section may be saved half filled, and any text is a text"
HALF = dict.fromkeys(("emoji", "files where text is asked"), HALF_FILLED)
ANY_TEXT = "free text takes any character"
