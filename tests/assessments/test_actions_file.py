"""One file for both experts: papers that come in later, and questions."""

from datetime import date

import pytest

from applications import actions as cases
from assessments import actions, queries
from assessments.models import AdviceAddendum, Assignment, FileNotice
from casework.models import AuditEntry, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from tests.factories import applications, assessments
from tests.factories.applications import World

pytestmark = pytest.mark.django_db


def grow(where: World, assignment: Assignment, title: str = "Nieuw verslag", days: int = 3) -> None:
    applications.paper(where.act(where.secretary, days=days), assignment.application, title=title)


def notice_of(assignment: Assignment) -> FileNotice:
    return FileNotice.objects.get(assignment=assignment)


def test_before_assignment_there_is_nothing_to_tell() -> None:
    where = applications.world()
    case = applications.complete(where)
    applications.paper(where.act(where.secretary), case)
    assert not FileNotice.objects.exists()


def test_both_hear_at_once_and_not_from_whom() -> None:
    where = applications.world()
    case, one, two = assessments.with_experts(where)
    grow(where, one)
    assert [notice_of(one).arrived_on, notice_of(two).arrived_on] == [date(2027, 3, 4)] * 2
    mails = Mail.objects.filter(kind="file_grew").order_by("user_id")
    assert {mail.user_id for mail in mails} == {one.expert.user_id, two.expert.user_id}
    assert len({mail.body.rpartition("/opdrachten/")[0] for mail in mails}) == 1
    assert len(queries.open_file_questions(case.pk)) == 2


def test_replaced_expert_hears_nothing_more() -> None:
    where = applications.world()
    case, one, two = assessments.with_experts(where)
    actions.replace(where.act(where.secretary), assignment_id=one.pk, reason="ill")
    grow(where, two)
    assert not FileNotice.objects.filter(assignment=one).exists()
    assert [question.slot for question in queries.open_file_questions(case.pk)] == [2]


def test_paper_must_be_seen_before_submitting() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    assessments.write(where, one)
    grow(where, one)
    hat = assessments.hat_of(one.expert)
    with pytest.raises(NotReady, match="Bekijk ‘Nieuw verslag’"):
        actions.submit_advice(where.act(hat, days=3), assignment_id=one.pk, independent=True)
    assessments.write(where, one, days=3)
    assert notice_of(one).seen_at is not None
    actions.submit_advice(where.act(hat, days=3), assignment_id=one.pk, independent=True)
    assert [question.slot for question in queries.open_file_questions(case.pk)] == [2]


def test_seen_by_its_own_page() -> None:
    where = applications.world()
    _, one, two = assessments.with_experts(where)
    grow(where, one)
    hat = assessments.hat_of(one.expert)
    actions.mark_seen(where.act(hat, days=3), notice_id=notice_of(one).pk)
    with pytest.raises(AlreadyDone):
        actions.mark_seen(where.act(hat, days=3), notice_id=notice_of(one).pk)
    with pytest.raises(NotAllowed, match="Alleen de deskundige"):
        actions.mark_seen(where.act(hat, days=3), notice_id=notice_of(two).pk)


def test_after_submission_the_question_is_whether_it_changes() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    final = assessments.submit(where, one)
    grow(where, one)
    hat = assessments.hat_of(one.expert)
    with pytest.raises(WrongState, match="Geef aan of dit stuk uw advies verandert"):
        actions.mark_seen(where.act(hat, days=3), notice_id=notice_of(one).pk)
    found = next(question for question in queries.open_file_questions(case.pk) if question.slot == 1)
    assert (found.after_advice, found.document_title) == (True, "Nieuw verslag")
    actions.answer_notice(where.act(hat, days=4), notice_id=notice_of(one).pk)
    assert notice_of(one).changes_advice is False
    assert not AdviceAddendum.objects.exists()
    assert final.sha256 == queries.counted_advices(case.pk)[0].sha256


def test_addendum_stands_under_the_unchanged_advice() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    final = assessments.submit(where, one)
    grow(where, one)
    hat = assessments.hat_of(one.expert)
    actions.answer_notice(where.act(hat, days=4), notice_id=notice_of(one).pk, addendum="De nieuwe score is lager.")
    counted = queries.counted_advices(case.pk)[0]
    assert (counted.sha256, counted.conclusion) == (final.sha256, final.conclusion)
    assert [(line.text, line.about, line.submitted_on) for line in counted.addenda] == [
        ("De nieuwe score is lager.", "Nieuw verslag", date(2027, 3, 5))
    ]
    assert AuditEntry.objects.get(verb="advice.addendum").reference == counted.addenda[0].sha256
    assert set(Mail.objects.filter(kind="advice_addendum").values_list("user_id", flat=True)) == {
        where.secretary.user_id
    }
    with pytest.raises(AlreadyDone):
        actions.answer_notice(where.act(hat, days=4), notice_id=notice_of(one).pk)


def test_answer_waits_for_the_advice() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    grow(where, one)
    with pytest.raises(WrongState, match="nog niet ingediend"):
        actions.answer_notice(where.act(assessments.hat_of(one.expert), days=3), notice_id=notice_of(one).pk)


def test_secretariat_sets_a_paper_aside_with_a_reason() -> None:
    where = applications.world()
    case, one, two = assessments.with_experts(where)
    assessments.submit(where, one)
    grow(where, one)
    act = where.act(where.secretary, days=4)
    with pytest.raises(WrongState, match="Geef een reden"):
        actions.set_notice_aside(act, notice_id=notice_of(one).pk, reason=" … ")
    with pytest.raises(NotAllowed):
        actions.set_notice_aside(
            where.act(assessments.hat_of(one.expert)), notice_id=notice_of(one).pk, reason="Niet van belang."
        )
    actions.set_notice_aside(act, notice_id=notice_of(one).pk, reason="Alleen een adreswijziging.")
    assert [question.slot for question in queries.open_file_questions(case.pk)] == [two.slot]


def test_removed_paper_asks_nothing_more() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    grow(where, one)
    cases.remove_document(
        where.act(where.secretary, days=4),
        application_id=case.pk,
        document_id=notice_of(one).document_id,
        reason="Verkeerd dossier.",
    )
    assert queries.open_file_questions(case.pk) == ()


def test_question_is_answered_once() -> None:
    where = applications.world()
    case, one, _ = assessments.with_experts(where)
    hat = assessments.hat_of(one.expert)
    asked = actions.ask(where.act(hat), assignment_id=one.pk, text="Is er een tweede onderzoek?")
    assert queries.unanswered_questions(case.pk) == 1
    act = where.act(where.secretary)
    actions.answer_question(act, question_id=asked.pk, answer="Nee, er is één onderzoek.")
    assert queries.unanswered_questions(case.pk) == 0
    assert Mail.objects.get(kind="question_answered").user_id == one.expert.user_id
    with pytest.raises(AlreadyDone):
        actions.answer_question(act, question_id=asked.pk, answer="Toch wel.")


def test_answer_names_only_a_paper_of_this_file() -> None:
    where = applications.world()
    _, one, _ = assessments.with_experts(where)
    other = applications.complete(where)
    asked = actions.ask(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, text="Welke toets?")
    foreign = queries.documents_of(other)[0]
    with pytest.raises(WrongState, match="zit niet"):
        actions.answer_question(
            where.act(where.secretary), question_id=asked.pk, answer="Zie het stuk.", document_id=foreign.pk
        )


def test_nobody_asks_for_another_or_after_the_end() -> None:
    where = applications.world()
    _, one, two = assessments.with_experts(where)
    with pytest.raises(NotAllowed, match="Alleen de deskundige"):
        actions.ask(where.act(assessments.hat_of(two.expert)), assignment_id=one.pk, text="Mag dit?")
    assessments.submit(where, one)
    with pytest.raises(NotAllowed, match="zolang de opdracht openstaat"):
        actions.ask(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, text="Nog een vraag?")
