"""How a gate of deciding on objections is written down."""

from casework.checklist import Point

WRITE = "ruling:write"
JUDGE = "ruling:judge"
REMAKE = "ruling:remake"


def point(code: str, met: object, good: str, bad: str, reference: str = "", repair: str = WRITE) -> Point:
    """A gate that stops."""
    return Point(code, bool(met), good if met else bad, reference, repair)


def warning(code: str, warns: bool, good: str, bad: str, reference: str) -> Point:
    """A gate that only warns."""
    return Point(code, not warns, bad if warns else good, reference, "", soft=warns)
