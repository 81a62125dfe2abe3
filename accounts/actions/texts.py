"""Writing what the partnership itself says on pages and in letters."""

from django.db import transaction
from django.urls import reverse

from accounts import permissions, verbs
from accounts.enums import TextPlace
from accounts.models import Partnership, PartnershipText
from accounts.queries import text_at
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone


@transaction.atomic
def set_text(act: Act, *, place: str, words: str) -> PartnershipText:
    """Say this in one place from now on; empty takes the text away. Letters that were made keep what they say."""
    partnership_id = act.actor.partnership_id or 0
    require(permissions.may_administer(act.actor, partnership_id))
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership_id)
    said = words.strip()
    if said == text_at(partnership_id, TextPlace(place)):
        raise AlreadyDone("Deze tekst staat er al zo.", reverse("accounts:texts"))
    row = PartnershipText.objects.create(
        partnership_id=partnership_id,
        place=TextPlace(place),
        words=said,
        actor_name=act.actor.name,
        created_at=act.now,
    )
    audit.record(act, verbs.TEXT_SET, subject=row, fields=[str(place)])
    return row
