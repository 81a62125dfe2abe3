"""The five refusals, and those of the database that stand for them."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError

from casework import refusals
from casework.checklist import Point
from casework.refusals import AlreadyDone, NotAllowed, NotReady, Stale, WrongState


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotAllowed("nee"), 403),
        (NotReady([Point("a", False, "Vul a in.")]), 422),
        (WrongState("te laat"), 409),
        (Stale({}, {}), 409),
        (AlreadyDone(), 303),
    ],
)
def test_each_refusal_has_its_status(refusal: refusals.Refusal, status: int) -> None:
    assert refusal.status_code == status
    assert refusal.reason


def test_stale_shows_what_differs_and_keeps_both_texts() -> None:
    stale = Stale({"Naam": "Kim", "Plaats": "A"}, {"Naam": "Sam", "Plaats": "A"})
    assert stale.context()["rows"] == [("Naam", "Kim", "Sam")]


def database_error(sqlstate: str, constraint: str | None = None, message: str = "") -> IntegrityError:
    error = IntegrityError()
    diag = SimpleNamespace(sqlstate=sqlstate, constraint_name=constraint, message_primary=message)
    error.__cause__ = Exception()
    error.__cause__.diag = diag  # type: ignore[attr-defined]
    return error


def test_a_constraint_or_trigger_speaks_with_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "_by_constraint", {})
    refusals.register_constraint("one_slot", WrongState, "Deze plaats is bezet.")
    refusals.register_constraint("row_frozen", NotAllowed, "Dit ligt vast.")
    by_name = refusals.from_database(database_error("23505", "one_slot"))
    by_message = refusals.from_database(database_error("23001", None, "row_frozen: this row is fixed"))
    assert isinstance(by_name, WrongState)
    assert by_name.reason == "Deze plaats is bezet."
    assert isinstance(by_message, NotAllowed)


@pytest.mark.parametrize("sqlstate", ["40P01", "55P03"])
def test_a_deadlock_or_lock_time_out_asks_to_try_again(sqlstate: str) -> None:
    found = refusals.from_database(database_error(sqlstate))
    assert found is not None
    assert "opnieuw" in found.reason


def test_an_unknown_fault_stays_a_fault() -> None:
    assert refusals.from_database(database_error("23505", "something_else")) is None
    assert refusals.from_database(IntegrityError()) is None
