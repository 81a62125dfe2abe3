"""Lists cost the same with one row and with more."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import actions, panels, worklists
from assessments.models import Expert
from casework.acting import Actor
from casework.registries import worklists as all_lists
from tests.assessments.pages import browser, url, world
from tests.factories import accounts, applications, assessments
from tests.factories.applications import World

pytestmark = pytest.mark.django_db
MORE = 3


def queries_of(look: Callable[[], object]) -> int:
    look()
    with CaptureQueriesContext(connection) as seen:
        look()
    return len(seen)


def fill(where: World, first: Expert, second: Expert, rounds: int) -> None:
    """In every round one case without experts, one offered, one written, one submitted with a paper after it."""
    for _ in range(rounds):
        applications.complete(where)
        assessments.offered(where, applications.complete(where), first, 1)
        assessments.accepted(where, applications.complete(where), first, 1)
        done = assessments.accepted(where, applications.complete(where), first, 1)
        assessments.submit(where, done)
        assessments.offered(where, done.application, second, 2)
        applications.paper(where.act(where.secretary), done.application)


def actor_of(where: World, who: str, first: Expert) -> Actor:
    return accounts.actor_of(where.secretary if who == "office" else assessments.hat_of(first))


def test_home_costs_the_same() -> None:
    where = world()
    first = assessments.expert(where, max_open_files=200)
    second = assessments.expert(where, professions=(assessments.SECOND,), max_open_files=200)
    today = where.act(where.secretary).today
    actors = {who: actor_of(where, who, first) for who in ("expert", "office")}
    wanted = {"expert": {"gevraagd", "te-schrijven", "nieuwe-stukken", "afgerond"}, "office": {"wacht-op-advies"}}

    def costs() -> dict[str, int]:
        return {who: queries_of(lambda actor=actor: all_lists(actor, today)) for who, actor in actors.items()}

    fill(where, first, second, 1)
    few = costs()
    fill(where, first, second, MORE)
    assert costs() == few
    for who, actor in actors.items():
        shown = {found.key: len(found.rows) for found in all_lists(actor, today)}
        assert all(shown[key] > MORE for key in wanted[who]), who


def test_choosing_costs_the_same() -> None:
    where = world()
    case = applications.complete(where)
    office = browser(where.secretary)
    address = url("candidates", case, slot="eerste-deskundige")
    counts = []
    for rounds in (1, 29):
        for _ in range(rounds):
            made = assessments.expert(where)
            actions.add_tie(where.act(where.secretary), expert_id=made.pk, kind="employed_by", name="Elders")
        counts.append(queries_of(lambda: office.get(address)))
    assert counts[0] == counts[1] <= 25


def test_lists_of_others_are_not_made() -> None:
    where = world()
    today = where.act(where.secretary).today
    for hat in (where.submitter, where.member("board_member"), where.member("parent"), where.member("controller")):
        assert [load(accounts.actor_of(hat), today) for _, load in worklists.HOME] == [None] * len(worklists.HOME)


def test_panel_asks_two_queries_at_most() -> None:
    where = world()
    case, one, _ = assessments.advised(where)
    for hat in (where.secretary, assessments.hat_of(one.expert), where.submitter):
        actor = accounts.actor_of(hat)
        assert queries_of(lambda actor=actor: panels.load(case, actor)) <= 2
    assert reverse("applications:case", kwargs={"public_id": case.public_id}) in panels.place(case)


def test_a_case_stays_on_the_list_until_both_slots_are_held() -> None:
    where = world()
    first, second = assessments.pair(where)
    office, today = actor_of(where, "office", first), where.act(where.secretary).today
    case = applications.complete(where)

    def told() -> list[tuple[str, str]]:
        found = worklists.to_assign(office, today)
        assert found
        return [(row.note, row.url.rstrip("/").rpartition("/")[2]) for row in found.rows]

    assert told() == [(case.number, "eerste-deskundige")]
    assessments.offered(where, case, first, 1)
    assert told() == [(f"{case.number}, tweede deskundige", "tweede-deskundige")]
    assessments.offered(where, case, second, 2)
    assert told() == []
