"""What the program places in a draft: criteria, facts, both advices, views. The weighing is written by hand. Pure.

No finding is computed here: the lines say what was measured, and the advices judge it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.enums import LwooMode
from applications.enums import Answer, Domain, EntryRoute, Kind
from applications.facts import CaseFacts
from assessments.queries import CountedAdvice
from casework.text import dutch_date
from decisions.enums import ClosedBy, Ground, Outcome, SkipGround
from decisions.facts import HeardParty, Supplement
from decisions.letters.wording import ASKED, GRANTED

SEE_ADVICES = "zie de adviezen"
_CRITERIA = {
    Kind.PRO: (
        "Een leerling is toelaatbaar tot het praktijkonderwijs bij een intelligentiequotiënt van 55 tot en met 80 en"
        " een leerachterstand van 0,5 of meer op ten minste twee van vier domeinen, waaronder inzichtelijk rekenen of"
        " begrijpend lezen. Wijst het ene criterium op praktijkonderwijs en het andere op lwoo, dan geeft de motivering"
        " van het schoolbestuur de doorslag."
    ),
    Kind.LWOO: (
        "Een leerling is aangewezen op leerwegondersteunend onderwijs bij een intelligentiequotiënt van 75 tot en met"
        " 90 (of van 91 tot en met 120 met sociaal-emotionele problematiek) en een leerachterstand van 0,25 tot 0,5 op"
        " ten minste twee van de vier domeinen, waaronder inzichtelijk rekenen of begrijpend lezen."
    ),
}
_SPECIAL = (
    "De aanvraag gaat over een leerling uit een bijzondere groep. Daarvoor gelden eigen voorwaarden: het schoolbestuur"
    " legt uit waarom de leerling tot die groep behoort, welke begeleiding is gegeven en wat de risico's zijn als de"
    " leerling blijft waar hij is. De ouders met gezag moeten instemmen."
)
_OWN = "Voor lwoo gelden in dit samenwerkingsverband eigen criteria, zoals vastgelegd in het ondersteuningsplan."
_POPULATION = (
    "Voor deze leerling geldt populatiebekostiging (WVO 2020, artikel 2.48): het samenwerkingsverband wijst geen"
    " leerlingen apart aan voor lwoo, en de school geeft de ondersteuning zonder aanvraag."
)
_OWN_RULE = "eigen criteria van het samenwerkingsverband"
_RULES = {
    Kind.PRO: ("55 tot en met 80", "0,5 of meer"),
    Kind.LWOO: ("75 tot en met 90, of 91 tot en met 120 met sociaal-emotionele problematiek", "van 0,25 tot 0,5"),
}
_FORMAL = {
    Ground.NOT_PROCESSED: "De aanvraag is niet (voldoende) aangevuld, ook niet nadat daarom was gevraagd.",
    Ground.NOT_COMPETENT: "De aanvraag is beoordeeld op de vraag of de aanvrager bevoegd is.",
    Ground.NO_ROUTE: "De aanvraag is beoordeeld op de vraag of de wet voor deze leerling een route kent.",
    Ground.REPEAT: "Op dezelfde aanvraag is eerder afwijzend beslist. Nieuwe feiten zijn niet genoemd.",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """What the program puts in a new draft, by part, and the lines of the criteria."""

    parts: Mapping[str, str]
    lines: Sequence[Mapping[str, str]] = field(default_factory=tuple)


def placed(
    facts: CaseFacts,
    *,
    outcome: str,
    ground: str,
    board: str,
    advices: Sequence[CountedAdvice] = (),
    supplements: Sequence[Supplement] = (),
    hearings: Sequence[HeardParty] = (),
) -> Placed:
    """A new draft: everything but the weighing, which somebody writes."""
    by_slot = {advice.slot: advice for advice in advices}
    parts = {
        "criteria": "" if ground else criteria_text(facts),
        "facts": facts_text(facts, ground=ground, board=board, supplements=supplements),
        "advice_1": advice_text(by_slot[1]) if 1 in by_slot and not ground else "",
        "advice_2": advice_text(by_slot[2]) if 2 in by_slot and not ground else "",
        "views": views_text(hearings),
        "conclusion": conclusion(facts.kind, outcome, facts.pupil_name, ground=ground),
    }
    return Placed(parts, () if ground else criteria_lines(facts))


def criteria_text(facts: CaseFacts) -> str:
    """The rule that is applied, in words."""
    if facts.route == EntryRoute.SPECIAL_GROUP:
        return _SPECIAL
    if _by_own_rules(facts):
        return f"{_OWN} {facts.place.regime.criteria}".rstrip()
    return _CRITERIA[Kind(facts.kind)]


def _by_own_rules(facts: CaseFacts) -> bool:
    return facts.place.regime.mode == LwooMode.OWN and not facts.is_pro


def criteria_lines(facts: CaseFacts) -> list[dict[str, str]]:
    """One line per measured result: rule, what was found, and that the advices judge it."""
    iq_rule, delay_rule = (_OWN_RULE, _OWN_RULE) if _by_own_rules(facts) else _RULES[Kind(facts.kind)]
    lines = []
    for result in facts.intelligence:
        if result.low is not None:
            low_high = str(result.low) if result.low == result.high else f"{result.low} tot en met {result.high}"
            lines.append(
                _line("Intelligentie", iq_rule, f"{low_high} ({result.instrument}{_on(result.administered_on)})")
            )
    for domain in Domain:
        for found in facts.learning:
            if found.domain == domain.value and found.is_whole and not found.earlier:
                measured = f"DLE {found.dle} bij DL {found.dl} ({found.instrument}{_on(found.administered_on)})"
                lines.append(_line(f"Leerachterstand {domain.label}", delay_rule, measured))
    if facts.se_present is not None and not facts.is_pro:
        said = "aanwezig" if facts.se_present else "niet aanwezig"
        lines.append(_line("Sociaal-emotionele problematiek", "nodig bij een IQ van 91 tot en met 120", said))
    return lines


def _line(name: str, rule: str, found: str) -> dict[str, str]:
    return {"name": name, "rule": rule, "found": found, "verdict": SEE_ADVICES}


def _on(day: date | None) -> str:
    return f", {dutch_date(day)}" if day else ""


def facts_text(facts: CaseFacts, *, ground: str, board: str, supplements: Sequence[Supplement] = ()) -> str:
    """What happened and what is on file, in the order in which it happened."""
    asked = ASKED[facts.kind]
    received = f"Op {dutch_date(facts.received_on)} " if facts.received_on else ""
    told = [f"{received}vroeg {board} om {asked} voor {facts.pupil_name or 'de leerling'}."]
    if facts.school_name:
        group = f" ({facts.group})" if facts.group else ""
        told.append(f"De leerling komt van {facts.school_name}{group}.")
    told += [_supplement_told(supplement) for supplement in supplements]
    if ground:
        told.append(_formal(facts, ground))
    elif facts.results_declared:
        told.append("Het schoolbestuur verklaarde dat alle bekende test- en leerresultaten in het dossier zitten.")
    return "\n\n".join(told)


def _formal(facts: CaseFacts, ground: str) -> str:
    undesignated = facts.place.regime.mode == LwooMode.POPULATION and not facts.is_pro
    if ground == Ground.NO_ROUTE and undesignated:
        return f"{_FORMAL[Ground.NO_ROUTE]} {_POPULATION}"
    return _FORMAL[Ground(ground)]


def _supplement_told(supplement: Supplement) -> str:
    asked = f"Op {dutch_date(supplement.requested_on)} is gevraagd de aanvraag aan te vullen, uiterlijk op"
    ended = (
        f"De aanvulling was op {dutch_date(supplement.completed_on)} binnen."
        if supplement.completed_on
        else "Een voldoende aanvulling is niet ontvangen."
    )
    items = f" Gevraagd werd: {'; '.join(supplement.items)}." if supplement.items else ""
    return f"{asked} {dutch_date(supplement.due_on)}.{items} {ended}"


def advice_text(advice: CountedAdvice) -> str:
    """The main considerations of an advice and its conclusion, as the expert wrote them (Awb 3:49)."""
    said = [f"{heading}: {text}" for heading, text in advice.reasons.items()]
    if advice.conclusion:
        said.append(f"Conclusie: {advice.conclusion}")
    if advice.reservations:
        said.append(f"Voorbehoud: {advice.reservations}")
    said += [f"Aanvulling van {dutch_date(line.submitted_on)}: {line.text}" for line in advice.addenda]
    return "\n\n".join(said)


def views_text(hearings: Sequence[HeardParty]) -> str:
    """Who was heard before the decision, and how. What was answered to the application stands in its own lines."""
    return "\n\n".join(_heard(party) for party in hearings)


def _heard(party: HeardParty) -> str:
    on = f" op {dutch_date(party.heard_on)}" if party.heard_on else ""
    if party.closed_by == ClosedBy.NO_ANSWER:
        return f"{party.name} kreeg de gelegenheid om vóór dit besluit te reageren en maakte daar geen gebruik van."
    if party.closed_by == ClosedBy.GROUND:
        return f"{party.name} is niet gehoord: {SkipGround(party.ground).label}. {party.reasons}".strip()
    how = "vertelde" if party.closed_by == ClosedBy.REPORT else "schreef"
    return f"{party.name} {how}{on} vóór dit besluit: {party.report}".strip()


def conclusion(kind: str, outcome: str, pupil: str, *, ground: str = "") -> str:
    """The conclusion that follows from an outcome; empty while none is chosen."""
    name = pupil or "De leerling"
    if outcome == Outcome.GRANT:
        return f"{name} is {GRANTED[kind]}. De aanvraag wordt toegekend."
    if outcome == Outcome.REFUSAL and ground:
        return "De aanvraag wordt afgewezen zonder beoordeling van de criteria."
    if outcome == Outcome.REFUSAL:
        return f"{name} is niet {GRANTED[kind]}. De aanvraag wordt afgewezen."
    if outcome == Outcome.NOT_PROCESSED:
        return "De aanvraag wordt buiten behandeling gelaten."
    return ""


STANCES = {
    Answer.AGREE: "is het eens met de aanvraag",
    Answer.PARTLY: "is het gedeeltelijk eens met de aanvraag",
    Answer.DISAGREE: "is het niet eens met de aanvraag",
    Answer.ONLY_SEEN: "heeft de aanvraag gezien en zegt niet of dat instemming is",
    Answer.NONE: "heeft na een uitnodiging en een herinnering niet geantwoord",
}


def stance(answer: str, consent: bool | None) -> str:
    """What somebody thinks of the application, in words."""
    said = STANCES.get(Answer(answer), "") if answer else "heeft geen zienswijze gegeven"
    return f"{said}; stemt in" if consent else said
