"""What stands in the way of sending, and decisions without two advices."""

from typing import Any

import pytest

from accounts.enums import Role
from applications import actions as cases
from applications.checklist import completeness
from applications.offers import offers
from applications.queries import case_facts
from casework import audit
from casework.enums import Audience
from casework.refusals import NotAllowed, NotReady, WrongState
from correspondence import rendering
from correspondence.models import Dispatch, Letter
from decisions import actions
from decisions.enums import Outcome, Status
from decisions.models import Decision
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
OFFERED_TO_THE_SCHOOL = ["Soort wijzigen", "Aanvraag intrekken", "Leerling overleden of vertrokken"]


def codes(refused: pytest.ExceptionInfo[NotReady]) -> set[str]:
    return {point.code for point in refused.value.points}


class TestRefused:
    def test_while_a_letter_is_not_made(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(NotReady) as refused:
            make.publish(world, decision)
        assert codes(refused) == {"letters_made"}

    def test_when_a_letter_failed_which_can_be_tried_again(self, world: World, monkeypatch: pytest.MonkeyPatch):
        decision = make.adopted(world)

        def fail(html: str) -> rendering.Rendered:
            raise rendering.RenderFault("font")

        with monkeypatch.context() as broken:
            broken.setattr(rendering, "render_pdf", fail)
            make.make_letters(world)
        with pytest.raises(NotReady) as refused:
            make.publish(world, decision)
        assert codes(refused) == {"letters_made"}
        assert "opnieuw proberen" in str(refused.value)

    @pytest.mark.parametrize("days", [4, 6])
    def test_on_another_day_than_the_printed_one(self, world: World, days: int):
        decision = make.adopted(
            world, days=4 if days == 4 else 5, sending_date=make.day(7) if days == 4 else make.day(5)
        )
        make.make_letters(world)
        with pytest.raises(NotReady) as refused:
            make.publish(world, decision, days=days)
        assert codes(refused) == {"sending_date"}

    def test_for_a_draft_and_for_one_taken_back(self, world: World):
        draft = make.to_decide(world)
        with pytest.raises(WrongState):
            make.publish(world, draft)

    def test_for_every_role_outside_the_office_and_for_another_partnership(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        for role in set(Role) - {Role.SECRETARIAT, Role.BOARD_MEMBER}:
            with pytest.raises(NotAllowed):
                make.publish(world, decision, by=world.member(role))
        stranger = accounts.membership(role=Role.SECRETARIAT)
        with pytest.raises(NotAllowed):
            make.publish(world, decision, by=stranger)

    def test_after_withdrawal_nothing_is_sent(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        cases.withdraw(world.act(world.submitter, days=5), application_id=decision.application_id, reason="parents")
        gone = make.fresh(decision)
        assert gone.status == Status.REVOKED
        assert gone.taken_back_reason == "De aanvraag is ingetrokken."
        with pytest.raises(Exception, match=r"[Dd]it"):
            make.publish(world, gone)
        assert not Letter.objects.filter(subject_id=decision.pk, kind="decision", withdrawn_on=None).exists()
        assert not Dispatch.objects.exists()

    def test_the_school_that_withdraws_does_not_learn_how_far_the_case_was(self, world: World):
        decision = make.adopted(world)
        cases.withdraw(world.act(world.submitter, days=5), application_id=decision.application_id, reason="parents")
        told = audit.timeline(decision.application_id, Audience.SCHOOL, world.submitter.user_id)
        assert not {entry.verb.split(".")[0] for entry in told} & {"decisions", "advice", "assignment"}

    def test_the_school_is_offered_the_same_before_and_after_adoption(self, world: World):
        draft = make.to_decide(world)
        school = world.act(world.submitter, days=5)
        before = [offer.label for offer in offers(applications.fresh(draft.application), school.actor, school.today)]
        make.adopt(world, draft)
        after = [offer.label for offer in offers(applications.fresh(draft.application), school.actor, school.today)]
        assert before == after == OFFERED_TO_THE_SCHOOL

    def test_withdrawal_drops_a_draft(self, world: World):
        draft = make.to_decide(world)
        cases.withdraw(world.act(world.submitter, days=5), application_id=draft.application_id, reason="parents")
        assert not Decision.objects.filter(pk=draft.pk).exists()


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
        with pytest.raises(Exception, match="vier weken"):
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
