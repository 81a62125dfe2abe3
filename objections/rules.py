"""Judgements about objections that need no database. Pure."""

from collections.abc import Iterable, Mapping

from applications.enums import WITH_AUTHORITY
from decisions.enums import Status as DecisionStatus
from objections.enums import CHANGES, Effect, ObjectorKind, Outcome
from objections.facts import Objector

# What each outcome can do to the decision that was contested (Awb 7:11; objection.md section 6).
EFFECTS = {
    Outcome.INADMISSIBLE: frozenset({Effect.STANDS}),
    Outcome.DISMISSED: frozenset({Effect.STANDS, Effect.REPAIRED}),
    Outcome.UPHELD: frozenset({Effect.SUPERSEDED, Effect.REVOKED}),
    Outcome.PARTLY_UPHELD: frozenset({Effect.SUPERSEDED}),
    Outcome.MET: frozenset({Effect.SUPERSEDED, Effect.REVOKED}),
}
# What somebody can decide on an objection; a withdrawn one is decided by its objector.
DECIDABLE = tuple(EFFECTS)


def possible_effects(outcomes: Iterable[str]) -> frozenset[str]:
    """What the outcomes of all open objections together can do to the decision: one that changes it counts.

    Of several objections one can be upheld while another is dismissed; then the decision changes all the same. Empty
    without an outcome.
    """
    found = [EFFECTS[Outcome(outcome)] for outcome in outcomes]
    changing = [effects for effects in found if Effect.STANDS not in effects]
    if changing:
        return frozenset.intersection(*changing)
    return frozenset[Effect]().union(*found)


def objection_number(year: int, value: int) -> str:
    """The number under which the objections to one decision are handled: ``BZW-2027-00012``."""
    return f"BZW-{year}-{value:05d}"


def not_contestable(status: str, *, on_paper: bool = False, follows_objection: bool = False) -> str:
    """Why nobody can object to a decision in this state, with the way out; empty when one can.

    What came on paper after the decision was taken and before it was sent is in time (Awb 6:10). Against what was
    decided on an objection one goes to court (Awb 7:1, 8:1); what comes in all the same is sent on (6:15).
    """
    if follows_objection:
        return (
            "Dit besluit volgt uit een beslissing op bezwaar. Daartegen staat geen bezwaar open, maar beroep bij de"
            " rechtbank. Stuur een brief die toch hier binnenkomt meteen door aan de rechtbank (Awb 6:15)."
        )
    if status == DecisionStatus.PUBLISHED or (on_paper and status == DecisionStatus.ADOPTED):
        return ""
    if status == DecisionStatus.SUPERSEDED:
        return "Dit besluit is vervangen door een nieuw besluit. Bezwaar maken kan tegen dat nieuwe besluit."
    if status == DecisionStatus.REVOKED:
        return "Dit besluit geldt niet meer. Bezwaar maken kan tegen het besluit dat ervoor in de plaats komt."
    return "Er is nog geen besluit bekendgemaakt. Bezwaar maken kan zodra het besluit is verstuurd."


def is_clearly_party(objector: Objector, *, pupil_authorised: bool | None = None) -> bool | None:
    """True for who is a party beyond doubt; None where somebody must judge it (never no by the program itself).

    ``pupil_authorised`` is False for a parent without the authorisation that the partnership asks of a pupil of 16 or
    17 (``pupil_16_objects``): the law gives the parent a right of his own, so that is for a person to judge.
    """
    if objector.kind in {ObjectorKind.BOARD, ObjectorKind.PUPIL}:
        return True
    if pupil_authorised is False:
        return None
    known = objector.kind == ObjectorKind.GUARDIAN and objector.authority in WITH_AUTHORITY
    return True if known else None


def changes(effect: str) -> bool:
    """Whether the contested decision does not stay as it was."""
    return effect in CHANGES


def departs(verdicts: Mapping[str, str], effect: str, advised: Mapping[str, str] | None, advised_effect: str) -> bool:
    """Whether is decided otherwise than the committee advised (Awb 7:13(7)): on an objection, or in its effect.

    Better reasons under a decision that stays are no departure.
    """
    if advised is None:
        return False
    otherwise = any(verdicts.get(key, outcome) != outcome for key, outcome in advised.items() if outcome)
    stays = frozenset({Effect.STANDS, Effect.REPAIRED})
    return otherwise or (effect != advised_effect and not {effect, advised_effect} <= stays)
