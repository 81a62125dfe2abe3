"""A school screens a year group: template, upload, wait, filter, two drafts; and the same list makes nothing twice."""

import io
from pathlib import Path

import openpyxl
import pytest

from accounts.enums import SchoolType
from applications.models import Application
from casework import jobs
from tests.factories import screening as make
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
PUPILS = (
    make.pupil(),
    make.pupil(Voornaam="Kim", Achternaam="Aalders"),
    make.pupil(Voornaam="Fout", IQ="8595"),
    make.pupil(Voornaam="Noor", Achternaam="Bouma", IQ="130"),
)


def filled_in(school: Visitor, path: Path) -> Path:
    """The file that the page offers, with pupils in it."""
    template = openpyxl.load_workbook(io.BytesIO(school.download_bytes("Een leeg voorbeeldbestand")))
    page = template.worksheets[0]
    heads = [str(cell.value) for cell in page[1]]
    for one in PUPILS:
        page.append([one.get(head, "") for head in heads])
    template.save(path)
    return path


def worked(school: Visitor) -> None:
    """The worker does what waits, and the page notices it by itself."""
    with school.page.expect_navigation():
        jobs.work_off()
    school.check()


def test_a_class_list_becomes_drafts_once(
    enter: Enter, clock_of_server: Time, no_second_factor: None, tmp_path: Path
) -> None:
    people = cast(school_type=SchoolType.VMBO)
    school = enter(people.coordinator)
    school.follow("Klassenlijst screenen")
    filled = filled_in(school, tmp_path / "klas.xlsx")

    school.attach("Klassenlijst", filled)
    school.press("Klassenlijst uploaden")
    school.sees("Het bestand wordt geopend")
    worked(school)
    assert school.heading() == "Uitkomst van de klassenlijst"
    school.sees("1 regel heeft een fout", "Bedoelt u 85-95?")
    school.follow("2 lwoo")
    school.sees_not("Noor Bouma")
    school.follow("Alle 2 kiezen voor een concept")
    school.sees("Kim Aalders")
    school.press("Concepten maken")
    school.sees("0 van 2 concepten")
    worked(school)
    school.sees("Klaar: 2 leerlingen hebben een concept", "concept lwoo uit een klassenlijst")
    assert Application.objects.count() == 2

    school.follow("Klassenlijst screenen")
    school.attach("Klassenlijst", filled)
    school.press("Klassenlijst uploaden")
    jobs.work_off()
    school.page.get_by_role("heading", name="Leerlingen").wait_for()
    school.page.get_by_role("checkbox", name="Kies Kim Aalders").check()
    school.press("Concepten maken van wie is aangevinkt")
    assert school.field("Concept voor Kim Aalders").input_value() == "geen"
    school.field("Concept voor Kim Aalders").select_option("lwoo")
    school.press("Concepten maken")
    jobs.work_off()
    assert Application.objects.count() == 2
