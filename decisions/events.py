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
class DecisionSuperseded:
    """A later decision took the place of one that was sent, on the day it was sent itself.

    ``replaces`` is a value of ``decisions.enums.Replaces``. Told before ``DecisionPublished`` of the new one.
    """

    act: Act
    application_id: int
    decision_id: int
    by_id: int
    replaces: str


@dataclass(frozen=True, slots=True)
class DecisionRevoked:
    """A decision that was sent was revoked and nothing took its place; a case may be open again."""

    act: Act
    application_id: int
    decision_id: int


@dataclass(frozen=True, slots=True)
class DecisionTakenBack:
    """An adopted decision was taken back before it was sent: nobody has it."""

    act: Act
    application_id: int
    decision_id: int
