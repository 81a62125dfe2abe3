"""Mending a decision that was sent: a slip of the pen, or its substance. The one that was sent stays as it was sent."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from applications.enums import Status as CaseStatus
from casework.checklist import blocking
from casework.enums import DeadlineState
from casework.models import Deadline, Version
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from decisions import actions, queries
from decisions.checklist import adopt_points
from decisions.enums import ClosedBy, Ground, Outcome, Party, Replaces, Status
from decisions.models import Decision
from tests.decisions.test_views import post
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 15
WRONG = "In het besluit stond de verkeerde achternaam. De naam is nu goed."


def corrected(world: World, former: Decision, **pupil: Any) -> Decision:
    """A draft that mends a slip, offered."""
    names = {"first_name": "Sam", "infix": "de", "last_name": "Goedenaam", "birth_date": date(2014, 11, 3), **pupil}
    draft = actions.prepare_correction(
        world.act(world.secretary, days=LATER), decision_id=former.pk, reason=WRONG, pupil=names
    )
    return make.offered(world, draft, days=LATER)


def renewed(world: World, former: Decision, outcome: str = Outcome.REFUSAL, **values: Any) -> Decision:
    """A new draft on the substance with its reasons written."""
    act = world.act(world.secretary, days=LATER)
    draft = actions.prepare_new_decision(act, decision_id=former.pk, outcome=outcome, reason="Een toets telde dubbel.")
    said = {"same_facts": True, "reasons_departure": make.DEPARTURE, **values}
    return make.written(world, draft, days=LATER, **said)


def everybody_heard(world: World, case: Any) -> None:
    parties = [(Party.GUARDIAN, one.pk) for one in case.guardians.order_by("id")] + [(Party.BOARD, None)]
    for party, guardian in parties:
        act = world.act(world.secretary, days=LATER)
        hearing = actions.invite_to_view(
            act, application_id=case.pk, party=party, guardian_id=guardian, invited_by="email", due_on=make.day(30)
        )
        actions.close_hearing(
            act,
            hearing_id=hearing.pk,
            closed_by=ClosedBy.REPORT,
            heard_on=make.day(LATER),
            report="Wij begrijpen het niet.",
        )


def send(world: World, decision: Decision) -> Decision:
    make.make_letters(world, days=LATER)
    return make.publish(world, decision, days=LATER)


class TestSlipOfThePen:
    def test_takes_its_place_and_keeps_the_last_day_of_what_did_not_change(self, world: World):
        former = make.published(world)
        decision = send(world, make.adopt(world, corrected(world, former), days=LATER))
        gone = make.fresh(former)
        assert (gone.status, gone.superseded_on) == (Status.SUPERSEDED, make.day(LATER))
        assert decision.number != former.number
        assert decision.replaces_as == Replaces.CORRECTION
        letters = [paper for paper in queries.papers_of(decision) if paper.kind == "decision"]
        for letter in letters:
            assert letter.contents["pupil"]["name"] == "Sam de Goedenaam"
            assert letter.contents["replaces_how"] == [WRONG]
            clause = letter.contents["objection"]
            assert (clause["last_day"], clause["unchanged_until"]) == ("2027-04-28", "2027-04-19")
        running = Deadline.objects.filter(case_id=former.application_id, state=DeadlineState.RUNNING, code="objection")
        assert set(running.values_list("due", flat=True)) == {date(2027, 4, 19), date(2027, 4, 28)}

    def test_what_stood_there_is_kept(self, world: World):
        former = make.published(world)
        name = former.application.pupil.last_name
        corrected(world, former)
        (kept,) = Version.objects.filter(case_id=former.application_id, subject_type="applications.pupil")
        assert name in str(kept.values)
        assert applications.fresh(former.application).pupil_label == "Sam de Goedenaam"
        old = next(paper for paper in queries.papers_of(former) if paper.kind == "declaration")
        assert name in old.contents["pupil"]["name"]

    def test_the_outcome_does_not_change(self, world: World):
        former = make.published(world)
        draft = actions.prepare_correction(world.act(world.secretary, days=LATER), decision_id=former.pk, reason=WRONG)
        make.written(world, draft, days=LATER, outcome=Outcome.REFUSAL)
        assert make.fresh(draft).outcome == Outcome.GRANT

    def test_the_case_stays_decided_also_when_it_is_taken_back(self, world: World):
        former = make.published(world)
        decision = make.adopt(world, corrected(world, former), days=LATER)
        assert applications.fresh(former.application).status == CaseStatus.DECIDED
        again = actions.take_back(
            world.act(make.decider(world), days=LATER), decision_id=decision.pk, reason="Nog een fout."
        )
        assert (again.supersedes_id, again.replaces_as) == (former.pk, Replaces.CORRECTION)
        assert applications.fresh(former.application).status == CaseStatus.DECIDED
        assert queries.in_force(former.application_id) == former

    def test_without_words_it_is_not_begun(self, world: World):
        former = make.published(world)
        with pytest.raises(WrongState, match="wat er verkeerd is"):
            actions.prepare_correction(world.act(world.secretary, days=LATER), decision_id=former.pk, reason="  ")

    def test_a_birth_date_that_cannot_be_is_refused_at_its_field(self, world: World, client: Client, at: Any) -> None:
        former = make.published(world)
        born = former.application.pupil.birth_date
        with pytest.raises(WrongState, match="ligt in de toekomst"):
            corrected(world, former, birth_date=date(2040, 1, 1))
        at(LATER)
        accounts.sign_in(client, world.secretary)
        typed = {"reason": WRONG, "first_name": "Sam", "last_name": "Goedenaam", "birth_date": "1-1-1914"}
        page = post(client, f"/besluiten/{former.public_id}/herstellen/", **typed)
        assert page.status_code == 422
        assert "Controleer vooral het jaar" in page.content.decode()
        assert WRONG in page.content.decode()
        assert applications.fresh(former.application).pupil.birth_date == born
        assert not Decision.objects.filter(supersedes=former).exists()


class TestSubstance:
    def test_whom_it_harms_is_heard_anew_and_the_board_too(self, world: World):
        former = make.published(world)
        draft = renewed(world, former)
        draft = make.offered(world, draft, days=LATER)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, days=LATER)
        (heard,) = [point for point in refused.value.points if point.code == "heard"]
        assert world.board.name in heard.sentence
        everybody_heard(world, former.application)
        decision = send(world, make.adopt(world, draft, days=LATER))
        case = applications.fresh(former.application)
        assert (case.published_outcome, make.fresh(former).status) == ("refusal", Status.SUPERSEDED)
        letter = next(paper for paper in queries.papers_of(decision) if paper.kind == "decision")
        assert letter.contents["objection"]["last_day"] == "2027-04-28"
        assert letter.contents["objection"]["unchanged_until"] is None
        running = Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING, code="objection")
        assert set(running.values_list("due", flat=True)) == {date(2027, 4, 28)}

    def test_the_advices_count_only_on_the_same_facts(self, world: World):
        draft = renewed(world, make.published(world), same_facts=False)
        with pytest.raises(NotReady, match="feiten dezelfde"):
            make.offered(world, draft, days=LATER)

    def test_a_later_beginning_is_never_in_the_past(self, world: World):
        former = make.published(world)
        draft = make.offered(world, renewed(world, former, Outcome.GRANT, reasons_departure=""), days=LATER)
        sent, actor = make.day(LATER), world.act(make.decider(world), days=LATER).actor
        whole = Decision.objects.select_related("application", "supersedes").get(pk=draft.pk)
        later = queries.decide_facts(whole, actor, sent, queries.Choice(sent, date(2027, 9, 1)))
        same = queries.decide_facts(whole, actor, sent, queries.Choice(sent, date(2027, 8, 1)))
        assert (later.harms, same.harms) == (True, False)
        past = queries.decide_facts(whole, actor, sent, queries.Choice(date(2027, 10, 1), date(2027, 9, 1)))
        assert "not_in_the_past" in {point.code for point in blocking(adopt_points(past))}
        assert "not_in_the_past" not in {point.code for point in blocking(adopt_points(later))}

    def test_what_was_decided_without_advices_has_no_such_road(self, world: World):
        case = make.lapsed_supplement(world)
        draft = make.offered(world, make.prepared(world, case, days=16, ground=Ground.NOT_PROCESSED), days=16)
        decision = make.adopt(world, draft, days=16)
        make.make_letters(world, days=16)
        make.publish(world, decision, days=16)
        with pytest.raises(WrongState, match="nieuwe aanvraag"):
            actions.prepare_new_decision(
                world.act(world.secretary, days=17), decision_id=decision.pk, outcome=Outcome.GRANT, reason="Fout."
            )


class TestWhoMay:
    def test_only_the_secretariat_and_only_what_was_sent(self, world: World):
        former = make.published(world)
        for hat in (world.submitter, make.decider(world)):
            with pytest.raises(NotAllowed):
                actions.prepare_correction(world.act(hat, days=LATER), decision_id=former.pk, reason=WRONG)
        unsent = make.adopted(world)
        with pytest.raises(NotAllowed, match="neemt"):
            actions.prepare_correction(world.act(world.secretary, days=LATER), decision_id=unsent.pk, reason=WRONG)

    def test_a_second_one_leads_to_the_first(self, world: World):
        former = make.published(world)
        first = corrected(world, former)
        with pytest.raises(AlreadyDone) as again:
            corrected(world, former)
        assert str(first.public_id) in again.value.url

    def test_the_roads_are_on_one_page(self, world: World, client: Client):
        former = make.published(world)
        accounts.sign_in(client, world.secretary)
        page = client.get(f"/besluiten/{former.public_id}/fout/")
        said = page.content.decode()
        for part in ("Herstelbesluit maken", "Nieuw besluit voorbereiden", "datalek"):
            assert part in said
        accounts.sign_in(client, make.decider(world))
        assert client.get(f"/besluiten/{former.public_id}/fout/").status_code == 403
