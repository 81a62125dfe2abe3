"""The bounds as data: an edit is a new row, and a case keeps those under which it came in."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import change_row
from accounts.enums import Role
from accounts.queries.reference import table_of
from assessments import queries
from assessments.criteria import Band, Delay
from assessments.models import NationalCriteria
from casework.refusals import WrongState
from tests.factories import applications
from tests.factories.accounts import MOMENT, act_of, membership, sign_in
from tests.factories.applications import fresh

TODAY = MOMENT.date()
STRICTER = {"pro_iq_high": 78}


@pytest.fixture
def national(db: None) -> NationalCriteria:
    return NationalCriteria.objects.get()


def changed(row: NationalCriteria, valid_from: date, values: dict[str, int]) -> None:
    administrator = membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    change_row(
        act_of(administrator),
        table=table_of(NationalCriteria),
        row_id=row.pk,
        valid_from=valid_from,
        values=values,
        source="Staatsblad 2027, 1",
    )


def test_what_is_shipped_is_what_the_decree_says(national: NationalCriteria) -> None:
    shipped = queries.shipped_version(TODAY)

    assert queries.version_on(TODAY) is shipped
    assert (shipped.pro_iq, shipped.lwoo_iq, shipped.lwoo_se_iq) == (Band(55, 80), Band(75, 90), Band(91, 120))
    assert (shipped.pro_delay, shipped.lwoo_delay) == (Delay(1, 2), Delay(1, 4))
    assert (shipped.most_dl, shipped.domains_needed, shipped.key_domains) == (60, 2, ("IR", "BL"))
    assert shipped.overlap == Band(75, 80)
    with pytest.raises(queries.NoCriteria):
        queries.version_on(date(2015, 12, 31))


def test_a_change_of_law_is_a_row_from_a_day_on(national: NationalCriteria) -> None:
    first = TODAY + timedelta(days=30)
    changed(national, first, STRICTER)

    assert queries.version_on(first - timedelta(days=1)).pro_iq == Band(55, 80)
    assert queries.version_on(first).pro_iq == Band(55, 78)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"pro_iq_low": 90}, "laagste IQ ligt boven het hoogste"),
        ({"pro_delay_numerator": 2}, "breuk tussen 0 en 1"),
        ({"lwoo_delay_numerator": 2, "lwoo_delay_denominator": 3}, "kleiner dan die voor praktijkonderwijs"),
        ({"key_domains": "IR,WS"}, "Onbekend domein: WS"),
        ({"domains_needed": 5}, "Er zijn 4 domeinen"),
        ({"domains_needed": 0}, "Er zijn 4 domeinen"),
        ({"most_dl": 0}, "ten minste 1"),
    ],
)
def test_bounds_that_cannot_hold_together_are_refused(
    national: NationalCriteria, values: dict[str, int], sentence: str
) -> None:
    with pytest.raises(WrongState, match=sentence):
        changed(national, TODAY + timedelta(days=1), values)
    assert NationalCriteria.objects.count() == 1


def test_the_administrator_reads_why_at_the_form(national: NationalCriteria, client: Client) -> None:
    sign_in(client, membership(role=Role.FUNCTIONAL_ADMINISTRATOR))
    keys = {"table": "criteria-voor-praktijkonderwijs-en-lwoo", "row": "national-2016-01-01"}
    url = reverse("accounts:change_row", kwargs=keys)
    page = client.get(url)
    typed = {**page.context["form"].initial, "pro_iq_low": "95", "valid_from": "1-9-2099", "source": "Staatsblad"}

    answer = client.post(url, {**typed, "_once": page.context["once_key"]})

    assert answer.status_code == 422
    assert "laagste IQ ligt boven het hoogste" in answer.content.decode()


def test_a_case_keeps_the_criteria_of_its_receipt(national: NationalCriteria) -> None:
    where = applications.world()
    before, draft = fresh(applications.submitted(where)), applications.draft(where)
    changed(national, TODAY + timedelta(days=1), STRICTER)
    later = TODAY + timedelta(days=2)

    assert queries.version_of(before, later).pro_iq == Band(55, 80)
    assert queries.version_of(draft, TODAY).pro_iq == Band(55, 80)
    assert queries.version_of(draft, later).pro_iq == Band(55, 78)
