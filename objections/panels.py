"""The panel *Bezwaar* of the case page, by reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from accounts.enums import Role
from applications.models import Application
from applications.rules import COMMITTEE_ROLES
from casework.acting import Actor
from casework.models import Deadline
from casework.parts import Link, Tag
from casework.registries import Panel
from casework.text import dutch_date
from decisions import queries as decisions
from objections import offers, presenting, queries
from objections.enums import ObjectorKind, ProcedureStatus, RulingStatus
from objections.facts import Objector
from objections.models import Objection, Procedure
from objections.presenting import committee, lateness
from objections.queries import objector_key, own_last_day
from objections.terms import DECIDE

PARTIES = frozenset({Role.SCHOOL_STAFF, Role.PARENT})
READERS = PARTIES | COMMITTEE_ROLES | {Role.SECRETARIAT, Role.BOARD_MEMBER}
TONES = {
    ProcedureStatus.RECEIVED: "info",
    ProcedureStatus.FORWARDED: "info",
    ProcedureStatus.ADVISED: "info",
    ProcedureStatus.DECIDED: "info",
    ProcedureStatus.CLOSED: "good",
    ProcedureStatus.WITHDRAWN: "neutral",
}
# What happens now, for school and parents. That was decided and not sent yet is the office's knowledge.
NOW = {
    ProcedureStatus.RECEIVED: "Het samenwerkingsverband kijkt of het bezwaar compleet is en stuurt het door aan de"
    " commissie die advies geeft.",
    ProcedureStatus.FORWARDED: "De commissie bekijkt het bezwaar. Wie bezwaar maakte, mag het daar vertellen.",
    ProcedureStatus.ADVISED: "De commissie gaf advies. Het samenwerkingsverband beslist nu op het bezwaar.",
    ProcedureStatus.CLOSED: "Op het bezwaar is beslist. De beslissing staat in de brief.",
    ProcedureStatus.WITHDRAWN: "Er is geen bezwaar meer. De procedure is gestopt.",
}


@dataclass(frozen=True, slots=True)
class ProcedureBlock:
    """One procedure: its number and state, its objections, what happens now, and its terms."""

    number: str
    state: Tag
    sentences: Sequence[str]
    objections: Sequence[presenting.ObjectionRow]
    terms: Sequence[presenting.TermRow]
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class ObjectionPanel:
    """What this reader may know of the objections in a case, and how he makes one himself.

    ``last_day`` is his own last day to object while he has no objection that runs; ``refusal`` why he cannot.
    """

    procedures: Sequence[ProcedureBlock]
    letters: Sequence[presenting.PaperRow]
    actions: Sequence[Link] = ()
    last_day: date | None = None
    refusal: str = ""


def load(case: Application, actor: Actor) -> ObjectionPanel | None:
    """The panel for one reader (a constant number of queries); None before there is a decision to object to."""
    if actor.role not in READERS or case.decided_on is None:
        return None
    found = list(queries.visible_to(actor).filter(application=case).prefetch_related("objections").order_by("-id"))
    mine = list(queries.inside_visible_to(actor).filter(application=case).order_by("id"))
    own = _own(case, actor, mine)
    if not found and own.last_day is None and not own.actions:
        return None
    inside = {objection.pk for objection in mine}
    terms = list(queries.terms_of(procedure.pk for procedure in found)) if found else []
    blocks = [
        _block(procedure, actor, inside, [row for row in terms if row.subject_id == procedure.pk])
        for procedure in found
    ]
    blocks = _with_rulings(case, actor, found, blocks)
    letters = queries.letters_visible_to(actor, [case.pk]) if found else []
    return replace(own, procedures=blocks, letters=presenting.letter_rows(letters, actor))


def _with_rulings(
    case: Application, actor: Actor, found: Sequence[Procedure], blocks: list[ProcedureBlock]
) -> list[ProcedureBlock]:
    """Each procedure with the way to what was decided in it, as far as this reader may know (one query)."""
    if not found:
        return blocks
    rulings = queries.rulings_visible_to(actor).filter(procedure__application=case).order_by("id")
    by_procedure = {ruling.procedure_id: ruling for ruling in rulings if ruling.status != RulingStatus.REVOKED}
    is_office = actor.role in presenting.OFFICE
    page, label = ("ruling", "Beslissing op bezwaar") if is_office else ("ruling_told", offers.WHAT_WAS_DECIDED)
    return [
        replace(block, links=[*block.links, Link(label, offers.link(page, by_procedure[procedure.pk]))])
        if procedure.pk in by_procedure
        else block
        for procedure, block in zip(found, blocks, strict=True)
    ]


def _own(case: Application, actor: Actor, mine: list[Objection]) -> ObjectionPanel:
    """How a party objects, and until when: his own last day. Whoever works for a school finds the buttons above."""
    nothing = ObjectionPanel((), ())
    if actor.role not in PARTIES or case.published_on is None:
        return nothing
    decision = decisions.in_force(case.pk)
    is_parent = actor.role == Role.PARENT
    objector = queries.parent_objector(case, actor) if is_parent else Objector(ObjectorKind.BOARD, "", has_mandate=True)
    if decision is None or objector is None:
        return nothing
    offered = list(offers.for_party(case, actor, decision, mine, objector))
    links = [Link(offer.label, offer.url) for offer in offered if offer.permission] if is_parent else []
    if not any(offer.label == offers.OBJECT for offer in offered):
        return replace(nothing, actions=links)
    refusal = next((offer.permission.reason for offer in offered if not offer.permission), "")
    term = own_last_day(decision, objector_key(objector.kind, objector.guardian_id, case))
    return replace(nothing, actions=links, last_day=term.due if term else None, refusal=refusal)


def _block(procedure: Procedure, actor: Actor, inside: set[int], terms: list[Deadline]) -> ProcedureBlock:
    is_office = actor.role in presenting.OFFICE or actor.role in COMMITTEE_ROLES
    status = ProcedureStatus(procedure.status)
    if not is_office and status == ProcedureStatus.DECIDED:
        status = ProcedureStatus(procedure.decided_from or ProcedureStatus.ADVISED)
    rows = sorted(procedure.objections.all(), key=lambda row: row.pk)
    shown = presenting.term_rows(terms)
    links = [*_lengthening(procedure), lateness.office_way(procedure)] if actor.role == Role.SECRETARIAT else []
    return ProcedureBlock(
        number=procedure.number,
        state=Tag(str(status.label), TONES[status]),
        sentences=[] if is_office else _sentences(status, shown, actor.day),
        objections=[_row(row, actor, is_inside=row.pk in inside) for row in rows],
        terms=shown if is_office else [],
        links=links,
    )


def _sentences(status: ProcedureStatus, terms: Sequence[presenting.TermRow], today: date | None) -> list[str]:
    due = next((row.due for row in terms if row.is_running and row.code == DECIDE), None)
    told = [NOW[status]]
    late = lateness.late_sentence(due, today)
    if due:
        told.append(late or f"Het samenwerkingsverband beslist uiterlijk op {dutch_date(due)}.")
    return told


def _row(objection: Objection, actor: Actor, *, is_inside: bool) -> presenting.ObjectionRow:
    is_own = is_inside and actor.role in {Role.PARENT, Role.SCHOOL_STAFF}
    name = presenting.who(objection, actor, is_own=is_own)
    return presenting.ObjectionRow(
        name=name,
        note=f"ontvangen op {dutch_date(objection.received_on)}",
        state=presenting.status_tag(objection),
        link=Link(name, offers.link("objection", objection)) if is_inside else None,
    )


def _lengthening(procedure: Procedure) -> Sequence[Link]:
    if not procedure.is_running or procedure.status == ProcedureStatus.DECIDED:
        return ()
    return (
        Link("Beslissing verdagen", offers.link("adjourn", procedure)),
        Link("Beslissing verder uitstellen", offers.link("delay", procedure)),
    )


PANELS = (
    Panel("objection", 90, "Bezwaar", load, "objections/panels/objection.html"),
    Panel("committee", 95, "Commissie en hoorzitting", committee.load, "objections/panels/committee.html"),
)
