"""Work of this app after commit."""

from accounts.actions import close_account, move_site, recompute
from accounts.actions.closing import MOVE
from accounts.actions.leaving import CLOSE
from accounts.actions.reference import RECOMPUTE
from casework import jobs


def register() -> None:
    """Tell the outbox what these kinds of work do."""
    jobs.register(RECOMPUTE, recompute)
    jobs.register(MOVE, move_site)
    jobs.register(CLOSE, close_account)
