"""What was typed and not yet sent: kept on the server, valid or not."""

from typing import Any

from casework.acting import Act
from casework.models import Draft

LONGEST_VALUE = 20_000
MOST_FIELDS = 1_000


def load(user_id: int, form_key: str, subject: str) -> Draft | None:
    """The draft of one person for one form on one subject, if there is one."""
    return Draft.objects.filter(user_id=user_id, form_key=form_key, subject=subject).first()


def save(act: Act, form_key: str, subject: str, fields: dict[str, Any], version: str = "") -> Draft:
    """Keep what was typed. NUL characters cannot be stored and are dropped; overlong values are cut."""
    kept = {key[:80]: _storable(value) for key, value in list(fields.items())[:MOST_FIELDS]}
    draft, _ = Draft.objects.update_or_create(
        user_id=act.actor.user_id,
        form_key=form_key,
        subject=subject,
        defaults={"fields": kept, "version": version, "saved_at": act.now},
    )
    return draft


def _storable(value: Any) -> Any:
    if isinstance(value, list):
        return [_storable(part) for part in value[:100]]
    return str(value).replace("\x00", "")[:LONGEST_VALUE]


def drop(user_id: int | None, form_key: str, subject: str) -> None:
    """Remove a draft: it was sent, or the person started over."""
    Draft.objects.filter(user_id=user_id, form_key=form_key, subject=subject).delete()


def drop_subject(subject: str, form_key: str = "") -> None:
    """Remove every draft on a subject (of one form, or of all): the work it was typed for is gone."""
    found = Draft.objects.filter(subject=subject)
    (found.filter(form_key=form_key) if form_key else found).delete()
