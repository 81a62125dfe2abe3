"""Under which number a decision goes out."""

from casework import numbering
from casework.acting import Act
from casework.models import Counter, ReservedRange
from decisions.models import Decision
from decisions.queries import kept_number, series_key
from decisions.queries.numbering import SERIES
from decisions.rules import decision_number


def number_for(act: Act, decision: Decision) -> str:
    """The number that was kept for this case, else the next of this year under the partnership's number of today.

    From the locked counter row (WVO 2020 2.47(17)); a refusal later in the verb rolls it back.
    """
    if kept := kept_number(decision.application_id):
        return kept
    partnership, year = decision.application.partnership, act.today.year
    value = numbering.allocate(act, partnership_id=partnership.pk, series=series_key(partnership.code), year=year)
    return decision_number(partnership.code, year, value)


def merge_series(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Let the series of a partnership that merged lie with the one that goes on: closed, each under its own number."""
    del act
    for model in (Counter, ReservedRange):
        found = model.objects.filter(partnership_id=absorbed_id, series__startswith=f"{SERIES}:")
        found.update(partnership_id=continuing_id)
