"""Why a file is refused: a code for programs and a Dutch sentence that says how to go on. Pure."""

from dataclasses import dataclass

from casework.wording import dutch_size

MEGA = 1024 * 1024
MOST_PAGES = 400
MOST_MEGAPIXELS = 60


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One reason to refuse a file."""

    code: str
    sentence: str


class FileRefused(ValueError):
    """A file that is not stored, with the reason."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


AGAIN = "Sla het document opnieuw op als PDF en kies het daarna opnieuw."
SENTENCES = {
    "empty": "Dit bestand is leeg. Kies een ander bestand.",
    "kind": "Dit soort bestand kunnen wij niet aannemen. Kies een PDF, JPEG of PNG.",
    "word": "Dit is een tekstverwerkingsbestand. Zo kan niemand het ongemerkt veranderen: sla het op als PDF en kies "
    "het daarna opnieuw.",
    "not_what_it_says": "De inhoud van dit bestand past niet bij de naam. De naam zegt bijvoorbeeld PDF, maar het "
    "bestand is iets anders. Sla het opnieuw op als PDF, JPEG of PNG.",
    "mixed": "In dit bestand zit behalve het document nog iets anders. " + AGAIN,
    "damaged": "Dit bestand is beschadigd of niet compleet; het kan niet worden gelezen. " + AGAIN,
    "encrypted": "Dit bestand is met een wachtwoord of versleuteling beveiligd. Haal de beveiliging weg en kies het "
    "daarna opnieuw.",
    "javascript": "Deze PDF bevat programmacode (JavaScript). " + AGAIN,
    "launch": "Deze PDF wil een ander programma starten. " + AGAIN,
    "embedded": "In deze PDF zitten andere bestanden ingesloten. Upload die bestanden apart, en sla deze PDF zonder "
    "bijlagen op.",
    "open_action": "Deze PDF voert bij het openen een opdracht uit. " + AGAIN,
    "form_program": "Deze PDF is een invulformulier met programmacode (XFA). Druk het formulier af naar een gewone PDF "
    "en kies die.",
    "no_pages": "Deze PDF heeft geen bladzijden. " + AGAIN,
    "too_many_pages": f"Deze PDF heeft meer dan {MOST_PAGES} bladzijden. Splits het document in delen.",
    "too_complex": "Dit bestand is te ingewikkeld om te controleren. " + AGAIN,
    "too_many_pixels": f"Deze afbeelding is te groot: meer dan {MOST_MEGAPIXELS} miljoen beeldpunten. Maak de "
    "afbeelding kleiner of scan met een lagere resolutie.",
    "bsn_in_name": "In de naam van dit bestand lijkt een burgerservicenummer (BSN) of onderwijsnummer te staan. Het "
    "samenwerkingsverband mag die nummers niet hebben. Geef het bestand een andere naam en kies het opnieuw.",
}


def problem(code: str) -> FileProblem:
    """The problem of a code; KeyError for an unknown one."""
    return FileProblem(code, SENTENCES[code])


def too_large(size: int, most: int) -> FileProblem:
    """A file of more bytes than fit, with both sizes."""
    return FileProblem(
        "too_large",
        f"Dit bestand is {dutch_size(size)}. Een bestand mag hoogstens {most // MEGA} MB zijn. Scan het met een lagere "
        "resolutie of splits het in delen.",
    )


def too_many_files(most: int) -> FileProblem:
    """A file more than one case may hold."""
    return FileProblem(
        "too_many_files",
        f"In dit dossier zitten al {most} bestanden; meer kan niet. Voeg stukken samen tot één PDF, of laat eerst een "
        "bestand uit het dossier halen dat er niet in hoort.",
    )


def too_much_today(most: int) -> FileProblem:
    """More bytes than one person may add on one day."""
    return FileProblem(
        "too_much_today",
        f"Eén persoon kan per dag hoogstens {most // MEGA} MB aan bestanden toevoegen; met dit bestand wordt het meer. "
        "Voeg het morgen toe, laat een collega het toevoegen, of scan het met een lagere resolutie.",
    )


def bsn_problem(pages: list[int]) -> FileProblem:
    """A number of a person in the text of a PDF, with the pages on which it stands."""
    named = ", ".join(str(page) for page in pages[:10])
    where = f"bladzijde {named}" if len(pages) == 1 else f"de bladzijden {named}"
    return FileProblem(
        "bsn_in_text",
        f"In dit bestand lijkt op {where} een burgerservicenummer (BSN) of onderwijsnummer te staan. Het "
        "samenwerkingsverband mag die nummers niet hebben. Maak het onleesbaar en upload het bestand opnieuw.",
    )
