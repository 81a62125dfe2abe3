"""Orders the letters of intake: fills in what each says from the case, and queues its making."""

from dataclasses import replace
from datetime import date

from applications.checklist import completeness
from applications.enums import Section
from applications.letters import (
    LONGER_TERM,
    RECEIPT,
    SUPPLEMENT,
    LongerTermLetter,
    MissingItem,
    ReceiptLetter,
    SupplementLetter,
)
from applications.models import Application, SupplementRequest, TermNotice
from applications.queries import case_facts, term_facts
from applications.terms import case_terms
from casework.acting import Act
from casework.citations import short_citation
from casework.refusals import WrongState
from casework.snapshots import law_on
from casework.terms import Repair, Term
from correspondence import addressing
from correspondence.consequences import Recipient, order_letter
from correspondence.enums import AddresseeKind
from correspondence.letters import PupilLine

PUPIL_UNKNOWN = "Vul eerst de naam en geboortedatum van de leerling in; die staan in de brief."


def decide_term(act: Act, case: Application) -> Term:
    """The term to decide as it runs now, with its derivation."""
    law = law_on(act.today)
    return case_terms(term_facts(case), law.lengths, law.calendar)[0]


def pupil_line(case: Application) -> PupilLine | None:
    """The pupil as letters name one, or None while name or birth date is not known."""
    pupil = getattr(case, "pupil", None)
    if pupil is None or not pupil.last_name or pupil.birth_date is None:
        return None
    return PupilLine(pupil.full_name, pupil.birth_date)


def order_receipt(act: Act, case: Application) -> None:
    """Have the confirmation of receipt made for the board (Awb 4:3a)."""
    pupil = pupil_line(case)
    if pupil is None or case.received_on is None:
        return
    term = decide_term(act, case)
    letter = ReceiptLetter(
        letterhead=addressing.letterhead(case.partnership),
        addressee=addressing.board_addressee(case.board, case.site),
        reference=case.number,
        sending_date=act.today,
        received_on=case.received_on,
        channel=str(case.get_channel_display()),
        kind_label=str(case.get_kind_display()),
        pupil=pupil,
        applicant=addressing.applicant(case.board, case.site),
        decide_by=term.due,
        decide_steps=tuple(step.sentence for step in term.steps),
        signer=addressing.office_signer(case.partnership),
        support=addressing.support_point(case.partnership),
    )
    order_letter(
        act,
        case_id=case.pk,
        subject=case,
        kind=RECEIPT.code,
        contents=letter,
        file_stem=f"ontvangst-{case.number}",
        recipient=Recipient(AddresseeKind.BOARD, case.board_id),
        sending_date=act.today,
    )


def missing_items(act: Act, case: Application, asked: SupplementRequest) -> tuple[MissingItem, ...]:
    """What is missing as the letter names it: the secretariat's words, with the provision of the section."""
    open_points = [point for point in completeness(case_facts(case, act.today)) if not point.met]
    by_section = {point.repair.partition(":")[2]: point for point in reversed(open_points)}
    found = []
    for item in asked.items:
        section = item.get("section", "")
        point = by_section.get(section)
        basis = short_citation(point.reference) if point and point.reference else ""
        label = Section(section).label if section else "Aanvraag"
        found.append(MissingItem(what=item["text"], why=f"Onderdeel: {label}.", basis=basis))
    return tuple(found)


def supplement_letter(act: Act, case: Application, asked: SupplementRequest) -> SupplementLetter | None:
    """What the request to complete says; ``asked`` may be one that is not sent yet (a preview).

    None while name or birth date of the pupil is not known.
    """
    pupil = pupil_line(case)
    if pupil is None or case.received_on is None:
        return None
    return SupplementLetter(
        letterhead=addressing.letterhead(case.partnership),
        addressee=addressing.board_addressee(case.board, case.site),
        reference=case.number,
        sending_date=act.today,
        received_on=case.received_on,
        round_number=case.supplements.exclude(pk=asked.pk).count() + 1,
        kind_label=str(case.get_kind_display()),
        pupil=pupil,
        applicant=addressing.applicant(case.board, case.site),
        items=missing_items(act, case, asked),
        explanation=asked.explanation,
        last_day=asked.due_on,
        decide_by=_decide_by(act, case, asked),
        signer=addressing.office_signer(case.partnership),
        support=addressing.support_point(case.partnership),
    )


def order_supplement_request(act: Act, case: Application, asked: SupplementRequest) -> None:
    """Have the request to complete made for the board: every missing item, and the last day (Awb 4:5)."""
    letter = supplement_letter(act, case, asked)
    if letter is None:
        raise WrongState(PUPIL_UNKNOWN)
    order_letter(
        act,
        case_id=case.pk,
        subject=asked,
        kind=SUPPLEMENT.code,
        contents=letter,
        file_stem=f"aanvulling-{case.number}",
        recipient=Recipient(AddresseeKind.BOARD, case.board_id),
        sending_date=act.today,
    )


def _decide_by(act: Act, case: Application, asked: SupplementRequest) -> date:
    """The last day to decide when the supplement arrives on its last day."""
    facts = term_facts(case)
    earlier = tuple(repair for repair in facts.repairs if repair is not facts.open_supplement)
    in_time = Repair(asked.requested_on, asked.due_on, asked.due_on)
    law = law_on(act.today)
    expected = replace(facts, repairs=(*earlier, in_time), open_supplement=None)
    return case_terms(expected, law.lengths, law.calendar)[0].due


def order_longer_term(act: Act, case: Application, notice: TermNotice, *, former_last_day: date) -> None:
    """Have the notice made for the board that the decision comes later (Awb 4:14(3))."""
    pupil = pupil_line(case)
    if pupil is None or case.received_on is None:
        return
    letter = LongerTermLetter(
        letterhead=addressing.letterhead(case.partnership),
        addressee=addressing.board_addressee(case.board, case.site),
        reference=case.number,
        sending_date=act.today,
        received_on=case.received_on,
        kind_label=str(case.get_kind_display()),
        pupil=pupil,
        applicant=addressing.applicant(case.board, case.site),
        former_last_day=former_last_day,
        new_last_day=notice.new_last_day,
        reason=notice.reason,
        signer=addressing.office_signer(case.partnership),
        support=addressing.support_point(case.partnership),
    )
    order_letter(
        act,
        case_id=case.pk,
        subject=notice,
        kind=LONGER_TERM.code,
        contents=letter,
        file_stem=f"langere-termijn-{case.number}",
        recipient=Recipient(AddresseeKind.BOARD, case.board_id),
        sending_date=act.today,
    )
