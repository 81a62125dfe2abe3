"""Every page of a case opens, refuses or is absent, for every role in every state; none of them faults."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from applications.models import Application
from applications.urls import BOARDS, TAKEN_OVER, urlpatterns
from tests.factories import accounts, applications

pytestmark = pytest.mark.django_db
FIXED = ("list", "search", "start", "earlier_decision", "register")
ROWS = {
    "guardian_change": "guardians",
    "guardian_remove": "guardians",
    "guardian_invite": "guardians",
    "guardian_end_access": "guardians",
    "guardian_messages": "guardians",
    "authorise": "guardians",
    "statement": "guardians",
    "learning_change": "learning_results",
    "learning_remove": "learning_results",
    "intelligence_change": "intelligence_results",
    "intelligence_remove": "intelligence_results",
    "document_remove": "documents",
}
# Pages about declarations from elsewhere and about boards are about no case; they have their own tests.
NAMES = [pattern.name or "" for pattern in urlpatterns if not str(pattern.pattern).startswith((TAKEN_OVER, BOARDS))]
# Pages where something is filled in or done; the others are read.
SCHOOL_FILLS = {name for name in NAMES if name.startswith(("section_", "learning_", "intelligence_"))} | {
    "tasks", "guardian_add", "guardian_change", "guardian_remove", "statement", "consultation", "document_add",
    "document_remove", "check_answers",
}  # fmt: skip
# What the secretariat keeps too, when a case lies with it.
OFFICE_KEEPS = {
    "section_pupil", "section_guardians", "guardian_add", "guardian_change",
    "section_statements", "statement", "section_pupil_voice",
}  # fmt: skip
# Who may fill in, per state; a draft is the school's own.
FILLS = {state: "submitter" if state in {"draft", "supplement_requested"} else "" for state in applications.REACH}
OFFICE_WORKS = {"submitted", "supplement_requested", "complete"}


def address(name: str, case: Application) -> str:
    """The address of any page of this app, about this case."""
    if name in FIXED:
        return reverse(f"applications:{name}")
    keys: dict[str, Any] = {"public_id": case.public_id}
    if name in ROWS:
        row = getattr(case, ROWS[name]).order_by("id").first()
        keys["row"] = row.public_id
    return reverse(f"applications:{name}", kwargs=keys)


def test_every_page_is_listed() -> None:
    for name in NAMES:
        try:
            address_needs_row = name in ROWS
            reverse(f"applications:{name}", kwargs={} if name in FIXED else _keys(address_needs_row))
        except NoReverseMatch:
            pytest.fail(f"{name} has an unexpected address")


def _keys(with_row: bool) -> dict[str, str]:
    unknown = "00000000-0000-4000-8000-000000000000"
    return {"public_id": unknown, "row": unknown} if with_row else {"public_id": unknown}


@pytest.mark.parametrize("state", list(applications.REACH))
def test_no_page_faults_and_who_fills_in(client: Client, state: str) -> None:
    """A draft is tried by the school only: for others it is not there (below, and tests/visibility/test_doors.py)."""
    where = applications.world()
    case = applications.REACH[state](where)
    readers = {"submitter": where.submitter}
    if state != "draft":
        readers |= {"secretary": where.secretary, "board": where.member(Role.BOARD_MEMBER)}
        readers["parent"] = applications.followed(where, case)
    # Of the pages about no case only the list shows cases; the others are the same in every state.
    names = [name for name in NAMES if state == "submitted" or name == "list" or name not in FIXED]
    for role, member in readers.items():
        accounts.sign_in(client, member)
        for name in names:
            status = client.get(address(name, case)).status_code
            assert status in {200, 302, 303, 403, 404, 409}, (role, name, status)
            if role in {"submitter", "secretary"} and name in SCHOOL_FILLS:
                assert status == (200 if _fills_in(role, name, state) else 403), (role, name)


def _fills_in(role: str, name: str, state: str) -> bool:
    kept = name.startswith("document_") or name in OFFICE_KEEPS
    return role == FILLS[state] or (kept and role == "secretary" and state in OFFICE_WORKS)


def test_draft_is_the_school_s_own(client: Client) -> None:
    where = applications.world()
    case = applications.filled(where)
    for role in (Role.SECRETARIAT, Role.BOARD_MEMBER):
        accounts.sign_in(client, where.member(role))
        assert client.get(address("case", case)).status_code == 404
        assert case.pupil_label not in client.get(address("list", case)).content.decode()
        found = client.get(address("search", case), {"q": case.pupil_label})
        assert found.content.decode().count("Niets gevonden") == 1
