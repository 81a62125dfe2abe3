"""What a person uploads and has not finished with: kept sealed, taken away in time."""

from django.db import transaction

from applications.permissions import may_start
from assessments.models import SealedUpload
from assessments.models.uploads import KEPT_FOR
from casework import jobs
from casework.acting import Act
from casework.permissions import require

CLOSE_UPLOAD = "assessments.close_upload"


@transaction.atomic
def keep_upload(act: Act, *, kind: str, content: bytes, result: bytes | None = None) -> SealedUpload:
    """Keep what this person sent, in place of his former upload of this kind; a day later it is gone by itself."""
    require(may_start(act.actor))
    user_id, membership_id = act.actor.user_id, act.actor.membership_id
    if user_id is None or membership_id is None:
        raise ValueError("an upload belongs to a person under a hat")
    SealedUpload.objects.filter(user_id=user_id, kind=kind).delete()
    row = SealedUpload(
        user_id=user_id, membership_id=membership_id, kind=kind, created_at=act.now, expires_at=act.now + KEPT_FOR
    )
    row.set_content(content)
    if result is not None:
        row.set_result(result)
    row.save(force_insert=True)
    jobs.enqueue(act, CLOSE_UPLOAD, f"{CLOSE_UPLOAD}:{row.pk}", not_before=row.expires_at, upload_id=row.pk)
    return row


def close_upload(act: Act, *, upload_id: int) -> None:
    """Take an upload away, with everything that was read in it. Nothing happens when it is gone already."""
    SealedUpload.objects.filter(pk=upload_id).delete()


def close_own_upload(act: Act, *, upload_id: int) -> None:
    """Its person has finished with it."""
    SealedUpload.objects.filter(pk=upload_id, user_id=act.actor.user_id).delete()
