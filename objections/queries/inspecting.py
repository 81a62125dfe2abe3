"""The file that lies open to the parties before a hearing (Awb 7:4): what is in it, and what waits to be looked at."""

from datetime import date

from django.db.models import Min, Q, QuerySet

from accounts.enums import Role
from casework.acting import Actor
from casework.parts import HOME_ROWS
from objections.enums import OPEN, RUNNING, PaperKind, ProcedureStatus, Status
from objections.models import Hearing, Objection, ObjectionPaper, Procedure
from objections.queries.seeing import (
    PARTIES,
    inside_visible_to,
    lies_open,
    objections_visible_to,
    papers_visible_to,
    visible_to,
)

# The committee's advice goes to the parties with the decision on objection, never before it.
NEVER_INSPECTED = (PaperKind.ADVICE,)
TO_JUDGE = Q(opened_on__isnull=True, kept_back=False)


def inspected_by(actor: Actor) -> QuerySet[Procedure]:
    """The running procedures to which this person is a party, so that the file lies open to him before the hearing."""
    if actor.role not in PARTIES:
        return Procedure.objects.none()
    return visible_to(actor).filter(status__in=RUNNING)


def open_from(procedure: Procedure) -> date | None:
    """From which day on the file lies open: that of the first invitation to a hearing that was not called off."""
    invited = Hearing.objects.filter(procedure=procedure, called_off_on__isnull=True)
    found: date | None = invited.aggregate(first=Min("file_open_from"))["first"]
    return found


def texts_to_inspect(actor: Actor, procedure: Procedure) -> list[Objection]:
    """What others wrote in their objections, as far as it lies open to this person today; his own left out."""
    found = objections_visible_to(actor).filter(lies_open(actor), procedure=procedure, status__in=OPEN)
    return list(found.exclude(pk__in=inside_visible_to(actor).order_by().values("pk")).order_by("received_on", "id"))


def papers_to_inspect(actor: Actor, procedure: Procedure) -> list[ObjectionPaper]:
    """The papers of others, and those of nobody in particular, that lie open to this person today."""
    found = papers_visible_to(actor).filter(lies_open(actor), procedure=procedure).exclude(kind__in=NEVER_INSPECTED)
    own = inside_visible_to(actor).order_by().values("pk")
    return list(found.exclude(objection__in=own).order_by("received_on", "id"))


def kept_back_count(procedure: Procedure) -> int:
    """How many papers and texts are kept from the parties for weighty reasons; that there are is told (Awb 7:4(7))."""
    texts = procedure.objections.filter(kept_back=True, status__in=OPEN).count()
    withdrawn = Q(objection__isnull=False, objection__status=Status.WITHDRAWN)
    return texts + procedure.papers.filter(~withdrawn, kept_back=True).count()


def papers_to_judge(actor: Actor) -> QuerySet[ObjectionPaper]:
    """Papers in procedures with the committee of which nobody said whether the parties may read them."""
    if actor.role != Role.SECRETARIAT:
        return ObjectionPaper.objects.none()
    rows = ObjectionPaper.objects.filter(TO_JUDGE, procedure__in=visible_to(actor))
    rows = rows.filter(procedure__status=ProcedureStatus.FORWARDED).exclude(kind__in=NEVER_INSPECTED)
    rows = rows.filter(Q(objection__isnull=True) | Q(objection__status__in=OPEN))
    return rows.select_related("procedure__application__site", "file").order_by("received_on", "id")[: HOME_ROWS + 1]


def texts_to_judge(actor: Actor) -> QuerySet[Objection]:
    """Objections in procedures with the committee of which nobody said whether the other parties may read them."""
    if actor.role != Role.SECRETARIAT:
        return Objection.objects.none()
    rows = objections_visible_to(actor).filter(TO_JUDGE, status__in=OPEN, grounds__gt="")
    rows = rows.filter(procedure__status=ProcedureStatus.FORWARDED)
    return rows.select_related("procedure__application__site").order_by("received_on", "id")[: HOME_ROWS + 1]
