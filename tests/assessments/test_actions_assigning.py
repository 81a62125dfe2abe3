"""Asking experts: who is asked, what they answer, and replacing them."""

from datetime import date, timedelta

import pytest

from applications import actions as cases
from applications.consequences import take_part
from applications.enums import Status
from applications.models import Participation
from applications.queries import participants
from assessments import actions, queries
from assessments.enums import AssignmentStatus
from assessments.models import Advice, Assignment
from casework import drafts, registries
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline, Holiday, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from tests.factories import accounts, applications, assessments

pytestmark = pytest.mark.django_db


def running(assignment: Assignment) -> Deadline:
    return Deadline.objects.get(subject_type="assessments.assignment", subject_id=assignment.pk, code="advice")


def test_first_expert_brings_case_to_experts() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.offered(where, case, first, 1)
    assert (made.status, made.slot, made.profession) == (AssignmentStatus.OFFERED, 1, "remedial_educationalist")
    assert applications.fresh(case).status == Status.WITH_EXPERTS
    part = Participation.objects.get(application=case, user_id=first.user_id)
    assert (part.capacity, part.slot, part.active_until) == ("expert", 1, None)
    assert Mail.objects.filter(kind="advice_requested").values_list("user_id", flat=True).get() == first.user_id


def test_term_is_the_partnerships_working_days() -> None:
    where = applications.world(advice_working_days=5)
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.offered(where, case, first, 1)
    assert running(made).due == date(2027, 3, 8)  # five working days after Monday 1 March
    assert applications.fresh(case).next_due_on == date(2027, 3, 8)


def test_slot_is_given_once() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    other = assessments.expert(where)
    assessments.offered(where, case, first, 1)
    with pytest.raises(AlreadyDone, match="was al gevraagd als eerste deskundige"):
        assessments.offered(where, case, first, 1)
    with pytest.raises(WrongState, match="is al eerste deskundige"):
        assessments.offered(where, case, other, 1)


def test_same_person_not_in_both_slots() -> None:
    where = applications.world()
    case = applications.complete(where)
    both = assessments.expert(where, professions=(assessments.FIRST, assessments.SECOND))
    assessments.offered(where, case, both, 1)
    with pytest.raises(NotReady, match="Is in deze aanvraag al de eerste deskundige"):
        assessments.offered(where, case, both, 2)


@pytest.mark.parametrize("state", ["submitted", "supplement_requested", "withdrawn"])
def test_only_complete_cases_go_to_experts(state: str) -> None:
    where = applications.world()
    case = applications.REACH[state](where)
    first, _ = assessments.pair(where)
    with pytest.raises(NotAllowed, match="als de aanvraag compleet is"):
        assessments.offered(where, case, first, 1)


def test_only_the_secretariat_assigns() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    for hat in (where.submitter, assessments.hat_of(first), where.member("board_member")):
        with pytest.raises(NotAllowed, match="Alleen het secretariaat"):
            actions.assign(where.act(hat), application_id=case.pk, expert_id=first.pk, slot=1)


def test_expert_of_another_partnership_is_unknown() -> None:
    where, elsewhere = applications.world(), applications.world()
    case = applications.complete(where)
    stranger, _ = assessments.pair(elsewhere)
    with pytest.raises(WrongState, match="staat niet in het register"):
        assessments.offered(where, case, stranger, 1)


def test_warning_needs_a_reason() -> None:
    where = applications.world()
    case = applications.complete(where)
    busy = assessments.expert(where, max_open_files=1)
    assessments.offered(where, applications.complete(where), busy, 1)
    with pytest.raises(NotReady, match=r"Heeft 1 open dossier; afgesproken is ten hoogste 1\. Geef een reden"):
        assessments.offered(where, case, busy, 1)
    made = actions.assign(
        where.act(where.secretary), application_id=case.pk, expert_id=busy.pk, slot=1, reason="Kent de taal."
    )
    assert made.note == "Kent de taal."


def test_accept_and_accept_again() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.accepted(where, case, first, 1)
    assert (made.status, made.accepted_on) == (AssignmentStatus.ACCEPTED, date(2027, 3, 1))
    with pytest.raises(AlreadyDone, match="was al aangenomen"):
        actions.accept(where.act(assessments.hat_of(first)), assignment_id=made.pk)


def test_nobody_accepts_for_another() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, second = assessments.pair(where)
    made = assessments.offered(where, case, first, 1)
    for hat in (where.secretary, assessments.hat_of(second), where.submitter):
        with pytest.raises(NotAllowed, match="Alleen de deskundige die is gevraagd"):
            actions.accept(where.act(hat), assignment_id=made.pk)


def test_recusal_frees_the_slot_and_is_remembered() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.accepted(where, case, first, 1)
    assessments.write(where, made)
    hat = assessments.hat_of(first)
    given = actions.recuse(where.act(hat), assignment_id=made.pk, reason="treated", note="Vorig jaar.")
    assert (given.status, given.ended_on) == (AssignmentStatus.RECUSED, date(2027, 3, 1))
    assert not Advice.objects.filter(assignment=made).exists()
    assert running(made).state == DeadlineState.VOID
    assert queries.free_slots(case) == [1, 2]
    assert Mail.objects.filter(kind="assignment_recused").values_list("user_id", flat=True).get() == (
        where.secretary.user_id
    )
    with pytest.raises(NotReady, match="Gaf de opdracht in deze aanvraag terug: ik heb deze leerling begeleid"):
        assessments.offered(where, case, first, 1)


def test_no_time_is_no_tie() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.offered(where, case, first, 1)
    actions.recuse(where.act(assessments.hat_of(first)), assignment_id=made.pk, reason="no_time")
    assert assessments.offered(where, case, first, 1, days=1).status == AssignmentStatus.OFFERED


def test_replacement_starts_blank() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    assessments.write(where, one)
    hat = assessments.hat_of(one.expert)
    drafts.save(where.act(hat), "advice", str(one.public_id), {"conclusion": "half"})
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="ill", note="Griep.")
    one.refresh_from_db()
    assert (one.status, one.replacement_reason) == (AssignmentStatus.REPLACED, "ill")
    assert not Advice.objects.filter(assignment=one).exists()
    assert drafts.load(hat.user_id, "advice", str(one.public_id)) is None
    assert not Participation.objects.filter(user_id=hat.user_id, active_until__isnull=True).exists()
    assert Mail.objects.filter(kind="assignment_replaced", user_id=hat.user_id).count() == 1
    fresh = assessments.accepted(where, case, assessments.expert(where), 1, days=1)
    assert queries.advice_of(fresh) is None


def test_replaced_expert_cannot_go_on() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="late")
    with pytest.raises(WrongState, match="Deze opdracht is geëindigd"):
        assessments.write(where, one)
    with pytest.raises(WrongState, match="Deze opdracht is geëindigd"):
        actions.submit_advice(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, independent=True)
    with pytest.raises(AlreadyDone, match="was al teruggenomen"):
        actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="late")


def test_final_advice_is_not_replaced() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    assessments.submit(where, one)
    with pytest.raises(NotAllowed, match="Leg het advies terzijde"):
        actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="late")


def test_withdrawal_lets_open_work_lapse() -> None:
    where = applications.world()
    case, one, two = assessments.with_experts(where)
    final = assessments.submit(where, one)
    assessments.write(where, two)

    cases.withdraw(where.act(where.submitter, days=3), application_id=case.pk, reason="parents")
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.status == AssignmentStatus.DONE
    assert Advice.objects.get(pk=final.pk).is_final
    assert (two.status, two.lapsed_on, two.word) == ("replaced", date(2027, 3, 4), "vervallen")
    assert not Advice.objects.filter(assignment=two).exists()
    assert list(Mail.objects.filter(kind="assignment_lapsed").values_list("user_id", flat=True)) == [two.expert.user_id]
    assert not Participation.objects.filter(application=case, capacity="expert", active_until__isnull=True).exists()


def test_trail_names_no_value() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="ill", note="Canarie-griep")
    entries = AuditEntry.objects.filter(case_id=case.pk)
    assert entries.filter(verb="assignment.replaced").count() == 1
    assert not any("Canarie" in str(entry.__dict__) for entry in entries)


def test_absence_bounds() -> None:
    where = applications.world()
    case = applications.complete(where)
    away = assessments.expert(where)
    today = date(2027, 3, 1)
    actions.add_absence(
        where.act(where.secretary), expert_id=away.pk, first_day=today, last_day=today + timedelta(days=2)
    )
    with pytest.raises(NotReady, match="Is afwezig tot en met 3 maart 2027"):
        assessments.offered(where, case, away, 1, days=2)
    assert assessments.offered(where, case, away, 1, days=3).status == AssignmentStatus.OFFERED


def test_registration_must_hold_that_day() -> None:
    where = applications.world()
    case = applications.complete(where)
    soon = assessments.expert(where, registration_valid_until=date(2027, 3, 2))
    assert accounts.MOMENT.date() == date(2027, 3, 1)
    with pytest.raises(NotReady, match="De registratie was geldig tot en met 2 maart 2027 en is dus verlopen"):
        assessments.offered(where, case, soon, 1, days=2)
    assert assessments.offered(where, case, soon, 1, days=1).status == AssignmentStatus.OFFERED


def test_change_of_calendar_moves_the_last_day() -> None:
    where = applications.world()
    case = applications.complete(where)
    first, _ = assessments.pair(where)
    made = assessments.offered(where, case, first, 1)
    assert running(made).due == date(2027, 3, 15)
    Holiday.objects.create(
        day=date(2027, 3, 15), name="Proefdag", article="atw_3_3", valid_from=date(2027, 1, 1), origin="edited"
    )
    recompute = registries.recomputers()["assessments.assignment"]
    recompute(accounts.system_act(where.partnership).caused_by("calendar"), made.pk)
    assert running(made).due == date(2027, 3, 16)
    assert applications.fresh(case).next_due_on == date(2027, 3, 16)


def test_nobody_learns_from_a_decider_that_a_decision_was_taken() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    decider = where.member("board_member")
    take_part(where.act(where.secretary), case, user_id=decider.user_id, capacity="decider")
    for hat in (assessments.hat_of(one.expert), where.submitter):
        shown = participants(case, accounts.actor_of(hat))
        assert decider.user_id not in shown.values_list("user_id", flat=True)
    assert decider.user_id in participants(case, accounts.actor_of(where.secretary)).values_list("user_id", flat=True)
