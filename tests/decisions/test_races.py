"""Two people at once, each on a connection of his own: exactly one outcome, and none without the lock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, connections

from accounts.models import Membership
from applications import actions as cases
from applications.models import Application
from assessments import actions as experts
from assessments import queries as advices
from assessments.actions import advising
from assessments.actions import common as experts_common
from assessments.models import Expert
from casework import audit
from casework.refusals import AlreadyDone
from correspondence.models import Dispatch
from decisions import actions, queries
from decisions.actions import adopting, common, publishing
from decisions.enums import IN_FORCE, Ground, Outcome, Party, SkipGround
from decisions.models import Decision
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World
from tests.support.database import owner_connection
from tests.support.moments import Moment
from tests.support.polite import impolite
from tests.support.together import meeting_first, together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]
ROUNDS = 50
PUPIL = {"first_name": "Sam", "infix": "", "last_name": "Proefleerling", "birth_date": applications.BORN}
PARENT = {
    "name": "R. Proefouder",
    "authority": "yes",
    "authority_evidence": "gezagsregister",
    "address": "Dorpsstraat 1",
    "place": "Proefstad",
}
TALK = {"held_on": applications.TODAY, "content": "De ouders staan achter de aanvraag."}
GUARDS = (
    ("decisions_decision", "decision_two_advices_adopted"),
    ("assessments_advicesetaside", "advice_set_aside_before_decision"),
    ("assessments_advicesetaside", "advice_set_aside_meets_case"),
)


@dataclass
class Setting:
    """One world for all rounds of a race."""

    where: World
    first: Expert
    second: Expert
    colleague: Membership

    def act(self, membership: Membership, days: int = make.ADOPTED) -> Any:
        return self.where.act(membership, days=days)

    def received(self, *, route: str, kind: str = "lwoo") -> Application:
        """A case that came by post, with just enough to decide on."""
        act = self.act(self.where.secretary, 0)
        case = cases.register_received(
            act,
            kind=kind,
            site_id=self.where.site.pk,
            channel="post",
            received_on=applications.TODAY,
            results_declared=True,
            pupil=PUPIL,
        )
        values = {"entry_route": route}
        cases.save_section(act, application_id=case.pk, section="route", values=values)
        cases.save_section(act, application_id=case.pk, section="statements", values=TALK)
        cases.add_row(act, application_id=case.pk, section="guardians", values=PARENT)
        return case

    def formal(self) -> Decision:
        """A draft on a formal ground that waits for the board."""
        case = self.received(route="none")
        act = self.act(self.where.secretary)
        actions.leave_hearing_out(
            act,
            application_id=case.pk,
            party=Party.GUARDIAN,
            guardian_id=case.guardians.get().pk,
            ground=SkipGround.URGENT,
            reasons="Spoed.",
        )
        return make.offered(self.where, make.prepared(self.where, case, ground=Ground.NO_ROUTE), days=make.ADOPTED)

    def on_merits(self) -> Decision:
        """A draft on two advices that waits for the board."""
        case = self.received(route="from_po")
        cases.take_in(self.act(self.where.secretary, 0), application_id=case.pk)
        for slot, expert in ((1, self.first), (2, self.second)):
            assignment = assessments.accepted(self.where, case, expert, slot)
            assessments.submit(self.where, assignment, outcome="lwoo")
        return make.offered(self.where, make.prepared(self.where, applications.fresh(case), outcome=Outcome.GRANT))

    def adopt(self, draft: Decision, who: Membership) -> Callable[[], Any]:
        act = self.act(who)
        day = make.day(make.ADOPTED)
        return lambda: actions.adopt(act, decision_id=draft.pk, sending_date=day, effective_on=_start(draft))

    def set_aside(self, draft: Decision) -> Callable[[], Any]:
        advice = advices.counted_advices(draft.application_id)[0]
        act = self.act(self.where.secretary)
        return lambda: experts.set_aside_advice(
            act, advice_id=advice.id, reason="tied", explanation="Werkte vroeger bij de aanvrager."
        )


def _start(draft: Decision) -> Any:
    return make.day(make.ADOPTED) if draft.outcome == Outcome.GRANT else None


@pytest.fixture
def setting() -> Setting:
    where = applications.world(school_type="vmbo")
    first = assessments.expert(where, max_open_files=200)
    second = assessments.expert(where, professions=(assessments.SECOND,), max_open_files=200)
    make.decider(where)
    return Setting(where, first, second, accounts.decider(partnership=where.partnership))


@pytest.fixture
def without_guards() -> Iterator[None]:
    """Take away the database's own meeting points."""
    with owner_connection() as owner:
        for table, trigger in GUARDS:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {_installed(owner, table, trigger)}")
        yield
        connections.close_all()
        for table, trigger in GUARDS:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER {_installed(owner, table, trigger)}")


def _installed(owner: Any, table: str, trigger: str) -> str:
    """The name of a trigger in the database: the one declared beside a model carries a prefix and a hash."""
    query = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s"
    return str(owner.execute(query, [table, f"%{trigger}%"]).fetchone()[0])


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs look without locking the case."""
    cases_unlocked = Application.objects.select_related("site", "board", "partnership")

    def look(application_id: int) -> Application:
        return cases_unlocked.get(pk=application_id)

    def look_at_decision(decision_id: int) -> Decision:
        decision = Decision.objects.select_related("supersedes", "prepared_by").get(pk=decision_id)
        decision.application = look(decision.application_id)
        return decision

    for module in (common, experts_common, advising):
        monkeypatch.setattr(module, "lock_case", look)
    for module in (adopting, publishing):
        monkeypatch.setattr(module, "lock_decision", look_at_decision)


def two_adopt(setting: Setting, draft: Decision) -> list[str]:
    """Two members of the board decide at once: one decision, one polite refusal."""
    deciders = (make.decider(setting.where), setting.colleague)
    found = together(*(setting.adopt(draft, who) for who in deciders))
    kinds = sorted(type(one).__name__ for one in found)
    wrong = [] if kinds == ["AlreadyDone", "Decision"] else [f"outcomes {kinds} {impolite(found)}"]
    in_force = Decision.objects.filter(application_id=draft.application_id, status__in=IN_FORCE)
    return wrong if in_force.count() == 1 else [*wrong, f"{in_force.count()} decisions in force"]


def adopt_against_set_aside(setting: Setting, draft: Decision) -> list[str]:
    """The board decides while the secretariat sets an advice aside: never a decision on fewer than two advices."""
    found = together(setting.adopt(draft, make.decider(setting.where)), setting.set_aside(draft))
    counted = len(advices.counted_advices(draft.application_id))
    decided = Decision.objects.filter(application_id=draft.application_id, status__in=IN_FORCE).exists()
    wrong = impolite(found)
    if decided and counted < 2:
        wrong.append(f"a decision on {counted} advices")
    if not decided and counted == 2:
        wrong.append("neither happened")
    return wrong


def publish_twice(setting: Setting, decision: Decision) -> list[str]:
    """Two people press *Versturen*: one publication, one polite refusal."""
    acts = [setting.act(who) for who in (setting.where.secretary, make.decider(setting.where))]
    found = together(*((lambda act=act: actions.publish(act, decision_id=decision.pk)) for act in acts))
    kinds = sorted(type(one).__name__ for one in found)
    wrong = [] if kinds == ["AlreadyDone", "Decision"] else [f"outcomes {kinds} {impolite(found)}"]
    sent = Dispatch.objects.filter(letter__in=queries.papers_of(decision)).count()
    return wrong if sent == 3 else [*wrong, f"{sent} times on record as sent"]


class TestTwoAdopts:
    def test_give_one_decision_and_one_polite_refusal(self, setting: Setting, moment: Callable[[], Moment]):
        draft = setting.formal()
        for number in moment().rounds(ROUNDS):
            assert two_adopt(setting, draft) == [], f"round {number}"
            (decision,) = Decision.objects.exclude(number="")
            assert decision.number == f"{setting.where.partnership.code}-2027-00001", f"round {number}"

    def test_are_lost_without_the_lock(self, setting: Setting, without_locks: None, moment: Callable[[], Moment]):
        draft = setting.formal()
        assert any(two_adopt(setting, draft) for _ in moment().rounds(ROUNDS))


class TestAdoptAgainstSetAside:
    @pytest.fixture
    def draft(self, setting: Setting) -> Decision:
        return setting.on_merits()

    @pytest.fixture
    def meeting_half_way(self, draft: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
        """In the first round both have looked, and neither is done, when they write what they do in the audit trail.

        By itself that is rare: to set aside is done before the board's gates are looked at.
        """
        monkeypatch.setattr(audit, "record", meeting_first(audit.record))

    def test_never_leaves_a_decision_on_fewer_than_two_advices(
        self, setting: Setting, draft: Decision, moment: Callable[[], Moment]
    ):
        for number in moment().rounds(ROUNDS):
            assert adopt_against_set_aside(setting, draft) == [], f"round {number}"

    @pytest.mark.usefixtures("without_locks", "meeting_half_way")
    def test_the_database_alone_keeps_that_too(self, setting: Setting, draft: Decision, moment: Callable[[], Moment]):
        """Without the locks of the verbs somebody may be refused impolitely; the number of advices still holds."""
        for number in moment().rounds(ROUNDS // 5):
            said = adopt_against_set_aside(setting, draft)
            assert not [one for one in said if one.startswith("a decision on")], f"round {number}"

    @pytest.mark.usefixtures("without_locks", "without_guards", "meeting_half_way")
    def test_is_lost_without_lock_and_guards(self, setting: Setting, draft: Decision, moment: Callable[[], Moment]):
        rounds = moment().rounds(ROUNDS)
        assert any("a decision on" in said for _ in rounds for said in adopt_against_set_aside(setting, draft))


class TestPublishTwice:
    @pytest.fixture
    def decision(self, setting: Setting) -> Decision:
        """A decision with its letters made."""
        taken = make.adopt(setting.where, setting.formal())
        make.make_letters(setting.where)
        return taken

    def test_sends_once(self, setting: Setting, decision: Decision, moment: Callable[[], Moment]):
        for number in moment().rounds(ROUNDS):
            assert publish_twice(setting, decision) == [], f"round {number}"

    def test_is_lost_without_the_lock(
        self, setting: Setting, decision: Decision, without_locks: None, moment: Callable[[], Moment]
    ):
        assert any(publish_twice(setting, decision) for _ in moment().rounds(ROUNDS))


def test_verbs_run_at_read_committed():
    """At REPEATABLE READ a look after the lock still uses the old view, and the guards fail every time."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("read committed",)


def test_a_second_press_is_polite(setting: Setting):
    draft = setting.formal()
    make.adopt(setting.where, draft)
    with pytest.raises(AlreadyDone, match="al genomen"):
        make.adopt(setting.where, draft)
