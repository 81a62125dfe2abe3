"""Where the numbers of decisions begin, and which ones another system gives out (WVO 2020 2.47(17), fine-print §16)."""

from django.db import transaction

from accounts.models import Partnership
from accounts.permissions import may_administer
from casework import audit, numbering
from casework.acting import Act
from casework.models import Counter, ReservedRange
from casework.permissions import require
from casework.refusals import WrongState
from decisions import workflow
from decisions.queries import issued_numbers, numbering_years, series_key
from decisions.rules import LAST_NUMBER

WRONG_YEAR = "Nummers worden vastgelegd voor dit jaar of het volgende."
BEGUN = (
    "Toewijzer gaf dit jaar al nummers uit. De reeks loopt daarom door. Moet een ander systeem nummers gebruiken,"
    " reserveer die dan."
)
TAKEN = "Een van deze nummers is al uitgegeven of al gereserveerd. Kies hogere nummers."


@transaction.atomic
def set_first_number(act: Act, *, year: int, value: int) -> Counter:
    """Say with which number the decisions of a year begin, because another system gave out the ones before it.

    Raises WrongState once the program has given out a number of that year, and for a number that cannot be.
    """
    partnership = _partnership(act, year)
    _refuse_number(value)
    if issued_numbers(partnership.code, year):
        raise WrongState(BEGUN)
    try:
        counter = numbering.start_at(
            partnership_id=partnership.pk, series=series_key(partnership.code), year=year, value=value
        )
    except numbering.AlreadyIssued as fault:
        raise WrongState(TAKEN) from fault
    audit.record(act, workflow.FIRST_NUMBER_SET, subject=counter, fields=["next_value"], reference=str(year))
    return counter


@transaction.atomic
def reserve_numbers(act: Act, *, year: int, first: int, last: int, reason: str) -> ReservedRange:
    """Leave numbers of a year to another system, for instance one for (v)so. Raises WrongState when one is taken."""
    partnership = _partnership(act, year)
    for value in (first, last):
        _refuse_number(value)
    if last < first:
        raise WrongState("Het laatste nummer ligt voor het eerste.")
    try:
        made = numbering.reserve(
            partnership_id=partnership.pk,
            series=series_key(partnership.code),
            year=year,
            first=first,
            last=last,
            reason=reason,
        )
    except numbering.AlreadyIssued as fault:
        raise WrongState(TAKEN) from fault
    audit.record(act, workflow.NUMBERS_RESERVED, subject=made, reference=f"{year}: {first}-{last}")
    return made


@transaction.atomic
def release_numbers(act: Act, *, reserved: ReservedRange) -> None:
    """Take a reserved range away that was made by mistake. Raises WrongState once numbers above it were given out."""
    partnership = _partnership(act, reserved.year)
    require(may_administer(act.actor, reserved.partnership_id))
    what = f"{reserved.year}: {reserved.first}-{reserved.last}"
    audit.record(act, workflow.NUMBERS_RELEASED, subject=reserved, reference=what)
    try:
        numbering.release(
            partnership_id=partnership.pk, series=reserved.series, year=reserved.year, range_id=reserved.pk
        )
    except numbering.AlreadyIssued as fault:
        raise WrongState("De reeks is al voorbij deze nummers. Ze blijven gereserveerd.") from fault


def _partnership(act: Act, year: int) -> Partnership:
    """The partnership, held so that its number stays what it is while this is laid down."""
    partnership = Partnership.objects.select_for_update(no_key=True).filter(pk=act.actor.partnership_id).first()
    if partnership is None:
        raise WrongState(WRONG_YEAR)
    require(may_administer(act.actor, partnership.pk))
    if year not in numbering_years(act.today):
        raise WrongState(WRONG_YEAR)
    return partnership


def _refuse_number(value: int) -> None:
    if not 1 <= value <= LAST_NUMBER:
        raise WrongState(f"Een nummer ligt tussen 1 en {LAST_NUMBER}.")
