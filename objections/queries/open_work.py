"""What somebody of the committee still has in hand, for when he leaves."""

from accounts import queries as accounts
from applications.rules import COMMITTEE_ROLES
from casework.handing_over import OpenWork
from casework.text import dutch_list
from objections.enums import ProcedureStatus
from objections.models import Seat


def personal_work(membership_id: int) -> list[OpenWork]:
    """Seats in procedures on which the committee still advises: a seat is somebody's own and nobody inherits it."""
    hat = accounts.membership_with_id(membership_id)
    if hat.role not in COMMITTEE_ROLES:
        return []
    rows = Seat.objects.filter(
        user_id=hat.user_id,
        ended_on__isnull=True,
        procedure__status=ProcedureStatus.FORWARDED,
        procedure__application__partnership_id=hat.organisation.partnership_id,
    )
    numbers = list(rows.order_by("procedure_id").values_list("procedure__number", flat=True))
    way_out = f"Het secretariaat beëindigt eerst de zetel bij {dutch_list(numbers)} en geeft een ander een zetel."
    return [OpenWork("zetels in de bezwaaradviescommissie", len(numbers), way_out)]
