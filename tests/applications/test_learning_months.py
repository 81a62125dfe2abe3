"""The computed DL beside its field: offered, taken over when left empty, and asked a reason when it differs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from applications import actions, queries, summaries
from applications.enums import Section
from applications.models import Application
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
TYPED = {"domain": "SP", "instrument": "Proeftoets", "administered_on": "15-1-2027", "dle": "30"}


def with_career(where: applications.World, case: Application, **career: Any) -> None:
    values = {"school_kind": "po", "group": "groep 8", "repeated_years": 0, "under_year_in_nl": False, **career}
    actions.save_section(where.act(where.submitter), application_id=case.pk, section=Section.CAREER, values=values)


def draft_with_career(where: applications.World, **career: Any) -> Application:
    case = applications.draft(where)
    with_career(where, case, **career)
    return case


@pytest.fixture
def case(where: applications.World, client: Client) -> Application:
    accounts.sign_in(client, where.submitter)
    return draft_with_career(where)


@pytest.mark.parametrize(("typed", "stored"), [("", 55), ("54", 54)])
def test_the_computed_dl_is_taken_over_when_the_field_is_empty(
    case: Application, send: Callable[..., Any], typed: str, stored: int
) -> None:
    assert send("learning_add", case, {**TYPED, "dl": typed}).status_code == 303
    assert case.learning_results.get().dl == stored


def test_the_sum_stands_beside_the_field(case: Application, client: Client, send: Callable[..., Any]) -> None:
    words = "groep 8, januari: 10 × 5 + 5 = 55"
    assert "Vul in wanneer de toets is afgenomen" in text_of(client.get(address("learning_add", case)))
    again = text_of(send("learning_add", case, {**TYPED, "dle": "999"}))
    assert words in again
    assert "Volgens de schoolloopbaan zat de leerling in schooljaar 2026-2027 in groep 8." in again
    live = client.get(address("learning_months", case), {"administered_on": "15 januari 2027"}).text
    assert words in live
    assert "Laat leeg om 55 over te nemen" in live
    assert "Vul in wanneer" in client.get(address("learning_months", case), {"administered_on": "<b>gisteren"}).text
    assert not case.learning_results.exists()


def test_a_newcomer_is_not_computed(where: applications.World, client: Client, send: Callable[..., Any]) -> None:
    accounts.sign_in(client, where.submitter)
    case = draft_with_career(where, under_year_in_nl=True)
    assert send("learning_add", case, {**TYPED, "dl": ""}).status_code == 303
    assert case.learning_results.get().dl is None
    live = client.get(address("learning_months", case), {"administered_on": "15-1-2027"}).text
    assert "tel de maanden waarin hij hier op school stond ingeschreven" in live


def test_another_dl_says_why_wherever_it_is_read(case: Application, client: Client, send: Callable[..., Any]) -> None:
    send("learning_add", case, {**TYPED, "dl": "50"})
    asked = "DL wijkt af van de berekening (spellen 50 in plaats van 55): geef een reden, of verbeter de DL."
    page = text_of(client.get(address("section_learning", case)))
    assert asked in page
    assert "Er is nog geen reden voor het verschil." in page
    row = case.learning_results.get()
    reason = "Zo staat het in het overdrachtsbestand."
    send("learning_change", case, {**TYPED, "dl": "50", "dl_reason": reason}, row=row)
    page = text_of(client.get(address("section_learning", case)))
    assert asked not in page
    assert f"Reden van het verschil: {reason}" in page
    [shown] = summaries.learning(case.learning_results.order_by("id")).rows
    assert f"Reden van deze DL: {reason}" in shown.lines


def test_a_result_from_before_the_career_offers_its_dl(
    where: applications.World, client: Client, send: Callable[..., Any]
) -> None:
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    assert send("learning_add", case, {**TYPED, "dl": ""}).status_code == 303
    row = case.learning_results.get()
    assert row.dl is None
    with_career(where, case)
    words = "Berekende DL: groep 8, januari: 10 × 5 + 5 = 55"
    assert words in text_of(client.get(address("section_learning", case)))
    send("learning_change", case, {**TYPED, "dl": ""}, row=row)
    assert case.learning_results.get().dl == 55
    assert words not in text_of(client.get(address("section_learning", case)))


def test_only_who_fills_in_reads_the_sum(where: applications.World, case: Application, client: Client) -> None:
    accounts.sign_in(client, accounts.submitter())
    assert client.get(address("learning_months", case), {"administered_on": "15-1-2027"}).status_code == 404
    accounts.sign_in(client, where.secretary)
    assert client.get(address("learning_months", case), {"administered_on": "15-1-2027"}).status_code == 404


def test_the_convention_is_that_of_the_day_of_receipt(where: applications.World) -> None:
    accounts.policy(partnership=where.partnership, valid_from=date(2027, 4, 1), september_counts=False)
    draft, received = applications.filled(where), applications.submitted(where)
    for case, day, counts in (
        (draft, date(2027, 3, 31), 1),
        (draft, date(2027, 4, 1), 0),
        (received, date(2027, 4, 1), 1),
    ):
        assert queries.schooling(case, day).september == counts
