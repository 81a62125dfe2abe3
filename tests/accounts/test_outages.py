"""The administrator writes down when the portal was away; every partnership its own."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts import actions
from accounts.enums import Role
from accounts.models import Membership
from casework import outages
from casework.clock import amsterdam_date
from casework.models import AuditEntry, Outage
from casework.once import new_key
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from casework.terms import Outage as Period
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db
TODAY = amsterdam_date(make.MOMENT)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def administrator() -> Membership:
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


def record(
    who: Membership, began_on: date = YESTERDAY, ended_on: date | None = None, note: str = "Aanmelden lukte niet"
) -> Outage:
    return actions.record_outage(make.act_of(who), began_on=began_on, ended_on=ended_on, note=note)


def test_an_outage_is_written_down_ended_and_read_by_the_terms(administrator: Membership) -> None:
    row = record(administrator)
    partnership = administrator.organisation.partnership_id
    assert outages.on_record(partnership) == (Period(YESTERDAY, None),)
    actions.end_outage(make.act_of(administrator), outage_id=row.pk, ended_on=TODAY)
    assert outages.on_record(partnership) == (Period(YESTERDAY, TODAY),)
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["accounts.outage_recorded", "accounts.outage_ended"]


def test_one_that_was_withdrawn_stays_and_excuses_nobody(administrator: Membership) -> None:
    row = record(administrator, ended_on=TODAY)
    actions.withdraw_outage(make.act_of(administrator), outage_id=row.pk, reason="Het was een oefening")
    assert outages.on_record(administrator.organisation.partnership_id) == ()
    assert Outage.objects.get().withdrawn_reason == "Het was een oefening"
    for again in (
        lambda: actions.withdraw_outage(make.act_of(administrator), outage_id=row.pk, reason="Nog eens"),
        lambda: actions.end_outage(make.act_of(administrator), outage_id=row.pk, ended_on=TODAY),
    ):
        with pytest.raises(AlreadyDone):
            again()
    assert record(administrator, ended_on=TODAY).pk != row.pk


def test_the_same_twice_is_said_once(administrator: Membership) -> None:
    row = record(administrator, ended_on=TODAY)
    with pytest.raises(AlreadyDone):
        record(administrator, ended_on=TODAY)
    with pytest.raises(AlreadyDone):
        actions.end_outage(make.act_of(administrator), outage_id=row.pk, ended_on=TODAY)
    assert Outage.objects.count() == 1


def test_days_lie_in_order_and_not_ahead(administrator: Membership) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for began_on, ended_on in ((tomorrow, None), (YESTERDAY, tomorrow), (TODAY, YESTERDAY)):
        with pytest.raises(WrongState):
            record(administrator, began_on, ended_on)
    assert not Outage.objects.exists()
    row = record(administrator, TODAY)
    with pytest.raises(WrongState):
        actions.end_outage(make.act_of(administrator), outage_id=row.pk, ended_on=YESTERDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outage.objects.filter(pk=row.pk).update(ended_on=YESTERDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outage.objects.filter(pk=row.pk).update(withdrawn_at=make.MOMENT)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.SCHOOL_STAFF, Role.BOARD_MEMBER])
def test_only_the_administrator_does(role: str, administrator: Membership) -> None:
    row = record(administrator)
    partnership = administrator.organisation.partnership
    other = make.membership(role=role, partnership=partnership)
    for attempt in (
        lambda: record(other),
        lambda: actions.end_outage(make.act_of(other), outage_id=row.pk, ended_on=TODAY),
        lambda: actions.withdraw_outage(make.act_of(other), outage_id=row.pk, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_another_partnership_sees_and_changes_nothing(administrator: Membership, client: Client) -> None:
    row = record(administrator, note="Storing van de ander")
    stranger = make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    assert outages.on_record(stranger.organisation.partnership_id) == ()
    with pytest.raises(NotAllowed):
        actions.end_outage(make.act_of(stranger), outage_id=row.pk, ended_on=TODAY)
    make.sign_in(client, stranger)
    page = client.get(reverse("accounts:outages")).content.decode()
    assert "Storing van de ander" not in page
    assert "nog geen storing vastgelegd" in page
    for name in ("accounts:end_outage", "accounts:withdraw_outage"):
        url = reverse(name, kwargs={"public_id": row.public_id})
        assert client.get(url).status_code == 404
        assert client.post(url, {"ended_on": "1-1-2026", "reason": "x"}).status_code == 404


def test_the_list_shows_all_and_offers_what_can_be_done(administrator: Membership, client: Client) -> None:
    going_on, over = record(administrator, note="Nog bezig"), record(administrator, ended_on=TODAY, note="Voorbij")
    gone = record(administrator, TODAY, TODAY, note="Oefening")
    actions.withdraw_outage(make.act_of(administrator), outage_id=gone.pk, reason="Het was een oefening")
    page = make.sign_in(client, administrator).get(reverse("accounts:outages")).content.decode()
    assert all(text in page for text in ("Nog bezig", "Voorbij", "Oefening", "Het was een oefening", "ingetrokken"))
    assert reverse("accounts:end_outage", kwargs={"public_id": going_on.public_id}) in page
    assert reverse("accounts:end_outage", kwargs={"public_id": over.public_id}) not in page
    assert reverse("accounts:withdraw_outage", kwargs={"public_id": over.public_id}) in page
    assert reverse("accounts:withdraw_outage", kwargs={"public_id": gone.public_id}) not in page


def test_a_form_with_wrong_days_keeps_what_was_typed(administrator: Membership, client: Client) -> None:
    make.sign_in(client, administrator)
    url = reverse("accounts:add_outage")
    answer = client.post(url, {"began_on": "3-3-2020", "ended_on": "2-3-2020", "note": "Van 14.10 tot 16.30 uur"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "De laatste dag ligt voor de eerste." in page
    assert "Van 14.10 tot 16.30 uur" in page
    assert not Outage.objects.exists()


def test_what_was_typed_is_kept_when_it_cannot_be_now(
    administrator: Membership, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also without scripts, which keep drafts: the refusal leads back to the page with all that was typed."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise WrongState("Dit kan vandaag niet.")

    monkeypatch.setattr(actions, "record_outage", refuse)
    url = reverse("accounts:add_outage")
    make.sign_in(client, administrator)
    typed = {"_once": new_key(), "began_on": "3-9-2026", "note": "Niemand kon uploaden"}
    answer = client.post(url, typed)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Dit kan vandaag niet." in page
    assert f'href="{url}"' in page
    assert "Niemand kon uploaden" in client.get(url).content.decode()
