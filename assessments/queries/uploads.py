"""Uploads that wait for their person to go on."""

from uuid import UUID

from django.db.models import QuerySet

from assessments.models import SealedUpload
from casework.acting import Act


def own_uploads(act: Act, kind: str) -> QuerySet[SealedUpload]:
    """What this person uploaded under this hat and has not finished with; gone when its day is over."""
    actor = act.actor
    return SealedUpload.objects.filter(
        user_id=actor.user_id, membership_id=actor.membership_id, kind=kind, expires_at__gt=act.now
    ).order_by("id")


def own_upload(act: Act, kind: str, public_id: UUID) -> SealedUpload | None:
    """One of them; None for anybody else's."""
    return own_uploads(act, kind).filter(public_id=public_id).first()
