"""The case itself: its page, the list, search, counts and worklists, for every reader on every stop."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications.enums import Status
from applications.models import Application
from tests.architecture.source import refuse
from tests.factories.canary_road import CANARIES
from tests.factories.house import House, Station
from tests.factories.stations import STATIONS
from tests.visibility.pages import UNKNOWN, faceless, text_of
from tests.visibility.readers import (
    INSIDERS,
    LOCKED_OUT,
    NOBODY,
    OUTSIDERS,
    PARENTS,
    READERS,
    SENT,
    STATUSES,
    WITHOUT_CASES,
    client_of,
    found,
    leaks,
    membership_of,
    names_of_experts,
    relation,
    sees,
    sight,
)

PAGES = ("applications:list", "accounts:home", "accounts:account", "accounts:hats", "assessments:my_register")


def _page(station: Station) -> str:
    return reverse("applications:case", kwargs={"public_id": station.case.public_id})


def test_every_role_and_every_state_is_in_the_matrix(house: House) -> None:
    roles = {membership.role for reader in READERS if (membership := membership_of(house, reader))}
    assert roles == set(Role.values)
    assert {STATUSES[walk.__name__] for walk in STATIONS} == set(Status)
    assert set(house.stations) == set(STATUSES)
    for name, station in house.stations.items():
        stored = Application.objects.get(pk=station.case.pk)
        assert stored.status == STATUSES[name], name
        assert (stored.published_on is not None) == (name in SENT), name


def test_every_relation_occurs(house: House) -> None:
    """No row of the matrix is empty: each reader of the inside sees something, and not everything."""
    for reader in INSIDERS:
        seen = {name for name, station in house.stations.items() if sees(reader, station)}
        assert seen, reader
    assert all(relation(reader, station) == NOBODY for reader in OUTSIDERS for station in house.stations.values())


@pytest.mark.parametrize("reader", [*INSIDERS, *OUTSIDERS])
def test_case_page(reader: str, house: House) -> None:
    faults = []
    client, unknown = client_of(house, reader), None
    for station in house.stations.values():
        if reader in PARENTS:
            if not sees(reader, station):
                continue
            client = client_of(house, reader, station)
        elif reader == "other_parent":
            client = client_of(house, reader, station)
        answer = client.get(_page(station))
        text = text_of(answer)
        expected = sight(reader, station)
        if sees(reader, station) != (answer.status_code == 200):
            faults.append(f"{station.name}: answers {answer.status_code}")
        missing = sorted(expected.must - set(found(text, station, expected.must)))
        faults += [f"{station.name}: does not show {kind}" for kind in missing]
        faults += [f"{station.name}: shows {kind}" for kind in found(text, station, expected.never)]
        faults += [f"{station.name}: names {name}" for name in names_of_experts(text, reader, station)]
        if not sees(reader, station):
            if unknown is None or reader == "other_parent":
                unknown = faceless(client.get(reverse("applications:case", kwargs={"public_id": UNKNOWN})))
            if faceless(answer) != unknown:
                faults.append(f"{station.name}: a hidden case answers otherwise than an unknown one")
    refuse(faults)


@pytest.mark.parametrize("reader", [*INSIDERS, *WITHOUT_CASES])
def test_lists_and_counts(reader: str, house: House) -> None:
    """What stands in lists is what this reader sees, and no list tells of anything else."""
    faults: list[str] = []
    stations = [s for s in house.stations.values() if sees(reader, s)] if reader in PARENTS else [None]
    for of in stations:
        client = client_of(house, reader, of)
        for name in PAGES:
            text = text_of(client.get(reverse(name)))
            faults += [f"{name}: {leak}" for leak in _leaks(text, reader, house, of)]
        faults += _wrong_list(client.get(reverse("applications:list")), reader, house)
    refuse(faults)


def _leaks(text: str, reader: str, house: House, of: Station | None) -> list[str]:
    """A parent is a parent of one case only; to all others he is nobody."""
    if of is None:
        return leaks(text, reader, house)
    wrong = found(text, of, sight(reader, of).never)
    others = [station for station in house.stations.values() if station.name != of.name]
    wrong += [
        f"{other.name}: {kind}" for other in others for kind in found(text, other, sight("anonymous", other).never)
    ]
    return wrong


def _wrong_list(answer, reader: str, house: House) -> list[str]:  # type: ignore[no-untyped-def]
    if answer.status_code != 200:
        return []
    text = text_of(answer)
    visible = {station.name for station in house.stations.values() if sees(reader, station)}
    if reader in PARENTS:
        return []
    listed = {name for name, station in house.stations.items() if _page(station) in text}
    numbers = [int(number) for number in re.findall(r'class="count-number">(\d+)<', text)]
    wrong = [f"lists {sorted(listed)} and not {sorted(visible)}"] if listed != visible else []
    if numbers and len(visible) not in {sum(numbers), max(numbers)}:
        wrong.append(f"counts {numbers} for {len(visible)} cases")
    return wrong


def _found(client: Client, words: str, house: House) -> set[str]:
    """The cases to which a search links."""
    text = text_of(client.get(reverse("applications:search"), {"q": words}))
    return {name for name, station in house.stations.items() if _page(station) in text}


@pytest.mark.parametrize("reader", ["secretary", "director", "pro_head", *WITHOUT_CASES])
def test_search_finds_what_is_seen(reader: str, house: House) -> None:
    """By what every pupil, guardian or number of a year begins with: it links to exactly the cases that are seen."""
    client = client_of(house, reader)
    seen = {name for name, station in house.stations.items() if sees(reader, station)}
    for words in (CANARIES["pupil"], CANARIES["guardian_a"]):
        assert _found(client, words, house) == seen, words
    numbers = {name: Application.objects.get(pk=station.case.pk).number for name, station in house.stations.items()}
    for year in {number[:5] for number in numbers.values() if number}:
        of_year = {name for name, number in numbers.items() if number.startswith(year)}
        assert _found(client, year, house) == seen & of_year, year


def test_search_finds_one_case_only(house: House) -> None:
    """By the whole name of the pupil, of a guardian, or the number."""
    client = client_of(house, "secretary")
    for name, station in house.stations.items():
        number = Application.objects.get(pk=station.case.pk).number
        for words in (station.canary("pupil"), station.canary("guardian_a"), number):
            if words:
                assert _found(client, words, house) == ({name} if sees("secretary", station) else set()), words


QUERIES = ("stand=x", "soort=lwoo", "volgorde=leerling", "q=Leerlingnaam", "school=x", "pagina=2")


@pytest.mark.parametrize("reader", [*INSIDERS, "vmbo_head", "expert2", "bystander", "controller"])
def test_filters_and_orders_tell_nothing(reader: str, house: House) -> None:
    """Filtering, sorting and counting on a field counts as seeing it."""
    of = house.stations["submitted"] if reader in PARENTS else None
    client = client_of(house, reader, of)
    faults = []
    for query in QUERIES:
        text = text_of(client.get(reverse("applications:list") + f"?{query}"))
        faults += [f"{query}: {leak}" for leak in _leaks(text, reader, house, of)]
    refuse(faults)


@pytest.mark.parametrize("reader", LOCKED_OUT)
def test_locked_out(reader: str, house: House) -> None:
    """Signed out, a role that ended, an account that was closed: what exists looks like what does not."""
    client = client_of(house, reader)
    for station in house.stations.values():
        answer = client.get(_page(station))
        unknown = client.get(reverse("applications:case", kwargs={"public_id": UNKNOWN}))
        assert answer.status_code == (403 if reader == "expired" else 302)
        assert faceless(answer) == faceless(unknown)
        assert not leaks(text_of(answer), "anonymous", house)


def test_a_right_that_was_taken_away_is_gone_on_the_next_request(house: House) -> None:
    from datetime import timedelta

    from applications import actions
    from casework import clock

    station = house.stations["accepted"]
    guardian = station.case.guardians.order_by("id")[0]
    parent, expert = client_of(house, "parent_a", station), client_of(house, "expert1")
    office = client_of(house, "secretary")
    for client in (parent, expert, office):
        assert client.get(_page(station)).status_code == 200
    moment = clock.now()
    act = house.world.act("secretary", moment)
    actions.end_guardian_access(act, application_id=station.case.pk, guardian_id=guardian.pk)
    station.road.moment = moment
    station.road.replace("expert1")
    membership = membership_of(house, "secretary")
    assert membership
    membership.valid_until = moment.date() - timedelta(days=1)
    membership.save()
    # This was the parent's only case, so the hat ended with it, as the office's did.
    assert parent.get(_page(station)).status_code == 403
    assert expert.get(_page(station)).status_code == 404
    assert office.get(_page(station)).status_code == 403


def test_a_leak_is_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the rule for contact data taken out, the matrix would fail: the canaries are there to be seen."""
    from applications import summaries

    station = house.stations["accepted"]
    monkeypatch.setattr(summaries, "reader_of", lambda actor: summaries.Reader(contact=True, secret=True))
    text = text_of(client_of(house, "expert1").get(_page(station)))
    assert {"address_a", "address_b", "pupil_address"} <= set(found(text, station, sight("expert1", station).never))
    assert names_of_experts("Sanne Overbeeke, Yvonne Rademakers", "expert1", station) == ["Yvonne Rademakers"]
    assert names_of_experts("Sanne Overbeeke", "pro_head", station) == ["Sanne Overbeeke"]
