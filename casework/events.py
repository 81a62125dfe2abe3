"""Typed, synchronous events: how a lower app lets an upper one know, inside the same transaction."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import transaction

_subscribers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type, handler: Callable[[Any], None]) -> None:
    """Have ``handler`` called for each event of this type. Done in ``config/wiring.py`` only."""
    if handler not in _subscribers[event_type]:
        _subscribers[event_type].append(handler)


def publish(event: object) -> None:
    """Call every subscriber of this event's type, in order, in the running transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is published inside the transaction of its verb")
    for handler in _subscribers[type(event)]:
        handler(event)
