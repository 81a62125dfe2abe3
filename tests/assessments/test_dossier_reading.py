"""What is read in an OSO dossier, what is left out of it, and that no bytes bring the reader down."""

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import inspect
from assessments.dossiers.description import POSWV, PUPIL, VOSWV
from assessments.dossiers.filling import filling_of
from assessments.dossiers.found import Category, Dossier
from correspondence.frozen import from_json
from demo.papers import report
from tests.assessments.dossiers import LIMITS, TEST, WHOLE
from tests.factories import dossiers as make
from tests.factories.correspondence import pdf_bytes


def test_a_whole_dossier_is_read() -> None:
    found, kept = make.read(WHOLE)
    assert (found.profile, found.version, found.school.brin) == (POSWV, "2019.1", "99YA")
    assert found.pupil.birth_date == date(2015, 3, 9)
    assert [guardian.relation for guardian in found.guardians] == ["moeder", "vader"]
    assert [(one.dl, one.dle, one.iq) for one in found.results] == [
        (60, 24, None), (60, 26, None), (60, 39, None), (60, 31, None), (None, None, 68),
    ]  # fmt: skip
    assert found.results[-1].profession == "orthopedagoog"
    assert found.parents is not None
    assert (found.parents.agree, found.parents.consent) == ("nee", "ja")
    assert found.problems == ()
    assert [(one.code, len(content)) for one, content in zip(found.attachments, kept, strict=True)] == [
        ("", one.size) for one in found.attachments
    ]
    assert all(content.startswith(b"%PDF-") for content in kept)


def test_an_interval_a_designation_and_a_secret_phone_are_read_as_they_are_meant() -> None:
    found = make.dossier(make.root(VOSWV))
    assert (found.results[-1].iq_low, found.results[-1].iq, found.results[-1].iq_high) == (74, 79, 84)
    assert [(one.kind, one.partnership) for one in found.earlier] == [("lwoo", "VO2998")]
    assert found.guardians[1].phone == ""


@pytest.mark.parametrize(
    ("low", "high", "point", "read"),
    [
        ("74.5", "84", "79", (79, 79, 79)),
        ("80", "84", "79", (79, 79, 79)),
        ("84", "74", "79", (79, 79, 79)),
        ("79", "79.0", "79", (79, 79, 79)),
        ("74", "84", "74-84", (74, None, 84)),
        ("x", "y", "70 – 80", (70, None, 80)),
        ("74", "84", "circa 79", (74, None, 84)),
        ("x", "y", "circa 79", (None, None, None)),
    ],
)
def test_an_interval_counts_when_it_is_whole_and_holds_the_score(
    low: str, high: str, point: str, read: tuple[int | None, ...]
) -> None:
    tree = make.root(VOSWV)
    test = make.at(tree, TEST)[-1]
    margin = "resultaat/toetsscore/betrouwbaarheidsinterval"
    make.set_text(test, f"{margin}/bivlaag", low)
    make.set_text(test, f"{margin}/bivhoog", high)
    make.set_text(test, "resultaat/referentiescore/waarde", point)
    found = make.dossier(tree).results[-1]
    assert (found.iq_low, found.iq, found.iq_high) == read


def _category(element: Any, key: str) -> Category:
    return next(one for one in make.dossier(element).categories if one.key == key)


def test_each_state_of_a_category() -> None:
    withheld = make.root(withheld=("ouderinzage", "toetsresultaten"))
    assert _category(withheld, "ouderinzage").state == "withheld"
    assert make.dossier(withheld).results == ()
    assert _category(make.root(), "vve").state == "absent"
    missing = make.take_out(make.root(), f"{PUPIL}/schoolloopbaanlijst")
    assert _category(missing, "schoolloopbaan").state == "missing"
    assert "In het dossier ontbreekt de schoolloopbaan." in [one.sentence for one in make.dossier(missing).problems]
    forbidden = make.root(VOSWV)
    make.add(forbidden, PUPIL, "voorschools")
    assert _category(forbidden, "vve").state == "forbidden"


def test_what_was_withheld_and_stands_there_all_the_same_is_not_read() -> None:
    tree = make.set_text(make.root(), "metadata/categorie_uitlevering/cat_toetsresultaten", "OPT-UIT")
    make.set_text(tree, "metadata/categorie_uitlevering/cat_bijlagedocs", "OPT-UIT")
    found = make.dossier(tree)
    assert {one.key for one in found.categories if one.state == "unexpected"} == {"toetsresultaten", "bijlagedocs"}
    assert found.results == ()
    left = [one.name for one in found.attachments if one.code == "not_needed"]
    assert left == ["Intelligentieonderzoek.pdf", "Gespreksverslag.pdf"]
    assert len([one for one in found.problems if one.code == "unexpected_category"]) == 2


CANARY = "Zzcanary"


@pytest.mark.parametrize(
    ("name", "path"),
    [(name, PUPIL) for name in ("geboorteplaats", "nationaliteit", "geboortemaand", "postcode4adres", "huisarts")]
    + [(name, f"{PUPIL}/verzorger") for name in ("banknummer", "iban")]
    + [(name, make.SUPPORT) for name in ("diagnose", "medicijngebruik", "rvc", "vir", "zat")],
)
def test_what_the_partnership_may_not_or_need_not_have_is_named_and_never_read(name: str, path: str) -> None:
    tree = make.root()
    part = make.add(tree, path, name)
    make.add(part, "", "naam", CANARY)
    make.add_file(part, "", f"{CANARY}.pdf", report("Verslag", [CANARY]))
    found, kept = make.read(make.written(tree))
    assert found.problems or len(found.not_taken) == 2
    assert not [content for content in kept if CANARY.encode() in content]
    said = json.dumps(inspect.answer(make.written(tree), LIMITS)[0])
    assert said.count(CANARY) == 1, "only the name of the file that stays out"


def test_a_secret_address_that_was_given_is_named_and_left_out() -> None:
    tree = make.set_text(make.root(), f"{PUPIL}/adresgeheim", "1")
    found = make.dossier(tree)
    assert found.pupil.address_secret
    assert found.pupil.address.street == ""
    assert [one.code for one in found.problems] == ["secret_address"]
    assert "Bij leerling is het adres geheim" in found.problems[0].sentence


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("verslag.docx", b"PK\x03\x04", "word"),
        ("verslag.txt", b"tekst", "kind"),
        ("verslag.pdf", b"geen pdf", "not_what_it_says"),
        ("verslag.pdf", b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_kept_is_named_and_the_rest_is_read(name: str, content: bytes, code: str) -> None:
    found, kept = make.read(make.written(make.add_file(make.root(), make.DOCUMENTS, name, content)))
    assert [(one.name, one.code, one.size) for one in found.attachments if one.code] == [(name, code, 0)]
    assert len(kept) == 5


def test_nobody_is_told_to_mend_a_file_that_is_not_asked_for() -> None:
    tree = make.root()
    make.add_file(make.add(tree, make.SUPPORT, "diagnose"), "", "onderzoek.docx", b"PK\x03\x04")
    found = make.dossier(tree)
    assert [(one.name, one.code) for one in found.attachments if one.code] == [("onderzoek.docx", "not_needed")]


def test_a_file_larger_than_a_file_may_be_is_left_out() -> None:
    most = max(one.size for one in make.whole().dossier.attachments)
    tree = make.add_file(make.root(), make.DOCUMENTS, "groot.pdf", pdf_bytes() + b" " * most)
    found, _ = make.read(make.written(tree), largest=most)
    assert [(one.name, one.code) for one in found.attachments if one.code] == [("groot.pdf", "too_large")]


def test_utf_16_and_latin_are_read_too() -> None:
    text = WHOLE.decode().replace("UTF-8", "utf-16")
    assert make.read(text.encode("utf-16"))[0].pupil == make.whole().dossier.pupil
    latin = WHOLE.decode().replace("UTF-8", "iso-8859-1").encode("iso-8859-1")
    assert make.read(latin)[0].pupil == make.whole().dossier.pupil


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_bytes_bring_the_reader_down(data: st.DataObject) -> None:
    """Anything at all, and a real dossier with pieces put in the place of others: an answer, never a fault."""
    if data.draw(st.booleans()):
        content = data.draw(st.binary(max_size=400))
    else:
        pieces = st.sampled_from(
            [b"", b"<", b"</leerling>", b"\x00", b"&x;", b"<!--", b"9" * 40, b"=", b"\xff", b"\xc3"]
        )
        start, length = data.draw(st.integers(0, len(WHOLE))), data.draw(st.integers(0, 60))
        content = WHOLE[:start] + data.draw(pieces) + WHOLE[start + length :]
    said, kept = inspect.answer(content, LIMITS)
    assert set(said) <= {"refused", "dossier"}
    if "dossier" not in said:
        assert not kept
    else:
        filling_of(from_json(Dossier, json.loads(json.dumps(said["dossier"]))), make.TODAY, 25)


def test_base64_in_lines_is_one_file() -> None:
    tree = make.root()
    inside = make.first(tree, f"{make.SUPPORT}/opp/document/bestandsinhoud")
    inside.text = "\n".join(base64.encodebytes(base64.b64decode(inside.text)).decode().split())
    assert make.dossier(tree).attachments == make.whole().dossier.attachments
