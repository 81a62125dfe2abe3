"""The committee's part of a journey: it gets an objection, hears the parties and advises."""

from accounts.models import Membership
from tests.support.browser import Visitor

DEFENCE = "Wij hebben de ziekte van de leerling meegewogen."
INDEPENDENT = "Ja. Ik had geen rol in deze zaak, ken de betrokkenen niet persoonlijk en hoor niet bij de school."


def forward(office: Visitor, case: str, chair: Membership, members: list[Membership]) -> None:
    """Send the objection to the committee; what is missing is named first and nothing is lost."""
    office.open(case)
    office.follow("Naar de commissie sturen", within=office.page.locator(".next-step"))
    office.fill({"Wat het samenwerkingsverband op het bezwaar zegt": DEFENCE})
    office.press("Naar de commissie sturen", status=422)
    office.sees("Kies één voorzitter", "Kies ten minste twee leden")
    office.choose("Voorzitter", chair.user.name)
    for member in members:
        office.group("Leden").get_by_role("checkbox", name=member.user.name).check()
    office.press("Naar de commissie sturen")
    office.sees("De commissie heeft het bezwaar", chair.user.name, "nog niet verklaard")


def declare(member: Visitor, case: str) -> None:
    """Find the case on the start page, read it, and declare."""
    member.open("/")
    member.sees("Uw zaken")
    member.open(case)
    member.sees(DEFENCE)
    member.follow("Onafhankelijkheid verklaren", within=member.page.locator(".next-step"))
    member.choose("Kunt u in deze zaak onafhankelijk adviseren?", INDEPENDENT)
    member.press("Verklaren")
    member.sees("onafhankelijk verklaard")


def plan_hearing(office: Visitor, case: str, day: str, open_from: str) -> None:
    """Plan the hearing; too late a day of inspection is refused with the way out."""
    office.open(case)
    office.follow("Hoorzitting plannen", within=office.page.locator(".next-step"))
    office.fill({"Datum": day, "Tijd": "14.00", "Plaats": "Proefstad, Plein 1", "Ter inzage vanaf": open_from})
    office.press("Plannen en uitnodigen")
    office.sees("om 14.00 uur", "Proefstad, Plein 1")


def hold_hearing(chair: Visitor, case: str) -> None:
    """Record that it was held, and fix the report."""
    chair.open(case)
    chair.follow("Vastleggen dat de hoorzitting is gehouden")
    chair.fill({"Wie waren er?": "De moeder."})
    chair.press("Vastleggen")
    chair.follow("Verslag van de hoorzitting vaststellen")
    chair.fill({"Verslag van de hoorzitting": "De moeder vertelde over de toets."})
    chair.press("Verslag vaststellen")
    chair.sees("verslag vastgesteld op")


def write(member: Visitor, case: str, objector: str, verdict: str, effect: str) -> None:
    """Write the whole advice."""
    member.open(case)
    member.follow("Advies schrijven", within=member.page.locator(".next-step"))
    assert "De moeder vertelde" in member.field("Het horen: verslag, of waarom niet is gehoord").input_value()
    member.choose(f"Het bezwaar van {objector}", verdict)
    member.choose("Wat moet er met het besluit gebeuren?", effect)
    member.fill({"Overwegingen": "De toets telde niet.", "Advies": "Verklaar het bezwaar gegrond en beslis opnieuw."})
    member.press("Concept opslaan")
    member.sees("Het concept is opgeslagen")


def finish(chair: Visitor, case: str) -> None:
    """Check the advice and fix it."""
    chair.open(case)
    chair.follow("Advies vaststellen")
    chair.sees("Het advies staat dan vast", "De toets telde niet.")
    chair.press("Advies vaststellen")
    chair.sees("Het advies is vastgesteld")
