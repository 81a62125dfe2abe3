"""From a letter back to the case that it is about, for who sees that case."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework import registries
from correspondence.models import Letter
from correspondence.presenting import letter_url
from tests.factories import accounts, applications

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> applications.World:
    return applications.world()


def letter_in(where: applications.World) -> tuple[Letter, str]:
    """The letter of a request to complete, and the address of its case."""
    case = applications.supplement_requested(where)
    letter = Letter.objects.get(case_id=case.pk, kind="supplement_request")
    return letter, reverse("applications:case", args=[case.public_id])


def crumbs_of(client: Client, hat: Membership, letter: Letter) -> str:
    page = accounts.sign_in(client, hat).get(letter_url(letter)).content.decode()
    return page.partition('aria-label="Kruimelpad"')[2].partition("</nav>")[0]


def test_the_page_of_a_letter_leads_back_to_its_case(where: applications.World, client: Client) -> None:
    letter, case_url = letter_in(where)
    for hat in (where.secretary, where.member(Role.BOARD_MEMBER)):
        assert f'<a href="{case_url}">' in crumbs_of(client, hat, letter)


def test_a_letter_of_a_case_that_is_gone_has_no_way_there(where: applications.World, client: Client) -> None:
    letter, _ = letter_in(where)
    Letter.objects.filter(pk=letter.pk).update(case_id=letter.case_id + 1000)
    crumbs = crumbs_of(client, where.secretary, letter)
    assert "Begin" in crumbs
    assert crumbs.count("<a ") == 1


def test_nobody_learns_of_a_case_that_he_does_not_see(where: applications.World) -> None:
    letter, case_url = letter_in(where)
    strangers = (
        accounts.membership(role=Role.SECRETARIAT),
        where.member(Role.FUNCTIONAL_ADMINISTRATOR),
        where.member(Role.EXPERT),
    )
    assert registries.case_link(letter.case_id, where.act(where.secretary).actor).url == case_url
    for stranger in strangers:
        assert registries.case_link(letter.case_id, where.act(stranger).actor) is None


def test_one_app_only_says_where_cases_are() -> None:
    with pytest.raises(ValueError, match="twice"):
        registries.register_case_link(lambda case_id, actor: None)
