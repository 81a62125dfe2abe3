"""What this app announces to the apps above it."""

from dataclasses import dataclass

from casework.acting import Act


@dataclass(frozen=True, slots=True)
class SendingChanged:
    """A released letter came back, or was sent once more: since when its addressee knows it may be another day."""

    act: Act
    case_id: int
    letter_id: int
