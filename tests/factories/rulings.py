"""Decisions on objection for tests. Every state is reached by the verbs with a moved act; nothing is assigned by hand.

A draft is written on day 50, offered, decided on and sent on that same day, unless told otherwise.
"""

from datetime import date
from typing import Any

from accounts.enums import MandateKind
from accounts.models import Membership
from applications.models import Application
from casework.acting import Act
from decisions.enums import Outcome as DecisionOutcome
from objections import actions
from objections.enums import OPEN, Effect, Outcome
from objections.models import DefaultNotice, ObjectionDecision, Procedure
from tests.factories import accounts, decisions
from tests.factories.applications import World
from tests.factories.decisions import day
from tests.support.remembered import remembered

RULED = 50
FACTS = "Sam leest nu beter dan een half jaar geleden; dat blijkt uit de toets van april."
WEIGHING = "Bij de heroverweging wegen wij de nieuwe toets zwaarder dan de oude. Sam leert goed uit boeken."
DEPARTURE = "De commissie kende de toets van april niet. Die geeft voor ons de doorslag."
ADMISSIBILITY = "Het bezwaar kwam een week te laat. Daarvoor is geen goede reden gegeven."
NO_HEARING = "Wij doen wat de ouder vraagt en niemand heeft daar nadeel van."


def decider(where: World) -> Membership:
    """Another board member than who took the first decision, with a mandate to decide on objections."""
    if "objection_decider" not in where.extra:
        made = accounts.decider(partnership=where.partnership, name="B. Proefvoorzitter")
        accounts.mandate(membership=made, kind=MandateKind.DECIDE_OBJECTIONS, function="voorzitter")
        where.extra["objection_decider"] = made
    return where.extra["objection_decider"]


def put_in_default(act: Act, case: Application) -> DefaultNotice:
    """The applicant gives notice of default, too early: it is written down and does nothing."""
    procedure = Procedure.objects.get(application=case)
    values = {"objection_id": None, "received_on": procedure.received_on}
    return actions.record_default(act, procedure_id=procedure.pk, **values)


def verdicts(procedure: Procedure, outcome: str) -> dict[str, str]:
    """The same outcome for every open objection."""
    rows = procedure.objections.filter(status__in=OPEN).order_by("id")
    return {str(row.public_id): str(outcome) for row in rows}


def values(procedure: Procedure, outcome: str, effect: str, **changed: Any) -> dict[str, Any]:
    """Everything that a whole draft says."""
    said = {
        "verdicts": verdicts(procedure, outcome),
        "effect": str(effect),
        "new_outcome": str(DecisionOutcome.REFUSAL) if effect == Effect.SUPERSEDED else "",
        "reasons_admissibility": ADMISSIBILITY if outcome == Outcome.INADMISSIBLE else "",
        "reasons_facts": FACTS,
        "reasons_weighing": WEIGHING,
        "reasons_departure": DEPARTURE,
    }
    if outcome == Outcome.MET:
        said["reasons_hearing"] = NO_HEARING
    return {**said, **changed}


def prepared(where: World, procedure: Procedure, *, days: int = RULED) -> ObjectionDecision:
    """An empty draft on what the committee advised."""
    return actions.prepare_ruling(where.act(where.secretary, days=days), procedure_id=procedure.pk)


def written(
    where: World,
    procedure: Procedure,
    outcome: str = Outcome.UPHELD,
    effect: str = Effect.SUPERSEDED,
    *,
    days: int = RULED,
    **changed: Any,
) -> ObjectionDecision:
    """A whole draft, not offered."""
    draft = prepared(where, procedure, days=days)
    act = where.act(where.secretary, days=days)
    actions.save_ruling(act, ruling_id=draft.pk, values=values(procedure, outcome, effect, **changed))
    return fresh(draft)


@remembered
def offered(
    where: World,
    procedure: Procedure,
    outcome: str = Outcome.UPHELD,
    effect: str = Effect.SUPERSEDED,
    *,
    days: int = RULED,
    **changed: Any,
) -> ObjectionDecision:
    """A draft that lies with the board."""
    draft = written(where, procedure, outcome, effect, days=days, **changed)
    return actions.offer_ruling(where.act(where.secretary, days=days), ruling_id=draft.pk)


def adopt(
    where: World, draft: ObjectionDecision, *, days: int = RULED, by: Membership | None = None, **dates: Any
) -> Any:
    """Have the board decide."""
    chosen: dict[str, Any] = {"sending_date": day(days), **dates}
    if fresh(draft).new_outcome == DecisionOutcome.GRANT:
        chosen.setdefault("effective_on", date(2027, 8, 1))
    return actions.adopt_ruling(where.act(by or decider(where), days=days), ruling_id=draft.pk, **chosen)


def publish(where: World, ruling: ObjectionDecision, *, days: int = RULED) -> ObjectionDecision:
    """Make the letters and have the secretariat send the decision."""
    decisions.make_letters(where, days=days)
    return actions.publish_ruling(where.act(where.secretary, days=days), ruling_id=ruling.pk)


@remembered
def sent(
    where: World,
    procedure: Procedure,
    outcome: str = Outcome.UPHELD,
    effect: str = Effect.SUPERSEDED,
    *,
    days: int = RULED,
    **changed: Any,
) -> ObjectionDecision:
    """A decision on objection that was sent to every party."""
    ruling = adopt(where, offered(where, procedure, outcome, effect, days=days, **changed), days=days)
    return fresh(publish(where, ruling, days=days))


def fresh(ruling: ObjectionDecision) -> ObjectionDecision:
    """The decision on objection as the database holds it now."""
    found = ObjectionDecision.objects.select_related("procedure__application", "procedure__decision", "replacement")
    return found.get(pk=ruling.pk)
