"""The page of a case for each reader."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import accounts, applications

pytestmark = pytest.mark.django_db


def url(name: str, case: object) -> str:
    return reverse(f"applications:{name}", kwargs={"public_id": case.public_id})  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", list(applications.REACH))
def test_school_sees_its_case(client: Client, state: str) -> None:
    where = applications.world()
    case = applications.REACH[state](where)
    accounts.sign_in(client, where.submitter)
    answer = client.get(url("case", case))
    assert answer.status_code == 200
    assert case.pupil_label in answer.content.decode()
