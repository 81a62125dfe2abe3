"""Programs of the operating system that tests need: found, installed, or asked for in one sentence."""

from pathlib import Path

import pytest

from launcher import checks, system
from launcher.words import Stop


def test_a_server_under_any_of_its_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system.find_redis() == ""
    for name in reversed(system.REDIS_NAMES):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
        assert system.find_redis() == str(tmp_path / name)


def test_without_a_way_to_install_it_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(system, "find_redis", lambda: "")
    monkeypatch.setattr(system, "install_with_apt", lambda packages, purpose: asked.append(packages))
    with pytest.raises(Stop, match=r"^Voor de tests van de wachtrij is Redis nodig: installeer het met `[^`]+`"):
        system.need_redis()
    assert asked == [[system.REDIS_PACKAGE]]


@pytest.mark.parametrize(
    ("arguments", "reached"),
    [
        ([], True),
        (["-q"], True),
        (["tests"], True),
        (["tests/"], True),
        (["tests/faults/test_web.py::test_x", "-q"], True),
        (["tests/casework", "tests/faults"], True),
        (["tests/casework", "-q"], False),
    ],
)
def test_redis_is_asked_for_by_runs_that_need_it(arguments: list[str], reached: bool) -> None:
    assert checks._reaches(arguments, checks.FAULTS) is reached
