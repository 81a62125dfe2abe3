"""What the letters of an objection say, to whom, and in which words."""

import html
import re

import pytest

from applications.models import Application
from correspondence import frozen, kinds
from correspondence.models import Letter
from correspondence.rendering import render_html
from objections import actions
from objections.enums import Defect, DelayGround, LetterKind
from objections.letters import LONGER_TERM, RECEIPT, REPAIR, WITHDRAWN
from objections.queries.seeing import LETTERS
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
FORBIDDEN = ("derhalve", "middels", "inzake", "conform", "indien van toepassing", "voornoemd", "dient te", "teneinde")
SECRET = "Geheimlaan 77"
ADVOCATE = {"representative": "mr. A. Proefadvocaat", "address": "Kade 9", "postcode": "0000 ZZ", "place": "Proefdam"}


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def said(letter: Letter) -> str:
    """The letter as text."""
    contents = frozen.from_json(kinds.get(letter.kind).contents, letter.contents)
    page = render_html(letter.template, contents, title=letter.title, dated=letter.sending_date or day(0))
    body = re.sub(r"<style.*?</style>|<head.*?</head>", " ", page, flags=re.S)
    blocks = re.sub(r"</(p|li|h1|h2|td|th|span)>", ". ", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", blocks)).split())


def letters(kind: LetterKind) -> list[Letter]:
    return list(Letter.objects.filter(kind=kind.value).order_by("id"))


def everything(world: World, case: Application) -> None:
    """Every letter once: late and asked why, mended with more time, lengthened twice, withdrawn."""
    late = make.filed(world, case, 1, days=50)
    office = world.act(world.secretary, days=51)
    actions.ask_late_reason(office, objection_id=late.pk, due_on=day(70))
    other = make.filed_by_board(world, case, days=51, grounds="", pro_forma=True)
    actions.ask_repair(
        office, objection_id=other.pk, defects=[Defect.GROUNDS], due_on=day(70), explanation="Bel gerust."
    )
    actions.extend_repair(world.act(world.secretary, days=60), objection_id=other.pk, due_on=day(78))
    later = world.act(world.secretary, days=80)
    actions.adjourn(later, procedure_id=late.procedure_id, weeks=6, reason="De commissie is ziek.")
    actions.put_off(
        later,
        procedure_id=late.procedure_id,
        new_last_day=day(200),
        ground=DelayGround.ALL_AGREED,
        reason="Iedereen wacht op een onderzoek.",
    )
    actions.withdraw(world.act(make.parent(world, case, 1), days=81), objection_id=late.pk)


def test_every_letter_is_tried_and_plain(world: World, case: Application) -> None:
    everything(world, case)
    make.plan(world, make.forwarded(world))
    made = list(Letter.objects.filter(kind__in=LETTERS).order_by("id"))
    assert {letter.kind for letter in made} == {kind.value for kind in LETTERS}, "no letter is left untried"
    faults = []
    for letter in made:
        text = said(letter)
        faults += [f"{letter.kind}: {word}" for word in FORBIDDEN if word in text.lower()]
        sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
        faults += [f"{letter.kind}: {part}" for part in sentences if len(part.split()) > 26]
    assert not faults, "\n".join(faults)


def test_a_receipt_says_number_committee_and_day(world: World, case: Application) -> None:
    make.filed(world, case)
    (receipt,) = letters(LetterKind.RECEIPT)
    text = said(receipt)
    for part in ("BZW-2027-00001", "geeft ons advies", "uiterlijk op 12 juli 2027", "uiterlijk op 25 maart 2027"):
        assert part in text
    assert [(one.addressee_kind, one.addressee_id) for one in letters(LetterKind.ARRIVED)] == [
        ("board", case.board_id),
        ("guardian", case.guardians.order_by("id")[1].pk),
    ]
    assert "Een ouder maakte dat bezwaar" in said(letters(LetterKind.ARRIVED)[0])


def test_the_representative_gets_the_letters_of_his_objector_only(world: World, case: Application) -> None:
    mother, father = case.guardians.order_by("id")
    mother.address, mother.address_secret = SECRET, True
    mother.save(update_fields=["address", "address_secret"])
    make.filed(world, case, **ADVOCATE)
    receipt = said(letters(LetterKind.RECEIPT)[0])
    assert "mr. A. Proefadvocaat" in receipt
    assert "Kade 9" in receipt
    assert f"gemachtigde van. {mother.name}" in receipt
    make.filed(world, case, 1)
    for letter in Letter.objects.filter(kind__in=LETTERS).order_by("id"):
        text = said(letter)
        assert SECRET not in text
        if letter.addressee_id != mother.pk:
            assert "Kade 9" not in text
        if letter.addressee_id == father.pk:
            assert mother.name not in text


def test_a_secret_address_is_written_by_hand(world: World, case: Application) -> None:
    mother = case.guardians.order_by("id")[0]
    mother.address, mother.address_secret = SECRET, True
    mother.save(update_fields=["address", "address_secret"])
    make.filed(world, case)
    text = said(letters(LetterKind.RECEIPT)[0])
    assert SECRET not in text
    assert "Adres bekend bij het secretariaat" in text


def test_another_interested_party_is_reached_at_the_address_it_gave(world: World, case: Application) -> None:
    make.registered(world, case, kind="other", name="De buurtschool", address="Plein 3", place="Proefstad")
    (receipt,) = letters(LetterKind.RECEIPT)
    assert receipt.addressee_kind == "objector"
    assert "Plein 3" in said(receipt)
    assert len(letters(LetterKind.ARRIVED)) == 3, "the board and both parents"


def test_file_names_hold_no_person(world: World, case: Application) -> None:
    everything(world, case)
    stems = set(Letter.objects.filter(kind__in=LETTERS).values_list("file_stem", flat=True))
    expected = {kind.stem for kind in (RECEIPT, REPAIR, LONGER_TERM, WITHDRAWN)}
    assert {f"{stem}-BZW-2027-00001" for stem in expected} <= stems
    assert not [stem for stem in stems if "roef" in stem]
