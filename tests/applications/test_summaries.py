"""What the summaries of an application say."""

import pytest

from applications import summaries
from applications.enums import Authority
from applications.models import Guardian


@pytest.mark.parametrize(
    ("authority", "said"),
    [
        (Authority.UNKNOWN, "vader, gezag nog niet bekend"),
        (Authority.YES, "vader, heeft gezag"),
        (Authority.GUARDIANSHIP, "vader, voogd"),
    ],
)
def test_authority_says_by_itself_what_is_not_known(authority: str, said: str) -> None:
    guardian = Guardian(name="R. Ouder", relation="vader", authority=authority)
    [row] = summaries.guardians([guardian], summaries.Reader(contact=False, secret=False)).rows
    assert row.lines == [said]
