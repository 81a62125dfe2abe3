"""Two people at once, each on a connection of his own: one procedure, and none refused without a reason."""

from collections.abc import Callable
from typing import Any

import pytest

from applications.models import Application
from objections import actions
from objections.actions import common, filing
from objections.models import Objection, Procedure
from tests.factories import applications
from tests.factories import objections as make
from tests.factories.applications import World
from tests.support.moments import Moment
from tests.support.together import meeting_first, together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]
ROUNDS = 50
type Start = tuple[World, Application, Moment]


@pytest.fixture
def start(moment: Callable[[], Moment]) -> Start:
    """A decision that was sent, and both parents with a hat: where every round begins."""
    where = applications.world()
    case = make.contested(where)
    for which in range(2):
        make.parent(where, case, which)
    return where, case, moment()


def file_for(where: World, case: Application, *hats: Any) -> list[Any]:
    """Everybody objects at the same moment."""
    decision = make.decision_of(case)
    acts = [where.act(hat, days=10) for hat in hats]
    return together(
        *(
            lambda act=act: actions.file_objection(act, decision_id=decision.pk, notice=make.notice())  # type: ignore[misc]
            for act in acts
        )
    )


def one_procedure(where: World, case: Application) -> list[str]:
    """Both parents object at once: two objections in one procedure."""
    found = file_for(where, case, make.parent(where, case), make.parent(where, case, 1))
    wrong = [f"{type(one).__name__}: {one}" for one in found if not isinstance(one, Objection)]
    running = Procedure.objects.filter(status="received").count()
    return wrong if running == 1 else [*wrong, f"{running} procedures"]


def one_objection(where: World, case: Application) -> list[str]:
    """One parent presses twice, in two windows: one objection, and one polite answer."""
    hat = make.parent(where, case)
    kinds = sorted(type(one).__name__ for one in file_for(where, case, hat, hat))
    wrong = [] if kinds == ["AlreadyDone", "Objection"] else [f"outcomes {kinds}"]
    held = Objection.objects.count()
    return wrong if held == 1 else [*wrong, f"{held} objections"]


def test_two_objectors_at_once_come_into_one_procedure(start: Start) -> None:
    where, case, moment = start
    for number in moment.rounds(ROUNDS):
        assert one_procedure(where, case) == [], f"round {number}"


def test_one_objector_twice_at_once_has_one_objection(start: Start) -> None:
    where, case, moment = start
    for number in moment.rounds(ROUNDS):
        assert one_objection(where, case) == [], f"round {number}"


def test_without_the_lock_somebody_is_refused(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(application_id: int) -> Application:
        return Application.objects.select_related("site", "board", "partnership").get(pk=application_id)

    where, case, moment = start
    with monkeypatch.context() as patch:
        for module in (filing, common):
            patch.setattr(module, "lock_case", look)
        patch.setattr(filing, "running_about", meeting_first(filing.running_about))
        assert [fault for _ in moment.rounds(3) for fault in one_procedure(where, case)]
