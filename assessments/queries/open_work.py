"""What an expert still has in hand, for when he leaves."""

from accounts import queries as accounts
from accounts.enums import Role
from assessments.enums import AT_WORK
from assessments.models import Assignment
from casework.handing_over import OpenWork
from casework.text import dutch_list


def personal_work(membership_id: int) -> list[OpenWork]:
    """Assignments that are offered or worked on: an advice is somebody's own, so the office asks another expert."""
    hat = accounts.membership_with_id(membership_id)
    if hat.role != Role.EXPERT:
        return []
    rows = Assignment.objects.filter(
        expert__user_id=hat.user_id, expert__partnership_id=hat.organisation.partnership_id, status__in=AT_WORK
    )
    numbers = list(rows.order_by("application_id").values_list("application__number", flat=True))
    way_out = f"Het secretariaat vraagt eerst een andere deskundige bij {dutch_list(numbers)}."
    return [OpenWork("open opdrachten", len(numbers), way_out)]
