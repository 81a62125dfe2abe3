"""The panels *Horen vóór het besluit* and *Besluit* of the case page, by reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accounts.enums import Role
from accounts.models import Partnership
from applications.models import Application
from casework.acting import Actor
from casework.parts import Notice, SummaryList, Tag
from casework.registries import Panel
from casework.text import dutch_date
from correspondence.models import Letter
from decisions import permissions, presenting, queries
from decisions.enums import Outcome, PaperKind, Status
from decisions.models import Decision, Hearing
from decisions.presenting import PaperRow
from decisions.worklists import outcome_tag

INSIDE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
COMMITTEE = frozenset({Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER})


@dataclass(frozen=True, slots=True)
class OtherDecision:
    """A decision of the case beside the one that counts: replaced, revoked, or waiting to be sent in its place."""

    number: str
    state: Tag
    outcome: str
    said: str
    papers: Sequence[PaperRow]


@dataclass(frozen=True, slots=True)
class DecisionPanel:
    """What this reader may know of the decision. ``sentences`` are in plain Dutch, for school and parents."""

    number: str
    state: Tag
    outcome: Tag | None
    summary: SummaryList | None
    sentences: Sequence[str]
    papers: Sequence[PaperRow]
    terms: Sequence[presenting.ObjectionTerm] = ()
    ended: Notice | None = None
    others: Sequence[OtherDecision] = ()


def load_decision(case: Application, actor: Actor) -> DecisionPanel | None:
    """The panel for one reader; None before there is something that he may see (at most two queries)."""
    if actor.role not in {*INSIDE, Role.SCHOOL_STAFF, Role.PARENT, *COMMITTEE}:
        return None
    found = queries.known(case, actor)
    if not found:
        return None
    decision, *others = found
    papers = queries.papers_for(actor, *[one for one in found if one.number])
    own = presenting.papers_with(decision, papers)
    panel = (
        _for_office(decision, own, presenting.paper_rows(own, actor, decision))
        if actor.role in INSIDE
        else _for_party(decision, own, presenting.paper_rows(own, actor, decision), is_parent=actor.role == Role.PARENT)
    )
    if panel is None:
        return None
    if actor.role in COMMITTEE:
        # Nobody has to tell the committee how to object, and until when.
        panel = replace(panel, sentences=_facts(decision), terms=())
    # The advices go with the decision that counts; they are named once.
    letters = [paper for paper in papers if paper.kind != PaperKind.ADVICE]
    shown = [_other(one, presenting.papers_with(one, letters), actor) for one in others if one.number]
    return replace(panel, ended=presenting.ended_notice(decision, found), others=shown)


def _other(decision: Decision, papers: Sequence[Letter], actor: Actor) -> OtherDecision:
    ended = decision.ended_on or decision.taken_back_on
    said = f"{decision.state_word} op {dutch_date(ended)}" if ended else "komt in de plaats van het besluit"
    inside = actor.role in INSIDE
    return OtherDecision(
        number=decision.number,
        state=state_of(decision) if inside else Tag(decision.state_word, "neutral"),
        outcome=decision.outcome_word,
        said=said,
        papers=presenting.paper_rows(papers, actor, decision),
    )


STATE_TONES = {
    Status.DRAFT: "info",
    Status.ADOPTED: "attention",
    Status.PUBLISHED: "good",
    Status.SUPERSEDED: "neutral",
    Status.REVOKED: "neutral",
}


def state_of(decision: Decision) -> Tag:
    """Where a decision stands, for the office."""
    if decision.is_offered:
        return Tag("ligt bij het bestuur", "info")
    return Tag(decision.state_word, STATE_TONES[Status(decision.status)])


def _for_office(decision: Decision, papers: Sequence[Letter], rows: Sequence[PaperRow]) -> DecisionPanel:
    return DecisionPanel(
        number=decision.number,
        state=state_of(decision),
        outcome=outcome_tag(decision),
        summary=presenting.summary_of(decision),
        sentences=(),
        papers=rows,
        terms=presenting.objection_terms(papers) if decision.takes_objection else (),
    )


def _for_party(
    decision: Decision, papers: Sequence[Letter], rows: Sequence[PaperRow], *, is_parent: bool
) -> DecisionPanel | None:
    if decision.published_on is None:
        return None
    terms = presenting.objection_terms(papers) if decision.takes_objection else []
    return DecisionPanel(
        number=decision.number,
        state=Tag("verstuurd", "good") if decision.is_in_force else Tag(decision.state_word, "neutral"),
        outcome=outcome_tag(decision),
        summary=None,
        sentences=sentences(decision, terms[0] if terms else None, is_parent=is_parent) if decision.is_in_force else (),
        papers=rows,
        terms=terms,
    )


def sentences(decision: Decision, term: presenting.ObjectionTerm | None, *, is_parent: bool) -> list[str]:
    """What was decided and how to object, in plain words; *u* for parents, neutral for the school.

    ``term`` is that of this reader: the day on which his own letter was sent counts, not that of another.
    """
    told = _facts(decision)
    if decision.follows_objection:
        return [*told, "Dit besluit volgt uit de beslissing op het bezwaar. Hoe beroep gaat, staat in de brief."]
    if is_parent:
        told.append("De uitleg staat in de brief. Die krijgt u ook met de post, tenzij u koos voor Toewijzer.")
        told.append(f"Bent u het er niet mee eens? {_when_to_object(term)} {HOW_TO_OBJECT}")
        told.append("Hebt u hulp nodig? Het ouder- en jeugdsteunpunt helpt u gratis.")
    else:
        told.append(f"{_when_to_object(term)} Hoe dat gaat, staat in de brief.")
    return told


HOW_TO_OBJECT = (
    "Dat kan op deze bladzijde, bij ‘Bezwaar’. Een brief aan het samenwerkingsverband mag ook. Het is gratis en u hebt"
    " geen advocaat nodig."
)


def _when_to_object(term: presenting.ObjectionTerm | None) -> str:
    if term is None:
        return "Bezwaar maken kan."
    if term.due is None:
        return (
            "De brief met het besluit kwam niet aan en wordt opnieuw verstuurd. Bezwaar maken kan nu al. De laatste"
            " dag staat hier zodra de brief opnieuw is verstuurd."
        )
    until = f"Bezwaar maken kan tot en met {dutch_date(term.due)}."
    if term.is_other_than_printed:
        until += (
            f" Op de brief staat {dutch_date(term.printed)}; de brief is later opnieuw verstuurd, dus deze dag geldt."
        )
    return until


def _facts(decision: Decision) -> list[str]:
    sent_on = f"op {dutch_date(decision.published_on)} " if decision.published_on else ""
    told = [_told(decision), f"Het besluit is {sent_on}verstuurd."]
    if decision.outcome == Outcome.GRANT and decision.effective_on:
        told.append(f"Het gaat in op {dutch_date(decision.effective_on)}.")
    return told


def _told(decision: Decision) -> str:
    if decision.outcome == Outcome.GRANT:
        return "De aanvraag is toegekend."
    if decision.outcome == Outcome.REFUSAL:
        return "De aanvraag is afgewezen."
    return "De aanvraag is buiten behandeling gelaten: zij was niet compleet en is daarom niet beoordeeld."


@dataclass(frozen=True, slots=True)
class HearingPanel:
    """The opportunities to be heard that this reader may know of."""

    rows: Sequence[presenting.HearingRow]
    sentences: Sequence[str] = ()


def load_hearings(case: Application, actor: Actor) -> HearingPanel | None:
    """All hearings for office and committee; his own open invitation for a parent or the school (one query)."""
    if actor.role not in {*INSIDE, *COMMITTEE, Role.SCHOOL_STAFF, Role.PARENT}:
        return None
    found = list(queries.hearings_visible_to(actor).filter(application=case).order_by("id"))
    if actor.role in INSIDE | COMMITTEE:
        may_close = bool(permissions.may_hear(actor, case, replacing=_replaces(case)))
        rows = [presenting.hearing_row(case, hearing, may_close=may_close) for hearing in found]
        return HearingPanel(rows) if rows else None
    over = case.withdrawn_on is not None or (case.published_on is not None and not _replaces(case))
    waiting = [hearing for hearing in found if not over and not hearing.is_closed and hearing.invited_on]
    return HearingPanel((), [invitation(hearing, case.partnership) for hearing in waiting]) if waiting else None


def _replaces(case: Application) -> bool:
    return case.published_on is not None and queries.is_replacing(case.pk)


def invitation(hearing: Hearing, partnership: Partnership) -> str:
    """The invitation in plain words."""
    until = f" Reageren kan tot en met {dutch_date(hearing.due_on)}." if hearing.due_on else ""
    ways = f" U kunt {partnership.ways_to_reach}." if partnership.ways_to_reach else ""
    return (
        f"Voordat er een besluit komt, wil het samenwerkingsverband graag weten wat u ervan vindt.{until}"
        f" U mag schrijven of een gesprek vragen.{ways} U mag ook niets doen."
    )


@dataclass(frozen=True, slots=True)
class GuestsPanel:
    """The schools that got a link to the declaration."""

    rows: Sequence[presenting.GuestRow]


def load_guests(case: Application, actor: Actor) -> GuestsPanel | None:
    """For the office: who may read the declaration, and until when (one query once something was sent)."""
    if actor.role not in INSIDE or case.published_on is None or actor.day is None:
        return None
    may_withdraw = bool(permissions.may_withdraw_guest(actor, case))
    rows = [
        presenting.guest_row(guest, actor.day, may_withdraw=may_withdraw) for guest in queries.guests_in(case, actor)
    ]
    return GuestsPanel(rows) if rows else None


PANELS = (
    Panel("hearing", 75, "Horen vóór het besluit", load_hearings, "decisions/panels/hearings.html"),
    Panel("decision", 80, "Besluit", load_decision, "decisions/panels/decision.html"),
    Panel("guests", 84, "Scholen die de verklaring inzien", load_guests, "decisions/panels/guests.html"),
)
