"""Lists, worklists and search: what is in them, in which order, at what cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def names(answer: Any) -> list[str]:
    return [row.name for row in answer.context["list"].rows]


def test_filters(client: Client) -> None:
    where = applications.world()
    pro = applications.submitted(where)
    lwoo = applications.submitted(where, kind="lwoo")
    taken_in = applications.complete(where)
    accounts.sign_in(client, where.secretary)
    assert len(names(client.get(address("list")))) == 3
    assert names(client.get(address("list"), {"stand": "compleet"})) == [taken_in.pupil_label]
    assert names(client.get(address("list"), {"soort": "lwoo"})) == [lwoo.pupil_label]
    assert names(client.get(address("list"), {"q": pro.number})) == [pro.pupil_label]
    assert names(client.get(address("list"), {"school": str(where.site.public_id), "soort": "lwoo"})) == [
        lwoo.pupil_label
    ]
    empty = client.get(address("list"), {"stand": "ingetrokken"})
    assert "Geen aanvraag past bij deze keuze" in text_of(empty)


@pytest.mark.parametrize("typed", [{"stand": "bestaat niet"}, {"school": "x"}, {"volgorde": "'--"}, {"pagina": "-3"}])
def test_nonsense_in_the_address(client: Client, typed: dict[str, str]) -> None:
    where = applications.world()
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)
    assert names(client.get(address("list"), typed)) == [case.pupil_label]


def test_counts_are_links_to_those_cases(client: Client) -> None:
    where = applications.world()
    applications.submitted(where)
    applications.complete(where)
    accounts.sign_in(client, where.secretary)
    counts = client.get(address("list")).context["list"].counts
    assert {count.label: count.number for count in counts if count.number} == {"Ingediend": 1, "Compleet": 1}
    for count in counts:
        assert len(names(client.get(count.url))) == count.number


def test_no_finer_word_than_the_stage(client: Client) -> None:
    """A school cannot filter its way to whether the advices are in."""
    where = applications.world()
    applications.submitted(where)
    accounts.sign_in(client, where.submitter)
    page = text_of(client.get(address("list")))
    assert "Adviezen binnen" not in page
    assert "Besluit in voorbereiding" in page


def test_sorting(client: Client) -> None:
    where = applications.world()
    for name in ("Zoë", "adam", "Ödön"):
        applications.submitted(where, first_name=name)
    accounts.sign_in(client, where.secretary)
    up = names(client.get(address("list"), {"volgorde": "leerling"}))
    assert names(client.get(address("list"), {"volgorde": "-leerling"})) == up[::-1]
    headed = client.get(address("list"), {"volgorde": "leerling", "soort": "pro"}).context["list"].columns[0]
    assert headed.sorted == "ascending"
    assert "soort=pro" in headed.sort_url
    assert "volgorde=-leerling" in headed.sort_url


def test_pages(client: Client) -> None:
    where = applications.world()
    for _ in range(26):
        applications.draft(where)
    accounts.sign_in(client, where.submitter)
    first = client.get(address("list"), {"soort": "pro"})
    assert len(names(first)) == 25
    following = first.context["list"].pages.next_url
    assert "soort=pro" in following
    assert len(names(client.get(following))) == 1


@pytest.mark.parametrize("page", ["list", "search", "home"])
def test_queries_do_not_grow(client: Client, page: str) -> None:
    where = applications.world()
    applications.registered(where)
    accounts.sign_in(client, where.secretary)
    url = "/" if page == "home" else address(page)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(url, {"q": "papier"} if page == "search" else {}).status_code == 200
        return len(caught)

    one = cost()
    for _ in range(29):
        applications.registered(where)
    assert cost() == one


def test_case_page_costs_the_same_with_more_in_it(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address("case", case)).status_code == 200
        return len(caught)

    before = cost()
    for number in range(10):
        applications.paper(where.act(where.secretary), case, title=f"Stuk {number}")
    assert cost() == before


def test_search(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where, first_name="Zoë")
    other = applications.submitted(applications.world(partnership=where.partnership), first_name="Zoë")
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    for words in (case.number, case.number[3:], "zoe", guardian.name, f"{case.pupil.last_name.upper()} zoë"):
        page = text_of(client.get(address("search"), {"q": words}))
        assert case.pupil_label in page, words
        assert other.pupil_label not in page, words
    accounts.sign_in(client, where.secretary)
    assert len(names(client.get(address("search"), {"q": "zoë"}))) == 2
    assert client.get(address("search"), {"q": " "}).context["list"] is None
    assert client.get(address("search")).status_code == 200


def test_search_looks_at_nothing_of_others(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    for role in (Role.EXPERT, Role.PARENT, Role.CONTROLLER, Role.COMMITTEE_MEMBER):
        accounts.sign_in(client, where.member(role))
        assert case.pupil_label not in text_of(client.get(address("search"), {"q": case.number}))


def test_home_of_the_secretariat(client: Client) -> None:
    where = applications.world()
    new, asked = applications.submitted(where), applications.supplement_requested(where)
    applications.filled(where)
    accounts.sign_in(client, where.secretary)
    lists = {work.key: [row.name for row in work.rows] for work in client.get("/").context["lists"]}
    assert lists["te-controleren"] == [new.pupil_label]
    assert lists["aanvulling-loopt"] == [asked.pupil_label]


def test_home_says_that_there_is_more_and_leads_there(client: Client) -> None:
    where = applications.world()
    accounts.sign_in(client, where.secretary)
    for _ in range(25):
        applications.registered(where)
    whole = client.get("/")
    assert "Toon ze allemaal" not in text_of(whole)
    assert "of meer" not in text_of(whole)
    applications.registered(where)
    page = client.get("/")
    new = next(work for work in page.context["lists"] if work.key == "te-controleren")
    assert (len(new.rows), new.is_cut) == (25, True)
    assert "Hier staan de eerste 25." in text_of(page)
    everything = client.get(new.all_url).context["list"]
    assert everything.pages.total == "26"


def test_home_of_a_parent(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    parent = applications.followed(where, case)
    applications.submitted(where)
    accounts.sign_in(client, parent)
    page = client.get("/")
    assert [[row.name for row in work.rows] for work in page.context["lists"]] == [[case.pupil_label]]


def test_menu(client: Client) -> None:
    where = applications.world()
    accounts.sign_in(client, where.submitter)
    assert "Nieuwe aanvraag" in text_of(client.get("/"))
    accounts.sign_in(client, where.secretary)
    assert "Ontvangen aanvraag invoeren" in text_of(client.get(address("list")))
    accounts.sign_in(client, where.member(Role.CONTROLLER))
    assert address("list") not in text_of(client.get("/"))
