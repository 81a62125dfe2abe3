"""The page on which the secretariat writes down that the applicant agrees to a delay."""

from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from applications.models import DelayConsent
from tests.applications.delays import nothing_happened
from tests.factories import accounts, applications
from tests.factories.correspondence import upload
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db


def typed(**more: Any) -> dict[str, Any]:
    days = {"agreed_on": "1-3-2027", "first": "2-3-2027", "last": "15-3-2027", "received_on": "1-3-2027"}
    return {**days, "file": upload("brief.pdf"), "no_bsn_confirmed": "on", **more}


class TestPage:
    def test_from_the_case_and_back(self, client: Client, send: Any) -> None:
        where = applications.world()
        case = applications.submitted(where)
        accounts.sign_in(client, where.secretary)
        assert address("delay_consent", case) in text_of(client.get(address("case", case)))
        page = text_of(client.get(address("delay_consent", case)))
        assert "De laatste dag is nu 26 april 2027." in page
        assert "tellen niet dubbel" in page
        key = "7b0e8f5e-0000-4000-8000-000000000003"
        for _ in range(2):
            assert send("delay_consent", case, typed(), key=key).status_code == 303
        assert send("delay_consent", case, typed()).status_code == 303
        assert case.delay_consents.count() == 1
        shown = text_of(client.get(address("case", case)))
        assert "Dit uitstel was al vastgelegd." in shown
        assert "10 mei 2027" in shown
        assert "stemde de aanvrager schriftelijk in met uitstel van 2 maart 2027 tot en met 15 maart 2027" in shown

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"file": ""}, "file"),
            ({"no_bsn_confirmed": ""}, "no_bsn_confirmed"),
            ({"agreed_on": "2-3-2027"}, "agreed_on"),
            ({"first": "27-4-2027", "last": "30-4-2027"}, "first"),
            ({"last": "1-3-2027"}, "last"),
            ({"received_on": "28-2-2027"}, "received_on"),
            ({"first": ""}, "first"),
        ],
    )
    def test_says_at_the_field_what_cannot_be(
        self, client: Client, send: Any, changed: dict[str, str], field: str
    ) -> None:
        where = applications.world()
        case = applications.submitted(where)
        accounts.sign_in(client, where.secretary)
        answer = send("delay_consent", case, typed(**changed))
        # After any mistake a chosen file is asked again.
        errors = set(answer.context["form"].errors)
        assert (answer.status_code, errors) == (422, {field, "file"})
        assert nothing_happened(case)

    def test_is_the_secretariats(self, client: Client, send: Any) -> None:
        where = applications.world()
        case = applications.submitted(where)
        for who, status in (
            (where.submitter, 403),
            (where.member(Role.BOARD_MEMBER), 403),
            (applications.followed(where, case), 403),
            (applications.world().secretary, 404),
            (accounts.submitter(partnership=where.partnership), 404),
        ):
            accounts.sign_in(client, who)
            assert address("delay_consent", case) not in text_of(client.get(address("case", case)))
            assert client.get(address("delay_consent", case)).status_code == status
            assert send("delay_consent", case, typed()).status_code == status
        assert nothing_happened(case)

    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_is_closed_when_no_term_runs(self, client: Client, send: Any, state: str) -> None:
        where = applications.world()
        case = applications.REACH[state](where)
        accounts.sign_in(client, where.secretary)
        seen = client.get(address("case", case)).status_code
        expected = 404 if seen == 404 else 403
        assert client.get(address("delay_consent", case)).status_code == expected
        assert send("delay_consent", case, typed()).status_code == expected
        assert not DelayConsent.objects.exists()
