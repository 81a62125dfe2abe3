"""When an application is complete: one list of points per section, computed from kind, route and facts.

The table of what each kind and route asks stands in procedure.md §3; every point names its provision.
"""

from applications.checklist.evidence import (
    document_points,
    intelligence_points,
    learning_points,
    motivation_points,
    social_emotional_points,
)
from applications.checklist.people import (
    career_points,
    guardian_points,
    pupil_points,
    pupil_voice_points,
    route_points,
    statement_points,
)
from applications.enums import Section
from applications.facts import CaseFacts
from casework.checklist import Point

_SECTIONS = {
    Section.ROUTE: route_points,
    Section.PUPIL: pupil_points,
    Section.GUARDIANS: guardian_points,
    Section.CAREER: career_points,
    Section.LEARNING: learning_points,
    Section.INTELLIGENCE: intelligence_points,
    Section.SOCIAL_EMOTIONAL: social_emotional_points,
    Section.MOTIVATION: motivation_points,
    Section.STATEMENTS: statement_points,
    Section.PUPIL_VOICE: pupil_voice_points,
    Section.DOCUMENTS: document_points,
}


def section_points(section: str, facts: CaseFacts) -> list[Point]:
    """What one section asks of this application."""
    return _SECTIONS[Section(section)](facts)


def completeness(facts: CaseFacts) -> list[Point]:
    """What every section asks, in the order of the task list."""
    return [point for section in Section for point in section_points(section, facts)]


def submit_points(facts: CaseFacts) -> list[Point]:
    """What must hold before a board submits: a complete form, and all known results declared (fine-print §9)."""
    declared = Point(
        "results_declared",
        facts.results_declared,
        "Verklaar dat alle bekende IQ- en leerresultaten in het dossier zitten.",
        "ib_15d",
        repair="check_answers",
    )
    return [*completeness(facts), declared]


def section_state(section: str, facts: CaseFacts) -> str:
    """``not_started``, ``busy``, ``done``, ``optional`` (untouched, and nothing is asked) or ``supplement``."""
    if section in facts.asked_again:
        return "supplement"
    nothing_open = all(point.met or point.soft for point in section_points(section, facts))
    if section in facts.begun:
        return "done" if nothing_open else "busy"
    return "optional" if nothing_open else "not_started"
