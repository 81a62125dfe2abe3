"""Several people at the same moment, each on a thread and a connection of his own."""

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, connections
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
        _wait_for(thread)
    return found


def meanwhile(verb: Callable[[], Any]) -> Callable[[], Any]:
    """Start a verb while a transaction of the caller is open; returns when it waits for that, or is done.

    Answers how to hear later what came of it: what it answered or raised.
    """
    line, found = _line(), [None]

    def call() -> None:
        connections["default"] = line
        try:
            found[0] = verb()
        except BaseException as error:
            found[0] = error
        finally:
            line.close()

    def heard() -> Any:
        _wait_for(thread)
        return found[0]

    line.ensure_connection()
    number = line.connection.info.backend_pid
    thread = threading.Thread(target=call)
    thread.start()
    limit = time.monotonic() + PATIENCE
    while thread.is_alive() and not _waits(number) and time.monotonic() < limit:
        time.sleep(0.005)
    return heard


def _wait_for(thread: threading.Thread) -> None:
    """Wait until a verb is done. One that hangs is no answer."""
    thread.join(timeout=PATIENCE)
    assert not thread.is_alive(), f"a verb hangs for {PATIENCE} seconds"


def _waits(number: int) -> bool:
    """Whether a connection of the server waits for a lock that another holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_blocking_pids(%s) <> '{}'", [number])
        return bool(cursor.fetchone()[0])


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


def looking_together[**P, R](look: Callable[P, R]) -> Callable[P, R]:
    """The same look, of which nobody gets his answer before two have looked: both see what was there before either."""
    barrier = threading.Barrier(2)

    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        found = look(*args, **kwargs)
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=2)
        return found

    return met
