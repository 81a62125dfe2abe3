"""Adopting: who, when, under which number, and what follows from it."""

from datetime import date, timedelta

import pytest

from accounts.enums import MandateKind, Role
from applications.consequences import take_part
from applications.enums import Capacity
from applications.enums import Status as CaseStatus
from casework import numbering
from casework.audit import label_of
from casework.calendar import Calendar
from casework.models import AuditEntry, Counter, Mail, ReservedRange
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence.enums import LetterState
from correspondence.models import Letter
from decisions import actions
from decisions.enums import Outcome, Status
from decisions.models import Decision
from decisions.terms import sending_problem
from tests.decisions.refused import codes
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World


class TestAdopt:
    def test_freezes_number_date_and_signature(self, world: World):
        decision = make.adopted(world)
        assert decision.status == Status.ADOPTED
        assert decision.number == f"{world.partnership.code}-2027-00001"
        assert decision.decided_on == make.day(make.ADOPTED)
        assert decision.signer_name == "A. Proefbestuurder"
        assert decision.signer_function == "directeur"
        assert decision.on_behalf_of
        assert [one["slot"] for one in decision.advisers] == [1, 2]

    def test_moves_the_case_and_tells_why(self, world: World):
        decision = make.adopted(world)
        case = applications.fresh(decision.application)
        assert case.status == CaseStatus.DECIDED
        assert AuditEntry.objects.filter(case_id=case.pk, verb="application.decided").get().cause == "decisions.adopted"

    def test_orders_a_letter_per_addressee_the_declaration_and_both_advices(self, world: World):
        decision = make.adopted(world)
        kinds = sorted(Letter.objects.filter(case_id=decision.application_id).values_list("kind", "addressee_kind"))
        assert [kind for kind in kinds if kind[0] != "receipt"] == [
            ("advice_annex", ""),
            ("advice_annex", ""),
            ("decision", "board"),
            ("decision", "guardian"),
            ("decision", "guardian"),
            ("declaration", ""),
        ]

    def test_a_refusal_has_no_declaration(self, world: World):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case, outcome=Outcome.REFUSAL)
        make.heard(world, case)
        draft = make.offered(world, make.written(world, draft, reasons_departure=make.DEPARTURE))
        decision = make.adopt(world, draft)
        assert not Letter.objects.filter(case_id=case.pk, kind="declaration").exists()
        assert decision.effective_on is None

    def test_the_hearing_stands_in_the_letter(self, world: World):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case, outcome=Outcome.REFUSAL)
        make.heard(world, case)
        assert "Wij hoopten" in make.fresh(draft).reasons_views

    def test_tells_the_secretariat_and_nobody_else(self, world: World):
        decision = make.adopted(world)
        addresses = Mail.objects.filter(kind="decision_adopted").values_list("address", flat=True)
        assert list(addresses) == [world.secretary.user.email]
        assert decision.application.published_on is None

    def test_twice_is_said_politely(self, world: World):
        draft = make.to_decide(world)
        make.adopt(world, draft)
        with pytest.raises(AlreadyDone):
            make.adopt(world, draft)
        assert (
            Counter.objects.get(
                partnership_id=world.partnership.pk, series=f"decision:{world.partnership.code}"
            ).next_value
            == 2
        )

    def test_names_every_open_gate_and_changes_nothing(self, world: World):
        draft = make.to_decide(world)
        Decision.objects.filter(pk=draft.pk).update(reasons_weighing="")
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, effective_on=None)
        assert codes(refused) == {"reasons", "effective_on"}
        assert make.fresh(draft).status == Status.DRAFT
        assert not Counter.objects.filter(series__startswith="decision").exists()


class TestWhoDecides:
    def test_no_other_role(self, world: World):
        draft = make.to_decide(world)
        for role in set(Role) - {Role.BOARD_MEMBER}:
            with pytest.raises(NotAllowed):
                actions.adopt(world.act(world.member(role), days=5), decision_id=draft.pk, sending_date=make.day(5))

    def test_nobody_of_another_partnership(self, world: World):
        draft = make.to_decide(world)
        stranger = accounts.decider()
        with pytest.raises(NotAllowed):
            actions.adopt(world.act(stranger, days=5), decision_id=draft.pk, sending_date=make.day(5))

    def test_a_board_member_without_a_mandate_is_told_that_somebody_else_can(self, world: World):
        draft = make.to_decide(world)
        make.decider(world)
        member = accounts.membership(role=Role.BOARD_MEMBER, partnership=world.partnership)
        with pytest.raises(NotReady) as refused:
            actions.adopt(
                world.act(member, days=5), decision_id=draft.pk, sending_date=make.day(5), effective_on=make.day(5)
            )
        assert codes(refused) == {"signer_mandate"}
        assert "voltallige bestuur" not in str(refused.value)

    def test_a_mandate_that_ended_yesterday_is_none(self, world: World):
        draft = make.to_decide(world)
        member = accounts.membership(role=Role.BOARD_MEMBER, partnership=world.partnership)
        accounts.mandate(membership=member, kind=MandateKind.DECIDE_APPLICATIONS, valid_until=make.day(4))
        with pytest.raises(NotReady) as refused:
            actions.adopt(
                world.act(member, days=5), decision_id=draft.pk, sending_date=make.day(5), effective_on=make.day(5)
            )
        assert codes(refused) == {"signer_mandate"}
        assert "voltallige bestuur" in str(refused.value)

    def test_nobody_who_handled_the_case(self, world: World):
        draft = make.to_decide(world)
        member = make.decider(world)
        take_part(world.act(member, days=4), draft.application, user_id=member.user_id, capacity=Capacity.HANDLER)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert codes(refused) == {"signer_no_other_role"}

    def test_nobody_who_advised(self, world: World):
        case, one, _ = assessments.advised(world)
        draft = make.offered(world, make.prepared(world, case))
        hat = accounts.membership(role=Role.BOARD_MEMBER, partnership=world.partnership, user=one.expert.user)
        accounts.mandate(membership=hat, kind=MandateKind.DECIDE_APPLICATIONS)
        with pytest.raises(NotReady) as refused:
            actions.adopt(
                world.act(hat, days=5), decision_id=draft.pk, sending_date=make.day(5), effective_on=make.day(5)
            )
        assert codes(refused) == {"signer_no_other_role"}

    def test_nobody_of_the_applying_board(self, world: World):
        draft = make.to_decide(world)
        accounts.membership(role=Role.SCHOOL_STAFF, organisation=world.board, user=make.decider(world).user)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert codes(refused) == {"signer_independent"}


class TestNumber:
    def test_starts_where_another_system_stopped_and_steps_over_what_it_keeps(self, world: World):
        """Going live in March: the first 250 numbers of the year were issued elsewhere, 253 and 254 are reserved."""
        key = {"partnership_id": world.partnership.pk, "series": f"decision:{world.partnership.code}", "year": 2027}
        numbering.start_at(**key, value=251)
        ReservedRange.objects.create(**key, first=253, last=254, reason="tlv vso uit een ander systeem")
        experts = assessments.pair(world)
        numbers = []
        for _ in range(3):
            case = applications.complete(world)
            for slot, expert in enumerate(experts, 1):
                assessments.submit(world, assessments.accepted(world, case, expert, slot), days=slot)
            draft = make.offered(world, make.prepared(world, applications.fresh(case)))
            numbers.append(make.adopt(world, draft).number[-5:])
        assert numbers == ["00251", "00252", "00255"]

    def test_counts_per_partnership(self, world: World):
        other = applications.world()
        assert make.adopted(world).number[:6] == world.partnership.code
        assert make.adopted(other).number == f"{other.partnership.code}-2027-00001"

    def test_is_kept_for_the_same_case_when_taken_back(self, world: World):
        first = make.adopted(world)
        draft = actions.take_back(
            world.act(make.decider(world), days=5), decision_id=first.pk, reason="Verkeerde ingangsdatum."
        )
        again = make.adopt(world, make.offered(world, draft, days=6), days=6)
        assert again.number == first.number
        assert make.fresh(first).status == Status.REVOKED
        assert make.adopted(applications.world(partnership=world.partnership)).number.endswith("-00002")


class TestTakeBack:
    def test_withdraws_the_letters_and_gives_the_text_back_as_a_draft(self, world: World):
        decision = make.adopted(world)
        draft = actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Fout.")
        assert draft.status == Status.DRAFT
        assert draft.reasons_weighing == make.WEIGHING
        assert not draft.is_offered
        assert not Letter.objects.filter(subject_id=decision.pk, kind="decision", withdrawn_on=None).exists()
        assert applications.fresh(decision.application).status == CaseStatus.ADVISED

    def test_needs_a_reason(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(WrongState, match="waarom"):
            actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="  ")

    def test_is_not_the_secretariats(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(NotAllowed):
            actions.take_back(world.act(world.secretary, days=5), decision_id=decision.pk, reason="Fout.")

    def test_is_too_late_after_sending(self, world: World, made_at_once: None):
        decision = make.published(world)
        with pytest.raises(WrongState):
            actions.take_back(world.act(make.decider(world), days=6), decision_id=decision.pk, reason="Fout.")

    def test_twice_is_said_politely(self, world: World):
        decision = make.adopted(world)
        actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Fout.")
        with pytest.raises(AlreadyDone):
            actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Fout.")


class TestSendingDate:
    @pytest.mark.parametrize(("days", "said"), [(28, ""), (29, "te ver weg"), (365 * 73, "te ver weg")])
    def test_a_day_far_away_is_a_slip_of_the_pen(self, days: int, said: str):
        monday = date(2027, 6, 7)
        problem = sending_problem(monday + timedelta(days=days), monday, Calendar())
        assert (said in problem) if said else problem == ""

    def test_a_weekend_is_refused_and_a_later_working_day_is_not(self, world: World):
        draft = make.to_decide(world)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft, sending_date=date(2027, 3, 7))
        assert codes(refused) == {"sending_date"}
        decision = make.adopt(world, draft, sending_date=date(2027, 3, 8))
        letter = Letter.objects.get(subject_id=decision.pk, kind="decision", addressee_kind="board")
        assert letter.sending_date == date(2027, 3, 8)

    def test_adopted_on_friday_and_sent_on_monday_counts_from_monday(self, world: World):
        """5 March 2027 is a Friday; six weeks from Monday 8 March end on Monday 19 April."""
        assert make.day(4).isoweekday() == 5
        draft = make.to_decide(world)
        decision = make.adopt(world, draft, days=4, sending_date=date(2027, 3, 8))
        clause = Letter.objects.get(subject_id=decision.pk, addressee_kind="board").contents["objection"]
        assert clause["last_day"] == "2027-04-19"

    def test_remaking_gives_a_new_date_and_clause_and_keeps_everything_else(self, world: World):
        decision = make.adopted(world)
        actions.remake(world.act(world.secretary, days=8), decision_id=decision.pk, sending_date=make.day(8))
        letters = Letter.objects.filter(subject_id=decision.pk, kind="decision", addressee_kind="board").order_by("id")
        old, new = letters
        assert old.status_sentence == "niet verzonden"
        assert new.replaces_id == old.pk
        assert new.contents["number"] == old.contents["number"]
        assert new.contents["reasons"] == old.contents["reasons"]
        assert new.contents["objection"]["last_day"] > old.contents["objection"]["last_day"]
        assert new.contents["decided_on"] == old.contents["decided_on"]
        assert str(make.day(8)) == new.contents["sending_date"]
        assert new.contents["summary"] != old.contents["summary"]

    def test_remaking_into_the_past_is_refused(self, world: World):
        decision = make.adopted(world)
        with pytest.raises(WrongState, match="verleden"):
            actions.remake(world.act(world.secretary, days=8), decision_id=decision.pk, sending_date=make.day(7))

    def test_remaking_after_sending_is_refused(self, world: World, made_at_once: None):
        decision = make.published(world)
        with pytest.raises(WrongState):
            actions.remake(world.act(world.secretary, days=8), decision_id=decision.pk, sending_date=make.day(8))
        papers = Letter.objects.filter(subject_type=label_of(decision), subject_id=decision.pk)
        assert papers.exists()
        assert not papers.exclude(status=LetterState.RELEASED).exists()
