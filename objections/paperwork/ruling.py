"""The letters of a decision on objection: what they say, made for each party, and made anew."""

from datetime import date
from typing import Any

from casework.acting import Act
from casework.snapshots import law_on
from casework.text import dutch_date
from correspondence.consequences import Recipient, order_letter, replace_letter, withdraw_letters
from correspondence.letters import Annex, Signer
from correspondence.models import Letter, StoredFile
from correspondence.queries import letters_about
from decisions.enums import Outcome as DecisionOutcome
from decisions.letters import AppealClause
from decisions.terms import appeal_terms
from objections.enums import Channel, Effect, LetterKind, ObjectorKind, Outcome, Part
from objections.letters import RULING, ReasonPart, RulingLetter, VerdictLine, wording
from objections.letters.wording import Ruled
from objections.models import CommitteeAdvice, Objection, ObjectionDecision, Procedure
from objections.paperwork.common import common
from objections.paperwork.notices import BY_WHOM
from objections.queries import Party, final_advice, heard_on, in_question, open_objections, parties

NO_PARTY = "De geadresseerde is gewijzigd sinds de beslissing."
ANNEX = "Bijlage 1"
NUMBER_TO_COME = "VO0000-0000-00000"


def placed_text(procedure: Procedure) -> dict[str, str]:
    """What the program puts in a new draft: how was heard. What the objections say is printed from their rows."""
    return {"reasons_hearing": " ".join(_hearing(procedure))}


def _hearing(procedure: Procedure) -> list[str]:
    if procedure.hearing_waived_on:
        ground = str(procedure.get_hearing_waived_ground_display())
        return [f"Er is niet gehoord: {ground}. {procedure.hearing_waived_reason}".strip()]
    held = heard_on(procedure)
    return [f"Op {dutch_date(day)} is een hoorzitting gehouden. Het verslag zit bij het advies." for day in held]


def course(procedure: Procedure) -> tuple[str, ...]:
    """How the procedure went, from its facts; how was heard stands among the reasons."""
    told = []
    for row in open_objections(procedure):
        how = "via Toewijzer" if row.channel == Channel.PORTAL else str(row.get_channel_display())
        told.append(f"Op {dutch_date(row.received_on)} ontvingen wij {how} een bezwaar.")
    if procedure.forwarded_on:
        told.append(f"Op {dutch_date(procedure.forwarded_on)} stuurden wij het bezwaar naar de commissie.")
    advice = final_advice(procedure)
    if advice and advice.final_on:
        told.append(f"Op {dutch_date(advice.final_on)} bracht de commissie haar advies uit.")
    return tuple(told)


def ruled_of(ruling: ObjectionDecision) -> Ruled:
    """What was decided, for the words about it."""
    contested = in_question(ruling.procedure)
    if ruling.replacement and ruling.replacement.supersedes:
        contested = ruling.replacement.supersedes
    return Ruled(
        outcomes=tuple(ruling.verdicts.values()),
        effect=ruling.effect,
        number=contested.number,
        new_number=ruling.replacement.number if ruling.replacement else NUMBER_TO_COME,
        new_outcome=ruling.new_outcome,
        kind=contested.kind,
        reopens=ruling.effect == Effect.REVOKED and contested.outcome != DecisionOutcome.GRANT,
        costs_granted=ruling.costs_granted if _costs_asked(ruling) else None,
    )


def _costs_asked(ruling: ObjectionDecision) -> bool:
    return ruling.procedure.objections.filter(costs_requested_on__isnull=False).exists()


def letter_to(act: Act, ruling: ObjectionDecision, party: Party, *, sending_date: date, signer: Signer) -> RulingLetter:
    """The decision on objection as one party reads it."""
    procedure, law, ruled = ruling.procedure, law_on(act.today), ruled_of(ruling)
    term, post = appeal_terms(sending_date, law.lengths, law.calendar)
    fields: dict[str, Any] = {
        **common(act, procedure, party),
        "decision_number": ruled.number,
        "sending_date": sending_date,
        "signer": signer,
        "decided_on": ruling.decided_on or act.today,
        "summary": wording.summary(ruled, party.kind, term.due),
        "operative": wording.operative(ruled),
        "verdicts": _verdicts(ruling),
        "replacement_number": ruled.new_number if ruling.effect == Effect.SUPERSEDED else "",
        "legal_basis": wording.legal_basis(),
        "course": course(procedure),
        "reasons": tuple(ReasonPart(str(part.label), ruling.part(part)) for part in Part if ruling.part(part).strip()),
        "annexes": (Annex(ANNEX, "Advies van de bezwaaradviescommissie"),) if ruling.advice else (),
        "copies": ("het schoolbestuur dat de aanvraag deed", "elke ouder met gezag", "wie bezwaar maakte"),
        "appeal": AppealClause(term.due, post.due),
    }
    return RulingLetter(**fields)


def _verdicts(ruling: ObjectionDecision) -> tuple[VerdictLine, ...]:
    rows = ruling.procedure.objections.filter(public_id__in=list(ruling.verdicts)).order_by("received_on", "id")
    return tuple(
        VerdictLine(BY_WHOM[ObjectorKind(row.objector_kind)], row.received_on, _outcome(ruling, row)) for row in rows
    )


def _outcome(ruling: ObjectionDecision, objection: Objection) -> str:
    return str(Outcome(ruling.verdicts[str(objection.public_id)]).label)


def signer_of(ruling: ObjectionDecision) -> Signer:
    """Under whose name it goes out, and on whose behalf (Awb 10:10)."""
    return Signer(ruling.signer_name, ruling.signer_function, ruling.on_behalf_of)


def order_ruling(act: Act, ruling: ObjectionDecision) -> list[Letter]:
    """Have the letters made, one for each party, with the committee's advice as annex (Awb 7:13(7))."""
    found = parties(ruling.procedure, act.today)
    return [_order(act, ruling, party, enclosed(ruling.advice)) for party in found]


def enclosed(advice: CommitteeAdvice | None) -> list[StoredFile | Letter]:
    """The committee's advice as it goes along: the paper made of it, or the one that the committee sent."""
    if advice is None:
        return []
    if advice.paper:
        return [advice.paper.file]
    return list(letters_about(advice, kind=LetterKind.COMMITTEE_ADVICE))


def _order(act: Act, ruling: ObjectionDecision, party: Party, enclosures: list[StoredFile | Letter]) -> Letter:
    if ruling.sending_date is None:
        raise ValueError("a decision on objection is dated before its letters are made")
    return order_letter(
        act,
        case_id=ruling.procedure.application_id,
        subject=ruling,
        kind=RULING.code,
        contents=letter_to(act, ruling, party, sending_date=ruling.sending_date, signer=signer_of(ruling)),
        file_stem=f"{RULING.stem}-{ruling.procedure.number}",
        title=f"Beslissing op bezwaar {ruling.procedure.number} aan {party.name}",
        recipient=Recipient(party.kind, party.id),
        sending_date=ruling.sending_date,
        enclosures=enclosures,
    )


def remake_ruling_letters(act: Act, ruling: ObjectionDecision, reason: str) -> None:
    """*Opnieuw opmaken*: the same decision for the new sending date and for the parties of now."""
    if ruling.sending_date is None:
        raise ValueError("a decision on objection is dated before its letters are made")
    former = {(one.addressee_kind, one.addressee_id): one for one in letters_about(ruling, kind=LetterKind.RULING)}
    for party in parties(ruling.procedure, act.today):
        letter = former.pop(party.key, None)
        if letter is None:
            _order(act, ruling, party, enclosed(ruling.advice))
            continue
        contents = letter_to(act, ruling, party, sending_date=ruling.sending_date, signer=signer_of(ruling))
        replace_letter(act, letter, subject=ruling, contents=contents, sending_date=ruling.sending_date, reason=reason)
    withdraw_letters(act, former.values(), reason=NO_PARTY)
