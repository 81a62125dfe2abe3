"""Sending: on the printed day, to everybody at once, and what that starts and ends."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from accounts.enums import Role
from applications import actions as cases
from applications.checklist import completeness
from applications.offers import offers
from applications.queries import case_facts
from casework import audit, events
from casework.enums import Audience, DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence import rendering
from correspondence.models import Dispatch, Letter
from decisions import actions, queries
from decisions.enums import Outcome, Status
from decisions.events import DecisionPublished
from decisions.models import Decision
from decisions.presenting.deciding import recipients_of
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
OFFERED_TO_THE_SCHOOL = ["Soort wijzigen", "Aanvraag intrekken", "Leerling overleden of vertrokken"]


def codes(refused: pytest.ExceptionInfo[NotReady]) -> set[str]:
    return {point.code for point in refused.value.points}


class TestPublish:
    def test_releases_every_paper_and_shows_the_outcome(self, world: World):
        decision = make.published(world)
        assert decision.status == Status.PUBLISHED
        assert decision.published_on == make.day(5)
        assert {paper.status for paper in queries.papers_of(decision)} == {"released"}
        case = applications.fresh(decision.application)
        assert (case.published_on, case.published_outcome, case.outcome_word) == (make.day(5), "grant", "toegekend")

    def test_goes_to_the_board_and_each_parent_with_authority_by_post_unless_he_chose_the_portal(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        mother = decision.application.guardians.order_by("id").first()
        parent = applications.followed(world, decision.application)
        cases.choose_messages(
            world.act(parent),
            application_id=decision.application_id,
            guardian_id=mother.pk,
            accepted={"decision": True},
        )
        make.publish(world, decision)
        sent = Dispatch.objects.order_by("id").values_list("addressee_kind", "addressee_id", "channel", "sent_on")
        father = decision.application.guardians.order_by("-id").first()
        assert set(sent) == {
            ("board", world.board.pk, "post", make.day(5)),
            ("board", world.board.pk, "portal", make.day(5)),
            ("guardian", mother.pk, "portal", make.day(5)),
            ("guardian", father.pk, "post", make.day(5)),
        }

    def test_whose_access_ended_gets_it_by_post_whatever_he_chose_before(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        mother = decision.application.guardians.order_by("id").first()
        of_case = {"application_id": decision.application_id, "guardian_id": mother.pk}
        cases.choose_messages(
            world.act(applications.followed(world, decision.application)), **of_case, accepted={"decision": True}
        )
        cases.end_guardian_access(world.act(world.secretary, days=4), **of_case)
        make.publish(world, decision)
        sent = Dispatch.objects.filter(addressee_kind="guardian", addressee_id=mother.pk)
        assert list(sent.values_list("channel", flat=True)) == ["post"]

    @pytest.mark.parametrize(
        ("kind", "ways", "told"),
        [
            ("decision", {"portal"}, "via Toewijzer (zelf gekozen)"),
            ("request", {"post", "portal"}, "per post, en ook in Toewijzer te lezen"),
        ],
    )
    def test_goes_to_a_board_through_the_portal_only_when_that_accepted_decisions(
        self, world: World, kind: str, ways: set[str], told: str
    ):
        decision = make.adopted(world)
        make.make_letters(world)
        cases.choose_for_board(world.act(world.submitter), board_id=world.board.pk, accepted={kind: True})
        rows = recipients_of(decision, make.day(5))
        assert [row.way for row in rows if row.name == world.board.name] == [told]
        make.publish(world, decision)
        sent = Dispatch.objects.filter(letter__subject_id=decision.pk, addressee_kind="board")
        assert set(sent.values_list("channel", flat=True)) == ways
        assert queries.made_known(decision)

    def test_meets_the_term_by_this_day_and_starts_the_one_to_object(self, world: World):
        decision = make.published(world)
        terms = Deadline.objects.filter(case_id=decision.application_id)
        assert terms.get(code="decide_application").state == DeadlineState.MET
        objections = list(terms.filter(code="objection").order_by("id"))
        assert {(one.state, one.due) for one in objections} == {(DeadlineState.RUNNING, date(2027, 4, 19))}
        letters = {letter.pk for letter in queries.sent_letters(decision)}
        assert len(letters) == 3
        assert {(one.subject_type, one.subject_id) for one in objections} == {
            ("correspondence.letter", letter) for letter in letters
        }

    def test_adopted_in_time_and_sent_too_late_is_too_late(self, world: World):
        """Received on 1 March: the last day is 26 April 2027. Adopted before it, sent the day after."""
        decision = make.adopted(world)
        last = Deadline.objects.get(case_id=decision.application_id, code="decide_application").due
        days = (last - make.day(0)).days + 1
        actions.remake(world.act(world.secretary, days=days), decision_id=decision.pk, sending_date=make.day(days))
        make.make_letters(world, days=days)
        make.publish(world, decision, days=days)
        term = Deadline.objects.get(case_id=decision.application_id, code="decide_application")
        assert term.state == DeadlineState.MISSED

    def test_tells_school_and_parents_without_anything_personal(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        parent = applications.followed(world, decision.application)
        make.publish(world, decision)
        mails = Mail.objects.filter(kind="decision_published")
        assert set(mails.values_list("address", flat=True)) == {world.submitter.user.email, parent.user.email}
        name = decision.application.pupil.last_name
        assert not any(name in mail.subject + mail.body or "toegekend" in mail.body for mail in mails)

    def test_announces_itself_inside_the_transaction(self, world: World, monkeypatch: pytest.MonkeyPatch):
        heard: list[Any] = []
        decision = make.adopted(world)
        make.make_letters(world)
        monkeypatch.setitem(events._subscribers, DecisionPublished, [heard.append])
        make.publish(world, decision)
        assert [(one.application_id, one.decision_id) for one in heard] == [(decision.application_id, decision.pk)]

    def test_ends_the_experts_part(self, world: World):
        decision = make.published(world)
        active = decision.application.participations.filter(active_until__isnull=True)
        assert not active.filter(capacity="expert").exists()

    def test_twice_is_said_politely(self, world: World):
        decision = make.published(world)
        sent = Dispatch.objects.count()
        with pytest.raises(AlreadyDone):
            make.publish(world, decision)
        assert Dispatch.objects.count() == sent

    def test_an_expert_from_whom_was_departed_is_told_and_the_other_is_not(self, world: World):
        case, one, two = assessments.with_experts(world)
        assessments.submit(world, one, days=1)
        assessments.submit(world, two, days=2, outcome="lwoo")
        draft = make.prepared(world, applications.fresh(case))
        draft = make.offered(world, make.written(world, draft, reasons_departure=make.DEPARTURE))
        decision = make.adopt(world, draft)
        make.make_letters(world)
        make.publish(world, decision)
        told = Mail.objects.filter(kind="decision_departs").values_list("address", flat=True)
        assert list(told) == [two.expert.user.email]


class TestSentStays:
    def test_nothing_of_a_sent_decision_changes(self, world: World):
        decision = make.published(world)
        for field, value in (("sending_date", make.day(9)), ("published_on", make.day(9)), ("letters_made", 2)):
            with pytest.raises(DatabaseError, match="decision_sent_frozen"), transaction.atomic():
                Decision.objects.filter(pk=decision.pk).update(**{field: value})


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
