"""What every verb of a case begins and ends with."""

from accounts.models import Organisation
from applications.models import Application
from casework.acting import Act
from casework.text import search_key


def lock_board(case: Application) -> None:
    """Let submissions of one board wait for each other: two drafts for one child must not both be the first."""
    Organisation.objects.select_for_update(no_key=True).get(pk=case.board_id)


def refresh_search(case: Application) -> None:
    """Keep the columns that lists show and search in step with the pupil and the guardians."""
    pupil = getattr(case, "pupil", None)
    names = list(case.guardians.order_by("id").values_list("name", flat=True))
    case.pupil_label = pupil.full_name if pupil else ""
    case.pupil_key = search_key(pupil.last_name, pupil.first_name)[:250] if pupil else ""
    case.search_key = search_key(case.number, case.pupil_label, *names)[:1000]
    case.save(update_fields=["pupil_label", "pupil_key", "search_key"])


def stamp(act: Act, record: object) -> None:
    """Count a save of a section up, with its moment."""
    record.version += 1  # type: ignore[attr-defined]
    record.saved_at = act.now  # type: ignore[attr-defined]
