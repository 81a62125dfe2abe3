"""What the operator does at the machine: the first partnership, and a second factor that was lost."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from accounts import actions
from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Organisation, Partnership
from casework.acting import Act, system_actor
from casework.models import AuditEntry, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db
NEW = {"code": "VO2998", "name": "Samenwerkingsverband Nieuwstreek"}
FIRST = {"email": "Beheer@nieuwstreek.example", "administrator": "Bea Beheer"}


def operator() -> Act:
    return Act(system_actor(None), datetime(2026, 3, 2, 9, tzinfo=UTC), "r")


def test_a_new_partnership_has_an_administrator_who_is_invited() -> None:
    hat = actions.add_partnership(operator(), **NEW, **FIRST)
    partnership = Partnership.objects.get(code="VO2998")
    office = Organisation.objects.get(partnership=partnership)
    assert (office.kind, hat.organisation, hat.role) == (
        OrganisationKind.PARTNERSHIP,
        office,
        Role.FUNCTIONAL_ADMINISTRATOR,
    )
    mail = Mail.objects.get()
    assert (mail.address, mail.partnership_id) == ("beheer@nieuwstreek.example", partnership.pk)
    assert "/uitnodiging/" in mail.body
    verbs = AuditEntry.objects.filter(partnership_id=partnership.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["accounts.partnership_added", "accounts.member_invited"]


def test_it_is_added_once_and_with_a_number() -> None:
    actions.add_partnership(operator(), **NEW, **FIRST)
    with pytest.raises(AlreadyDone):
        actions.add_partnership(operator(), **NEW, **FIRST)
    with pytest.raises(ValidationError, match="VO en vier cijfers"):
        actions.add_partnership(operator(), **NEW | {"code": "2998"}, **FIRST)
    assert Partnership.objects.filter(name=NEW["name"]).count() == 1


@pytest.mark.parametrize("role", [Role.FUNCTIONAL_ADMINISTRATOR, Role.SECRETARIAT])
def test_nobody_who_signed_in_does_what_the_operator_does(role: str) -> None:
    act = make.act_of(make.membership(role=role))
    with pytest.raises(NotAllowed):
        actions.add_partnership(act, **NEW, **FIRST)
    with pytest.raises(NotAllowed):
        actions.reset_second_factor(act, email="iemand@school.example")
    assert not Partnership.objects.filter(code="VO2998").exists()


def _with_factor(role: str = Role.SECRETARIAT) -> Membership:
    hat = make.membership(role=role)
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=hat.user, type=kind, data={})
    return hat


def test_a_lost_second_factor_goes_with_the_password_and_every_session(client: Client) -> None:
    hat, other = _with_factor(), _with_factor()
    client.force_login(hat.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "/aanmelden/" not in client.get("/").headers.get("Location", "")
    actions.reset_second_factor(operator(), email=hat.user.email.upper())
    assert not Authenticator.objects.filter(user=hat.user).exists()
    assert Authenticator.objects.filter(user=other.user).count() == 2
    hat.user.refresh_from_db()
    assert not hat.user.check_password(make.PASSWORD)
    assert "/aanmelden/" in client.get("/").headers["Location"]
    assert [mail.address for mail in Mail.objects.order_by("id")] == [hat.user.email]
    entry = AuditEntry.objects.get(verb="accounts.second_factor_reset")
    assert (entry.subject_id, entry.partnership_id) == (hat.user.pk, hat.organisation.partnership_id)


def test_nothing_is_taken_from_who_has_nothing() -> None:
    hat = make.membership(role=Role.SECRETARIAT)
    for email in (hat.user.email, "niemand@school.example"):
        with pytest.raises(WrongState):
            actions.reset_second_factor(operator(), email=email)
    hat.user.refresh_from_db()
    assert hat.user.check_password(make.PASSWORD)


def test_the_way_back_that_the_message_names_exists(client: Client) -> None:
    hat = _with_factor()
    call_command("reset_second_factor", hat.user.email)
    body = Mail.objects.get().body
    (path,) = [word.partition("://")[2].partition("/")[2] for word in body.split() if "://" in word]
    assert client.get(f"/{path}").status_code == 200


def test_commands_say_in_one_sentence_what_is_wrong() -> None:
    call_command("add_partnership", **NEW, **FIRST)
    for changed, says in (
        ({}, "bestaat al"),
        ({"code": "2998"}, "VO en vier cijfers"),
        ({"code": "VO2997", "email": "geen-adres"}, "e-mailadres"),
    ):
        with pytest.raises(CommandError, match=says):
            call_command("add_partnership", **NEW | FIRST | changed)
    with pytest.raises(CommandError, match="geen account"):
        call_command("reset_second_factor", "niemand@school.example")
