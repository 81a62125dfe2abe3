"""What follows from each first outcome and each outcome of the objection to it: one line per cell, no cell empty."""

from dataclasses import dataclass, field
from itertools import product

from decisions.enums import Ground
from decisions.enums import Outcome as First
from objections.enums import Effect, Outcome
from objections.rules import EFFECTS

GRANT, REFUSAL, NOT_PROCESSED, FORMAL = "grant", "refusal", "not_processed", "formal"
# Every outcome of a first decision, those on a formal ground apart; every such ground behaves as one of the two.
FIRST = (GRANT, REFUSAL, NOT_PROCESSED, FORMAL)
FORMAL_GROUNDS = {
    NOT_PROCESSED: {Ground.NOT_PROCESSED},
    FORMAL: {Ground.NOT_COMPETENT, Ground.NO_ROUTE, Ground.REPEAT},
}
# The outcomes of an objection with what each can do to the decision; one that is withdrawn does nothing.
ENDS = tuple((outcome, effect) for outcome, effects in EFFECTS.items() for effect in sorted(effects))
WITHDRAWN = (Outcome.WITHDRAWN, "")
ALL_ENDS = (*ENDS, WITHDRAWN)

EVERY_PARTY = ("board", "guardian", "guardian")
GRANTED, REFUSED = ("published", "toegekend"), ("published", "afgewezen")
UNPROCESSED = ("published", "buiten behandeling gelaten")
GONE = ("superseded", "herroepen")
OFFICE_ADVISED, IN_PREPARATION = ("advised", "adviezen binnen"), ("in_preparation", "besluit in voorbereiding")
RECEIVED = ("submitted", "ingediend")


@dataclass(frozen=True)
class Cell:
    """What must be so after the objection ended.

    ``contested``: the state of the first decision; ``counts``: the outcome of the decision in force, None without one;
    ``letters``: to whom the decision on objection went; ``replaced``: to whom the new decision went; ``office``,
    ``school`` and ``parent``: code and word of the stage that each reads; ``funded``: whether it counts on 1 October;
    ``open``: the case waits for a decision again. ``refused`` is the sentence of a cell that cannot be.
    """

    contested: str = "published"
    counts: str | None = None
    letters: tuple[str, ...] = EVERY_PARTY
    replaced: tuple[str, ...] = ()
    office: tuple[str, str] = GRANTED
    others: tuple[str, str] = GRANTED
    funded: bool = False
    open: bool = False
    refused: str = ""
    extra: dict[str, str] = field(default_factory=dict)


NO_TWO_ADVICES = "Kies ‘het besluit wordt herroepen, zonder nieuw besluit’"


def _stays(first: str) -> Cell:
    counts, word, funded = {
        GRANT: (First.GRANT, GRANTED, True),
        REFUSAL: (First.REFUSAL, REFUSED, False),
        NOT_PROCESSED: (First.NOT_PROCESSED, UNPROCESSED, False),
        FORMAL: (First.REFUSAL, REFUSED, False),
    }[first]
    return Cell(counts=counts, office=word, others=word, funded=funded)


def _superseded(first: str) -> Cell:
    if first == GRANT:
        return Cell("superseded", First.REFUSAL, replaced=EVERY_PARTY, office=REFUSED, others=REFUSED, funded=False)
    if first == REFUSAL:
        return Cell("superseded", First.GRANT, replaced=EVERY_PARTY, office=GRANTED, others=GRANTED, funded=True)
    return Cell(refused=NO_TWO_ADVICES)


def _revoked(first: str) -> Cell:
    if first == GRANT:
        return Cell("revoked", None, office=GONE, others=GONE)
    if first == REFUSAL:
        return Cell("revoked", None, office=OFFICE_ADVISED, others=IN_PREPARATION, open=True)
    return Cell("revoked", None, office=RECEIVED, others=RECEIVED, open=True)


def _withdrawn(first: str) -> Cell:
    stays = _stays(first)
    return Cell(counts=stays.counts, letters=(), office=stays.office, others=stays.others, funded=stays.funded)


BY_EFFECT = {
    Effect.STANDS: _stays,
    Effect.REPAIRED: _stays,
    Effect.SUPERSEDED: _superseded,
    Effect.REVOKED: _revoked,
    "": _withdrawn,
}
TABLE = {(first, end): BY_EFFECT[end[1]](first) for first, end in product(FIRST, ALL_ENDS)}
