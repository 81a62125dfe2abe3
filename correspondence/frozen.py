"""Frozen dataclasses to JSON and back, so that a worker gets from its row exactly what the letter says. Pure.

Known are text, whole numbers, truth, days, None, tuples, and other frozen dataclasses. Anything else is a fault of ours
and is refused when the kind of letter is registered, not when the letter is made.
"""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

PLAIN = (str, int, bool)


class Unfit(TypeError):
    """A dataclass holds something that cannot be frozen."""


def to_json(value: Any) -> Any:
    """A frozen dataclass (or a part of one) as JSON values."""
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, PLAIN):
        return value
    raise Unfit(f"{type(value).__name__} cannot be frozen")


def from_json[T](kind: type[T], value: Any) -> T:
    """The dataclass that ``to_json`` was given. Raises Unfit when the value does not have its shape."""
    try:
        return typing.cast("T", _thaw(kind, value))
    except Unfit:
        raise
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise Unfit(f"not a {kind.__name__} ({type(error).__name__})") from error


def _thaw(kind: Any, value: Any) -> Any:
    options = _options(kind)
    if value is None:
        if type(None) in options:
            return None
        raise Unfit(f"{kind} is missing")
    (wanted,) = [option for option in options if option is not type(None)]
    if _is_contents(wanted):
        hints = _hints(wanted)
        unknown = set(value) - set(hints)
        if unknown:
            raise Unfit(f"{wanted.__name__} has no {', '.join(sorted(unknown))}")
        return wanted(**{name: _thaw(hints[name], part) for name, part in value.items()})
    if typing.get_origin(wanted) is tuple:
        return tuple(_thaw(typing.get_args(wanted)[0], part) for part in value)
    if wanted is date:
        return date.fromisoformat(value)
    if type(value) is not wanted:
        raise Unfit(f"{type(value).__name__} is no {wanted.__name__}")
    return value


def check(kind: Any, path: str = "") -> None:
    """Raise Unfit unless every field of a dataclass, at any depth, can be frozen and read back."""
    for option in _options(kind):
        if option in PLAIN or option in (date, type(None)):
            continue
        if _is_contents(option):
            if not option.__dataclass_params__.frozen:
                raise Unfit(f"{path or option} is not frozen")
            for name, hint in _hints(option).items():
                check(hint, f"{path}.{name}")
            continue
        arguments = typing.get_args(option)
        if typing.get_origin(option) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
            check(arguments[0], f"{path}[]")
            continue
        raise Unfit(f"{path}: {option} cannot be frozen")


def _is_contents(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _options(kind: Any) -> tuple[Any, ...]:
    return typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
