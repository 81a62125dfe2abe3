"""Papers of a case: what comes in is dated and seen by everybody who takes part, alike."""

from datetime import date

from django.db import transaction

from applications import permissions, workflow
from applications.consequences import enter_paper, lock_case, restate_case_terms
from applications.enums import Status
from applications.events import FileShrank
from applications.models import Document
from casework import audit
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import WrongState
from correspondence.files import Inspected


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
    return enter_paper(
        act,
        case,
        upload=upload,
        kind=kind,
        title=title,
        received_on=received_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason=bsn_reason,
    )


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
