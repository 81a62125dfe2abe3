"""A case and its draft decision from their rows into the plain values that gates and rules look at."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet

from accounts import queries as accounts
from accounts.enums import LwooMode
from applications import queries as applications
from applications.checklist import completeness, section_points
from applications.enums import Section, SupplementOutcome
from applications.facts import CaseFacts
from applications.models import Application
from applications.queries.facts import guardian_facts
from applications.rules import route_warnings
from applications.workflow import KIND_CHANGED
from assessments import queries as assessments
from assessments.instruments.facts import Level
from assessments.rules import SLOT_LABELS, Candidate
from casework import audit
from casework.acting import Actor
from casework.snapshots import Law, law_on
from casework.terms import Repair, not_processed
from decisions.enums import Outcome, Party, Status
from decisions.facts import (
    AdviceFacts,
    DecideFacts,
    FormerFacts,
    HearingFacts,
    InstrumentFacts,
    PartyToHear,
    StatementFacts,
    SupplementFacts,
)
from decisions.models import Decision, Hearing
from decisions.queries.figures import deciding_figures
from decisions.queries.signing import signer_facts
from decisions.rules import MERE_WARNINGS, hearings_needed
from decisions.terms import sending_problem

MOST_NAMED = 6
# What still makes an expert unfit at the moment of deciding; whether he may take new work does not matter any more.
_UNFIT = frozenset({"profession", "other_capacity", "other_slot", "tester", "external"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen while deciding and stands nowhere yet."""

    sending_date: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    passed: dict[str, str] = field(default_factory=dict)


def decide_facts(decision: Decision, actor: Actor, today: date, choice: Choice | None = None) -> DecideFacts:
    """Everything that adopting this draft depends on: a constant number of queries, whatever the case holds."""
    case, chosen, law = decision.application, choice or Choice(), law_on(today)
    facts = applications.case_facts(case, today)
    policy = accounts.policy_on(case.partnership_id, today)
    statements = statement_facts(case, facts)
    return DecideFacts(
        today=today,
        kind=decision.kind,
        asked_kind=case.kind,
        outcome=decision.outcome,
        ground=decision.ground,
        special_group=facts.is_special,
        completed_on=case.completed_on,
        supplement_open=case.supplements.filter(closed_on__isnull=True).exists(),
        missing=tuple(point.sentence for point in completeness(facts) if not point.met and not point.soft)[:MOST_NAMED],
        route_problems=tuple(found.sentence for found in route_warnings(facts) if found.code not in MERE_WARNINGS),
        refused_before=refused_before(case, actor),
        new_facts=bool(facts.new_facts.strip()),
        formal_without_advice=policy.formal_refusal_without_advice,
        results_declared=case.results_declared,
        advices=advice_facts(case, actor, today),
        placed_advices=frozenset(one["advice_id"] for one in decision.advisers),
        open_questions=_open_questions(case),
        statements_missing=_open_statements(facts),
        consent_missing=_consent_missing(facts),
        to_hear=tuple(_to_hear(decision, statements)),
        hearings=hearing_facts(case, since=_since(decision)),
        own_steps=tuple((step, bool(decision.own_steps.get(step, "").strip())) for step in own_steps(case)),
        parts=decision.parts(),
        figures=deciding_figures(facts),
        outside_ground=decision.outside_ground,
        outside_words=decision.outside_words,
        instruments=_instruments(case, facts, policy.blocking_checks, chosen.sending_date),
        signer=signer_facts(case, actor, today),
        clause_missing=_clause_missing(case),
        supplement=_last_supplement(case, law),
        sending_date=chosen.sending_date,
        sending_problem=sending_problem(chosen.sending_date, today, law.calendar),
        effective_on=chosen.effective_on,
        valid_until=chosen.valid_until,
        own_rules=facts.place.regime.mode == LwooMode.OWN,
        replaces_as=decision.replaces_as,
        replaces_reason=decision.replaces_reason,
        same_facts=decision.same_facts,
        former=_former(decision),
        addressees_missing=_unreachable(facts),
        passed=chosen.passed,
    )


def own_steps(case: Application) -> tuple[str, ...]:
    """The steps that the partnership prescribed when this application came in (fine-print §24)."""
    if case.received_on is None:
        return ()
    return accounts.policy_on(case.agreed_by(case.received_on), case.received_on).steps


def statement_facts(case: Application, facts: CaseFacts) -> list[StatementFacts]:
    """What each party answered: every guardian with authority, or the pupil from eighteen on (fine-print §2)."""
    if facts.is_adult:
        pupil = getattr(case, "pupil", None)
        name = pupil.full_name if pupil else "de leerling"
        return [StatementFacts(Party.PUPIL, None, name, facts.pupil_answer)]
    return [
        StatementFacts(Party.GUARDIAN, one.id, one.name, one.answer, one.invited_on is not None)
        for one in facts.with_authority
    ]


def _hearings_on_this_kind(case: Application) -> QuerySet[Hearing]:
    """What was said about the other kind, before the board changed what it asks, says nothing about this one."""
    changed_at = audit.last_time(case.pk, KIND_CHANGED)
    rows = Hearing.objects.filter(application=case)
    return rows.filter(created_at__gt=changed_at) if changed_at else rows


def _former(decision: Decision) -> FormerFacts | None:
    former = decision.supersedes
    if former is None:
        return None
    counts = former.status == Status.PUBLISHED
    return FormerFacts(former.outcome, former.kind, former.number, former.effective_on, former.valid_until, counts)


def _since(decision: Decision) -> datetime | None:
    """Before a decision that takes the place of another, whom it harms is heard anew (Awb 4:8)."""
    return decision.prepared_at if decision.supersedes_id else None


def _to_hear(decision: Decision, statements: list[StatementFacts]) -> list[PartyToHear]:
    """Who must be heard before this draft; the board too when what was granted is taken away."""
    former = decision.supersedes
    takes_away = former is not None and former.outcome == Outcome.GRANT and decision.outcome == Outcome.REFUSAL
    board = decision.application.board.name
    return hearings_needed(decision.outcome, statements, decision.data_differ, board=board, takes_away=takes_away)


def hearing_facts(case: Application, *, since: datetime | None = None) -> tuple[HearingFacts, ...]:
    """The opportunities to be heard in this case, oldest first; with ``since`` only those given from then on."""
    rows = _hearings_on_this_kind(case).order_by("id")
    if since:
        rows = rows.filter(created_at__gte=since)
    return tuple(HearingFacts(row.party, row.guardian_id, row.is_closed, row.due_on) for row in rows)


def advice_facts(case: Application, actor: Actor, today: date) -> tuple[AdviceFacts, ...]:
    """The advices that count, with what speaks against their experts today."""
    counted = assessments.counted_advices(case.pk)
    judged = assessments.advisers(case, counted, actor, today)
    return tuple(
        AdviceFacts(
            id=advice.id,
            slot=advice.slot,
            expert_user_id=advice.expert_user_id,
            expert_name=advice.expert_name,
            outcome=advice.outcome,
            submitted_on=advice.submitted_on,
            declared_independent=bool(advice.declaration.strip()),
            unfit=_unfit(judged.get(advice.id)),
        )
        for advice in counted
    )


def _unfit(expert: Candidate | None) -> str:
    if expert is None:
        return "de deskundige staat niet meer in het register."
    open_points = [point for point in expert.open_points if not point.soft]
    wrong = [point for point in open_points if point.code in _UNFIT or point.code.startswith("tie:")]
    return wrong[0].sentence if wrong else ""


def _open_questions(case: Application) -> tuple[str, ...]:
    asked = [f"‘{one.document_title}’ ({SLOT_LABELS[one.slot]})" for one in assessments.open_file_questions(case.pk)]
    waiting = assessments.unanswered_questions(case.pk)
    changed_at = audit.last_time(case.pk, KIND_CHANGED)
    silent = assessments.silent_since(case.pk, changed_at) if changed_at else []
    return (
        *asked,
        *(f"wat de andere soort betekent voor het advies van de {SLOT_LABELS[slot]}" for slot in silent),
        *(["een vraag van een deskundige is nog niet beantwoord"] if waiting else []),
    )


def _open_statements(facts: CaseFacts) -> tuple[str, ...]:
    points = [*section_points(Section.STATEMENTS, facts), *section_points(Section.PUPIL_VOICE, facts)]
    return tuple(point.sentence for point in points if not point.met and not point.soft)


def _consent_missing(facts: CaseFacts) -> tuple[str, ...]:
    if not facts.is_special:
        return ()
    if facts.is_adult:
        return () if facts.pupil_consent else (facts.pupil_name or "de leerling",)
    return tuple(one.name for one in facts.with_authority if one.consent is not True)


def _instruments(
    case: Application, facts: CaseFacts, stopping: Collection[str], decided_on: date | None
) -> tuple[InstrumentFacts, ...]:
    """The tests against the list that governs a decision of that day; information is left to the results themselves."""
    results = assessments.results_of(case, facts)
    judged = assessments.judged(case, results, facts.today, decided_on)
    labels = {one.key: one.label for one in results}
    said = [("", one) for one in judged.of_case]
    said += [(labels[key], one) for key, found in judged.by_result.items() for one in found]
    return tuple(
        InstrumentFacts(label, one.sentence, one.level is Level.REASON, one.code in stopping)
        for label, one in said
        if one.level is not Level.INFORMATION or one.code in stopping
    )


def _clause_missing(case: Application) -> tuple[str, ...]:
    partnership = case.partnership
    needed = (
        ("postadres", partnership.postal_address),
        ("postcode", partnership.postal_code),
        ("plaats", partnership.place),
    )
    return tuple(label for label, value in needed if not value.strip())


def _unreachable(facts: CaseFacts) -> tuple[str, ...]:
    if facts.is_adult:
        return () if facts.has_address else (facts.pupil_name or "de leerling",)
    missing = [one.name for one in facts.with_authority if not one.reachable]
    if not facts.with_authority:
        missing.append("een ouder met gezag")
    return tuple(missing)


def _last_supplement(case: Application, law: Law) -> SupplementFacts | None:
    row = case.supplements.order_by("-requested_on", "-id").first()
    if row is None:
        return None
    term = not_processed(Repair(row.requested_on, row.due_on, row.completed_on), law.lengths, law.calendar)
    return SupplementFacts(
        last_day=row.due_on,
        closed=row.closed_on is not None,
        lapsed=row.outcome == SupplementOutcome.LAPSED,
        notify_by=term.due,
    )


def refused_before(case: Application, actor: Actor) -> bool:
    """Whether the same board was refused the same thing for this child before (Awb 4:6)."""
    same = [
        match.case.pk
        for match in applications.matches(case, actor)
        if match.case.board_id == case.board_id and match.case.kind == case.kind
    ]
    refused = Decision.objects.filter(application_id__in=same, outcome=Outcome.REFUSAL, status=Status.PUBLISHED)
    return bool(same) and refused.exists()


def new_since_heard(case: Application, party: str, guardian_id: int | None) -> str:
    """Why a party cannot count as heard earlier: never heard, or an advice is younger. Empty when it can."""
    heard = _hearings_on_this_kind(case).filter(party=party, guardian_id=guardian_id, heard_on__isnull=False)
    said = [day for day in heard.order_by("heard_on").values_list("heard_on", flat=True) if day]
    if guardian_id is not None:
        said += [one.answered_on for one in guardian_facts(case) if one.id == guardian_id and one.answered_on]
    if not said:
        return "Deze partij is nog niet eerder gehoord. Kies een andere grond of nodig uit om te reageren."
    if any(advice.submitted_on >= max(said) for advice in assessments.counted_advices(case.pk)):
        return (
            "Een advies is jonger dan wat deze partij zei: daarin kan iets staan wat zij niet kent. Nodig opnieuw uit."
        )
    return ""
