"""No link leads nowhere: each role follows every link it is shown, and every page it comes to is looked at."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from accounts.enums import Role
from accounts.models import Membership
from applications import actions
from casework.jobs import work_off
from tests.factories import accounts, applications, assessments, decisions
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor")]

OTHERS = (
    Role.FUNCTIONAL_ADMINISTRATOR,
    Role.CONTROLLER,
    Role.PRIVACY_OFFICER,
    Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_MEMBER,
)
# Signing out ends the walk; a download is no page.
LEFT_OUT = {"account_logout", "correspondence:download"}
# Of these every one is looked at, because each shows another state; of all others the first.
EACH = {"applications:case", "assessments:assignment", "decisions:decide"}


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
    work_off()
    return made


def walk(visitor: Visitor) -> set[str]:
    """Follow every link from the home page on; answer which pages were seen, or fail with all faults."""
    visitor.open("/")
    seen: set[str] = set()
    came_from = {"/": ""}
    waiting = deque((path, "/") for path in links(visitor))
    faults = []
    while waiting:
        path, source = waiting.popleft()
        name = resolve(path).view_name
        if path in came_from or name in LEFT_OUT or (name in seen and name not in EACH):
            continue
        came_from[path] = source
        seen.add(name)
        try:
            visitor.open(path)
        except AssertionError as fault:
            faults.append(f"{path}, linked from {source}: {fault}")
            visitor.faults.clear()
        waiting.extend((found, path) for found in links(visitor))
    assert not faults, "\n\n".join(faults)
    return seen


def links(visitor: Visitor) -> list[str]:
    """Every address inside the program that this page links to; what a mail links to is for its reader."""
    if resolve(visitor.path()).view_name == "correspondence:one_mail":
        return []
    found = visitor.page.eval_on_selector_all("a[href]:not([download])", "all => all.map(one => one.href)")
    return [urlsplit(url).path for url in found if url.startswith(visitor.origin) and "#" not in url]


def test_the_school_and_a_parent_find_no_dead_link(enter: Enter, people: Cast) -> None:
    world = people.world()
    for hat in (people.coordinator, people.head):
        seen = walk(enter(hat))
        assert {"applications:case", "applications:tasks", "applications:list", "applications:start"} <= seen
    parent = applications.followed(world, decisions.published(world).application)
    parent.user.set_password(accounts.PASSWORD)
    parent.user.save()
    assert "applications:case" in walk(enter(parent))


def test_the_secretariat_finds_no_dead_link(enter: Enter, people: Cast) -> None:
    seen = walk(enter(people.secretary))
    assert {"assessments:candidates", "decisions:write", "decisions:publish", "decisions:hearings"} <= seen
    assert {"applications:take_in", "applications:request_supplement", "correspondence:letter"} <= seen


def test_experts_and_the_board_find_no_dead_link(enter: Enter, people: Cast) -> None:
    assert "assessments:accept" in walk(enter(people.first_hat))
    assert "assessments:write_advice" in walk(enter(people.second_hat))
    assert {"decisions:decide", "decisions:adopt", "decisions:preview"} <= walk(enter(people.decider))


def test_other_roles_find_no_dead_link(enter: Enter, people: Cast) -> None:
    seen = {}
    for role in OTHERS:
        hat: Membership = accounts.membership(role=role, partnership=people.partnership)
        seen[role] = walk(enter(hat))
        assert "accounts:account" in seen[role]
    wanted = {"accounts:people", "accounts:settings", "correspondence:outgoing_mail"}
    assert wanted <= seen[Role.FUNCTIONAL_ADMINISTRATOR]
