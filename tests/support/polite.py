"""What came of acting together, apart from results: a refusal that a person can read is in order, all else is not."""

from typing import Any

from django.db import DatabaseError

from casework.refusals import Refusal, from_database


def impolite(found: list[Any]) -> list[str]:
    """What is neither a result nor a refusal of ours, or one of the database for which a page stands."""
    return [f"{type(one).__name__}: {one}" for one in found if isinstance(one, BaseException) and not _polite(one)]


def _polite(error: BaseException) -> bool:
    return isinstance(error, Refusal) or (isinstance(error, DatabaseError) and from_database(error) is not None)
