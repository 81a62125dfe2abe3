"""Every paper, field by field, as a reader finds it in the PDF."""

from dataclasses import replace
from datetime import date

import pytest

from casework.text import dutch_date
from correspondence import rendering
from correspondence.letters import Addressee, ApplicantLine, PupilLine
from decisions.enums import Outcome
from tests.documents.reading import pages_of, text_of
from tests.factories import correspondence as make

ADDRESSES = ("Proeflaan 12", "0000 AC Proefstad")


def pdf(template: str, contents: object, title: str = "Proefbrief") -> bytes:
    html = rendering.render_html(f"letters/{template}.html", contents, title=title, dated=date(2027, 3, 1))
    return rendering.render_pdf(html).content


def text(template: str, contents: object) -> str:
    return text_of(pdf(template, contents))


def test_decision_letter_tells_every_element_of_the_decision() -> None:
    letter = make.decision_letter()
    found = text("decision", letter)
    expected = [
        letter.letterhead.name,
        letter.letterhead.code,
        "Postbus 1",
        "Mevrouw R. Proefouder",
        *ADDRESSES,
        "Geachte mevrouw Proefouder,",
        letter.number,
        letter.reference,
        "Verzenddatum 1 maart 2027",
        "Datum besluit 26 februari 2027",
        letter.operative,
        *letter.legal_basis,
        "Sam Proefleerling",
        "3 november 2014",
        "Stichting Proefscholen",
        "Praktijkschool De Proef",
        "99ZZ-00",
        "Aanvraag ontvangen 11 januari 2027",
        "Ingangsdatum 1 augustus 2027",
        letter.validity,
        *letter.summary,
        "Bijlage 1: advies van drs. E. Proefdeskundige",
        "Bijlage 2: advies van D. Tweedeproef",
        "namens het bestuur van het samenwerkingsverband",
        "A. Proefbestuurder",
        "directeur",
        "mandaatbesluit 2026",
        "het schoolbestuur dat de aanvraag deed",
        "elke ouder met gezag",
        "steunpunt.example",
    ]
    assert [part for part in expected if part not in found] == []


def test_reasons_stand_in_their_fixed_order() -> None:
    letter = make.decision_letter(
        reasons=replace(make.reasons(), deviation="Wij wegen het oordeel van de school zwaarder.")
    )
    found = text("decision", letter)
    order = [
        "De criteria",
        "IQ van 55 tot en met 80",
        "De feiten",
        "Het advies van de eerste deskundige",
        "drs. E. Proefdeskundige, orthopedagoog",
        "Het advies van de tweede deskundige",
        "D. Tweedeproef, kinder- en jeugdpsycholoog",
        "Wat ouders en leerling ervan vinden",
        "Wij denken dat Sam daar opbloeit.",
        "Ik wil kok worden.",
        "Onze afweging",
        "Waarom wij van een advies afwijken",
        "Wij wegen het oordeel van de school zwaarder.",
        "Conclusie",
    ]
    places = [found.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_objection_clause_prints_rule_and_last_day() -> None:
    found = text("decision", make.decision_letter())
    for part in (
        "U kunt bezwaar maken tot en met 12 april 2027.",
        "de termijn is zes weken",
        "de dag na de verzending van dit besluit (1 maart 2027)",
        "uiterlijk op 19 april 2027",
        "het bestuur van Samenwerkingsverband VO Proefstreek, Postbus 1, 0000 AA Proefstad",
        "U kunt ook bezwaar maken in het portaal",
        "uw naam en adres",
        "uw handtekening",
        "tegen welk besluit u bezwaar maakt: nummer VO2999-2027-00001",
        "waarom u het er niet mee eens bent",
        "Bezwaar maken is gratis. U hebt geen advocaat nodig.",
        "voorlopige voorziening",
        "bezwaaradviescommissie",
    ):
        assert part in found, part


@pytest.mark.parametrize(
    ("kind", "outcome", "formal", "expected"),
    [
        ("pro", Outcome.GRANT, False, "toelaatbaar tot het praktijkonderwijs."),
        ("pro", Outcome.REFUSAL, False, "Sam Proefleerling is niet toelaatbaar tot het praktijkonderwijs."),
        ("pro", Outcome.NOT_PROCESSED, True, "wordt buiten behandeling gelaten."),
        ("lwoo", Outcome.GRANT, False, "aangewezen op leerwegondersteunend onderwijs."),
        ("lwoo", Outcome.REFUSAL, False, "is niet aangewezen op leerwegondersteunend onderwijs."),
        ("lwoo", Outcome.NOT_PROCESSED, True, "wordt buiten behandeling gelaten."),
    ],
)
def test_each_outcome_has_its_operative_text(kind: str, outcome: Outcome, formal: bool, expected: str) -> None:
    found = text("decision", make.decision_letter(kind=kind, outcome=outcome, formal=formal))
    assert expected in found
    assert ("Ingangsdatum" in found) is (outcome == Outcome.GRANT)
    assert ("Het advies van" in found) is not formal
    assert ("Bijlagen" in found) is not formal
    assert "Bent u het niet eens met dit besluit?" in found


def test_two_guardians_never_share_a_letter() -> None:
    other = Addressee("guardian", "De heer T. Andersproef", ("Geheimepad 9", "0000 ZZ Elders"), "Geachte heer")
    mine, theirs = text("decision", make.decision_letter()), text("decision", make.decision_letter(to=other))
    assert "Proeflaan 12" in mine
    assert "Geheimepad" not in mine
    assert "Andersproef" not in mine
    assert "Geheimepad 9" in theirs
    assert "Proeflaan" not in theirs
    board = text("decision", make.decision_letter(to=make.BOARD))
    assert "Geheimepad" not in board
    assert "Proeflaan" not in board


def test_secret_address_stays_off_the_paper() -> None:
    to = replace(make.GUARDIAN, address_secret=True)
    found = text("decision", make.decision_letter(to=to))
    assert "Mevrouw R. Proefouder" in found
    assert "Adres bekend bij het secretariaat" in found
    assert not [part for part in ADDRESSES if part in found]


def test_declaration_says_that_and_not_why() -> None:
    paper = make.declaration()
    found = text("declaration", paper)
    for part in (
        "Toelaatbaarheidsverklaring praktijkonderwijs",
        paper.number,
        paper.operative,
        "Sam Proefleerling",
        "3 november 2014",
        "Stichting Proefscholen, voor Praktijkschool De Proef (BRIN en vestiging 99ZZ-00)",
        "Samenwerkingsverband VO Proefstreek (VO2999)",
        "Datum besluit 26 februari 2027",
        "Ingangsdatum 1 augustus 2027",
        "in heel Nederland",
        "A. Proefbestuurder",
        "namens het bestuur van het samenwerkingsverband",
        "niet beperkt tot één school",
    ):
        assert part in found, part
    for absent in ("IQ", "achterstand", "deskundige", "Proeflaan", "Proefouder", "0,5", "orthopedagoog", "bezwaar"):
        assert absent not in found, absent


@pytest.mark.parametrize("kind", ["pro", "lwoo"])
def test_declaration_is_one_page_whatever_the_names(kind: str) -> None:
    long = make.declaration(
        kind=kind,
        pupil=PupilLine("Anne-Fleur Maximiliana van der Proefberg-Oosterwijk tot Voorbeeldstede", date(2014, 1, 31)),
        applicant=ApplicantLine(
            "Stichting voor Openbaar en Bijzonder Voortgezet Onderwijs in de Gemeenten van Proefstreek en Omstreken",
            "Scholengemeenschap voor Praktijkonderwijs en Voorbereidend Middelbaar Beroepsonderwijs De Proefhoven",
            "99ZZ-12",
        ),
        replaces_number="VO2999-2026-00099",
        validity="Geldig tot en met 31 juli 2031, in heel Nederland.",
        valid_until=date(2031, 7, 31),
    )
    assert pages_of(pdf("declaration", long)) == 1
    assert "VO2999-2026-00099" in text("declaration", long)


def test_advice_annex_gives_the_whole_advice() -> None:
    paper = make.advice_annex()
    found = text("advice", paper)
    for part in (
        "Bijlage 1",
        "drs. E. Proefdeskundige, orthopedagoog",
        paper.registration,
        paper.question,
        *paper.documents,
        "De test is goed afgenomen.",
        paper.conclusion,
        paper.declaration,
        "Aanvulling van 15 februari 2027",
        "verandert mijn advies niet",
        "Sam Proefleerling",
    ):
        assert part in found, part


def test_receipt_and_supplement_letters() -> None:
    receipt = text("receipt", make.receipt_letter())
    for part in ("11 januari 2027", "via Toewijzer", "Wij beslissen uiterlijk op 8 maart 2027.", "artikel 4:13 Awb"):
        assert part in receipt, part
    letter = make.supplement_letter()
    supplement = text("supplement_request", letter)
    for part in (
        *(item.what for item in letter.items),
        f"uiterlijk op {dutch_date(letter.last_day)}",
        "22 maart 2027",
        "verzoek 1 bij deze aanvraag",
        "buiten behandeling laten",
    ):
        assert part in supplement, part


def test_what_people_typed_is_text_and_nothing_else() -> None:
    hostile = '<img src="file:///etc/passwd"> & <script>alert(1)</script> {{ letter.number }} %s'
    letter = make.decision_letter(reasons=replace(make.reasons(), facts=hostile, weighing="Regel 1\n\nRegel 2 ş ć"))
    found = text("decision", letter)
    assert '<img src="file:///etc/passwd"> & <script>alert(1)</script> {{ letter.number }} %s' in found
    assert "Regel 2 ş ć" in found


def test_letters_outside_the_font_do_not_stop_a_letter() -> None:
    letter = make.decision_letter(pupil=replace(make.PUPIL, name="Sam 🙂 العربية 日本 ́\u200d"))
    assert pages_of(pdf("decision", letter)) >= 3


def test_very_long_reasons_run_over_pages() -> None:
    letter = make.decision_letter(reasons=replace(make.reasons(), weighing="Een lange afweging. " * 2000))
    content = pdf("decision", letter)
    assert pages_of(content) > 8
    assert f"bladzijde 2 van {pages_of(content)}" in text_of(content)
