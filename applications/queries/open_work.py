"""What of cases hangs on a school site and on a person, for when a school closes or somebody leaves."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from applications.enums import Capacity, Status
from applications.models import Application, Participation
from casework.handing_over import OpenWork

CAPACITIES = {Role.SCHOOL_STAFF: Capacity.APPLICANT, Role.SECRETARIAT: Capacity.HANDLER}


def unfinished() -> Q:
    """The filter for cases that still go on: drafts too, until a decision was sent or the case withdrawn."""
    return Q(published_on__isnull=True) & ~Q(status=Status.WITHDRAWN)


def unfinished_at(site_ids: Collection[int]) -> QuerySet[Application]:
    """The cases of these sites that still go on, in the order in which they are locked."""
    return Application.objects.filter(unfinished(), site__in=site_ids).order_by("id")


def count_at(site_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """How many drafts and running applications hang on each of these sites (one query)."""
    is_draft = Q(status=Status.DRAFT)
    rows = unfinished_at(site_ids).order_by().values_list("site_id")
    rows = rows.annotate(drafts=Count("pk", filter=is_draft), running=Count("pk", filter=~is_draft))
    return {site_id: [("concepten", drafts), ("lopende aanvragen", running)] for site_id, drafts, running in rows}


def parts_of(membership_id: int) -> QuerySet[Participation]:
    """The parts that somebody takes under a hat in cases that still go on: as applicant or as handler."""
    hat = accounts.membership_with_id(membership_id)
    capacity = CAPACITIES.get(Role(hat.role))
    if capacity is None:
        return Participation.objects.none()
    parts = Participation.objects.filter(user_id=hat.user_id, capacity=capacity, active_until__isnull=True)
    own = Q(application__board_id=hat.organisation_id)
    if hat.role == Role.SECRETARIAT:
        own = Q(application__partnership_id=hat.organisation.partnership_id)
    cases = Application.objects.filter(unfinished())
    return parts.filter(own, application__in=cases).select_related("application").order_by("application_id")


def personal_work(membership_id: int) -> list[OpenWork]:
    """What somebody has in hand under a hat: drafts, and applications that still go on."""
    parts = parts_of(membership_id).values_list("application__status", flat=True)
    drafts = sum(status == Status.DRAFT for status in parts)
    return [
        OpenWork("concepten", drafts),
        OpenWork("lopende aanvragen", len(parts) - drafts),
    ]
