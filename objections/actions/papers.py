"""Papers of an objection: what comes in is kept with its day, once, for everybody who may read it."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from casework.acting import Act
from correspondence.files import Inspected, refuse_one_more, store
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
