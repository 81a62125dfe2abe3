"""Which files are refused as OSO dossiers, with which sentence and place."""

from collections.abc import Callable
from typing import Any

import pytest

from assessments.dossiers.attaching import MOST_ATTACHMENTS
from assessments.dossiers.checking import MOST_TEXT
from assessments.dossiers.description import POSWV, PUPIL
from assessments.dossiers.parsing import DEEPEST, MOST_ELEMENTS
from demo.papers import report
from tests.assessments.dossiers import REMARK, TEST, WHOLE, changed, refusal
from tests.factories import dossiers as make
from tests.factories.correspondence import pdf_bytes

BOMB = b'<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"  \n", "empty", "is leeg"),
        (b"PK\x03\x04 rest", "zip", "Pak het eerst uit"),
        (pdf_bytes(), "no_xml", "eindigt"),
        (BOMB, "doctype", "DOCTYPE"),
        (EXTERNAL, "doctype", "DOCTYPE"),
        (BOMB.decode().encode("utf-16"), "doctype", "DOCTYPE"),
        (BOMB.decode().encode("utf-16-le"), "encoding", "tekenset"),
        (b'<?xml version="1.0" encoding="utf-7"?><d/>', "encoding", "tekenset"),
        (b'<?xml version="1.0" ' + b" " * 300 + b'encoding="utf-7"?><d/>', "encoding", "tekenset"),
        (WHOLE[:-200], "broken", "niet compleet"),
        (b"<a><b></a></b>", "broken", "niet compleet"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "too_complex", "te ingewikkeld"),
        (b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>", "too_complex", "te ingewikkeld"),
        (changed(lambda tree: make.set_text(tree, REMARK, "x" * MOST_TEXT)), "too_complex", "te ingewikkeld"),
        (b"<a>" + b" " * make.MOST + b"</a>", "too_large", "hoogstens 25 MB"),
        (b"<dossier/>", "no_dossier", "geen OSO-dossier"),
        (make.written(make.root(year="2031")), "version", "versie 2031"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_a_file_that_is_no_dossier_is_refused(content: bytes, code: str, says: str) -> None:
    found, sentence = refusal(content)
    assert (found, says in sentence) == (code, True), sentence


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda tree: make.set_text(tree, "overdrachtsoort", "overstapdossier"), "no_swv", "samenwerkingsverband"),
        (lambda tree: make.set_text(tree, "metadata/overstap", "POVO"), "profile", "‘POVO’"),
        (lambda tree: make.take_out(tree, "metadata/overstap"), "profile", "is leeg"),
        (lambda tree: make.set_text(tree, "metadata/deeldossier", "LVS"), "no_part", "LAS"),
        (lambda tree: make.take_out(tree, f"{PUPIL}/achternaam"), "no_pupil", "geen leerling"),
        (lambda tree: make.add(tree, "huidigeschool", "leerling"), "two_pupils", "één leerling"),
    ],
    ids=["no_swv", "profile", "no_profile", "no_part", "no_pupil", "two_pupils"],
)
def test_a_dossier_for_something_else_is_refused(change: Callable[[Any], Any], code: str, says: str) -> None:
    found, sentence = refusal(changed(change))
    assert (found, says in sentence) == (code, True), sentence


NUMBER = make.TEST_NUMBER


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda tree: make.add(tree, PUPIL, "bsn", "000000000"), "leerling › burgerservicenummer"),
        (lambda tree: make.add(tree, PUPIL, "onderwijsnummer", "geheim"), "leerling › onderwijsnummer"),
        (lambda tree: make.first(tree, PUPIL).set("PGN", "x"), "leerling."),
        (lambda tree: make.set_text(tree, REMARK, f"nr. {NUMBER}"), "leerling › overstapadvies › toelichting"),
        (lambda tree: make.add(make.at(tree, TEST)[1], "", "opmerking", NUMBER), "leerling › toets 2 › opmerking"),
        (lambda tree: make.first(tree, TEST).set("ref", NUMBER), "leerling › toets 1"),
        (lambda tree: make.set_text(tree, f"{PUPIL}/leerlingid", "1234.56.782"), "leerling › leerlingnummer"),
        (
            lambda tree: make.set_text(tree, f"{make.DOCUMENTS}/document/bestandsnaam", f"{NUMBER}.pdf"),
            "leerling › bijlage › bestandsnaam",
        ),
        (
            lambda tree: make.add_file(tree, make.DOCUMENTS, "a.pdf", report("Verslag", ["", NUMBER])),
            "leerling › bijlage 2 ‘a.pdf’, bladzijde 1",
        ),
        (
            lambda tree: make.add_file(tree, make.DOCUMENTS, "a.txt", f"BSN {NUMBER}".encode()),
            "leerling › bijlage 2 ‘a.txt’",
        ),
        (lambda tree: tree.append(make.comment(NUMBER)), "opmerking in het bestand"),
    ],
    ids=["bsn", "education", "attribute_name", "text", "second_test", "attribute", "dots", "file_name", "pdf", "txt",
         "comment"],
)  # fmt: skip
def test_a_number_of_a_person_anywhere_is_refused_with_its_place(change: Callable[[Any], Any], place: str) -> None:
    code, sentence = refusal(changed(change))
    assert code == "bsn"
    assert place in sentence, sentence


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-3], lambda text: text + "!", lambda text: text[:9] + "é" + text[9:]]
)
def test_an_attachment_that_is_cut_off_is_refused_with_its_place(damage: Callable[[str], str]) -> None:
    tree = make.root()
    inside = make.first(tree, f"{make.SUPPORT}/opp/document/bestandsinhoud")
    inside.text = damage(inside.text)
    code, sentence = refusal(make.written(tree))
    assert code == "base64"
    assert "leerling › ondersteuning › ontwikkelingsperspectief › bijlage" in sentence


def test_as_many_attachments_as_are_looked_into_and_one_more() -> None:
    tree = make.root()
    for _ in range(MOST_ATTACHMENTS - 5):
        make.add_file(tree, make.DOCUMENTS, "a.txt", b"tekst")
    assert len(make.dossier(tree).attachments) == MOST_ATTACHMENTS
    code, sentence = refusal(make.written(make.add_file(tree, make.DOCUMENTS, "a.txt", b"tekst")))
    assert (code, f"meer dan {MOST_ATTACHMENTS} bijlagen" in sentence) == ("too_many_attachments", True)


def test_a_file_of_exactly_the_largest_size_is_read() -> None:
    padded = WHOLE + b" " * (make.MOST - len(WHOLE))
    assert make.read(padded)[0].profile == POSWV
    assert refusal(padded + b" ")[0] == "too_large"
