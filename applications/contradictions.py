"""Days and answers that cannot both be right. Pure: each function answers sentences by the field they belong to.

What is merely missing is no contradiction; that is the checklist's business.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from applications.enums import Answer, Kind, NotPlacedReason, PlacementAnswer
from casework.terms import Suspension
from casework.text import dutch_date

Problems = dict[str, str]
SCAN_FIRST = (
    "Kies de ondertekende scan. Voeg die eerst toe als document: dan krijgen ook de deskundigen te zien wat er is"
    " gezegd."
)
OTHER_SCAN = "Deze scan hoort bij wat er eerder is vastgelegd. Voeg de scan van het nieuwe antwoord toe en kies die."
SAID = ("answer", "words", "consent")
EARLIEST_PLACE, LATEST_PLACE = 8, 1  # years before and after today
OLDEST_PUPIL = 25
YOUNGEST_PUPIL = 8


def of_pupil(birth_date: date | None, today: date) -> Problems:
    """A pupil of secondary education was born, and is not a toddler or a grown-up."""
    if birth_date is None:
        return {}
    if birth_date > today:
        return {"birth_date": "De geboortedatum ligt in de toekomst. Controleer vooral het jaar."}
    age = today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
    if not YOUNGEST_PUPIL <= age <= OLDEST_PUPIL:
        return {"birth_date": f"De leerling zou dan {age} jaar zijn. Controleer vooral het jaar."}
    return {}


def of_past_day(field: str, day: date | None, what: str, today: date) -> Problems:
    """Something that happened did not happen in the future. ``what`` begins the sentence: "De afname"."""
    if day is not None and day > today:
        return {field: f"{what} ligt in de toekomst. Vul een dag in tot en met {dutch_date(today)}."}
    return {}


def of_test(administered_on: date | None, birth_date: date | None, today: date) -> Problems:
    """A test was taken after the pupil was born, and not after today."""
    if administered_on is not None and birth_date is not None and administered_on <= birth_date:
        born = dutch_date(birth_date)
        return {"administered_on": f"De afname ligt voor de geboorte van de leerling ({born}). Controleer het jaar."}
    return of_past_day("administered_on", administered_on, "De afname", today)


def of_statement(
    *, invited_on: date | None, reminded_on: date | None, answer: str, answered_on: date | None, today: date
) -> Problems:
    """A guardian is invited first; then he is reminded or answers. Silence has no day on which it was answered."""
    found = {
        **of_past_day("invited_on", invited_on, "De uitnodiging", today),
        **of_past_day("reminded_on", reminded_on, "De herinnering", today),
        **of_past_day("answered_on", answered_on, "Het antwoord", today),
    }
    if invited_on and reminded_on and reminded_on < invited_on:
        found["reminded_on"] = f"De herinnering ligt voor de uitnodiging ({dutch_date(invited_on)})."
    if invited_on and answered_on and answered_on < invited_on:
        found["answered_on"] = f"Het antwoord ligt voor de uitnodiging ({dutch_date(invited_on)})."
    if answer == Answer.NONE and answered_on:
        found["answered_on"] = "Bij ‘geen antwoord’ hoort geen dag van antwoord. Kies een ander antwoord of maak leeg."
    return found


def _says_something(values: Mapping[str, Any]) -> bool:
    """Whether a view holds an answer, words or consent; being asked, or silence, is none of these."""
    answer = values.get("answer") or ""
    return bool(values.get("words") or values.get("consent") is not None or (answer and answer != Answer.NONE))


def of_late_view(values: Mapping[str, Any], *, needs_scan: bool, stored: Any = None) -> Problems:
    """What is said after intake stands on a paper of the file, and on another one than what was said before."""
    if not needs_scan or not _says_something(values):
        return {}
    scan = values.get("signed_document")
    if not scan:
        return {"signed_document": SCAN_FIRST}
    if stored is not None and stored.signed_document_id == scan.pk and _says_otherwise(values, stored):
        return {"signed_document": OTHER_SCAN}
    return {}


def _says_otherwise(values: Mapping[str, Any], stored: Any) -> bool:
    given = [(values[name], getattr(stored, name)) for name in SAID if name in values]
    return any((new if new is not None else "") != (old if old is not None else "") for new, old in given)


def of_pupil_voice(words: str, not_given: bool) -> Problems:
    """A pupil either said something or did not."""
    if words and not_given:
        return {"not_given": "Er staat ook wat de leerling zelf vindt. Haal het vinkje weg of maak de tekst leeg."}
    return {}


def of_career(first_counted_year_end: date | None, birth_date: date | None) -> Problems:
    """The first school year in secondary education does not end before the pupil is ten."""
    if first_counted_year_end and birth_date and first_counted_year_end.year - birth_date.year < 10:
        return {"first_counted_year_end": "De leerling zou dan jonger dan tien jaar zijn. Controleer het jaar."}
    return {}


def of_delay(
    agreed_on: date | None,
    first: date | None,
    last: date | None,
    *,
    letter_came_on: date | None,
    received_on: date,
    due: date,
    earlier: Iterable[Suspension],
    today: date,
) -> Problems:
    """A delay is agreed on before the term to decide is over, and for days of that term that lie ahead.

    ``due`` is the last day to decide as it is now, ``earlier`` what was agreed before; the same again is no mistake, it
    was done already.
    """
    found = of_past_day("agreed_on", agreed_on, "De dag op de brief", today)
    if agreed_on and agreed_on > due and not found:
        over = f"De beslistermijn was toen al voorbij ({dutch_date(due)})."
        found["agreed_on"] = f"{over} Instemmen met uitstel verandert dan niets meer: besluit zo snel mogelijk."
    elif agreed_on and letter_came_on and letter_came_on < agreed_on and not found:
        found["received_on"] = f"Dit ligt voor de dag die op de brief staat ({dutch_date(agreed_on)})."
    if first and agreed_on and first < agreed_on:
        found["first"] = f"Uitstel begint niet voor de dag op de brief. Vul een dag in vanaf {dutch_date(agreed_on)}."
    elif first and first <= received_on:
        begun = f"De beslistermijn begint na de dag van ontvangst ({dutch_date(received_on)})."
        found["first"] = f"{begun} Vul een latere dag in."
    elif first and first > due:
        over = f"De beslistermijn is dan al voorbij ({dutch_date(due)}) en kan niet meer stilstaan."
        found["first"] = f"{over} Vul een dag in tot en met die laatste dag."
    if first and last and last < first:
        found["last"] = "De laatste dag van het uitstel ligt voor de eerste. Controleer vooral het jaar."
    others = [one for one in earlier if (one.agreed_on, one.first, one.last) != (agreed_on, first, last)]
    if first and last and (other := _overlapping(others, first, last)):
        found["first"] = f"{other.reason}. Vul alleen dagen in die daar niet in zitten."
    return found


def _overlapping(earlier: Iterable[Suspension], first: date, last: date) -> Suspension | None:
    return next((one for one in earlier if one.last and one.first <= last and one.last >= first), None)


def of_placement(
    answer: str,
    since: date | None,
    *,
    site: Any,
    kind: str,
    reason: str,
    note: str,
    after: date | None,
    today: date,
) -> Problems:
    """A place is at a school that offers this kind and is open that day; what changed, changed after what was before.

    ``after`` is the day of what was recorded before it, if anything was.
    """
    found: Problems = {}
    if since and not today.year - EARLIEST_PLACE <= since.year <= today.year + LATEST_PLACE:
        found["since"] = "Deze dag ligt te ver weg. Controleer vooral het jaar."
    elif since and after and since <= after:
        found["since"] = f"Vanaf {dutch_date(after)} is al iets anders vastgelegd. Vul een latere dag in."
    if answer == PlacementAnswer.PLACED:
        found |= _of_place(site, kind, since)
    if answer == PlacementAnswer.NOT_PLACED and not reason:
        found["reason"] = "Kies waarom de leerling niet is geplaatst."
    if reason == NotPlacedReason.OTHER and answer == PlacementAnswer.NOT_PLACED and not note:
        found["note"] = "Schrijf op wat de reden is."
    return found


def _of_place(site: Any, kind: str, since: date | None) -> Problems:
    if site is None:
        return {"site": "Kies op welke vestiging de leerling is geplaatst."}
    if kind == Kind.LWOO and not site.offers_vmbo:
        return {"site": "Deze vestiging heeft geen vmbo, en lwoo bestaat alleen binnen het vmbo. Kies een andere."}
    if since and not site.is_open_on(since):
        return {"site": "Deze vestiging is dan gesloten. Kies een andere vestiging of een eerdere dag."}
    return {}


def of_taken_over(
    *, kind: str, decided_on: date | None, effective_on: date | None, valid_until: date | None, today: date
) -> Problems:
    """A declaration was given in the past, and only one for lwoo ends."""
    found = of_past_day("decided_on", decided_on, "De datum van het besluit", today)
    if effective_on and effective_on.year > today.year + LATEST_PLACE:
        found["effective_on"] = "Deze dag ligt te ver weg. Controleer vooral het jaar."
    if valid_until and kind == Kind.PRO:
        found["valid_until"] = "Een toelaatbaarheidsverklaring voor praktijkonderwijs heeft geen einddatum. Maak leeg."
    elif valid_until and effective_on and valid_until <= effective_on:
        found["valid_until"] = f"De laatste dag ligt niet na de ingangsdatum ({dutch_date(effective_on)})."
    return found


def of_authorisation(authorised_on: date | None, *, adult_on: date | None, today: date) -> Problems:
    """A pupil authorises a parent from his eighteenth birthday on, and not in the future."""
    if authorised_on and adult_on and authorised_on < adult_on:
        return {"authorised_on": f"De leerling werd pas 18 op {dutch_date(adult_on)}. Vraag een nieuwe machtiging."}
    return of_past_day("authorised_on", authorised_on, "De machtiging", today)


def of_authority(authority: str, evidence: str, *, was: str, evidence_was: str) -> Problems:
    """Once an application is in, a change of authority says from what it follows: letters and access depend on it."""
    if authority == was:
        return {}
    if not evidence.strip():
        return {"authority_evidence": "Schrijf op waaruit dit blijkt, zoals een uittreksel uit het gezagsregister."}
    if evidence.strip() == evidence_was.strip():
        return {"authority_evidence": "Dit hoort bij wat er eerder stond. Schrijf op waaruit de wijziging blijkt."}
    return {}


def of_later_choice(day: date, chosen: Iterable[date]) -> str:
    """What is wrong with a choice of this day, when the same was chosen on these days; empty when nothing is."""
    last = max(chosen, default=day)
    if last <= day:
        return ""
    return f"Op {dutch_date(last)} is hierover al iets anders gekozen, en de laatste keuze telt. Kijk de dag na."
