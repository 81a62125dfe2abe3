"""Preparing: what the program places, who may write, offering and giving back."""

import pytest

from accounts.enums import Role
from applications.enums import Status as CaseStatus
from assessments import actions as experts
from casework.models import AuditEntry, Mail, Version
from casework.refusals import AlreadyDone, NotAllowed, NotReady, Stale, WrongState
from decisions import actions
from decisions.enums import Outcome, Status
from decisions.models import Decision
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World


@pytest.fixture
def draft(world: World) -> Decision:
    case, _, _ = assessments.advised(world)
    return make.prepared(world, case)


def test_places_all_but_the_weighing(world: World):
    case, _, _ = assessments.advised(world)
    made = actions.prepare(world.act(world.secretary, days=3), application_id=case.pk, outcome=Outcome.GRANT)
    assert made.status == Status.DRAFT
    assert "55 tot en met 80" in made.reasons_criteria
    assert world.board.name in made.reasons_facts
    assert assessments.WORDS["intelligence"] in made.reasons_advice_1
    assert assessments.WORDS["conclusion"] in made.reasons_advice_2
    assert "toelaatbaar tot het praktijkonderwijs" in made.reasons_conclusion
    assert made.reasons_weighing == made.reasons_departure == ""
    assert {line["name"] for line in made.criteria_lines} >= {"Intelligentie", "Leerachterstand inzichtelijk rekenen"}
    assert case.participations.filter(user=world.secretary.user, capacity="handler").exists()


def test_waits_for_both_advices(world: World):
    case, one, _ = assessments.with_experts(world)
    assessments.submit(world, one, days=1)
    with pytest.raises(WrongState, match="Beide adviezen"):
        actions.prepare(world.act(world.secretary, days=3), application_id=case.pk, outcome=Outcome.GRANT)


def test_a_second_draft_is_not_begun(world: World, draft: Decision):
    with pytest.raises(AlreadyDone) as said:
        actions.prepare(world.act(world.secretary, days=3), application_id=draft.application_id, outcome=Outcome.GRANT)
    assert str(draft.public_id) in said.value.url


def test_only_the_secretariat_of_this_partnership_prepares(world: World):
    case, _, _ = assessments.advised(world)
    people = [world.member(role) for role in set(Role) - {Role.SECRETARIAT}]
    for person in [*people, accounts.membership(role=Role.SECRETARIAT)]:
        with pytest.raises(NotAllowed):
            actions.prepare(world.act(person, days=3), application_id=case.pk, outcome=Outcome.GRANT)


def test_formal_grounds_fix_the_outcome(world: World):
    case = applications.complete(world)
    made = actions.prepare(world.act(world.secretary), application_id=case.pk, ground="no_route")
    assert made.outcome == Outcome.REFUSAL
    assert made.criteria_lines == []
    assert made.reasons_criteria == made.reasons_advice_1 == ""


def test_not_processed_is_not_chosen_as_an_outcome(world: World, draft: Decision):
    with pytest.raises(WrongState, match="formele grond"):
        actions.save_draft(world.act(world.secretary), decision_id=draft.pk, values={"outcome": Outcome.NOT_PROCESSED})


class TestWriting:
    def test_keeps_the_former_text_as_a_version(self, world: World, draft: Decision):
        make.written(world, draft, reasons_weighing="Een andere afweging, in eigen woorden.")
        kept = Version.objects.filter(subject_type="decisions.decision", subject_id=draft.pk).order_by("-id").first()
        assert kept.values["reasons_weighing"] == make.WEIGHING

    def test_the_conclusion_follows_the_outcome_until_somebody_wrote_there(self, world: World, draft: Decision):
        changed = make.written(world, draft, outcome=Outcome.REFUSAL)
        assert "niet toelaatbaar" in changed.reasons_conclusion
        own = make.written(world, changed, reasons_conclusion="Wij wijzen af; een latere aanvraag blijft mogelijk.")
        again = make.written(world, own, outcome=Outcome.GRANT)
        assert again.reasons_conclusion.startswith("Wij wijzen af")

    def test_refuses_to_save_over_somebody_else(self, world: World, draft: Decision):
        with pytest.raises(Stale) as stale:
            actions.save_draft(
                world.act(world.secretary),
                decision_id=draft.pk,
                values={"reasons_weighing": "Mijn tekst."},
                expected_version=draft.version - 1,
            )
        assert stale.value.mine == {"Onze afweging": "Mijn tekst."}
        assert stale.value.theirs == {"Onze afweging": make.WEIGHING}

    def test_what_is_no_text_of_the_draft_is_left_alone(self, world: World, draft: Decision):
        actions.save_draft(world.act(world.secretary), decision_id=draft.pk, values={"number": "VO2999-2027-00009"})
        assert make.fresh(draft).number == ""


class TestOffering:
    def test_asks_for_reasons_of_ones_own(self, world: World):
        case, _, _ = assessments.advised(world)
        made = actions.prepare(world.act(world.secretary, days=3), application_id=case.pk, outcome=Outcome.GRANT)
        with pytest.raises(NotReady) as refused:
            actions.offer_for_decision(world.act(world.secretary, days=3), decision_id=made.pk)
        assert {point.code for point in refused.value.points} == {"reasons"}

    def test_moves_the_pen_to_the_board_and_tells_it(self, world: World, draft: Decision):
        make.decider(world)
        make.offered(world, draft)
        assert Mail.objects.get(kind="decision_offered").address == make.decider(world).user.email
        with pytest.raises(NotAllowed):
            make.written(world, draft, reasons_weighing="Nog iets.")
        actions.save_draft(
            world.act(make.decider(world), days=4),
            decision_id=draft.pk,
            values={"reasons_weighing": "De beslisser voegt dit toe, in eigen woorden."},
        )
        assert make.fresh(draft).reasons_weighing.startswith("De beslisser")

    def test_comes_back_with_a_remark_and_both_names_stay(self, world: World, draft: Decision):
        offered = make.offered(world, draft)
        actions.return_with_remark(
            world.act(make.decider(world), days=4), decision_id=offered.pk, remark="Ga in op de zienswijze."
        )
        back = make.fresh(draft)
        assert not back.is_offered
        assert back.return_remark == "Ga in op de zienswijze."
        assert Mail.objects.get(kind="decision_returned").address == world.secretary.user.email
        verbs = dict(AuditEntry.objects.filter(subject_id=draft.pk).values_list("verb", "actor_name"))
        assert verbs["decisions.prepared"] == world.secretary.user.name
        assert verbs["decisions.returned"] == make.decider(world).user.name

    def test_needs_a_remark_to_come_back(self, world: World, draft: Decision):
        offered = make.offered(world, draft)
        with pytest.raises(WrongState):
            actions.return_with_remark(world.act(make.decider(world), days=4), decision_id=offered.pk, remark=" ")


def test_a_new_advice_must_be_taken_over_before_deciding(world: World):
    case, one, _ = assessments.advised(world)
    draft = make.prepared(world, case)
    experts.set_aside_advice(
        world.act(world.secretary, days=3),
        advice_id=one.advice.pk,
        reason="tied",
        explanation="Werkte bij het bestuur.",
    )
    assert applications.fresh(case).status == CaseStatus.WITH_EXPERTS
    other = assessments.expert(world)
    assessments.submit(world, assessments.accepted(world, case, other, 1, days=3), days=3)
    with pytest.raises(NotReady) as refused:
        make.offered(world, draft)
    assert "advices_placed" in {point.code for point in refused.value.points}
    actions.place_again(world.act(world.secretary, days=4), decision_id=draft.pk)
    decision = make.adopt(world, make.offered(world, make.fresh(draft)))
    assert decision.advisers[0]["user_id"] == other.user_id


def test_a_draft_is_thrown_away_by_the_secretariat_only(world: World, draft: Decision):
    with pytest.raises(NotAllowed):
        actions.drop_draft(world.act(make.decider(world)), decision_id=draft.pk)
    actions.drop_draft(world.act(world.secretary), decision_id=draft.pk)
    assert not Decision.objects.exists()
