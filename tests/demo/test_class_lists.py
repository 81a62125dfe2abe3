"""A made-up class list to try: offered where one is uploaded, in the demo only, with something of everything."""

import pytest

from accounts.enums import Role
from assessments.queries import shipped_version
from assessments.screening import LIMITS, judge_rows, read_rows
from casework.clock import amsterdam_date, now
from casework.sheets import read_numbered
from demo import class_lists
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db
UPLOAD = "/adviezen/klassenlijst/"
ADDRESS = "/demo/klassenlijst/"


@pytest.mark.usefixtures("in_demo")
def test_the_sample_is_offered_and_shows_every_finding(client):
    make.sign_in(client, make.membership(role=Role.SCHOOL_STAFF))
    assert ADDRESS in client.get(UPLOAD).text
    today = amsterdam_date(now())
    read = read_rows(read_numbered(client.get(ADDRESS).content, "a.xlsx", LIMITS), {}, today)
    assert (len(read.rows), len(read.faulty), read.remarks) == (60, len(class_lists.FAULTS), [])
    found = {row.finding for row in judge_rows(read.rows, shipped_version(today))}
    assert found == {"pro", "lwoo", "pro_or_lwoo", "mixed", "none", "undetermined"}


def test_outside_the_demo_there_is_none(client):
    make.sign_in(client, make.membership(role=Role.SCHOOL_STAFF))
    assert ADDRESS not in client.get(UPLOAD).text
    assert client.get(ADDRESS).status_code == 404
