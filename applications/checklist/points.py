"""How a point of a section is made."""

from casework.checklist import Point


def point(section: str, code: str, met: object, sentence: str, reference: str = "", soft: bool = False) -> Point:
    """A point of one section, mended on that section's page."""
    return Point(code, bool(met), sentence, reference, repair=f"section:{section}", soft=soft)
