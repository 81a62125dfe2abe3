"""The pages of a screening: who gets in, what stands on them, and how much of it."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import LwooMode, Role
from accounts.models import Membership
from applications.models import Application
from assessments.models import SealedUpload
from assessments.queries import READ_LIST
from casework import clock
from casework.acting import Act
from casework.models import Job
from demo.class_lists import year_group
from tests.factories import screening as make
from tests.factories.accounts import act_of, lwoo_regime, membership, school_site, sign_in

pytestmark = pytest.mark.django_db
UPLOAD = "/adviezen/klassenlijst/"
LIST = make.table(
    make.pupil(IR_eerder_DLE="20", IR_eerder_DL="45", Mentor="Bakker"),
    make.pupil(Voornaam="Kim", Achternaam="Aalders", IQ="60", DL="60", IR_DLE="20", BL_DLE="20"),
    make.pupil(Voornaam="Noor", IQ="", SP_DLE=""),
    make.pupil(Voornaam="Fout", IQ="8595", BL_toets=make.TEST_NUMBER),
    make.pupil(Voornaam="Sem", IQ="130"),
)


@pytest.fixture
def client_of_school(school: Membership, client: Client) -> Client:
    return sign_in(client, school)


def url_of(row: SealedUpload, name: str = "class_list") -> str:
    return reverse(f"assessments:{name}", kwargs={"public_id": row.public_id})


def page(client: Client, url: str, **asked: str) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def cells(content: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_a_list_is_sent_waited_for_and_read(client_of_school: Client, work: Callable[[], int]) -> None:
    assert "Wat betekent elke kolom?" in page(client_of_school, UPLOAD)
    body = {"_once": str(uuid4()), "file": SimpleUploadedFile("klas.csv", make.as_csv(LIST))}
    answer = client_of_school.post(UPLOAD, body)
    row = SealedUpload.objects.get()
    url = url_of(row)
    assert (answer.status_code, answer["Location"]) == (303, url)
    waiting = page(client_of_school, url)
    assert "<progress" in waiting
    assert "Stand vernieuwen" in waiting
    assert "Het duurt langer dan verwacht" not in waiting
    Job.objects.filter(kind=READ_LIST).update(available_at=clock.now() - timedelta(seconds=21))
    part = page(client_of_school, url, deel="voortgang")
    assert "Het duurt langer dan verwacht" in part
    assert "<html" not in part
    assert "Verder met deze klassenlijst" in page(client_of_school, UPLOAD)
    work()
    over = client_of_school.get(url, {"deel": "voortgang"})
    assert (over.headers["HX-Refresh"], over.content) == ("true", b"")
    result = page(client_of_school, url)
    assert "Van 4 leerlingen wijzen de cijfers bij 1 op praktijkonderwijs en bij 1 op lwoo" in result
    assert "1 regel heeft een fout en is niet beoordeeld" in result
    assert "Deze kolom is niet herkend en niet gelezen: ‘Mentor’" in result
    assert "<strong>BL toets</strong>: Hier staat een burgerservicenummer" in result
    assert make.TEST_NUMBER not in result
    assert "2 maart 2027, 11:00" in result
    assert "Begrijpend lezen: DLE 27 bij DL 55" in result
    assert "Met de eerdere resultaten: staat nog niet vast" in result
    assert "spellen, IQ en sociaal-emotioneel" in result


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Femke", "Kim", "Noor", "Sem"]),
        ({"bevinding": "pro"}, ["Kim"]),
        ({"q": "zandstra"}, ["Femke", "Noor", "Sem"]),
        ({"q": "noor", "bevinding": "pro"}, []),
        ({"onvolledig": "on"}, ["Noor"]),
        ({"volgorde": "naam"}, ["Kim", "Femke", "Noor", "Sem"]),
        ({"volgorde": "-naam"}, ["Sem", "Noor", "Femke", "Kim"]),
        ({"volgorde": "bevinding"}, ["Kim", "Femke", "Noor", "Sem"]),
        ({"volgorde": "-ontbreekt"}, ["Noor", "Sem", "Kim", "Femke"]),
        ({"volgorde": "x", "bevinding": "x", "pagina": "99"}, ["Femke", "Kim", "Noor", "Sem"]),
    ],
)
def test_pupils_are_filtered_and_sorted(
    asked: dict[str, str], names: list[str], client_of_school: Client, act: Act
) -> None:
    shown = page(client_of_school, url_of(make.screened(act, LIST)), **asked)
    order = sorted((shown.find(f'aria-label="Kies {name} '), name) for name in ("Femke", "Kim", "Noor", "Sem"))
    assert [name for place, name in order if place >= 0] == names
    assert ("Geen leerling past" in shown) == (not names)


def test_a_long_list_costs_no_more_than_a_short_one(client_of_school: Client, act: Act) -> None:
    def looked(size: int) -> tuple[int, int, int]:
        row = make.screened(act, year_group(size, act.today))
        with CaptureQueriesContext(connection) as queries:
            shown = page(client_of_school, url_of(row))
        with CaptureQueriesContext(connection) as choosing:
            page(client_of_school, url_of(row, "choose_drafts"), alle="1")
        return len(queries), len(choosing), shown.count('name="gekozen"')

    assert looked(1) == (*looked(60)[:2], 1)
    assert looked(60)[2] == 25


def test_drafts_are_chosen_proposed_and_made_once(
    client_of_school: Client, act: Act, school: Membership, work: Callable[[], int]
) -> None:
    row = make.screened(act, LIST)
    url, choose = url_of(row), url_of(row, "choose_drafts")
    chosen = page(client_of_school, choose, alle="1")
    assert chosen.count("Concept voor") == 4
    assert chosen.count('<option value="pro" selected>') == 1
    assert chosen.count('<option value="lwoo" selected>') == 1
    assert chosen.count('<option value="geen" selected>') == 1
    assert "Er is nog niemand gekozen" in page(client_of_school, choose)

    site = school.organisation.sites.get().public_id
    body = {"_once": str(uuid4()), "site": site, "soort_2": "lwoo", "soort_3": "pro", "soort_4": "", "soort_6": "geen"}
    refused = client_of_school.post(f"{choose}?alle=1", body)
    assert refused.status_code == 422
    assert "Maak een keuze bij ‘Concept voor Noor Zandstra’" in refused.content.decode()
    nobody = dict.fromkeys(("soort_2", "soort_3", "soort_4", "soort_6"), "geen")
    assert "ten minste één leerling" in client_of_school.post(f"{choose}?alle=1", {**body, **nobody}).content.decode()

    body["soort_4"] = "geen"
    for _ in range(2):
        answer = client_of_school.post(f"{choose}?alle=1", body)
        assert (answer.status_code, answer["Location"]) == (303, url)
    assert "0 van 2 concepten" in page(client_of_school, url)
    work()
    made = page(client_of_school, url)
    assert "Klaar: 2 leerlingen hebben een concept" in made
    assert made.count("uit een klassenlijst</a>") == 2
    again = page(client_of_school, choose, alle="1")
    assert again.count('<option value="geen" selected>') == 3

    tasks = reverse("applications:tasks", kwargs={"public_id": Application.objects.get(kind="lwoo").public_id})
    asks = page(client_of_school, tasks)
    assert "ook de eerdere resultaten in voor begrijpend lezen, technisch lezen en spellen" in asks


def test_a_pupil_with_an_open_case_is_marked(client_of_school: Client, act: Act, work: Callable[[], int]) -> None:
    first = make.screened(act, LIST)
    make.asked(act, first, {2: "lwoo"})
    work()
    Application.objects.get().learning_results.all().delete()
    row = make.screened(act, make.table(make.pupil(Voornaam="Femke Maria"), make.pupil(Voornaam="Anders")))
    shown = page(client_of_school, url_of(row))
    assert shown.count(">concept lwoo</a>") == 1
    chosen = page(client_of_school, url_of(row, "choose_drafts"), gekozen="2")
    assert '<option value="geen" selected>' in chosen


def test_the_files_tell_the_same(client_of_school: Client, act: Act) -> None:
    row = make.screened(act, LIST)
    head, *rows = cells(client_of_school.get(reverse("assessments:class_list_template")).content)
    assert (head[0], rows) == ("Voornaam", [])
    result = cells(client_of_school.get(url_of(row, "class_list_result")).content)
    assert [line[0] for line in result[4:]] == ["Femke Zandstra", "Kim Aalders", "Noor Zandstra", "Sem Zandstra"]
    faulty = cells(client_of_school.get(url_of(row, "class_list_faulty")).content)
    assert len(faulty) == 2
    assert "Fout" in faulty[1]
    assert make.TEST_NUMBER not in str(faulty)
    good = make.screened(act, make.table(make.pupil()))
    assert client_of_school.get(url_of(good, "class_list_faulty")).status_code == 404


def test_what_cannot_be_read_says_what_to_do(client_of_school: Client, act: Act) -> None:
    row = make.screened(act, [["Voornaam", "BL DLE"], ["Kim", "20"]])
    shown = page(client_of_school, url_of(row))
    assert "ontbreken de kolommen Achternaam en Geboortedatum" in shown
    assert "Opnieuw uploaden" in shown
    for name in ("class_list_result", "choose_drafts"):
        assert client_of_school.get(url_of(row, name)).status_code == 404


def test_a_list_that_does_not_open_any_more_says_what_to_do(client_of_school: Client, act: Act) -> None:
    row = make.screened(act, LIST)
    SealedUpload.objects.update(result=b"sealed with a key that nobody has any more")

    answer = client_of_school.get(url_of(row))

    assert answer.status_code == 409
    assert "Deze klassenlijst is niet meer te openen." in answer.content.decode()


def test_stopping_and_closing(client_of_school: Client, act: Act) -> None:
    row = make.screened(act, LIST)
    make.asked(act, row, {2: "lwoo", 3: "pro"})
    stop = url_of(row, "stop_class_list")
    assert client_of_school.post(stop, {"_once": str(uuid4())})["Location"] == url_of(row)
    Job.objects.update(state="done", progress=1, progress_total=2)
    assert "Gestopt na 1 van 2" in page(client_of_school, url_of(row))
    Job.objects.update(state="parked")
    assert "mislukt na 1 van 2" in page(client_of_school, url_of(row))
    close, body = url_of(row, "close_class_list"), {"_once": str(uuid4())}
    for _ in range(2):
        assert client_of_school.post(close, body)["Location"] == UPLOAD
    assert client_of_school.get(url_of(row)).status_code == 404


NAMES = ("class_list", "class_list_result", "class_list_faulty", "choose_drafts", "stop_class_list", "close_class_list")


def test_nobody_else_finds_it(client_of_school: Client, act: Act, school: Membership) -> None:
    row = make.screened(act, LIST)
    colleague = sign_in(Client(), membership(role=Role.SCHOOL_STAFF, organisation=school.organisation))
    elsewhere = sign_in(Client(), membership(role=Role.SCHOOL_STAFF, organisation=school_site().board))
    other_hat = sign_in(Client(), membership(role=Role.SCHOOL_STAFF, user=school.user))
    for name in NAMES:
        assert client_of_school.get(url_of(row, name)).status_code == 200
        for other in (colleague, elsewhere, other_hat):
            assert other.get(url_of(row, name)).status_code == 404
            assert other.post(url_of(row, name), {"_once": str(uuid4())}).status_code in {404, 405}
    assert SealedUpload.objects.filter(pk=row.pk).exists()
    SealedUpload.objects.update(expires_at=clock.now())
    assert client_of_school.get(url_of(row)).status_code == 404


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.EXPERT, Role.PARENT])
def test_only_a_school_screens(role: Role, client: Client) -> None:
    sign_in(client, membership(role=role))
    assert client.get(UPLOAD).status_code == 403
    assert client.get(reverse("assessments:class_list_template")).status_code == 403


def test_a_number_in_the_name_of_the_file_is_refused(client_of_school: Client) -> None:
    file = SimpleUploadedFile(f"{make.TEST_NUMBER}.csv", make.as_csv(LIST))
    answer = client_of_school.post(UPLOAD, {"_once": str(uuid4()), "file": file})
    assert (answer.status_code, SealedUpload.objects.exists()) == (422, False)


def test_a_row_keeps_the_site_that_it_names(client: Client, work: Callable[[], int]) -> None:
    first = school_site(name="Vmbo Noord")
    second = school_site(board=first.board, name="Vmbo Zuid")
    head = membership(role=Role.SCHOOL_STAFF, organisation=first.board)
    row = make.screened(
        act_of(head, now=clock.now()), make.table(make.pupil(Vestiging="Vmbo Zuid"), make.pupil(Voornaam="Kim"))
    )
    sign_in(client, head)
    choose = f"{url_of(row, 'choose_drafts')}?alle=1"
    body = {"_once": str(uuid4()), "soort_2": "lwoo", "soort_3": "lwoo"}
    assert client.post(choose, body).status_code == 422
    assert client.post(choose, {**body, "site": first.public_id}).status_code == 303
    work()
    assert list(Application.objects.order_by("id").values_list("site", flat=True)) == [second.pk, first.pk]


def test_other_rules_for_lwoo_are_told_before_a_list_is_sent(client_of_school: Client, school: Membership) -> None:
    told = "rekent met de landelijke criteria"
    assert told not in page(client_of_school, UPLOAD)
    lwoo_regime(partnership=school.organisation.partnership, mode=LwooMode.POPULATION)
    assert told in page(client_of_school, UPLOAD)
