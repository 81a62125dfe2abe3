"""Refuses what would make a test pass by accident: the network, a lucky row order, an undefined template variable.

Two more are refused elsewhere: warnings are errors (pyproject.toml), and a GET that writes fails in the program itself
(``casework.middleware.ReadOnlyGetMiddleware``, which stays innermost: see test_accidents).
"""

import inspect
import ipaddress
import random
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.template import engines
from django.template.base import Node

_random = random.Random()


class Accident(AssertionError):
    """The test, or the code under it, leans on something that does not hold outside it."""


@pytest.fixture(scope="session", autouse=True)
def refuse_accidents() -> Iterator[None]:
    """Put all refusals in place for the whole session."""
    with pytest.MonkeyPatch.context() as patch:
        _refuse_network(patch)
        _shuffle_unordered(patch)
        for engine in engines.all():
            if hasattr(engine, "engine"):
                patch.setattr(engine.engine, "string_if_invalid", Undefined("%s"))
        yield


@pytest.fixture(autouse=True)
def seed_shuffling(request: pytest.FixtureRequest) -> None:
    """Let a failing test fail again: the shuffles of a test depend on its name only."""
    _random.seed(request.node.nodeid)


def _refuse_network(patch: pytest.MonkeyPatch) -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _require_local(address)
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _require_local(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:
        _require_local((host,))
        return getaddrinfo(host, *rest, **options)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


def _require_local(address: Any) -> None:
    """Refuse an address outside this machine. Unix sockets have a path for an address, and pass."""
    if isinstance(address, str | bytes):
        return
    host = address[0]
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost", "testserver"}:
        return
    try:
        local = ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        local = False
    if not local:
        raise Accident(f"a test may not reach the network: {host}")


def _shuffle_unordered(patch: pytest.MonkeyPatch) -> None:
    fetch_all, iterator = QuerySet._fetch_all, QuerySet._iterator

    def shuffled_fetch_all(self: QuerySet[Any]) -> None:
        fresh = self._result_cache is None
        if fresh:
            _refuse_unordered_slice(self)
        fetch_all(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list):
            _random.shuffle(self._result_cache)

    def shuffled_iterator(self: QuerySet[Any], *arguments: Any, **options: Any) -> Iterator[Any]:
        rows = iterator(self, *arguments, **options)
        if self.ordered:
            return rows
        found = list(rows)
        _random.shuffle(found)
        return iter(found)

    patch.setattr(QuerySet, "_fetch_all", shuffled_fetch_all)
    patch.setattr(QuerySet, "_iterator", shuffled_iterator)


def _refuse_unordered_slice(queryset: QuerySet[Any]) -> None:
    """Refuse a slice without an order: which rows come back is luck. `get()` slices too, to see that there is one."""
    query = queryset.query
    if queryset.ordered or not query.is_sliced or query.combinator:
        return
    if (query.low_mark, query.high_mark) != (0, 21):
        raise Accident(f"a slice of {queryset.model.__name__} without an order gives arbitrary rows")


class Undefined(str):
    """What stands for an undefined variable: a failure in our own templates, nothing in those of packages.

    Django asks whether it is empty, then whether it wants the variable's name, and then formats it.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        template = _rendering_template()
        return template is not None and template.is_relative_to(settings.BASE_DIR / "templates")

    def __mod__(self, variable: object) -> str:
        raise Accident(f"undefined template variable {variable} in {_rendering_template()}")


def _rendering_template() -> Path | None:
    """Return the file of the template node that is being rendered, found on the call stack."""
    frame = inspect.currentframe()
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return Path(node.origin.name)
        frame = frame.f_back
    return None
