"""What stands in the way of sending, and what becomes of what was not sent."""

import pytest

from accounts.enums import Role
from applications import actions as cases
from applications.offers import offers
from casework import audit
from casework.enums import Audience
from casework.refusals import NotAllowed, NotReady, WrongState
from correspondence import rendering
from correspondence.models import Dispatch, Letter
from decisions import actions
from decisions.enums import Status
from decisions.models import Decision
from tests.decisions.refused import codes
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
OFFERED_TO_THE_SCHOOL = ["Soort wijzigen", "Aanvraag intrekken", "Leerling overleden of vertrokken"]


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
        decision = make.adopted(world)
        draft = actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Te vroeg.")
        for unsent in (draft, decision):
            with pytest.raises(WrongState):
                make.publish(world, unsent)

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
        with pytest.raises(WrongState):
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
