"""The one-time link: works once, for 14 days, and says the same whenever it does not work."""

import re
import secrets
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.urls import reverse

from accounts import actions, consequences, queries, worklists
from accounts.enums import Role
from accounts.models import Invitation, Membership
from casework.models import AuditEntry, Mail
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

TYPED = {"name": "Noor de Nieuwe", "password1": "vier rustige blauwe bomen", "password2": "vier rustige blauwe bomen"}


@pytest.fixture
def administrator():
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


@pytest.fixture
def invited(administrator, at):
    """Somebody invited at noon on 1 March 2027."""
    at(2027, 3, 1)
    return actions.invite_member(
        make.act_of(administrator, now=make.MOMENT.replace(hour=12)),
        organisation_id=administrator.organisation_id,
        role=Role.EXPERT,
        email="noor@toewijzer.example",
        name="Noor",
    )


def link() -> str:
    body = Mail.objects.filter(kind="account_invitation").latest("id").body
    found = re.search(r"/uitnodiging/(\S+)/", body)
    assert found
    return found.group(0)


def test_the_token_is_long_and_only_its_hash_is_stored(invited):
    token = link().split("/")[2]
    stored = Invitation.objects.get()
    assert len(token) >= 43
    assert token not in stored.token_hash
    assert len(stored.token_hash) == 64
    assert stored.expires_at - stored.created_at == timedelta(days=14)


def test_a_get_changes_nothing_and_a_post_makes_the_account(client, invited):
    url = link()
    for _ in range(2):
        page = client.get(url)
        assert (page.status_code, "noor@toewijzer.example" in page.text) == (200, True)
    answer = client.post(url, TYPED)
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("account_login"))
    invited.user.refresh_from_db()
    assert (invited.user.name, invited.user.is_active) == ("Noor de Nieuwe", True)
    assert authenticate(None, email="noor@toewijzer.example", password=TYPED["password1"]) == invited.user
    entry = AuditEntry.objects.get(verb="accounts.invitation_accepted")
    assert (entry.actor_id, entry.partnership_id) == (invited.user_id, invited.organisation.partnership_id)


def test_a_second_post_finds_the_link_used_and_changes_nothing(client, invited):
    url = link()
    client.post(url, TYPED)
    again = client.post(url, {**TYPED, "password1": "heel iets anders nu", "password2": "heel iets anders nu"})
    assert again.status_code == 404
    assert "Meld u dan aan" in again.text
    assert authenticate(None, email="noor@toewijzer.example", password=TYPED["password1"])


def test_every_dead_link_gives_the_same_answer(client, invited, at, administrator):
    used_url = link()
    client.post(used_url, TYPED)
    second = actions.invite_member(
        make.act_of(administrator, now=make.MOMENT.replace(hour=12)),
        organisation_id=administrator.organisation_id,
        role=Role.CONTROLLER,
        email="other@toewijzer.example",
        name="Other",
    )
    withdrawn_url = link()
    noon = make.act_of(administrator, now=make.MOMENT.replace(hour=12))
    actions.renew_invitation(noon, membership_id=second.pk)
    fresh_url = link()
    unknown_url = "/uitnodiging/onbekend/"
    at(2027, 3, 15, 11, 59)
    assert client.get(fresh_url).status_code == 200
    at(2027, 3, 15, 12, 0)
    urls = (used_url, withdrawn_url, fresh_url, unknown_url)
    answers = [client.get(url) for url in urls] + [client.post(url, TYPED) for url in urls]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_fifty_wrong_links_open_nothing(client, invited):
    bodies = set()
    for _ in range(50):
        answer = client.post(f"/uitnodiging/{secrets.token_urlsafe(32)}/", TYPED)
        assert answer.status_code == 404
        bodies.add(answer.content)
    assert len(bodies) == 1
    invited.user.refresh_from_db()
    assert not invited.user.is_active


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Vul in: ‘Naam’."),
        ({"name": "\x00"}, "onzichtbaar teken"),
        ({"password2": "iets anders dan dat"}, "De twee wachtwoorden zijn niet gelijk"),
        ({"password1": "kort", "password2": "kort"}, "12"),
        ({"password1": "a" * 100_000, "password2": "a" * 100_000}, "ten hoogste 128 tekens"),
        ({"password1": "noor@toewijzer.example", "password2": "noor@toewijzer.example"}, "wachtwoord"),
    ],
)
def test_bad_input_leaves_the_link_alive(client, invited, changes, sentence):
    url = link()
    answer = client.post(url, {**TYPED, **changes})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert client.post(url, TYPED).status_code == 303


def test_who_is_signed_in_signs_out_first(client, invited, administrator):
    make.sign_in(client, administrator)
    answer = client.post(link(), TYPED)
    assert (answer.status_code, "Meld u eerst af" in answer.text) == (409, True)
    assert not Invitation.objects.filter(used_at__isnull=False).exists()


def test_ending_the_role_withdraws_the_link(client, invited, administrator):
    url = link()
    actions.end_membership(make.act_of(administrator), membership_id=invited.pk, last_day=make.MOMENT.date())
    assert client.get(url).status_code == 404


def test_a_parent_is_invited_as_a_consequence_and_chooses_a_longer_password(client, at):
    at(2027, 3, 1)
    secretary = make.membership(role=Role.SECRETARIAT)
    act = make.act_of(secretary)
    with pytest.raises(ValueError, match="cause"):
        consequences.give_parent_access(act, email="ouder@toewijzer.example", name="Ouder")
    caused = act.caused_by("applications.guardian_activated")
    hat = consequences.give_parent_access(caused, email="Ouder@toewijzer.example", name="Ouder")
    assert consequences.give_parent_access(caused, email="ouder@toewijzer.example", name="Ouder") == hat
    assert (hat.role, hat.organisation.partnership_id) == (Role.PARENT, secretary.organisation.partnership_id)
    assert Mail.objects.filter(kind="account_invitation").count() == 1
    short = {**TYPED, "password1": "dertien tekens"[:13], "password2": "dertien tekens"[:13]}
    assert "ten minste 15 tekens" in client.post(link(), short).text
    assert client.post(link(), TYPED).status_code == 303
    consequences.end_parent_access(caused, membership_id=hat.pk)
    assert queries.actor_from_membership(hat.pk, act.today) is None
    consequences.end_parent_access(caused, membership_id=hat.pk)
    assert Membership.objects.get(role=Role.PARENT).valid_until < act.today


@pytest.mark.parametrize("demo", [False, True])
def test_only_the_demo_lets_an_administrator_read_the_link(client, settings, invited, administrator, demo):
    settings.DEMO = demo
    make.sign_in(client, administrator)
    sent = Mail.objects.get(kind="account_invitation")
    page = client.get(reverse("correspondence:one_mail", kwargs={"number": sent.pk}))
    assert (page.status_code, link() in page.text) == (200, demo)


@pytest.mark.parametrize(("days", "told"), [(13, False), (14, False), (15, True)])
def test_the_administrator_hears_of_an_invitation_that_ran_out(administrator, invited, days, told):
    day = (make.MOMENT + timedelta(days=days)).date()
    found = worklists.not_accepted(make.actor_of(administrator), day)
    assert ([row.name for row in found.rows] if found else []) == (["Noor"] if told else [])
    elsewhere = make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    assert worklists.not_accepted(make.actor_of(elsewhere), day) is None
    secretary = make.membership(role=Role.SECRETARIAT, partnership=administrator.organisation.partnership)
    assert worklists.not_accepted(make.actor_of(secretary), day) is None


def test_who_was_invited_again_or_came_is_not_told_of(administrator, invited):
    late = make.MOMENT + timedelta(days=16)
    actions.renew_invitation(make.act_of(administrator, now=late), membership_id=invited.pk)
    assert worklists.not_accepted(make.actor_of(administrator), late.date()) is None
    Membership.objects.get(pk=invited.pk).invitations.update(expires_at=make.MOMENT, used_at=make.MOMENT)
    invited.user.is_active = True
    invited.user.save(update_fields=["is_active"])
    assert worklists.not_accepted(make.actor_of(administrator), late.date()) is None
