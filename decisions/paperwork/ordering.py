"""Orders the papers of a decision: annexes, letters, declaration; and the letters anew with another sending date."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assessments import queries as assessments
from assessments.letters import ADVICE_ANNEX
from assessments.rules import SLOT_LABELS
from casework.acting import Act
from correspondence import frozen
from correspondence.consequences import NOBODY, Recipient, order_letter, replace_letter, withdraw_letters
from correspondence.models import Letter
from correspondence.queries import letters_about
from decisions.enums import Outcome
from decisions.letters import DECISION, DECLARATION, DecisionLetter, Declaration
from decisions.models import Decision
from decisions.paperwork.contents import Paperwork, annex_label, signature_of
from decisions.queries.papers import addressee_of, advice_with_id
from decisions.rules import Reader

NO_ADDRESSEE = "De geadresseerde is gewijzigd sinds het besluit."


def order_papers(act: Act, decision: Decision) -> list[Letter]:
    """Have every paper of an adopted decision made: annexes first, because the letters name them."""
    papers = Paperwork(act, decision, signature_of(decision))
    annexes = _order_annexes(act, papers)
    letters = [_order_letter(act, papers, reader, papers.letter(reader), annexes) for reader in papers.readers]
    if decision.outcome == Outcome.GRANT:
        letters.append(_order_declaration(act, papers))
    return [*annexes, *letters]


def _order_letter(
    act: Act, papers: Paperwork, reader: Reader, contents: DecisionLetter, annexes: Sequence[Letter]
) -> Letter:
    number = papers.signature.number
    return order_letter(
        act,
        case_id=papers.case.pk,
        subject=papers.decision,
        kind=DECISION.code,
        contents=contents,
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
        title=f"{annex_label(advice.slot)}: advies van de {SLOT_LABELS[advice.slot]}",
    )


def remake_letters(act: Act, decision: Decision, papers: Sequence[Letter], reason: str) -> list[Letter]:
    """*Opnieuw opmaken*: what was decided stays word for word; dates, clause and addressees are those of now.

    ``papers`` are those in force. The unsent letters are kept as "niet verzonden", also those of former addressees.
    """
    work = Paperwork(act, decision, signature_of(decision))
    former = {(paper.addressee_kind, paper.addressee_id or 0): paper for paper in papers if paper.kind == DECISION.code}
    annexes = [paper for paper in papers if paper.kind == ADVICE_ANNEX.code]
    said = frozen.from_json(DecisionLetter, next(iter(former.values())).contents)
    made = []
    for reader in work.readers:
        contents = _redated(work, said, reader)
        letter = former.pop((reader.kind, reader.id), None)
        made.append(
            replace_letter(
                act, letter, subject=decision, contents=contents, sending_date=contents.sending_date, reason=reason
            )
            if letter
            else _order_letter(act, work, reader, contents, annexes)
        )
    withdraw_letters(act, former.values(), reason=NO_ADDRESSEE)
    return [*made, *_moved(work, papers, reason)]


def _moved(work: Paperwork, papers: Sequence[Letter], reason: str) -> list[Letter]:
    """The declaration anew when the pupil went to another site of the board; it names the site."""
    made = []
    for paper in papers:
        if paper.kind != DECLARATION.code or paper.contents["applicant"]["site_code"] == work.applicant.site_code:
            continue
        said = replace(frozen.from_json(Declaration, paper.contents), applicant=work.applicant)
        subject = work.decision
        made.append(replace_letter(work.act, paper, subject=subject, contents=said, sending_date=None, reason=reason))
    return made


def _redated(work: Paperwork, said: DecisionLetter, reader: Reader) -> DecisionLetter:
    """The decision as it was told, for this reader and the new sending date: only those parts differ by reader."""
    return replace(
        said,
        sending_date=work.signature.sending_date,
        objection=work.clause(),
        appeal=work.appeal(),
        summary=work.summary(reader.kind),
        copies=work.copies(),
        addressee=addressee_of(work.case, reader),
        applicant=work.applicant,
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
