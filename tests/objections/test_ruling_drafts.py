"""The draft of a decision on objection: one at a time, nobody's words lost, and back or thrown away."""

import pytest

from casework.models import Mail
from casework.refusals import AlreadyDone, Stale, WrongState
from objections import actions
from objections.enums import Effect, Outcome
from objections.models import Procedure
from tests.factories import rulings as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


class TestDrafts:
    def test_a_second_one_leads_to_the_first(self, world: World, procedure: Procedure):
        draft = make.prepared(world, procedure)
        with pytest.raises(AlreadyDone) as again:
            make.prepared(world, procedure)
        assert str(draft.public_id) in again.value.url

    def test_somebody_elses_words_are_not_overwritten(self, world: World, procedure: Procedure):
        draft = make.prepared(world, procedure)
        act = world.act(world.secretary, days=50)
        actions.save_ruling(act, ruling_id=draft.pk, values={"reasons_facts": "Eerst."}, expected_version=1)
        with pytest.raises(Stale):
            actions.save_ruling(act, ruling_id=draft.pk, values={"reasons_facts": "Daarna."}, expected_version=1)

    def test_it_goes_back_with_a_remark(self, world: World, procedure: Procedure):
        draft = make.offered(world, procedure, Outcome.MET, Effect.SUPERSEDED)
        back = actions.return_ruling(world.act(make.decider(world), days=50), ruling_id=draft.pk, remark="Korter.")
        assert (back.offered_at, back.return_remark) == (None, "Korter.")
        assert Mail.objects.filter(kind="ruling_returned").count() == 1

    def test_thrown_away_another_can_begin(self, world: World, procedure: Procedure):
        draft = make.prepared(world, procedure)
        actions.drop_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk)
        assert make.prepared(world, procedure).pk != draft.pk

    def test_an_unknown_outcome_is_refused(self, world: World, procedure: Procedure):
        draft = make.prepared(world, procedure)
        wrong = {"verdicts": {next(iter(make.verdicts(procedure, "met"))): "withdrawn"}}
        with pytest.raises(WrongState, match="uitkomst uit de lijst"):
            actions.save_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk, values=wrong)
