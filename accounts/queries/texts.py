"""What a partnership itself says on pages and in letters."""

from django.db.models import QuerySet

from accounts.enums import TextPlace
from accounts.models import PartnershipText
from casework.acting import Actor


def text_at(partnership_id: int | None, place: TextPlace) -> str:
    """What a partnership says in one place; empty when it says nothing there (one query, none without partnership)."""
    if partnership_id is None:
        return ""
    found = PartnershipText.objects.filter(partnership_id=partnership_id, place=place).order_by("-id")
    return found.values_list("words", flat=True).first() or ""


def texts_of(actor: Actor) -> QuerySet[PartnershipText]:
    """Every text of one's own partnership there ever was, the latest first."""
    return PartnershipText.objects.filter(partnership_id=actor.partnership_id).order_by("-id")
