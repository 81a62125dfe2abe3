"""Notices of default in a procedure, and what follows from them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from casework.acting import Actor
from casework.models import Deadline
from casework.reference_data import penalty_bands
from casework.snapshots import Law
from casework.terms import Penalty
from objections.enums import ObjectorKind, ProcedureStatus, Status
from objections.facts import LateFacts
from objections.models import DefaultNotice, Objection, Procedure
from objections.queries.seeing import terms_of, visible_to
from objections.terms import DECIDE, effective_notice, penalty_of


@dataclass(frozen=True, slots=True)
class JudgedNotice:
    """A notice, and what is due after it. ``counts``: the penalty runs from this one."""

    notice: DefaultNotice
    penalty: Penalty | None
    counts: bool


def notices_of(procedure: Procedure) -> list[DefaultNotice]:
    """The notices of default in a procedure that were not dropped, in the order of receipt (one query)."""
    found = DefaultNotice.objects.filter(procedure=procedure, dropped_on__isnull=True).select_related(
        "recorded_by", "fixed_by"
    )
    return list(found.order_by("received_on", "id"))


def late_facts(procedure: Procedure, notices: list[DefaultNotice]) -> LateFacts:
    """The facts on which the penalty depends (one query)."""
    deciding: Deadline | None = terms_of([procedure.pk]).filter(code=DECIDE).order_by("-id").first()
    return LateFacts(
        due=deciding.due if deciding else None,
        ended_on=procedure.closed_on,
        notices=tuple((notice.pk, notice.received_on) for notice in notices),
        fixed=frozenset(notice.pk for notice in notices if notice.fixed_on),
    )


def judged_notices(procedure: Procedure, law: Law) -> tuple[LateFacts, list[JudgedNotice]]:
    """Every notice with its penalty (two queries)."""
    notices = notices_of(procedure)
    facts = late_facts(procedure, notices)
    first = effective_notice(facts)
    judged = [
        JudgedNotice(
            notice,
            penalty_of(facts, notice.pk, penalty_bands(notice.received_on), law.lengths, law.calendar),
            notice.pk == first,
        )
        for notice in notices
    ]
    return facts, judged


def claimants(procedure: Procedure) -> list[tuple[Objection | None, str]]:
    """Who can give a notice and shares in the penalty: who objects, and the applicant beside them (Awb 7:14a).

    Parents too: in objection the penalty is for the objector. Who is no party is left out, and who withdrew.
    """
    found = procedure.objections.exclude(status=Status.WITHDRAWN).exclude(is_party=False).order_by("id")
    named: list[tuple[Objection | None, str]] = [(one, one.objector_name) for one in found]
    if not any(one and one.objector_kind == ObjectorKind.BOARD for one, _ in named):
        named.append((None, procedure.application.board.name))
    return named


def is_over(procedure: Procedure) -> bool:
    """Whether no objection is left, so that nobody waits for a decision."""
    return bool(procedure.status == ProcedureStatus.WITHDRAWN)


def default_notices_visible_to(actor: Actor) -> QuerySet[DefaultNotice]:
    """The notices of default in the procedures that this person sees, dropped ones too."""
    found = DefaultNotice.objects.filter(procedure__in=visible_to(actor)).order_by()
    return found.select_related("procedure__application__board", "procedure__application__site")
