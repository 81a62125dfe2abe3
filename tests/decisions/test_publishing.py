"""Sending: on the printed day, to everybody at once, and what that starts and ends."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from applications import actions as cases
from casework import events
from casework.enums import DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone
from correspondence.models import Dispatch
from decisions import actions, queries
from decisions.enums import Status
from decisions.events import DecisionPublished
from decisions.models import Decision
from decisions.presenting.deciding import recipients_of
from tests.factories import applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


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
