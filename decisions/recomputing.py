"""Terms of decisions and hearings computed anew after a change of calendar or of lengths."""

from collections.abc import Callable

from casework.acting import Act
from decisions import consequences

RECOMPUTERS: dict[str, Callable[[Act, int], None]] = {
    "decisions.decision": consequences.recompute_decision,
    "decisions.hearing": consequences.recompute_hearing,
}
