"""The advices are blind: nothing on any page of one expert changes when the other submits."""

from urllib.parse import urlencode

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from casework.models import Mail
from tests.factories.house import House, Station
from tests.visibility.doors import DOWNLOADS, OBJECTS
from tests.visibility.pages import plain
from tests.visibility.readers import client_of

# Addresses of the second expert's own desk are among these; the first one's advice and assignment are not his.
ROOMS = ("accounts:home", "applications:list", "applications:search", "accounts:account", "assessments:my_register")
WORDS = ("Leerlingnaam", "Overbeeke", "A2026")


def _urls(station: Station) -> list[str]:
    found = [reverse(name) for name in ROOMS]
    found += [reverse("applications:search") + "?" + urlencode({"q": word}) for word in WORDS]
    found += [reverse("applications:list") + f"?{query}" for query in ("sorteer=termijn", "sorteer=leerling", "q=Pim")]
    for name, door in OBJECTS.items():
        found += [reverse(name, kwargs=kwargs) for kwargs, _ in door.objects(station)]
    for kind, door in DOWNLOADS.items():
        found += [reverse("correspondence:download", kwargs={"kind": kind, **kw}) for kw, _ in door.objects(station)]
    return found


def _seen(client: Client, urls: list[str]) -> dict[str, tuple[int, str]]:
    answers = {url: client.get(url) for url in urls}
    return {url: (answer.status_code, "" if answer.streaming else plain(answer)) for url, answer in answers.items()}


def _mails(house: House, who: str) -> QuerySet[Mail, dict[str, object]]:
    address = house.hats[who].user.email
    return Mail.objects.filter(address=address).order_by("id").values("kind", "subject", "body", "created_at")


@pytest.mark.parametrize(("first", "second"), [("expert1", "expert3"), ("expert3", "expert1")])
def test_pages_are_byte_equal_before_and_after_the_other_submits(first: str, second: str, house: House) -> None:
    station = house.stations["accepted"]
    client = client_of(house, second)
    urls = _urls(station)
    before, mails = _seen(client, urls), list(_mails(house, second))
    assert [url for url, (status, _) in before.items() if status == 200], "the expert sees nothing at all"
    station.road.advise(first, station.road.scores.kind)
    after = _seen(client, urls)
    assert not [url for url in urls if before[url] != after[url]]
    assert list(_mails(house, second)) == mails
    other = client_of(house, "secretary").get(reverse("accounts:home")).content
    assert other, "the secretariat is told"


def test_the_office_does_see_a_difference(house: House) -> None:
    """The comparison above would notice: the same pages of the secretariat do change."""
    station = house.stations["accepted"]
    client = client_of(house, "secretary")
    urls = [reverse("applications:case", kwargs={"public_id": station.case.public_id})]
    before = _seen(client, urls)
    station.road.advise("expert1", station.road.scores.kind)
    assert _seen(client, urls) != before


def test_the_other_advice_stays_closed_after_both_are_final(house: House) -> None:
    """Also when both are in, decided and sent: the partnership's setting is off unless it says otherwise."""
    for stop in ("advised", "offered", "decided", "published"):
        station = house.stations[stop]
        for reader, own in (("expert1", "advice_1"), ("expert3", "advice_2")):
            client = client_of(house, reader)
            other = "advice_2" if own == "advice_1" else "advice_1"
            for kwargs, row in OBJECTS["assessments:advice"].objects(station):
                answer = client.get(reverse("assessments:advice", kwargs=kwargs))
                mine = row.expert.user_id == house.hats[reader].user_id
                assert (answer.status_code == 200) == (mine and stop != "published"), (stop, reader, own)
                assert station.canary(other) not in answer.content.decode()
