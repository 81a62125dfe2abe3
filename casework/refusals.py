"""The five ways in which the program says no. Each has its page, its HTTP status and a way out."""

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError


class Refusal(Exception):
    """A refusal that a person can understand. ``reason`` is a Dutch sentence with the way out."""

    status_code = 409
    template_name = "refusals/wrong_state.html"

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason

    def context(self) -> dict[str, Any]:
        return {"reason": self.reason}


class NotAllowed(Refusal):
    """This person may not do this (403)."""

    status_code = 403
    template_name = "refusals/not_allowed.html"


class NotReady(Refusal):
    """Points are open (422); all of them are named together."""

    status_code = 422
    template_name = "refusals/not_ready.html"

    def __init__(self, points: Sequence[Any]) -> None:
        super().__init__("; ".join(point.sentence for point in points))
        self.points = list(points)

    def context(self) -> dict[str, Any]:
        return {"reason": self.reason, "points": self.points}


class WrongState(Refusal):
    """The record is no longer where this act starts from (409)."""


class Stale(Refusal):
    """Somebody else saved in between (409). ``mine`` and ``theirs`` map field labels to texts; nothing is lost."""

    template_name = "refusals/stale.html"

    def __init__(self, mine: dict[str, str], theirs: dict[str, str]) -> None:
        super().__init__("Iemand anders heeft dit onderdeel intussen gewijzigd.")
        self.mine = mine
        self.theirs = theirs

    def context(self) -> dict[str, Any]:
        labels = list(dict.fromkeys([*self.mine, *self.theirs]))
        rows = [(label, self.mine.get(label, ""), self.theirs.get(label, "")) for label in labels]
        return {"reason": self.reason, "rows": [row for row in rows if row[1] != row[2]] or rows}


class AlreadyDone(Refusal):
    """This was done before (303): a message and the place where the result stands."""

    status_code = 303

    def __init__(self, message: str = "Dit was al gedaan.", url: str = "") -> None:
        super().__init__(message)
        self.url = url


_by_constraint: dict[str, tuple[type[Refusal], str]] = {}
BUSY = "Iemand anders is op dit moment met deze aanvraag bezig. Probeer het over een paar seconden opnieuw."


def register_constraint(name: str, refusal: type[Refusal], sentence: str) -> None:
    """Say which refusal stands for a constraint or trigger of the database, by its name."""
    _by_constraint[name] = (refusal, sentence)


def from_database(error: DatabaseError) -> Refusal | None:
    """The refusal that a database error stands for, or None when it is a fault of ours.

    Must be called outside the atomic block: deferred constraints speak at COMMIT.
    """
    diag = getattr(error.__cause__, "diag", None)
    if diag is None:
        return None
    if diag.sqlstate in {"40P01", "55P03"}:
        return WrongState(BUSY)
    name = diag.constraint_name or (diag.message_primary or "").partition(":")[0]
    if name in _by_constraint:
        refusal, sentence = _by_constraint[name]
        return refusal(sentence)
    return None
