"""What the program places in a draft: criteria, facts, both advices, views. The weighing is written by hand. Pure.

What the figures come to stands beside what was measured (``paperwork.criteria``); nothing here concludes from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.enums import LwooMode
from applications.enums import Answer
from applications.facts import CaseFacts
from assessments.criteria import CriteriaVersion
from assessments.queries import CountedAdvice
from casework.text import dutch_date
from decisions.enums import ClosedBy, Ground, Outcome, SkipGround
from decisions.facts import HeardParty, Supplement
from decisions.letters.wording import ASKED, GRANTED
from decisions.paperwork.criteria import criteria_lines, criteria_text

_POPULATION = (
    "Voor deze leerling geldt populatiebekostiging (WVO 2020, artikel 2.48): het samenwerkingsverband wijst geen"
    " leerlingen apart aan voor lwoo, en de school geeft de ondersteuning zonder aanvraag."
)
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
    version: CriteriaVersion,
    *,
    outcome: str,
    ground: str,
    board: str,
    advices: Sequence[CountedAdvice] = (),
    supplements: Sequence[Supplement] = (),
    hearings: Sequence[HeardParty] = (),
) -> Placed:
    """A new draft: everything but the weighing, which somebody writes. ``version``: the criteria that are applied."""
    by_slot = {advice.slot: advice for advice in advices}
    parts = {
        "criteria": "" if ground else criteria_text(facts, version),
        "facts": facts_text(facts, ground=ground, board=board, supplements=supplements),
        "advice_1": advice_text(by_slot[1]) if 1 in by_slot and not ground else "",
        "advice_2": advice_text(by_slot[2]) if 2 in by_slot and not ground else "",
        "views": views_text(hearings),
        "conclusion": conclusion(facts.kind, outcome, facts.pupil_name, ground=ground),
    }
    return Placed(parts, () if ground else criteria_lines(facts, version))


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
