"""What a verb of an upper app does to the case itself, to its terms and to its papers."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min
from django.utils.text import slugify

from accounts.queries import membership_with_id
from applications import workflow
from applications.consequences.participation import end_part, end_parts, take_part
from applications.consequences.pupils import refresh_search
from applications.enums import REVOKED, Capacity, DocumentKind, Status
from applications.events import FileGrew
from applications.models import Application, Document
from applications.models.case import ACTING
from applications.queries.facts import term_facts
from applications.queries.open_work import parts_of
from applications.terms import case_terms
from casework import audit, transitions
from casework.acting import Act
from casework.enums import DeadlineState
from casework.events import publish
from casework.models import Deadline, Record
from casework.refusals import WrongState
from casework.snapshots import Law, law_on
from casework.terms import Term
from correspondence.files import Inspected, refuse_one_more, store

PAPER = "document"


def lock_case(application_id: int) -> Application:
    """Lock the row of a case, so that verbs on it exclude each other: the first step of every one of them.

    ``FOR NO KEY UPDATE``: rows that only refer to the case do not wait.
    """
    cases = Application.objects.select_related("site", "board", "partnership")
    return cases.select_for_update(no_key=True, of=("self",)).get(pk=application_id)


def hold_case(case_id: int) -> None:
    """The same lock for a verb of a lower app, which knows the case by its id only."""
    Application.objects.select_for_update(no_key=True).filter(pk=case_id).order_by("pk").values_list("pk").first()


def hand_over_parts(act: Act, from_membership_id: int, to_membership_id: int) -> None:
    """Let a colleague take over what somebody has in hand; a case in which the colleague has another part stays."""
    colleague = membership_with_id(to_membership_id)
    for part in list(parts_of(from_membership_id)):
        case = lock_case(part.application_id)
        others = case.participations.filter(user_id=colleague.user_id, capacity__in=ACTING)
        if others.exclude(capacity=part.capacity).exists():
            continue
        end_part(act, case, user_id=part.user_id, capacity=part.capacity)
        take_part(act, case, user_id=colleague.user_id, capacity=part.capacity)


def _follow(act: Act, case: Application, name: str, *changed: str) -> None:
    transitions.follow(act, case, workflow.APPLICATION[name], case_id=case.pk, changed=changed)


def enter_paper(
    act: Act,
    case: Application,
    *,
    upload: Inspected,
    kind: str,
    title: str,
    received_on: date | None,
    no_bsn_confirmed: bool,
    bsn_reason: str,
) -> Document:
    """Put a paper in the file of a case that the verb has locked, and tell whoever must know.

    Raises FileRefused when the case is full or this person has added too much today.
    """
    if received_on and received_on > act.today:
        raise WrongState("De dag van ontvangst ligt in de toekomst. Vul de dag in waarop het stuk binnenkwam.")
    if act.actor.user_id is None:
        raise ValueError("a document is added by a person")
    refuse_one_more(case.documents.filter(removed_at=None).count())
    document = Document.objects.create(
        application=case,
        file=store(
            act,
            upload,
            owner_kind=PAPER,
            download_stem=slugify(str(DocumentKind(kind).label))[:60],
            case_id=case.pk,
            no_bsn_seen=no_bsn_confirmed,
            bsn_reason=bsn_reason,
        ),
        kind=kind,
        title=title,
        received_on=received_on or act.today,
        added_by_id=act.actor.user_id,
        no_bsn_confirmed=no_bsn_confirmed,
        created_at=act.now,
    )
    audit.record(act, workflow.DOCUMENT_ADDED, subject=document, case_id=case.pk)
    # After the decision was sent nobody advises on the file any more.
    if case.status != Status.DRAFT and case.published_on is None:
        publish(FileGrew(act, case.pk, document.pk))
    return document


def mark_with_experts(act: Act, case: Application) -> None:
    """Experts were asked."""
    _follow(act, case, "with_experts")


def mark_advised(act: Act, case: Application) -> None:
    """The advices of slots 1 and 2 are both final."""
    _follow(act, case, "advised")


def mark_advice_missing(act: Act, case: Application) -> None:
    """An advice was set aside: a new one is needed."""
    _follow(act, case, "advice_missing")


def mark_decided(act: Act, case: Application) -> None:
    """A decision on the case was adopted; its terms are met only by publication."""
    case.decided_on, case.decided_from = act.today, case.status
    _follow(act, case, "decide", "decided_on", "decided_from")


def mark_not_processed(act: Act, case: Application) -> None:
    """It was decided not to process the application (Awb 4:5)."""
    case.decided_on, case.decided_from = act.today, case.status
    _follow(act, case, "not_process", "decided_on", "decided_from")


def mark_published(act: Act, case: Application, *, outcome: str, word: str) -> None:
    """The decision was sent: its outcome may be shown, its terms end, and the experts' part ends."""
    case.published_on, case.published_outcome, case.outcome_word = act.today, outcome, word
    case.save(update_fields=["published_on", "published_outcome", "outcome_word"])
    end_case_terms(act, case, met_on=act.today)
    end_parts(act, case, Capacity.EXPERT)


def note_number(case: Application, number: str) -> None:
    """A decision was sent under this number: whoever sees the case finds it by that."""
    known = case.decision_numbers.split()
    if number not in known:
        case.decision_numbers = " ".join([*known, number])[-200:]
        case.save(update_fields=["decision_numbers"])
        refresh_search(case)


def mark_contested(act: Act, case: Application, since: date) -> None:
    """An objection to the decision runs since this day: whoever may know reads so."""
    case.contested_on = since
    case.save(update_fields=["contested_on"])


def mark_uncontested(act: Act, case: Application) -> None:
    """No objection to the decision runs any more."""
    case.contested_on = None
    case.save(update_fields=["contested_on"])


def mark_replaced(act: Act, case: Application, *, outcome: str, word: str) -> None:
    """A later decision took the place of the one that was sent: what it says is what the case shows."""
    case.published_outcome, case.outcome_word = outcome, word
    case.save(update_fields=["published_outcome", "outcome_word"])


def mark_revoked(act: Act, case: Application, *, word: str) -> None:
    """The decision that was sent was revoked and the case stays decided: no decision is in force any more."""
    mark_replaced(act, case, outcome=REVOKED, word=word)


def mark_open_again(act: Act, case: Application) -> None:
    """The decision that was sent was revoked: the application waits for a decision again, where it stood before.

    From today a reasonable term to decide begins anew (Awb 4:13).
    """
    case.reopened_on, case.published_on = act.today, None
    mark_replaced(act, case, outcome="", word="")
    case.save(update_fields=["reopened_on", "published_on"])
    mark_reopened(act, case)
    restate_case_terms(act, case)


def mark_reopened(act: Act, case: Application) -> None:
    """A decision was taken back before it was sent, or revoked: the case stands where it stood before."""
    former, case.decided_on, case.decided_from = case.decided_from, None, ""
    _follow(act, case, f"reopen_{former}", "decided_on", "decided_from")


def restate_terms(
    act: Act, case: Application, subject: Record, terms: Iterable[Term], *, ended: dict[str, str] | None = None
) -> None:
    """Write the terms of one record of a case: those given run; ``ended`` says what became of others (by code).

    The only writer of ``Deadline``. A term that changed keeps its row; one that is neither given nor ended is void.
    """
    outcomes = ended or {}
    label = audit.label_of(subject)
    mine = Deadline.objects.filter(subject_type=label, subject_id=subject.pk, state=DeadlineState.RUNNING)
    running = {row.code: row for row in mine}
    for term in terms:
        row = running.pop(term.code, None) or Deadline(
            case_id=case.pk, subject_type=label, subject_id=subject.pk, code=term.code
        )
        row.article, row.start, row.due, row.unshifted_due = term.article, term.start, term.due, term.unshifted_due
        row.steps = [step.to_json() for step in term.steps]
        row.save()
    for code, row in running.items():
        row.state = outcomes.get(code, DeadlineState.VOID)
        row.ended_on = act.today
        row.save(update_fields=["state", "ended_on"])
    _note_next_due(case)


def _note_next_due(case: Application) -> None:
    still = Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING)
    case.next_due_on = still.aggregate(first=Min("due"))["first"]
    case.save(update_fields=["next_due_on"])


def restate_case_terms(
    act: Act, case: Application, *, law: Law | None = None, ended: dict[str, str] | None = None
) -> None:
    """Compute the case's own terms anew from its facts and write them."""
    known = law or law_on(act.today)
    restate_terms(act, case, case, case_terms(term_facts(case), known.lengths, known.calendar), ended=ended)


def end_case_terms(act: Act, case: Application, *, met_on: date | None) -> None:
    """End every running term of the case: met or missed by a publication on that day, void without one."""
    for row in Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING):
        if met_on is None:
            row.state = DeadlineState.VOID
        else:
            row.state = DeadlineState.MET if met_on <= row.due else DeadlineState.MISSED
        row.ended_on = met_on or act.today
        row.save(update_fields=["state", "ended_on"])
    _note_next_due(case)


def recompute_terms(act: Act, subject_id: int) -> None:
    """Compute the running terms of one case anew after a change of calendar or of lengths; ended ones stay."""
    cases = Application.objects.select_related("partnership").select_for_update(no_key=True, of=("self",))
    case = cases.filter(pk=subject_id, received_on__isnull=False).order_by("pk").first()
    if case is not None and Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING).exists():
        restate_case_terms(act, case)
