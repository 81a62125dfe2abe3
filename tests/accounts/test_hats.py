"""One hat at a time: chosen visibly, checked on every request."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from accounts import queries
from accounts.enums import Role
from casework.acting import actor_from_membership
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

HOME, HATS, SWITCH = reverse("accounts:home"), reverse("accounts:hats"), reverse("accounts:switch_hat")


def test_the_only_hat_is_put_on_by_itself(client):
    hat = make.membership(role=Role.SECRETARIAT)
    client.force_login(hat.user)
    answer = client.get(HOME)
    assert answer.status_code == 200
    actor = answer.wsgi_request.act.actor
    assert (actor.role, actor.membership_id) == (Role.SECRETARIAT, hat.pk)
    assert actor.partnership_id == hat.organisation.partnership_id
    assert "Rol: <strong>secretariaat</strong>" in answer.text


def test_somebody_with_two_hats_chooses_first(client):
    first = make.membership(role=Role.SECRETARIAT)
    second = make.membership(role=Role.EXPERT, user=first.user)
    client.force_login(first.user)
    answer = client.get(HOME)
    assert (answer.status_code, answer.headers["Location"]) == (302, HATS)
    page = client.get(HATS).text
    assert str(first.public_id) in page
    assert str(second.public_id) in page


def test_switching_changes_role_and_session_id(client):
    first = make.membership(role=Role.SECRETARIAT)
    second = make.membership(role=Role.EXPERT, user=first.user)
    make.sign_in(client, first)
    before = client.cookies["sessionid"].value
    answer = client.post(SWITCH, {"rol": str(second.public_id)})
    assert (answer.status_code, answer.headers["Location"]) == (303, HOME)
    assert client.cookies["sessionid"].value != before
    actor = client.get(HOME).wsgi_request.act.actor
    assert (actor.role, actor.partnership_id) == (Role.EXPERT, second.organisation.partnership_id)


@pytest.mark.parametrize("wanted", ["", "geen-uuid", "\x00", "9" * 100_000])
def test_a_hat_that_is_not_there_cannot_be_put_on(client, wanted):
    hat = make.sign_in(client, make.membership(role=Role.EXPERT)) and make.membership(role=Role.EXPERT)
    del hat
    assert client.post(SWITCH, {"rol": wanted}).headers["Location"] == HATS


def test_the_hat_of_another_person_cannot_be_put_on(client):
    mine, other = make.membership(role=Role.EXPERT), make.membership(role=Role.BOARD_MEMBER)
    make.sign_in(client, mine)
    client.post(SWITCH, {"rol": str(other.public_id)})
    assert client.get(HOME).wsgi_request.act.actor.membership_id == mine.pk
    session = client.session
    session["membership_id"] = other.pk
    session.save()
    assert client.get(HOME).headers["Location"] == HATS


def test_a_role_that_ends_while_signed_in_is_gone_on_the_next_request(client, at):
    at(2027, 3, 1)
    hat = make.membership(role=Role.SECRETARIAT)
    make.sign_in(client, hat)
    assert client.get(HOME).status_code == 200
    hat.valid_until = date(2027, 2, 28)
    hat.save()
    answer = client.get(HOME)
    assert answer.status_code == 403
    assert "U hebt nu geen rol" in answer.text


def test_a_hat_that_ended_is_not_swapped_for_another_without_asking(client, at):
    at(2027, 3, 1)
    ended = make.membership(role=Role.SECRETARIAT)
    make.membership(role=Role.EXPERT, user=ended.user)
    make.sign_in(client, ended)
    ended.valid_until = date(2027, 2, 28)
    ended.save()
    assert client.post(reverse("accounts:change_name"), {"name": "x"}).headers["Location"] == HATS


@pytest.mark.parametrize(
    ("day", "status"),
    [((2027, 2, 28), 403), ((2027, 3, 1), 200), ((2027, 3, 31), 200), ((2027, 4, 1), 403)],
)
def test_both_boundary_days_count(client, at, day, status):
    hat = make.membership(role=Role.EXPERT, valid_from=date(2027, 3, 1), valid_until=date(2027, 3, 31))
    client.force_login(hat.user)
    at(*day)
    assert client.get(HOME).status_code == status


def test_the_day_is_that_of_amsterdam(client, at):
    hat = make.membership(role=Role.EXPERT, valid_from=date(2027, 3, 1))
    client.force_login(hat.user)
    at(2027, 2, 28, 23, 30)
    assert client.get(HOME).status_code == 200


def test_somebody_who_was_closed_out_is_signed_out(client):
    hat = make.membership(role=Role.EXPERT)
    make.sign_in(client, hat)
    hat.user.is_active = False
    hat.user.save()
    assert client.get(HOME).headers["Location"].startswith(reverse("account_login"))
    assert actor_from_membership(hat.pk, date(2027, 3, 1)) is None


def test_somebody_without_a_role_still_reaches_his_account_and_signs_out(client):
    client.force_login(make.user())
    for name in ("accounts:account", "accounts:help", "accounts:privacy", "accounts:hats", "account_logout"):
        assert client.get(reverse(name)).status_code == 200, name
    assert client.get(reverse("accounts:people")).status_code == 403


def test_nobody_acts_for_who_is_signed_out(client):
    actor = client.get(reverse("accounts:help")).wsgi_request.act.actor
    assert (actor.user_id, actor.role, actor.partnership_id) == (None, "", None)
    assert client.get(HOME).status_code == 302


def test_a_job_gets_the_actor_of_its_membership_on_that_day():
    hat = make.membership(role=Role.SECRETARIAT, valid_until=date(2027, 3, 31))
    assert actor_from_membership(hat.pk, date(2027, 3, 31)) == replace(make.actor_of(hat), day=None)
    assert actor_from_membership(hat.pk, date(2027, 4, 1)) is None
    assert actor_from_membership(0, date(2027, 3, 1)) is None


def test_every_request_has_its_own_id(client):
    client.force_login(make.membership(role=Role.EXPERT).user)
    ids = {client.get(HOME).wsgi_request.act.request_id for _ in range(3)}
    assert len(ids) == 3


def test_finding_the_hat_costs_one_query(django_assert_num_queries):
    hat = make.membership(role=Role.EXPERT)
    for _ in range(3):
        make.membership(role=Role.EXPERT, user=hat.user)
    with django_assert_num_queries(1):
        found = queries.hats(hat.user_id, date(2027, 3, 1))
        assert [membership.organisation.partnership.name for membership in found]
