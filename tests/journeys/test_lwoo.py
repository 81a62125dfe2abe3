"""An application for lwoo on which two experts advise against: refused, but not before both parents were heard."""

import pytest

from accounts.enums import SchoolType
from applications.models import Application
from casework.jobs import work_off
from tests.documents.reading import text_of
from tests.factories import applications, assessments
from tests.journeys import deciding
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time, one_time_link
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = "Moeder vertelde dat haar kind rust nodig heeft en dat de klas nu te groot is."


def test_lwoo_is_refused_only_after_both_parents_were_heard(
    enter: Enter, clock_of_server: Time, no_second_factor: None
) -> None:
    people = cast(school_type=SchoolType.VMBO)
    world = people.world()
    case = applications.filled(world, kind="lwoo", first_name="Sem", by=people.coordinator)
    name, address = case.pupil_label, f"/aanvragen/{case.public_id}/"
    mother, father = case.guardians.order_by("id")

    submit_with_two_minds(enter(people.head), case, mother.name, father.name)
    office = enter(people.secretary)
    deciding.find(office, name)
    office.follow("Compleet verklaren")
    office.press("Compleet verklaren")
    office.follow("Soort wijzigen")
    office.press("Soort wijzigen", status=422)
    office.follow("Annuleren")
    office.follow(f"Uitnodigen: {mother.name}")
    office.press("Uitnodigen")
    work_off()
    parent = activate(enter(name=mother.name), mother.email, mother.name)

    clock_of_server.pass_days(7)
    advise_against(enter(people.first_hat), people, case)
    deciding.prepare(office, "afwijzen", "De achterstand is te klein en het IQ te hoog.", name=name)
    deciding.offer(office)
    board = enter(people.decider)
    refuse_too_early(board, name, mother.name, father.name)

    invite(office, address, mother.name, "telefonisch")
    invite(office, address, father.name, "per post")
    parent.open(address)
    parent.sees("15 maart 2027")
    parent.sees_not(father.name)
    clock_of_server.pass_days(8)
    close_both(office, address, mother.name, father.name)

    number = refuse(board, name)
    work_off()
    deciding.publish(office, name)
    work_off()
    read_the_refusal(parent, address, number, name)


def submit_with_two_minds(head: Visitor, case: Application, mother: str, father: str) -> None:
    """The mother is against, the father agrees: the school writes down both."""
    address = f"/aanvragen/{case.public_id}/"
    for parent, answer in ((mother, "niet eens met de aanvraag"), (father, "eens met de aanvraag")):
        head.open(f"{address}invullen/zienswijze/")
        head.follow(f"Invullen: zienswijze van {parent}")
        head.fill({"Uitgenodigd op": "10-2-2027", "Geantwoord op": "1-2-2027"})
        head.choose("Wat vindt deze ouder van de aanvraag?", answer)
        head.press("Opslaan", status=422)
        head.sees_error("Geantwoord op", "Het antwoord ligt voor de uitnodiging")
        head.fill({"Uitgenodigd op": "1-2-2027", "Geantwoord op": "10-2-2027"})
        head.press("Opslaan")
    head.follow("Wijzigen: gesprek met de ouders")
    head.fill({"Wat is er besproken?": "Moeder ziet lwoo niet zitten, vader wel."})
    head.press("Opslaan")
    head.open(f"{address}controleren/")
    head.sees("Niet eens met de aanvraag", "Moeder ziet lwoo niet zitten, vader wel.")
    head.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    head.press("Aanvraag indienen")


def activate(parent: Visitor, email: str, name: str) -> Visitor:
    parent.looks = False  # the journey for pro looks at these pages
    parent.open(one_time_link(email))
    password = "vijf rode appels in een mand"
    parent.fill({"Naam": name, "Kies een wachtwoord": password, "Herhaal het wachtwoord": password})
    parent.press("Account maken")
    parent.fill({"E-mailadres": email, "Wachtwoord": password})
    parent.press("Aanmelden")
    parent.looks = True
    return parent


def advise_against(first: Visitor, people: Cast, case: Application) -> None:
    """Both advise that the pupil needs neither; one of them in the browser."""
    world = people.world()
    one = assessments.offered(world, case, people.first, 1)
    two = assessments.accepted(world, case, people.second, 2)
    assert one.slot != two.slot
    deciding.accept(first, case.pupil_label)
    deciding.advise(first, "geen van beide", "De achterstand is klein.", name=case.pupil_label)
    assessments.submit(world, two, days=7, outcome="neither")
    work_off()


def refuse_too_early(board: Visitor, name: str, *unheard: str) -> None:
    """Everything is shown, and adopting is refused with the open point by name."""
    deciding.find(board, name)
    board.sees("Controlepunten", "Afwijzen", *(f"{parent} krijgt niet wat is gevraagd" for parent in unheard))
    board.follow("Besluit nemen")
    board.fill({"Verzenddatum op de brieven": "8-3-2027"})
    board.press("Besluit nemen", status=422)
    board.sees(*(f"{parent} krijgt niet wat is gevraagd en moet gehoord kunnen worden" for parent in unheard))
    assert board.field("Verzenddatum op de brieven").input_value() == "8-3-2027"


def invite(office: Visitor, address: str, parent: str, way: str) -> None:
    office.open(address)
    office.follow("Horen vóór het besluit")
    office.follow("Uitnodigen om te reageren")
    office.choose("Wie?", "ouder met gezag")
    office.choose("Hoe wordt uitgenodigd?", way)
    office.fill({"Laatste dag om te reageren": "15-3-2027"})
    office.press("Uitnodigen", status=422)
    office.sees_error("Welke ouder?", "Kies de ouder om wie het gaat")
    office.fill({"Welke ouder?": parent})
    office.press("Uitnodigen")
    office.sees(parent)


def close_both(office: Visitor, address: str, mother: str, father: str) -> None:
    """A talk with a report, and silence after the last day."""
    office.open(address)
    office.follow("Horen vóór het besluit")
    office.follow(f"Reactie van {mother} vastleggen")
    office.choose("Hoe is gereageerd?", "gesprek, met verslag")
    office.press("Vastleggen", status=422)
    office.sees_error("Verslag of reactie", "Schrijf het verslag")
    office.fill({"Op welke dag?": "12 maart 2027", "Verslag of reactie": REPORT})
    office.choose("Staat er een nieuw feit in?", "Nee")
    office.press("Vastleggen")
    office.open(address)
    office.follow("Horen vóór het besluit")
    office.follow(f"Reactie van {father} vastleggen")
    office.choose("Hoe is gereageerd?", "geen antwoord binnen de termijn")
    office.press("Vastleggen")


def refuse(board: Visitor, name: str) -> str:
    deciding.find(board, name)
    board.follow("Besluit nemen")
    board.fill({"Verzenddatum op de brieven": "16-3-2027"})
    board.press("Besluit nemen")
    board.sees("Het besluit is genomen", "VO2999-2027-00001")
    return "VO2999-2027-00001"


def read_the_refusal(parent: Visitor, address: str, number: str, name: str) -> None:
    """Six weeks after 16 March is the King's birthday: the last day to object is the day after."""
    parent.open(address)
    parent.sees("afgewezen", number, "28 april 2027", "bezwaar")
    letter = text_of(parent.download_bytes("De brief met het besluit (PDF)"))
    for part in (number, name, "afgewezen", "16 maart 2027", "28 april 2027", "De achterstand is te klein", REPORT):
        assert part in letter, f"{part} not in: {letter}"
    assert parent.page.get_by_role("link", name="De verklaring").count() == 0
