"""Through which channel somebody accepts which kind of message (Awb 2:8)."""

from applications.models import Application, MessageChoice


def accepted_kinds(case: Application) -> dict[int | None, set[str]]:
    """The kinds of message that each guardian (by id; None: the pupil) accepts through the portal now (one query)."""
    found: dict[int | None, set[str]] = {}
    for row in MessageChoice.objects.filter(application=case).order_by("id"):
        kinds = found.setdefault(row.guardian_id, set())
        (kinds.add if row.accepted else kinds.discard)(row.kind)
    return found
