"""Gates 8, 11 and 12: the reasons, the objection clause, and no number of a person."""

from collections.abc import Iterable, Sequence

from assessments.rules import SLOT_LABELS
from casework.bsn import find_bsn
from casework.checklist import Point
from casework.text import dutch_list, is_template_only
from decisions.checklist.points import PREPARE, field, gate
from decisions.enums import Part
from decisions.facts import DecideFacts
from decisions.rules import TEMPLATES, departs_from, grants_outside_advices, grants_outside_criteria


def gate_8_reasons(facts: DecideFacts) -> Iterable[Point]:
    """Gate 8: the reasons are written, and a departure from an advice is explained."""
    unwritten = [part for part in _needed(facts) if is_template_only(facts.part(part), TEMPLATES.get(part, ()))]
    named = dutch_list([part.label.lower() for part in unwritten])
    yield gate(
        facts,
        "reasons",
        not unwritten,
        "De motivering is geschreven.",
        f"Nog niet in eigen woorden geschreven: {named}. Een standaardtekst alleen is geen motivering.",
        "awb_3_46",
        _field_of(unwritten[0]) if unwritten else PREPARE,
    )
    if not facts.is_formal:
        yield gate(
            facts,
            "advices_placed",
            {advice.id for advice in facts.advices} == facts.placed_advices,
            "De adviezen die meetellen, staan in het besluit.",
            "De adviezen zijn gewijzigd sinds het concept. Neem ze opnieuw over in het besluit.",
            "awb_3_49",
            PREPARE,
        )
    departed = departs_from(facts)
    if departed:
        whose = dutch_list([f"de {SLOT_LABELS[advice.slot]}" for advice in departed])
        yield gate(
            facts,
            "departure",
            not is_template_only(facts.part(Part.DEPARTURE), TEMPLATES[Part.DEPARTURE]),
            "De afwijking van het advies is uitgelegd.",
            f"Het besluit wijkt af van het advies van {whose}. Leg uit waarom.",
            "awb_3_50",
            _field_of(Part.DEPARTURE),
        )
    yield from _outside(facts)


def _outside(facts: DecideFacts) -> Iterable[Point]:
    """Granting outside the criteria or the advices is never a silent click: a ground and own words (fine-print §18)."""
    by_figures, by_advices = grants_outside_criteria(facts), grants_outside_advices(facts)
    if not by_figures and not by_advices:
        return
    told = []
    if by_figures and facts.figures:
        told.append(f"De cijfers laten dit niet toe: {facts.figures.tag.word}.")
    if by_advices:
        told.append("Geen van beide adviezen concludeert tot toekennen.")
    yield gate(
        facts,
        "outside_criteria",
        facts.outside_ground and not is_template_only(facts.outside_words),
        "Waarom buiten de criteria of de adviezen wordt toegekend, is vastgelegd.",
        f"{' '.join(told)} Kies de grond en licht die toe in eigen woorden.",
        "ib_15d",
        field("outside_words" if facts.outside_ground else "outside_ground"),
    )


def _field_of(part: Part) -> str:
    return field(f"reasons_{part.value}")


def _needed(facts: DecideFacts) -> Sequence[Part]:
    if facts.is_formal:
        return (Part.FACTS, Part.WEIGHING, Part.CONCLUSION)
    return (Part.CRITERIA, Part.FACTS, Part.ADVICE_1, Part.ADVICE_2, Part.WEIGHING, Part.CONCLUSION)


def gate_11_clause(facts: DecideFacts) -> Iterable[Point]:
    """Gate 11: the objection clause can be printed whole, and every letter has an address."""
    yield gate(
        facts,
        "objection_clause",
        not facts.clause_missing,
        "De bezwaarclausule is volledig.",
        f"De bezwaarclausule is niet volledig. Vul van het samenwerkingsverband in: {_listed(facts)}.",
        "awb_3_45",
        "partnership",
    )
    yield gate(
        facts,
        "addressees",
        not facts.addressees_missing,
        "Van iedereen die het besluit krijgt, is het adres bekend.",
        f"Het adres ontbreekt van: {dutch_list(list(facts.addressees_missing))}.",
        "awb_3_41",
        "guardians",
    )


def _listed(facts: DecideFacts) -> str:
    return dutch_list(list(facts.clause_missing))


def gate_12_no_bsn(facts: DecideFacts) -> Iterable[Point]:
    """Gate 12: no number of a person stands in the text."""
    texts = {
        **{f"reasons_{part}": text for part, text in facts.parts.items()},
        "outside_words": facts.outside_words,
        "replaces_reason": facts.replaces_reason,
    }
    found = [name for name, text in texts.items() if find_bsn(text)]
    yield gate(
        facts,
        "no_bsn",
        not found,
        "Er staat geen burgerservicenummer in het besluit.",
        "In de tekst staat een burgerservicenummer of onderwijsnummer. Haal het weg.",
        "",
        field(found[0]) if found else PREPARE,
    )
