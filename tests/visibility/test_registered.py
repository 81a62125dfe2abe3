"""What the apps hang into shared pages: panels, offers and worklists, each for the readers it is meant for."""

from dataclasses import replace

import pytest
from django.urls import reverse

from accounts import queries as accounts
from applications.models import Application
from casework import clock, registries
from tests.architecture.source import refuse
from tests.factories.house import House, Station
from tests.visibility.pages import text_of
from tests.visibility.readers import (
    COMMITTEE,
    EXPERT_1,
    EXPERT_2,
    INSIDERS,
    NOBODY,
    OFFICE,
    PARENT_A,
    PARENT_B,
    PARENTS,
    READERS,
    SCHOOL,
    client_of,
    membership_of,
    relation,
    sees,
)

STAFF = frozenset({OFFICE, SCHOOL})
FILE_READERS = STAFF | {EXPERT_1, EXPERT_2, COMMITTEE}
EVERYBODY = FILE_READERS | {PARENT_A, PARENT_B}
# Which panel is for whom. A panel that is missing here fails.
PANELS: dict[str, frozenset[str]] = {
    "matches": frozenset({OFFICE}),
    "people": FILE_READERS,
    "evidence": FILE_READERS,
    "figures": FILE_READERS,
    "plain_figures": frozenset({PARENT_A, PARENT_B}),
    "argument": FILE_READERS,
    "voices": FILE_READERS,
    "supplements": STAFF | {COMMITTEE},
    "support_plan": EVERYBODY,
    "board_letters": STAFF,
    "terms": STAFF | {COMMITTEE},
    "experts": EVERYBODY,
    "hearing": STAFF | {PARENT_A, PARENT_B, COMMITTEE},
    "decision": STAFF | {PARENT_A, PARENT_B, COMMITTEE},
    "guests": frozenset({OFFICE}),
    "place": STAFF | {PARENT_A, PARENT_B},
    "sending": frozenset({OFFICE}),
    "lost_mail": frozenset({OFFICE}),
    "committee": STAFF | {PARENT_A, PARENT_B, COMMITTEE},
    "objection": STAFF | {PARENT_A, PARENT_B, COMMITTEE},
    "guardian_access": frozenset({OFFICE}),
}
# Shown to nobody on the stops of this house: no pupil occurs twice, nobody was invited to be heard, all mail leaves.
NOT_ON_THE_STOPS = frozenset({"matches", "hearing", "lost_mail"})


def _actor(house: House, reader: str, station: Station):  # type: ignore[no-untyped-def]
    membership = membership_of(house, reader, station)
    assert membership
    return replace(accounts.actor_of(membership), day=clock.amsterdam_date(clock.now()))


def _case(station: Station) -> Application:
    return Application.objects.select_related("site", "board", "partnership", "pupil").get(pk=station.case.pk)


def test_every_panel_is_in_the_table() -> None:
    assert {panel.key for panel in registries.panels()} == set(PANELS)


def test_panels_are_for_whom_they_are_meant(house: House) -> None:
    shown: dict[str, set[str]] = {key: set() for key in PANELS}
    for reader in INSIDERS:
        for station in house.stations.values():
            if not sees(reader, station):
                continue
            case, actor = _case(station), _actor(house, reader, station)
            for panel in registries.panels():
                if panel.load(case, actor) is not None:
                    shown[panel.key].add(relation(reader, station))
    refuse(f"{key} is shown to {sorted(found - PANELS[key])}" for key, found in shown.items() if found - PANELS[key])
    refuse(f"{key} is never shown" for key, found in shown.items() if not found and key not in NOT_ON_THE_STOPS)


@pytest.mark.parametrize("reader", INSIDERS)
def test_every_button_leads_somewhere_and_every_refusal_has_its_reason(reader: str, house: House) -> None:
    faults = []
    for station in house.stations.values():
        if not sees(reader, station):
            continue
        client, actor = client_of(house, reader, station), _actor(house, reader, station)
        for offer in registries.offers_for(_case(station), actor, clock.amsterdam_date(clock.now())):
            if not offer.permission:
                faults += (
                    [] if offer.permission.reason else [f"{station.name}: “{offer.label}” is refused without a reason"]
                )
                continue
            answer = client.get(offer.url)
            if answer.status_code not in {200, 302}:
                faults.append(f"{station.name}: “{offer.label}” leads to {answer.status_code} ({offer.url})")
    refuse(faults)


def test_nobody_is_offered_anything_on_a_case_that_is_not_there_for_him(house: House) -> None:
    faults = []
    for reader in READERS:
        # Of a colleague of the same board at another site the permissions know nothing: only ``visible_to`` stops him.
        if reader in {*PARENTS, "anonymous", "deactivated", "expired", "other_parent", "other_site"}:
            continue
        station = house.stations["advised"]
        if relation(reader, station) != NOBODY:
            continue
        actor = _actor(house, reader, station)
        # Asked straight at the registry, past the page that answers 404.
        for offer in registries.offers_for(_case(station), actor, clock.amsterdam_date(clock.now())):
            if offer.permission:
                faults.append(f"{reader}: “{offer.label}”")
    refuse(faults)


def test_every_worklist_is_somebodys(house: House) -> None:
    """A worklist for a role shows on that role's start page; and some start page shows each sort of work."""
    titles: dict[str, set[str]] = {}
    for reader in (*INSIDERS, "administrator"):
        station = house.stations["accepted"]
        actor = _actor(house, reader, station)
        for worklist in registries.worklists(actor, clock.amsterdam_date(clock.now())):
            titles.setdefault(worklist.title, set()).add(reader)
        text = text_of(client_of(house, reader, station).get(reverse("accounts:home")))
        assert all(title in text for title, readers in titles.items() if reader in readers), reader
    assert titles
