"""What a refusal of a verb names."""

import pytest

from casework.refusals import NotReady


def codes(refused: pytest.ExceptionInfo[NotReady]) -> set[str]:
    """The codes of the open points."""
    return {point.code for point in refused.value.points}
