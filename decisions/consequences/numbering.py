"""Under which number a decision goes out."""

from casework import numbering
from casework.acting import Act
from decisions.models import Decision
from decisions.queries import SERIES, kept_number
from decisions.rules import decision_number


def number_for(act: Act, decision: Decision) -> str:
    """The number that was kept for this case, else the next of the partnership's series of this year.

    From the locked counter row (WVO 2020 2.47(17)); a refusal later in the verb rolls it back.
    """
    if kept := kept_number(decision.application_id):
        return kept
    partnership, year = decision.application.partnership, act.today.year
    value = numbering.allocate(act, partnership_id=partnership.pk, series=SERIES, year=year)
    return decision_number(partnership.code, year, value)
