"""A tree of elements into plain values: what an application may use, and nothing else.

A category that was withheld, or that the profile forbids, is not read, also when it is there.
"""

import re
from datetime import date
from typing import Any

from assessments.dossiers import description as told
from assessments.dossiers.checking import is_true
from assessments.dossiers.found import (
    Address,
    Advice,
    EarlierDecision,
    Guardian,
    ParentsView,
    Pupil,
    Result,
    School,
    SchoolYear,
)
from assessments.dossiers.parsing import at, children, first, text

MOST_ROWS = 60
HOME, REGISTERED = "bezoek", "gba"
LONG = 2_000
_POSTCODE = re.compile(r"(\d{4})\s?([A-Za-z]{2})")
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# Scores that are known by name; of the others it is said that they are there.
TAKEN = frozenset({"DLE", "IQ"})


def day(value: str) -> date | None:
    """A day as XML writes it, a time zone behind it or not; None for anything else."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def whole(value: str) -> int | None:
    """A whole number; None for a fraction or a text."""
    found = _WHOLE.fullmatch(value.strip())
    return int(found[1]) if found else None


def school_of(root: Any) -> School:
    """The school that sent the dossier."""
    school = first(root, "huidigeschool")
    return School(
        text(school, "naam"), text(school, "brincode", 4), text(school, "vestigingscode", 4), text(school, "soort", 10)
    )


def pupil_of(element: Any) -> Pupil:
    """The child. An address that is marked secret is left out."""
    secret = is_true(text(element, "adresgeheim"))
    return Pupil(
        first_name=text(element, "voornaam", 100),
        infix=text(element, "voorvoegsel", 30),
        last_name=text(element, "achternaam", 100),
        nickname=text(element, "roepnaam", 100),
        birth_date=day(text(element, "geboortedatum")),
        address=Address() if secret else _address(element),
        address_secret=secret,
        email=_contact(element, "e-mail"),
    )


def guardian_of(element: Any) -> Guardian:
    """One adult around the child."""
    secret = is_true(text(element, "adresgeheim"))
    called = text(element, "roepnaam", 60) or text(element, "voornaam", 60) or text(element, "voorletters-1", 20)
    names = (called, text(element, "voorvoegsel", 30), text(element, "achternaam", 100))
    return Guardian(
        name=" ".join(part for part in names if part)[:200],
        relation=told.RELATIONS.get(text(element, "relatietotkind"), ""),
        representative=is_true(text(element, "wettigevertegenwoordiger")),
        address=Address() if secret else _address(element),
        address_secret=secret,
        email=_contact(element, "e-mail"),
        phone=_contact(element, "telefoon")[:30],
        died=is_true(text(element, "overleden")),
    )


def _address(person: Any) -> Address:
    """Where somebody lives: the visiting address, else the registered one."""
    found = {text(one, "soortadres"): one for one in reversed(at(person, "adreslijst/adres"))}
    home = found.get(HOME, found.get(REGISTERED))
    number = text(home, "nummer", 20)
    street = " ".join(part for part in (text(home, "straat", 150), f"{number}{text(home, 'toevoeging', 10)}") if part)
    postcode = _POSTCODE.fullmatch(text(home, "postcode", 10))
    written = f"{postcode[1]} {postcode[2].upper()}" if postcode else ""
    return Address(street[:200], written, text(home, "plaats", 100))


def _contact(person: Any, kind: str) -> str:
    """The first number or mail address of a kind that is not secret."""
    for one in at(person, "communicatielijst/communicatie"):
        number = text(one, "nummer", 254)
        secret = is_true(text(one, "geheim")) or number in {told.SECRET_PHONE, told.SECRET_MAIL}
        usable = kind != "e-mail" or bool(_MAIL.fullmatch(number))
        if text(one, "soort") == kind and number and usable and not secret:
            return number
    return ""


def years_of(pupil: Any) -> tuple[SchoolYear, ...]:
    """The school years, the earliest first."""
    found = [
        SchoolYear(
            year=text(one, "schooljaar", 9),
            group=text(one, "jaargroep", 2),
            begins=day(text(one, "begindatum")),
            ends=day(text(one, "einddatum")),
            school_kind=text(one, "schoolsoort", 10),
        )
        for one in at(pupil, "schoolloopbaanlijst/schoolloopbaan")[:MOST_ROWS]
    ]
    return tuple(sorted(found, key=lambda one: (one.year, one.begins or date.min)))


def results_of(pupil: Any) -> tuple[Result, ...]:
    """The tests with their DL, DLE and IQ."""
    return tuple(_result(one) for one in at(pupil, "toetslijst/toets")[:MOST_ROWS])


def _result(test: Any) -> Result:
    scores = {
        text(one, "codereferentiescore", 20): text(one, "waarde", 20) for one in at(test, "resultaat/referentiescore")
    }
    low, iq, high = _iq(test, scores.get("IQ", ""))
    tester = first(test, "afname/afgenomendoor")
    name = text(test, "toetsidentificatie/toetsnaam", 150) or text(test, "toetsidentificatie/eldtoetscode", 60)
    return Result(
        area=text(test, "toetsidentificatie/leergebied", 60),
        name=name,
        version=text(test, "toetsidentificatie/toetsversie", 40),
        taken_on=day(text(test, "afname/afnamedatum")),
        dl=whole(text(test, "afname/dl")),
        dle=whole(scores.get("DLE", "")),
        iq=iq,
        iq_low=low,
        iq_high=high,
        tester=text(tester, "naammedewerker", 100),
        profession=text(tester, "functie", 60),
        institution=text(tester, "werktbijinstelling/instelling/naam", 100),
        other=tuple(sorted(name for name in scores if name not in TAKEN)),
        has_parts=bool(at(test, "toetsonderdeel")),
    )


def _iq(test: Any, score: str) -> tuple[int | None, int | None, int | None]:
    """Lowest, point and highest IQ. An interval counts when it is whole and holds the point, if there is one."""
    ends = re.fullmatch(r"(\d{2,3})\s*[-–]\s*(\d{2,3})", score)
    point = whole(score)
    margin = first(test, "resultaat/toetsscore/betrouwbaarheidsinterval")
    low, high = (
        (whole(ends[1]), whole(ends[2])) if ends else (whole(text(margin, "bivlaag")), whole(text(margin, "bivhoog")))
    )
    if not score or low is None or high is None or low > high or not low <= (low if point is None else point) <= high:
        return point, point, point
    return low, point, high


def support_of(element: Any, *, with_plans: bool, with_support: bool) -> tuple[str, ...]:
    """What support was given, a sentence each. A treatment plan is a category of its own."""
    lines = []
    if with_plans:
        for plan in children(element, "handelingsplan")[:MOST_ROWS]:
            lines.append(_line("Handelingsplan", text(plan, "isgerichtop"), plan, "startdatum", "einddatum"))
    if with_support:
        for plan in children(element, "opp"):
            lines.append(_line("Ontwikkelingsperspectief", "", plan, "opp_ingangdatum", "opp_einddatum"))
        for given in children(element, "arrangement_pao")[:MOST_ROWS]:
            what = text(given, "arrangement_kenmerk")
            lines.append(_line("Arrangement", what, given, "arrangement_datum", "arrangement_einddatum"))
        for given in children(element, "arrangement_cluster12")[:MOST_ROWS]:
            lines.append(_line("Arrangement van cluster 1 of 2", "", given, "arrangement_datum", ""))
    return tuple(lines)


def _line(what: str, about: str, element: Any, begin: str, end: str) -> str:
    begins, ends = text(element, begin, 10), text(element, end, 10) if end else ""
    period = f" ({_figures(begins)} tot en met {_figures(ends)})" if begins and ends else ""
    period = period or (f" (vanaf {_figures(begins)})" if begins else "")
    return f"{what}{': ' + about if about else ''}{period}"


def _figures(value: str) -> str:
    found = day(value)
    return f"{found.day}-{found.month}-{found.year}" if found else value


def parents_of(root: Any) -> ParentsView | None:
    """What parents said of the dossier."""
    view = first(root, "inzage")
    if view is None:
        return None
    seen = text(view, "inzage")
    return ParentsView(
        seen=is_true(seen) if seen else None,
        seen_on=day(text(view, "inzagedatum")),
        agree=text(view, "akkoord", 20).lower(),
        why_not=text(view, "redennietakkoord", LONG),
        consent=text(view, "toestemming", 20).lower(),
    )


def advice_of(pupil: Any) -> Advice | None:
    """The school's advice, as text."""
    advice = first(pupil, "overstapadvies")
    if advice is None:
        return None
    return Advice(text(advice, "argumentatie", LONG), text(advice, "aandachtspunten", LONG))


def earlier_of(element: Any) -> tuple[EarlierDecision, ...]:
    """Declarations and designations that there are already."""
    found = [_earlier(one, "tlv", "tlv") for one in children(element, "tlv")]
    found += [_earlier(one, "lwoo", "lwoo_") for one in children(element, "lwoo")]
    return tuple(found[:MOST_ROWS])


def _earlier(element: Any, kind: str, start: str) -> EarlierDecision:
    return EarlierDecision(
        kind=kind,
        number=text(element, f"{start}beschikkingsnummer", 40),
        category=text(element, f"{start}categorie", 10),
        partnership=text(element, f"{start}swvnummer", 10),
        begins=day(text(element, f"{start}ingangdatum")),
        ends=day(text(element, f"{start}einddatum")),
    )
