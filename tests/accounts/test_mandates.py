"""Mandates: recorded by the administrator, valid on both boundary days, announced before they end."""

from datetime import date

import pytest
from django.urls import reverse

from accounts import actions, queries
from accounts.enums import MandateKind, Role
from accounts.models import Mandate
from accounts.worklists import ending_mandates
from casework.models import AuditEntry
from casework.refusals import NotAllowed, WrongState
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

SUBMIT, DECIDE = MandateKind.SUBMIT_APPLICATIONS, MandateKind.DECIDE_APPLICATIONS


@pytest.fixture
def administrator():
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


@pytest.fixture
def board_member(administrator):
    return make.membership(role=Role.BOARD_MEMBER, partnership=administrator.organisation.partnership)


def terms(**changes):
    return {
        "kind": DECIDE,
        "function": "directeur",
        "on_behalf_of": "het bestuur",
        "valid_from": date(2027, 1, 1),
        "valid_until": date(2027, 12, 31),
        **changes,
    }


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2026, 12, 31), False), (date(2027, 1, 1), True), (date(2027, 12, 31), True), (date(2028, 1, 1), False)],
)
def test_a_mandate_holds_from_its_first_to_its_last_day(administrator, board_member, day, held):
    mandate = actions.grant_mandate(make.act_of(administrator), membership_id=board_member.pk, **terms())
    actor = make.actor_of(board_member)
    assert queries.mandate_of(actor, DECIDE, day) == (mandate if held else None)
    assert queries.mandate_of(actor, MandateKind.DECIDE_OBJECTIONS, day) is None


def test_a_mandate_belongs_to_the_hat_and_not_to_the_person(board_member):
    make.mandate(membership=board_member, kind=DECIDE)
    other_hat = make.membership(role=Role.BOARD_MEMBER, user=board_member.user)
    assert queries.mandate_of(make.actor_of(other_hat), DECIDE, date(2027, 3, 1)) is None


def test_two_mandates_of_a_kind_never_overlap(administrator, board_member):
    act = make.act_of(administrator)
    actions.grant_mandate(act, membership_id=board_member.pk, **terms())
    with pytest.raises(WrongState):
        actions.grant_mandate(act, membership_id=board_member.pk, **terms(valid_until=date(2029, 1, 1)))
    later = terms(valid_from=date(2028, 1, 1), valid_until=date(2028, 12, 31))
    assert actions.grant_mandate(act, membership_id=board_member.pk, **later).valid_from == date(2028, 1, 1)


def test_a_role_holds_only_its_own_mandates(administrator, board_member):
    with pytest.raises(WrongState):
        actions.grant_mandate(make.act_of(administrator), membership_id=board_member.pk, **terms(kind=SUBMIT))


def test_a_board_does_not_record_its_own_mandate(client):
    submitter = make.submitter()
    colleague = make.membership(role=Role.SCHOOL_STAFF, organisation=submitter.organisation)
    with pytest.raises(NotAllowed):
        actions.grant_mandate(make.act_of(submitter), membership_id=colleague.pk, **terms(kind=SUBMIT))
    make.sign_in(client, submitter)
    url = reverse("accounts:grant_mandate", kwargs={"public_id": colleague.public_id})
    assert client.get(url).status_code == 403


def test_granting_and_ending_on_the_page(client, post, at, administrator, board_member):
    at(2027, 3, 1)
    make.sign_in(client, administrator)
    url = reverse("accounts:grant_mandate", kwargs={"public_id": board_member.public_id})
    typed = terms(valid_from="1 maart 2027", valid_until="31-12-2027", document="")
    assert post(url, {**typed, "valid_until": "28-2-2027"}).status_code == 422
    assert post(url, {**typed, "valid_until": "28-2-2090"}).status_code == 422
    assert post(url, typed).status_code == 303
    mandate = Mandate.objects.get()
    end = reverse("accounts:end_mandate", kwargs={"public_id": mandate.public_id})
    assert "directeur" in client.get(reverse("accounts:member", kwargs={"public_id": board_member.public_id})).text
    assert post(end, {"last_day": "1-3-2027"}).status_code == 303
    actor = make.actor_of(board_member)
    assert queries.mandate_of(actor, DECIDE, date(2027, 3, 1)) == mandate
    assert queries.mandate_of(actor, DECIDE, date(2027, 3, 2)) is None
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["accounts.mandate_granted", "accounts.mandate_ended"]


@pytest.mark.parametrize(
    ("last_day", "warned"),
    [(date(2027, 3, 1), True), (date(2027, 3, 15), True), (date(2027, 3, 16), False), (date(2027, 2, 28), False)],
)
def test_the_administrator_is_warned_fourteen_days_before(administrator, board_member, last_day, warned):
    make.mandate(membership=board_member, kind=DECIDE, valid_until=last_day)
    make.mandate(membership=make.membership(role=Role.BOARD_MEMBER), kind=DECIDE, valid_until=last_day)
    found = ending_mandates(make.actor_of(administrator), date(2027, 3, 1))
    assert [row.name for row in found.rows] == ([board_member.user.name] if warned else [])


def test_a_mandate_that_is_followed_up_gives_no_warning(administrator, board_member):
    make.mandate(membership=board_member, kind=DECIDE, valid_until=date(2027, 3, 5))
    make.mandate(membership=board_member, kind=DECIDE, valid_from=date(2027, 3, 6))
    assert ending_mandates(make.actor_of(administrator), date(2027, 3, 1)).rows == []


def test_the_office_is_warned_of_all_and_everybody_of_his_own(board_member):
    day = date(2027, 3, 1)
    assert ending_mandates(make.actor_of(board_member), day) is None
    partnership = board_member.organisation.partnership
    other = make.membership(role=Role.BOARD_MEMBER, partnership=partnership, name="Iemand Anders")
    secretary = make.membership(role=Role.SECRETARIAT, partnership=partnership)
    for hat in (board_member, other, make.membership(role=Role.BOARD_MEMBER)):
        make.mandate(membership=hat, kind=DECIDE, valid_until=date(2027, 3, 10))
    mine = ending_mandates(make.actor_of(board_member), day)
    assert [(row.name, row.url) for row in mine.rows] == [(board_member.user.name, "")]
    seen = {row.name for row in ending_mandates(make.actor_of(secretary), day).rows}
    assert seen == {board_member.user.name, "Iemand Anders"}


@pytest.mark.parametrize("many", [1, 30])
def test_the_start_page_costs_the_same_for_one_and_thirty(client, at, administrator, many, django_assert_num_queries):
    at(2027, 3, 1)
    partnership = administrator.organisation.partnership
    for _ in range(many):
        hat = make.membership(role=Role.BOARD_MEMBER, partnership=partnership)
        make.mandate(membership=hat, kind=DECIDE, valid_until=date(2027, 3, 5))
    make.sign_in(client, administrator)
    with django_assert_num_queries(10):
        assert client.get("/").text.count('href="/mensen/') >= many
