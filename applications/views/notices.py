"""What must not be missed while an application is filled in."""

from accounts.enums import LwooMode
from applications import queries
from applications.facts import CaseFacts
from applications.lwoo import regime_lines
from applications.models import Application
from applications.offers import link
from applications.rules import RouteWarning, route_warnings
from casework import registries
from casework.parts import Link, Notice


def notices(case: Application, facts: CaseFacts) -> list[Notice]:
    """What stands above the sections of an application."""
    double = double_notice(case)
    own = [*([double] if double else []), *_unexplained(case, facts), *own_rules_notices(facts)]
    return [*own, *registries.draft_notices(case, facts)]


def double_notice(case: Application) -> Notice | None:
    """That the same board has an open case of this kind for this child already, with the way there."""
    other = queries.open_double(case)
    if other is None:
        return None
    return Notice(
        "Voor deze leerling loopt al een aanvraag van deze soort. Een tweede kan niet worden ingediend.",
        title="Er is al een aanvraag",
        tone="attention",
        link=Link(f"Naar aanvraag {other.number}", link("case", other)),
    )


def _unexplained(case: Application, facts: CaseFacts) -> list[Notice]:
    """Why the application may well be refused, as long as nobody said why it is sent all the same."""
    if case.anyway_reason.strip():
        return []
    way = Link("Geef een reden om toch in te dienen", link("section_route", case))
    return [unlikely(warning, way) for warning in route_warnings(facts)]


def unlikely(warning: RouteWarning, way: Link | None = None) -> Notice:
    """One warning about the route."""
    return Notice(warning.sentence, title="Waarschijnlijk afgewezen", tone="attention", link=way)


def own_rules_notices(facts: CaseFacts) -> list[Notice]:
    """By which rules lwoo is allotted here, where they are not the national ones."""
    regime = facts.place.regime
    if facts.is_pro or regime.mode != LwooMode.OWN:
        return []
    return [Notice(" ".join(regime_lines(regime)), title="Eigen regels voor lwoo")]
