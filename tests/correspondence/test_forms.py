"""A file in a form: its error stands at its field, in Dutch, and what was typed elsewhere is still there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from casework.fields import TextField
from casework.forms import PlainForm
from correspondence.files import Inspected
from correspondence.forms import MultiUploadField, UploadField
from tests.correspondence import hostile
from tests.factories.correspondence import pdf_bytes, upload


class ProefForm(PlainForm):
    title = TextField(label="Titel", max_length=100)
    file = UploadField(label="Bestand")


class ManyForm(PlainForm):
    files = MultiUploadField(label="Bestanden", most=3)


class OfficeForm(PlainForm):
    file = UploadField(label="Bestand", accept_bsn=True)


def bound(file: SimpleUploadedFile | None, title: str = "Een titel") -> ProefForm:
    return ProefForm({"title": title}, {"file": file} if file else {})


def test_good_file_is_inspected() -> None:
    form = bound(upload())
    assert form.is_valid()
    found = form.cleaned_data["file"]
    assert isinstance(found, Inspected)
    assert found.content == pdf_bytes()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"", "leeg"),
        ("a.pdf", b"<html></html>", "past niet bij de naam"),
        ("a.pdf", hostile.altered(hostile.javascript), "JavaScript"),
        ("a.pdf", hostile.encrypted(), "beveiligd"),
        ("a.docx", b"PK", "sla het op als PDF"),
        ("a.exe", b"MZ", "Kies een PDF, JPEG of PNG"),
        ("a.pdf", pdf_bytes("BSN 111222333"), "bladzijde 1"),
        ("a.pdf", b"%PDF-" + b"\x00" * 25_000_000, "hoogstens 20 MB"),
        ("111222333.pdf", pdf_bytes(), "andere naam"),
        ("x" * 10**5 + ".pdf", b"", "leeg"),
    ],
)
def test_error_stands_at_the_file(name: str, content: bytes, expected: str) -> None:
    form = bound(upload(name, content))
    assert not form.is_valid()
    assert list(form.errors) == ["file"]
    assert len(form.errors["file"]) == 1
    assert expected in form.errors["file"][0]
    assert form["title"].value() == "Een titel"


def test_missing_file_is_named() -> None:
    form = bound(None)
    assert not form.is_valid()
    assert "Bestand" in form.errors["file"][0]


def test_text_instead_of_a_file_is_an_error() -> None:
    form = ProefForm({"title": "x", "file": "geen bestand"}, {"file": "geen bestand"})
    assert not form.is_valid()
    assert list(form.errors) == ["file"]


def test_every_refused_file_of_many_is_named() -> None:
    given = [upload("goed.pdf"), upload("leeg.pdf", b""), upload("fout.docx", b"PK")]
    form = ManyForm({}, MultiValueDict({"files": given}))
    assert not form.is_valid()
    assert [error.split(":")[0] for error in form.errors["files"]] == ["“leeg.pdf”", "“fout.docx”"]
    right = ManyForm({}, MultiValueDict({"files": [upload("a.pdf"), upload("b.pdf")]}))
    assert right.is_valid()
    assert [file.name for file in right.cleaned_data["files"]] == ["a.pdf", "b.pdf"]
    many = ManyForm({}, MultiValueDict({"files": [upload(f"{n}.pdf") for n in range(4)]}))
    assert not many.is_valid()


def test_office_may_look_again_at_a_number() -> None:
    form = OfficeForm({}, {"file": upload("a.pdf", pdf_bytes("Nummer 111222333"))})
    assert form.is_valid()
    assert form.cleaned_data["file"].bsn_pages == (1,)


def test_input_says_which_kinds_it_takes() -> None:
    assert 'accept=".pdf,.jpg,.jpeg,.png"' in str(ProefForm()["file"])
