"""The administrator's list of e-mails: own partnership only, searchable, page by page, with the text."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, Partnership
from casework import mail
from casework.enums import MailState
from casework.models import Mail
from correspondence import presenting
from tests.factories import accounts

pytestmark = pytest.mark.django_db
URL = reverse("correspondence:outgoing_mail")


@pytest.fixture
def administrator() -> Membership:
    return accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


def queued(partnership: Partnership, number: int = 1, subject: str = "Er is nieuws") -> Mail:
    row = mail.queue_text(
        accounts.system_act(partnership),
        "proef",
        address=f"persoon{number}@toewijzer.example",
        occasion=f"{partnership.pk}-{number}",
        subject=subject,
        body="Lees het bericht op https://toewijzer.example/ <b>hier</b>.",
    )
    assert row is not None
    return row


def test_list_shows_own_partnership_only(client: Client, administrator: Membership) -> None:
    mine = queued(administrator.organisation.partnership, subject="Eigen bericht")
    other = queued(accounts.partnership(), subject="Zzcanary-bericht")
    page = accounts.sign_in(client, administrator).get(URL).content.decode()
    assert "Eigen bericht" in page
    assert mine.address in page
    assert "wacht op verzending" in page
    assert "Zzcanary" not in page
    assert client.get(reverse("correspondence:one_mail", kwargs={"number": mine.pk})).status_code == 200
    foreign = client.get(reverse("correspondence:one_mail", kwargs={"number": other.pk}))
    unknown = client.get(reverse("correspondence:one_mail", kwargs={"number": 10**12}))
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.content == unknown.content


def test_text_is_shown_as_text(client: Client, administrator: Membership) -> None:
    row = queued(administrator.organisation.partnership)
    page = accounts.sign_in(client, administrator)
    text = page.get(reverse("correspondence:one_mail", kwargs={"number": row.pk})).content.decode()
    assert "Lees het bericht op" in text
    assert "&lt;b&gt;hier&lt;/b&gt;" in text


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.FUNCTIONAL_ADMINISTRATOR])
def test_others_do_not_see_the_list(client: Client, administrator: Membership, role: str) -> None:
    partnership = administrator.organisation.partnership
    row = queued(partnership, subject="Zzcanary-bericht")
    accounts.sign_in(client, accounts.membership(role=role, partnership=partnership))
    for address in (URL, reverse("correspondence:one_mail", kwargs={"number": row.pk})):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Zzcanary" not in answer.content.decode()


def test_search_and_state(client: Client, administrator: Membership) -> None:
    partnership = administrator.organisation.partnership
    queued(partnership, 1, "Aanvulling gevraagd")
    done = queued(partnership, 2, "Besluit klaar")
    Mail.objects.filter(pk=done.pk).update(state="sent")
    accounts.sign_in(client, administrator)
    assert "Besluit klaar" not in client.get(URL, {"zoek": "aanvulling"}).content.decode()
    assert "Aanvulling gevraagd" not in client.get(URL, {"zoek": "persoon2@"}).content.decode()
    only_sent = client.get(URL, {"stand": "sent"}).content.decode()
    assert "Besluit klaar" in only_sent
    assert "Aanvulling gevraagd" not in only_sent
    assert "Geen e-mail gevonden" in client.get(URL, {"zoek": "bestaat niet"}).content.decode()


@pytest.mark.parametrize(
    "query",
    [{"zoek": "x" * 10**5}, {"zoek": "\x00"}, {"stand": "onzin"}, {"bladzijde": "-1"}, {"bladzijde": "9" * 5000}],
)
def test_odd_questions_give_a_page(client: Client, administrator: Membership, query: dict[str, str]) -> None:
    queued(administrator.organisation.partnership)
    assert accounts.sign_in(client, administrator).get(URL, query).status_code == 200


def test_pages_and_an_equal_number_of_queries(
    client: Client, administrator: Membership, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    partnership = administrator.organisation.partnership
    queued(partnership, 0)
    accounts.sign_in(client, administrator)
    client.get(URL)
    with CaptureQueriesContext(connection) as with_one:
        client.get(URL)
    for number in range(1, 65):
        queued(partnership, number)
    with CaptureQueriesContext(connection) as with_many:
        first = client.get(URL).content.decode()
    assert len(with_one) == len(with_many)
    assert "pagina 1 van 3" in first
    assert "bladzijde=2" in first
    assert "persoon0@toewijzer.example" in client.get(URL, {"bladzijde": "3"}).content.decode()


def test_every_state_has_words(client: Client, administrator: Membership) -> None:
    partnership = administrator.organisation.partnership
    for number, state in enumerate(MailState.values):
        Mail.objects.filter(pk=queued(partnership, number).pk).update(state=state)
    page = accounts.sign_in(client, administrator).get(URL).content.decode()
    assert [label for label in MailState.labels if str(label) not in page] == []


@pytest.mark.parametrize(("state", "days", "shown"), [
    (MailState.FAILED, 0, True), (MailState.UNCERTAIN, 14, True), (MailState.FAILED, 15, False),
    (MailState.SENT, 0, False), (MailState.STOPPED, 0, False), (MailState.QUEUED, 0, False),
])  # fmt: skip
def test_what_did_not_leave_stands_on_the_start_page(
    administrator: Membership, state: MailState, days: int, shown: bool
) -> None:
    partnership = administrator.organisation.partnership
    for row in (queued(partnership, subject="Eigen bericht"), queued(accounts.partnership(), subject="Zzcanary")):
        Mail.objects.filter(pk=row.pk).update(state=state, created_at=row.created_at - timedelta(days=days))
    today = accounts.MOMENT.date()
    found = presenting.lost_mails(accounts.actor_of(administrator), today)
    assert ([row.name for row in found.rows] if found else []) == (["Eigen bericht"] if shown else [])
    secretary = accounts.membership(role=Role.SECRETARIAT, partnership=partnership)
    assert presenting.lost_mails(accounts.actor_of(secretary), today) is None
