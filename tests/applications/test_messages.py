"""How messages reach somebody: by post, unless he accepted that kind in the portal; dated and revocable (Awb 2:8)."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from applications import actions, queries
from applications.models import Application, MessageChoice
from casework.refusals import NotAllowed, WrongState
from tests.factories import accounts, applications
from tests.factories.applications import World
from tests.support.cases import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(where: World) -> Application:
    return applications.submitted(where)


def choose(where: World, case: Application, by: Any, *, days: int = 0, **changed: Any) -> list[MessageChoice]:
    guardian = case.guardians.order_by("id").first()
    values = {"guardian_id": guardian.pk, "accepted": {"decision": True}, **changed}
    return actions.choose_messages(where.act(by, days=days), application_id=case.pk, **values)


def accepted(case: Application) -> set[str]:
    return queries.accepted_kinds(case).get(case.guardians.order_by("id")[0].pk, set())


def test_each_kind_by_itself_dated_and_revocable(where: World, case: Application):
    parent = applications.followed(where, case)
    assert accepted(case) == set()
    [first] = choose(where, case, parent, accepted={"decision": True, "request": False})
    assert (first.kind, first.chosen_on, first.how, first.recorded_by_id) == (
        "decision",
        applications.TODAY,
        "self",
        parent.user_id,
    )
    choose(where, case, parent, days=1, accepted={"objection": True})
    assert accepted(case) == {"decision", "objection"}
    choose(where, case, parent, days=2, accepted={"decision": False})
    assert accepted(case) == {"objection"}
    assert MessageChoice.objects.filter(application=case).count() == 3
    assert choose(where, case, parent, days=3, accepted={"decision": False, "objection": True}) == []


def test_what_one_parent_chose_says_nothing_of_the_other(where: World, case: Application):
    choose(where, case, applications.followed(where, case))
    assert set(queries.accepted_kinds(case)) == {case.guardians.order_by("id")[0].pk}


def test_the_secretariat_writes_down_what_was_said(where: World, case: Application):
    applications.followed(where, case)
    [made] = choose(where, case, where.secretary, days=3, chosen_on=date(2027, 3, 2), how="written")
    assert (made.chosen_on, made.how) == (date(2027, 3, 2), "written")
    with pytest.raises(WrongState, match="toekomst"):
        choose(where, case, where.secretary, chosen_on=date(2027, 3, 5), how="told", accepted={"request": True})


def test_without_an_account_everything_goes_by_post(where: World, case: Application):
    with pytest.raises(NotAllowed, match="geen toegang"):
        choose(where, case, where.secretary, how="told")


def test_nobody_chooses_for_another(where: World, case: Application):
    applications.followed(where, case)
    strangers = [where.submitter, where.member(Role.PARENT), where.member(Role.BOARD_MEMBER), where.member(Role.EXPERT)]
    for stranger in [*strangers, accounts.membership(role=Role.SECRETARIAT)]:
        with pytest.raises(NotAllowed):
            choose(where, case, stranger)
    assert not MessageChoice.objects.exists()


def post(client: Client, url: str, **data: Any) -> Any:
    return client.post(url, {"_once": str(uuid.uuid4()), **data})


def test_pages(where: World, case: Application, client: Client, at: Callable[[int], None]):
    at(1)
    parent = applications.followed(where, case)
    accounts.sign_in(client, parent)
    own = address("own_messages", case)
    assert own in client.get(address("case", case)).content.decode()
    page = client.get(own).content.decode()
    assert "Op welke dag" not in page
    assert post(client, own, decision="on").status_code == 303
    assert accepted(case) == {"decision"}
    other = case.guardians.order_by("id")[1]
    for guardian in case.guardians.order_by("id"):
        assert client.get(address("guardian_messages", case, guardian)).status_code == 404
    accounts.sign_in(client, where.secretary)
    assert client.get(own).status_code == 404
    assert client.get(address("guardian_messages", case, other)).status_code == 403
    url = address("guardian_messages", case, case.guardians.order_by("id")[0])
    assert post(client, url, request="on").status_code == 422
    assert post(client, url, request="on", chosen_on="2-3-2027", how="told").status_code == 303
    assert accepted(case) == {"request"}
