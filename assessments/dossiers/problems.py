"""Why a dossier is refused, or what is wrong in one that is taken: a code and a Dutch sentence. Pure."""

from assessments.dossiers.description import PROFILES
from assessments.dossiers.found import Problem
from casework.text import dutch_list
from casework.wording import dutch_size

MEGA = 1024 * 1024
AGAIN = "Maak het dossier opnieuw in het administratiesysteem en kies het daarna opnieuw."
NOTHING_KEPT = "Er is niets bewaard."
NO_GROUND = "Het samenwerkingsverband mag dat nummer niet hebben."


class DossierRefused(ValueError):
    """A dossier of which nothing is taken, with the reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


SENTENCES = {
    "empty": "Dit bestand is leeg. Kies het XML-bestand dat het administratiesysteem voor het samenwerkingsverband"
    " maakte.",
    "zip": "Dit is een ZIP-bestand. Pak het eerst uit en kies dan het XML-bestand dat erin zit.",
    "no_xml": "Dit is geen OSO-dossier: een OSO-dossier is een XML-bestand. Kies het bestand dat op .xml eindigt en dat"
    " het administratiesysteem voor het samenwerkingsverband maakte.",
    "doctype": "In dit bestand staan opdrachten aan de lezer (een DOCTYPE of ENTITY). Die horen niet in een OSO-dossier"
    f" en kunnen kwaad. {AGAIN}",
    "encoding": f"Dit bestand gebruikt een tekenset die wij niet lezen. {AGAIN}",
    "broken": "Dit bestand is beschadigd of niet compleet: het XML-bestand kan niet worden gelezen. Misschien is het"
    f" downloaden afgebroken. {AGAIN}",
    "too_complex": f"Dit bestand is te ingewikkeld om te lezen; een gewoon dossier is dat niet. {AGAIN}",
    "no_dossier": "Dit XML-bestand is geen OSO-dossier. Kies het bestand dat het administratiesysteem voor het"
    " samenwerkingsverband maakte.",
    "no_swv": "Dit is een OSO-dossier, maar niet een voor een samenwerkingsverband (swv-dossier). Kies in het"
    " administratiesysteem voor een dossier aan het samenwerkingsverband.",
    "no_part": "In dit dossier ontbreekt het deel uit het administratiesysteem (LAS). Maak het dossier met alle delen"
    " en kies het daarna opnieuw.",
    "no_pupil": "In dit dossier staat geen leerling met een achternaam. " + AGAIN,
    "two_pupils": "In dit bestand staan meer dossiers of leerlingen. Kies een bestand met één leerling.",
}


def problem(code: str) -> Problem:
    """The reason to refuse a file, by its code; KeyError for an unknown one."""
    return Problem(code, f"{SENTENCES[code]} {NOTHING_KEPT}")


def too_large(size: int, most: int) -> Problem:
    """A file of more bytes than fit, with both sizes."""
    return Problem(
        "too_large",
        f"Dit bestand is {dutch_size(size)}. Een dossier mag hoogstens {most // MEGA} MB zijn. Laat grote bijlagen uit"
        f" het dossier en voeg die later aan de aanvraag toe. {NOTHING_KEPT}",
    )


def unknown_version(year: str, known: tuple[str, ...]) -> Problem:
    """A version of the agreement that nobody has compared with our description."""
    return Problem(
        "version",
        f"Dit dossier volgt versie {year} van OSO. Wij kunnen versie {dutch_list(sorted(known))} lezen. Vraag de"
        " functioneel beheerder of uw versie erbij kan, of vul de aanvraag zelf in. " + NOTHING_KEPT,
    )


def wrong_profile(profile: str) -> Problem:
    """A dossier that was made for something else."""
    wanted = dutch_list([f"{key} ({words})" for key, words in PROFILES.items()]).replace(" en ", " of ")
    found = f"‘{profile[:20]}’" if profile else "leeg"
    return Problem(
        "profile",
        f"Het soort overstap in dit dossier is {found}; dat moet {wanted} zijn. Kies in het administratiesysteem voor"
        f" een dossier aan het samenwerkingsverband. {NOTHING_KEPT}",
    )


def damaged_attachment(place: str) -> Problem:
    """An attachment whose content ends too early or is no base64."""
    return Problem("base64", f"Een bijlage is afgebroken of beschadigd: {place}. {AGAIN} {NOTHING_KEPT}")


def too_many_attachments(most: int) -> Problem:
    """More attachments than are looked into."""
    return Problem(
        "too_many_attachments",
        f"In dit dossier zitten meer dan {most} bijlagen. Laat bijlagen uit het dossier en voeg wat nodig is later"
        f" aan de aanvraag toe. {NOTHING_KEPT}",
    )


def number_found(places: tuple[str, ...]) -> Problem:
    """A number of a person, with where it stands; never the number."""
    shown = "; ".join(places[:5])
    return Problem(
        "bsn",
        f"In dit dossier lijkt een burgerservicenummer (BSN) of onderwijsnummer te staan, bij: {shown}. {NO_GROUND}"
        " Haal het weg in het administratiesysteem, ook als het een ander nummer is, maak het dossier opnieuw en kies"
        f" het daarna. {NOTHING_KEPT}",
    )


def remark(code: str, sentence: str) -> Problem:
    """Something that is named while the dossier is taken."""
    return Problem(code, sentence)
