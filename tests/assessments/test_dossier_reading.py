"""What is read in an OSO dossier, what is refused with which sentence, and that no bytes bring the reader down."""

import base64
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import inspect
from assessments.dossiers.attaching import MOST_ATTACHMENTS
from assessments.dossiers.checking import MOST_TEXT
from assessments.dossiers.description import POSWV, PUPIL, VOSWV
from assessments.dossiers.filling import filling_of
from assessments.dossiers.found import Category, Dossier
from assessments.dossiers.parsing import DEEPEST, MOST_ELEMENTS
from assessments.dossiers.problems import DossierRefused
from correspondence.frozen import from_json
from demo.papers import report
from tests.factories import dossiers as make
from tests.factories.correspondence import pdf_bytes

LIMITS = {"years": make.YEARS, "most_bytes": make.MOST, "largest_file": make.LARGEST}
WHOLE = make.written(make.root())
REMARK = f"{PUPIL}/overstapadvies/argumentatie"


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(DossierRefused) as caught:
        make.read(content)
    problem = caught.value.problem
    assert problem.sentence.endswith("Er is niets bewaard.")
    assert make.TEST_NUMBER not in problem.sentence
    return problem.code, problem.sentence


def changed(change: Callable[[Any], Any], profile: str = POSWV) -> bytes:
    tree = make.root(profile)
    change(tree)
    return make.written(tree)


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
TEST = f"{PUPIL}/toetslijst/toets"


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


def test_as_many_attachments_as_are_looked_into_and_one_more() -> None:
    tree = make.root()
    for _ in range(MOST_ATTACHMENTS - 5):
        make.add_file(tree, make.DOCUMENTS, "a.txt", b"tekst")
    assert len(make.dossier(tree).attachments) == MOST_ATTACHMENTS
    code, sentence = refusal(make.written(make.add_file(tree, make.DOCUMENTS, "a.txt", b"tekst")))
    assert (code, f"meer dan {MOST_ATTACHMENTS} bijlagen" in sentence) == ("too_many_attachments", True)


def test_utf_16_and_latin_are_read_too() -> None:
    text = WHOLE.decode().replace("UTF-8", "utf-16")
    assert make.read(text.encode("utf-16"))[0].pupil == make.whole().dossier.pupil
    latin = WHOLE.decode().replace("UTF-8", "iso-8859-1").encode("iso-8859-1")
    assert make.read(latin)[0].pupil == make.whole().dossier.pupil


def test_a_file_of_exactly_the_largest_size_is_read() -> None:
    padded = WHOLE + b" " * (make.MOST - len(WHOLE))
    assert make.read(padded)[0].profile == POSWV
    assert refusal(padded + b" ")[0] == "too_large"


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
