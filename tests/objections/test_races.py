"""Two people at once, each on a connection of his own: one procedure, and none refused without a reason."""

from typing import Any

import pytest

from applications.models import Application
from objections import actions
from objections.actions import common, filing
from objections.models import Objection, Procedure
from tests.factories import applications
from tests.factories import objections as make
from tests.factories.applications import World
from tests.support.together import meeting_first, together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]
ROUNDS = 50


@pytest.fixture
def case() -> tuple[World, Application]:
    where = applications.world()
    return where, make.contested(where)


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
    """Both parents object at once: two objections in one procedure. Then they withdraw, for the next round."""
    found = file_for(where, case, make.parent(where, case), make.parent(where, case, 1))
    wrong = [f"{type(one).__name__}: {one}" for one in found if not isinstance(one, Objection)]
    running = Procedure.objects.filter(status="received").count()
    for objection in Objection.objects.filter(status="received").order_by("id"):
        hat = make.parent(where, case, 0 if objection.guardian == case.guardians.order_by("id")[0] else 1)
        actions.withdraw(where.act(hat, days=10), objection_id=objection.pk)
    return wrong if running == 1 else [*wrong, f"{running} procedures"]


def one_objection(where: World, case: Application) -> list[str]:
    """One parent presses twice, in two windows: one objection, and one polite answer."""
    hat = make.parent(where, case)
    kinds = sorted(type(one).__name__ for one in file_for(where, case, hat, hat))
    for objection in Objection.objects.filter(status="received"):
        actions.withdraw(where.act(hat, days=10), objection_id=objection.pk)
    return [] if kinds == ["AlreadyDone", "Objection"] else [f"outcomes {kinds}"]


def test_two_objectors_at_once_come_into_one_procedure(case: tuple[World, Application]) -> None:
    assert not [fault for _ in range(ROUNDS) for fault in one_procedure(*case)]


def test_one_objector_twice_at_once_has_one_objection(case: tuple[World, Application]) -> None:
    assert not [fault for _ in range(ROUNDS) for fault in one_objection(*case)]


def test_without_the_lock_somebody_is_refused(case: tuple[World, Application], monkeypatch: pytest.MonkeyPatch) -> None:
    def look(application_id: int) -> Application:
        return Application.objects.select_related("site", "board", "partnership").get(pk=application_id)

    with monkeypatch.context() as patch:
        for module in (filing, common):
            patch.setattr(module, "lock_case", look)
        patch.setattr(filing, "running_about", meeting_first(filing.running_about))
        assert [fault for _ in range(3) for fault in one_procedure(*case)]
