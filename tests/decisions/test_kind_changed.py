"""What follows at experts and decisions when the board asks for the other kind."""

from typing import Any

import pytest

from applications import actions as applications_actions
from applications.enums import DocumentKind, Status
from applications.models import Application
from assessments import actions as assessments_actions
from assessments.models import Advice, Assignment, FileNotice
from assessments.rules import question_for
from casework.models import Version
from casework.refusals import NotAllowed, NotReady, WrongState
from decisions import actions
from decisions.enums import Ground, Outcome, Party, SkipGround
from decisions.models import Decision
from decisions.queries import decide_facts
from tests.factories import applications, assessments, decisions

pytestmark = pytest.mark.django_db
World = applications.World


def vmbo() -> World:
    return applications.world(school_type="vmbo")


def changed(where: World, case: Application, kind: str, by: Any = None, *, days: int = 3) -> Application:
    """A case whose board asked for the other kind."""
    applications_actions.change_kind(
        where.act(by or where.submitter, days=days),
        application_id=case.pk,
        kind=kind,
        upload=applications.inspected("brief.pdf"),
        no_bsn_confirmed=True,
    )
    return applications.fresh(case)


def taken_in(where: World, case: Application, *, days: int = 3) -> Application:
    answer = applications_actions.take_in(where.act(where.secretary, days=days), application_id=case.pk)
    case = applications.fresh(case)
    assert answer.status == case.status
    return case


def notices(case: Application) -> list[tuple[int, bool]]:
    """For which slots a paper waits."""
    found = FileNotice.objects.filter(application=case).order_by("assignment__slot")
    return [(notice.assignment.slot, notice.is_open) for notice in found]


def test_experts_at_work_get_the_letter_and_the_new_question() -> None:
    where = vmbo()
    case, one, two = assessments.with_experts(where)
    assessments.write(where, one)
    case = changed(where, case, "lwoo")
    assert case.status == Status.SUBMITTED
    assert notices(case) == [(1, True), (2, True)]
    assert {row.question for row in Assignment.objects.filter(application=case)} == {question_for("lwoo")}
    draft = Advice.objects.get(assignment=one)
    assert draft.question == question_for("lwoo")
    assert draft.conclusion == assessments.WORDS["conclusion"]
    kept = Version.objects.filter(case_id=case.pk, subject_type="assessments.assignment")
    assert {version.values["question"] for version in kept} == {question_for("pro")}
    assert taken_in(where, case).status == Status.WITH_EXPERTS
    for assignment in (one, two):
        assessments.submit(where, Assignment.objects.get(pk=assignment.pk), days=4, outcome="lwoo")
    assert applications.fresh(case).status == Status.ADVISED
    assert {row.question for row in Advice.objects.filter(application=case)} == {question_for("lwoo")}


def test_a_final_advice_stays_and_its_expert_is_asked_about_the_letter() -> None:
    where = vmbo()
    case, one, two = assessments.with_experts(where)
    final = assessments.submit(where, one, days=1)
    case = changed(where, case, "lwoo")
    final.refresh_from_db()
    assert (final.question, final.outcome) == (question_for("pro"), "pro")
    assert Assignment.objects.get(pk=one.pk).question == question_for("pro")
    assert notices(case) == [(1, True), (2, True)]
    notice = FileNotice.objects.get(assignment=one)
    act = where.act(assessments.hat_of(one.expert), days=3)
    words = "Voor lwoo blijft de conclusie dat deze leerling beter past bij praktijkonderwijs."
    with pytest.raises(WrongState, match="Daarna wordt gevraagd"):
        assessments_actions.answer_notice(act, notice_id=notice.pk, addendum=words)
    assert taken_in(where, case).status == Status.WITH_EXPERTS
    assessments_actions.answer_notice(act, notice_id=notice.pk, addendum=words)
    assessments.submit(where, Assignment.objects.get(pk=two.pk), days=4, outcome="lwoo")
    assert applications.fresh(case).status == Status.ADVISED


def test_nobody_advises_on_a_file_that_may_still_grow() -> None:
    where = vmbo()
    case, one, _ = assessments.with_experts(where)
    case = changed(where, case, "lwoo")
    with pytest.raises(NotReady) as caught:
        assessments.submit(where, Assignment.objects.get(pk=one.pk), days=4, outcome="lwoo")
    assert [point.code for point in caught.value.points] == ["file_whole"]
    assert Advice.objects.get(assignment=one).conclusion == assessments.WORDS["conclusion"]
    taken_in(where, case, days=4)
    assessments.submit(where, Assignment.objects.get(pk=one.pk), days=4, outcome="lwoo")


def test_two_final_advices_still_count() -> None:
    where = vmbo()
    case, _, _ = assessments.advised(where)
    case = changed(where, case, "lwoo")
    assert case.status == Status.SUBMITTED
    assert taken_in(where, case).status == Status.ADVISED


def test_an_advice_can_be_set_aside_while_intake_looks_again() -> None:
    where = vmbo()
    case, one, _ = assessments.advised(where)
    case = changed(where, case, "lwoo")
    advice = Advice.objects.get(assignment=one)
    act = where.act(where.secretary, days=3)
    assessments_actions.set_aside_advice(act, advice_id=advice.pk, reason="other", explanation="Ging over iets anders.")
    assert taken_in(where, case).status == Status.WITH_EXPERTS


def test_no_experts_are_asked_yet() -> None:
    where = vmbo()
    case = changed(where, applications.complete(where), "lwoo")
    assert taken_in(where, case).status == Status.COMPLETE


def blocking_codes(where: World, draft: Decision, *, days: int) -> set[str]:
    with pytest.raises(NotReady) as caught:
        decisions.adopt(where, decisions.offered(where, draft, days=days), days=days)
    return {point.code for point in caught.value.points}


def test_no_decision_before_parents_gave_their_view_on_pro() -> None:
    where = vmbo()
    case, one, two = assessments.advised(where, kind="lwoo")
    case = taken_in(where, changed(where, case, "pro"))
    draft = decisions.prepared(where, case, days=4, outcome=Outcome.REFUSAL)
    assert {"statements", "file_questions"} <= blocking_codes(where, draft, days=5)
    office = where.act(where.secretary, days=6)
    scan = applications.paper(office, case, DocumentKind.SIGNED_STATEMENT, "Zienswijzen op pro")
    for guardian in case.guardians.order_by("id"):
        view = {
            "invited_on": decisions.day(4),
            "invited_by": "email",
            "answer": "disagree",
            "answered_on": decisions.day(6),
            "words": "Wij hadden liever lwoo.",
            "signed_document": scan,
        }
        applications_actions.save_statement(office, application_id=case.pk, guardian_id=guardian.pk, values=view)
    for assignment in (one, two):
        for notice in FileNotice.objects.filter(assignment=assignment).order_by("id"):
            hat = assessments.hat_of(assignment.expert)
            assessments_actions.answer_notice(where.act(hat, days=6), notice_id=notice.pk)
    decision = decisions.fresh(draft)
    adopted = decisions.adopt(where, decision, days=6)
    assert (adopted.kind, applications.fresh(case).status) == ("pro", Status.DECIDED)


def test_who_was_heard_on_the_other_kind_is_heard_again() -> None:
    where = vmbo()
    case, _, _ = assessments.advised(where)
    decisions.heard(where, case)
    draft = decisions.prepared(where, case, days=4, outcome=Outcome.REFUSAL)
    facts = decide_facts(draft, where.act(where.secretary).actor, decisions.day(4))
    assert len(facts.hearings) == len(facts.to_hear) == 2
    case = taken_in(where, changed(where, case, "lwoo", days=5), days=5)
    draft = decisions.written(where, draft, days=6, outcome=Outcome.REFUSAL)
    assert "heard" in blocking_codes(where, draft, days=6)
    with pytest.raises(WrongState, match="nog niet eerder gehoord"):
        actions.leave_hearing_out(
            where.act(where.secretary, days=6),
            application_id=case.pk,
            party=Party.GUARDIAN,
            guardian_id=case.guardians.order_by("id")[0].pk,
            ground=SkipGround.HEARD_EARLIER,
            reasons="Over pro gehoord.",
        )
    decisions.heard(where, case, days=6)
    draft = decisions.fresh(draft)
    facts = decide_facts(draft, where.act(where.secretary).actor, decisions.day(6))
    assert [hearing.closed for hearing in facts.hearings] == [True, True]


def test_a_draft_follows_and_proposes_nothing() -> None:
    where = vmbo()
    draft = decisions.to_decide(where)
    before = draft.criteria_lines
    changed(where, draft.application, "lwoo", days=5)
    draft = decisions.fresh(draft)
    assert (draft.kind, draft.outcome, draft.offered_at, draft.reasons_conclusion) == ("lwoo", "", None, "")
    assert draft.criteria_lines != before
    assert "leerwegondersteunend" in draft.reasons_criteria
    assert draft.reasons_weighing == decisions.WEIGHING
    kept = Version.objects.filter(subject_type="decisions.decision", subject_id=draft.pk).order_by("-id")[0]
    assert (kept.values["kind"], kept.values["outcome"]) == ("pro", Outcome.GRANT)


def test_a_formal_draft_keeps_its_ground() -> None:
    where = vmbo()
    case = applications.submitted(where)
    draft = actions.prepare(where.act(where.secretary), application_id=case.pk, ground=Ground.NOT_COMPETENT)
    changed(where, case, "lwoo")
    draft = decisions.fresh(draft)
    assert (draft.kind, draft.ground, draft.outcome) == ("lwoo", Ground.NOT_COMPETENT, Outcome.REFUSAL)


def test_not_after_a_decision_and_again_when_it_was_taken_back() -> None:
    where = vmbo()
    decision = decisions.adopted(where)
    case = decision.application
    with pytest.raises(WrongState):
        changed(where, case, "lwoo", days=6)
    with pytest.raises(NotAllowed):
        changed(where, case, "lwoo", where.secretary, days=6)
    assert applications.fresh(case).kind == "pro"
    board = where.act(decisions.decider(where), days=6)
    actions.take_back(board, decision_id=decision.pk, reason="Het bestuur wil iets anders vragen.")
    assert changed(where, case, "lwoo", days=7).status == Status.SUBMITTED


def test_not_after_it_was_sent() -> None:
    where = vmbo()
    decision = decisions.published(where)
    for who in (where.submitter, where.secretary):
        with pytest.raises(NotAllowed):
            changed(where, decision.application, "lwoo", who, days=6)


def test_a_formal_decision_taken_back_returns_to_intake() -> None:
    """With two advices from before the change, and nobody who found the case complete for the new kind."""
    where = vmbo()
    case, _, _ = assessments.advised(where)
    case = changed(where, case, "lwoo")
    act = where.act(where.secretary, days=4)
    draft = actions.prepare(act, application_id=case.pk, ground=Ground.NOT_COMPETENT)
    draft = decisions.offered(where, decisions.written(where, draft, days=4), days=4)
    decisions.heard(where, case, days=4)
    decision = decisions.adopt(where, draft, days=5)
    actions.take_back(where.act(decisions.decider(where), days=6), decision_id=decision.pk, reason="Toch bevoegd.")
    assert applications.fresh(case).status == Status.SUBMITTED
    assert taken_in(where, case, days=6).status == Status.ADVISED


def test_taking_the_letter_out_does_not_make_old_advices_answer_the_new_question() -> None:
    where = vmbo()
    case, _, _ = assessments.advised(where, kind="lwoo")
    case = changed(where, case, "pro")
    letter = case.documents.get(kind=DocumentKind.LETTER)
    applications_actions.remove_document(
        where.act(where.secretary, days=3), application_id=case.pk, document_id=letter.pk, reason="Per ongeluk."
    )
    case = taken_in(where, case)
    draft = decisions.prepared(where, case, days=4)

    def asked() -> str:
        facts = decide_facts(draft, where.act(decisions.decider(where)).actor, decisions.day(4))
        return " ".join(facts.open_questions)

    assert "de eerste deskundige" in asked()
    assert "de tweede deskundige" in asked()
    again = applications.paper(where.act(where.secretary, days=4), case, DocumentKind.LETTER, "Brief")
    for notice in FileNotice.objects.filter(document=again).order_by("id"):
        hat = assessments.hat_of(notice.assignment.expert)
        assessments_actions.answer_notice(where.act(hat, days=4), notice_id=notice.pk, addendum="")
    assert asked() == ""
