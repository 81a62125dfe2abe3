"""What a partnership says itself: in the right place, to its own people, and kept when it changes."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from accounts import actions, queries
from accounts.enums import Role, TextPlace
from accounts.models import Membership, PartnershipText
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed
from correspondence.addressing import letterhead
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db
CANARY = "Bel ons op werkdagen tussen 9 en 12 uur."


@pytest.fixture
def administrator() -> Membership:
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


def say(who: Membership, place: TextPlace, words: str = CANARY) -> PartnershipText:
    return actions.set_text(make.act_of(who), place=place, words=words)


@pytest.mark.parametrize(
    ("place", "path", "role"),
    [
        (TextPlace.SCHOOLS, "/", Role.SCHOOL_STAFF),
        (TextPlace.PARENTS, "/", Role.PARENT),
        (TextPlace.HELP, "/hulp/", Role.EXPERT),
        (TextPlace.PRIVACY, "/privacy/", Role.PARENT),
    ],
)
def test_a_text_stands_where_it_belongs(
    client: Client, administrator: Membership, place: TextPlace, path: str, role: Role
) -> None:
    say(administrator, place, f"{CANARY}\n\n<b>Tweede</b>")
    reader = make.membership(role=role, partnership=administrator.organisation.partnership)
    page = make.sign_in(client, reader).get(path).content.decode()
    assert f"<p>{CANARY}</p>" in page
    assert "&lt;b&gt;Tweede" in page
    others = {"/", "/hulp/", "/privacy/"} - {path}
    assert not [other for other in others if CANARY in client.get(other).content.decode()]
    elsewhere = make.membership(role=role)
    assert CANARY not in make.sign_in(Client(), elsewhere).get(path).content.decode()
    assert CANARY not in Client().get("/hulp/").content.decode()


def test_a_letter_says_it_from_then_on(administrator: Membership) -> None:
    partnership = administrator.organisation.partnership
    before = letterhead(partnership)
    say(administrator, TextPlace.LETTERS)
    assert (before.questions, letterhead(partnership).questions) == ("", CANARY)
    assert letterhead(make.partnership()).questions == ""


def test_what_stood_there_is_kept_and_an_empty_text_takes_it_away(client: Client, administrator: Membership) -> None:
    partnership_id = administrator.organisation.partnership_id
    say(administrator, TextPlace.HELP)
    say(administrator, TextPlace.HELP, "  ")
    assert queries.text_at(partnership_id, TextPlace.HELP) == ""
    page = make.sign_in(client, administrator).get(reverse("accounts:texts")).content.decode()
    assert "Eerdere teksten (1)" in page
    assert CANARY in page
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["accounts.text_set"] * 2
    with pytest.raises(DatabaseError), transaction.atomic():
        PartnershipText.objects.update(words="Anders")


def test_the_same_text_again_is_said_once(administrator: Membership) -> None:
    say(administrator, TextPlace.HELP)
    with pytest.raises(AlreadyDone):
        say(administrator, TextPlace.HELP, f" {CANARY} ")
    with pytest.raises(AlreadyDone):
        say(administrator, TextPlace.PRIVACY, "")
    assert PartnershipText.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR])
def test_nobody_else_writes_it(client: Client, role: Role) -> None:
    hat = make.membership(role=role)
    with pytest.raises(NotAllowed):
        say(hat, TextPlace.HELP)
    make.sign_in(client, hat)
    url = reverse("accounts:set_text", kwargs={"place": "help"})
    assert {client.get(url).status_code, client.post(url, {"words": "x"}).status_code} == {403}
    assert client.get(reverse("accounts:texts")).status_code == 403
    assert not PartnershipText.objects.exists()


def test_a_place_that_is_none_is_not_there(client: Client, administrator: Membership) -> None:
    make.sign_in(client, administrator)
    assert client.get(reverse("accounts:set_text", kwargs={"place": "nergens"})).status_code == 404
