"""The pages of the controller: counts, numbers and nothing of a pupil; and nobody else gets in."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from funding import queries
from funding.enums import Standing
from tests.factories import accounts, applications
from tests.factories.accounts import actor_of, sign_in
from tests.factories.placing import placed, taken_over
from tests.funding.conftest import PLACED_ON, YEAR, Counted

PAGES = ("count", "decisions", "export")


def ask(counted: Counted, name: str = "count", **params: Any) -> Any:
    answer = sign_in(Client(), counted.controller).get(reverse(f"funding:{name}"), params)
    assert answer.status_code == 200, answer.status_code
    return answer


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def numbers(answer: Any) -> dict[tuple[str, str], list[int]]:
    """In force, counts, unregistered, not placed, uncertain, late: by school and kind."""
    return {(line.school, line.kind): [line.in_force, *line.numbers] for line in answer.context["page"].lines}


def test_the_count_per_school_and_kind(counted: Counted) -> None:
    answer = ask(counted)
    assert numbers(answer) == {
        (counted.world.site.name, "pro"): [2, 1, 1, 0, 0, 0],
        ("=Vmbo De Sluis", "lwoo"): [1, 1, 0, 0, 0, 0],
    }
    page = answer.context["page"]
    assert [page.total.in_force, *page.total.numbers] == [3, 2, 1, 0, 0, 0]
    assert "Op 1 oktober 2027 tellen 2 verklaringen mee, van de 3 die toen van kracht waren." in text_of(answer)
    assert "nog geen plaatsing geregistreerd" in text_of(answer)


def test_what_is_not_sent_and_what_is_elsewhere_is_not_counted(counted: Counted) -> None:
    text = text_of(ask(counted, "decisions"))
    assert counted.with_place.number in text
    assert counted.taken.number in text
    assert "overgenomen" in text
    assert counted.unsent.number not in text
    assert counted.elsewhere.number not in text


def test_no_name_stands_anywhere(counted: Counted) -> None:
    pupil = counted.with_place.application.pupil
    for name in ("count", "decisions"):
        text = text_of(ask(counted, name))
        for word in (pupil.last_name, pupil.first_name, "Overgekomen", counted.with_place.application.number):
            assert word not in text, (name, word)
    book = openpyxl.load_workbook(io.BytesIO(ask(counted, "export").content))
    cells = {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
    assert not [cell for cell in cells if pupil.last_name in cell or "Overgekomen" in cell]


def test_a_change_of_place_shows_at_once(counted: Counted) -> None:
    case = applications.fresh(counted.without_place.application)
    placed(counted.world, case, since=PLACED_ON)
    assert numbers(ask(counted))[counted.world.site.name, "pro"][:3] == [2, 2, 0]
    placed(counted.world, case, since=date(2027, 9, 1), site=counted.world.site, answer="left")
    assert numbers(ask(counted))[counted.world.site.name, "pro"][:4] == [2, 1, 0, 1]


def test_filters_and_years(counted: Counted, at: Callable[[date], None]) -> None:
    pro = ask(counted, soort="pro")
    assert set(numbers(pro)) == {(counted.world.site.name, "pro")}
    there = ask(counted, school=str(counted.other_site.public_id))
    assert set(numbers(there)) == {("=Vmbo De Sluis", "lwoo")}
    listed = ask(counted, "decisions", stand=Standing.UNREGISTERED)
    assert [row.number for row in listed.context["page"].object_list] == [counted.without_place.number]
    assert numbers(ask(counted, jaar="2026"))[("=Vmbo De Sluis", "lwoo")] == [1, 0, 1, 0, 0, 0]
    for wrong in ("1999", "abcd", "99999", "²⁰²⁷"):
        assert ask(counted, jaar=wrong).context["page"].title == "Telling van 1 oktober 2027"
    at(date(2027, 6, 1))
    assert "Zoals het nu staat, tellen 2 verklaringen mee op 1 oktober 2027" in text_of(ask(counted))


def test_after_the_day_duo_is_named_and_never_too_late(counted: Counted, at: Callable[[date], None]) -> None:
    assert "mogelijk te laat voor de telling; vraag DUO" in text_of(ask(counted))
    at(date(2027, 9, 30))
    assert "vraag DUO" not in text_of(ask(counted))


def test_the_number_we_gave_ourselves_counts_once(counted: Counted) -> None:
    double = taken_over(counted.world, number=counted.with_place.number, issuer="own", issuer_name="")
    placed(counted.world, double, since=PLACED_ON)
    answer = ask(counted)
    assert numbers(answer)[counted.world.site.name, "pro"][:2] == [2, 1]
    assert "tellen één keer" in text_of(answer)


def test_the_workbook_opens_with_numbers_as_numbers(counted: Counted) -> None:
    answer = ask(counted, "export")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="telling-1-oktober-2027.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    page = book["Telling"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0][0] == f"Telling van 1 oktober 2027, {counted.world.partnership}"
    assert rows[1][0] == "Stand van 1 december 2027"
    head = next(number for number, row in enumerate(rows) if row[0] == "School")
    assert rows[-1][0] == "Totaal"
    assert rows[-1][3:] == [3, 2, 1, 0, 0, 0]
    assert all(cell.data_type == "n" for cell in page[head + 2][3:])
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    behind = book["Besluiten"]
    assert {row[0].value for row in behind.iter_rows()} >= {counted.with_place.number, counted.taken.number}


def test_nothing_to_count_says_what_to_do(db: None) -> None:
    nobody = accounts.membership(role=Role.CONTROLLER)
    text = text_of(sign_in(Client(), nobody).get(reverse("funding:count")))
    assert "nog niets te tellen" in text
    assert "nog niets te tellen" in text_of(sign_in(Client(), nobody).get(reverse("accounts:home")))


def test_the_picture_says_the_same_as_the_table(counted: Counted) -> None:
    text = text_of(ask(counted))
    bars = {bar.label: (bar.counts, bar.in_force) for bar in ask(counted).context["page"].bars}
    assert bars == {f"{counted.world.site.name}, pro": (1, 2), "=Vmbo De Sluis, lwoo": (1, 1)}
    assert re.findall(r'class="bar-counts" x="0" y="0" width="([^"]+)"', text) == ["50.00", "50.00"]


def test_the_start_page_of_the_controller(counted: Counted) -> None:
    text = text_of(sign_in(Client(), counted.controller).get(reverse("accounts:home")))
    assert "Telling van 1 oktober 2027" in text
    assert f"{counted.world.site.name}, pro" in text
    assert reverse("funding:decisions") in text


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CONTROLLER])
def test_for_anybody_else_the_pages_are_not_there(counted: Counted, role: str) -> None:
    client = sign_in(Client(), accounts.membership(role=role, partnership=counted.world.partnership))
    for name in PAGES:
        assert client.get(reverse(f"funding:{name}")).status_code == 404, name
    settle = reverse("funding:settle", kwargs={"public_id": counted.with_place.public_id})
    assert client.get(settle).status_code == client.post(settle).status_code == 404


def test_another_partnership_is_not_counted(counted: Counted) -> None:
    stranger = accounts.membership(role=Role.CONTROLLER)
    found = queries.count(actor_of(stranger), YEAR, date(2027, 12, 1))
    assert not found.judged
    settle = reverse("funding:settle", kwargs={"public_id": counted.with_place.public_id})
    assert sign_in(Client(), stranger).get(settle).status_code == 404
    assert queries.chains_of(actor_of(counted.world.secretary)) == []


@pytest.mark.parametrize("page", ["count", "decisions"])
def test_as_many_queries_for_few_as_for_many(counted: Counted, page: str, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(Client(), counted.controller)
    client.get(reverse(f"funding:{page}"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(reverse(f"funding:{page}"))
    for _ in range(30):
        placed(counted.world, taken_over(counted.world), since=PLACED_ON)
    with django_assert_num_queries(len(few)):
        client.get(reverse(f"funding:{page}"))
