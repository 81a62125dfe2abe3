"""What every verb of a case begins and ends with."""

from accounts.models import Organisation
from applications.models import Application
from casework.acting import Act


def lock_board(case: Application) -> None:
    """Let submissions of one board wait for each other: two drafts for one child must not both be the first."""
    Organisation.objects.select_for_update(no_key=True).get(pk=case.board_id)


def stamp(act: Act, record: object) -> None:
    """Count a save of a section up, with its moment."""
    record.version += 1  # type: ignore[attr-defined]
    record.saved_at = act.now  # type: ignore[attr-defined]
