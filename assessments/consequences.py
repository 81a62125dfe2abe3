"""What follows here from what happens to a case: new papers reach both experts, open work lapses with the case."""

from accounts import queries as accounts
from applications.consequences import end_part, lock_case, mark_advised, mark_with_experts, restate_terms
from applications.enums import Capacity
from applications.events import CaseLapsed, CaseReceived, CaseTakenIn, CaseWithdrawn, FileGrew, FileShrank, KindChanged
from applications.models import Application, Document
from assessments import notifications, queries, rules, workflow
from assessments.enums import ACTIVE, AT_WORK, AdviceStatus
from assessments.models import Advice, Assignment, CaseCriteria, Expert, FileNotice, NationalCriteria
from assessments.terms import advice_term
from casework import audit, drafts, transitions, versions
from casework.acting import Act
from casework.models import holds_on
from casework.snapshots import law_on


def case_received(event: CaseReceived) -> None:
    """A case keeps the criteria that hold on the day of its receipt, whatever the law says later."""
    received_on = Application.objects.values_list("received_on", flat=True).get(pk=event.application_id)
    national = NationalCriteria.objects.filter(holds_on(received_on)).order_by("id").first()
    if national is not None:
        CaseCriteria.objects.get_or_create(
            application_id=event.application_id, defaults={"national": national, "created_at": event.act.now}
        )


def file_grew(event: FileGrew) -> None:
    """Both experts get a notice of a paper that entered after they were asked, at once and without saying who sent it.

    A paper that answers an expert's question is a paper like any other (fine-print §3).
    """
    act = event.act if event.act.cause else event.act.caused_by(workflow.NOTICED.code)
    found = Assignment.objects.filter(application_id=event.application_id, status__in=ACTIVE)
    for assignment in found.select_related("expert__user").order_by("slot"):
        notice, made = FileNotice.objects.get_or_create(
            assignment=assignment,
            document_id=event.document_id,
            defaults={
                "application_id": event.application_id,
                "arrived_on": act.today,
                "created_at": act.now,
            },
        )
        if made:
            audit.record(act, workflow.NOTICED, subject=notice, case_id=event.application_id)
            notifications.tell_expert(act, assignment, "file_grew", f"notice{notice.pk}")


def file_shrank(event: FileShrank) -> None:
    """Nobody is asked any more about a paper that left the file, and no advice that is still written names it.

    A final advice stays as it is: whether it rests on that paper is for people to judge (``queries.advices_naming``).
    """
    waiting = FileNotice.objects.filter(
        application_id=event.application_id,
        document_id=event.document_id,
        assignment__status__in=ACTIVE,
        seen_at__isnull=True,
        answered_at__isnull=True,
        set_aside_at__isnull=True,
    )
    for notice in waiting.order_by("id"):
        audit.record(event.act, workflow.NOTICE_LAPSED, subject=notice, case_id=event.application_id)
    gone = str(Document.objects.values_list("public_id", flat=True).get(pk=event.document_id))
    drafts_here = Advice.objects.filter(application_id=event.application_id, status=AdviceStatus.DRAFT)
    for advice in drafts_here.order_by("id"):
        advice.documents_seen = [paper for paper in advice.documents_seen if paper["id"] != gone]
        advice.save(update_fields=["documents_seen"])


def kind_changed(event: KindChanged) -> None:
    """Who still works on the case gets the question about the kind that is asked now, also in what he has written.

    A final advice answers the question that it was asked; its expert says of the board's letter what it changes.
    """
    act, case = event.act, Application.objects.get(pk=event.application_id)
    question = rules.question_for(case.kind)
    for assignment in Assignment.objects.filter(application=case, status__in=AT_WORK).order_by("slot"):
        advice = Advice.objects.filter(assignment=assignment, status=AdviceStatus.DRAFT).first()
        records: list[Assignment | Advice] = [assignment, *([advice] if advice else [])]
        for record in records:
            versions.keep(act, record, case_id=case.pk, fields=["question"])
            record.question = question
            record.save(update_fields=["question"])
        audit.record(act, workflow.QUESTION_CHANGED, subject=assignment, case_id=case.pk, fields=["question"])


def case_taken_in(event: CaseTakenIn) -> None:
    """A case that came back from intake is where its experts are: with them, or advised."""
    act, case = event.act, Application.objects.get(pk=event.application_id)
    if not queries.active_slots(case.pk):
        return
    mark_with_experts(act, case)
    if queries.both_final(case.pk):
        mark_advised(act, case)


def case_withdrawn(event: CaseWithdrawn | CaseLapsed) -> None:
    """A case that was withdrawn or lapsed asks nothing of its experts any more."""
    lapse_open_work(event.act, Application.objects.get(pk=event.application_id))


def lapse_open_work(act: Act, case: Application) -> None:
    """End what experts still work on, because the case ended without needing it.

    Drafts are destroyed, final advices stay frozen and go to nobody. The expert reads only that the task lapsed.
    ``act`` names its cause. Also for a formal decision without advices.
    """
    found = Assignment.objects.filter(application=case, status__in=AT_WORK).select_related("expert__user")
    for assignment in found.order_by("slot"):
        assignment.lapsed_on = assignment.ended_on = act.today
        transitions.follow(
            act,
            assignment,
            workflow.ASSIGNMENT["lapse"],
            case_id=case.pk,
            changed=("lapsed_on", "ended_on"),
        )
        destroy_unsent(assignment)
        restate_terms(act, case, assignment, [])
        end_part(act, case, user_id=assignment.expert.user_id, capacity=Capacity.EXPERT)
        notifications.tell_expert(act, assignment, "assignment_lapsed", f"assignment{assignment.pk}.lapsed")


def state_term(act: Act, case: Application, assignment: Assignment) -> None:
    """Write the term of an assignment, in the working days that the partnership had set when it was given."""
    law = law_on(act.today)
    days = accounts.policy_on(case.agreed_by(assignment.offered_on), assignment.offered_on).advice_working_days
    restate_terms(act, case, assignment, [advice_term(assignment.offered_on, days, law.lengths, law.calendar)])


def recompute_terms(act: Act, subject_id: int) -> None:
    """Compute the running term of one assignment anew after a change of calendar or of lengths; ended ones stay."""
    at_work = Assignment.objects.filter(pk=subject_id, status__in=AT_WORK)
    case_id = at_work.values_list("application_id", flat=True).first()
    if case_id is None:
        return
    case = lock_case(case_id)
    for assignment in at_work.order_by("id"):
        state_term(act, case, assignment)


def destroy_unsent(assignment: Assignment) -> None:
    """Destroy what an expert wrote and did not submit: a replacement starts blank. What is final is not touched."""
    Advice.objects.filter(assignment=assignment, status=AdviceStatus.DRAFT).delete()
    drafts.drop_subject(str(assignment.public_id))


def merge_partnership(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Let the register of a partnership go on under another. Whom both know keeps one entry for new work.

    What was submitted is fixed and stays with the entry under which it was written, which takes no work any more.
    """
    for double in list(queries.registered_twice(absorbed_id, continuing_id)):
        kept = Expert.objects.get(partnership_id=continuing_id, user_id=double.user_id)
        double.ties.update(expert=kept)
        double.absences.update(expert=kept)
        Advice.objects.filter(expert=double, status=AdviceStatus.DRAFT).update(expert=kept)
        double.assignments.filter(status__in=AT_WORK).update(expert=kept)
        double.active = False
        double.save(update_fields=["active"])
        audit.record(act, workflow.REGISTER_MERGED, subject=kept)
    stays = queries.registered_twice(absorbed_id, continuing_id).values_list("pk", flat=True)
    Expert.objects.filter(partnership_id=absorbed_id).exclude(pk__in=list(stays)).update(partnership_id=continuing_id)
