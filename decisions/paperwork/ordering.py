"""Orders the papers of a decision: annexes, letters, declaration; and the letters anew with another sending date."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assessments import queries as assessments
from assessments.letters import ADVICE_ANNEX
from casework.acting import Act
from correspondence import frozen
from correspondence.consequences import NOBODY, Recipient, order_letter, replace_letter
from correspondence.models import Letter
from correspondence.queries import letters_about
from decisions.enums import Outcome
from decisions.letters import DECISION, DECLARATION, DecisionLetter
from decisions.models import Decision
from decisions.paperwork.contents import Paperwork, annex_label, signature_of
from decisions.queries.papers import addressee_of, advice_with_id
from decisions.rules import Reader


def order_papers(act: Act, decision: Decision) -> list[Letter]:
    """Have every paper of an adopted decision made: annexes first, because the letters name them."""
    papers = Paperwork(act, decision, signature_of(decision))
    annexes = _order_annexes(act, papers)
    letters = [_order_letter(act, papers, reader, annexes) for reader in papers.readers]
    if decision.outcome == Outcome.GRANT:
        letters.append(_order_declaration(act, papers))
    return [*annexes, *letters]


def _order_letter(act: Act, papers: Paperwork, reader: Reader, annexes: Sequence[Letter]) -> Letter:
    number = papers.signature.number
    return order_letter(
        act,
        case_id=papers.case.pk,
        subject=papers.decision,
        kind=DECISION.code,
        contents=papers.letter(reader),
        file_stem=f"besluit-{number}",
        title=f"Besluit {number} aan {reader.name}",
        recipient=Recipient(reader.kind, reader.id),
        sending_date=papers.signature.sending_date,
        enclosures=annexes,
    )


def _order_declaration(act: Act, papers: Paperwork) -> Letter:
    number = papers.signature.number
    return order_letter(
        act,
        case_id=papers.case.pk,
        subject=papers.decision,
        kind=DECLARATION.code,
        contents=papers.declaration(),
        file_stem=f"verklaring-{number}",
        title=f"Verklaring {number}",
        recipient=NOBODY,
    )


def _order_annexes(act: Act, papers: Paperwork) -> list[Letter]:
    """One annex per advice; an advice that has its annex already (from an earlier decision) keeps it."""
    found = []
    for advice in papers.advices:
        subject = advice_with_id(advice.id)
        made = letters_about(subject, kind=ADVICE_ANNEX.code)
        found.append(made[0] if made else _order_annex(act, papers, advice, subject))
    return found


def _order_annex(act: Act, papers: Paperwork, advice: assessments.CountedAdvice, subject: Any) -> Letter:
    return order_letter(
        act,
        case_id=papers.case.pk,
        subject=subject,
        kind=ADVICE_ANNEX.code,
        contents=papers.annex(advice),
        file_stem=f"advies-{papers.case.number}-{advice.slot}",
        title=f"{annex_label(advice.slot)}: advies van deskundige {advice.slot}",
    )


def remake_letters(act: Act, decision: Decision, letters: Sequence[Letter], reason: str) -> list[Letter]:
    """*Opnieuw opmaken*: what was decided stays word for word; sending date, clause and address are made anew.

    The unsent letters are kept as "niet verzonden".
    """
    papers = Paperwork(act, decision, signature_of(decision))
    readers = {(reader.kind, reader.id): reader for reader in papers.readers}
    dated = [letter for letter in letters if letter.kind == DECISION.code]
    return [
        replace_letter(
            act,
            letter,
            subject=decision,
            contents=_redated(papers, letter, readers.get((letter.addressee_kind, letter.addressee_id or 0))),
            sending_date=papers.signature.sending_date,
            reason=reason,
        )
        for letter in dated
    ]


def _redated(papers: Paperwork, letter: Letter, reader: Reader | None) -> DecisionLetter:
    former = frozen.from_json(DecisionLetter, letter.contents)
    return replace(
        former,
        sending_date=papers.signature.sending_date,
        objection=papers.clause(),
        summary=papers.summary(letter.addressee_kind),
        addressee=addressee_of(papers.case, reader) if reader else former.addressee,
    )


def adviser_snapshots(decision: Decision) -> list[dict[str, Any]]:
    """Who advised, as they were when the decision was taken, with the hash of each advice."""
    if decision.is_formal:
        return []
    return [
        {
            "advice_id": advice.id,
            "slot": advice.slot,
            "user_id": advice.expert_user_id,
            "name": advice.expert_name,
            "profession": advice.profession_label,
            "registration": advice.registration,
            "outcome": advice.outcome,
            "outcome_label": advice.outcome_label,
            "submitted_on": advice.submitted_on.isoformat(),
            "sha256": advice.sha256,
        }
        for advice in assessments.counted_advices(decision.application_id)
    ]
