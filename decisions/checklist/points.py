"""How a gate is written down."""

from casework.checklist import Point
from decisions.facts import DecideFacts

SOFT = frozenset({"own_steps", "instruments"})
PREPARE = "decision:prepare"
# The fields of the draft that one point can be about, by repair key: where the field stands on its page. Radio buttons
# have no element for the whole; the first of them stands for it.
FIELDS = {
    "decision:outcome": "id_outcome_0",
    "decision:outside_ground": "id_outside_ground_0",
    "decision:outside_words": "id_outside_words",
    "decision:reasons_criteria": "id_reasons_criteria",
    "decision:reasons_facts": "id_reasons_facts",
    "decision:reasons_advice_1": "id_reasons_advice_1",
    "decision:reasons_advice_2": "id_reasons_advice_2",
    "decision:reasons_views": "id_reasons_views",
    "decision:reasons_weighing": "id_reasons_weighing",
    "decision:reasons_conclusion": "id_reasons_conclusion",
    "decision:reasons_departure": "id_reasons_departure",
    "decision:replaces_reason": "id_replaces_reason",
    "decision:same_facts": "id_same_facts",
}


def field(name: str) -> str:
    """The repair key of one field of the draft."""
    return f"decision:{name}"


def gate(
    facts: DecideFacts, code: str, met: object, good: str, bad: str, reference: str = "", repair: str = ""
) -> Point:
    """A gate; a soft one is passed when its reason is given, and says so."""
    if met or code not in SOFT:
        return Point(code, bool(met), good if met else bad, reference, repair)
    reason = facts.passed.get(code, "").strip()
    said = f"{bad} Reden om door te gaan: {reason}" if reason else f"{bad} Geef een reden om toch door te gaan."
    return Point(code, False, said, reference, repair or PREPARE, soft=bool(reason))
