"""Judgements about objections that need no database. Pure."""

from collections.abc import Iterable

from objections.enums import Effect, Outcome

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
