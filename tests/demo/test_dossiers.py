"""Made-up dossiers to try: offered where one is uploaded, whole, and of nobody; in the demo only."""

import pytest
from django.core.files.base import ContentFile

from accounts.enums import Role
from assessments.dossiers.description import PROFILES
from assessments.files import read_dossier
from casework.clock import amsterdam_date, now
from demo import dossiers
from tests.factories import accounts as make

pytestmark = pytest.mark.django_db
UPLOAD = "/adviezen/oso-dossier/"


@pytest.mark.usefixtures("in_demo")
def test_each_sample_is_offered_and_is_taken(client):
    make.sign_in(client, make.membership(role=Role.SCHOOL_STAFF))
    page = client.get(UPLOAD).text
    read = set()
    for one in dossiers.SAMPLES:
        address = f"/demo/oso-dossiers/{one.slug}/"
        assert address in page
        answer = client.get(address)
        assert answer["Content-Disposition"] == f'attachment; filename="voorbeeld-{one.slug}.xml"'
        found = read_dossier(ContentFile(answer.content)).dossier
        assert found.problems == ()
        assert found.school.brin.startswith("99")
        read.add(found.profile)
    assert read == set(PROFILES)
    assert client.get("/demo/oso-dossiers/onbekend/").status_code == 404


def test_the_same_sample_is_the_same_file_on_one_day():
    today = amsterdam_date(now())
    assert dossiers.sample("voortgezet", today) == dossiers.sample("voortgezet", today)


def test_outside_the_demo_there_are_none(client):
    make.sign_in(client, make.membership(role=Role.SCHOOL_STAFF))
    assert "oso-dossiers" not in client.get(UPLOAD).text
    assert client.get("/demo/oso-dossiers/voortgezet/").status_code == 404
