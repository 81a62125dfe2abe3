"""Test results of a dossier as rows of a draft. Pure; a score that is not certain stays out, with the reason."""

from collections.abc import Iterable
from datetime import date

from applications import contradictions
from applications.enums import Domain, Section, TesterProfession
from applications.facts import HIGHEST_IQ, LOWEST_IQ, MOST_MONTHS
from applications.schooling import Schooling
from assessments.dossiers.found import Dossier, Result
from assessments.dossiers.parts import LeftOut, Part
from casework.text import dutch_date

# A word of the learning area, or else of the name of the test: the domain. The first that fits counts.
DOMAINS = (
    ("begrijpend lezen", Domain.BL),
    ("technisch lezen", Domain.TL),
    ("spelling", Domain.SP),
    ("spellen", Domain.SP),
    ("inzichtelijk rekenen", Domain.IR),
    ("rekenen", Domain.IR),
)
# Calculating from memory is no insight: such a test is left to a person.
OTHER_SUMS = ("automatiser", "hoofdrekenen", "tempo")


def newest_first(results: Iterable[Result]) -> list[Result]:
    """The tests, the latest first: of one domain it is the one that counts now."""
    return sorted(results, key=lambda one: one.taken_on or date.min, reverse=True)


def results_of(
    dossier: Dossier, test: Result, schooling: Schooling, today: date, left: list[LeftOut], before: list[Part]
) -> Iterable[Part]:
    """The learning result and the intelligence result of one test; a test usually has one of both."""
    title = test.title or "Toets zonder naam"
    if wrong := contradictions.of_test(test.taken_on, dossier.pupil.birth_date, today):
        left.append(LeftOut(title, next(iter(wrong.values()))))
        return
    if "LA" in test.other:
        left.append(LeftOut("Leerachterstanden (LA)", "Toewijzer rekent die zelf uit, uit DL en DLE."))
    if test.has_parts:
        left.append(LeftOut(title, "Alleen de uitslag van de hele toets is overgenomen, niet die van onderdelen."))
    if test.iq_low is not None:
        yield from _intelligence(test, title, left)
    if test.dle is not None:
        yield from _learning(test, title, schooling, left, before)
    elif test.iq_low is None:
        left.append(LeftOut(title, "Heeft geen DLE en geen IQ in hele getallen. Vul de uitslag zelf in als die telt."))


def _learning(
    test: Result, title: str, schooling: Schooling, left: list[LeftOut], before: list[Part]
) -> Iterable[Part]:
    domain = domain_of(test)
    if domain is None:
        left.append(LeftOut(title, "Bij dit leergebied hoort geen van de vier domeinen, of het is niet zeker welk."))
        return
    if test.dle is None or test.dle > MOST_MONTHS or (test.dl or 0) > MOST_MONTHS:
        left.append(LeftOut(title, f"DL en DLE liggen tussen 0 en {MOST_MONTHS}."))
        return
    values = {
        "domain": domain,
        "earlier": any(part.values["domain"] == domain for part in before if part.section == Section.LEARNING),
        "instrument": title,
        "administered_on": test.taken_on,
        "dl": test.dl,
        "dle": test.dle,
        "tester": ", ".join(part for part in (test.tester, test.profession, test.institution) if part)[:200],
    }
    computed = schooling.on(test.taken_on)
    supplied = "DL ontbreekt" if test.dl is None else f"DL {test.dl}"
    if computed.differs(test.dl):
        supplied += f" (berekend: {computed.months}; het formulier vraagt een reden)"
    earlier = ", eerder resultaat" if values["earlier"] else ""
    words = f"{domain.label}: {supplied}, DLE {test.dle} ({title}{_on(test)}{earlier})"
    yield Part(Section.LEARNING, values, words)


def domain_of(test: Result) -> Domain | None:
    """The domain by the learning area, else by the name of the test; None when neither tells it for certain."""
    for told in (test.area.lower(), test.name.lower()):
        if any(word in told for word in OTHER_SUMS):
            return None
        for word, domain in DOMAINS:
            if word in told:
                return domain
    return None


def _intelligence(test: Result, title: str, left: list[LeftOut]) -> Iterable[Part]:
    low, high = test.iq_low or 0, test.iq_high or 0
    if not LOWEST_IQ <= low <= high <= HIGHEST_IQ:
        left.append(LeftOut(title, f"Een IQ ligt tussen {LOWEST_IQ} en {HIGHEST_IQ}."))
        return
    values = {
        "low": low,
        "high": high,
        "instrument": title,
        "administered_on": test.taken_on,
        "responsible": test.tester,
        "profession": _profession(test.profession),
    }
    figure = f"IQ {low}" if low == high else f"IQ {low}-{high}"
    middle = f", punt {test.iq}" if test.iq is not None and low != high else ""
    yield Part(Section.INTELLIGENCE, values, f"{figure}{middle} ({title}{_on(test)})")


def _profession(words: str) -> str:
    told = words.lower()
    if "orthopedago" in told:
        return TesterProfession.REMEDIAL_EDUCATIONALIST
    if "psycholo" in told:
        return TesterProfession.PSYCHOLOGIST
    return TesterProfession.OTHER if told else ""


def _on(test: Result) -> str:
    return f", {dutch_date(test.taken_on)}" if test.taken_on else ", zonder datum"
