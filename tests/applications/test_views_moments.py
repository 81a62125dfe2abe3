"""Who gets through with which page of intake, in which state, and what anybody else reads."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application
from tests.applications.typed import DATA
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]
# Who gets through (303) with which page in which state. Everybody else who sees the case is refused: 403 for who may
# never do this, 409 for the wrong moment. Who does not see the case finds nothing.
SCHOOL = {"submitter", "colleague"}
OFFICE = {"secretary"}
# To whom the case exists: a draft is the school's own.
SEES = {state: SCHOOL if state == "draft" else SCHOOL | OFFICE | {"board"} for state in applications.REACH}
ALLOWED: dict[str, dict[str, set[str]]] = {
    "hand_over": {"draft": SCHOOL},
    "discard": {"draft": SCHOOL},
    "check_answers": {"draft": {"submitter"}},
    "request_supplement": {"submitted": OFFICE},
    "give_supplement": {"supplement_requested": SCHOOL},
    "close_supplement": {},
    "take_in": {"submitted": OFFICE},
    "longer_term": dict.fromkeys(("submitted", "supplement_requested", "complete"), OFFICE),
    "withdraw": dict.fromkeys(("submitted", "supplement_requested", "complete"), SCHOOL | OFFICE),
}


def cast(where: applications.World) -> dict[str, Membership]:
    """Everybody who could try."""
    return {
        "submitter": where.submitter,
        "colleague": where.colleague,
        "secretary": where.secretary,
        "board": where.member(Role.BOARD_MEMBER),
        "expert": where.member(Role.EXPERT),
        "other_board": accounts.submitter(partnership=where.partnership),
        "other_partnership": applications.world().secretary,
    }


@pytest.mark.parametrize("state", list(applications.REACH))
def test_who_may_when(client: Client, send: Send, state: str) -> None:
    """Everybody tries every page; each try is undone."""
    where = applications.world()
    case = applications.REACH[state](where)
    before = Application.objects.filter(pk=case.pk).values().get()
    for name, member in cast(where).items():
        accounts.sign_in(client, member)
        for page, states in ALLOWED.items():
            with transaction.atomic():
                status = send(page, case, DATA.get(page)).status_code
                assert status in _expected(name, page, state), (name, page, status)
                if name not in states.get(state, set()):
                    assert Application.objects.filter(pk=case.pk).values().get() == before, (name, page)
                transaction.set_rollback(True)


def _expected(name: str, page: str, state: str) -> set[int]:
    if name in ALLOWED[page].get(state, set()) or _done_already(page, state, name):
        return {303}
    return {403, 409, 422} if name in SEES[state] else {404}


def _done_already(page: str, state: str, name: str) -> bool:
    """Pressing again what was done is answered politely, with the way to the result."""
    done = {
        ("check_answers", "submitted"): {"submitter"},
        ("request_supplement", "supplement_requested"): OFFICE,
        ("take_in", "complete"): OFFICE,
        ("give_supplement", "submitted"): SCHOOL,
        ("close_supplement", "submitted"): OFFICE,
        ("withdraw", "withdrawn"): SCHOOL | OFFICE,
    }
    return name in done.get((page, state), set())


@pytest.mark.parametrize("page", ["request_supplement", "take_in", "withdraw"])
def test_page_opens_at_its_moment_only(client: Client, page: str) -> None:
    """Nobody fills in a form that its verb would refuse; and the refusal does not tell which state it is."""
    where = applications.world()
    case = applications.complete(where) if page != "withdraw" else applications.filled(where)
    accounts.sign_in(client, where.secretary if page != "withdraw" else where.submitter)
    answer = client.get(address(page, case))
    assert answer.status_code == (303 if page == "take_in" else 409)
    if answer.status_code == 409:
        assert case.get_status_display() not in text_of(answer).partition("<main")[2]
