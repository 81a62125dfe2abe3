"""What the apps hang into shared pages: panels, offers, downloads, repair links. Closed by default."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.acting import Actor
from casework.permissions import Permission


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the case page: ``load(case, actor)`` answers a dataclass, or None when there is nothing to see."""

    key: str
    order: int
    title: str
    load: Callable[[Any, Actor], Any]
    template: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that a person may (or may not yet) do on a case: a button, or the reason in its place.

    ``step`` names the next step and whose turn it is, where that is finer than the state of the case tells.
    """

    label: str
    url: str
    permission: Permission
    due: date | None = None
    primary: bool = False
    step: tuple[str, str] | None = None


Offers = Callable[[Any, Actor, date], Iterable[Offer]]
_panels: dict[str, Panel] = {}
_offers: list[Offers] = []
_worklists: list[tuple[int, Callable[..., Any]]] = []
_downloads: dict[str, Callable[..., Any]] = {}
_recomputers: dict[str, Callable[..., Any]] = {}
_repairs: dict[str, Callable[[Any], str]] = {}
_case_links: list[Callable[[int, Actor], Any]] = []
_case_numbers: list[Callable[[Iterable[int], int | None], dict[int, str]]] = []
_case_locks: list[Callable[[int], None]] = []
_links: dict[str, list[Callable[[Actor], Iterable[Any]]]] = {}
_result_checks: list[Callable[[Any, Sequence[Any], date], Any]] = []
_instrument_names: list[Callable[[date], Mapping[str, Sequence[str]]]] = []
_figures: list[Callable[[Any, Any, date], Any]] = []
_draft_notices: list[Callable[[Any, Any], Iterable[Any]]] = []
_bounds_checks: list[Callable[[Mapping[str, int], date], Mapping[str, str]]] = []
_removal_warnings: list[Callable[[Any, Any, Actor], Iterable[str]]] = []


def register_panel(panel: Panel) -> None:
    """Add a panel to the case page."""
    if panel.key in _panels:
        raise ValueError(f"panel {panel.key} is registered twice")
    _panels[panel.key] = panel


def panels() -> list[Panel]:
    """Every panel, in the order of the road."""
    return sorted(_panels.values(), key=lambda panel: panel.order)


def register_offers(offers: Offers) -> None:
    """Add ``offers(case, actor, today)``: what an app lets this person do on a case."""
    _offers.append(offers)


def offers_for(case: Any, actor: Actor, today: date) -> list[Offer]:
    """Everything offered to this person on this case, allowed ones first."""
    found = [offer for offers in _offers for offer in offers(case, actor, today)]
    return sorted(found, key=lambda offer: (not offer.permission, not offer.primary))


def register_worklist(order: int, load: Callable[..., Any]) -> None:
    """Add ``load(actor, today) -> Worklist | None`` to the home page of the roles it answers for."""
    _worklists.append((order, load))


def worklists(actor: Actor, today: date) -> list[Any]:
    """The worklists of this person, in order."""
    found = (load(actor, today) for _, load in sorted(_worklists, key=lambda entry: entry[0]))
    return [worklist for worklist in found if worklist is not None]


def _register_named(table: dict[str, Callable[..., Any]], kind: str, function: Callable[..., Any]) -> None:
    if kind in table:
        raise ValueError(f"{kind} is registered twice")
    table[kind] = function


def register_download(kind: str, find: Callable[..., Any]) -> None:
    """Add a kind of download: ``find(actor, public_id) -> StoredFile | None`` through the app's ``visible_to``."""
    _register_named(_downloads, kind, find)


def download(kind: str) -> Callable[..., Any] | None:
    """The finder of a kind of download; None for an unknown kind."""
    return _downloads.get(kind)


def download_kinds() -> list[str]:
    """Every registered kind of download."""
    return sorted(_downloads)


def register_recompute(subject_type: str, recompute: Callable[..., Any]) -> None:
    """Add how the terms of a kind of record are computed anew after a change of calendar."""
    _register_named(_recomputers, subject_type, recompute)


def recomputers() -> dict[str, Callable[..., Any]]:
    """Every registered recomputation by kind of record."""
    return dict(_recomputers)


def register_case_link(find: Callable[[int, Actor], Any]) -> None:
    """Say how a case is found by its id: ``find(case_id, actor)`` through ``visible_to``. One app has the cases."""
    if _case_links:
        raise ValueError("the way to a case is registered twice")
    _case_links.append(find)


def case_link(case_id: int, actor: Actor) -> Any:
    """The way to a case (``parts.Link``) for a record that holds only its id; None for who does not see it."""
    return next((find(case_id, actor) for find in _case_links), None)


def register_case_numbers(find: Callable[[Iterable[int], int | None], dict[int, str]]) -> None:
    """Say how cases are called: ``find(case_ids, partnership_id)`` (one query). One app has the cases."""
    if _case_numbers:
        raise ValueError("the numbers of cases are registered twice")
    _case_numbers.append(find)


def case_numbers(case_ids: Iterable[int], partnership_id: int | None) -> dict[int, str]:
    """The numbers of those of these cases that belong to a partnership; a draft has none and is left out."""
    return {key: number for find in _case_numbers for key, number in find(case_ids, partnership_id).items()}


def register_case_lock(lock: Callable[[int], None]) -> None:
    """Say how a case is locked by its id. One app has the cases."""
    if _case_locks:
        raise ValueError("the lock of a case is registered twice")
    _case_locks.append(lock)


def lock_case(case_id: int) -> None:
    """Lock the case of a record that holds only its id: the first step of a verb below the app that has the cases."""
    for lock in _case_locks:
        lock(case_id)


def register_repair(key: str, url: Callable[[Any], str]) -> None:
    """Say where an open point with this repair key is mended: ``url(case)``."""
    _register_named(_repairs, key, url)


def repair_url(key: str, case: Any) -> str:
    """Where an open point is mended, or an empty string for an unknown key."""
    repair = _repairs.get(key)
    return repair(case) if repair else ""


def register_figures(find: Callable[[Any, Any, date], Any]) -> None:
    """Say what the test results of a case come to: ``find(case, facts, today)``, a ``parts.Figures``, or None without
    results. One app judges."""
    if _figures:
        raise ValueError("who judges figures is registered twice")
    _figures.append(find)


def figures(case: Any, facts: Any, today: date) -> Any:
    """What the test results of a case come to (``parts.Figures``); None while there are none."""
    return next((find(case, facts, today) for find in _figures), None)


def register_draft_notices(load: Callable[[Any, Any], Iterable[Any]]) -> None:
    """Add ``load(case, facts)``: what must not be missed (``parts.Notice``) while an application is filled in."""
    _draft_notices.append(load)


def draft_notices(case: Any, facts: Any) -> list[Any]:
    """Everything that stands above the sections of an application because of another app."""
    return [notice for load in _draft_notices for notice in load(case, facts)]


def register_bounds_check(check: Callable[[Mapping[str, int], date], Mapping[str, str]]) -> None:
    """Say what own bounds lack beside the national criteria: ``check(bounds, day)``, a sentence by its name."""
    _bounds_checks.append(check)


def bounds_problems(bounds: Mapping[str, int], day: date) -> dict[str, str]:
    """What is wrong with own bounds from a day on, by name; empty when nothing is."""
    return {name: sentence for check in _bounds_checks for name, sentence in check(bounds, day).items()}


def register_removal_warning(warn: Callable[[Any, Any, Actor], Iterable[str]]) -> None:
    """Add ``warn(case, document, actor)``: sentences on what rests on a paper, as far as this person may know."""
    _removal_warnings.append(warn)


def removal_warnings(case: Any, document: Any, actor: Actor) -> list[str]:
    """Everything to know before a paper is taken out of the file."""
    return [sentence for warn in _removal_warnings for sentence in warn(case, document, actor)]


def register_links(page: str, links: Callable[[Actor], Iterable[Any]]) -> None:
    """Add ``links(actor)`` (``parts.Link``) to a page of a lower app: other ways to go on. ``page`` is its URL name."""
    _links.setdefault(page, []).append(links)


def links_on(page: str, actor: Actor) -> list[Any]:
    """What upper apps offer this person on a page."""
    return [link for links in _links.get(page, ()) for link in links(actor)]


def register_result_checks(find: Callable[[Any, Sequence[Any], date], Any]) -> None:
    """Say what is to be said of test results: ``find(case, rows, today)`` answers ``parts.ResultChecks``.

    ``rows`` are loaded results of the case (learning, intelligence, social-emotional). One app has the lists.
    """
    if _result_checks:
        raise ValueError("the checks of results are registered twice")
    _result_checks.append(find)


def result_checks(case: Any, rows: Sequence[Any], today: date) -> Any:
    """The remarks on these results of a case (``parts.ResultChecks``): a constant number of queries."""
    return _result_checks[0](case, rows, today)


def register_instrument_names(find: Callable[[date], Mapping[str, Sequence[str]]]) -> None:
    """Say which instruments are permitted on a day: ``find(today)`` gives their names by domain. One app knows."""
    if _instrument_names:
        raise ValueError("the names of instruments are registered twice")
    _instrument_names.append(find)


def instrument_names(today: date) -> Mapping[str, Sequence[str]]:
    """The names of permitted instruments by domain; empty as long as no list governs this day."""
    return _instrument_names[0](today)
