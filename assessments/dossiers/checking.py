"""What may stand in a dossier and what may not: the envelope, numbers of persons, data that have no business here.

``check_envelope`` and ``refuse_numbers`` raise ``DossierRefused``; the others answer what is named on the page.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from assessments.dossiers import description as told
from assessments.dossiers.found import Category, Problem
from assessments.dossiers.parsing import at, children, first, local, namespace, raw, text
from assessments.dossiers.problems import (
    DossierRefused,
    number_found,
    problem,
    remark,
    unknown_version,
    wrong_profile,
)
from casework.bsn import find_bsn

CONTENT = "bestandsinhoud"
MOST_PLACES = 20
# Characters of text outside attachments: a real dossier has a tenth of it, and every one is looked into.
MOST_TEXT = 2_000_000
MISSING = (
    ("huidigeschool/adreslijst/adres", "school_address", "het adres van de school"),
    (
        "huidigeschool/communicatielijst/communicatie",
        "school_contact",
        "een telefoonnummer of e-mailadres van de school",
    ),
    (f"{told.PUPIL}/voornaam", "first_name", "de voornaam van de leerling"),
    (f"{told.PUPIL}/geboortedatum", "birth_date", "de geboortedatum van de leerling"),
    (f"{told.PUPIL}/adresgeheim", "secret_mark", "of het adres van de leerling geheim is"),
    (f"{told.PUPIL}/schoolloopbaanlijst/schoolloopbaan", "school_years", "de schoolloopbaan"),
)


def check_envelope(root: Any, known_years: tuple[str, ...]) -> tuple[str, str]:
    """The profile and the version of a dossier for a partnership. Raises DossierRefused."""
    found = told.NAMESPACE.fullmatch(namespace(root))
    if local(root) != told.ROOT or not found:
        raise DossierRefused(problem("no_dossier"))
    if found[1] not in known_years:
        raise DossierRefused(unknown_version(found[1], known_years))
    if text(root, "overdrachtsoort") != told.KIND:
        raise DossierRefused(problem("no_swv"))
    profile = text(root, "metadata/overstap")
    if profile not in told.PROFILES:
        raise DossierRefused(wrong_profile(profile))
    if text(root, "metadata/deeldossier") not in told.PARTS_WITH_ADMINISTRATION:
        raise DossierRefused(problem("no_part"))
    if len(at(root, told.PUPIL)) > 1 or len(at(root, "huidigeschool")) > 1:
        raise DossierRefused(problem("two_pupils"))
    if not text(root, f"{told.PUPIL}/achternaam"):
        raise DossierRefused(problem("no_pupil"))
    return profile, text(root, "metadata/standaardversie", 20) or found[1]


def place_of(element: Any) -> str:
    """Where an element stands, in Dutch words: "leerling › toets 2 › opmerking"."""
    way = [element, *element.iterancestors()][::-1]
    named = [one for one in way if local(one) not in told.WRAPPERS]
    if len(named) > 1 and local(named[0]) == "huidigeschool" and local(named[1]) == "leerling":
        named = named[1:]
    return " › ".join(_word(one) for one in named) or "het bestand"


def _word(element: Any) -> str:
    name = local(element)
    words = told.WORDS.get(name, name or "opmerking in het bestand")
    parent = element.getparent()
    alike = children(parent, name) if parent is not None and name else []
    return f"{words} {alike.index(element) + 1}" if len(alike) > 1 else words


def refuse_numbers(root: Any) -> None:
    """Refuse a dossier in which a number of a person stands, in an element of that name or in any text."""
    found: list[str] = []
    for place in _places_of_numbers(root):
        if place not in found:
            found.append(place)
        if len(found) == MOST_PLACES:
            break
    if found:
        raise DossierRefused(number_found(tuple(found)))


def _places_of_numbers(root: Any) -> Iterator[str]:
    left = MOST_TEXT
    for element in root.iter():
        texts = list(_texts(element))
        left -= sum(map(len, texts))
        if left < 0:
            raise DossierRefused(problem("too_complex"))
        if _is_named_number(element) or any(find_bsn(part) for part in texts):
            yield place_of(element)


def _is_named_number(element: Any) -> bool:
    named = local(element).lower() in told.NUMBERS and bool(raw(element).strip())
    attributes = (name.rpartition("}")[2].lower() for name, value in element.attrib.items() if value.strip())
    return named or any(name in told.NUMBERS for name in attributes)


def _texts(element: Any) -> Iterable[str]:
    """Every text of an element, attributes included; the content of an attachment is looked into elsewhere."""
    if local(element) != CONTENT:
        yield element.text or ""
    yield element.tail or ""
    yield from element.attrib.values()


def categories(root: Any, profile: str) -> tuple[Category, ...]:
    """Per category what the profile says, what the sender said, and what is there."""
    said = {
        local(one).removeprefix("cat_"): text(one) for one in children(first(root, "metadata/categorie_uitlevering"))
    }
    return tuple(_category(root, key, profile, said.get(key, "")) for key in told.CATEGORIES)


def _category(root: Any, key: str, profile: str, said: str) -> Category:
    rule, present = told.rule_of(key, profile), _is_present(root, key)
    if present:
        state = "unexpected" if said == told.WITHHELD else "forbidden" if rule == told.FORBIDDEN else "supplied"
    elif said == told.WITHHELD:
        state = "withheld"
    else:
        state = "missing" if rule == told.REQUIRED else "absent"
    return Category(key, rule, said, state)


def _is_present(root: Any, key: str) -> bool:
    found = [one for path in told.CATEGORIES[key] for one in at(root, path)]
    if key == "onderwijsondersteuning":
        # Without a child it says that there is no support, which is an answer.
        return bool(found) and not all(_only_plans(one) for one in found)
    return bool(found)


def _only_plans(element: Any) -> bool:
    inside = [local(child) for child in children(element)]
    return bool(inside) and set(inside) <= told.NO_SUPPORT


def problems(root: Any, found: Iterable[Category]) -> tuple[Problem, ...]:
    """What is not as the agreement asks, while the dossier can be used all the same."""
    return (*_forbidden(root), *_secrets(root), *_missing(root), *_of_categories(found))


def _forbidden(root: Any) -> Iterator[Problem]:
    named = {told.MAY_NOT[name]: name for one in root.iter() if (name := local(one)) in told.MAY_NOT}
    for words, code in named.items():
        yield remark(code, f"In het dossier staat {words}. Dat mag niet in een dossier voor een samenwerkingsverband.")


def _secrets(root: Any) -> Iterator[Problem]:
    for person in (*at(root, told.PUPIL), *at(root, f"{told.PUPIL}/verzorger")):
        has_address = bool(at(person, "adreslijst/adres") or at(person, "adresbuitenland"))
        if is_true(text(person, "adresgeheim")) and has_address:
            yield remark(
                "secret_address",
                f"Bij {place_of(person)} is het adres geheim, en toch staat het erin. Het wordt niet overgenomen.",
            )


def _missing(root: Any) -> Iterator[Problem]:
    for path, code, words in MISSING:
        if not at(root, path):
            yield remark(code, f"In het dossier ontbreekt {words}.")
    pupil = first(root, told.PUPIL)
    liable = text(pupil, "verzorgersaansprakelijk")
    if is_true(liable or "true") and not at(pupil, "verzorger"):
        yield remark("no_guardian", "In het dossier ontbreekt een ouder of verzorger.")


def _of_categories(found: Iterable[Category]) -> Iterator[Problem]:
    for category in found:
        words = CATEGORY_WORDS[category.key]
        if category.state == "forbidden":
            yield remark("forbidden_category", f"{words} hoort niet in dit soort dossier. Het wordt niet gelezen.")
        if category.state == "unexpected":
            yield remark(
                "unexpected_category",
                f"{words} is door ouders of school achtergehouden en staat er toch in. Het wordt niet gelezen.",
            )


CATEGORY_WORDS = {
    "metadata": "Gegevens over het bestand",
    "school": "School",
    "leerling": "Leerling",
    "oudersverzorgers": "Ouders en verzorgers",
    "schoolloopbaan": "Schoolloopbaan",
    "onderwijsondersteuning": "Ondersteuning",
    "ouderinzage": "Inzage door ouders",
    "overstapadvies": "Overstapadvies",
    "toetsresultaten": "Toetsresultaten",
    "handelingsplannen": "Handelingsplannen",
    "bijlagedocs": "Overige bijlagen",
    "verzuim": "Verzuim",
    "cijferlijsten": "Cijferlijsten",
    "vve": "Voor- en vroegschoolse educatie",
    "eindtoetsbo": "Eindtoets basisonderwijs",
    "vombo": "Gegevens vo-mbo (examens, stages)",
}


def is_true(value: str) -> bool:
    """Whether a truth of XML says yes."""
    return value.lower() in {"true", "1"}


def not_needed(root: Any) -> tuple[str, ...]:
    """What stands in the dossier and is left out because an application does not need it, in Dutch words."""
    names = {local(one) for one in root.iter()}
    return tuple(words for name, words in told.NOT_NEEDED.items() if name in names)
