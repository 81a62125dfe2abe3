"""A school that screens its year group."""

from collections.abc import Callable

import pytest

from accounts.enums import Role, SchoolType
from accounts.models import Membership
from casework import clock, jobs
from casework.acting import Act
from tests.factories.accounts import act_of, membership, school_site


@pytest.fixture
def school(db: None) -> Membership:
    site = school_site(school_type=SchoolType.VMBO, name="Vmbo De Proef")
    return membership(role=Role.SCHOOL_STAFF, organisation=site.board)


@pytest.fixture
def act(school: Membership) -> Act:
    """The school, now."""
    return act_of(school, now=clock.now())


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The worker, at the moment of the tests."""
    monkeypatch.setattr(jobs, "now", clock.now)
    return jobs.work_off
