"""What every verb of a case begins and ends with."""

from accounts.models import Organisation
from applications.models import Application
from applications.queries.agreed import regime_by_entry
from casework.acting import Act


def lock_board(case: Application) -> None:
    """Let submissions of one board wait for each other: two drafts for one child must not both be the first."""
    Organisation.objects.select_for_update(no_key=True).get(pk=case.board_id)


def stamp(act: Act, record: object) -> None:
    """Count a save of a section up, with its moment."""
    record.version += 1  # type: ignore[attr-defined]
    record.saved_at = act.now  # type: ignore[attr-defined]


def keep_regime(act: Act, case: Application) -> tuple[str, ...]:
    """Write on a case which lwoo regime it came under, and name the fields for saving: none when that stands already.

    Chosen by the pupil's school year of entry. One that was chosen without knowing that year is chosen again once the
    year is known, until the case is taken in; what the partnership changes afterwards touches no case.
    """
    if case.lwoo_mode and case.lwoo_entry_year is not None:
        return ()
    regime = regime_by_entry(case, act.today)
    if case.lwoo_mode and regime.entry_year is None:
        return ()
    case.lwoo_mode, case.lwoo_since, case.lwoo_entry_year = regime.mode, regime.since, regime.entry_year
    case.lwoo_criteria, case.lwoo_years, case.lwoo_bounds = regime.criteria, regime.years, dict(regime.bounds)
    return ("lwoo_mode", "lwoo_since", "lwoo_entry_year", "lwoo_criteria", "lwoo_years", "lwoo_bounds")
