"""How a gate is written down."""

from casework.checklist import Point
from decisions.enums import Part
from decisions.facts import DecideFacts

SOFT = frozenset({"own_steps", "instruments"})
PREPARE = "decision:prepare"
# The fields of the draft that one point can be about; of some one chooses an option.
CHOSEN = ("outcome", "outside_ground")
FIELDS = (*CHOSEN, "outside_words", *(f"reasons_{part.value}" for part in Part))


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
