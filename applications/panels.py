"""The parts of the case page that this app fills in: the application, the voices, supplements, terms, matches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications import permissions, presenting, queries, rules, summaries
from applications.enums import WITH_AUTHORITY, Capacity, Kind, Section, SupplementOutcome
from applications.models import Application, Guardian, SupplementRequest
from applications.offers import link
from casework.acting import Actor
from casework.enums import DeadlineState
from casework.parts import Link, SummaryList, Tag
from casework.permissions import Permission
from casework.registries import Panel
from casework.terms import Step

LISTS = "applications/panels/lists.html"
NOT_FOR = frozenset({Role.PARENT})
TERM_WORDS = {
    "decide_application": "Besluiten op de aanvraag",
    "supplement": "Aanvullen door de school",
    "not_processed": "Besluiten om de aanvraag buiten behandeling te laten",
}
STATE_TONES = {
    DeadlineState.RUNNING: "info",
    DeadlineState.MET: "good",
    DeadlineState.MISSED: "risk",
    DeadlineState.VOID: "neutral",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A list of questions and answers under its own title."""

    title: str
    list: SummaryList
    change_url: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """A panel of questions and answers."""

    parts: Sequence[Part]


def _lists(*found: SummaryList) -> Lists:
    return Lists([Part(one.title, replace(one, title="", change_url=""), one.change_url) for one in found])


def _changeable(found: SummaryList, case: Application, section: Section, permission: Permission) -> SummaryList:
    """A part with the way to its section, for who may change it there."""
    return replace(found, change_url=link(f"section_{section}", case)) if permission else found


def load_people(case: Application, actor: Actor) -> Lists | None:
    """The pupil, the adults around him and where he comes from (one query)."""
    if actor.role in NOT_FOR:
        return None
    reader = summaries.reader_of(actor)
    adults, may_keep = case.guardians.order_by("id"), permissions.may_keep_people(actor, case)
    return _lists(
        _changeable(summaries.pupil(case, reader), case, Section.PUPIL, may_keep),
        _changeable(summaries.guardians(adults, reader), case, Section.GUARDIANS, may_keep),
        summaries.career(case),
    )


def load_evidence(case: Application, actor: Actor) -> Lists | None:
    """What was measured, with what is to be said of it (two queries, and those of the checks)."""
    if actor.role in NOT_FOR:
        return None
    found = summaries.measured(case, actor.day)
    if case.kind != Kind.LWOO and not hasattr(case, "social_emotional"):
        del found[Section.SOCIAL_EMOTIONAL]
    return _lists(*found.values())


def load_argument(case: Application, actor: Actor) -> Lists | None:
    """What was asked, and why (no query)."""
    if actor.role in NOT_FOR:
        return None
    return _lists(summaries.route(case), summaries.motivation(case))


def load_voices(case: Application, actor: Actor) -> Lists | None:
    """What parents and pupil think (one query)."""
    if actor.role in NOT_FOR:
        return None
    adults = case.guardians.select_related("statement").order_by("id")
    may_record = permissions.may_record_view(actor, case)
    return _lists(
        _changeable(summaries.statements(case, adults), case, Section.STATEMENTS, may_record),
        _changeable(summaries.pupil_voice(case), case, Section.PUPIL_VOICE, may_record),
    )


@dataclass(frozen=True, slots=True)
class SupplementRow:
    """One request to complete the application."""

    asked_on: date
    due_on: date
    lines: Sequence[str]
    explanation: str
    outcome: Tag
    completed_on: date | None
    unchanged_because: str


@dataclass(frozen=True, slots=True)
class Supplements:
    """Every request to complete the application, first one first."""

    rows: Sequence[SupplementRow]


def load_supplements(case: Application, actor: Actor) -> Supplements | None:
    """What was asked to complete the application (one query); not for experts: the file speaks for itself."""
    if rules.audience_of("", actor.role) not in {"office", "school", "committee"}:
        return None
    rows = [
        SupplementRow(
            asked_on=row.requested_on,
            due_on=row.due_on,
            lines=[item["text"] for item in row.items],
            explanation=row.explanation,
            outcome=_outcome(row),
            completed_on=row.completed_on,
            unchanged_because=row.unchanged_because,
        )
        for row in queries.supplements_of(case)
    ]
    return Supplements(rows) if rows else None


def _outcome(row: SupplementRequest) -> Tag:
    if not row.outcome:
        return Tag("loopt", "attention")
    return Tag(str(row.get_outcome_display()), "good" if row.outcome == SupplementOutcome.COMPLETED else "risk")


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of the case with the derivation of its last day."""

    label: str
    due: date
    state: Tag
    is_running: bool
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the case itself."""

    rows: Sequence[TermRow]
    target: date | None = None


def load_terms(case: Application, actor: Actor) -> Terms | None:
    """The terms to decide and to complete (two queries), for the office with the partnership's own target beside."""
    if actor.role in {Role.EXPERT, Role.PARENT}:
        return None
    found = queries.own_terms(case)
    target = queries.target_day(case, found) if queries.audience_for(case, actor) == "office" else None
    rows = [
        TermRow(
            label=TERM_WORDS.get(row.code, row.code),
            due=row.due,
            state=Tag(str(row.get_state_display()), STATE_TONES[DeadlineState(row.state)]),
            is_running=row.state == DeadlineState.RUNNING,
            steps=[Step.from_json(step) for step in row.steps],
        )
        for row in found
    ]
    return Terms(rows, target) if rows else None


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Another case that may be of the same child."""

    link: Link
    school: str
    state: Tag
    reason: str
    is_linked: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """Cases that may be of the same child: a hint for a person, who links them and does what follows."""

    rows: Sequence[MatchRow]
    acts: Sequence[Link] = ()


def load_matches(case: Application, actor: Actor) -> Matches | None:
    """Possible other cases of this child (up to four queries). Only the secretariat sees them (fine-print §12)."""
    if actor.role != Role.SECRETARIAT:
        return None
    found = queries.matches(case, actor)
    return Matches([_match(case, match, actor) for match in found], list(_acts(case, actor, found))) if found else None


def _acts(case: Application, actor: Actor, found: Sequence[queries.Match]) -> Iterator[Link]:
    if case.follows_id is None and permissions.may_link(actor, case):
        yield Link("Koppelen", link("link", case))
    if permissions.may_bring_results(actor, case) and queries.earlier_reports(case):
        yield Link("Eerdere testverslagen overnemen", link("bring_results", case))
    may_ask = permissions.may_ask_still_wanted(actor, case) and case.still_wanted_asked_on is None
    if may_ask and queries.is_overtaken(case, found):
        yield Link("Vragen of een besluit nog nodig is", link("ask_still_wanted", case))


def _match(case: Application, match: queries.Match, actor: Actor) -> MatchRow:
    other = match.case
    stage = queries.stage_of(other, actor)
    return MatchRow(
        link=Link(other.number, reverse("applications:case", kwargs={"public_id": other.public_id})),
        school=f"{other.site.name} ({other.board.name})",
        state=Tag(str(stage.word), stage.tone),
        reason=match.reason,
        is_linked=case.follows_id == other.pk or other.follows_id == case.pk,
    )


@dataclass(frozen=True, slots=True)
class GuardianAccess:
    """A guardian and what the secretariat can do about his access."""

    name: str
    note: str
    act: Link | None = None
    messages: Link | None = None


@dataclass(frozen=True, slots=True)
class Guardians:
    """The guardians and their access."""

    rows: Sequence[GuardianAccess]


def load_guardian_access(case: Application, actor: Actor) -> Guardians | None:
    """Which guardians follow the case (two queries); the secretariat invites them and ends it."""
    if actor.role != Role.SECRETARIAT:
        return None
    parts = queries.family_of(case, actor.day).filter(capacity=Capacity.GUARDIAN)
    following = set(parts.values_list("user_id", flat=True))
    is_adult = actor.day is not None and bool(permissions.may_authorise(actor, queries.age_facts(case, actor.day)))
    rows = [
        _access(case, guardian, following, is_adult=is_adult)
        for guardian in case.guardians.select_related("authorisation").order_by("id")
    ]
    return Guardians(rows) if rows else None


def _access(case: Application, guardian: Guardian, following: set[int], *, is_adult: bool) -> GuardianAccess:
    keys = {"public_id": case.public_id, "row": guardian.public_id}
    if guardian.user_id in following:
        end = Link("Toegang beëindigen", reverse("applications:guardian_end_access", kwargs=keys))
        messages = Link("Hoe berichten gaan", reverse("applications:guardian_messages", kwargs=keys))
        return GuardianAccess(guardian.name, "volgt de aanvraag", end, messages)
    if is_adult and not guardian.is_authorised:
        record = Link("Machtiging vastleggen", reverse("applications:authorise", kwargs=keys))
        return GuardianAccess(guardian.name, "de leerling is 18: alleen met een machtiging", record)
    if guardian.authority not in WITH_AUTHORITY and not guardian.is_authorised:
        return GuardianAccess(guardian.name, "heeft (nog) geen gezag, dus geen toegang")
    if not guardian.email:
        return GuardianAccess(guardian.name, "geen e-mailadres bekend, dus nog geen toegang")
    invite = Link("Uitnodigen", reverse("applications:guardian_invite", kwargs=keys))
    return GuardianAccess(guardian.name, "heeft gezag, heeft nog geen toegang", invite)


PANELS = (
    Panel("matches", 5, "Mogelijk dezelfde leerling", load_matches, "applications/panels/matches.html"),
    Panel("people", 10, "Leerling en ouders", load_people, LISTS),
    Panel("evidence", 20, "Metingen", load_evidence, LISTS),
    Panel("figures", 25, "Wat de cijfers zeggen", presenting.load_figures, "applications/panels/figures.html"),
    Panel(
        "plain_figures",
        26,
        "Wat de tests zeggen",
        presenting.load_plain_figures,
        "applications/panels/plain_figures.html",
    ),
    Panel("argument", 30, "Aanvraag en motivering", load_argument, LISTS),
    Panel("voices", 40, "Wat ouders en leerling vinden", load_voices, LISTS),
    Panel("supplements", 50, "Aanvullingen", load_supplements, "applications/panels/supplements.html"),
    Panel("terms", 60, "Termijnen", load_terms, "applications/panels/terms.html"),
    Panel("guardian_access", 900, "Toegang van ouders", load_guardian_access, "applications/panels/guardians.html"),
)
