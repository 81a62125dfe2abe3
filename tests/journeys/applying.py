"""The school's part: starting an application, filling in its sections in the browser, adding papers."""

from pathlib import Path

from tests.factories.correspondence import pdf_bytes
from tests.support.browser import Visitor

PUPIL = "Noor Proefleerling"
MOTHER, FATHER = "R. Proefmoeder", "T. Proefvader"
MOTHER_AT, FATHER_AT = "moeder@toewijzer.example", "vader@toewijzer.example"


def start(visitor: Visitor, kind: str) -> str:
    """Start an application from the home page and return its address."""
    visitor.open("/")
    visitor.follow("Aanvragen")
    visitor.follow("Nieuwe aanvraag")
    visitor.press("Verder", status=422)
    visitor.choose("Is er voor deze leerling al een geldig besluit over wat wordt aangevraagd?", "Nee")
    visitor.choose("Wat wordt er aangevraagd?", kind)
    visitor.press("Verder")
    assert visitor.heading() == "Aanvraag invullen"
    return visitor.path().removesuffix("invullen/")


def route(visitor: Visitor, case: str) -> None:
    """The statutory route."""
    visitor.open(f"{case}invullen/")
    visitor.follow("Soort en route")
    visitor.choose("Is er voor deze leerling al een geldig besluit over wat wordt aangevraagd?", "Nee")
    visitor.choose("Route", "rechtstreeks van basisschool, sbo, so of vso")
    visitor.press("Opslaan")


def pupil(visitor: Visitor, case: str) -> None:
    """Who the pupil is: first half of it, left and restored; then all."""
    visitor.open(f"{case}invullen/")
    visitor.follow("Leerling")
    visitor.fill({"Voornaam": "Noor", "Geboortedatum": "3 november 2014"})
    visitor.press("Opslaan")
    visitor.follow("Leerling")
    assert visitor.field("Voornaam").input_value() == "Noor"
    visitor.fill(
        {
            "Achternaam": "Proefleerling",
            "Straat en huisnummer": "Dorpsstraat 1",
            "Postcode": "0000 AA",
            "Woonplaats": "Proefstad",
        }
    )
    visitor.press("Opslaan")


def guardians(visitor: Visitor, case: str) -> None:
    """Two parents with authority at two addresses."""
    visitor.open(f"{case}invullen/ouders/")
    for name, relation, address, email in (
        (MOTHER, "moeder", "Dorpsstraat 1", MOTHER_AT),
        (FATHER, "vader", "Laan 22", FATHER_AT),
    ):
        visitor.follow("Ouder of voogd toevoegen")
        visitor.fill({"Naam": name, "Relatie tot de leerling": relation, "E-mailadres": email})
        visitor.fill({"Straat en huisnummer": address, "Postcode": "0000 AA", "Woonplaats": "Proefstad"})
        visitor.choose("Heeft deze persoon gezag?", "heeft gezag")
        visitor.press("Opslaan")
    visitor.sees(MOTHER, FATHER)


def career(visitor: Visitor, case: str) -> None:
    """Where the pupil comes from."""
    visitor.open(f"{case}invullen/schoolloopbaan/")
    visitor.fill(
        {
            "Naam van de school": "Basisschool De Proef",
            "Groep of leerjaar": "groep 8",
            "Hoe vaak bleef de leerling zitten vanaf groep 3?": "1",
        }
    )
    visitor.choose("Soort school", "basisschool")
    visitor.choose("Is de leerling korter dan een jaar in Nederland?", "Nee")
    visitor.press("Opslaan")


def learning(visitor: Visitor, case: str, results: dict[str, tuple[str, str]]) -> None:
    """Results by domain: DL and DLE."""
    visitor.open(f"{case}invullen/leerresultaten/")
    for domain, (dl, dle) in results.items():
        visitor.follow("Resultaat toevoegen")
        visitor.choose("Domein", domain)
        visitor.fill({"Toets en versie": "Proeftoets 3.0 M8", "Afgenomen op": "15-01-2027"})
        visitor.fill({"Didactische leeftijd (DL)": dl, "Didactische leeftijdsequivalent (DLE)": dle})
        visitor.press("Opslaan")


def intelligence(visitor: Visitor, case: str, score: str) -> None:
    """One intelligence result, as a point or an interval."""
    visitor.open(f"{case}invullen/intelligentie/")
    visitor.follow("IQ-resultaat toevoegen")
    visitor.fill({"IQ": score, "Test en versie": "Proeftest V", "Afgenomen op": "2/11/26"})
    visitor.fill({"Onder verantwoordelijkheid van": "drs. E. Proefpsycholoog"})
    visitor.choose("Beroep", "psycholoog")
    visitor.press("Opslaan")


def social_emotional(visitor: Visitor, case: str) -> None:
    """No social-emotional problems."""
    visitor.open(f"{case}invullen/sociaal-emotioneel/")
    visitor.choose("Is er sociaal-emotionele problematiek die het leren belemmert?", "Nee")
    visitor.press("Opslaan")


def motivation(visitor: Visitor, case: str, text: str) -> None:
    """The board's own argument."""
    visitor.open(f"{case}invullen/motivering/")
    visitor.fill({"Waarom vraagt het schoolbestuur dit aan?": text})
    visitor.press("Opslaan")


def pupil_voice(visitor: Visitor, case: str) -> None:
    """What the pupil says."""
    visitor.open(f"{case}invullen/stem-van-de-leerling/")
    visitor.fill({"Wat vindt de leerling zelf?": "Ik wil later met dieren werken.", "Opgeschreven op": "20-2-2027"})
    visitor.press("Opslaan")


def paper(visitor: Visitor, case: str, folder: Path, kind: str, title: str) -> None:
    """Add a real PDF file from disk."""
    file = folder / f"{title.lower().replace(' ', '-')}.pdf"
    file.write_bytes(pdf_bytes(f"{title} van een verzonnen leerling"))
    visitor.open(f"{case}documenten/toevoegen/")
    visitor.attach("Bestand", file)
    visitor.fill({"Wat voor document is het?": kind, "Omschrijving": title})
    visitor.tick("Ik heb gekeken: er staat geen burgerservicenummer of onderwijsnummer in")
    visitor.press("Document toevoegen")
    visitor.sees(title)


def statement(visitor: Visitor, case: str, name: str, answer: str, words: str, scan: str = "") -> None:
    """What a parent with authority thinks."""
    visitor.open(f"{case}invullen/zienswijze/")
    visitor.follow(f"Invullen: zienswijze van {name}")
    visitor.fill({"Uitgenodigd op": "1-2-2027", "Geantwoord op": "10-2-2027"})
    visitor.choose("Hoe uitgenodigd", "per e-mail")
    visitor.choose("Wat vindt deze ouder van de aanvraag?", answer)
    visitor.fill({"In de eigen woorden van de ouder": words})
    if scan:
        visitor.fill({"Ondertekende scan": scan})
    visitor.press("Opslaan")


def consultation(visitor: Visitor, case: str, words: str) -> None:
    """The talk with the parents that lwoo asks for."""
    visitor.open(f"{case}invullen/zienswijze/")
    visitor.follow("Invullen: gesprek met de ouders")
    visitor.fill({"Wanneer is het met de ouders besproken?": "10 februari 2027", "Wat is er besproken?": words})
    visitor.press("Opslaan")
