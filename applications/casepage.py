"""The page of a case as values: head, next step, timeline, documents, who has access. Everything by reader."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications import permissions, queries, steps, summaries
from applications.enums import Capacity, DocumentKind
from applications.models import Application, Document
from casework import access, audit
from casework.acting import SYSTEM, Actor
from casework.clock import amsterdam_date
from casework.enums import Audience, DeadlineState
from casework.models import AuditEntry
from casework.parts import AccessRow, CaseHead, DocumentRow, Link, Moment, NextStep, Stage, Tag
from casework.registries import Offer
from casework.terms import Step
from casework.text import dutch_date
from correspondence.enums import ScanState
from correspondence.presenting import file_tag, file_url

OFFICE_ROLES = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER, Role.FUNCTIONAL_ADMINISTRATOR})
NEAR = timedelta(days=180)
# Whom a reader outside the office sees behind an act: the house, never the person.
HOUSES = {
    Role.SCHOOL_STAFF: "de school",
    Role.SECRETARIAT: "het samenwerkingsverband",
    Role.BOARD_MEMBER: "het samenwerkingsverband",
    Role.EXPERT: "een deskundige",
    Role.PARENT: "een ouder",
    Role.COMMITTEE_CHAIR: "de bezwaaradviescommissie",
    Role.COMMITTEE_MEMBER: "de bezwaaradviescommissie",
    access.GUEST: "een school",
    SYSTEM: "het samenwerkingsverband",
}


def head(case: Application, actor: Actor, name: str) -> CaseHead:
    """Number, kind, school and state, and where on the road the case is."""
    audience = queries.audience_for(case, actor)
    stage = queries.stage_of(case, actor)
    stops = steps.road(queries.status_for(case, actor), audience, published=case.published_on is not None)
    return CaseHead(
        name=name,
        number=case.number,
        kind=str(case.get_kind_display()),
        school=case.site.name,
        state=Tag(str(stage.word), stage.tone),
        road=[Stage(label, state) for label, state in stops],
    )


def next_step(case: Application, actor: Actor, offers: Sequence[Offer]) -> NextStep:
    """What comes next, whose turn it is, by when and why then; the one button, or the reason why there is none."""
    audience = queries.audience_for(case, actor)
    known = queries.status_for(case, actor)
    handed_over = case.handed_over_at is not None
    coming = steps.next_in_line(
        known,
        audience,
        published=case.published_on is not None,
        handed_over=handed_over,
        contested=case.contested_on is not None,
        lapsed=case.lapsed_on is not None,
    )
    term = None if audience == steps.EXPERT else _running_term(case)
    allowed = [offer for offer in offers if offer.permission]
    first = next((offer for offer in allowed if offer.primary), None)
    named = first.step if first else next((offer.step for offer in allowed if offer.step), None)
    what, who = named or (coming.what, coming.who)
    refused = next((offer for offer in offers if offer.primary and not offer.permission), None)
    return NextStep(
        what=what,
        who=who,
        due=first.due if first and first.due else term.due if term else None,
        why=[Step.from_json(step) for step in term.steps] if term else [],
        action=Link(first.label, first.url) if first else None,
        reason=refused.permission.reason if refused and not first else "",
        others=[Link(offer.label, offer.url) for offer in allowed if offer is not first],
        waiting=first is None,
    )


def _running_term(case: Application) -> Any:
    running = [term for term in queries.own_terms(case) if term.state == DeadlineState.RUNNING]
    return min(running, key=lambda term: term.due, default=None)


def moments(case: Application, actor: Actor) -> list[Moment]:
    """What happened, latest first. The same thing done again by the same person on the same day is told once."""
    entries = audit.timeline(case.pk, Audience(queries.audience_for(case, actor)), actor.user_id)
    told: list[AuditEntry] = []
    for entry in reversed(entries):
        if not told or not _is_repetition(told[-1], entry):
            told.append(entry)
    return [Moment(entry.at, audit.verb(entry.verb).sentence, _who(entry, actor)) for entry in told]


def _is_repetition(later: AuditEntry, earlier: AuditEntry) -> bool:
    same = (later.verb, later.actor_id) == (earlier.verb, earlier.actor_id)
    return same and amsterdam_date(later.at) == amsterdam_date(earlier.at)


def _who(entry: AuditEntry, actor: Actor) -> str:
    if entry.actor_id is not None and entry.actor_id == actor.user_id:
        return "u"
    if actor.role in OFFICE_ROLES:
        return "automatisch" if entry.actor_role == SYSTEM else entry.actor_name
    return HOUSES.get(entry.actor_role, "het samenwerkingsverband")


def documents(case: Application, actor: Actor) -> list[DocumentRow]:
    """The papers that this reader may open, in the order in which they came in."""
    may_remove = bool(permissions.may_add_document(actor, case))
    return [_document(case, row, actor, may_remove=may_remove) for row in queries.documents_of(case, actor)]


def _remove_url(case: Application, row: Document) -> str:
    return reverse("applications:document_remove", kwargs={"public_id": case.public_id, "row": row.public_id})


def _document(case: Application, row: Document, actor: Actor, *, may_remove: bool) -> DocumentRow:
    """One paper. Who added it is told by name to the office only."""
    return DocumentRow(
        name=row.title,
        kind=str(DocumentKind(row.kind).label),
        size=row.file.size,
        who=f"toegevoegd door {row.added_by.name}" if actor.role in OFFICE_ROLES else "ontvangen",
        when=row.received_on,  # type: ignore[arg-type]  # a legal day, not a moment
        url=file_url("document", row.public_id, row.file),
        note=_note(row, actor),
        tag=Tag("verwijderd", "neutral") if row.removed_at else file_tag(row.file),
        remove_url=_remove_url(case, row) if may_remove and row.removed_at is None else "",
    )


def _note(row: Document, actor: Actor) -> str:
    """What else is to be known of a paper: that it left the file; for the office, that no scanner looked at it."""
    if row.removed_at:
        return f"Uit het dossier gehaald: {row.removal_reason or 'zonder reden'}"
    unscanned = row.file.scan_state == ScanState.NOT_SCANNED and not row.file.is_removed
    return str(ScanState.NOT_SCANNED.label).capitalize() if unscanned and actor.role in OFFICE_ROLES else ""


def removal_warnings(case: Application, document: Document, actor: Actor) -> list[str]:
    """What follows for the term to decide when this paper leaves the file."""
    if not document.delay_consents.exists():
        return []
    return ["Op deze brief rust uitstel van het besluit. Zonder de brief telt dat uitstel niet meer mee."]


def people(case: Application, actor: Actor) -> list[AccessRow]:
    """Who has access, as far as this reader may know."""
    sees_names = actor.role in OFFICE_ROLES
    return [
        AccessRow(
            name=part.user.name if sees_names or part.user_id == actor.user_id else _house_of(part.capacity),
            capacity=str(part.get_capacity_display()),
            since=part.active_from,
            until=part.last_day,
        )
        for part in _once_per_house(queries.participants(case, actor), named=sees_names, me=actor.user_id)
    ]


def _once_per_house(parts: Iterable[Any], *, named: bool, me: int | None) -> list[Any]:
    """The parts; without names, those of one house fold into the first."""
    found: list[Any] = []
    seen: set[str] = set()
    for part in parts:
        if not named and part.user_id != me and part.capacity in seen:
            continue
        if part.user_id != me:
            seen.add(part.capacity)
        found.append(part)
    return found


def _house_of(capacity: str) -> str:
    if capacity == Capacity.APPLICANT:
        return "Medewerkers van de school"
    if capacity == Capacity.COMMITTEE:
        return "De bezwaaradviescommissie"
    return "Medewerkers van het samenwerkingsverband"


def is_pupil(case: Application, actor: Actor) -> bool:
    """Whether this person reads the case as the pupil."""
    pupil = getattr(case, "pupil", None)
    return pupil is not None and pupil.user_id is not None and pupil.user_id == actor.user_id


def age_notes(case: Application, today: date, *, is_pupil: bool) -> list[str]:
    """What a birthday changes for the reader of the family's page: what holds now, and what is near."""
    ages = queries.age_facts(case, today)
    if ages.sixteen_on is None or ages.adult_on is None or today < ages.sixteen_on:
        return []
    who = "U beslist zelf" if is_pupil else "Uw kind is 16 of ouder en beslist zelf"
    found = [f"{who} of iemand de gegevens mag inzien, een kopie krijgt of iets laat verbeteren."]
    if ages.adult_on - NEAR <= today < ages.adult_on:
        day = dutch_date(ages.adult_on)
        found.append(
            f"Op {day} wordt u 18. Vanaf die dag krijgt u zelf de brieven en lezen uw ouders niet meer mee."
            if is_pupil
            else f"Op {day} wordt uw kind 18. Vanaf die dag leest u niet meer mee. Dat kan wel als uw kind dat op"
            " papier toestaat: geef dat papier aan het samenwerkingsverband."
        )
    return found


def own_statement(case: Application, actor: Actor) -> summaries.SummaryList | None:
    """The reader's own view, and nobody else's (one query for a parent)."""
    if is_pupil(case, actor):
        return summaries.pupil_voice(case) if hasattr(case, "pupil_statement") else None
    me = case.guardians.filter(user_id=actor.user_id).select_related("statement").order_by("id").first()
    statement = getattr(me, "statement", None) if me else None
    if statement is None:
        return None
    row = summaries.SummaryRow("Uw zienswijze", summaries.statement_lines(statement))
    return summaries.SummaryList([row])


# A parent learns nothing of the other one; the office's own people are one house, as in what happened.
VISITORS: dict[str, str] = {
    Role.EXPERT: "een deskundige",
    Role.COMMITTEE_CHAIR: "iemand van de bezwaaradviescommissie",
    Role.COMMITTEE_MEMBER: "iemand van de bezwaaradviescommissie",
}
MOST_VISITS = 60


def visits(case: Application) -> list[str]:
    """Who looked into the case, for its parents: day, role and organisation, never a name (one query)."""
    rows = access.visits(case.pk, without_roles=[Role.PARENT], most=MOST_VISITS)
    return list(dict.fromkeys(f"{dutch_date(row.day)}: {_visitor(row)}" for row in rows))


def _visitor(row: access.Visit) -> str:
    """A role and a house. A guest's house is not told: where a pupil goes to school can tell where he lives."""
    if row.role == access.GUEST:
        return "een school waar de leerling staat ingeschreven of is aangemeld"
    return f"{VISITORS.get(row.role, 'een medewerker')}, {row.organisation}"


def own_contact(case: Application, actor: Actor) -> summaries.SummaryList | None:
    """How the reader is known in this case: his own data only (one query for a parent)."""
    reader = summaries.Reader(contact=True, secret=True)
    if is_pupil(case, actor):
        return summaries.pupil(case, reader)
    me = case.guardians.filter(user_id=actor.user_id).order_by("id").first()
    if me is None:
        return None
    rows = summaries.guardians([me], reader).rows
    return summaries.SummaryList([summaries.SummaryRow("Bij ons bekend", [me.name, *rows[0].lines])])


def decide_by(case: Application) -> date | None:
    """The last day to decide, while that term runs."""
    terms = queries.own_terms(case)
    return next((t.due for t in terms if t.code == "decide_application" and t.state == DeadlineState.RUNNING), None)
