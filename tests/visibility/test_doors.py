"""Every address of the program, for readers inside and outside, on the stops where most is to be seen."""

import pytest
from django.urls import reverse

from casework import registries
from casework.models import AccessEntry
from tests.architecture.source import refuse
from tests.architecture.test_doors import PUBLIC, addresses
from tests.factories.house import House, Station
from tests.visibility.doors import DOWNLOADS, NOT_OF_A_CASE, OBJECTS, Door
from tests.visibility.inside import ELSEWHERE, INSIDE, MANDATED, ROOMS, inside_kwargs
from tests.visibility.pages import UNKNOWN, faceless, text_of
from tests.visibility.readers import (
    client_of,
    found,
    membership_of,
    names_of_experts,
    relation,
    sight,
)

MAIL = frozenset({"email_a", "email_b"})
READERS_INSIDE = ("secretary", "director", "pro_head", "expert1", "expert3", "parent_a", "parent_b")
READERS_OUTSIDE = (
    "vmbo_head", "other_site", "expert2", "expert4", "bystander", "other_parent", "controller", "administrator",
    "privacy", "chair", "seatless", "elsewhere_secretariat", "elsewhere_expert", "elsewhere_school_staff",
)  # fmt: skip
# Who is tried on which stop: everybody where most is to be seen, some where something else is still hidden.
WITHIN = [
    ("secretary", "complete"),
    ("pro_head", "draft"),
    *((reader, stop) for reader in READERS_INSIDE for stop in ("one_advice", "contested")),
    *((reader, "ruled") for reader in ("secretary", "director", "pro_head", "parent_a", "parent_b")),
    *(
        (reader, "committee")
        for reader in ("secretary", "director", "pro_head", "parent_a", "parent_b", "chair", "member")
    ),
]
WITHOUT = [
    ("secretary", "draft"),
    ("vmbo_head", "draft"),
    *((reader, "one_advice") for reader in ("vmbo_head", "expert2", "expert4", "bystander")),
    *((reader, "contested") for reader in READERS_OUTSIDE),
    *((reader, "committee") for reader in ("seatless", "expert1", "vmbo_head", "elsewhere_committee_chair")),
]

LATER = frozenset({"committee", "ruled"})
# They are outside before and after. Expert 4, who gave his assignment back there, tries every door.
AT_WORK = frozenset((reader, "one_advice") for reader in ("vmbo_head", "expert2", "bystander"))
STAYS = frozenset({"applications:case", "applications:placement", "assessments:advice", "assessments:assignment"})


def test_every_address_is_in_the_table() -> None:
    names = {name for name, _, _ in addresses()}
    known = {*OBJECTS, *ROOMS, *INSIDE, *ELSEWHERE, *PUBLIC}
    own = {name for name in names if name.startswith(("account_", "mfa_"))}
    refuse(f"{name}: say in tests/visibility/doors.py or inside.py who gets in" for name in names - known - own)
    refuse(f"{name} is no address any more" for name in {*OBJECTS, *ROOMS, *INSIDE, *ELSEWHERE} - names)


def test_every_download_kind_is_in_the_table() -> None:
    assert set(DOWNLOADS) == set(registries.download_kinds())


def test_every_sort_of_record_occurs(house: House) -> None:
    """A door that is about nothing on every stop would be tried by nobody."""
    tried = {
        name for name, door in {**OBJECTS, **DOWNLOADS}.items() for s in house.stations.values() if [*door.objects(s)]
    }
    untried = {*OBJECTS, *DOWNLOADS} - tried
    assert untried <= {"assessments:answer_question", "decisions:close_hearing"}, untried


def _tries(house: House, doors: dict[str, Door], stop: str):  # type: ignore[no-untyped-def]
    station = house.stations[stop]
    for name, door in doors.items():
        for kwargs, row in door.objects(station):
            yield station, name, door, kwargs, row


def _doors(reader: str, stop: str) -> dict[str, Door]:
    """Every door; for who tries them all where most is to be seen, elsewhere only those that can show something else.

    While the experts are at work these are their pages and the papers. Further on the road of an objection they are all
    but what is filled in of an application and what experts do: that has long been closed by then.
    """
    every = {**OBJECTS, **DOWNLOADS}
    if (reader, stop) in AT_WORK:
        at_work = ("assessments:", "applications:case")
        return {name: door for name, door in every.items() if name.startswith(at_work) or name in DOWNLOADS}
    if stop not in LATER or not {(reader, "contested")} & {*WITHIN, *WITHOUT}:
        return every
    closed = ("applications:", "assessments:")
    return {name: door for name, door in every.items() if name in STAYS or not name.startswith(closed)}


def _url(name: str, kwargs) -> str:  # type: ignore[no-untyped-def]
    if name in DOWNLOADS:
        return reverse("correspondence:download", kwargs={"kind": name, **kwargs})
    return reverse(name, kwargs=kwargs)


@pytest.mark.parametrize(("reader", "stop"), WITHIN)
def test_inside(reader: str, stop: str, house: House) -> None:
    """Who knows the record gets a page or a reason; whoever does not gets the page of what does not exist."""
    client = client_of(house, reader, house.stations[stop])
    faults = []
    for station, name, door, kwargs, row in _tries(house, _doors(reader, stop), stop):
        looks = AccessEntry.objects.filter(case_id=station.case.pk).count()
        answer = client.get(_url(name, kwargs))
        # An expert whose part ended gets a page without anything of the case.
        is_shown = answer.status_code == 200 and relation(reader, station) != "nobody" and name not in NOT_OF_A_CASE
        if is_shown and AccessEntry.objects.filter(case_id=station.case.pk).count() == looks:
            faults.append(f"{name} shows something of a case, and nobody wrote down who saw it")
        allowed = door.sees(reader, station, row)
        if allowed == (answer.status_code == 404) or answer.status_code >= 500:
            faults.append(f"{name} answers {answer.status_code} ({'seen' if allowed else 'not seen'})")
        faults += [f"{name}: {fault}" for fault in _told(answer, reader, station)]
        faults += [
            f"{name}: {fault}" for fault in _opened_by_sending(client, answer, _url(name, kwargs), station, reader)
        ]
    refuse(faults)


# Nothing at all, by everybody; a draft and a preview, which pages read in their own way, by some.
NOTHING: tuple[dict[str, str], ...] = ({},)
SENT = (*NOTHING, {"_draft": "1"}, {"_preview": "1"})
SENDERS = {("chair", "committee"), ("pro_head", "contested"), ("parent_a", "contested"), ("expert1", "one_advice")}


def _opened_by_sending(client, refused, url: str, station: Station, reader: str) -> list[str]:  # type: ignore[no-untyped-def]
    """What a POST shows to who may not open the page: nothing, also when what is sent is no good."""
    if refused.status_code != 403:
        return []
    faults = []
    for body in SENT if (reader, station.name) in SENDERS else NOTHING:
        answer = client.post(url, body)
        if answer.status_code not in {403, 405}:
            faults.append(f"refused, but {answer.status_code} when {body} is sent")
        faults += _told(answer, reader, station)
    return faults


def _told(answer, reader: str, station: Station) -> list[str]:  # type: ignore[no-untyped-def]
    text = text_of(answer)
    return [*found(text, station, sight(reader, station).never), *names_of_experts(text, reader, station)]


@pytest.mark.parametrize(("reader", "stop"), WITHOUT)
def test_outside(reader: str, stop: str, house: House) -> None:
    """Foreign records answer as unknown ones: the same status, headers and page."""
    client = client_of(house, reader, house.stations[stop])
    unknown: dict[str, object] = {}
    faults = []
    for station, name, door, kwargs, row in _tries(house, _doors(reader, stop), stop):
        if door.sees(reader, station, row):
            continue
        url = _url(name, kwargs)
        answer = client.get(url)
        # The page of what does not exist is the same all through a part of the site; one reader proves it everywhere.
        part = name if reader == "vmbo_head" else url.split("/")[1]
        if part not in unknown:
            blank = {key: UNKNOWN if key in {"public_id", "row"} else value for key, value in kwargs.items()}
            unknown[part] = faceless(client.get(_url(name, blank)))
        if faceless(answer) != unknown[part]:
            faults.append(f"{name} answers {answer.status_code}, and not as what is unknown")
        faults += [f"{name}: {fault}" for fault in _told(answer, reader, station)]
    assert relation(reader, house.stations[stop]) == "nobody"
    refuse(faults)


@pytest.mark.parametrize(
    "reader", [*READERS_INSIDE, *(reader for reader in READERS_OUTSIDE if reader != "other_parent")]
)
def test_rooms(reader: str, house: House) -> None:
    """Pages about no single case: in or out by role, and nothing on them that this reader may not see."""
    station = house.stations["published"]
    client, membership = client_of(house, reader, station), membership_of(house, reader, station)
    assert membership
    faults = []
    for name, roles in ROOMS.items():
        answer = client.get(reverse(name))
        allowed = membership.role in roles or (name == "accounts:invite" and reader in MANDATED)
        if allowed != (answer.status_code in {200, 302}):
            faults.append(f"{name} answers {answer.status_code} to {membership.role}")
        faults += [f"{name}: {one}" for one in _opened_by_sending(client, answer, reverse(name), station, reader)]
        # Addresses of outgoing mail are what the administrator looks after.
        hidden = sight(reader, station).never - (MAIL if name == "correspondence:outgoing_mail" else frozenset())
        faults += [f"{name}: {kind}" for kind in found(text_of(answer), station, hidden)]
    refuse(faults)


@pytest.mark.parametrize("reader", ["administrator", "secretary", "pro_head", "expert2", "bystander", "controller"])
def test_records_of_the_partnership(reader: str, house: House) -> None:
    client, membership = client_of(house, reader), membership_of(house, reader)
    assert membership
    faults = []
    for name, roles in INSIDE.items():
        if name in {"correspondence:one_mail", "assessments:remove_absence"}:
            continue
        answer = client.get(reverse(name, kwargs=inside_kwargs(name, house.world)))
        if (membership.role in roles) != (answer.status_code == 200):
            faults.append(f"{name} answers {answer.status_code} to {membership.role}")
    refuse(faults)


@pytest.mark.parametrize("role", ["functional_administrator", "secretariat", "school_staff", "expert", "parent"])
def test_nothing_crosses_the_partnership(role: str, house: House) -> None:
    """People of another partnership get the page of what does not exist, also with the role that would do here."""
    client = client_of(house, f"elsewhere_{role}")
    faults = []
    for name in INSIDE:
        if name in {"correspondence:one_mail", "assessments:remove_absence"}:
            continue
        answer = client.get(reverse(name, kwargs=inside_kwargs(name, house.world)))
        unknown = client.get(reverse(name, kwargs={"public_id": UNKNOWN}))
        if answer.status_code not in {403, 404} or faceless(answer) != faceless(unknown):
            faults.append(f"{name} answers {answer.status_code}, and not as what is unknown ({unknown.status_code})")
    refuse(faults)


def test_signed_out(house: House) -> None:
    """No difference between what exists and what does not, on any address."""
    client = client_of(house, "anonymous")
    faults = []
    for _station, name, _door, kwargs, _row in _tries(house, {**OBJECTS, **DOWNLOADS}, "published"):
        blank = {key: UNKNOWN if key in {"public_id", "row"} else value for key, value in kwargs.items()}
        answer, unknown = client.get(_url(name, kwargs)), client.get(_url(name, blank))
        if answer.status_code != 302 or faceless(answer) != faceless(unknown):
            faults.append(f"{name} answers {answer.status_code}")
    for name in (*ROOMS, *INSIDE):
        kwargs = inside_kwargs(name, house.world) if name in INSIDE and name != "correspondence:one_mail" else {}
        url = reverse(name, kwargs={"number": 1} if name == "correspondence:one_mail" else kwargs)
        if client.get(url).status_code != 302:
            faults.append(f"{name} is open")
    refuse(faults)
