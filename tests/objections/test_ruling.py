"""The decision on objection until the day it is sent, and back: without a committee, to meet it in full."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import MandateKind
from applications.enums import Capacity
from applications.models import Application
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady
from correspondence.models import Dispatch, Letter
from decisions import actions as mending
from decisions import queries as decisions
from decisions.enums import Status as DecisionStatus
from objections import actions, queries
from objections.enums import Effect, Outcome, ProcedureStatus, RulingStatus, Status
from objections.models import ObjectionDecision, Procedure
from tests.factories import accounts, applications, objections
from tests.factories import decisions as first
from tests.factories import rulings as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
TO_MEET = {"outcome": Outcome.MET, "effect": Effect.SUPERSEDED}


def case_of(procedure: Procedure) -> Application:
    return applications.fresh(procedure.application)


def now(procedure: Procedure) -> Procedure:
    return Procedure.objects.select_related("decision").get(pk=procedure.pk)


class TestMetInFull:
    def test_everything_happens_on_the_day_it_is_sent(self, world: World, procedure: Procedure):
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        contested, case = procedure.decision, case_of(procedure)
        assert (ruling.status, now(procedure).status) == (RulingStatus.ADOPTED, ProcedureStatus.DECIDED)
        assert first.fresh(contested).status == DecisionStatus.PUBLISHED
        assert decisions.in_force(case.pk) == contested
        assert case.published_outcome == "grant"
        ruling = make.fresh(make.publish(world, ruling))
        case = case_of(procedure)
        assert (ruling.status, ruling.published_on) == (RulingStatus.PUBLISHED, first.day(50))
        assert first.fresh(contested).status == DecisionStatus.SUPERSEDED
        assert decisions.in_force(case.pk) == ruling.replacement
        assert (case.published_outcome, case.contested_on) == ("refusal", None)
        done = now(procedure)
        assert (done.status, done.closed_on) == (ProcedureStatus.CLOSED, first.day(50))
        objection = done.objections.get()
        assert (objection.status, objection.outcome) == (Status.DECIDED, Outcome.MET)

    def test_the_letters_go_to_board_and_both_parents_with_the_appeal_clause(self, world: World, procedure: Procedure):
        ruling = make.sent(world, procedure, **TO_MEET)
        letters = Letter.objects.filter(kind="objection_decision").order_by("id")
        assert [one.addressee_kind for one in letters] == ["board", "guardian", "guardian"]
        for letter in letters:
            assert letter.contents["appeal"]["last_day"] == "2027-06-01"
            assert letter.contents["replacement_number"] == ruling.replacement.number
            assert letter.contents["operative"][0] == "Wij komen volledig aan het bezwaar tegemoet."
        assert Dispatch.objects.filter(letter__in=letters, sent_on=first.day(50)).count() >= 3
        replaced = Letter.objects.filter(subject_id=ruling.replacement.pk, kind="decision")
        assert {letter.contents["objection"] for letter in replaced} == {None}
        assert {letter.contents["appeal"]["last_day"] for letter in replaced} == {"2027-06-01"}

    def test_terms_are_met_and_the_term_to_appeal_runs_per_addressee(self, world: World, procedure: Procedure):
        make.sent(world, procedure, **TO_MEET)
        rows = Deadline.objects.filter(case_id=procedure.application_id)
        running = rows.filter(state=DeadlineState.RUNNING)
        assert set(running.values_list("code", "due")) == {("appeal", date(2027, 6, 1))}
        assert running.count() == 3
        assert rows.get(code="decide_objection").state == DeadlineState.MET
        assert set(rows.filter(code="objection").values_list("state", flat=True)) == {DeadlineState.VOID}

    def test_everybody_is_told_without_content(self, world: World, procedure: Procedure):
        before = Mail.objects.filter(kind="decision_published").count()
        make.sent(world, procedure, **TO_MEET)
        told = Mail.objects.filter(kind="ruling_published")
        assert told.count() >= 2
        name = procedure.application.pupil.last_name
        assert not [one for one in told if name in one.body or name in one.subject]
        assert Mail.objects.filter(kind="decision_published").count() == before

    def test_a_grant_can_be_revoked_without_another_decision(self, world: World, procedure: Procedure):
        ruling = make.sent(world, procedure, Outcome.MET, Effect.REVOKED)
        case = case_of(procedure)
        assert ruling.replacement is None
        assert decisions.in_force(case.pk) is None
        assert (case.published_outcome, case.outcome_word) == ("revoked", "herroepen")

    def test_the_decider_takes_part_and_who_did_what_is_written_down(self, world: World, procedure: Procedure):
        ruling = make.sent(world, procedure, **TO_MEET)
        hat = make.decider(world)
        assert case_of(procedure).participations.filter(user_id=hat.user_id, capacity=Capacity.DECIDER).exists()
        verbs = set(AuditEntry.objects.filter(case_id=procedure.application_id).values_list("verb", flat=True))
        assert verbs >= {
            "objections.ruling_prepared", "objections.ruling_offered", "objections.ruled", "objections.decided",
            "objections.ruling_published", "objections.settled", "objections.closed", "decisions.superseded",
        }  # fmt: skip
        assert ruling.on_behalf_of.startswith("het bestuur")


class TestGates:
    def test_without_advice_only_what_is_met_in_full(self, world: World, procedure: Procedure):
        draft = make.offered(world, procedure, Outcome.DISMISSED, Effect.STANDS)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert "committee_advice" in {point.code for point in refused.value.points}

    def test_nor_by_the_database(self, world: World, procedure: Procedure):
        draft = make.offered(world, procedure, Outcome.DISMISSED, Effect.STANDS)
        signed = {
            "status": "adopted",
            "adopted_at": world.now,
            "adopted_by": world.secretary.user_id,
            "decided_on": first.day(50),
            "sending_date": first.day(50),
            "signer_name": "N",
        }
        with pytest.raises(IntegrityError, match="ruling_without_advice"), transaction.atomic():
            ObjectionDecision.objects.filter(pk=draft.pk).update(**signed)

    def test_who_took_the_first_decision_under_a_mandate_may_not(self, world: World, procedure: Procedure):
        same = first.decider(world)
        accounts.mandate(membership=same, kind=MandateKind.DECIDE_OBJECTIONS)
        draft = make.offered(world, procedure, **TO_MEET)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, by=same)
        (point,) = [one for one in refused.value.points if one.code == "decider_not_first"]
        assert "Er is nu niemand anders met een mandaat" in point.sentence
        assert not queries.rulings_visible_to(world.act(same).actor).exists()
        assert queries.rulings_visible_to(world.act(make.decider(world)).actor).exists()

    def test_who_took_what_replaced_it_meanwhile_reads_nothing_of_it_either(self, world: World, procedure: Procedure):
        other = accounts.decider(partnership=world.partnership, name="B. Anders")
        assert queries.inside_visible_to(world.act(other).actor).filter(procedure=procedure).exists()
        begun = {"decision_id": procedure.decision_id, "reason": "In het besluit stond een verkeerde plaatsnaam."}
        draft = mending.prepare_correction(world.act(world.secretary, days=12), **begun)
        first.offered(world, draft, days=12)
        dates = {"sending_date": first.day(12), "effective_on": date(2027, 8, 1)}
        mending.adopt(world.act(other, days=12), decision_id=draft.pk, **dates)
        first.make_letters(world, days=12)
        first.publish(world, draft, days=12)
        assert not queries.inside_visible_to(world.act(other).actor).exists()
        withheld = queries.withheld_letters(world.act(other).actor)
        assert Letter.objects.filter(withheld, case_id=procedure.application_id).exists()
        third = accounts.decider(partnership=world.partnership, name="C. Buiten")
        assert queries.inside_visible_to(world.act(third).actor).filter(procedure=procedure).exists()

    def test_the_organ_itself_may_and_that_is_recorded(self, world: World, procedure: Procedure):
        same = first.decider(world)
        same.mandates.update(of_organ=True)
        accounts.mandate(membership=same, kind=MandateKind.DECIDE_OBJECTIONS)
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET), by=same)
        assert ruling.same_organ

    def test_without_a_mandate_for_objections_nobody_decides(self, world: World, procedure: Procedure):
        other = accounts.decider(partnership=world.partnership)
        draft = make.offered(world, procedure, **TO_MEET)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, by=other)
        assert "decider_mandate" in {point.code for point in refused.value.points}

    def test_a_template_is_no_reasoning(self, world: World, procedure: Procedure):
        draft = make.written(world, procedure, **TO_MEET, reasons_weighing="Wij volgen het advies van de commissie.")
        with pytest.raises(NotReady, match="Onze heroverweging"):
            actions.offer_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk)

    def test_costs_that_were_asked_for_are_decided_on(self, world: World):
        filed = objections.filed(world, objections.contested(world), costs_requested=True)
        draft = make.written(world, objections.procedure_of(filed), **TO_MEET)
        with pytest.raises(NotReady, match="vergoeding van kosten"):
            actions.offer_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk)
        said = {"costs_granted": True, "reasons_costs": "De ouder liet zich bijstaan door een jurist."}
        actions.save_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk, values=said)
        ruling = make.adopt(world, actions.offer_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk))
        (letter, *_) = Letter.objects.filter(kind="objection_decision").order_by("id")
        assert "Wij vergoeden de kosten van het bezwaar." in letter.contents["operative"]
        assert ruling.costs_granted

    @pytest.mark.parametrize("who", ["submitter", "colleague"])
    def test_a_school_neither_prepares_nor_sends(self, world: World, procedure: Procedure, who: str):
        act = world.act(getattr(world, who), days=50)
        with pytest.raises(NotAllowed):
            actions.prepare_ruling(act, procedure_id=procedure.pk)
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        first.make_letters(world, days=50)
        with pytest.raises(NotAllowed):
            actions.publish_ruling(act, ruling_id=ruling.pk)

    def test_the_board_waits_for_what_is_offered(self, world: World, procedure: Procedure):
        draft = make.written(world, procedure, **TO_MEET)
        with pytest.raises(NotAllowed, match="werkt nog aan"):
            make.adopt(world, draft)


class TestBeforeItIsSent:
    def test_taken_back_everything_stands_as_it_stood(self, world: World, procedure: Procedure):
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        number = ruling.replacement.number
        draft = actions.take_ruling_back(
            world.act(make.decider(world), days=50), ruling_id=ruling.pk, reason="Een fout in de datum."
        )
        assert make.fresh(ruling).status == RulingStatus.REVOKED
        assert first.fresh(ruling.replacement).status == DecisionStatus.REVOKED
        assert now(procedure).status == ProcedureStatus.RECEIVED
        assert draft.reasons_weighing == make.WEIGHING
        assert not Letter.objects.filter(kind="objection_decision", withdrawn_on=None).exists()
        again = make.adopt(world, actions.offer_ruling(world.act(world.secretary, days=50), ruling_id=draft.pk))
        assert again.replacement.number == number

    def test_another_day_than_printed_is_refused_and_mended_by_making_anew(self, world: World, procedure: Procedure):
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        first.make_letters(world, days=50)
        with pytest.raises(NotReady):
            actions.publish_ruling(world.act(world.secretary, days=51), ruling_id=ruling.pk)
        actions.remake_ruling(world.act(world.secretary, days=51), ruling_id=ruling.pk, sending_date=first.day(51))
        sent = make.publish(world, ruling, days=51)
        assert sent.published_on == first.day(51)
        printed = Letter.objects.filter(kind="objection_decision", withdrawn_on=None)
        assert {letter.contents["appeal"]["last_day"] for letter in printed} == {"2027-06-02"}

    def test_withdrawing_the_last_objection_ends_it(self, world: World, procedure: Procedure):
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        objection = procedure.objections.get()
        hat = objections.parent(world, procedure.application)
        actions.withdraw(world.act(hat, days=50), objection_id=objection.pk)
        assert make.fresh(ruling).status == RulingStatus.REVOKED
        assert first.fresh(ruling.replacement).status == DecisionStatus.REVOKED
        assert now(procedure).status == ProcedureStatus.WITHDRAWN
        assert decisions.in_force(procedure.application_id) == procedure.decision

    def test_withdrawing_one_of_two_asks_to_decide_anew(self, world: World, procedure: Procedure):
        other = objections.filed(world, procedure.application, 1)
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        first.make_letters(world, days=50)
        hat = objections.parent(world, procedure.application, 1)
        actions.withdraw(world.act(hat, days=50), objection_id=other.pk)
        with pytest.raises(NotReady, match="ingetrokken of erbij gekomen"):
            actions.publish_ruling(world.act(world.secretary, days=50), ruling_id=ruling.pk)

    def test_sending_twice_sends_once(self, world: World, procedure: Procedure):
        ruling = make.sent(world, procedure, **TO_MEET)
        with pytest.raises(AlreadyDone, match="al verstuurd"):
            actions.publish_ruling(world.act(world.secretary, days=50), ruling_id=ruling.pk)

    def test_in_a_withdrawn_procedure_nothing_is_decided(self, world: World, procedure: Procedure):
        hat = objections.parent(world, procedure.application)
        actions.withdraw(world.act(hat, days=20), objection_id=procedure.objections.get().pk)
        with pytest.raises(NotAllowed, match="ingetrokken"):
            make.prepared(world, procedure)


class TestWhoSeesIt:
    def test_parties_when_it_is_sent_and_never_before(self, world: World, procedure: Procedure):
        school = world.act(world.submitter).actor
        parent = world.act(objections.parent(world, procedure.application)).actor
        stranger = world.act(accounts.membership(role="expert", partnership=world.partnership)).actor
        ruling = make.adopt(world, make.offered(world, procedure, **TO_MEET))
        for actor in (school, parent, stranger):
            assert list(queries.rulings_visible_to(actor)) == []
        make.publish(world, ruling)
        for actor in (school, parent):
            assert list(queries.rulings_visible_to(actor)) == [ruling]
        assert list(queries.rulings_visible_to(stranger)) == []
