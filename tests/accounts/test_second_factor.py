"""Staff has a second factor, in this very session; nothing but a short list works before."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import get_resolver, reverse

from accounts.enums import STAFF_ROLES, Role
from accounts.middleware import BEFORE_SECOND_FACTOR
from casework.models import Mail
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db

SET_UP, AGAIN = reverse("mfa_activate_totp"), reverse("mfa_reauthenticate")


@pytest.fixture(autouse=True)
def required(settings, no_second_factor):
    settings.STAFF_SECOND_FACTOR = True


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": make.PASSWORD})


def set_up(client) -> str:
    page = client.get(SET_UP)
    secret = page.context["form"].secret
    answer = client.post(SET_UP, {"code": code_for(secret)})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("accounts:recovery_codes"))
    return secret


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_with_only_a_password_is_led_to_the_set_up(client, role):
    hat = make.membership(role=role)
    log_in(client, hat.user)
    assert client.get("/").headers["Location"] == SET_UP


def test_a_parent_needs_none(client):
    log_in(client, make.membership(role=Role.PARENT).user)
    assert client.get("/").status_code == 200


def test_a_parent_who_also_works_here_does(client):
    parent = make.membership(role=Role.PARENT)
    make.membership(role=Role.SECRETARIAT, user=parent.user)
    make.sign_in(client, parent)
    assert client.get("/").headers["Location"] == SET_UP


def test_it_can_be_switched_off(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    log_in(client, make.membership(role=Role.BOARD_MEMBER).user)
    assert client.get("/").status_code == 200


def urls_without_arguments():
    for key in get_resolver().reverse_dict:
        if isinstance(key, str):
            yield key
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        yield from (f"{namespace}:{key}" for key in resolver.reverse_dict if isinstance(key, str))


def test_no_other_address_works_before_it(client):
    make.sign_in(client, make.membership(role=Role.SECRETARIAT))
    tried = 0
    for name in urls_without_arguments():
        try:
            url = reverse(name)
        except Exception:  # noqa: S112 - an address with arguments; the middleware looks at names only
            continue
        if name in BEFORE_SECOND_FACTOR or name.startswith("demo:"):
            continue
        for send in (client.get, client.post):
            answer = send(url)
            assert (answer.status_code, answer.headers.get("Location")) == (302, SET_UP), name
            tried += 1
    assert tried > 20


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_opens_the_door_and_shows_codes_once(client):
    hat = make.membership(role=Role.SECRETARIAT)
    log_in(client, hat.user)
    page = client.get(SET_UP)
    assert "data:image/svg+xml" in page.text
    assert client.post(SET_UP, {"code": "000000"}).status_code == 422
    set_up(client)
    assert client.get("/").status_code == 200
    assert Mail.objects.filter(kind="account_totp_activated", address=hat.user.email).exists()
    url = reverse("accounts:recovery_codes")
    before = Authenticator.objects.get(type="recovery_codes").data
    assert "<samp>" not in client.get(url).text
    assert Authenticator.objects.get(type="recovery_codes").data == before
    assert client.post(url).text.count("<samp>") == 10
    assert "<samp>" not in client.get(url).text


def test_signing_in_asks_for_the_code_and_takes_a_recovery_code_once(client):
    hat = make.membership(role=Role.SECRETARIAT)
    log_in(client, hat.user)
    set_up(client)
    codes = client.post(reverse("accounts:recovery_codes")).context["codes"]
    client.post(reverse("account_logout"))
    for expected in ("/", None):
        assert log_in(client, hat.user).headers["Location"] == reverse("mfa_authenticate")
        assert client.get("/").status_code == 302
        assert client.post(reverse("mfa_authenticate"), {"code": "123"}).status_code == 422
        assert client.post(reverse("mfa_authenticate"), {}).status_code == 303
        answer = client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert answer.headers.get("Location") == expected
        client.post(reverse("account_logout"))


def test_a_session_that_never_showed_the_factor_must_show_it(client):
    hat = make.membership(role=Role.SECRETARIAT)
    elsewhere = client.__class__()
    log_in(elsewhere, hat.user)
    log_in(client, hat.user)
    set_up(client)
    assert elsewhere.get("/").headers["Location"] == f"{AGAIN}?next=/"
    assert elsewhere.get(AGAIN).status_code == 200
    assert elsewhere.post(AGAIN, {"code": "000000"}).status_code == 422


def test_taking_the_app_away_needs_the_password_again_and_leads_to_the_set_up(client):
    hat = make.membership(role=Role.SECRETARIAT)
    log_in(client, hat.user)
    set_up(client)
    remove = reverse("mfa_deactivate_totp")
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 4000} for record in session["account_authentication_methods"]
    ]
    session.save()
    assert client.get(remove).headers["Location"].startswith("/aanmelden/bevestigen/")
    assert Authenticator.objects.filter(type="totp").exists()
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    assert client.post(remove).status_code == 302
    assert not Authenticator.objects.exists()
    assert client.get("/").headers["Location"] == SET_UP
