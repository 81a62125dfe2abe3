"""The list of people: who sees it, who adds and ends, and the wall between partnerships."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts import actions, queries
from accounts.enums import MandateKind, Role
from accounts.models import Membership
from casework.models import AuditEntry, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

PEOPLE, INVITE = reverse("accounts:people"), reverse("accounts:invite")
CANARY = "Kanarie van Hiernaast"


def page(name: str, record: object) -> str:
    return reverse(f"accounts:{name}", kwargs={"public_id": record.public_id})


@pytest.fixture
def administrator():
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, name="Beheer Beer")


@pytest.fixture
def partnership(administrator):
    return administrator.organisation.partnership


SEES = {Role.FUNCTIONAL_ADMINISTRATOR, Role.SCHOOL_STAFF}


@pytest.mark.parametrize("role", list(Role))
def test_only_administrators_and_schools_have_a_list_of_people(client, role):
    make.sign_in(client, make.membership(role=role))
    assert client.get(PEOPLE).status_code == (200 if role in SEES else 403)
    assert client.get(INVITE).status_code == (200 if role == Role.FUNCTIONAL_ADMINISTRATOR else 403)


def test_the_list_shows_ones_own_partnership_and_no_parents(client, administrator, partnership):
    make.membership(role=Role.EXPERT, partnership=partnership, name="Deskundige Dirks")
    make.membership(role=Role.PARENT, partnership=partnership, name="Ouder Oost")
    make.membership(role=Role.EXPERT, name=CANARY)
    answer = make.sign_in(client, administrator).get(PEOPLE)
    assert "Deskundige Dirks" in answer.text
    assert "Ouder Oost" not in answer.text
    assert CANARY not in answer.text


def test_a_school_sees_its_own_board_only(client, partnership):
    mine = make.submitter(partnership=partnership)
    make.membership(role=Role.SCHOOL_STAFF, organisation=mine.organisation, name="Collega Kuipers")
    make.membership(role=Role.SCHOOL_STAFF, partnership=partnership, name=CANARY)
    answer = make.sign_in(client, mine).get(PEOPLE)
    assert "Collega Kuipers" in answer.text
    assert CANARY not in answer.text


@pytest.mark.parametrize("name", ["member", "end_membership", "renew_invitation", "grant_mandate"])
def test_a_role_elsewhere_does_not_exist(client, administrator, name):
    foreign = make.membership(role=Role.EXPERT, name=CANARY)
    unknown = reverse(f"accounts:{name}", kwargs={"public_id": uuid.uuid4()})
    make.sign_in(client, administrator)
    for send in (client.get, client.post):
        theirs, nobodys = send(page(name, foreign)), send(unknown)
        assert (theirs.status_code, nobodys.status_code) == (404, 404) or theirs.status_code == 405
        assert theirs.content == nobodys.content
        assert CANARY not in theirs.text


def test_a_mandate_elsewhere_does_not_exist(client, administrator):
    foreign = make.mandate(membership=make.membership(role=Role.BOARD_MEMBER), kind=MandateKind.DECIDE_APPLICATIONS)
    make.sign_in(client, administrator)
    unknown = client.get(reverse("accounts:end_mandate", kwargs={"public_id": uuid.uuid4()}))
    answer = client.get(page("end_mandate", foreign))
    assert (answer.status_code, answer.content) == (404, unknown.content)


def invitation(organisation, /, **changes):
    return {
        "name": "Nieuwe Collega",
        "email": "Nieuw@Toewijzer.Example",
        "organisation": str(organisation.public_id),
        "role": Role.EXPERT,
        "site": "",
        "valid_from": "",
        "valid_until": "",
        **changes,
    }


def test_the_administrator_invites(client, post, administrator, partnership):
    make.sign_in(client, administrator)
    answer = post(INVITE, invitation(make.office(partnership)))
    made = Membership.objects.get(user__email="nieuw@toewijzer.example")
    assert (answer.status_code, answer.headers["Location"]) == (303, page("member", made))
    assert (made.role, made.user.is_active, made.user.has_usable_password()) == (Role.EXPERT, False, False)
    mail = Mail.objects.get(kind="account_invitation")
    assert (mail.address, mail.partnership_id) == ("nieuw@toewijzer.example", partnership.pk)
    assert "Collega" not in mail.body
    assert "/uitnodiging/" in mail.body
    entry = AuditEntry.objects.get(verb="accounts.member_invited")
    assert (entry.actor_id, entry.subject_id) == (administrator.user_id, made.pk)


def test_the_same_form_twice_invites_once(client, post, administrator, partnership):
    make.sign_in(client, administrator)
    key = str(uuid.uuid4())
    answers = [post(INVITE, invitation(make.office(partnership)), key=key) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Membership.objects.filter(user__email="nieuw@toewijzer.example").count() == 1
    assert Mail.objects.filter(kind="account_invitation").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Vul in: ‘Naam’."),
        ({"email": "geen adres"}, "Vul een volledig e-mailadres in"),
        ({"email": "x" * 100_000}, "Kort 99.746 tekens in"),
        ({"name": "a\x00b"}, "onzichtbaar teken"),
        ({"role": Role.PARENT}, "Deze keuze staat niet in de lijst"),
        ({"role": Role.SCHOOL_STAFF}, "Deze rol hoort niet bij deze organisatie"),
        ({"organisation": str(uuid.uuid4())}, "Deze keuze staat niet in de lijst"),
        ({"valid_from": "1-9-2027", "valid_until": "31-8-2027"}, "De laatste dag ligt voor de eerste"),
    ],
)
def test_bad_input_is_explained_and_kept(client, post, administrator, partnership, changes, sentence):
    make.sign_in(client, administrator)
    answer = post(INVITE, invitation(make.office(partnership), **changes))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Nieuwe Collega" in answer.text or "name" in changes
    assert not Membership.objects.filter(user__email="nieuw@toewijzer.example").exists()


def test_an_organisation_or_site_elsewhere_cannot_be_chosen(client, post, administrator, partnership):
    make.sign_in(client, administrator)
    elsewhere = make.office(make.partnership(name=CANARY))
    assert post(INVITE, invitation(elsewhere)).status_code == 422
    assert CANARY not in client.get(INVITE).text
    board = make.school_board(partnership=partnership)
    other_site = make.school_site(board=make.school_board(partnership=partnership))
    wrong = invitation(board, role=Role.SCHOOL_STAFF, site=str(other_site.public_id))
    assert "Kies een vestiging van het gekozen schoolbestuur" in post(INVITE, wrong).text


def test_a_school_board_adds_its_own_colleagues(client, post):
    mine = make.submitter()
    make.sign_in(client, mine)
    answer = post(INVITE, {"name": "Collega", "email": "collega@toewijzer.example", "site": ""})
    made = Membership.objects.get(user__email="collega@toewijzer.example")
    assert answer.status_code == 303
    assert (made.role, made.organisation_id) == (Role.SCHOOL_STAFF, mine.organisation_id)


def test_who_works_at_one_site_or_has_no_mandate_adds_nobody(client, post):
    site = make.school_site()
    narrow = make.membership(role=Role.SCHOOL_STAFF, site=site)
    make.mandate(membership=narrow, kind=MandateKind.SUBMIT_APPLICATIONS)
    plain = make.membership(role=Role.SCHOOL_STAFF)
    for hat in (narrow, plain):
        make.sign_in(client, hat)
        assert post(INVITE, {"name": "x", "email": "x@toewijzer.example"}).status_code == 403
    assert not Membership.objects.filter(user__email="x@toewijzer.example").exists()


def test_an_existing_person_gets_the_hat_and_keeps_his_name(administrator, partnership):
    known = make.user(name="Eigen Naam")
    made = actions.invite_member(
        make.act_of(administrator),
        organisation_id=make.office(partnership).pk,
        role=Role.CONTROLLER,
        email=known.email.upper(),
        name="Andere Naam",
    )
    known.refresh_from_db()
    assert (made.user, known.name) == (known, "Eigen Naam")
    assert Mail.objects.get(user_id=known.pk).kind == "account_new_role"


def test_the_same_role_twice_is_already_done(administrator, partnership):
    act, office = make.act_of(administrator), make.office(partnership)
    invite = {"organisation_id": office.pk, "role": Role.EXPERT, "email": "a@toewijzer.example", "name": "A"}
    actions.invite_member(act, **invite)
    with pytest.raises(AlreadyDone):
        actions.invite_member(act, **invite)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR])
def test_the_verbs_ask_permission_themselves(role, administrator, partnership):
    act = make.act_of(make.membership(role=role, partnership=partnership))
    with pytest.raises(NotAllowed):
        actions.invite_member(
            act, organisation_id=make.office(partnership).pk, role=Role.EXPERT, email="b@toewijzer.example", name="B"
        )
    target = make.membership(role=Role.EXPERT, partnership=partnership)
    with pytest.raises((NotAllowed, Membership.DoesNotExist)):
        actions.end_membership(act, membership_id=target.pk, last_day=act.today)


def test_ending_works_at_once_and_takes_the_mandates_along(client, post, administrator, partnership):
    decider = make.decider(partnership=partnership)
    other = client.__class__()
    make.sign_in(other, decider)
    assert other.get("/").status_code == 200
    make.sign_in(client, administrator)
    assert post(page("end_membership", decider), {"last_day": ""}).status_code == 303
    assert other.get("/").status_code == 403
    mandate = decider.mandates.get()
    decider.refresh_from_db()
    assert mandate.valid_until == decider.valid_until
    assert {e.verb for e in AuditEntry.objects.all()} == {"accounts.membership_ended", "accounts.mandate_ended"}
    again = post(page("end_membership", decider), {"last_day": ""})
    assert again.status_code == 303
    assert AuditEntry.objects.count() == 2


def test_a_role_given_today_can_be_taken_back_today(administrator, partnership):
    act = make.act_of(administrator)
    fresh = make.membership(role=Role.EXPERT, partnership=partnership, valid_from=act.today)
    actions.end_membership(act, membership_id=fresh.pk, last_day=date(2027, 2, 28))
    assert queries.actor_from_membership(fresh.pk, act.today) is None


def test_nobody_ends_his_own_role_or_rewrites_the_past(client, post, administrator, partnership):
    make.sign_in(client, administrator)
    assert post(page("end_membership", administrator), {"last_day": ""}).status_code == 403
    target = make.membership(role=Role.EXPERT, partnership=partnership)
    answer = post(page("end_membership", target), {"last_day": "1-1-2021"})
    assert (answer.status_code, "kan niet in het verleden" in answer.text) == (422, True)
    with pytest.raises(WrongState):
        actions.end_membership(make.act_of(administrator), membership_id=target.pk, last_day=date(2021, 1, 1))


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_and_thirty(
    client, many, administrator, partnership, django_assert_num_queries
):
    for _ in range(many):
        make.decider(partnership=partnership)
    make.sign_in(client, administrator)
    with django_assert_num_queries(6):
        assert client.get(PEOPLE).text.count("/mensen/") >= many


def test_finding_people_stays_within_the_partnership(partnership):
    act = make.act_of(make.membership(role=Role.SECRETARIAT, partnership=partnership))
    found = make.membership(role=Role.EXPERT, partnership=partnership, name="Gül Öztürk")
    make.membership(role=Role.EXPERT, name="Gül Hiernaast")
    make.membership(role=Role.PARENT, partnership=partnership, name="Gül Ouder")
    assert queries.search_people(act.actor, "gul", act.today) == [found]
    assert queries.search_people(act.actor, "gul", act.today, Role.CONTROLLER) == []
    assert queries.search_people(act.actor, "g", act.today) == []
    assert list(queries.members_with_role(partnership.pk, Role.EXPERT, act.today)) == [found]
