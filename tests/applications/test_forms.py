"""Bad input: a sentence at its field, what was typed still there, nothing stored."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from applications.forms import DocumentForm
from applications.models import Application
from tests.factories import accounts, applications
from tests.factories.correspondence import pdf_bytes
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]
LONG = "x" * 100_000

# Page, what is typed, the field, the beginning of the sentence.
TYPED: list[tuple[str, dict[str, str], str, str]] = [
    ("section_route", {"kind": ""}, "kind", "Maak een keuze bij ‘Soort’"),
    ("section_route", {"kind": "vwo"}, "kind", "Deze keuze staat niet in de lijst"),
    ("section_route", {"kind": "pro", "entry_route": "via"}, "entry_route", "Deze keuze staat niet in de lijst"),
    ("section_pupil", {"first_name": LONG}, "first_name", "Deze tekst telt 100.000 tekens. Er passen er 100."),
    ("section_pupil", {"first_name": "Sam\x00"}, "first_name", "Deze tekst bevat een onzichtbaar teken"),
    ("section_pupil", {"birth_date": "gisteren"}, "birth_date", "Vul een datum in als 3-9-2026."),
    ("section_pupil", {"birth_date": "31-2-2014"}, "birth_date", "31 februari 2014 bestaat niet."),
    ("section_pupil", {"birth_date": "3-9-2030"}, "birth_date", "De geboortedatum ligt in de toekomst."),
    ("section_pupil", {"birth_date": "3-9-1914"}, "birth_date", "De leerling zou dan 112 jaar zijn."),
    ("section_pupil", {"last_name": "111222333"}, "last_name", "burgerservicenummer"),
    ("section_career", {"repeated_years": "twee"}, "repeated_years", "Vul een heel getal in"),
    ("section_career", {"repeated_years": "12"}, "repeated_years", "Het aantal doublures ligt tussen 0 en 9."),
    ("section_career", {"school_kind": "universiteit"}, "school_kind", "Deze keuze staat niet in de lijst"),
    ("section_social_emotional", {"administered_on": "1-1-2010"}, "administered_on", "De afname ligt voor de geboorte"),
    ("section_motivation", {"text": "x" * 20_001}, "text", "Deze tekst telt 20.001 tekens. Er passen er 20.000."),
    ("section_pupil_voice", {"words": "Fijn.", "not_given": "on"}, "not_given", "Er staat ook wat de leerling"),
    ("section_pupil_voice", {"recorded_on": "2-3-2027"}, "recorded_on", "Deze dag ligt in de toekomst."),
    ("consultation", {"held_on": "2-3-2027"}, "held_on", "Het gesprek ligt in de toekomst."),
    ("guardian_add", {"authority": "yes"}, "name", "Vul in: ‘Naam’."),
    ("guardian_add", {"name": "R. Ouder", "authority": ""}, "authority", "Maak een keuze bij"),
    (
        "guardian_add",
        {"name": "R. Ouder", "authority": "yes", "email": "geen adres"},
        "email",
        "Vul een e-mailadres in",
    ),
    ("learning_add", {"dl": "60", "dle": "30"}, "domain", "Maak een keuze bij ‘Domein’"),
    ("learning_add", {"domain": "IR", "dle": "121"}, "dle", "DLE ligt tussen 0 en 120. U hebt 121 ingevuld."),
    ("learning_add", {"domain": "IR", "dl": "121"}, "dl", "DL ligt tussen 0 en 120. U hebt 121 ingevuld."),
    ("learning_add", {"domain": "IR", "dle": "-1"}, "dle", "DLE ligt tussen 0 en 120."),
    ("learning_add", {"domain": "IR", "dle": "30,5"}, "dle", "Vul een heel getal in, zonder punt of komma."),
    (
        "learning_add",
        {"domain": "IR", "administered_on": "1-1-2010"},
        "administered_on",
        "De afname ligt voor de geboorte",
    ),
    (
        "learning_add",
        {"domain": "IR", "administered_on": "2-3-2027"},
        "administered_on",
        "De afname ligt in de toekomst.",
    ),
    ("intelligence_add", {"score": "300"}, "score", "Een IQ ligt tussen 40 en 160."),
    ("intelligence_add", {"score": "82-74"}, "score", "Het eerste getal is hoger dan het tweede. Bedoelt u 74-82?"),
    ("intelligence_add", {"score": "zeventig"}, "score", "Vul een heel getal in"),
]


def counted(case: Application) -> tuple[object, ...]:
    """Everything of a case that a refused form could have changed."""
    case = applications.fresh(case)
    return (
        case.version,
        case.guardians.count(),
        case.learning_results.count(),
        case.intelligence_results.count(),
        case.documents.count(),
        case.pupil.version,
        case.motivation.version,
        case.career.version,
    )


@pytest.mark.parametrize(("page", "typed", "field", "sentence"), TYPED)
def test_bad_input(client: Client, send: Send, page: str, typed: dict[str, str], field: str, sentence: str) -> None:
    where = applications.world()
    case = applications.filled(where, kind="lwoo" if page == "consultation" else "pro")
    before = counted(case)
    accounts.sign_in(client, where.submitter)
    answer = send(page, case, typed)
    assert answer.status_code == 422
    said = [str(error) for error in answer.context["form"].errors[field]]
    assert any(sentence in error for error in said), said
    assert counted(applications.fresh(case)) == before
    shown = text_of(answer)
    if "staat niet in de lijst" not in sentence:
        assert all(value.replace("\x00", "") in shown for value in typed.values())


def test_dl_zero_is_kept_and_explained(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = send("learning_add", case, {"domain": "IR", "dl": "0", "dle": "0"})
    assert answer.status_code == 303
    assert case.learning_results.get().dl == 0
    assert "Bij DL 0 is de leerachterstand niet te berekenen." in text_of(client.get(answer.url))


def test_statement_contradictions(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    typed = {"invited_on": "10-2-2027", "reminded_on": "9-2-2027", "answer": "agree", "answered_on": "8-2-2027"}
    answer = send("statement", case, typed, row=guardian)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reminded_on", "answered_on"}


def test_half_finished_is_saved(client: Client, send: Send) -> None:
    """Every section takes what there is; what is missing is the checklist's business."""
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    for page, typed in (
        ("section_route", {"kind": "pro"}),
        ("section_pupil", {"first_name": "Sam"}),
        ("section_career", {"group": "groep 8"}),
        ("section_social_emotional", {"finding": "Teruggetrokken."}),
        ("section_motivation", {"text": "Sam leert door te doen."}),
        ("section_pupil_voice", {"words": "Koken."}),
        ("guardian_add", {"name": "R. Ouder", "authority": "unknown"}),
        ("learning_add", {"domain": "BL"}),
        ("intelligence_add", {"score": "74-82"}),
    ):
        answer = send(page, case, typed)
        assert answer.status_code == 303, (page, answer.context["form"].errors)
    result = case.intelligence_results.get()
    assert (result.low, result.high) == (74, 82)
    assert applications.fresh(case).pupil.first_name == "Sam"


def upload(client: Client, case: Application, send: Send, name: str, content: bytes, **typed: Any) -> Any:
    file = SimpleUploadedFile(name, content)
    return send(
        "document_add", case, {"kind": "other", "title": "Stuk", "no_bsn_confirmed": "on", **typed, "file": file}
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("verslag.exe", b"MZ", "is geen bestand dat wij kunnen lezen"),
        ("verslag.docx", b"PK\x03\x04", "is geen bestand dat wij kunnen lezen"),
        ("verslag.pdf", b"", "is leeg"),
        ("verslag.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 200, "past niet bij de naam"),
        ("verslag.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(300), "beschadigd"),
        ("verslag.pdf", b"%PDF-1.7\n" + b"0" * 25_000_000, "Een bestand mag hoogstens 20 MB zijn."),
        ("verslag 111222333.pdf", b"%PDF-1.7\n", "burgerservicenummer"),
        (f"{'x' * 200}.pdf", b"%PDF-1.7\n", "De naam van een bestand mag hoogstens 150 tekens tellen."),
    ],
)
def test_bad_files(client: Client, send: Send, name: str, content: bytes, sentence: str) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = upload(client, case, send, name, content)
    assert answer.status_code == 422
    said = [str(error) for error in answer.context["form"].errors["file"]]
    assert any(sentence in error for error in said), said
    assert 'value="Stuk"' in text_of(answer)
    assert not case.documents.exists()


def test_a_good_file_beside_a_mistake_is_asked_again(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = upload(client, case, send, "okr.pdf", pdf_bytes("Onderwijskundig rapport"), title="")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "file"}
    assert "Kies dit bestand opnieuw" in text_of(answer)
    without = send("document_add", case, {"kind": "other", "title": "Stuk"})
    assert "Kies dit bestand opnieuw" not in text_of(without)


def test_good_file(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = upload(client, case, send, "okr.pdf", pdf_bytes("Onderwijskundig rapport"), kind="education_report")
    assert answer.status_code == 303
    paper = case.documents.get()
    assert (paper.kind, paper.received_on, paper.no_bsn_confirmed) == ("education_report", applications.TODAY, True)
    assert paper.file.download_name == "onderwijskundig-rapport-okr.pdf"


def test_number_in_a_file(client: Client, send: Send) -> None:
    """A number in the text is refused; the secretariat may say why it is no BSN, a school may not."""
    where = applications.world()
    case = applications.submitted(where)
    content = pdf_bytes("Dossiernummer 111222333 van de toets")
    accounts.sign_in(client, where.secretary)
    refused = upload(client, case, send, "toets.pdf", content)
    assert refused.status_code == 422
    assert "bladzijde 1" in str(refused.context["form"].errors["file"])
    accepted = upload(client, case, send, "toets.pdf", content, bsn_reason="Nummer van de uitgever")
    assert accepted.status_code == 303
    assert case.documents.order_by("-id")[0].file.bsn_reason == "Nummer van de uitgever"
    assert "bsn_reason" not in DocumentForm(today=applications.TODAY).fields


def test_paper_is_confirmed(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    answer = upload(client, case, send, "okr.pdf", b"%PDF-1.7\n", no_bsn_confirmed="")
    assert "no_bsn_confirmed" in answer.context["form"].errors
