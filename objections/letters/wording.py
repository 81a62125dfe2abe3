"""The fixed words of a decision on objection: what it says, what it means, what one can do. Pure.

Plain language: short sentences, the main message first, the date before the rule, nothing promised that another body
decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.citations import full_citation
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from decisions.enums import Outcome as DecisionOutcome
from objections.enums import Effect, Outcome

OUTCOMES = {
    Outcome.INADMISSIBLE: "Wij verklaren het bezwaar niet-ontvankelijk.",
    Outcome.DISMISSED: "Wij verklaren het bezwaar ongegrond.",
    Outcome.UPHELD: "Wij verklaren het bezwaar gegrond.",
    Outcome.PARTLY_UPHELD: "Wij verklaren het bezwaar deels gegrond.",
    Outcome.MET: "Wij komen volledig aan het bezwaar tegemoet.",
}
MEANT = {
    Outcome.INADMISSIBLE: "Wij kunnen het bezwaar niet behandelen. Hieronder leest u waarom.",
    Outcome.DISMISSED: "Wij geven het bezwaar geen gelijk.",
    Outcome.UPHELD: "Wij geven het bezwaar gelijk.",
    Outcome.PARTLY_UPHELD: "Wij geven het bezwaar voor een deel gelijk.",
    Outcome.MET: "Wij doen wat in het bezwaar is gevraagd.",
}
BASIS = ("awb_7_11", "awb_7_12", "awb_7_13")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was decided, for the words about it. ``reopens``: the application waits for a decision again."""

    outcomes: Sequence[str]
    effect: str
    number: str
    new_number: str = ""
    new_outcome: str = ""
    kind: str = ""
    reopens: bool = False
    costs_granted: bool | None = None


def operative(ruled: Ruled) -> tuple[str, ...]:
    """The decision itself: on the objections, on the contested decision, and on the costs when they were asked for."""
    said = [OUTCOMES[Outcome(one)] for one in dict.fromkeys(ruled.outcomes)] if len(set(ruled.outcomes)) == 1 else []
    said = said or ["Wij beslissen op elk bezwaar zoals in de tabel hieronder staat."]
    said.append(_effect(ruled))
    if ruled.costs_granted is not None:
        said.append(
            "Wij vergoeden de kosten van het bezwaar."
            if ruled.costs_granted
            else "Wij vergoeden de kosten van het bezwaar niet."
        )
    return tuple(said)


def _effect(ruled: Ruled) -> str:
    if ruled.effect == Effect.SUPERSEDED:
        return f"Wij herroepen besluit {ruled.number}. Daarvoor in de plaats komt besluit {ruled.new_number}."
    if ruled.effect == Effect.REVOKED:
        return f"Wij herroepen besluit {ruled.number}. Er komt geen ander besluit voor in de plaats."
    if ruled.effect == Effect.REPAIRED:
        return f"Besluit {ruled.number} blijft gelden, met de uitleg in deze beslissing."
    return f"Besluit {ruled.number} blijft gelden."


def legal_basis() -> tuple[str, ...]:
    """The provisions that the decision rests on (Awb 3:47(2))."""
    return tuple(full_citation(key) for key in BASIS)


def what_was_decided(ruled: Ruled) -> tuple[str, ...]:
    """What was decided, in plain words."""
    if len(set(ruled.outcomes)) == 1:
        return (MEANT[Outcome(ruled.outcomes[0])],)
    return ("Er waren meer bezwaren. Wij beslissen daar verschillend op.",)


def what_it_means(ruled: Ruled, addressee_kind: str) -> tuple[str, ...]:
    """What follows for the pupil, in plain words, for this kind of reader."""
    if ruled.effect == Effect.SUPERSEDED:
        return (
            f"Het oude besluit ({ruled.number}) geldt niet meer.",
            f"Er is een nieuw besluit: {ruled.new_number}. {_new(ruled)}",
            "Dat nieuwe besluit krijgt u met een eigen brief.",
        )
    if ruled.effect == Effect.REVOKED and ruled.reopens:
        return (
            f"Het oude besluit ({ruled.number}) geldt niet meer.",
            "Wij behandelen de aanvraag opnieuw. Daarna nemen wij een nieuw besluit.",
            *(() if addressee_kind == AddresseeKind.BOARD else ("U hoeft daarvoor nu niets te doen.",)),
        )
    if ruled.effect == Effect.REVOKED:
        return (
            f"Het oude besluit ({ruled.number}) geldt niet meer.",
            "Er is nu geen besluit meer. De school kan een nieuwe aanvraag doen.",
        )
    if ruled.effect == Effect.REPAIRED:
        return (f"Besluit {ruled.number} blijft gelden.", "Wij leggen het besluit nu beter uit.")
    return (f"Besluit {ruled.number} blijft gelden. Er verandert niets.",)


def _new(ruled: Ruled) -> str:
    grants = ruled.new_outcome == DecisionOutcome.GRANT
    if ruled.kind == "pro":
        return "De aanvraag voor praktijkonderwijs (pro) is " + ("toegekend." if grants else "afgewezen.")
    return "De aanvraag voor leerwegondersteunend onderwijs (lwoo) is " + ("toegekend." if grants else "afgewezen.")


def what_you_can_do(last_day: date | None) -> tuple[str, ...]:
    """What somebody can do who does not agree, in plain words."""
    until = f" Dat kan tot en met {dutch_date(last_day)}." if last_day else ""
    return (
        f"Bent u het er niet mee eens? Dan kunt u naar de rechter. Dat heet beroep.{until}",
        "In de brief staat hoe dat gaat en wat het kost. U hebt geen advocaat nodig.",
        "Opnieuw bezwaar maken kan niet.",
    )


def summary(ruled: Ruled, addressee_kind: str, last_day: date) -> tuple[str, ...]:
    """The whole decision on at most one side, one message per paragraph."""
    return (
        *what_was_decided(ruled),
        *what_it_means(ruled, addressee_kind),
        *what_you_can_do(last_day),
    )
