"""The office's, the experts' and the board's part of a journey."""

from assessments.models import Expert
from assessments.rules import DECLARATION
from tests.journeys.applying import PUPIL
from tests.support.browser import Visitor

INDEPENDENT = "Ik ben niet in dienst van of verbonden aan de school"


def find(visitor: Visitor, name: str = PUPIL) -> None:
    """Go to the case, or the task in it, from the worklists of the home page."""
    visitor.open("/")
    visitor.follow(name)


def choose_expert(visitor: Visitor, expert: Expert) -> None:
    """Ask an expert from the list of who can and who cannot."""
    visitor.follow(f"Kiezen: {expert.user.name}")
    visitor.press("Om advies vragen")


def accept(visitor: Visitor, name: str = PUPIL) -> None:
    """Take the assignment."""
    find(visitor, name)
    visitor.follow("Opdracht aannemen")
    visitor.press("Opdracht aannemen", status=422)
    visitor.page.get_by_role("checkbox", name=INDEPENDENT).check()
    visitor.press("Opdracht aannemen")


def advise(visitor: Visitor, outcome: str, words: str, name: str = PUPIL) -> None:
    """Write an advice and submit it; what is missing is named first."""
    find(visitor, name)
    visitor.follow("Advies schrijven")
    visitor.fill({"Leerachterstand": words})
    visitor.press("Opslaan en controleren")
    visitor.sees("Dit moet nog")
    visitor.follow("Verder schrijven")
    assert visitor.field("Leerachterstand").input_value() == words
    for box in visitor.group("Ik heb deze stukken gezien").get_by_role("checkbox").all():
        box.check()
    visitor.fill(
        {
            "Intelligentie": "Het IQ is goed onderzocht.",
            "Sociaal-emotioneel functioneren": "Daarover zijn geen bijzonderheden.",
            "Noodzaak van deze vorm van onderwijs": "Leren door te doen past hier.",
            "Zienswijze van de ouders": "Meegewogen zoals die in het dossier staat.",
            "Conclusie": f"Mijn conclusie is: {outcome}.",
        }
    )
    visitor.choose("Uitkomst", outcome)
    professions = visitor.page.get_by_role("group", name="Ik adviseer als").get_by_role("radio")
    if professions.count():
        professions.first.check()
    visitor.press("Opslaan en controleren")
    visitor.press("Advies indienen", status=422)
    visitor.tick(DECLARATION)
    visitor.press("Advies indienen")
    visitor.sees("ingediend")


def prepare(visitor: Visitor, outcome: str, weighing: str, name: str = PUPIL) -> None:
    """Make a draft decision and write the weighing."""
    find(visitor, name)
    assert visitor.heading() == "Besluit voorbereiden"
    visitor.press("Concept maken", status=422)
    visitor.choose("Welke uitkomst stelt het secretariaat voor?", outcome)
    visitor.press("Concept maken")
    visitor.fill({"Onze afweging": weighing})
    visitor.press("Concept opslaan")
    visitor.follow("Voorbeeld van de brief")
    visitor.page.go_back()


def offer(visitor: Visitor) -> None:
    """Offer the draft to the board."""
    visitor.follow("Aanbieden ter besluitvorming")
    visitor.press("Aanbieden")


def adopt(visitor: Visitor) -> None:
    """Take the decision: everything is read, then confirmed."""
    find(visitor)
    visitor.follow("Besluit nemen")
    visitor.fill({"Verzenddatum op de brieven": "gisteren"})
    visitor.press("Besluit nemen", status=422)
    visitor.sees_error("Verzenddatum op de brieven", "Vul een datum in als 3-9-2026")


def publish(visitor: Visitor, name: str = PUPIL) -> None:
    """Send the decision."""
    find(visitor, name)
    visitor.sees("Dit kan niet ongedaan worden gemaakt")
    visitor.press("Besluit versturen")
    visitor.sees("verstuurd")
