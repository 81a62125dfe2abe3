"""What of a dossier goes into a draft, and what does not and why. Pure: the same values that the forms would take.

Nothing is guessed: a score that is no whole number, a test of an unknown domain or a day that cannot be stays out, with
the reason. The delay that a sender computed is never taken.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from applications import contradictions
from applications.enums import Authority, DocumentKind, SchoolKind, Section
from applications.schooling import Schooling, school_year_of
from assessments.dossiers.attaching import NOT_NEEDED, OF_INTELLIGENCE, TOO_LARGE
from assessments.dossiers.found import Attachment, Dossier, Guardian, ParentsView
from assessments.dossiers.measured import newest_first, results_of
from assessments.dossiers.parts import Filling, LeftOut, Paper, Part
from casework.text import dutch_date
from correspondence.problems import SENTENCES as FILE_SENTENCES

# Groups of primary education end here; of secondary education they are 11 and further.
LAST_PRIMARY = 10
# As far back as the form lists years of entry.
YEARS_BACK = 3
FROM_DOSSIER = "uit OSO-dossier"
SCHOOL_KINDS = {
    "BO": SchoolKind.PO, "SBO": SchoolKind.SBO, "SO": SchoolKind.SO, "VSO": SchoolKind.VSO, "VO": SchoolKind.VO,
}  # fmt: skip
DOCUMENT_KINDS = {
    "opp": DocumentKind.DEVELOPMENT_PLAN,
    "handelingsplan": DocumentKind.GUIDANCE_RECORD,
    "tlv": DocumentKind.EARLIER_DECISION,
    "lwoo": DocumentKind.EARLIER_DECISION,
    "resultaat": DocumentKind.TEST_REPORT,
    OF_INTELLIGENCE: DocumentKind.INTELLIGENCE_REPORT,
}
ANSWERS = {"ja": "ja", "nee": "nee", "onbekend": "niet bekend"}
NO_VIEW = "Dit gaat over het dossier en is geen zienswijze op deze aanvraag."


def filling_of(dossier: Dossier, today: date, most_papers: int, *, september: int = 1) -> Filling:
    """What of a dossier goes into a draft that is begun today; a case holds at most so many papers.

    ``september`` is what that month counts in the partnership's own sum of the DL (``schooling.months_in_year``).
    """
    parts: list[Part] = []
    left: list[LeftOut] = []
    parts += _pupil(dossier, today, left)
    parts += [_guardian(one) for one in dossier.guardians if _is_usable(one, left)]
    career = _career(dossier, today, left)
    parts.append(career)
    schooling = _schooling(career, today, september)
    for test in newest_first(dossier.results):
        parts += results_of(dossier, test, schooling, today, left, parts)
    if dossier.parents:
        parts.append(_parents(dossier.parents))
    papers = _papers(dossier, most_papers, left)
    _tell_texts(dossier, left)
    return Filling(tuple(parts), papers, tuple(dict.fromkeys(left)))


def _pupil(dossier: Dossier, today: date, left: list[LeftOut]) -> list[Part]:
    found = dossier.pupil
    born = found.birth_date
    if wrong := contradictions.of_pupil(born, today).get("birth_date"):
        left.append(LeftOut("Geboortedatum", wrong))
        born = None
    values = {
        "first_name": found.first_name,
        "infix": found.infix,
        "last_name": found.last_name,
        "birth_date": born,
        **_home(found.address),
        "address_secret": found.address_secret,
        "email": _mail(found.email),
    }
    name = " ".join(part for part in (found.first_name, found.infix, found.last_name) if part)
    called = f", roepnaam {found.nickname}" if found.nickname not in {"", found.first_name} else ""
    day = f", geboren op {dutch_date(born)}" if born else ""
    return [Part(Section.PUPIL, values, f"{name}{called}{day}; {_shown_home(found)}")]


def _mail(address: str) -> str:
    """The address when a form would take it."""
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address


def _home(address: Any) -> dict[str, str]:
    return {"address": address.street, "postcode": address.postcode, "place": address.place}


def _shown_home(person: Any) -> str:
    if person.address_secret:
        return "adres geheim"
    address = person.address
    place = " ".join(part for part in (address.postcode, address.place) if part)
    return ", ".join(part for part in (address.street, place) if part) or "zonder adres"


def _is_usable(guardian: Guardian, left: list[LeftOut]) -> bool:
    if guardian.died:
        left.append(LeftOut(guardian.name or "Ouder of verzorger", "Is volgens het dossier overleden."))
    elif not guardian.name:
        left.append(LeftOut("Ouder of verzorger", "Heeft in het dossier geen naam."))
    return bool(guardian.name) and not guardian.died


def _guardian(found: Guardian) -> Part:
    """With authority unknown: a school that calls somebody a legal representative proves nothing."""
    values = {
        "name": found.name,
        "relation": found.relation,
        "authority": Authority.UNKNOWN,
        **_home(found.address),
        "address_secret": found.address_secret,
        "email": _mail(found.email),
        "phone": found.phone,
    }
    relation = f"{found.relation or 'relatie niet bekend'}, gezag nog niet bekend"
    return Part(Section.GUARDIANS, values, f"{found.name} ({relation}); {_shown_home(found)}")


def _career(dossier: Dossier, today: date, left: list[LeftOut]) -> Part:
    repeated = repeated_years(dossier)
    group = _group_words(dossier.years[-1].group) if dossier.years else ""
    if repeated is None:
        left.append(LeftOut("Aantal doublures", "De schoolloopbaan vanaf groep 3 is niet volledig. Vul dit zelf in."))
    entry = _entry_year(dossier, today)
    values = {
        "school_name": dossier.school.name,
        "school_kind": SCHOOL_KINDS.get(dossier.school.kind, ""),
        "group": group,
        "repeated_years": repeated,
        "entry_school_year": entry,
        "support_given": "\n".join(dossier.support),
    }
    entered = f", in het voortgezet onderwijs sinds {entry}-{entry + 1}" if entry else ""
    times = "" if repeated is None else f", doublures vanaf groep 3: {repeated}"
    name = dossier.school.name or "school zonder naam"
    given = f"; begeleiding: {'; '.join(dossier.support)}" if dossier.support else ""
    return Part(Section.CAREER, values, f"{name}{', ' + group if group else ''}{entered}{times}{given}")


def _entry_year(dossier: Dossier, today: date) -> int | None:
    """The year in which secondary education began; None when it is none that the form lists."""
    years = (one.year[:4] for one in dossier.years if one.group.isdecimal() and int(one.group) > LAST_PRIMARY)
    first = next((int(year) for year in years if year.isdecimal()), None)
    now = school_year_of(today)
    return first if first is not None and now - YEARS_BACK <= first <= now else None


def _schooling(career: Part, today: date, september: int) -> Schooling:
    """The career as the form will compute with it, so that another DL is told before it is asked about."""
    said = career.values
    return Schooling(
        said["group"],
        said["school_kind"],
        said["repeated_years"],
        said["entry_school_year"],
        stated_on=today,
        september=september,
    )


def _group_words(group: str) -> str:
    if not group.isdecimal():
        return ""
    number = int(group)
    return f"leerjaar {number - LAST_PRIMARY}" if number > LAST_PRIMARY else f"groep {number}"


def repeated_years(dossier: Dossier) -> int | None:
    """How often a year was done again from groep 3 on; None when a year is missing or has no number."""
    years = {one.year: one.group for one in dossier.years}
    groups = [int(group) for group in years.values() if group.isdecimal() and 3 <= int(group) <= 8]
    if not groups or any(not group.isdecimal() for group in years.values()):
        return None
    counted = Counter(groups)
    return None if set(counted) != set(range(3, max(groups) + 1)) else sum(counted.values()) - len(counted)


def _parents(view: ParentsView) -> Part:
    """As a text that says of itself what it is, without a day: a talk about this application has yet to be held."""
    seen = "ingezien" if view.seen else "niet ingezien"
    day = f" op {dutch_date(view.seen_on)}" if view.seen and view.seen_on else ""
    agree = ANSWERS.get(view.agree, "niet bekend")
    why = f" Reden: {view.why_not.rstrip('.')}." if view.why_not else ""
    consent = ANSWERS.get(view.consent, "niet bekend")
    said = (
        f"Door ouders {seen}{day}. Met de inhoud eens: {agree}.{why} Toestemming om het dossier te sturen: {consent}."
    )
    content = f"Uit het OSO-dossier. {said} {NO_VIEW}"
    return Part(Section.STATEMENTS, {"content": content}, f"{said} {NO_VIEW}")


def _papers(dossier: Dossier, most: int, left: list[LeftOut]) -> tuple[Paper, ...]:
    found: list[Paper] = []
    for one in dossier.attachments:
        if one.code:
            left.append(LeftOut(f"Bijlage {one.name}", _why_not(one)))
            continue
        if len(found) == most:
            left.append(LeftOut(f"Bijlage {one.name}", f"Een aanvraag heeft hoogstens {most} bestanden."))
            continue
        kind = DOCUMENT_KINDS.get(one.element, DocumentKind.OTHER)
        found.append(Paper(one.name, kind, _title(dossier, one, kind)))
    return tuple(found)


def _title(dossier: Dossier, one: Attachment, kind: DocumentKind) -> str:
    """What the sender called it, unless the child's name is in it."""
    pupil = dossier.pupil
    names = {name.lower() for name in (pupil.first_name, pupil.last_name, pupil.nickname) if name}
    named = any(name in one.description.lower() for name in names)
    words = one.description if one.description and not named else str(kind.label)
    return f"{words} ({FROM_DOSSIER})"


def _why_not(one: Attachment) -> str:
    if one.code == NOT_NEEDED:
        return "Hoort bij gegevens die niet worden overgenomen."
    if one.code == TOO_LARGE:
        return "Is te groot. Scan het met een lagere resolutie en voeg het zelf toe."
    return FILE_SENTENCES.get(one.code, FILE_SENTENCES["kind"])


def _tell_texts(dossier: Dossier, left: list[LeftOut]) -> None:
    if dossier.advice and (dossier.advice.reasons or dossier.advice.attention):
        said = " ".join(part for part in (dossier.advice.reasons, dossier.advice.attention) if part)
        left.append(LeftOut("Overstapadvies", f"De aanvraag heeft er geen vraag voor. Er staat: {said}"))
    for one in dossier.earlier:
        named = "Lwoo-aanwijzing" if one.kind == "lwoo" else "Toelaatbaarheidsverklaring"
        since = f", vanaf {dutch_date(one.begins)}" if one.begins else ""
        why = "Bestaat er al een besluit, noem het dan bij ‘Soort en route’ of registreer het."
        left.append(LeftOut(f"{named} {one.number} van {one.partnership}{since}", why))
