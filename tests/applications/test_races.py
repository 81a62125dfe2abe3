"""Two submissions for one child at the same moment: one application, one refusal, and two without the lock."""

from collections.abc import Callable
from typing import Any

import pytest

from applications import actions, queries
from applications.actions import common
from applications.enums import Section
from applications.models import Application
from casework.refusals import NotReady
from tests.factories import applications
from tests.factories.applications import World
from tests.support.moments import Moment
from tests.support.together import meeting_first, together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 20


@pytest.fixture
def drafts() -> tuple[World, list[Application]]:
    """Two colleagues wrote a draft each for the same child."""
    where = applications.world()
    made = [applications.filled(where) for _ in range(2)]
    child = {"first_name": "Sam", "last_name": "Proefkind"}
    for case in made:
        actions.save_section(where.act(where.submitter), application_id=case.pk, section=Section.PUPIL, values=child)
    return where, made


def race(where: World, drafts: list[Application]) -> list[Any]:
    """Both are submitted."""
    act = where.act(where.submitter)

    def submit(case: Application) -> Any:
        return lambda: actions.submit(act, application_id=case.pk, results_declared=True)

    return together(*(submit(case) for case in drafts))


def test_one_is_submitted_and_the_other_reads_why_not(
    drafts: tuple[World, list[Application]], moment: Callable[[], Moment]
) -> None:
    for _ in moment().rounds(ROUNDS):
        found = race(*drafts)
        assert sorted(type(one).__name__ for one in found) == ["Application", "NotReady"], found
        refused = next(one for one in found if isinstance(one, NotReady))
        assert [point.code for point in refused.points] == ["no_open_double"]


def test_both_are_submitted_without_the_lock(
    drafts: tuple[World, list[Application]], moment: Callable[[], Moment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "lock_board", lambda case: None)
    looked = queries.facts._of_same_child
    monkeypatch.setattr(queries.facts, "_of_same_child", meeting_first(looked))
    assert any([type(one) for one in race(*drafts)] == [Application, Application] for _ in moment().rounds(ROUNDS))


def test_two_people_change_one_kind_at_once() -> None:
    """The kind is named, not turned over: the second learns that it was done, and does not change it back."""
    where = applications.world(school_type="vmbo")
    case = applications.complete(where)
    applications.inspected()

    def change(who: Any) -> Any:
        letter = {"kind": "lwoo", "upload": applications.inspected(), "no_bsn_confirmed": True}
        return lambda: actions.change_kind(where.act(who), application_id=case.pk, **letter)

    found = together(change(where.submitter), change(where.secretary))
    assert sorted(type(one).__name__ for one in found) == ["AlreadyDone", "Application"], found
    assert applications.fresh(case).kind == "lwoo"
    assert case.documents.filter(kind="letter").count() == 1
