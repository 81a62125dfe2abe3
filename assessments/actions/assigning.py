"""Asking experts: assigning, accepting, giving back, replacing."""

from django.db import transaction

from applications.consequences import end_part, lock_case, mark_with_experts, restate_terms, take_part
from applications.enums import Capacity, Status
from applications.models import Application
from assessments import checklist, notifications, permissions, queries, rules, workflow
from assessments.actions import common
from assessments.consequences import destroy_unsent, state_term
from assessments.enums import AssignmentStatus, RecusalReason, ReplacementReason
from assessments.models import Assignment, Expert
from casework import audit, transitions
from casework.acting import Act
from casework.checklist import require as require_points
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState

GONE = "Deze deskundige staat niet in het register van dit samenwerkingsverband. Kies iemand uit de lijst."


@transaction.atomic
def assign(
    act: Act, *, application_id: int, expert_id: int, slot: int, question: str = "", reason: str = ""
) -> Assignment:
    """Ask an expert to advise in slot 1 or 2. The first one brings the case to the experts.

    ``question`` is the question to the expert (empty: the usual one); ``reason`` passes a warning. Raises NotReady with
    every reason why this expert cannot advise here.
    """
    case = lock_case(application_id)
    require(permissions.may_assign(act.actor, case))
    expert = Expert.objects.filter(pk=expert_id, partnership_id=case.partnership_id).select_related("user").first()
    if expert is None or slot not in rules.SLOT_LABELS:
        raise WrongState(GONE)
    _refuse_taken(case, slot, expert)
    judged = queries.candidate(case, slot, expert, act.actor, act.today)
    require_points(checklist.assign_points(judged, reason))
    assignment = Assignment.objects.create(
        application=case,
        expert=expert,
        slot=slot,
        profession=rules.profession_for(judged.expert, queries.file_facts(case, slot, act.actor, act.today)),
        question=question.strip() or rules.question_for(case.kind),
        note=reason.strip()[:300],
        offered_on=act.today,
        offered_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.ASSIGNED, subject=assignment, case_id=case.pk)
    _begin_part(act, case, assignment)
    notifications.tell_expert(act, assignment, "advice_requested", f"assignment{assignment.pk}")
    return assignment


def _refuse_taken(case: Application, slot: int, expert: Expert) -> None:
    holder = queries.active_slots(case.pk).get(slot)
    if holder is None:
        return
    if holder.expert_id == expert.pk:
        raise AlreadyDone(f"{holder.expert.user.name} was al gevraagd als {rules.SLOT_LABELS[slot]}.")
    raise WrongState(f"{holder.expert.user.name} is al {rules.SLOT_LABELS[slot]}. Vervang eerst deze deskundige.")


def _begin_part(act: Act, case: Application, assignment: Assignment) -> None:
    caused = act.caused_by(workflow.ASSIGNED.code)
    user_id = assignment.expert.user_id
    take_part(caused, case, user_id=user_id, capacity=Capacity.EXPERT, slot=assignment.slot)
    if act.actor.user_id:
        take_part(caused, case, user_id=act.actor.user_id, capacity=Capacity.HANDLER)
    state_term(caused, case, assignment)
    if case.status == Status.COMPLETE:
        mark_with_experts(caused, case)


@transaction.atomic
def accept(act: Act, *, assignment_id: int) -> Assignment:
    """The expert takes the assignment, having said that nothing ties him to it."""
    case, assignment = common.lock_assignment(assignment_id)
    assignment.accepted_on = act.today
    transitions.run(
        act,
        assignment,
        workflow.ASSIGNMENT["accept"],
        case_id=case.pk,
        facts=common.work_facts(case, assignment),
        changed=("accepted_on",),
    )
    return assignment


@transaction.atomic
def recuse(act: Act, *, assignment_id: int, reason: str, note: str = "") -> Assignment:
    """The expert gives the assignment back, with the reason; what he had written is destroyed."""
    case, assignment = common.lock_assignment(assignment_id)
    if reason not in RecusalReason.values:
        raise WrongState("Kies een reden uit de lijst.")
    assignment.recusal_reason, assignment.end_note, assignment.ended_on = reason, note[:500], act.today
    _end(act, case, assignment, "recuse", ("recusal_reason", "end_note", "ended_on"))
    notifications.tell_office(act, case, "assignment_recused", f"assignment{assignment.pk}.recused")
    return assignment


@transaction.atomic
def replace(act: Act, *, assignment_id: int, reason: str, note: str = "") -> Assignment:
    """The secretariat takes an assignment back. The replacement starts blank; the clock of the case runs on."""
    case, assignment = common.lock_assignment(assignment_id)
    if reason not in ReplacementReason.values:
        raise WrongState("Kies een reden uit de lijst.")
    assignment.replacement_reason, assignment.end_note, assignment.ended_on = reason, note[:500], act.today
    _end(act, case, assignment, "replace", ("replacement_reason", "end_note", "ended_on"))
    notifications.tell_expert(act, assignment, "assignment_replaced", f"assignment{assignment.pk}.replaced")
    return assignment


def _end(act: Act, case: Application, assignment: Assignment, name: str, changed: tuple[str, ...]) -> None:
    transition = workflow.ASSIGNMENT[name]
    facts = common.work_facts(case, assignment)
    transitions.run(act, assignment, transition, case_id=case.pk, facts=facts, changed=changed)
    caused = act.caused_by(transition.verb.code)
    destroy_unsent(assignment)
    restate_terms(caused, case, assignment, [])
    end_part(caused, case, user_id=assignment.expert.user_id, capacity=Capacity.EXPERT)


def free_again(act: Act, case: Application, assignment: Assignment) -> None:
    """Free the slot of an expert whose advice was set aside."""
    assignment.ended_on = act.today
    transitions.follow(act, assignment, workflow.ASSIGNMENT["disqualify"], case_id=case.pk, changed=("ended_on",))
    end_part(act, case, user_id=assignment.expert.user_id, capacity=Capacity.EXPERT)


def finish(act: Act, case: Application, assignment: Assignment) -> None:
    """End an assignment whose advice became final."""
    assignment.done_on = act.today
    transitions.follow(act, assignment, workflow.ASSIGNMENT["finish"], case_id=case.pk, changed=("done_on",))


def holds_slot(assignment: Assignment) -> bool:
    """Whether the assignment can still lead to an advice."""
    return assignment.status in {AssignmentStatus.OFFERED, AssignmentStatus.ACCEPTED}
