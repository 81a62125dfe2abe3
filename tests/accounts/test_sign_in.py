"""Signing in: nothing tells an unknown address from a known one, and mail is a row."""

import re

import pytest
from django.core import mail as outbox
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.enums import Role
from casework import jobs
from casework.models import Mail
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

LOGIN, RESET = reverse("account_login"), reverse("account_reset_password")
MOUNTED = {
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
}


@pytest.fixture
def hat():
    return make.membership(role=Role.SECRETARIAT)


def without_token(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_only_what_we_use_is_mounted():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {name for name in names if name.startswith(("account_", "mfa_"))} == MOUNTED
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_signing_in_with_address_and_password_whatever_the_capitals(client, hat):
    answer = client.post(LOGIN, {"login": hat.user.email.upper(), "password": make.PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").wsgi_request.act.actor.membership_id == hat.pk


def test_signing_in_leads_back_to_where_one_was_and_never_elsewhere(client, hat):
    credentials = {"login": hat.user.email, "password": make.PASSWORD}
    assert client.post(LOGIN, {**credentials, "next": "/account/"}).headers["Location"] == "/account/"
    client.logout()
    assert client.post(LOGIN, {**credentials, "next": "https://elders.example/"}).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_give_the_same_answer(client, hat):
    invited = make.user(email="uitgenodigd@toewijzer.example", is_active=False)
    bodies, codes = set(), set()
    for address in (hat.user.email, "onbekend@toewijzer.example", invited.email):
        answer = client.post(LOGIN, {"login": address, "password": "helemaal verkeerd"})
        codes.add(answer.status_code)
        bodies.add(without_token(answer.text).replace(address, ""))
    assert codes == {422}
    assert len(bodies) == 1


def test_asking_for_a_reset_link_tells_nothing(client, hat):
    answers = [client.post(RESET, {"email": address}) for address in (hat.user.email, "onbekend@toewijzer.example")]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, reverse("account_reset_password_done"))
    }
    rows = dict(Mail.objects.values_list("address", "kind"))
    assert rows == {
        hat.user.email: "account_password_reset_key",
        "onbekend@toewijzer.example": "account_unknown_account",
    }
    subjects = set(Mail.objects.values_list("subject", flat=True))
    assert len(subjects) == 1


def test_resetting_a_password_ends_the_old_one_and_tells_the_owner(client, hat):
    other = client.__class__()
    other.force_login(hat.user)
    client.post(RESET, {"email": hat.user.email})
    body = Mail.objects.get(kind="account_password_reset_key").body
    link = re.search(r"http://localhost:8000(/wachtwoord/nieuw/\S+)", body).group(1)
    page = client.get(client.get(link).headers["Location"])
    assert page.status_code == 200
    new = {"password1": "een heel nieuw wachtwoord", "password2": "een heel nieuw wachtwoord"}
    assert client.post(page.wsgi_request.path, {**new, "password2": "anders"}).status_code == 422
    assert client.post(page.wsgi_request.path, new).status_code == 302
    assert "werkt niet of niet meer" in client.get(link).text
    assert Mail.objects.filter(kind="account_password_reset", address=hat.user.email).exists()
    assert other.get("/").status_code == 302
    assert client.post(LOGIN, {"login": hat.user.email, "password": new["password1"]}).status_code == 302


def test_the_mail_leaves_through_the_outbox(client, hat):
    client.post(RESET, {"email": hat.user.email})
    assert outbox.outbox == []
    jobs.work_off()
    assert [message.to for message in outbox.outbox] == [[hat.user.email]]


def test_a_reset_link_does_not_sign_a_colleague_out(client, hat):
    client.post(RESET, {"email": hat.user.email})
    link = re.search(r"(/wachtwoord/nieuw/\S+)", Mail.objects.get().body).group(1)
    make.sign_in(client, make.membership(role=Role.EXPERT))
    answer = client.get(link)
    assert (answer.status_code, "Meld u eerst af" in answer.text) == (409, True)
    assert client.get("/").status_code == 200


def test_signing_out_asks_first(client, hat):
    make.sign_in(client, hat)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get("/").status_code == 200
    assert client.post(reverse("account_logout")).headers["Location"] == "/"
    assert client.get("/").status_code == 302


def test_changing_ones_password_and_name(client, hat, post):
    make.sign_in(client, hat)
    url = reverse("account_change_password")
    new = {"password1": "een heel nieuw wachtwoord", "password2": "een heel nieuw wachtwoord"}
    assert client.post(url, {"oldpassword": "verkeerd", **new}).status_code == 422
    answer = client.post(url, {"oldpassword": make.PASSWORD, **new})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("accounts:account"))
    assert client.get("/").status_code == 200
    assert post(reverse("accounts:change_name"), {"name": "Nieuwe Naam"}).status_code == 303
    assert "Nieuwe Naam" in client.get(reverse("accounts:account")).text


@pytest.mark.parametrize("value", ["", "x" * 100_000, "\x00", "🙂", "111222333"])
@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_bad_input_gives_a_page(client, name, value):
    answer = client.post(reverse(name), {"login": value, "password": value, "email": value})
    assert answer.status_code in {422, 429}


def test_scripts_get_pages_too(client, hat):
    answer = client.post(LOGIN, {"login": "x@y.nl", "password": "x"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert (answer.status_code, answer.headers["Content-Type"].startswith("text/html")) == (422, True)


def test_the_signed_out_see_no_page_of_ours(client):
    for name in ("home", "hats", "account", "people", "organisations", "settings", "recovery_codes"):
        answer = client.get(reverse(f"accounts:{name}"))
        assert (answer.status_code, answer.headers["Location"].startswith(LOGIN)) == (302, True), name


def test_too_many_attempts_get_a_plain_answer_whoever_it_is(client, hat):
    for address in (hat.user.email, "onbekend@toewijzer.example"):
        answers = [client.post(LOGIN, {"login": address, "password": "helemaal verkeerd"}) for _ in range(6)]
        assert answers[-1].status_code in {422, 429}
        assert client.post(LOGIN, {"login": address, "password": make.PASSWORD}).status_code != 302
    for _ in range(40):
        answer = client.post(LOGIN, {"login": "x@y.example", "password": "verkeerd"})
    assert (answer.status_code, "Even wachten" in answer.text) == (429, True)
