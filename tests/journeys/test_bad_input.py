"""What is wrong is said at the field, what was typed still stands there, and nothing is stored by halves."""

from pathlib import Path

import pytest

from applications.models import Application, Document, IntelligenceResult, LearningResult
from tests.factories import applications
from tests.factories.correspondence import pdf_bytes
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
LOOKED = "Ik heb gekeken: er staat geen burgerservicenummer of onderwijsnummer in"


@pytest.fixture
def visit(enter: Enter, clock_of_server: Time, no_second_factor: None) -> tuple[Visitor, Application]:
    """The coordinator with a filled draft."""
    people = cast()
    case = applications.filled(people.world(), by=people.coordinator)
    return enter(people.coordinator), case


def test_texts_and_days(visit: tuple[Visitor, Application]) -> None:
    school, case = visit
    fill = f"/aanvragen/{case.public_id}/invullen/"
    school.open(f"{fill}leerling/")
    school.fill({"Voornaam": "N" * 150, "Geboortedatum": "31 februari 2014"})
    school.press("Opslaan", status=422)
    school.sees_error("Voornaam", "Deze tekst telt 150 tekens. Er passen er 100. Kort 50 tekens in.")
    school.sees_error("Geboortedatum", "31 februari 2014 bestaat niet")
    assert school.field("Geboortedatum").input_value() == "31 februari 2014"
    assert len(school.field("Voornaam").input_value()) == 150
    focused = school.page.evaluate("() => document.activeElement.textContent")
    assert "Controleer wat u hebt ingevuld" in focused
    school.page.get_by_role("link", name="31 februari").click()
    assert school.page.evaluate("() => document.activeElement.name") == "birth_date"

    school.open(f"{fill}ouders/toevoegen/")
    school.fill({"E-mailadres": "geen adres", "Naam": ""})
    school.press("Opslaan", status=422)
    school.sees_error("Naam", "Vul in: ‘Naam’")
    school.sees_error("E-mailadres", "Vul een e-mailadres in als naam@voorbeeld.nl")
    assert school.field("E-mailadres").input_value() == "geen adres"


def test_scores(visit: tuple[Visitor, Application]) -> None:
    school, case = visit
    fill = f"/aanvragen/{case.public_id}/invullen/"
    before = LearningResult.objects.count()
    school.open(f"{fill}leerresultaten/toevoegen/")
    school.choose("Domein", "spellen")
    school.fill({"Toets en versie": "Proeftoets", "Afgenomen op": "1-1-2001"})
    school.fill({"Didactische leeftijd (DL)": "zestig", "Didactische leeftijdsequivalent (DLE)": "121"})
    school.press("Opslaan", status=422)
    school.sees_error("Didactische leeftijd (DL)", "Vul een heel getal in, met alleen cijfers.")
    school.sees_error("Didactische leeftijdsequivalent (DLE)", "DLE ligt tussen 0 en 120. U hebt 121 ingevuld.")
    school.sees_error("Afgenomen op", "De afname ligt voor de geboorte van de leerling")
    assert school.field("Didactische leeftijdsequivalent (DLE)").input_value() == "121"
    assert LearningResult.objects.count() == before
    school.fill({"Afgenomen op": "15-1-2027", "Didactische leeftijd (DL)": "0"})
    school.page.get_by_text("groep 8, januari, één keer gedoubleerd: 10 × 5 + 5 + 10 = 65").wait_for()
    school.fill({"Didactische leeftijdsequivalent (DLE)": "0"})
    school.press("Opslaan")
    school.sees("DL 0", "Bij DL 0 is de leerachterstand niet te berekenen")
    assert LearningResult.objects.latest("id").dl == 0

    school.open(f"{fill}intelligentie/toevoegen/")
    for typed, sentence in (
        ("300", "Een IQ ligt tussen 40 en 160. U hebt 300 ingevuld."),
        ("7482", "Bedoelt u 74-82?"),
        ("82-74", "Het eerste getal is hoger dan het tweede. Bedoelt u 74-82?"),
        ("78,5", "Vul een heel getal in, zonder punt of komma."),
    ):
        school.fill({"IQ": typed})
        school.press("Opslaan", status=422)
        school.sees_error("IQ", sentence)
        assert school.field("IQ").input_value() == typed
    assert IntelligenceResult.objects.count() == 1

    school.fill({"IQ": "74-84"})
    fold = school.page.get_by_text("Hoe dit is bepaald")
    fold.click()
    school.page.get_by_text("Alleen met IQ 74 tot en met 84").wait_for()
    assert fold.evaluate("fold => fold.parentElement.open && document.activeElement === fold")


def test_files(visit: tuple[Visitor, Application], tmp_path: Path) -> None:
    school, case = visit
    before = Document.objects.count()
    bad = {
        "verslag.pdf": (b"MZ dit is een programma", "Verslag"),
        "verslag.docx": (b"PK\x03\x04", "geen bestand dat wij kunnen lezen"),
        "leeg.pdf": (b"", "is leeg"),
        "groot.pdf": (pdf_bytes() + b"%" * 25_000_000, "25 MB"),
    }
    school.open(f"/aanvragen/{case.public_id}/documenten/toevoegen/")
    school.press("Document toevoegen", status=422)
    school.sees_error("Bestand", "Kies een bestand")
    school.fill({"Wat voor document is het?": "ander document", "Omschrijving": "Verslag van de toets"})
    school.tick(LOOKED)
    for name, (content, _) in bad.items():
        (tmp_path / name).write_bytes(content)
        school.attach("Bestand", tmp_path / name)
        school.press("Document toevoegen", status=422)
        assert school.field("Bestand").get_attribute("aria-invalid") == "true", name
        assert school.field("Omschrijving").input_value() == "Verslag van de toets"
    school.sees("mag hoogstens")
    assert Document.objects.count() == before
    good = tmp_path / "goed.pdf"
    good.write_bytes(pdf_bytes("Goed verslag"))
    school.attach("Bestand", good)
    school.press("Document toevoegen")
    school.sees("Verslag van de toets")
    assert Document.objects.count() == before + 1


def test_a_number_of_a_person_is_refused(visit: tuple[Visitor, Application]) -> None:
    school, case = visit
    school.open(f"/aanvragen/{case.public_id}/invullen/motivering/")
    school.fill({"Waarom vraagt het schoolbestuur dit aan?": "Noor, 111222333, leert door te doen."})
    school.press("Opslaan", status=422)
    school.sees_error("Waarom vraagt het schoolbestuur dit aan?", "burgerservicenummer")
    assert "111222333" in school.field("Waarom vraagt het schoolbestuur dit aan?").input_value()
