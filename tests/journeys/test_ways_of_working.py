"""Other ways to work than a mouse, a wide screen and one tab: each leads to the same result, once."""

import re

import pytest

from applications.enums import Status
from applications.models import Application, Motivation
from tests.factories import applications
from tests.journeys import applying
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import Enter, Time
from tests.support.browser import PHONE, Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor", "clock_of_server")]
WHY = "Waarom vraagt het schoolbestuur dit aan?"


@pytest.fixture
def people(clock_of_server: Time) -> Cast:
    return cast()


def draft(people: Cast) -> tuple[Application, str]:
    case = applications.filled(people.world(), by=people.coordinator)
    return case, f"/aanvragen/{case.public_id}/"


def test_what_was_typed_and_not_sent_is_there_when_one_comes_back(enter: Enter, people: Cast) -> None:
    _, address = draft(people)
    school = enter(people.coordinator)
    school.open(f"{address}invullen/motivering/")
    school.field(WHY).fill("Half een zin die nog niet")
    with school.page.expect_response(lambda answer: answer.request.method == "POST") as saved:
        school.field(WHY).blur()
    assert saved.value.status == 204
    school.page.get_by_text(re.compile("Opgeslagen om")).wait_for()
    school.open("/")
    school.open(f"{address}invullen/motivering/")
    assert school.field(WHY).input_value() == "Half een zin die nog niet"
    school.sees("Concept opgeslagen op 1 maart 2027")


def test_pressing_twice_submits_once(enter: Enter, people: Cast) -> None:
    case, address = draft(people)
    head = enter(people.head)
    head.open(f"{address}controleren/")
    head.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    head.page.get_by_role("button", name="Aanvraag indienen").dblclick()
    head.page.wait_for_url(re.compile("/ingediend/"))
    head.check()
    assert head.heading() == "Aanvraag ingediend"
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED
    assert Application.objects.exclude(number="").count() == 1


def test_a_form_sent_again_from_the_history_shows_the_first_result(enter: Enter, people: Cast) -> None:
    _, address = draft(people)
    head = enter(people.head)
    head.open(f"{address}controleren/")
    head.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    sent = head.page.evaluate("() => Object.fromEntries(new FormData(document.querySelector('main form')))")
    head.press("Aanvraag indienen")
    with head.expecting(409):
        answer = head.context.request.post(f"{address}controleren/", form=sent)
    assert (answer.status, "Dit was al gedaan" in answer.text()) == (200, True)


def test_two_tabs_on_one_section_lose_nothing(enter: Enter, people: Cast) -> None:
    _, address = draft(people)
    first, second = enter(people.coordinator), enter(people.head)
    for tab in (first, second):
        tab.open(f"{address}invullen/motivering/")
    first.fill({WHY: "De tekst van de een."})
    first.press("Opslaan")
    second.fill({WHY: "De tekst van de ander."})
    second.press("Opslaan", status=409)
    second.sees("De tekst van de een.", "De tekst van de ander.")
    assert Motivation.objects.get().text == "De tekst van de een."
    second.follow("Onderdeel opnieuw openen")
    assert second.field(WHY).input_value() == "De tekst van de een."
    second.fill({WHY: "De tekst van allebei."})
    second.press("Opslaan")
    assert Motivation.objects.get().text == "De tekst van allebei."


def test_a_section_is_filled_in_with_the_keyboard_alone(enter: Enter, people: Cast) -> None:
    _, address = draft(people)
    school = enter(people.coordinator)
    school.open(f"{address}invullen/schoolloopbaan/")
    keys = school.page.keyboard
    keys.press("Tab")
    assert focused(school) == "Naar de inhoud"
    keys.press("Enter")
    tab_to(school, "school_name")
    keys.press("Control+A")
    keys.type("School van het toetsenbord")
    tab_to(school, "school_kind")
    keys.press("ArrowDown")
    tab_to(school, "under_year_in_nl")
    keys.press("Space")
    tab_to(school, "Opslaan")
    school.send_with_enter()
    school.sees("Opgeslagen om")
    school.open(f"{address}invullen/schoolloopbaan/")
    assert school.field("Naam van de school").input_value() == "School van het toetsenbord"


def focused(visitor: Visitor) -> str:
    """The name or the text of what has the focus, which must be visible on the screen."""
    return str(
        visitor.page.evaluate(
            """() => {
          const one = document.activeElement, box = one.getBoundingClientRect();
          const inside = box.bottom > 0 && box.top < innerHeight;
          return inside ? one.name || one.textContent.trim() : "outside the screen: " + one.outerHTML.slice(0, 200);
        }"""
        )
    )


def tab_to(visitor: Visitor, wanted: str) -> None:
    """Press Tab until this has the focus; every stop must be visible and marked."""
    passed = []
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        passed.append(focused(visitor))
        outline = visitor.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"no focus to be seen at {passed[-1]}"
        if passed[-1] == wanted:
            return
    raise AssertionError(f"{wanted} is not reached; passed {passed}")


def test_an_application_is_made_and_submitted_without_scripts(enter: Enter, people: Cast, tmp_path) -> None:  # type: ignore[no-untyped-def]
    school = enter(people.head, scripts=False)
    case = applying.start(school, "praktijkonderwijs (pro)")
    applying.route(school, case)
    applying.pupil(school, case)
    applying.guardians(school, case)
    applying.career(school, case)
    applying.learning(school, case, {"inzichtelijk rekenen": ("60", "27"), "begrijpend lezen": ("60", "28")})
    applying.intelligence(school, case, "71")
    applying.motivation(school, case, "Noor leert vooral door te doen.")
    applying.paper(school, case, tmp_path, "onderwijskundig rapport (OKR)", "OKR groep 8")
    applying.paper(school, case, tmp_path, "verslag intelligentieonderzoek", "Verslag intelligentieonderzoek")
    applying.paper(school, case, tmp_path, "ondertekende zienswijze of instemming", "Zienswijzen")
    for name in (applying.MOTHER, applying.FATHER):
        applying.statement(school, case, name, "eens met de aanvraag", "Dit past.", "Zienswijzen")
    school.open(f"{case}controleren/")
    school.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    school.press("Aanvraag indienen")
    assert school.heading() == "Aanvraag ingediend"


def test_a_phone_shows_the_road_of_an_application(enter: Enter, people: Cast) -> None:
    _, address = draft(people)
    head = enter(people.head, size=PHONE)
    head.page.get_by_text("Menu", exact=True).click()
    head.follow("Aanvragen", within=head.page.get_by_role("navigation", name="Menu"))
    head.open(address)
    for part in ("invullen/", "invullen/leerling/", "invullen/ouders/", "invullen/leerresultaten/", "controleren/"):
        head.open(f"{address}{part}")
    head.page.get_by_role("checkbox", name="Ik verklaar namens het schoolbestuur").check()
    head.press("Aanvraag indienen")
    head.open("/aanvragen/")
