"""Tables of the decisions app."""

from decisions.models.breach import Breach
from decisions.models.decision import TAKEN_BACK_COLUMNS, Decision
from decisions.models.flaw import Flaw
from decisions.models.guest import Guest
from decisions.models.hearing import Hearing

__all__ = ["TAKEN_BACK_COLUMNS", "Breach", "Decision", "Flaw", "Guest", "Hearing"]
