"""School boards, sites and the partnership's own data."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts import actions, queries
from accounts.enums import Role, SchoolType
from accounts.models import Organisation, Partnership, SchoolSite
from casework.models import AuditEntry
from casework.refusals import WrongState
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

ORGANISATIONS = reverse("accounts:organisations")
CANARY = "Kanarieschool"


@pytest.fixture
def administrator(client):
    hat = make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    make.sign_in(client, hat)
    return hat


@pytest.fixture
def partnership(administrator):
    return administrator.organisation.partnership


def url(name, record):
    return reverse(f"accounts:{name}", kwargs={"public_id": getattr(record, "public_id", record)})


def site_data(**changes):
    return {
        "name": "De Proef",
        "brin_code": "99zz",
        "site_number": "01",
        "school_type": SchoolType.VMBO,
        "lwoo_licence": "on",
        "address": "",
        "postal_code": "",
        "place": "Proefstad",
        "opened_on": "",
        **changes,
    }


def test_the_page_shows_ones_own_partnership(client, partnership):
    make.school_site(board=make.school_board(partnership=partnership, name="Bestuur Berk"), name="De Beuk")
    make.school_board(partnership=partnership, name="Bestuur Leeg")
    make.school_site(name=CANARY)
    page = client.get(ORGANISATIONS).text
    assert all(name in page for name in ("Bestuur Berk", "De Beuk", "Bestuur Leeg", "nog geen vestiging"))
    assert CANARY not in page


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_for_one_and_thirty(client, partnership, many, django_assert_num_queries):
    for _ in range(many):
        make.school_site(board=make.school_board(partnership=partnership))
    with django_assert_num_queries(6):
        assert client.get(ORGANISATIONS).text.count("Vestiging toevoegen") >= many


@pytest.mark.parametrize("name", ["change_board", "add_site", "change_site"])
def test_what_is_elsewhere_does_not_exist(client, administrator, name):
    site = make.school_site(name=CANARY)
    foreign = site if name == "change_site" else site.board
    theirs, nobodys = client.get(url(name, foreign)), client.get(url(name, uuid.uuid4()))
    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


def test_adding_a_board_and_a_site(client, post, partnership):
    assert post(reverse("accounts:add_board"), {"name": "Bestuur Nieuw"}).status_code == 303
    board = Organisation.objects.get(name="Bestuur Nieuw")
    assert post(reverse("accounts:add_board"), {"name": "bestuur nieuw"}).status_code == 409
    assert post(url("add_site", board), site_data()).status_code == 303
    site = SchoolSite.objects.get()
    assert (site.code, site.lwoo_licence, site.board, site.offers_vmbo) == ("99ZZ-01", True, board, True)
    assert post(url("add_site", board), site_data(name="Nog eens")).status_code == 409
    assert list(AuditEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "accounts.board_added",
        "accounts.site_added",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"brin_code": "123"}, "Een BRIN bestaat uit twee cijfers en twee letters"),
        ({"brin_code": ""}, "Vul in: ‘BRIN’."),
        ({"site_number": "1"}, "Een vestigingsnummer bestaat uit twee cijfers"),
        ({"school_type": "mbo"}, "Deze keuze staat niet in de lijst"),
        ({"opened_on": "31-2-2027"}, "bestaat niet"),
        ({"name": "x" * 100_000}, "Er passen er 200"),
    ],
)
def test_bad_input_for_a_site(client, post, partnership, changes, sentence):
    board = make.school_board(partnership=partnership)
    answer = post(url("add_site", board), site_data(**changes))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not SchoolSite.objects.exists()


def test_the_verb_changes_no_board_and_no_closing(administrator, partnership):
    site = make.school_site(board=make.school_board(partnership=partnership))
    for values in ({"board_id": 1}, {"closed_on": date(2027, 7, 31)}, {"successor_id": site.pk}):
        with pytest.raises(TypeError):
            actions.change_site(make.act_of(administrator), site_id=site.pk, **values)


def test_a_site_opens_and_closes(client, post, partnership):
    board = make.school_board(partnership=partnership)
    assert post(url("add_site", board), site_data(opened_on="1-8-2027")).status_code == 303
    site = SchoolSite.objects.get()
    assert (site.is_open_on(date(2027, 7, 31)), site.is_open_on(date(2027, 8, 1))) == (False, True)
    assert post(url("close_site", site), {"closed_on": "1-8-2027"}).status_code == 409
    assert post(url("close_site", site), {"closed_on": "1-8-2028"}).status_code == 303
    assert post(url("change_site", site), site_data(opened_on="2-8-2028")).status_code == 409
    site.refresh_from_db()
    assert (site.is_open_on(date(2028, 7, 31)), site.is_open_on(date(2028, 8, 1))) == (True, False)
    assert post(url("keep_site_open", site)).status_code == 303
    assert SchoolSite.objects.get().closed_on is None


def test_a_successor_is_another_site_of_this_partnership_that_is_open_then(client, post, administrator, partnership):
    board = make.school_board(partnership=partnership)
    old, shut = make.school_site(board=board), make.school_site(board=board, closed_on=date(2027, 7, 1))
    elsewhere = make.school_site(name=CANARY)
    assert CANARY not in client.get(url("close_site", old)).text
    for other in (old, elsewhere):
        with pytest.raises(WrongState, match="andere vestiging"):
            _close(administrator, old, other)
    with pytest.raises(WrongState, match="zelf niet open"):
        _close(administrator, old, shut)
    data = {"closed_on": "31-7-2027", "successor": str(elsewhere.public_id)}
    assert post(url("close_site", old), data).status_code == 422


def _close(administrator, site, successor):
    act = make.act_of(administrator)
    return actions.close_site(act, site_id=site.pk, closed_on=date(2027, 7, 31), successor_id=successor.pk)


def test_the_partnership_changes_its_own_data_and_never_its_number(client, post, partnership):
    page = reverse("accounts:change_partnership")
    data = {
        "name": "Nieuwe Naam",
        "postal_address": "Postbus 2",
        "postal_code": "0000 AA",
        "place": "Elders",
        "email": "post@elders.example",
        "phone": "000",
        "website": "javascript:alert(1)",
        "signature_place": "Elders",
        "code": "VO0001",
    }
    assert "Vul een volledig webadres in" in post(page, data).text
    assert post(page, {**data, "website": "https://elders.example"}).status_code == 303
    number = partnership.code
    partnership.refresh_from_db()
    assert (partnership.name, partnership.code) == ("Nieuwe Naam", number)


def test_the_database_keeps_the_forms_of_the_codes():
    for bad in ("XX0001", "VO12", "vo2999"):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.partnership(code=bad)
    for bad in ({"brin_code": "9zz9"}, {"site_number": "1"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.school_site(**bad)
    assert Partnership.objects.count() <= 2


def test_finding_sites_and_ones_own(partnership):
    board = make.school_board(partnership=partnership)
    north = make.school_site(board=board, name="De Noord", place="Noordstad")
    south = make.school_site(board=board, name="De Zuid", closed_on=date(2027, 3, 1))
    make.school_site(name="De Noord Elders")
    whole = make.membership(role=Role.SCHOOL_STAFF, organisation=board)
    narrow = make.membership(role=Role.SCHOOL_STAFF, site=south)
    expert = make.membership(role=Role.EXPERT, partnership=partnership)
    assert queries.search_sites(make.actor_of(expert), "noord") == [north]
    assert list(queries.own_sites(make.actor_of(whole), date(2027, 2, 28))) == [north, south]
    assert list(queries.own_sites(make.actor_of(whole), date(2027, 3, 1))) == [north]
    assert list(queries.own_sites(make.actor_of(narrow), date(2027, 2, 28))) == [south]
    assert list(queries.own_sites(make.actor_of(expert), date(2027, 2, 28))) == []
    assert queries.site_limit(make.actor_of(narrow)) == south.pk
    assert queries.site_limit(make.actor_of(whole)) is None
