"""An OSO dossier that was read: kept sealed, and used to begin a draft with."""

from collections.abc import Collection

from django.db import transaction

from applications.consequences import enter_paper, fill_part, start_draft
from applications.models import Application
from applications.permissions import may_start
from assessments import workflow
from assessments.actions.uploads import keep_upload
from assessments.enums import UploadKind
from assessments.files import ReadDossier
from assessments.models import SealedUpload
from assessments.queries import dossier_filling, own_uploads
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState

GONE = "Dit dossier is niet meer bewaard: het is al gebruikt, gesloten, of er is een dag voorbij. Upload het opnieuw."
CONFIRM_NO_NUMBER = "Bevestig eerst dat er in de bijlagen geen burgerservicenummer staat."


def keep_dossier(act: Act, *, read: ReadDossier) -> SealedUpload:
    """Keep what was read in a dossier, sealed; of the file itself nothing is kept."""
    kept, dossier = read.pack()
    return keep_upload(act, kind=UploadKind.DOSSIER, content=kept, result=dossier)


@transaction.atomic
def begin_from_dossier(
    act: Act,
    *,
    upload_id: int,
    kind: str,
    site_id: int,
    papers: Collection[int] = (),
    no_bsn_confirmed: bool = False,
) -> Application:
    """Begin a draft with what was read, and let go of the dossier.

    ``papers`` are the attachments that go along, by their place in the list of those that can. Raises FileRefused when
    this person has added too much today.
    """
    require(may_start(act.actor))
    row = own_uploads(act, UploadKind.DOSSIER).select_for_update().filter(pk=upload_id).first()
    if row is None:
        raise WrongState(GONE)
    if papers and not no_bsn_confirmed:
        raise WrongState(CONFIRM_NO_NUMBER)
    read = ReadDossier.unpack(row.read_content(), row.read_result() or b"")
    filling = dossier_filling(act, read)
    caused = act.caused_by(workflow.DOSSIER_USED.code)
    case = start_draft(caused, kind=kind, site_id=site_id)
    audit.record(act, workflow.DOSSIER_USED, subject=case, case_id=case.pk)
    for part in filling.parts:
        fill_part(caused, case, part.section, dict(part.values))
    for index, (paper, (_, file)) in enumerate(zip(filling.papers, read.papers(), strict=False)):
        if index in papers:
            enter_paper(
                caused,
                case,
                upload=file,
                kind=paper.kind,
                title=paper.title,
                received_on=act.today,
                no_bsn_confirmed=no_bsn_confirmed,
                bsn_reason="",
            )
    row.delete()
    return case
