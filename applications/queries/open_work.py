"""What of cases hangs on a school site and on a person, for when a school closes or somebody leaves."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accounts import queries as accounts
from accounts.enums import Role
from applications.enums import GRANTED, Capacity, PlacementAnswer, Status
from applications.models import Application, Participation, Placement, TakenOverDeclaration
from casework.enums import DeadlineState
from casework.handing_over import OpenWork
from casework.models import Deadline

# What is recorded of a pupil who is no longer at the school.
GONE = (PlacementAnswer.ELSEWHERE, PlacementAnswer.LEFT)
CAPACITIES = {Role.SCHOOL_STAFF: Capacity.APPLICANT, Role.SECRETARIAT: Capacity.HANDLER}


def unfinished() -> Q:
    """The filter for cases that still go on: drafts too, until a decision was sent or the case withdrawn."""
    return Q(published_on__isnull=True) & ~Q(status=Status.WITHDRAWN)


def going_along(site_ids: Collection[int]) -> QuerySet[Application]:
    """The cases that belong to whoever takes over these sites, in the order in which they are locked.

    Those that still go on; those that were decided and in which a term runs, such as that to object; and those of a
    pupil with a declaration who has not gone to another school.
    """
    terms = Deadline.objects.filter(case_id=OuterRef("pk"), state=DeadlineState.RUNNING)
    last = Placement.objects.filter(application=OuterRef("pk")).order_by("-since").values("answer")[:1]
    cases = Application.objects.annotate(last_place=Subquery(last))
    stays = Q(last_place__isnull=True) | ~Q(last_place__in=GONE)
    decided = Q(published_on__isnull=False, lapsed_on__isnull=True)
    goes_on = unfinished() | decided & (Exists(terms) | Q(published_outcome=GRANTED) & stays)
    return cases.filter(goes_on, site__in=site_ids).order_by("id")


def count_at(site_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """How many drafts, running applications and decided ones hang on each of these sites (one query)."""
    is_draft, decided = Q(status=Status.DRAFT), Q(published_on__isnull=False)
    rows = going_along(site_ids).order_by().values_list("site_id")
    rows = rows.annotate(
        drafts=Count("pk", filter=is_draft),
        running=Count("pk", filter=~is_draft & ~decided),
        decided=Count("pk", filter=decided),
    )
    return {
        site_id: [
            ("concepten", drafts),
            ("lopende aanvragen", running),
            ("besluiten die nog gelden of waarover nog iets loopt", done),
        ]
        for site_id, drafts, running, done in rows
    }


def places_at(site_ids: Collection[int]) -> QuerySet[Placement]:
    """What was recorded last of pupils who have their place at one of these sites."""
    later = Placement.objects.filter(since__gt=OuterRef("since"))
    own = later.filter(application=OuterRef("application"))
    taken_over = later.filter(taken_over=OuterRef("taken_over"))
    rows = Placement.objects.filter(~Exists(own), ~Exists(taken_over), site__in=site_ids)
    lapsed = Q(application__lapsed_on__isnull=False)
    return rows.exclude(lapsed).order_by("id")


def taken_over_at(site_ids: Collection[int]) -> QuerySet[TakenOverDeclaration]:
    """The taken-over declarations of pupils of these sites who have not gone to another school."""
    last = Placement.objects.filter(taken_over=OuterRef("pk")).order_by("-since").values("answer")[:1]
    rows = TakenOverDeclaration.objects.annotate(last_place=Subquery(last))
    return rows.filter(Q(last_place__isnull=True) | ~Q(last_place__in=GONE), site__in=site_ids).order_by("id")


def count_places_at(site_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """How many pupils have their place at each of these sites, and how many taken-over declarations (two queries)."""
    found: dict[int, list[tuple[str, int]]] = {}
    for label, rows in (
        ("geplaatste leerlingen", places_at(site_ids)),
        ("overgenomen verklaringen", taken_over_at(site_ids)),
    ):
        for site_id, number in rows.order_by().values_list("site_id").annotate(number=Count("pk")):
            found.setdefault(site_id, []).append((label, number))
    return found


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
