"""Objecting: reasons that follow later, and two parents who live apart."""

from pathlib import Path

import pytest

from accounts.models import Membership
from applications.models import Application
from casework.jobs import work_off
from casework.models import Mail
from correspondence.models import Letter
from tests.decisions.conftest import made_at_once
from tests.factories import accounts
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import Visitor

__all__ = ["made_at_once"]
pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "Geheimlaan 77"
HIS_REASON = "Zijnredencanary"
WHEN = "Wilt u nu opschrijven waarom u het niet eens bent met het besluit?"
NO_BSN = "Ik heb gekeken: er staat geen burgerservicenummer of onderwijsnummer in de bestanden"
NUMBER = "BZW-2027-00001"


def contested() -> tuple[World, Application]:
    """A case whose decision was sent on day 5; both parents follow it."""
    where = cast().world()
    return where, make.contested(where)


def signing_in(where: World, case: Application, which: int) -> Membership:
    """A parent with a password."""
    hat = make.parent(where, case, which)
    hat.user.set_password(accounts.PASSWORD)
    hat.user.save(update_fields=["password"])
    return hat


def object_to(parent: Visitor, case: str, reasons: str = "") -> None:
    """From the case page to the number."""
    parent.open(case)
    parent.sees("tot en met 19 april 2027")
    parent.follow("Bezwaar maken")
    parent.sees("gratis", "geen advocaat", "tot en met 19 april 2027")
    if reasons:
        parent.choose(WHEN, "Ja, ik schrijf het nu op")
        parent.press("Verder naar controleren", status=422)
        parent.fill({"Waarom bent u het niet eens met het besluit?": reasons})
    else:
        parent.choose(WHEN, "Nee, ik maak nu bezwaar en mijn redenen komen later")
    parent.choose("Wilt u uw bezwaar ook vertellen?", "Ja, ik wil het vertellen")
    parent.press("Verder naar controleren")
    parent.sees("Klopt alles?", reasons or "Die komen later.")
    parent.press("Bezwaar versturen")
    parent.sees(NUMBER, "Uw bezwaar is ontvangen", "12 juli 2027")


def test_reasons_that_follow_later(
    enter: Enter, clock_of_server: Time, no_second_factor: None, made_at_once: None, tmp_path: Path
) -> None:
    where, found = contested()
    case = f"/aanvragen/{found.public_id}/"
    clock_of_server.pass_days(10)
    parent, office = enter(signing_in(where, found, 0)), enter(where.secretary)
    object_to(parent, case)
    work_off()

    office.open("/")
    office.sees("Nieuwe bezwaren", NUMBER)
    office.open(case)
    office.sees("bezwaar loopt")
    office.follow(f"Bezwaar van {found.guardians.order_by('id')[0].name}", within=office.page.locator(".next-step"))
    office.follow("Om herstel vragen")
    office.press("Om herstel vragen")
    office.sees("herstel gevraagd")
    work_off()

    clock_of_server.pass_days(3)
    parent.open(case)
    parent.sees("herstel gevraagd", "Verzoek om het bezwaarschrift aan te vullen")
    parent.follow("Bezwaar aanvullen")
    proof = tmp_path / "brief.pdf"
    proof.write_bytes(pdf_bytes("Brief van de arts"))
    parent.field("Bestanden").set_input_files(proof)
    parent.fill({"Wat wilt u aanvullen?": "De toets was op een slechte dag."})
    parent.choose("Is dit alles wat ontbrak?", "Ja, dit is alles")
    parent.press("Versturen", status=422)
    parent.sees("Kies dit bestand opnieuw")
    parent.field("Bestanden").set_input_files(proof)
    parent.tick(NO_BSN)
    parent.press("Versturen")
    parent.sees("Uw aanvulling is ontvangen", "De toets was op een slechte dag.", "Aanvulling op het bezwaar")

    office.open(case)
    office.sees("ontvangen")
    office.sees_not("herstel gevraagd")


def test_two_parents_who_live_apart(
    enter: Enter, clock_of_server: Time, no_second_factor: None, made_at_once: None
) -> None:
    where, found = contested()
    mother, father = found.guardians.order_by("id")
    mother.address, mother.address_secret = SECRET, True
    mother.save(update_fields=["address", "address_secret"])
    case = f"/aanvragen/{found.public_id}/"
    clock_of_server.pass_days(10)
    her, him = enter(signing_in(where, found, 0)), enter(signing_in(where, found, 1))
    object_to(her, case, "Zij leert wel uit boeken.")
    object_to(him, case, HIS_REASON)
    work_off()

    him.open(case)
    him.sees("Een ouder", "Uw bezwaar")
    him.sees_not(SECRET, mother.name, "Zij leert wel uit boeken.", mother.email)
    her.open(case)
    her.sees_not(HIS_REASON, father.name, father.address, father.email)

    her.follow("Uw bezwaar bekijken")
    her.follow("Bezwaar intrekken")
    her.sees("Niemand mag u dwingen")
    her.press("Bezwaar intrekken")
    her.sees("ingetrokken")
    work_off()
    him.open(case)
    him.sees(NUMBER, "Uw bezwaar")
    him.sees_not(SECRET, "De procedure is gestopt")
    assert not [letter.kind for letter in Letter.objects.all() if SECRET in str(letter.contents)]
    his = Letter.objects.filter(addressee_kind="guardian", addressee_id=father.pk, kind__startswith="objection")
    assert not [letter.kind for letter in his if "Zij leert wel" in str(letter.contents)]
    told = [mail.subject + mail.body for mail in Mail.objects.filter(kind__startswith="objection")]
    private = (SECRET, HIS_REASON, mother.name, father.name, found.pupil_label)
    assert told
    assert not [word for text in told for word in private if word in text]
