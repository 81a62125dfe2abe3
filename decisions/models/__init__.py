"""Tables of the decisions app."""

from decisions.models.decision import Decision, TAKEN_BACK_COLUMNS
from decisions.models.hearing import Hearing

__all__ = ["TAKEN_BACK_COLUMNS", "Decision", "Hearing"]
