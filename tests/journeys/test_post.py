"""The post of the secretariat, from the start page to an empty tray: chosen, printed as one PDF, noted as sent."""

import re

import pytest

from casework.jobs import work_off
from correspondence.models import Dispatch
from tests.factories import applications
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import PHONE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor", "clock_of_server")]
BOX = "Kies Ontvangstbevestiging"


@pytest.fixture
def people(clock_of_server: Time) -> Cast:
    """Three applications came in yesterday; their receipts are made."""
    made = cast()
    for _ in range(3):
        applications.submitted(made.world())
    work_off()
    clock_of_server.pass_days(1)
    return made


def test_chosen_printed_and_sent_on_a_wide_screen_and_on_a_phone(enter: Enter, people: Cast) -> None:
    office = enter(people.secretary)
    office.open("/")
    office.sees("te versturen, de oudste van")
    office.follow("De post")
    for place in range(2):
        office.page.get_by_label(BOX).nth(place).check()
    office.press("Gekozen brieven afdrukken en versturen")
    assert office.download_bytes(re.compile("PDF om af te drukken")).startswith(b"%PDF")
    assert not Dispatch.objects.exists()
    office.press("Vastleggen: op de post gedaan")
    office.sees("Vastgelegd: 2 brieven op de post gedaan.")
    assert Dispatch.objects.filter(channel="post").count() == 2
    phone = enter(people.secretary, size=PHONE)
    phone.open("/post/")
    phone.follow(re.compile("alle brieven"))
    phone.sees("PDF om af te drukken (1 brief)", "die dag is voorbij")
    phone.press("Vastleggen: op de post gedaan")
    phone.sees("Er wacht niets op de post")
