"""A broker that does not answer is left alone for a while; the sweep finds the rows meanwhile."""

import time

import pytest
from kombu.exceptions import OperationalError

from casework import tasks


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids that a broker which hangs was asked to take."""
    found: list[int] = []

    def hang(job_id: int) -> None:
        found.append(job_id)
        raise OperationalError("timed out")

    monkeypatch.setattr(tasks._Pause, "until", 0.0)
    monkeypatch.setattr(tasks.run_job, "delay", hang)
    return found


def test_a_verb_waits_once_for_a_broker_that_hangs(asked: list[int]) -> None:
    for job_id in range(10):
        tasks.hint(job_id)
    assert asked == [0]


def test_after_a_while_it_is_asked_again(asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.hint(1)
    later = time.monotonic() + tasks.PAUSE
    monkeypatch.setattr(tasks.time, "monotonic", lambda: later)
    tasks.hint(2)
    assert asked == [1, 2]


def test_a_fault_of_ours_is_not_taken_for_the_broker_s(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(job_id: int) -> None:
        raise TypeError

    monkeypatch.setattr(tasks._Pause, "until", 0.0)
    monkeypatch.setattr(tasks.run_job, "delay", fault)
    with pytest.raises(TypeError):
        tasks.hint(1)
    assert tasks._Pause.until == 0.0
