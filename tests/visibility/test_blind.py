"""The advices are blind, also afterwards. That no page changes when the other submits stands in tests/assessments."""

from django.urls import reverse

from tests.factories.house import House
from tests.visibility.doors import OBJECTS
from tests.visibility.readers import client_of


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
