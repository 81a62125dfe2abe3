"""Advising: saving a draft, submitting it for good, setting a final advice aside."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from applications.consequences import lock_case, mark_advice_missing, mark_advised, restate_terms
from applications.enums import Status
from applications.models import Application
from assessments import notifications, permissions, queries, rules, workflow
from assessments.actions import common
from assessments.actions.assigning import finish, free_again, holds_slot
from assessments.enums import AGAINST_AN_ADVICE, AdviceOutcome, AssignmentStatus
from assessments.models import Advice, AdviceSetAside, Assignment, FileNotice
from casework import audit, transitions, versions
from casework.acting import Act
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only

WRITTEN = (
    "outcome",
    "learning_delay",
    "intelligence",
    "social_emotional",
    "target_group",
    "parents_view",
    "reservations",
    "conclusion",
    "profession",
)
FROZEN_WORDS = tuple(name for name in WRITTEN if name != "profession")
ENDED = "Deze opdracht is geëindigd. Er wordt geen advies meer van u gevraagd."
SUBMITTED = "Dit advies is ingediend en kan niet meer veranderen. Komt er een nieuw stuk, dan kunt u het aanvullen."


@transaction.atomic
def save_advice(
    act: Act,
    *,
    assignment_id: int,
    values: dict[str, Any],
    documents: Iterable[str] = (),
    expected_version: int | None = None,
) -> Advice:
    """Keep a draft advice, complete or not. ``documents`` are public ids of papers that the expert ticked as seen.

    Ticking a paper that came in later answers its notice. Raises Stale when another window saved in between.
    """
    case, assignment = common.lock_assignment(assignment_id)
    require(permissions.may_write(act.actor, common.work_facts(case, assignment)))
    advice = _draft(act, case, assignment)
    kept = {name: value for name, value in values.items() if name in WRITTEN}
    versions.refuse_stale(advice, kept, expected_version)
    _refuse_unknown(act, case, assignment, kept)
    for name, value in kept.items():
        setattr(advice, name, value)
    seen = set(documents)
    papers = [paper for paper in queries.documents_of(case) if str(paper.public_id) in seen]
    advice.documents_seen = [{"id": str(paper.public_id), "title": paper.title} for paper in papers]
    advice.version += 1
    advice.saved_at = act.now
    advice.save()
    audit.record(act, workflow.ADVICE_SAVED, subject=advice, case_id=case.pk, fields=kept)
    _note_seen(act, assignment, [paper.pk for paper in papers])
    return advice


def _draft(act: Act, case: Application, assignment: Assignment) -> Advice:
    found = Advice.objects.filter(assignment=assignment).first()
    if found and found.is_final:
        raise AlreadyDone(SUBMITTED)
    if assignment.status != AssignmentStatus.ACCEPTED:
        raise WrongState(ENDED)
    return found or Advice(
        application=case,
        assignment=assignment,
        expert=assignment.expert,
        slot=assignment.slot,
        question=assignment.question,
        profession=assignment.profession,
        version=0,
        created_at=act.now,
    )


def _refuse_unknown(act: Act, case: Application, assignment: Assignment, values: dict[str, Any]) -> None:
    if values.get("outcome") and values["outcome"] not in AdviceOutcome.values:
        raise WrongState("Kies een uitkomst uit de lijst.")
    profession = values.get("profession")
    if profession and profession not in queries.own_professions(case, assignment, act.today):
        raise WrongState("Kies een beroep dat in het register staat en dat op deze plaats mag adviseren.")


def _note_seen(act: Act, assignment: Assignment, document_ids: list[int]) -> None:
    notices = FileNotice.objects.filter(assignment=assignment, document_id__in=document_ids, seen_at__isnull=True)
    for notice in notices.order_by("id"):
        notice.seen_at = act.now
        notice.save(update_fields=["seen_at"])
        audit.record(act, workflow.SEEN, subject=notice, case_id=assignment.application_id)


@transaction.atomic
def submit_advice(act: Act, *, assignment_id: int, independent: bool) -> Advice:
    """Make a draft advice final: complete, own words, the whole file seen, declared independent, qualified today.

    The trail gets the hash and not the text. When slots 1 and 2 are both final the case goes on; only the secretariat
    is told.
    """
    case, assignment = common.lock_assignment(assignment_id)
    advice = _sendable(act, case, assignment)
    facts = queries.submit_facts(case, assignment, advice, act.actor, act.today, independent=independent)
    advice.independent = independent
    advice.declaration = rules.DECLARATION if independent else ""
    advice.registration = assignment.expert.registration
    advice.question = assignment.question
    advice.submitted_at = act.now
    advice.supersedes = queries.last_final(case.pk, assignment.slot)
    advice.sha256 = fingerprint(case, assignment, advice)
    changed = ("independent", "declaration", "registration", "question", "submitted_at", "supersedes", "sha256")
    transitions.run(
        act,
        advice,
        workflow.ADVICE["submit"],
        case_id=case.pk,
        facts=facts,
        changed=changed,
        reference=advice.sha256,
    )
    caused = act.caused_by(workflow.ADVICE_SUBMITTED.code)
    finish(caused, case, assignment)
    complete = case.status == Status.WITH_EXPERTS and queries.both_final(case.pk)
    if complete:
        mark_advised(common.as_program(act, workflow.ADVICE_SUBMITTED.code), case)
    restate_terms(caused, case, assignment, [], ended={"advice": _outcome_of_term(act, assignment)})
    kind = "advices_complete" if complete else "advice_submitted"
    notifications.tell_office(act, case, kind, f"advice{advice.pk}")
    return advice


def _sendable(act: Act, case: Application, assignment: Assignment) -> Advice:
    advice = Advice.objects.filter(assignment=assignment).first()
    require(permissions.may_write(act.actor, common.work_facts(case, assignment)))
    if advice is not None and advice.is_final:
        raise AlreadyDone("Dit advies was al ingediend.")
    if not holds_slot(assignment):
        raise WrongState(ENDED)
    if advice is None:
        raise WrongState("Er is nog geen advies geschreven. Schrijf en bewaar het eerst.")
    return advice


def _outcome_of_term(act: Act, assignment: Assignment) -> str:
    running = Deadline.objects.filter(
        subject_type=audit.label_of(assignment), subject_id=assignment.pk, state=DeadlineState.RUNNING
    )
    due = running.values_list("due", flat=True).first()
    return DeadlineState.MET if due is None or act.today <= due else DeadlineState.MISSED


def fingerprint(case: Application, assignment: Assignment, advice: Advice) -> str:
    """The SHA-256 of an advice as canonical JSON (sorted keys, UTF-8): what the trail and the annex refer to."""
    content = {
        "case": str(case.public_id),
        "kind": case.kind,
        "slot": assignment.slot,
        "expert": assignment.expert.user.name,
        "profession": advice.profession,
        "registration": advice.registration,
        "question": advice.question,
        "documents_seen": advice.documents_seen,
        "declaration": advice.declaration,
        "submitted_at": advice.submitted_at.isoformat() if advice.submitted_at else "",
        **{name: getattr(advice, name) for name in FROZEN_WORDS},
    }
    return hash_of(content)


def hash_of(content: dict[str, Any]) -> str:
    """SHA-256 over canonical JSON."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


@transaction.atomic
def set_aside_advice(act: Act, *, advice_id: int, reason: str, explanation: str) -> AdviceSetAside:
    """Stop a final advice from counting, with a reason. It stays as it is; the slot is free for somebody else."""
    case = lock_case(Advice.objects.values_list("application_id", flat=True).get(pk=advice_id))
    require(permissions.may_set_aside(act.actor, case))
    advice = Advice.objects.select_related("assignment__expert__user").get(pk=advice_id)
    if AdviceSetAside.objects.filter(advice=advice).exists():
        raise AlreadyDone("Dit advies was al terzijde gelegd.")
    if not advice.is_final:
        raise WrongState("Dit advies is nog niet ingediend. Vervang de deskundige als het advies niet door mag gaan.")
    if reason not in AGAINST_AN_ADVICE or is_template_only(explanation):
        raise WrongState("Kies een reden en leg uit waarom dit advies niet meetelt.")
    laid = AdviceSetAside.objects.create(
        application=case,
        advice=advice,
        reason=reason,
        explanation=explanation.strip(),
        set_aside_on=act.today,
        set_aside_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.ADVICE_SET_ASIDE, subject=advice, case_id=case.pk, reference=advice.sha256)
    caused = act.caused_by(workflow.ADVICE_SET_ASIDE.code)
    free_again(caused, case, advice.assignment)
    if case.status == Status.ADVISED:
        mark_advice_missing(caused, case)
    notifications.tell_expert(act, advice.assignment, "advice_set_aside", f"advice{advice.pk}.aside")
    return laid
