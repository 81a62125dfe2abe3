"""No link leads nowhere: each role follows every link it is shown, and every page it comes to is looked at."""

import re
from collections import deque
from collections.abc import Iterable
from urllib.parse import urlsplit

import pytest
from django.db.models import Model
from django.urls import resolve

from accounts.enums import Role
from accounts.models import Membership
from applications import actions
from applications.models import Application
from assessments.models import Assignment
from casework.jobs import work_off
from decisions.models import Decision
from tests.factories import accounts, applications, assessments, decisions
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import Visitor
from tests.support.quick import undrawn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor")]

OTHERS = (
    Role.FUNCTIONAL_ADMINISTRATOR,
    Role.CONTROLLER,
    Role.PRIVACY_OFFICER,
    Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_MEMBER,
)
# The pages about one's own account, which are the same under every role.
OWN_ACCOUNT = re.compile("(account|mfa)_|accounts:(account|change_name|recovery_codes|help|privacy)$")
# Signing out ends the walk; a download is no page.
LEFT_OUT = {"account_logout", "correspondence:download"}
# Of these one per state is looked at, because each shows another stop of the road; of all others the first.
BY_STATE: dict[str, type[Model]] = {
    "applications:case": Application,
    "assessments:assignment": Assignment,
    "decisions:decide": Decision,
}


@pytest.fixture
def people(clock_of_server: Time) -> Cast:
    """A cast with a case at every stop of the road; it is the sixth day."""
    made = cast()
    world = made.world()
    for reach in applications.REACH.values():
        reach(world)
    actions.hand_over(world.act(made.coordinator), application_id=applications.filled(world).pk)
    applications.registered(world)
    case = applications.complete(world)
    assessments.offered(world, case, made.first, 1)
    assessments.accepted(world, case, made.second, 2)
    for stop in (decisions.to_decide, decisions.adopted, decisions.published):
        stop(world)
    advised, _, _ = assessments.advised(world)
    decisions.invited(world, advised, advised.guardians.first())
    decisions.prepared(world, assessments.advised(world)[0])
    clock_of_server.pass_days(5)
    with undrawn():
        work_off()
    return made


def walk(visitor: Visitor, known: Iterable[str] = ()) -> set[str]:
    """Follow every link from the home page on; answer which pages were seen, or fail with all faults.

    Pages in ``known`` are the same for this person as for somebody who walked before.
    """
    visitor.open("/")
    seen: set[str] = set(known)
    waiting = deque((path, "/") for path in links(visitor))
    faults = []
    while waiting:
        path, source = waiting.popleft()
        page = kind_of_page(path)
        if page in seen or page in LEFT_OUT:
            continue
        seen.add(page)
        try:
            visitor.open(path)
        except AssertionError as fault:
            faults.append(f"{path}, linked from {source}: {fault}")
            visitor.faults.clear()
        waiting.extend((found, path) for found in links(visitor))
    assert not faults, "\n\n".join(faults)
    return {page.partition(" ")[0] for page in seen}


def own_account(seen: Iterable[str]) -> set[str]:
    """Return which of these pages are about one's own account."""
    return {page for page in seen if OWN_ACCOUNT.match(page)}


def kind_of_page(path: str) -> str:
    """The name of the page, with the state of its record where every state looks different."""
    match = resolve(path)
    model = BY_STATE.get(match.view_name)
    if model is None:
        return match.view_name
    return f"{match.view_name} {model._default_manager.get(public_id=match.kwargs['public_id']).status}"  # type: ignore[attr-defined]


def links(visitor: Visitor) -> list[str]:
    """Every address inside the program that this page links to; what a mail links to is for its reader."""
    if resolve(visitor.path()).view_name == "correspondence:one_mail":
        return []
    found = visitor.page.eval_on_selector_all("a[href]:not([download])", "all => all.map(one => one.href)")
    return [urlsplit(url).path for url in found if url.startswith(visitor.origin) and "#" not in url]


def test_the_office_finds_no_dead_link(enter: Enter, people: Cast) -> None:
    seen = walk(enter(people.secretary))
    assert {"assessments:candidates", "decisions:write", "decisions:publish", "decisions:hearings"} <= seen
    assert {"applications:take_in", "applications:request_supplement", "correspondence:letter"} <= seen
    known = own_account(seen)
    found: dict[str, set[str]] = {}
    for role in OTHERS:
        hat: Membership = accounts.membership(role=role, partnership=people.partnership)
        found[role] = walk(enter(hat), known=known)
    wanted = {"accounts:people", "accounts:settings", "correspondence:outgoing_mail"}
    assert wanted <= found[Role.FUNCTIONAL_ADMINISTRATOR]


def test_school_parent_experts_and_board_find_no_dead_link(enter: Enter, people: Cast) -> None:
    world = people.world()
    seen: set[str] = set()
    for hat in (people.coordinator, people.head):
        seen = walk(enter(hat), known=own_account(seen))
        assert {"applications:case", "applications:tasks", "applications:list", "applications:start"} <= seen
    known = own_account(seen)
    parent = applications.followed(world, decisions.published(world).application)
    parent.user.set_password(accounts.PASSWORD)
    parent.user.save()
    assert "applications:case" in walk(enter(parent))
    assert "assessments:accept" in walk(enter(people.first_hat), known=known)
    assert "assessments:write_advice" in walk(enter(people.second_hat), known=known)
    seen = walk(enter(people.decider), known=known)
    assert {"decisions:decide", "decisions:adopt", "decisions:preview"} <= seen
