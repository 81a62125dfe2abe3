"""The pupil of a case: what lists show of him, and a slip in his name that is mended after the decision was sent."""

from typing import Any

from applications import workflow
from applications.models import Application
from casework import audit, versions
from casework.acting import Act
from casework.text import search_key

PUPIL_FIELDS = ("first_name", "infix", "last_name", "birth_date")


def refresh_search(case: Application) -> None:
    """Keep the columns that lists show and search in step with the pupil and the guardians."""
    pupil = getattr(case, "pupil", None)
    names = list(case.guardians.order_by("id").values_list("name", flat=True))
    case.pupil_label = pupil.full_name if pupil else ""
    case.pupil_key = search_key(pupil.last_name, pupil.first_name)[:250] if pupil else ""
    code = case.came_from.code if case.came_from else ""
    numbers = (case.number, case.decision_numbers, code)
    case.search_key = search_key(*numbers, case.pupil_label, *names)[:1000]
    case.save(update_fields=["pupil_label", "pupil_key", "search_key"])


def correct_pupil(act: Act, case: Application, values: dict[str, Any]) -> None:
    """Mend a slip in the pupil's name or date of birth after the decision was sent; what stood there is kept."""
    pupil = case.pupil
    changed = [name for name in PUPIL_FIELDS if name in values and getattr(pupil, name) != values[name]]
    if not changed:
        return
    versions.keep(act, pupil, case_id=case.pk, fields=changed)
    for name in changed:
        setattr(pupil, name, values[name])
    pupil.save(update_fields=changed)
    audit.record(act, workflow.SAVED, subject=pupil, case_id=case.pk, fields=changed)
    refresh_search(case)
