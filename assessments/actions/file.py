"""One file for both experts: papers that came in later, and questions to the secretariat."""

from django.db import transaction

from applications.models import Application
from assessments import notifications, permissions, queries, workflow
from assessments.actions import common
from assessments.actions.advising import hash_of
from assessments.enums import AssignmentStatus
from assessments.models import Advice, AdviceAddendum, Assignment, ExpertQuestion, FileNotice
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only

NOT_YET = "Het advies is nog niet ingediend. Geef alleen aan dat u het stuk hebt gezien en verwerk het in uw advies."


def _lock_notice(act: Act, notice_id: int) -> tuple[Application, Assignment, FileNotice]:
    assignment_id = FileNotice.objects.values_list("assignment_id", flat=True).get(pk=notice_id)
    case, assignment = common.lock_assignment(assignment_id)
    return case, assignment, FileNotice.objects.select_related("document").get(pk=notice_id)


@transaction.atomic
def mark_seen(act: Act, *, notice_id: int) -> FileNotice:
    """The expert, who has not submitted yet, says that he has seen a paper."""
    case, assignment, notice = _lock_notice(act, notice_id)
    require(permissions.may_see_file(act.actor, common.work_facts(case, assignment)))
    if assignment.status == AssignmentStatus.DONE:
        raise WrongState("Uw advies is al ingediend. Geef aan of dit stuk uw advies verandert.")
    _refuse_settled(notice)
    notice.seen_at = act.now
    notice.save(update_fields=["seen_at"])
    audit.record(act, workflow.SEEN, subject=notice, case_id=case.pk)
    return notice


@transaction.atomic
def answer_notice(act: Act, *, notice_id: int, addendum: str = "") -> FileNotice:
    """The expert answers *verandert dit uw advies?*: no (empty ``addendum``), or with an aanvulling under the advice.

    The advice itself never changes. The addendum is immutable and as blind as the advice. Raises WrongState from the
    decision on: what was decided rests on what was known then.
    """
    case, assignment, notice = _lock_notice(act, notice_id)
    require(permissions.may_see_file(act.actor, common.work_facts(case, assignment)))
    if assignment.status != AssignmentStatus.DONE:
        raise WrongState(NOT_YET)
    _refuse_settled(notice)
    if reason := permissions.not_asked_now(case.status):
        raise WrongState(reason)
    changes = bool(addendum.strip())
    if changes and is_template_only(addendum):
        raise WrongState("Schrijf in eigen woorden wat dit stuk aan uw advies verandert.")
    notice.answered_at, notice.changes_advice = act.now, changes
    notice.save(update_fields=["answered_at", "changes_advice"])
    if not changes:
        audit.record(act, workflow.ANSWERED, subject=notice, case_id=case.pk)
        return notice
    _add(act, case, assignment, notice, addendum.strip())
    return notice


def _add(act: Act, case: Application, assignment: Assignment, notice: FileNotice, text: str) -> None:
    advice = Advice.objects.get(assignment=assignment)
    content = {
        "advice": advice.sha256,
        "document": str(notice.document.public_id),
        "text": text,
        "submitted_at": act.now.isoformat(),
    }
    added = AdviceAddendum.objects.create(
        application=case,
        advice=advice,
        notice=notice,
        text=text,
        submitted_at=act.now,
        sha256=hash_of(content),
        created_at=act.now,
    )
    audit.record(act, workflow.ADDENDUM, subject=added, case_id=case.pk, reference=added.sha256)
    notifications.tell_office(act, case, "advice_addendum", f"addendum{added.pk}")


@transaction.atomic
def set_notice_aside(act: Act, *, notice_id: int, reason: str) -> FileNotice:
    """The secretariat says why a paper needs no answer of this expert."""
    case, _assignment, notice = _lock_notice(act, notice_id)
    require(permissions.may_settle(act.actor, case))
    _refuse_settled(notice)
    if is_template_only(reason):
        raise WrongState("Geef een reden waarom dit stuk voor dit advies niet van belang is.")
    notice.set_aside_at, notice.set_aside_by_id = act.now, act.actor.user_id
    notice.set_aside_reason = reason.strip()[:300]
    notice.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_reason"])
    audit.record(act, workflow.NOTICE_SET_ASIDE, subject=notice, case_id=case.pk)
    return notice


def _refuse_settled(notice: FileNotice) -> None:
    if notice.document.removed_at is not None:
        raise WrongState(permissions.TAKEN_OUT)
    if not notice.is_open:
        raise AlreadyDone("Over dit stuk was al iets vastgelegd.")


@transaction.atomic
def ask(act: Act, *, assignment_id: int, text: str) -> ExpertQuestion:
    """An expert asks the secretariat something. The other expert learns neither the question nor who asked."""
    case, assignment = common.lock_assignment(assignment_id)
    require(permissions.may_ask(act.actor, common.work_facts(case, assignment)))
    if is_template_only(text):
        raise WrongState("Schrijf de vraag op.")
    question = ExpertQuestion.objects.create(
        application=case, assignment=assignment, text=text.strip(), created_at=act.now
    )
    audit.record(act, workflow.ASKED, subject=question, case_id=case.pk)
    notifications.tell_office(act, case, "expert_question", f"question{question.pk}")
    return question


@transaction.atomic
def answer_question(act: Act, *, question_id: int, answer: str, document_id: int | None = None) -> ExpertQuestion:
    """The secretariat answers. What adds a fact is put into the file first, as a document for both experts."""
    assignment_id = ExpertQuestion.objects.values_list("assignment_id", flat=True).get(pk=question_id)
    case, assignment = common.lock_assignment(assignment_id)
    require(permissions.may_settle(act.actor, case))
    question = ExpertQuestion.objects.get(pk=question_id)
    if question.answered_at is not None:
        raise AlreadyDone("Deze vraag was al beantwoord.")
    if is_template_only(answer):
        raise WrongState("Schrijf een antwoord op.")
    if document_id is not None and document_id not in {paper.pk for paper in queries.documents_of(case)}:
        raise WrongState("Dit stuk zit niet (meer) in het dossier. Voeg het eerst toe.")
    question.answer, question.document_id = answer.strip(), document_id
    question.answered_at, question.answered_by_id = act.now, act.actor.user_id
    question.save(update_fields=["answer", "document", "answered_at", "answered_by"])
    audit.record(act, workflow.QUESTION_ANSWERED, subject=question, case_id=case.pk)
    if assignment.is_active:
        notifications.tell_expert(act, assignment, "question_answered", f"question{question.pk}")
    return question
