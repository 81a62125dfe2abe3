"""Two people at once, each on a connection of his own: exactly one outcome, and none without the lock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, connections

from applications import actions as cases
from applications.enums import Status
from applications.models import Application
from assessments import actions, queries
from assessments.actions import common
from assessments.enums import AssignmentStatus
from assessments.models import Advice, Assignment, Expert
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, Refusal
from tests.factories import applications, assessments
from tests.factories.applications import World
from tests.support.database import owner_connection
from tests.support.moments import Moment
from tests.support.together import meeting_first, together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 50
PUPIL = {"first_name": "Sam", "infix": "", "last_name": "Proefleerling", "birth_date": applications.BORN}


@dataclass
class Setting:
    """One world for all rounds of a race."""

    where: World
    first: Expert
    second: Expert

    def case(self, *slots: int) -> tuple[Application, list[Assignment]]:
        """A case with experts who wrote everything and did not submit."""
        received = cases.register_received(
            self.where.act(self.where.secretary),
            kind="pro",
            site_id=self.where.site.pk,
            channel="post",
            received_on=applications.TODAY,
            pupil=PUPIL,
        )
        cases.take_in(self.where.act(self.where.secretary), application_id=received.pk)
        experts = {1: self.first, 2: self.second}
        made = [assessments.accepted(self.where, received, experts[slot], slot) for slot in slots]
        for assignment in made:
            assessments.write(self.where, assignment)
        return received, made

    def submit(self, assignment: Assignment) -> Callable[[], Any]:
        act = self.where.act(assessments.hat_of(assignment.expert), days=1)
        return lambda: actions.submit_advice(act, assignment_id=assignment.pk, independent=True)

    def replace(self, assignment: Assignment) -> Callable[[], Any]:
        act = self.where.act(self.where.secretary, days=1)
        return lambda: actions.replace(act, assignment_id=assignment.pk, reason="late")


@pytest.fixture
def setting() -> Setting:
    where = applications.world()
    first = assessments.expert(where, max_open_files=200)
    second = assessments.expert(where, professions=(assessments.SECOND,), max_open_files=200)
    return Setting(where, first, second)


@pytest.fixture
def unguarded() -> Iterator[None]:
    """Take away the database's own meeting point: its trigger on a final advice locks the case as well."""
    change = "ALTER TABLE assessments_advice {} TRIGGER advice_final_before_decision"
    with owner_connection() as owner:
        owner.execute(change.format("DISABLE"))
        yield
        connections.close_all()
        owner.execute(change.format("ENABLE"))


def two_submit(setting: Setting, case: Application, one: Assignment, two: Assignment) -> list[str]:
    """Both experts submit at once: the case goes on exactly once."""
    wrong = [
        f"{type(found).__name__}: {found}"
        for found in together(setting.submit(one), setting.submit(two))
        if not isinstance(found, Advice)
    ]
    if applications.fresh(case).status != Status.ADVISED:
        wrong.append("both advices are in and the case did not go on")
    if (count := AuditEntry.objects.filter(case_id=case.pk, verb="application.advised").count()) > 1:
        wrong.append(f"the case went on {count} times")
    return wrong


def submit_twice(setting: Setting, case: Application, one: Assignment) -> list[str]:
    """One expert presses twice: one advice, one polite refusal."""
    found = together(setting.submit(one), setting.submit(one))
    kinds = sorted(type(result).__name__ for result in found)
    wrong = [] if kinds == sorted([Advice.__name__, AlreadyDone.__name__]) else [f"outcomes {kinds}"]
    if AuditEntry.objects.filter(case_id=case.pk, verb="advice.submitted").count() != 1:
        wrong.append("submitted more than once")
    return wrong


def submit_against_replace(setting: Setting, case: Application, one: Assignment) -> list[str]:
    """An expert submits while he is replaced: one of both happens, and no advice of a replaced expert counts."""
    found = together(setting.submit(one), setting.replace(one))
    wrong = [f"fault {found}" for result in found if isinstance(result, Exception) and not isinstance(result, Refusal)]
    if not any(isinstance(result, Refusal) for result in found):
        wrong.append("both happened")
    one.refresh_from_db()
    counted = {advice.slot for advice in queries.counted_advices(case.pk)}
    if one.status == AssignmentStatus.REPLACED and 1 in counted:
        wrong.append("the advice of a replaced expert counts")
    return wrong


# With the slots of the experts who take part.
RACES = ((two_submit, (1, 2)), (submit_twice, (1,)), (submit_against_replace, (1,)))
type Round = Callable[[], list[str]]


@pytest.fixture(params=RACES, ids=[race.__name__ for race, _ in RACES])
def race(request: pytest.FixtureRequest, setting: Setting) -> Round:
    """A round of a race in a case that is ready for it."""
    run, slots = request.param
    case, made = setting.case(*slots)
    return lambda: run(setting, case, *made)


def test_exactly_one_outcome(race: Round, moment: Callable[[], Moment]) -> None:
    for number in moment().rounds(ROUNDS):
        assert race() == [], f"round {number}"


def test_race_is_lost_without_the_lock(
    race: Round, unguarded: None, moment: Callable[[], Moment], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The races above prove something only if they fail when nothing locks the case."""
    unlocked = Application.objects.select_related("site", "board", "partnership")
    monkeypatch.setattr(common, "lock_case", lambda application_id: unlocked.get(pk=application_id))
    monkeypatch.setattr(queries, "both_final", meeting_first(queries.both_final))
    assert any(race() for _ in moment().rounds(ROUNDS)), "the race never showed what the lock prevents"


def test_verbs_run_at_read_committed(setting: Setting) -> None:
    """At REPEATABLE READ a look after the lock still uses the old view, and the guards fail every time."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("read committed",)
