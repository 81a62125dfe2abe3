"""Work of this app after commit."""

from accounts.actions import recompute
from accounts.actions.reference import RECOMPUTE
from casework import jobs


def register() -> None:
    """Tell the outbox what these kinds of work do."""
    jobs.register(RECOMPUTE, recompute)
