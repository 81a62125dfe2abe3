"""Papers of an objection: what comes in is kept with its day, once, for everybody who may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState
from correspondence.files import Inspected, refuse_one_more, store
from objections import notifications, permissions, workflow
from objections.actions.common import facts_of, lock_objection
from objections.enums import PaperKind
from objections.models import Objection, ObjectionPaper, Procedure

OWNER_KIND = "objection_paper"


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper that is about to be kept: what it is, and the file after it was looked into.

    ``no_bsn_confirmed`` is what whoever sent it said of a scan; ``bsn_reason`` why the secretariat found that a number
    in it is no BSN.
    """

    kind: str
    title: str
    upload: Inspected
    no_bsn_confirmed: bool = False
    bsn_reason: str = ""


def enter(
    act: Act, procedure: Procedure, paper: NewPaper, *, objection: Objection | None, received_on: date
) -> ObjectionPaper:
    """Keep a paper in the file of a procedure that the verb has locked."""
    refuse_one_more(procedure.papers.count())
    file = store(
        act,
        paper.upload,
        owner_kind=OWNER_KIND,
        download_stem=slugify(str(PaperKind(paper.kind).label))[:60],
        case_id=procedure.application_id,
        no_bsn_seen=paper.no_bsn_confirmed,
        bsn_reason=paper.bsn_reason,
    )
    return ObjectionPaper.objects.create(
        procedure=procedure,
        objection=objection,
        kind=paper.kind,
        title=paper.title,
        received_on=received_on,
        added_by_id=act.actor.user_id,
        file=file,
        created_at=act.now,
    )


@transaction.atomic
def add_papers(
    act: Act, *, objection_id: int, papers: Iterable[NewPaper], received_on: date | None = None
) -> Objection:
    """A later letter or another paper of the same objector: it belongs to his objection (fine-print §26).

    ``received_on`` is for what came on paper, when the secretariat adds it.
    """
    objection = lock_objection(objection_id)
    require(permissions.may_answer(act.actor, facts_of(act, objection)))
    if not objection.is_open:
        raise WrongState("Dit bezwaar loopt niet meer. Een stuk toevoegen kan niet.")
    came = received_on or act.today
    if not objection.received_on <= came <= act.today:
        raise WrongState("De dag van ontvangst ligt tussen het bezwaar en vandaag.")
    for paper in papers:
        enter(act, objection.procedure, paper, objection=objection, received_on=came)
    audit.record(act, workflow.PAPER_ADDED, subject=objection, case_id=objection.application_id)
    notifications.tell_office(act, objection, f"paper{objection.pk}.{act.request_id}")
    return objection
