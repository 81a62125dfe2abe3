"""The terms after a notice of default: written anew with those of the procedure it is about."""

from datetime import date

from applications.consequences import restate_terms
from casework.acting import Act
from casework.enums import DeadlineState
from casework.reference_data import penalty_bands
from casework.snapshots import Law, law_on
from objections.models import DefaultNotice, Procedure
from objections.queries import late_facts, notices_of
from objections.terms import WAIT, late_terms


def restate_notices(act: Act, procedure: Procedure, *, ended: dict[int, dict[str, str]] | None = None) -> None:
    """Write the terms of every notice from the facts of its procedure; ``ended`` tells by notice what became of one.

    Once the decision was sent, or no objection is left, the two weeks were met or missed by that day.
    """
    notices = notices_of(procedure)
    if not notices:
        return
    facts, law = late_facts(procedure, notices), law_on(act.today)
    for notice in notices:
        bands = penalty_bands(notice.received_on)
        terms = late_terms(facts, notice.pk, bands, law.lengths, law.calendar)
        outcome = {**_waited(notice, facts.ended_on, law), **(ended or {}).get(notice.pk, {})}
        restate_terms(act, procedure.application, notice, terms, ended=outcome)


def _waited(notice: DefaultNotice, ended_on: date | None, law: Law) -> dict[str, str]:
    if ended_on is None:
        return {}
    in_time = ended_on <= law.lengths.get(WAIT).after(notice.received_on)
    return {WAIT: DeadlineState.MET if in_time else DeadlineState.MISSED}
