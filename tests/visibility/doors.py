"""Every address and who gets in: one line each. An address that is missing here fails the build."""

from collections.abc import Iterator
from typing import Any

from applications.letters import KINDS as INTAKE_LETTERS
from assessments.models import Advice, Assignment, ExpertQuestion, FileNotice
from correspondence.enums import AddresseeKind, LetterState
from correspondence.models import Dispatch, Letter, SendingNote, SupportPlan
from decisions.enums import PaperKind
from decisions.models import Breach, Decision, Flaw, Guest, Hearing
from objections.models import (
    CommitteeAdvice,
    DefaultNotice,
    Objection,
    ObjectionDecision,
    ObjectionPaper,
    Procedure,
    Seat,
)
from objections.models import Hearing as CommitteeHearing
from objections.queries.seeing import LETTERS as OBJECTION_LETTERS
from tests.factories.house import Station
from tests.visibility.doorkeepers import (
    Door,
    Kwargs,
    Objects,
    case_itself,
    first_slot,
    of_advice,
    of_breach,
    of_case,
    of_committee,
    of_count,
    of_document,
    of_letter,
    of_notice,
    of_objection_letter,
    of_office,
    of_own_objection,
    of_own_result,
    of_own_work,
    of_own_writing,
    of_parent,
    of_party,
    of_ruling,
    of_ruling_paper,
    of_school,
    of_secretariat,
    of_sent,
    of_sent_decision,
    of_sent_ruling,
    of_staff,
    one_candidate,
    rows_in,
    rows_of,
)
from tests.visibility.readers import (
    COMMITTEE,
    OFFICE,
    PARENTS,
    SCHOOL,
    is_published,
    relation,
)

CASE, OFFICE_CASE = Door(case_itself, of_case), Door(case_itself, of_office)
GUARDIAN, LEARNING = Door(rows_of("guardians"), of_case), Door(rows_of("learning_results"), of_case)
INTELLIGENCE, DOCUMENT = Door(rows_of("intelligence_results"), of_case), Door(rows_of("documents"), of_document)
ASSIGNMENT, NOTICE = Door(rows_in(Assignment), of_own_work), Door(rows_in(FileNotice), of_notice)
QUESTION, ADVICE = Door(rows_in(ExpertQuestion), of_notice), Door(rows_in(Advice), of_advice)
COUNTED = Door(rows_in(Decision), of_count)
DECISION, HEARING = Door(rows_in(Decision), of_office), Door(rows_in(Hearing), of_office)
OBJECTION, HANDLED = Door(rows_in(Objection), of_own_objection), Door(rows_in(Objection), of_secretariat)
PROCEDURE, SENT_DECISION = Door(rows_in(Procedure), of_secretariat), Door(rows_in(Decision), of_sent_decision)
WITH_COMMITTEE = Door(rows_in(Procedure), of_committee)
COMMITTEE_HEARING = Door(rows_in(CommitteeHearing, "procedure__application"), of_committee)


def _letters(*kinds: str) -> Objects:
    def rows(station: Station) -> Iterator[tuple[Kwargs, Any]]:
        found = Letter.objects.filter(case_id=station.case.pk, file__isnull=False).order_by("id")
        for row in found.filter(kind__in=kinds) if kinds else found:
            yield {"public_id": row.public_id}, row

    return rows


LETTER, DISPATCH = Door(rows_in(Letter, "case_id"), of_letter), Door(rows_in(Dispatch, "letter__case_id"), of_letter)
POSTED = Door(_letters(*OBJECTION_LETTERS, *(kind.code for kind in INTAKE_LETTERS)), of_letter)

DEFAULT_NOTICE = Door(rows_in(DefaultNotice, "procedure__application"), of_secretariat)
RULING = Door(rows_in(ObjectionDecision, "procedure__application"), of_ruling)

OBJECTS: dict[str, Door] = {
    **{
        f"applications:{name}": CASE
        for name in (
            "case", "tasks", "section_route", "section_pupil", "section_guardians", "guardian_add", "section_career",
            "section_learning", "learning_add", "learning_months",
            "section_intelligence", "intelligence_add", "section_social_emotional",
            "section_motivation", "section_statements", "consultation", "section_pupil_voice", "section_documents",
            "document_add", "check_answers", "hand_over", "submitted", "request_supplement", "give_supplement",
            "close_supplement", "take_in", "longer_term", "delay_consent", "change_kind", "withdraw", "discard",
            "placement",
            "change_site", "pass_on", "link", "bring_results", "ask_still_wanted", "keep_wanting", "pupil_invite",
            "lapse",
        )
    },
    **{
        f"applications:{name}": GUARDIAN
        for name in (
            "guardian_change", "guardian_remove", "statement", "guardian_invite", "guardian_end_access", "authorise",
        )
    },
    "applications:own_messages": Door(case_itself, of_parent),
    "applications:guardian_messages": Door(rows_of("guardians"), of_staff),
    "applications:learning_change": LEARNING,
    "applications:learning_remove": LEARNING,
    "applications:intelligence_change": INTELLIGENCE,
    "applications:intelligence_remove": INTELLIGENCE,
    "applications:document_remove": DOCUMENT,
    "assessments:dossier_begun": CASE,
    "assessments:candidates": Door(first_slot, of_case),
    "assessments:assign": Door(one_candidate, of_secretariat),
    **{
        f"assessments:{name}": ASSIGNMENT
        for name in (
            "assignment", "accept", "recuse", "replace", "ask",
        )
    },
    "assessments:write_advice": Door(rows_in(Assignment), of_own_writing),
    "assessments:submit_advice": Door(rows_in(Assignment), of_own_writing),
    "assessments:advice_submitted": Door(rows_in(Assignment), of_own_result),
    "decisions:hearings": OFFICE_CASE,
    "funding:settle": COUNTED,
    "decisions:confirm_receipt": Door(rows_in(Decision), of_sent),
    **{f"assessments:{name}": NOTICE for name in ("notice_seen", "notice_answer", "notice_aside")},
    "assessments:answer_question": QUESTION,
    "assessments:advice": ADVICE,
    "assessments:set_aside": ADVICE,
    **{
        f"decisions:{name}": CASE
        for name in ("prepare", "prepare_formal", "invite", "leave_out", "report_breach")
    },
    "decisions:close_hearing": HEARING,
    "decisions:withdraw_guest": Door(rows_in(Guest, "decision__application"), of_office),
    "decisions:settle_breach": Door(rows_in(Breach), of_breach),
    "decisions:settle_flaw": Door(rows_in(Flaw), of_office),
    **{
        f"decisions:{name}": DECISION
        for name in (
            "decide", "write", "place_again", "drop", "offer", "preview", "return", "adopt", "adopted", "take_back",
            "remake", "publish", "published", "mend", "correct", "renew", "report_flaw", "admit_guest",
        )
    },
    **{f"objections:{name}": SENT_DECISION for name in ("check", "file", "register")},
    **{
        f"objections:{name}": OBJECTION
        for name in ("add_papers", "answer_late_reason", "mend", "objection", "received", "withdraw")
    },
    **{
        f"objections:{name}": HANDLED
        for name in (
            "ask_late_reason", "ask_repair", "extend_repair", "judge_late", "judge_party", "lapse_repair",
            "record_repair", "judge_text",
        )
    },
    **{f"objections:{name}": DEFAULT_NOTICE for name in ("drop_default", "fix_penalty")},
    **{f"objections:{name}": PROCEDURE for name in ("adjourn", "delay", "late", "record_default", "ruling_prepare")},
    **{
        f"objections:{name}": RULING
        for name in (
            "ruling", "ruling_adopt", "ruling_drop", "ruling_offer", "ruling_preview", "ruling_publish",
            "ruling_remake", "ruling_return", "ruling_take_back", "ruling_write",
        )
    },
    "objections:ruling_told": Door(rows_in(ObjectionDecision, "procedure__application"), of_sent_ruling),
    **{
        f"objections:{name}": WITH_COMMITTEE
        for name in (
            "declare", "finish_advice", "forward", "hear_again", "plan_hearing", "prolong", "register_advice", "seat",
            "waive_hearing", "write_advice",
        )
    },
    **{
        f"objections:{name}": COMMITTEE_HEARING
        for name in ("agenda_file", "call_off", "hold_hearing", "report_hearing")
    },
    "objections:advice": Door(rows_in(CommitteeAdvice, "procedure__application"), of_committee),
    "objections:answer_hearing": OBJECTION,
    "objections:inspect": Door(rows_in(Procedure), of_party),
    "objections:judge_paper": Door(rows_in(ObjectionPaper, "procedure__application"), of_secretariat),
    "objections:ask_hearing": OBJECTION,
    "objections:end_seat": Door(rows_in(Seat, "procedure__application"), of_secretariat),
    **{f"correspondence:{name}": LETTER for name in ("letter", "preview", "retry")},
    **{f"correspondence:{name}": POSTED for name in ("sent", "hold_back")},
    **{f"correspondence:{name}": DISPATCH for name in ("returned", "address_asked", "keep_proof", "send_again")},
}  # fmt: skip


# Download kinds: which papers of a case, and who may have one.
def _documents(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    for row in station.case.documents.order_by("id")[:1]:
        yield {"public_id": row.public_id}, row


def _notes(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    for row in SendingNote.objects.filter(dispatch__letter__case_id=station.case.pk, file__isnull=False).order_by("id"):
        yield {"public_id": row.public_id}, row


def of_paper(reader: str, station: Station, row: Letter) -> bool:
    """The office, and after publication the parties; a letter of the decision only by its own addressee."""
    what = relation(reader, station)
    if what == OFFICE:
        return True
    if what not in {SCHOOL, COMMITTEE, *PARENTS} or not is_published(station) or row.status != LetterState.RELEASED:
        return False
    if row.kind != PaperKind.DECISION:
        return True
    if what in {SCHOOL, COMMITTEE}:
        return row.addressee_kind == AddresseeKind.BOARD
    mine = station.case.guardians.order_by("id")[PARENTS[what]]
    return row.addressee_kind == AddresseeKind.GUARDIAN and row.addressee_id == mine.pk


def of_ended_paper(reader: str, station: Station, row: Letter) -> bool:
    """Only what no longer holds has a page before the file; who may have the file may have the page."""
    ended = Decision.objects.get(pk=row.subject_id).ended_on is not None
    return ended and of_paper(reader, station, row)


OBJECTS["decisions:ended_paper"] = Door(_letters(PaperKind.DECISION, PaperKind.DECLARATION), of_ended_paper)


def _plans(station: Station) -> Iterator[tuple[Kwargs, Any]]:
    for plan in SupportPlan.objects.filter(file__isnull=False).order_by("id"):
        yield {"public_id": plan.file.public_id}, plan


def of_partnership(reader: str, station: Station, row: Any) -> bool:
    """What a partnership agreed upon is for everybody in it."""
    return not reader.startswith("elsewhere")


# Pages and downloads that show nothing of a case.
NOT_OF_A_CASE = frozenset({"decisions:settle_breach", "ondersteuningsplan"})
DOWNLOADS: dict[str, Door] = {
    "beslissing-op-bezwaar": Door(_letters("objection_decision"), of_ruling_paper),
    "aanvraagbrief": Door(_letters(*(kind.code for kind in INTAKE_LETTERS)), of_school),
    "bezwaarbrief": Door(_letters(*OBJECTION_LETTERS), of_objection_letter),
    "bezwaarstuk": Door(rows_in(ObjectionPaper, "procedure__application"), of_own_objection),
    "document": Door(_documents, of_document),
    "brief": Door(_letters(), of_letter),
    "verzendbewijs": Door(_notes, of_letter),
    "ondersteuningsplan": Door(_plans, of_partnership),
    "besluit": Door(_letters(PaperKind.DECISION), of_paper),
    "verklaring": Door(_letters(PaperKind.DECLARATION), of_paper),
    "advies": Door(_letters(PaperKind.ADVICE), of_paper),
}
