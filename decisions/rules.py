"""Judgements about a decision that need no database: number, who is heard, who may sign, who gets it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications.enums import Answer
from assessments.criteria import allows
from assessments.rules import SLOT_LABELS
from casework.parts import Figures
from casework.text import dutch_list
from correspondence import rules as correspondence
from decisions.enums import GuestSchool, Outcome, Part, Party
from decisions.facts import AdviceFacts, DecideFacts, HearingFacts, PartyToHear, StatementFacts

LAST_NUMBER = 99_999
NOT_AGREED = frozenset({Answer.DISAGREE, Answer.PARTLY, Answer.NONE, Answer.ONLY_SEEN})
# Route warnings that only ask for attention: the applicant and the route are lawful all the same.
MERE_WARNINGS = frozenset({"vso_applicant", "special_by_pro_school"})
# What the program itself puts in the weighing for people to replace; text that holds nothing else is no reasoning.
TEMPLATES = {
    Part.WEIGHING: (
        "Wij hebben de criteria, de feiten, beide adviezen en de zienswijzen naast elkaar gelegd.",
        "Wij volgen de adviezen van de deskundigen.",
        "Beide deskundigen komen tot dezelfde conclusie. Wij volgen hun adviezen.",
        "Gelet op het voorgaande zijn wij van oordeel dat […] aan de criteria voldoet.",
    ),
    Part.DEPARTURE: ("Wij wijken af van het advies van deskundige […] omdat […]",),
}


class SeriesFull(ValueError):
    """There are no numbers left in this year's series of the partnership."""


def decision_number(code: str, year: int, value: int) -> str:
    """``VOnnnn-YYYY-NNNNN``: the partnership's number, the year of issue, and the sequence with leading zeros.

    Seventeen characters, as DUO checks them (procedure.md §7.3). Raises SeriesFull above 99999.
    """
    if not 0 <= value <= LAST_NUMBER:
        raise SeriesFull(f"{code}-{year} has no number {value}")
    return f"{code}-{year:04d}-{value:05d}"


def hearings_needed(
    outcome: str,
    statements: Sequence[StatementFacts],
    data_differ: bool,
    *,
    board: str = "het schoolbestuur",
    takes_away: bool = False,
) -> list[PartyToHear]:
    """Who must be heard before this outcome (Awb 4:7, 4:8; fine-print §6).

    Grant: each parent who did not agree; when parents disagree with each other, both. Refusal: every parent, unless
    all of them were against the application; the board too when the refusal rests on data that differ from its own.
    Not processed: nobody, because the request to complete was that opportunity. ``takes_away``: what was granted
    before is refused now, which harms everybody, the board too.
    """
    if outcome == Outcome.REFUSAL:
        parents = [] if _all_against(statements) and not takes_away else list(statements)
        found = [_hear(one, "krijgt niet wat is gevraagd", "awb_4_8") for one in parents]
        if takes_away:
            why = f"{board} verliest wat was toegekend en moet gehoord kunnen worden."
            found.append(PartyToHear(Party.BOARD, None, board, why, "awb_4_8"))
        elif data_differ:
            why = f"{board} moet gehoord kunnen worden: de afwijzing rust op andere gegevens dan het aanleverde."
            found.append(PartyToHear(Party.BOARD, None, board, why, "awb_4_7"))
        return found
    if outcome == Outcome.GRANT:
        answers = {one.answer for one in statements}
        divided = Answer.AGREE in answers and Answer.DISAGREE in answers
        return [
            _hear(one, "was het niet (geheel) eens", "awb_4_8") for one in statements if divided or _did_not_agree(one)
        ]
    return []


def _all_against(statements: Sequence[StatementFacts]) -> bool:
    return bool(statements) and all(one.answer == Answer.DISAGREE for one in statements)


def _did_not_agree(one: StatementFacts) -> bool:
    return one.answer in NOT_AGREED or (not one.answer and one.asked)


def _hear(one: StatementFacts, why: str, article: str) -> PartyToHear:
    return PartyToHear(
        one.party, one.guardian_id, one.name, f"{one.name} {why} en moet gehoord kunnen worden.", article
    )


def still_to_hear(needed: Iterable[PartyToHear], hearings: Iterable[HearingFacts]) -> list[PartyToHear]:
    """The parties whose opportunity is not closed yet."""
    done = {(hearing.party, hearing.guardian_id) for hearing in hearings if hearing.closed}
    return [party for party in needed if (party.party, party.guardian_id) not in done]


def departs_from(facts: DecideFacts) -> list[AdviceFacts]:
    """The advices that this outcome departs from (Awb 3:50)."""
    if facts.is_formal or not facts.outcome:
        return []
    slots = departs_from_codes(facts.kind, facts.outcome, [(one.slot, one.outcome) for one in facts.advices])
    return [advice for advice in facts.advices if advice.slot in slots]


def departs_from_codes(kind: str, outcome: str, concluded: Iterable[tuple[int, str]]) -> set[int]:
    """The slots whose conclusion (``pro``, ``lwoo``, ``neither``, ``undetermined``) is not what was decided."""
    grants = outcome == Outcome.GRANT
    return {slot for slot, conclusion in concluded if (conclusion == kind) != grants}


def grants_outside_advices(facts: DecideFacts) -> bool:
    """Whether is granted what neither advice concludes: then a ground is asked."""
    return facts.grants and bool(facts.advices) and len(departs_from(facts)) == len(facts.advices)


def grants_outside_criteria(facts: DecideFacts) -> bool:
    """Whether is granted what no possible outcome of the figures allows (15d(4), (5) "uitsluitend"; fine-print §18)."""
    return facts.grants and not facts.is_formal and excluded_by(facts.figures, facts.kind)


def excluded_by(figures: Figures | None, kind: str) -> bool:
    """Whether figures that decide leave something possible, and not this kind."""
    return figures is not None and bool(figures.possible) and not allows(figures.possible, kind)


def why_not_two_advices(advices: Sequence[AdviceFacts]) -> str:
    """What keeps these from being two advices that count (Awb, WVO 2020 2.47(14)); empty when nothing does."""
    missing = sorted({1, 2} - {advice.slot for advice in advices})
    if missing:
        whose = dutch_list([f"de {SLOT_LABELS[slot]}" for slot in missing])
        return f"Er is nog geen advies dat meetelt van {whose}."
    if len(advices) != 2 or len({advice.expert_user_id for advice in advices}) != 2:
        return "De twee adviezen moeten van twee verschillende deskundigen zijn."
    for advice in advices:
        if not advice.declared_independent:
            return f"{advice.expert_name} heeft de onafhankelijkheid niet verklaard."
        if advice.unfit:
            return f"Het advies van {advice.expert_name} telt niet mee: {advice.unfit}"
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One addressee of a decision: the board, a parent with authority, or the pupil from eighteen on."""

    kind: str
    id: int
    name: str
    portal_accepted: bool = False
    user_id: int | None = None


def addressees(board: Reader, guardians: Sequence[Reader], pupil: Reader, *, pupil_is_adult: bool) -> list[Reader]:
    """To whom a decision is sent (Awb 3:41; fine-print §2): the applicant, and each parent with authority.

    From the eighteenth birthday authority has ended: the pupil is addressee instead. An adult pupil has no row of
    guardians; ``guardians`` holds only those with authority.
    """
    return [board, pupil] if pupil_is_adult else [board, *guardians]


def channels(reader: Reader) -> tuple[str, ...]:
    """How a decision goes to one addressee; a board that did not accept the portal finds a copy there."""
    has_portal = reader.kind == "board" or reader.user_id is not None
    return correspondence.channels(has_portal=has_portal, accepted=reader.portal_accepted)


ONLY_GUEST = (
    "Alleen de school voor voortgezet onderwijs waar de leerling staat ingeschreven of is aangemeld, mag de verklaring"
    " inzien (WVO 2020, artikel 2.47, lid 16)."
)
WHY_NO_GUEST: dict[str, str] = {
    GuestSchool.PRIMARY: "Een school voor primair onderwijs niet.",
    GuestSchool.PARTNERSHIP: "Een ander samenwerkingsverband niet.",
    GuestSchool.OTHER: "Ouders en leerling hebben de verklaring zelf en kunnen haar laten zien.",
}


def why_no_guest(school_kind: str) -> str:
    """Why somebody gets no link to a declaration (WVO 2020 2.47(16)); empty for a school that may."""
    if school_kind == GuestSchool.SECONDARY:
        return ""
    return f"{ONLY_GUEST} {WHY_NO_GUEST.get(school_kind, '')}".strip()
