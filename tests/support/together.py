"""Several people at the same moment, each on a thread and a connection of his own."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, connections

PATIENCE = 60


def together(*verbs: Callable[[], Any]) -> list[Any]:
    """Call every verb at the same moment; answers what each answered or raised, in the order given."""
    barrier = threading.Barrier(len(verbs))
    found: list[Any] = [None] * len(verbs)

    def call(place: int, verb: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=PATIENCE)
            found[place] = verb()
        except BaseException as error:
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=call, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return found


def meeting_first[**P, R](look: Callable[P, R]) -> Callable[P, R]:
    """The same look, after two have come to it. Python lets one thread run ahead by more than a race lasts."""
    barrier = threading.Barrier(2)

    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=2)
        return look(*args, **kwargs)

    return met
