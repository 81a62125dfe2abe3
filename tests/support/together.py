"""Several people at the same moment, each on a thread and a connection of his own."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

PATIENCE = 60
# To connect costs as much as a small race, so the next round takes the same lines.
_lines: list[BaseDatabaseWrapper] = []


def together(*verbs: Callable[[], Any]) -> list[Any]:
    """Call every verb at the same moment; answers what each answered or raised, in the order given."""
    barrier = threading.Barrier(len(verbs))
    found: list[Any] = [None] * len(verbs)
    while len(_lines) < len(verbs):
        _lines.append(_line())

    def call(place: int, verb: Callable[[], Any]) -> None:
        line = connections["default"] = _lines[place]
        try:
            line.ensure_connection()
            barrier.wait(timeout=PATIENCE)
            found[place] = verb()
        except BaseException as error:
            found[place] = error
        finally:
            if line.connection and line.connection.info.transaction_status != TransactionStatus.IDLE:
                line.close()

    threads = [threading.Thread(target=call, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return found


def hang_up() -> None:
    """Close the lines of those who were together: another test gets its own."""
    while _lines:
        _lines.pop().close()


def _line() -> BaseDatabaseWrapper:
    line = connections["default"].copy()
    line.inc_thread_sharing()
    return line


def meeting_first[**P, R](look: Callable[P, R]) -> Callable[P, R]:
    """The same look, after two have come to it. Python lets one thread run ahead by more than a race lasts."""
    barrier = threading.Barrier(2)

    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=2)
        return look(*args, **kwargs)

    return met
