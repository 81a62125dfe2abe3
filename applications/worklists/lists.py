"""Lists of cases as pages show them: the worklists of the home page, the list of cases, and what a search finds."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from applications import queries
from applications.enums import Kind, Status
from applications.forms import FilterForm
from applications.models import Application
from applications.steps import groups_for
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import HOME_ROWS, Cell, Column, Count, Empty, Link, Pages, Row, Tag, Worklist
from casework.text import dutch_date
from casework.wording import numeric_day

PER_PAGE = 25
NAMELESS = "Leerling nog niet ingevuld"
SHORT_KINDS = {Kind.PRO: "pro", Kind.LWOO: "lwoo"}
COLUMNS = (
    ("Leerling", "leerling"),
    ("Soort", ""),
    ("School", "school"),
    ("Stand", ""),
    ("Ontvangen", "ontvangen"),
    ("Uiterlijk", "uiterlijk"),
)


def case_link(case_id: int, actor: Actor) -> Link | None:
    """The way to a case by its id, under the name that lists give it; None for who does not see it."""
    case = queries.visible_to(actor).filter(pk=case_id).first()
    if case is None:
        return None
    return Link(case.pupil_label or NAMELESS, reverse("applications:case", kwargs={"public_id": case.public_id}))


def _row(case: Application, actor: Actor) -> Row:
    stage = queries.stage_of(case, actor)
    name = case.pupil_label or NAMELESS
    return Row(
        name=name,
        url=reverse("applications:case", kwargs={"public_id": case.public_id}),
        note=case.number or f"concept van {numeric_day(amsterdam_date(case.created_at))}",
        cells=[
            Cell(SHORT_KINDS[Kind(case.kind)]),
            Cell(case.site.name),
            Cell(tag=Tag(str(stage.word), stage.tone)),
            Cell(numeric_day(case.received_on) if case.received_on else ""),
            Cell(due=case.due_on),  # type: ignore[attr-defined]
        ],
    )


def list_url(group: str = "") -> str:
    """The list of all cases, or of those under one word of ``steps.GROUPS``."""
    return _Address(reverse("applications:list"), {"stand": group}).having()


def _worklist(
    key: str, title: str, cases: Iterable[Application], actor: Actor, today: date, empty: Empty, group: str
) -> Worklist:
    return Worklist(
        key=key,
        title=title,
        columns=[Column(label) for label, _ in COLUMNS],
        rows=[_row(case, actor) for case in cases],
        today=today,
        empty=empty,
        all_url=list_url(group),
    )


def _drafts(key: str, title: str, cases: Iterable[Application], today: date) -> Worklist:
    """Drafts have no number, no receipt and no term yet."""
    rows = [
        Row(
            name=case.pupil_label or NAMELESS,
            url=reverse("applications:case", kwargs={"public_id": case.public_id}),
            cells=[
                Cell(SHORT_KINDS[Kind(case.kind)]),
                Cell(case.site.name),
                Cell(dutch_date(amsterdam_date(case.created_at))),
            ],
        )
        for case in cases
    ]
    empty = Empty(
        "Er zijn geen concepten",
        "Start een aanvraag voor praktijkonderwijs of lwoo; tussendoor stoppen kan.",
        Link("Nieuwe aanvraag", reverse("applications:start")),
    )
    columns = [Column("Leerling"), Column("Soort"), Column("School"), Column("Begonnen op")]
    all_url = list_url("concept")
    return Worklist(key=key, title=title, columns=columns, rows=rows, today=today, empty=empty, all_url=all_url)


def school_to_sign(actor: Actor, today: date) -> Worklist | None:
    """Drafts that a colleague offered for signing, for who has the board's mandate."""
    if actor.role != Role.SCHOOL_STAFF:
        return None
    if accounts.mandate_of(actor, MandateKind.SUBMIT_APPLICATIONS, today) is None:
        return None
    cases = queries.worklist_rows(actor, [Status.DRAFT]).filter(handed_over_at__isnull=False)[: HOME_ROWS + 1]
    return _drafts("ter-ondertekening", "Aangeboden ter ondertekening", cases, today) if cases else None


def school_supplements(actor: Actor, today: date) -> Worklist | None:
    """Applications that the partnership asked to complete."""
    if actor.role != Role.SCHOOL_STAFF:
        return None
    cases = queries.worklist_rows(actor, [Status.SUPPLEMENT_REQUESTED])[: HOME_ROWS + 1]
    empty = Empty("Geen aanvullingen gevraagd", "Vraagt het samenwerkingsverband iets, dan staat het hier.")
    return _worklist("aanvullen", "Aanvulling gevraagd", cases, actor, today, empty, "aanvulling")


def school_drafts(actor: Actor, today: date) -> Worklist | None:
    """Drafts that the school still works on."""
    if actor.role != Role.SCHOOL_STAFF:
        return None
    cases = queries.worklist_rows(actor, [Status.DRAFT]).filter(handed_over_at__isnull=True)[: HOME_ROWS + 1]
    return _drafts("concepten", "Concepten", cases, today)


def office_new(actor: Actor, today: date) -> Worklist | None:
    """What came in and was not judged complete yet."""
    if actor.role != Role.SECRETARIAT:
        return None
    cases = queries.worklist_rows(actor, [Status.SUBMITTED])[: HOME_ROWS + 1]
    empty = Empty("Er is niets te controleren", "Nieuwe aanvragen en aanvullingen verschijnen hier vanzelf.")
    return _worklist("te-controleren", "Binnengekomen: controleren", cases, actor, today, empty, "ingediend")


def office_supplements(actor: Actor, today: date) -> Worklist | None:
    """Supplements that run or whose last day has passed."""
    if actor.role != Role.SECRETARIAT:
        return None
    cases = queries.worklist_rows(actor, [Status.SUPPLEMENT_REQUESTED])[: HOME_ROWS + 1]
    empty = Empty("Er loopt geen aanvulling", "Aanvragen die een school aanvult, staan hier met hun laatste dag.")
    return _worklist("aanvulling-loopt", "Aanvulling loopt of is verstreken", cases, actor, today, empty, "aanvulling")


def parent_cases(actor: Actor, today: date) -> Worklist | None:
    """The cases that a parent follows."""
    if actor.role != Role.PARENT:
        return None
    cases = list(queries.listed(actor, queries.Choice())[: HOME_ROWS + 1])
    if not cases:
        return None
    return Worklist(
        key="mijn-aanvragen",
        title="Aanvragen over u" if queries.is_pupil_himself(actor) else "Aanvragen voor uw kind",
        columns=[Column(label) for label in ("Kind", "Aanvraag voor", "School", "Stand", "Besluit uiterlijk")],
        rows=[_parent_row(case, actor) for case in cases],
        today=today,
        empty=Empty("", ""),
        all_url=list_url(),
    )


def _parent_row(case: Application, actor: Actor) -> Row:
    """A row in whole words; the last day is that of the decision."""
    row = _row(case, actor)
    cells = [Cell(str(case.get_kind_display())), *row.cells[1:3], Cell(due=case.due_on)]  # type: ignore[attr-defined]
    return Row(name=row.name, url=row.url, note=row.note, cells=cells)


ROAD = (
    (10, parent_cases),
    (10, school_to_sign),
    (11, school_supplements),
    (12, school_drafts),
    (20, office_new),
    (21, office_supplements),
)


class _Address:
    """The address of a list with its filters, order and page."""

    def __init__(self, url: str, params: dict[str, str]) -> None:
        self.url = url
        self.params = {name: value for name, value in params.items() if value}

    def having(self, **changes: str) -> str:
        """The address with some parameters changed; an empty value drops one."""
        merged = {name: value for name, value in {**self.params, **changes}.items() if value}
        return f"{self.url}?{urlencode(merged)}" if merged else self.url


def case_list(actor: Actor, today: date, typed: Any) -> Worklist:
    """The list of every case that this person sees; ``typed`` are the parameters of its address."""
    groups = groups_for(queries.audience_for_role(actor.role))
    form = FilterForm(typed or None, groups=groups, sites=queries.sites_with_cases(actor))
    valid = form.cleaned_data if form.is_bound and form.is_valid() else {}
    site = valid.get("school")
    order = typed.get("volgorde", "")
    order = order if order in queries.ORDERS else queries.FIRST_ORDER
    choice = queries.Choice(
        valid.get("stand", ""), valid.get("soort", ""), site.pk if site else None, valid.get("q", ""), order
    )
    address = _Address(
        reverse("applications:list"),
        {
            "stand": choice.group,
            "soort": choice.kind,
            "school": str(site.public_id) if site else "",
            "q": choice.words,
            "volgorde": order if order != queries.FIRST_ORDER else "",
        },
    )
    rows, pages = _page(queries.listed(actor, choice), typed.get("pagina", ""), address)
    in_use = sum(bool(value) for value in (choice.group, choice.kind, site, choice.words))
    return Worklist(
        key="aanvragen",
        title="Aanvragen",
        columns=[_column(label, name, order, address) for label, name in COLUMNS],
        rows=[_row(case, actor) for case in rows],
        today=today,
        empty=_nothing(in_use, address.url),
        counts=_counts(actor, choice.group, address),
        pages=pages,
        filters=form,
        filters_in_use=in_use,
        reset_url=address.url,
    )


def found(actor: Actor, today: date, words: str, page: str) -> Worklist:
    """What a search finds among the cases that this person sees."""
    address = _Address(reverse("applications:search"), {"q": words})
    rows, pages = _page(queries.listed(actor, queries.Choice(words=words)), page, address)
    return Worklist(
        key="gevonden",
        title="Gevonden aanvragen",
        columns=[Column(label) for label, _ in COLUMNS],
        rows=[_row(case, actor) for case in rows],
        today=today,
        empty=Empty("Niets gevonden", "Probeer een deel van de naam, of het nummer zonder de A ervoor."),
        pages=pages,
    )


def _page(cases: Any, number: str, address: _Address) -> tuple[list[Application], Pages]:
    page = Paginator(cases, PER_PAGE).get_page(number)
    return list(page.object_list), Pages.of(page, lambda other: address.having(pagina=str(other)))


def _column(label: str, name: str, order: str, address: _Address) -> Column:
    if not name:
        return Column(label)
    is_down, is_up = order == f"-{name}", order == name
    next_order = f"-{name}" if is_up else name
    url = address.having(volgorde=next_order if next_order != queries.FIRST_ORDER else "")
    return Column(label, url, "descending" if is_down else "ascending" if is_up else "")


def _counts(actor: Actor, current: str, address: _Address) -> list[Count]:
    return [
        Count(group.label, number, address.having(stand=group.code), current=group.code == current)
        for group, number in queries.counts_by_group(actor)
    ]


def _nothing(in_use: int, url: str) -> Empty:
    if in_use:
        return Empty("Geen aanvraag past bij deze keuze", "Kies minder filters.", Link("Filters wissen", url))
    return Empty("Er zijn nog geen aanvragen", "Aanvragen verschijnen hier zodra ze er zijn.")
