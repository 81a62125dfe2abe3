"""A case from its rows into the plain values that the pure rules look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from accounts import queries as accounts
from applications.enums import GRANTED, REFUSED, Section, Status
from applications.facts import CaseFacts, GuardianFacts, IntelligenceFacts, PlaceFacts, ResultFacts
from applications.models import Application, Guardian, IntelligenceResult, LearningResult, Pupil
from applications.permissions import AgeFacts
from applications.queries.agreed import regime_of
from applications.rules import same_pupil
from applications.schooling import Schooling
from applications.terms import ADULT, SIXTEEN, TermFacts, birthday
from casework import registries
from casework.clock import amsterdam_date
from casework.parts import Figures
from casework.terms import Notice, Repair, Suspension, consented_delay
from casework.text import name_parts


def case_facts(case: Application, today: date, *, results_declared: bool | None = None) -> CaseFacts:
    """The facts of a case on a day: a constant number of queries, whatever the case holds."""
    pupil = _one(case, "pupil")
    career = _one(case, "career")
    social = _one(case, "social_emotional")
    motivation = _one(case, "motivation")
    consultation = _one(case, "consultation")
    voice = _one(case, "pupil_statement")
    documents = list(case.documents.filter(removed_at__isnull=True).values_list("kind", "no_bsn_confirmed"))
    guardians = tuple(guardian_facts(case))
    learning = tuple(result_facts(row) for row in case.learning_results.order_by("domain", "id"))
    intelligence = tuple(intelligence_facts(row) for row in case.intelligence_results.order_by("id"))
    earlier = _of_same_child(case, pupil)
    double = _still_open(earlier)
    begun = _begun(
        case, guardians, learning, intelligence, documents, pupil, career, social, motivation, voice, consultation
    )
    facts = CaseFacts(
        today=today,
        kind=case.kind,
        route=case.entry_route,
        place=place_facts(case, today),
        special_group=case.special_group,
        anyway_reason=case.anyway_reason,
        earlier_decision=case.earlier_decision,
        open_double=double.number if double else "",
        granted_before=any(other.published_outcome == GRANTED for other in earlier),
        needs_new_facts=bool(case.new_facts) or any(other.published_outcome == REFUSED for other in earlier),
        new_facts=case.new_facts,
        pupil_name=pupil.full_name if pupil else "",
        pupil_last_name=pupil.last_name if pupil else "",
        birth_date=pupil.birth_date if pupil else None,
        has_address=bool(pupil and (pupil.address_secret or (pupil.address and pupil.place))),
        guardians=guardians,
        school_name=career.school_name if career else "",
        school_kind=career.school_kind if career else "",
        group=career.group if career else "",
        repeated_years=career.repeated_years if career else None,
        under_year_in_nl=career.under_year_in_nl if career else None,
        first_counted_year_end=career.first_counted_year_end if career else None,
        schooling=schooling(case, today),
        learning=learning,
        intelligence=intelligence,
        se_present=social.present if social else None,
        se_instrument=social.instrument if social else "",
        se_finding=social.finding if social else "",
        motivation=motivation.text if motivation else "",
        why_this_kind=motivation.why_this_kind if motivation else "",
        guidance=motivation.guidance if motivation else "",
        external_experts=motivation.external_experts if motivation else "",
        risks=motivation.risks if motivation else "",
        consulted_on=consultation.held_on if consultation else None,
        consultation=consultation.content if consultation else "",
        pupil_words=voice.words if voice else "",
        pupil_not_given=bool(voice and voice.not_given),
        pupil_answer=voice.answer if voice else "",
        pupil_consent=voice.consent if voice else None,
        documents=frozenset(kind for kind, _ in documents),
        unconfirmed_documents=sum(not confirmed for _, confirmed in documents),
        results_declared=case.results_declared if results_declared is None else results_declared,
        received_on=case.received_on,
        begun=begun,
        asked_again=_asked_again(case),
    )
    return with_figures(case, facts, today)


def with_figures(case: Application, facts: CaseFacts, today: date, **results: Any) -> CaseFacts:
    """The facts with what their results come to; ``results`` (by name of the fact) stand in for what is stored."""
    facts = replace(facts, **results)
    return replace(facts, figures=registries.figures(case, facts, today))


def figures_of(case: Application, today: date) -> Figures | None:
    """What the results of a case come to, for a page that needs none of its other facts (four queries at most)."""
    social = _one(case, "social_emotional")
    facts = CaseFacts(
        today=today,
        kind=case.kind,
        route=case.entry_route,
        place=PlaceFacts("", False, True, True, regime=regime_of(case, today)),
        special_group=case.special_group,
        learning=tuple(result_facts(row) for row in case.learning_results.order_by("domain", "id")),
        intelligence=tuple(intelligence_facts(row) for row in case.intelligence_results.order_by("id")),
        se_present=social.present if social else None,
    )
    return registries.figures(case, facts, today)


def schooling(case: Application, today: date | None) -> Schooling:
    """Where the pupil was at school, for the months of education, with the convention of when the case came in.

    One query when the career is loaded.
    """
    career, day = _one(case, "career"), case.received_on or today
    if career is None or day is None:
        return Schooling()
    saved_on = amsterdam_date(career.saved_at) if career.saved_at else None
    return Schooling(
        group=career.group,
        school_kind=career.school_kind,
        repeated_years=career.repeated_years,
        entry_school_year=career.entry_school_year,
        # What is typed or mended after receipt still says where the pupil was when the board asked.
        stated_on=min(saved_on, case.received_on) if saved_on and case.received_on else saved_on,
        under_year_in_nl=bool(career.under_year_in_nl),
        september=accounts.policy_on(case.agreed_by(day), day).september,
    )


def result_facts(row: LearningResult) -> ResultFacts:
    """One learning result."""
    return ResultFacts(
        row.domain, row.dl, row.dle, row.instrument, row.administered_on, row.tester, row.earlier, row.dl_reason
    )


def intelligence_facts(row: IntelligenceResult) -> IntelligenceFacts:
    """One intelligence result."""
    return IntelligenceFacts(row.low, row.high, row.instrument, row.administered_on, row.responsible, row.profession)


def age_facts(case: Application, today: date) -> AgeFacts:
    """The pupil's sixteenth and eighteenth birthday, as far as his day of birth is known (no query when loaded)."""
    pupil = _one(case, "pupil")
    born = pupil.birth_date if pupil else None
    days = [birthday(born, years) if born else None for years in (SIXTEEN, ADULT)]
    return AgeFacts(case, today, *days)


def _one(case: Application, name: str) -> Any:
    return getattr(case, name, None)


def _begun(
    case: Application, guardians: Any, learning: Any, intelligence: Any, documents: Any, *rows: Any
) -> frozenset[str]:
    pupil, career, social, motivation, voice, consultation = rows
    answered = any(guardian.answer or guardian.invited_on for guardian in guardians)
    found = {
        Section.ROUTE: bool(case.entry_route),
        Section.PUPIL: pupil,
        Section.GUARDIANS: guardians,
        Section.CAREER: career,
        Section.LEARNING: learning,
        Section.INTELLIGENCE: intelligence,
        Section.SOCIAL_EMOTIONAL: social,
        Section.MOTIVATION: motivation,
        Section.STATEMENTS: answered or consultation,
        Section.PUPIL_VOICE: voice,
        Section.DOCUMENTS: documents,
    }
    return frozenset(section for section, there in found.items() if there)


def _asked_again(case: Application) -> frozenset[str]:
    if case.status != Status.SUPPLEMENT_REQUESTED:
        return frozenset()
    items = case.supplements.filter(closed_on__isnull=True).values_list("items", flat=True).first() or []
    return frozenset(item["section"] for item in items if item.get("section"))


def _of_same_child(case: Application, pupil: Pupil | None) -> list[Application]:
    """What the same board asked of the same kind for what is probably the same child (fine-print §12), drafts left out.

    Nobody of another board ever learns of these.
    """
    if pupil is None or pupil.birth_date is None:
        return []
    others = (
        Pupil.objects.filter(
            birth_date=pupil.birth_date,
            application__partnership_id=case.partnership_id,
            application__board_id=case.board_id,
            application__kind=case.kind,
        )
        .exclude(application_id=case.pk)
        .exclude(application__status=Status.DRAFT)
        .select_related("application")
        .order_by("application_id")
    )
    mine = identity(pupil)
    return [other.application for other in others if same_pupil(mine, identity(other))]


def identity(pupil: Pupil) -> tuple[date | None, frozenset[str]]:
    """What two pupils are compared by: birth date and the words of their names."""
    return pupil.birth_date, name_parts(pupil.first_name, pupil.last_name)


def _still_open(cases: list[Application]) -> Application | None:
    return next((other for other in cases if other.is_open), None)


def earlier_case(case: Application) -> Application | None:
    """The case to go on with instead: an open one of the same board and kind for this child, else a granted one."""
    found = _of_same_child(case, getattr(case, "pupil", None))
    return _still_open(found) or next((other for other in found if other.published_outcome == GRANTED), None)


def open_double(case: Application) -> Application | None:
    """The open case of the same board and kind for probably the same child, if there is one."""
    return _still_open(_of_same_child(case, getattr(case, "pupil", None)))


def guardian_facts(case: Application) -> list[GuardianFacts]:
    """The guardians of a case with their statements."""
    rows = Guardian.objects.filter(application=case).select_related("statement__signed_document").order_by("id")
    return [_guardian(row) for row in rows]


def _guardian(row: Guardian) -> GuardianFacts:
    statement = getattr(row, "statement", None)
    reachable = row.address_secret or bool(row.address and row.place)
    if statement is None:
        return GuardianFacts(row.pk, row.name, row.authority, reachable)
    return GuardianFacts(
        row.pk,
        row.name,
        row.authority,
        reachable,
        statement.invited_on,
        statement.reminded_on,
        statement.answer,
        statement.answered_on,
        statement.words,
        statement.consent,
        statement.entered_by_school,
        statement.signed_document is not None and statement.signed_document.removed_at is None,
    )


def place_facts(case: Application, today: date) -> PlaceFacts:
    """The applying site, and what the partnership has agreed that bears on the route."""
    policy = accounts.policy_on(case.partnership_id, today)
    return PlaceFacts(
        school_type=case.site.school_type,
        lwoo_licence=case.site.lwoo_licence,
        in_area=case.board.partnership_id == case.partnership_id,
        board_is_school_board=case.board.kind == "school_board",
        regime=regime_of(case, today),
        special_group_applicant=policy.special_group_applicant,
        applicant_kinds=policy.applicant_kinds,
        all_must_answer=policy.statement_signers == "all",
        asks_consent=policy.consent_ordinary,
    )


def term_facts(case: Application) -> TermFacts:
    """The facts that the clock of a received case runs on."""
    if case.received_on is None:
        raise ValueError("a draft has no clock")
    rows = list(case.supplements.order_by("requested_on", "id"))
    repairs = tuple(Repair(row.requested_on, row.due_on, row.completed_on) for row in rows)
    still_open = next((repair for row, repair in zip(rows, repairs, strict=True) if row.closed_on is None), None)
    notices = tuple(
        Notice(sent_on, new_last_day)
        for sent_on, new_last_day in case.term_notices.order_by("sent_on", "id").values_list("sent_on", "new_last_day")
    )
    delays = tuple(delays_agreed(case))
    return TermFacts(
        case.received_on, repairs, delays, notices, open_supplement=still_open, reopened_on=case.reopened_on
    )


def delays_agreed(case: Application) -> Sequence[Suspension]:
    """The days for which the applicant agreed to a delay, as far as the letter that says so is in the file."""
    rows = case.delay_consents.filter(document__removed_at__isnull=True).order_by("first", "id")
    return [consented_delay(row.agreed_on, row.first, row.last) for row in rows]
