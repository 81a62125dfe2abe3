"""What must hold before a decision takes the place of one that was sent (fine-print §13). Pure."""

from collections.abc import Iterable

from casework.checklist import Point
from casework.text import is_template_only
from decisions.checklist.points import field, gate
from decisions.facts import DecideFacts


def gate_replacing(facts: DecideFacts) -> Iterable[Point]:
    """It says why; what it replaces still counts; what it takes away has no date in the past."""
    if facts.former is None:
        return
    yield gate(
        facts,
        "former_counts",
        facts.former.counts,
        f"Besluit {facts.former.number} geldt nog.",
        f"Besluit {facts.former.number} geldt niet meer. Gooi dit concept weg.",
    )
    yield gate(
        facts,
        "replaces_reason",
        not is_template_only(facts.replaces_reason),
        "Er staat waarom het vorige besluit wordt vervangen.",
        "Schrijf op wat er in het vorige besluit verkeerd was en wat het nu wordt.",
        "awb_3_46",
        field("replaces_reason"),
    )
    if facts.is_correction:
        yield gate(
            facts,
            "same_outcome",
            facts.outcome == facts.former.outcome and facts.kind == facts.former.kind,
            "De uitkomst blijft gelijk.",
            "Met een herstelbesluit verandert de uitkomst niet. Maak daarvoor een nieuw besluit over de inhoud.",
        )
    elif not facts.is_formal:
        yield gate(
            facts,
            "same_facts",
            facts.same_facts,
            "De adviezen gaan over dezelfde feiten.",
            "De adviezen kunnen alleen opnieuw worden gebruikt als de feiten dezelfde zijn. Bevestig dat in het"
            " concept. Zijn er nieuwe feiten, dan doet de school een nieuwe aanvraag met nieuwe adviezen.",
            "awb_3_9",
            field("same_facts"),
        )
    yield from _not_in_the_past(facts)


def _not_in_the_past(facts: DecideFacts) -> Iterable[Point]:
    if not facts.harms:
        return
    starts = facts.effective_on or facts.sending_date
    met = starts is None or facts.sending_date is None or starts >= facts.sending_date
    yield gate(
        facts,
        "not_in_the_past",
        met,
        "Wat ongunstiger wordt, gaat niet eerder in dan de verzending.",
        "Een ongunstiger besluit kan niet met terugwerkende kracht ingaan. Kies een ingangsdatum op of na de"
        " verzenddatum.",
        "awb_3_40",
    )
