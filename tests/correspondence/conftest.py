"""The kinds of paper, registered when the apps that send them do not (yet) do so themselves."""

from typing import Any

import pytest

from accounts.enums import Role
from accounts.models import Membership
from applications.letters import KINDS as INTAKE
from assessments.letters import KINDS as ADVICES
from correspondence import kinds
from decisions.letters import KINDS as DECISIONS
from tests.factories import accounts


@pytest.fixture(autouse=True, scope="session")
def _kinds_of_paper() -> None:
    for kind in (*INTAKE, *ADVICES, *DECISIONS):
        kinds.register(kind)


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def member() -> Membership:
    """Somebody of the secretariat."""
    return accounts.membership(role=Role.SECRETARIAT)
