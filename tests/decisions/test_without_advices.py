"""Decisions that need no two advices: a refusal on a formal ground, and leaving an application unprocessed."""

from typing import Any

import pytest

from applications import actions as cases
from applications.checklist import completeness
from applications.queries import case_facts
from casework.refusals import NotReady, WrongState
from correspondence.models import Letter
from decisions import actions
from decisions.enums import Outcome
from decisions.models import Decision
from tests.decisions.refused import codes
from tests.factories import applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


class TestRefusedOnAFormalGround:
    def refused(self, world: World, case: Any) -> Decision:
        draft = make.prepared(world, case, ground="not_competent")
        make.heard(world, case)
        return make.adopt(world, make.offered(world, draft))

    def test_a_new_application_for_the_same_child_asks_new_facts(self, world: World):
        case = applications.complete(world)
        decision = self.refused(world, case)
        make.make_letters(world)
        make.publish(world, decision)
        again, act = applications.filled(world), world.act(world.submitter)
        same = {name: getattr(case.pupil, name) for name in ("first_name", "infix", "last_name", "birth_date")}
        cases.save_section(act, application_id=again.pk, section="pupil", values=same)
        facts = case_facts(applications.fresh(again), make.day(6))
        assert facts.needs_new_facts
        assert "new_facts" in {point.code for point in completeness(facts) if not point.met}

    def test_ends_what_experts_still_work_on(self, world: World):
        case, one, two = assessments.with_experts(world)
        assessments.submit(world, one, days=1)
        self.refused(world, case)
        one.refresh_from_db()
        two.refresh_from_db()
        assert (one.status, two.status, two.lapsed_on) == ("done", "replaced", make.day(5))

    def test_taken_back_with_both_advices_it_can_be_decided_on_the_merits(self, world: World):
        case, _, _ = assessments.advised(world)
        decision = self.refused(world, case)
        actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Toch bevoegd.")
        assert applications.fresh(case).status == "advised"


class TestNotProcessed:
    def test_is_decided_by_the_board_with_its_own_letter_and_number(self, world: World):
        case = make.lapsed_supplement(world)
        draft = make.prepared(world, case, days=16, ground="not_processed")
        decision = make.adopt(world, make.offered(world, draft, days=16), days=16)
        assert decision.outcome == Outcome.NOT_PROCESSED
        assert decision.number.endswith("-00001")
        assert applications.fresh(case).status == "not_processed"
        letter = Letter.objects.get(subject_id=decision.pk, kind="decision", addressee_kind="board")
        assert "buiten behandeling" in letter.contents["operative"]
        make.make_letters(world, days=16)
        make.publish(world, decision, days=16)
        assert applications.fresh(case).published_outcome == "not_processed"

    def test_is_refused_when_it_cannot_be_sent_within_four_weeks(self, world: World):
        case = make.lapsed_supplement(world)
        draft = make.offered(world, make.prepared(world, case, days=40, ground="not_processed"), days=40)
        make.adopt(world, draft, days=42)  # 14 days plus four weeks: Monday 12 April
        late = make.fresh(draft)
        with pytest.raises(WrongState, match="vier weken"):
            actions.remake(world.act(world.secretary, days=43), decision_id=late.pk, sending_date=make.day(43))

    def test_is_refused_on_the_day_after_the_four_weeks(self, world: World):
        case = make.lapsed_supplement(world)
        draft = make.offered(world, make.prepared(world, case, days=40, ground="not_processed"), days=40)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, days=43)
        assert codes(refused) == {"within_four_weeks"}

    def test_without_a_request_to_complete(self, world: World):
        case = applications.submitted(world)
        draft = make.offered(world, make.prepared(world, case, ground="not_processed"))
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert codes(refused) >= {"supplement_asked", "supplement_ended", "prevents_judgement"}
