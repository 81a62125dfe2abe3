"""Lists of cases: worklists and search."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import OrderBy

from accounts.models import SchoolSite
from applications.models import Application
from applications.queries.seeing import audience_for_role, visible_to
from applications.steps import DECIDED, OFFICE, PARENT, Group, groups_for
from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.text import search_key

ROW_FIELDS = (
    "public_id",
    "number",
    "pupil_label",
    "kind",
    "status",
    "decided_from",
    "received_on",
    "created_at",
    "next_due_on",
    "published_on",
    "published_outcome",
    "outcome_word",
    "contested_on",
    "lapsed_on",
    "handed_over_at",
    "site_id",
)
ORDERS: dict[str, tuple[str | OrderBy, str]] = {
    "leerling": ("pupil_key", "id"),
    "-leerling": ("-pupil_key", "-id"),
    "school": ("site__search_key", "id"),
    "-school": ("-site__search_key", "-id"),
    "ontvangen": (F("received_on").asc(nulls_last=True), "id"),
    "-ontvangen": (F("received_on").desc(nulls_last=True), "-id"),
    "uiterlijk": (F("due_on").asc(nulls_last=True), "id"),
    "-uiterlijk": (F("due_on").desc(nulls_last=True), "-id"),
}
FIRST_ORDER = "uiterlijk"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cases a list shows and in which order; empty fields choose everything."""

    group: str = ""
    kind: str = ""
    site_id: int | None = None
    words: str = ""
    order: str = FIRST_ORDER


def listed(actor: Actor, choice: Choice) -> QuerySet[Application]:
    """The cases of a list that this person sees, in the order asked; only what a row shows.

    Words find the number of the case, of its decisions that were sent, the pupil and the guardians; every word must be
    there.
    """
    cases = _rows(actor)
    chosen = next((group for group in _groups(actor) if group.code == choice.group), None)
    if chosen:
        cases = cases.filter(_inside(chosen, actor))
    if choice.kind:
        cases = cases.filter(kind=choice.kind)
    if choice.site_id:
        cases = cases.filter(site_id=choice.site_id)
    for word in _words(choice.words):
        cases = cases.filter(search_key__contains=word)
    return cases.order_by(*ORDERS.get(choice.order, ORDERS[FIRST_ORDER]))


def _words(typed: str) -> list[str]:
    """What is looked for, at most six: the words of names each apart, a number such as ``VO2999-2027-00001`` whole."""
    keys = [search_key(word) for word in typed.split()]
    found = [part for key in keys for part in ([key] if any(map(str.isdigit, key)) else key.split())]
    return [word for word in found if word][:6]


def worklist_rows(actor: Actor, statuses: list[str]) -> QuerySet[Application]:
    """Cases in these states that this person sees, most urgent first; only what a row shows."""
    return _rows(actor).filter(status__in=statuses).order_by(*ORDERS[FIRST_ORDER])


def counts_by_group(actor: Actor) -> list[tuple[Group, int]]:
    """How many cases this person sees under each word (one query)."""
    groups = _groups(actor)
    columns = {group.code: Count("pk", filter=_inside(group, actor)) for group in groups}
    found = visible_to(actor).order_by().aggregate(**columns)
    return [(group, found[group.code]) for group in groups]


def sites_with_cases(actor: Actor) -> QuerySet[SchoolSite]:
    """The sites of the cases that this person sees, for a filter."""
    sites = SchoolSite.objects.filter(pk__in=visible_to(actor).order_by().values("site_id"))
    return sites.order_by("search_key", "id")


def _groups(actor: Actor) -> tuple[Group, ...]:
    return groups_for(audience_for_role(actor.role))


def _inside(group: Group, actor: Actor) -> Q:
    """The cases under one word. For ``steps.known_status``: an unsent decision counts in the state before it."""
    inside = Q(status__in=group.statuses)
    if audience_for_role(actor.role) != OFFICE:
        taken = Q(status__in=DECIDED, published_on__isnull=True)
        inside = (inside & ~taken) | (taken & Q(decided_from__in=group.statuses))
    return inside if group.published is None else inside & Q(published_on__isnull=not group.published)


def _rows(actor: Actor) -> QuerySet[Application]:
    """Rows with ``due_on``. Outside the office that is the case's own term: the term of an advice tells who is late.

    Once a decision was sent only the term of the parties runs, to object: nobody here is late then.
    """
    due: Case | Subquery = Case(When(published_on__isnull=True, then=F("next_due_on")))
    if audience_for_role(actor.role) != "office":
        own = Deadline.objects.filter(
            case_id=OuterRef("pk"), subject_type=Application._meta.label_lower, state=DeadlineState.RUNNING
        )
        if audience_for_role(actor.role) == PARENT:  # who waits for the decision; the school's term is the school's
            own = own.filter(code="decide_application")
        due = Subquery(own.order_by("due").values("due")[:1])
    cases = visible_to(actor).select_related("site").only(*ROW_FIELDS, "site__name", "site__search_key")
    return cases.annotate(due_on=due)
