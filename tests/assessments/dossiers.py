"""A whole OSO dossier, one with a thing changed, and how one is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from assessments.dossiers.description import POSWV, PUPIL
from assessments.dossiers.problems import DossierRefused
from tests.factories import dossiers as make

LIMITS = {"years": make.YEARS, "most_bytes": make.MOST, "largest_file": make.LARGEST}
WHOLE = make.written(make.root())
REMARK = f"{PUPIL}/overstapadvies/argumentatie"


def refusal(content: bytes) -> tuple[str, str]:
    """The code and the sentence with which a file is refused."""
    with pytest.raises(DossierRefused) as caught:
        make.read(content)
    problem = caught.value.problem
    assert problem.sentence.endswith("Er is niets bewaard.")
    assert make.TEST_NUMBER not in problem.sentence
    return problem.code, problem.sentence


def changed(change: Callable[[Any], Any], profile: str = POSWV) -> bytes:
    """A whole dossier with one thing changed."""
    tree = make.root(profile)
    change(tree)
    return make.written(tree)


TEST = f"{PUPIL}/toetslijst/toets"
