"""What a decision announces to the apps above it."""

from dataclasses import dataclass

from casework.acting import Act


@dataclass(frozen=True, slots=True)
class DecisionPublished:
    """A decision was sent to all its addressees: the term to object runs, and what it costs can be counted."""

    act: Act
    application_id: int
    decision_id: int


@dataclass(frozen=True, slots=True)
class DecisionTakenBack:
    """An adopted decision was taken back before it was sent: nobody has it."""

    act: Act
    application_id: int
    decision_id: int
