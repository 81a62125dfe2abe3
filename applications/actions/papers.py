"""Papers of a case: what comes in is dated and seen by everybody who takes part, alike."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from applications import permissions, workflow
from applications.consequences import lock_case, restate_case_terms
from applications.enums import DocumentKind, Status
from applications.events import FileGrew, FileShrank
from applications.models import Application, Document
from casework import audit
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import WrongState
from correspondence.files import Inspected, refuse_one_more, store

OWNER_KIND = "document"


@transaction.atomic
def add_document(
    act: Act,
    *,
    application_id: int,
    upload: Inspected,
    kind: str,
    title: str,
    received_on: date | None = None,
    no_bsn_confirmed: bool = False,
    bsn_reason: str = "",
) -> Document:
    """Add a paper. ``received_on`` is the day it came in (today when it is uploaded by the school itself).

    ``bsn_reason`` is why the secretariat found that a number in it is no BSN (fine-print §20). Raises FileRefused when
    the case is full or this person has added too much today.
    """
    case = lock_case(application_id)
    require(permissions.may_add_document(act.actor, case))
    return enter(
        act,
        case,
        upload=upload,
        kind=kind,
        title=title,
        received_on=received_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason=bsn_reason,
    )


def enter(
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
    """Put a paper in the file of a case that the verb has locked, and tell whoever must know."""
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
            owner_kind=OWNER_KIND,
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
    if case.status != Status.DRAFT:
        publish(FileGrew(act, case.pk, document.pk))
    return document


@transaction.atomic
def remove_document(act: Act, *, application_id: int, document_id: int, reason: str = "") -> None:
    """Take a paper out of the file. After submission the row stays, with its reason.

    A delay to which the applicant agreed in that letter ends to count; only the secretariat takes such a letter out.
    """
    case = lock_case(application_id)
    require(permissions.may_add_document(act.actor, case))
    document = case.documents.filter(pk=document_id, removed_at__isnull=True).first()
    if document is None:
        raise WrongState("Dit document was al verwijderd.")
    carries_delay = document.delay_consents.exists()
    if carries_delay and not permissions.may_record_delay_consent(act.actor, case):
        raise WrongState("Op deze brief rust uitstel van het besluit. Vraag het secretariaat om hem eruit te halen.")
    if case.status not in {Status.DRAFT, Status.SUPPLEMENT_REQUESTED} and not reason.strip():
        raise WrongState("Geef een reden waarom dit document uit het dossier gaat.")
    document.removed_at = act.now
    document.removal_reason = reason[:200]
    document.save(update_fields=["removed_at", "removal_reason"])
    audit.record(act, workflow.DOCUMENT_REMOVED, subject=document, case_id=case.pk)
    if carries_delay:
        restate_case_terms(act, case)
    if case.status != Status.DRAFT:
        publish(FileShrank(act.caused_by(workflow.DOCUMENT_REMOVED.code), case.pk, document.pk))
