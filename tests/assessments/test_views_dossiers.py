"""Beginning an application with an OSO dossier: who may, what is kept, what is refused, and what becomes of it."""

import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application, Document
from assessments import actions, files
from assessments.actions.dossiers import CONFIRM_NO_NUMBER, GONE
from assessments.models import SealedUpload
from casework import clock
from casework.models import AuditEntry, Job
from casework.refusals import NotAllowed, WrongState
from correspondence.files import root as private_root
from correspondence.models import StoredFile
from correspondence.problems import FileRefused
from tests.factories import dossiers as make
from tests.factories.accounts import act_of, membership, school_site, sign_in

pytestmark = pytest.mark.django_db

UPLOAD = "/adviezen/oso-dossier/"
CANARY = "Zzkanarie"


@pytest.fixture
def school(db: None) -> Membership:
    return membership(role=Role.SCHOOL_STAFF, organisation=school_site().board)


@pytest.fixture
def client_of_school(school: Membership, client: Client) -> Client:
    return sign_in(client, school)


def sent(content: bytes, name: str = "dossier.xml") -> dict[str, Any]:
    return {"_once": str(uuid4()), "file": SimpleUploadedFile(name, content)}


def act(school: Membership, **later: int) -> Any:
    return act_of(school, now=clock.now() + timedelta(**later))


def chosen(school: Membership, **changes: Any) -> dict[str, Any]:
    mine = school.organisation.sites.get()
    return {"_once": str(uuid4()), "kind": "lwoo", "site": mine.public_id, "papers": [0, 3], "no_bsn_confirmed": "on",
            **changes}  # fmt: skip


def everything_stored() -> Iterator[str]:
    """Every row of every table as text, and the bytes of every private file."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')  # noqa: S608
            yield from (row for (row,) in cursor.fetchall())
    yield from (path.read_bytes().decode("latin-1") for path in private_root().rglob("*") if path.is_file())


def held(word: str) -> bool:
    return any(word in text or word.encode().hex() in text for text in everything_stored())


def canary_dossier() -> bytes:
    return make.written(make.set_text(make.root(), f"{make.PUPIL}/achternaam", CANARY))


def test_a_dossier_is_read_and_kept_sealed_then_a_draft_begins_with_it(
    client_of_school: Client, school: Membership, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client_of_school.post(UPLOAD, sent(canary_dossier()))
    row = SealedUpload.objects.get()
    url = reverse("assessments:dossier_read", kwargs={"public_id": row.public_id})
    assert (answer.status_code, answer["Location"]) == (303, url)
    assert not held(CANARY)
    assert CANARY not in caplog.text

    page = client_of_school.get(url).content.decode()
    assert CANARY in page
    assert (page.count("<td>verplicht</td>"), page.count("<td>mag</td>"), page.count("<td>mag niet</td>")) == (6, 8, 2)
    assert page.count("Hoort niet in dit soort dossier") == 2
    assert "begrijpend lezen: DL 60, DLE 26" in page
    assert "Verder met dit dossier" in client_of_school.get(UPLOAD).content.decode()

    body = chosen(school)
    first = client_of_school.post(url, body)
    case = Application.objects.get()
    begun = reverse("assessments:dossier_begun", kwargs={"public_id": case.public_id})
    assert (first.status_code, first["Location"]) == (303, begun)
    again = client_of_school.post(url, body)
    assert (again.status_code, again["Location"]) == (303, begun)
    assert Application.objects.count() == 1
    assert not SealedUpload.objects.exists()
    assert client_of_school.get(url).status_code == 404
    assert client_of_school.post(url, chosen(school)).status_code == 404

    assert (case.kind, case.site, case.status) == ("lwoo", school.organisation.sites.get(), "draft")
    assert case.pupil.last_name == CANARY
    assert [(row.domain, row.dl, row.dle) for row in case.learning_results.order_by("id")] == [
        ("IR", 60, 24), ("BL", 60, 26), ("TL", 60, 39), ("SP", 60, 31),
    ]  # fmt: skip
    assert [(row.low, row.high) for row in case.intelligence_results.order_by("id")] == [(68, 68)]
    assert list(case.guardians.order_by("id").values_list("authority", flat=True)) == ["unknown", "unknown"]
    assert not case.statements.exists()
    assert case.consultation.held_on is None
    kinds = Document.objects.order_by("id").values_list("kind", "no_bsn_confirmed")
    assert list(kinds) == [("other", True), ("intelligence_report", True)]
    result = client_of_school.get(begun).content.decode()
    assert "4 resultaten" in result
    assert "2 documenten" in result
    verbs = AuditEntry.objects.filter(case_id=case.pk).values_list("verb", "cause")
    assert ("dossier.used", "") in verbs
    assert {cause for verb, cause in verbs if verb != "dossier.used"} == {"dossier.used"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04" + CANARY.encode(), "ZIP-bestand"),
        (f"<!DOCTYPE d [<!ENTITY a '{CANARY}'>]><d>&a;</d>".encode(), "DOCTYPE"),
        (canary_dossier()[:-99], "beschadigd of niet compleet"),
        (canary_dossier().replace(b"LN-0042", make.TEST_NUMBER.encode()), "leerling › leerlingnummer"),
    ],
    ids=["zip", "doctype", "broken", "number"],
)
def test_what_is_refused_says_why_and_leaves_nothing(
    content: bytes, says: str, client_of_school: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client_of_school.post(UPLOAD, sent(content))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Er is niets bewaard." in page
    assert make.TEST_NUMBER not in page
    assert not SealedUpload.objects.exists()
    assert not Job.objects.exists()
    assert not StoredFile.objects.exists()
    assert not held(CANARY)
    assert not held(make.TEST_NUMBER)
    assert CANARY not in caplog.text


def test_a_reader_that_hangs_or_dies_refuses_the_file(
    client_of_school: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SECONDS_TO_READ", 0.001)
    answer = client_of_school.post(UPLOAD, sent(make.written(make.root())))
    assert (answer.status_code, "te ingewikkeld" in answer.content.decode()) == (422, True)
    monkeypatch.setattr(files, "SECONDS_TO_READ", 30)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    answer = client_of_school.post(UPLOAD, sent(make.written(make.root())))
    assert (answer.status_code, "te ingewikkeld" in answer.content.decode()) == (422, True)


def test_too_large_a_file_is_refused_unread(client_of_school: Client, settings: Any) -> None:
    content = make.written(make.root())
    settings.LARGEST_DOSSIER = len(content) - 1
    page = client_of_school.post(UPLOAD, sent(content)).content.decode()
    assert "Een dossier mag hoogstens" in page
    settings.LARGEST_DOSSIER = len(content)
    assert client_of_school.post(UPLOAD, sent(content)).status_code == 303


def test_a_name_with_a_number_and_no_file_at_all(client_of_school: Client) -> None:
    named = client_of_school.post(UPLOAD, sent(make.written(make.root()), f"{make.TEST_NUMBER}.xml"))
    assert "In de naam van dit bestand" in named.content.decode()
    assert "Kies een bestand bij" in client_of_school.post(UPLOAD, {"_once": str(uuid4())}).content.decode()
    assert not SealedUpload.objects.exists()


def test_nobody_else_finds_it(client_of_school: Client, school: Membership) -> None:
    row = make.kept(act(school))
    colleague = sign_in(Client(), membership(role=Role.SCHOOL_STAFF, organisation=school.organisation))
    for name in ("assessments:dossier_read", "assessments:close_dossier"):
        url = reverse(name, kwargs={"public_id": row.public_id})
        assert client_of_school.get(url).status_code == 200
        for answer in (colleague.get(url), colleague.post(url, chosen(school))):
            assert answer.status_code == 404
    assert SealedUpload.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.EXPERT, Role.PARENT, Role.BOARD_MEMBER])
def test_only_a_school_begins_with_a_dossier(role: Role, client: Client) -> None:
    other = membership(role=role)
    sign_in(client, other)
    assert client.get(UPLOAD).status_code == 403
    assert client.post(UPLOAD, sent(make.written(make.root()))).status_code == 403
    with pytest.raises(NotAllowed):
        make.kept(act(other))
    with pytest.raises(NotAllowed):
        actions.begin_from_dossier(act(other), upload_id=1, kind="pro", site_id=1)


def test_with_another_key_it_says_to_send_it_again_and_with_the_former_one_it_opens(
    client_of_school: Client, school: Membership, settings: Any
) -> None:
    url = reverse("assessments:dossier_read", kwargs={"public_id": make.kept(act(school)).public_id})
    former, settings.SECRET_KEY = settings.SECRET_KEY, "een andere sleutel van vijftig tekens of meer, gewisseld"
    settings.SECRET_KEY_FALLBACKS = [former]
    assert client_of_school.get(url).status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    again = sign_in(Client(), school)
    for answer in (again.get(url), again.post(url, chosen(school))):
        assert answer.status_code == 409
        assert "upload het dossier opnieuw" in answer.content.decode()
    make.kept(act(school))
    url = reverse("assessments:dossier_read", kwargs={"public_id": SealedUpload.objects.get().public_id})
    assert again.get(url).status_code == 200


def test_closing_takes_it_away_and_twice_is_no_fault(client_of_school: Client, school: Membership) -> None:
    url = reverse("assessments:close_dossier", kwargs={"public_id": make.kept(act(school)).public_id})
    body = {"_once": str(uuid4())}
    assert client_of_school.post(url, body)["Location"] == UPLOAD
    assert client_of_school.post(url, body)["Location"] == UPLOAD
    assert not SealedUpload.objects.exists()


def test_what_is_missing_is_asked_and_what_was_chosen_stays(client_of_school: Client, school: Membership) -> None:
    url = reverse("assessments:dossier_read", kwargs={"public_id": make.kept(act(school)).public_id})
    answer = client_of_school.post(url, chosen(school, kind="", no_bsn_confirmed=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Maak een keuze bij ‘Wat wordt er aangevraagd?’" in page
    assert "geen burgerservicenummer staat, of neem die bijlagen niet mee" in page
    assert page.count("checked") == 2
    without = chosen(school, papers=[], no_bsn_confirmed="")
    assert client_of_school.post(url, without).status_code == 303
    assert not Document.objects.exists()


def test_the_verb_refuses_what_its_page_does_not_send(school: Membership) -> None:
    row, site_id = make.kept(act(school)), school.organisation.sites.get().pk
    with pytest.raises(WrongState, match=CONFIRM_NO_NUMBER):
        actions.begin_from_dossier(act(school), upload_id=row.pk, kind="pro", site_id=site_id, papers=[0])
    with pytest.raises(WrongState, match="hoort niet bij het eigen schoolbestuur"):
        actions.begin_from_dossier(act(school), upload_id=row.pk, kind="pro", site_id=school_site().pk)
    with pytest.raises(WrongState, match=GONE):
        actions.begin_from_dossier(act(school, hours=24), upload_id=row.pk, kind="pro", site_id=site_id)
    last = act(school, hours=24, seconds=-1)
    assert actions.begin_from_dossier(last, upload_id=row.pk, kind="pro", site_id=site_id).kind == "pro"


def test_too_much_in_one_day_is_said_at_the_attachments_and_nothing_begins(
    client_of_school: Client, school: Membership, settings: Any
) -> None:
    row = make.kept(act(school))
    settings.MOST_BYTES_PER_PERSON_A_DAY = 1000
    url = reverse("assessments:dossier_read", kwargs={"public_id": row.public_id})
    answer = client_of_school.post(url, chosen(school))
    assert answer.status_code == 422
    assert "per dag" in answer.content.decode()
    assert not Application.objects.exists()
    assert SealedUpload.objects.filter(pk=row.pk).exists()
    with pytest.raises(FileRefused):
        actions.begin_from_dossier(
            act(school), upload_id=row.pk, kind="pro", site_id=school.organisation.sites.get().pk, papers=[0, 1],
            no_bsn_confirmed=True,
        )  # fmt: skip


def test_the_start_of_an_application_leads_here_and_no_samples_outside_the_demo(client_of_school: Client) -> None:
    assert UPLOAD in client_of_school.get(reverse("applications:start")).content.decode()
    assert "Voorbeelden" not in client_of_school.get(UPLOAD).content.decode()
