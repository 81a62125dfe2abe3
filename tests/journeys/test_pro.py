"""The main road: a school applies for pro, completes, two experts advise, the board grants, everybody reads it."""

from pathlib import Path

import pytest

from casework.jobs import work_off
from tests.documents.reading import pages_of, text_of
from tests.journeys import applying, deciding
from tests.journeys.applying import MOTHER, MOTHER_AT, PUPIL
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time, one_time_link
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def test_pro_is_applied_for_completed_advised_granted_and_read(
    enter: Enter, clock_of_server: Time, no_second_factor: None, tmp_path: Path
) -> None:
    people = cast()
    school, office = enter(people.coordinator), enter(people.secretary)
    case = fill_in(school, tmp_path)
    hand_over_and_submit(school, enter(people.head), case)
    work_off()

    ask_for_a_supplement(office)
    clock_of_server.pass_days(2)
    give_the_supplement(school, case, tmp_path)
    take_in_and_invite(office)
    parent = activate(enter(name=MOTHER))
    parent.sees("De aanvraag is compleet.")

    both_advise(enter, office, people, clock_of_server)
    deciding.prepare(office, "toekennen", "Alle gegevens wijzen dezelfde kant op.")
    deciding.offer(office)
    clock_of_server.pass_days(2)
    board = enter(people.decider)
    deciding.adopt(board)
    number = adopted_number(board)
    parent.open(case)
    parent.sees_not("toegekend", number)
    work_off()
    deciding.publish(office)
    work_off()

    for reader in (school, parent):
        read_papers(reader, case, number)


def fill_in(school: Visitor, folder: Path) -> str:
    case = applying.start(school, "praktijkonderwijs (pro)")
    applying.route(school, case)
    applying.pupil(school, case)
    applying.guardians(school, case)
    applying.career(school, case)
    applying.learning(
        school,
        case,
        {"inzichtelijk rekenen": ("60", "27"), "begrijpend lezen": ("60", "28"), "technisch lezen": ("60", "0")},
    )
    applying.intelligence(school, case, "68-74")
    applying.social_emotional(school, case)
    applying.motivation(school, case, "Noor leert vooral door te doen.")
    applying.pupil_voice(school, case)
    applying.paper(school, case, folder, "onderwijskundig rapport (OKR)", "OKR groep 8")
    applying.paper(school, case, folder, "verslag intelligentieonderzoek", "Verslag intelligentieonderzoek")
    applying.paper(school, case, folder, "ondertekende zienswijze of instemming", "Zienswijzen")
    for name in (MOTHER, applying.FATHER):
        applying.statement(school, case, name, "eens met de aanvraag", "Dit past bij Noor.", "Zienswijzen")
    return case


def hand_over_and_submit(school: Visitor, head: Visitor, case: str) -> None:
    school.open(f"{case}invullen/")
    school.follow("Antwoorden controleren")
    school.sees("Noor", "Ik wil later met dieren werken.", "68", "74")
    school.follow("Aanbieden ter ondertekening")
    school.press("Aanbieden")
    deciding.find(head)
    head.follow("Controleren en indienen")
    head.press("Aanvraag indienen", status=422)
    head.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    head.press("Aanvraag indienen")
    assert head.heading() == "Aanvraag ingediend"
    head.follow("Naar de aanvraag")


def ask_for_a_supplement(office: Visitor) -> None:
    deciding.find(office)
    office.follow("Aanvulling vragen")
    office.fill({"Wat ontbreekt er nog meer?": "", "Laatste dag om aan te vullen": "1-3-2027"})
    office.press("Aanvulling vragen", status=422)
    office.sees_error("Laatste dag om aan te vullen", "moet na vandaag")
    office.fill(
        {
            "Wat ontbreekt er nog meer?": "Het behandelplan van de school",
            "Laatste dag om aan te vullen": "15 maart 2027",
        }
    )
    office.press("Aanvulling vragen")
    work_off()
    office.sees("15 maart 2027", "Het behandelplan van de school")


def give_the_supplement(school: Visitor, case: str, folder: Path) -> None:
    deciding.find(school)
    school.sees("Het behandelplan van de school", "15 maart 2027")
    applying.paper(school, case, folder, "ander document", "Behandelplan")
    school.open(case)
    school.follow("Aanvulling insturen")
    school.press("Aanvulling insturen")
    school.sees("De aanvulling is ingestuurd")
    work_off()


def take_in_and_invite(office: Visitor) -> None:
    deciding.find(office)
    office.follow("Compleet verklaren")
    office.press("Compleet verklaren")
    office.follow(f"Uitnodigen: {MOTHER}")
    office.press("Uitnodigen")
    work_off()


def activate(parent: Visitor) -> Visitor:
    """The parent makes an account behind the one-time link of the mail, signs in and opens the case."""
    parent.open(one_time_link(MOTHER_AT))
    password = "vijf rode appels in een mand"
    parent.fill({"Naam": MOTHER, "Kies een wachtwoord": password, "Herhaal het wachtwoord": password})
    parent.press("Account maken")
    parent.fill({"E-mailadres": MOTHER_AT, "Wachtwoord": password})
    parent.press("Aanmelden")
    parent.follow(PUPIL)
    return parent


def both_advise(enter: Enter, office: Visitor, people: Cast, clock: Time) -> None:
    """One is refused by name and reason; the two others advise, and neither sees the other's advice."""
    deciding.find(office)
    assert office.heading() == "Eerste deskundige kiezen"
    office.sees("Kan niet adviseren", "Thijs Gebonden", "Is in dienst bij Stichting Proefscholen")
    deciding.choose_expert(office, people.first)
    office.follow("Tweede deskundige kiezen")
    deciding.choose_expert(office, people.second)
    work_off()
    clock.pass_days(7)
    first, second = enter(people.first_hat), enter(people.second_hat)
    deciding.accept(first)
    deciding.accept(second)
    deciding.advise(first, "praktijkonderwijs (pro)", "Eerste woorden over de achterstand.")
    deciding.advise(second, "praktijkonderwijs (pro)", "Tweede woorden over de achterstand.")
    second.open("/")
    second.sees_not("Eerste woorden")
    work_off()


def adopted_number(board: Visitor) -> str:
    board.fill({"Verzenddatum op de brieven": "12-3-2027", "Ingangsdatum": "1 augustus 2027"})
    board.press("Besluit nemen")
    board.sees("Het besluit is genomen", "VO2999-2027-00001")
    return "VO2999-2027-00001"


def read_papers(reader: Visitor, case: str, number: str) -> None:
    """Page and both PDFs say the same; the certificate tells no score."""
    reader.open(case)
    reader.sees("toegekend", number, "23 april 2027")
    letter = reader.download_bytes("De brief met het besluit (PDF)")
    assert_says(letter, number, PUPIL, "Praktijkschool De Proef", "12 maart 2027", "1 augustus 2027", "23 april 2027")
    assert_says(letter, "bezwaar", "Bram Bestuurder", "Eva Orthopedagoog", "Karim Psycholoog")
    certificate = reader.download_bytes("De verklaring (PDF)")
    assert pages_of(certificate) == 1
    assert_says(certificate, number, PUPIL, "1 augustus 2027", "12 maart 2027")
    said = text_of(certificate)
    for score in ("68", "74", "27/60", "DLE", "IQ"):
        assert score not in said.replace(number, ""), score


def assert_says(content: bytes, *parts: str) -> None:
    said = text_of(content)
    missing = [part for part in parts if part not in said]
    assert not missing, f"{missing} not in: {said}"
