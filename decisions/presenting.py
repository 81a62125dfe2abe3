"""Decisions, advices and hearings as pages show them. Templates get these values, never the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import Role
from applications import queries as applications
from applications import summaries
from applications.models import Application
from applications.offers import link as case_link
from assessments import queries as assessments
from assessments.rules import SLOT_LABELS
from casework.acting import Actor
from casework.checklist import Point
from casework.enums import DeadlineState
from casework.parts import Link, Notice, SummaryList, SummaryRow, Tag, with_links
from casework.terms import Step
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from correspondence.models import Letter
from correspondence.presenting import download_url, letter_tag, letter_url
from decisions import queries
from decisions.checklist import adopt_points, points_for_preparer
from decisions.enums import PaperKind, Part, Status
from decisions.facts import DecideFacts
from decisions.models import Decision, Hearing
from decisions.offers import link
from decisions.queries.drafting import party_name
from decisions.rules import Reader, channels, still_to_hear
from decisions.terms import too_late_after_hearing

# Kinds of paper → the kind of download under which they are handed out.
DOWNLOADS: dict[str, str] = {
    PaperKind.DECISION: "besluit",
    PaperKind.DECLARATION: "verklaring",
    PaperKind.ADVICE: "advies",
}
CHANNEL_WORDS = {
    ("post", "portal"): "per post, en ook in Toewijzer te lezen",
    ("post",): "per post",
    ("portal",): "via Toewijzer (door de ouder zelf gekozen)",
}


@dataclass(frozen=True, slots=True)
class AdviceCard:
    """One advice beside the other on the board's screen."""

    label: str
    expert: str
    profession: str
    dated: date
    conclusion_tag: Tag
    paragraphs: Sequence[tuple[str, str]]
    departs: bool


@dataclass(frozen=True, slots=True)
class Due:
    """By when a decision must be sent, and how that day came about."""

    day: date
    steps: Sequence[Step]


def due_of(case: Application) -> Due | None:
    """The last day to decide with its derivation, while it runs."""
    for term in applications.own_terms(case):
        if term.code == "decide_application" and term.state == DeadlineState.RUNNING:
            return Due(term.due, [Step.from_json(step) for step in term.steps])
    return None


def advice_cards(case: Application, facts: DecideFacts) -> list[AdviceCard]:
    """Both advices side by side, with a mark where the proposal departs from one."""
    cards = []
    for advice in assessments.counted_advices(case.pk):
        grants = advice.outcome == facts.kind
        departs = bool(facts.outcome) and not facts.is_formal and grants != facts.grants
        paragraphs = [*advice.reasons.items()]
        if advice.conclusion:
            paragraphs.append(("Conclusie", advice.conclusion))
        if advice.reservations:
            paragraphs.append(("Voorbehoud", advice.reservations))
        paragraphs += [(f"Aanvulling van {dutch_date(line.submitted_on)}", line.text) for line in advice.addenda]
        cards.append(
            AdviceCard(
                label=SLOT_LABELS[advice.slot].capitalize(),
                expert=advice.expert_name,
                profession=advice.profession_label,
                dated=advice.submitted_on,
                conclusion_tag=Tag(advice.outcome_label, "good" if grants else "neutral"),
                paragraphs=paragraphs,
                departs=departs,
            )
        )
    return cards


def file_parts(decision: Decision, actor: Actor) -> list[SummaryList]:
    """The facts on which is decided: who, from where, what was measured, what was argued, what else had to be done."""
    case, own_steps = decision.application, own_steps_of(decision)
    reader = summaries.reader_of(actor)
    return [
        summaries.route(case),
        summaries.pupil(case, reader),
        summaries.career(case),
        summaries.learning(case.learning_results.order_by("domain", "id")),
        summaries.intelligence(case.intelligence_results.order_by("id")),
        summaries.social_emotional(case),
        summaries.motivation(case),
        *([own_steps] if own_steps else []),
    ]


def voices(case: Application) -> list[SummaryList]:
    """What parents and pupil said, and how whoever had to be heard was heard."""
    adults = case.guardians.select_related("statement").order_by("id")
    return [summaries.statements(case, adults), summaries.pupil_voice(case)]


def reasons_of(decision: Decision) -> list[tuple[str, str]]:
    """The parts of the reasons that are written, under their headings."""
    return [(str(part.label), decision.part(part)) for part in Part if decision.part(part).strip()]


def own_steps_of(decision: Decision) -> SummaryList | None:
    """How each step that the partnership itself prescribes was set; None when it prescribes none."""
    steps = queries.own_steps(decision.application)
    rows = [SummaryRow(step, decision.own_steps.get(step, "") or "nog niet gezet") for step in steps]
    return SummaryList(rows, title="Eigen stappen van het samenwerkingsverband") if rows else None


def points_for(facts: DecideFacts, case: Application, *, decides: bool) -> list[Point]:
    """Every gate with the way to mend it, in the order of the gates; for who prepares those that are his."""
    return with_links(adopt_points(facts) if decides else points_for_preparer(facts), case)


def late_notice(due: Due | None, today: date, sending_date: date | None) -> Notice | None:
    """A warning when the term has passed, or passes before the printed sending date."""
    if due is None:
        return None
    if today > due.day:
        text = f"De beslistermijn eindigde op {dutch_date(due.day)}. Beslis en verstuur zo snel mogelijk."
        return Notice(text, "Te laat", "risk")
    if sending_date and sending_date > due.day:
        text = f"De termijn eindigt op {dutch_date(due.day)}, vóór de gekozen verzenddatum."
        return Notice(text, "Te late verzenddatum", "attention")
    return None


@dataclass(frozen=True, slots=True)
class AddresseeRow:
    """One addressee: who, as what, and how it goes to him."""

    name: str
    kind: str
    way: str


def addressee_rows(readers: Sequence[Reader]) -> list[AddresseeRow]:
    """Everybody who gets the decision, with the way in which it goes."""
    return [
        AddresseeRow(reader.name, str(AddresseeKind(reader.kind).label), CHANNEL_WORDS[channels(reader)])
        for reader in readers
    ]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper with its state and the way to it; ``office_url`` is the page with its sending."""

    title: str
    tag: Tag | None
    url: str
    office_url: str = ""


def paper_rows(papers: Sequence[Letter], actor: Actor) -> list[PaperRow]:
    """The papers of a decision as this reader may open them."""
    inside = actor.role in {Role.SECRETARIAT, Role.BOARD_MEMBER}
    return [
        PaperRow(
            title=paper.title if inside else _plain_title(paper),
            tag=letter_tag(paper) if inside else None,
            url=download_url(DOWNLOADS[paper.kind], paper.public_id) if paper.file_id else "",
            office_url=letter_url(paper) if inside else "",
        )
        for paper in papers
    ]


def _plain_title(paper: Letter) -> str:
    """What a paper is called for school and parents: never with somebody else's name in it."""
    return {"besluit": "De brief met het besluit", "verklaring": "De verklaring"}.get(
        DOWNLOADS[paper.kind], paper.title.partition(": ")[2].capitalize() or paper.title
    )


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One opportunity to be heard and where it stands."""

    name: str
    who: str
    state: Tag
    lines: Sequence[str]
    action: Link | None


def hearing_row(case: Application, hearing: Hearing, *, may_close: bool, today: date | None = None) -> HearingRow:
    """One hearing for the office, with the way to write down what came of it for who may."""
    lines = []
    if hearing.invited_on:
        lines.append(f"uitgenodigd op {dutch_date(hearing.invited_on)} {hearing.get_invited_by_display()}")
    if hearing.due_on:
        lines.append(f"reageren uiterlijk {dutch_date(hearing.due_on)}")
    if hearing.closed_by:
        lines.append(f"{hearing.get_closed_by_display()}, vastgelegd op {_day(hearing.closed_on)}")
    if hearing.ground:
        lines.append(f"{hearing.get_ground_display()}: {hearing.reasons}")
    if hearing.report:
        lines.append(hearing.report)
    late = hearing.due_on is not None and today is not None and today > hearing.due_on
    state = Tag("gesloten", "good") if hearing.is_closed else Tag("termijn voorbij" if late else "loopt", "attention")
    to_close = may_close and not hearing.is_closed
    action = Link("Reactie vastleggen", link("close_hearing", hearing)) if to_close else None
    return HearingRow(party_name(case, hearing), str(hearing.get_party_display()), state, lines, action)


def hearing_advice(facts: DecideFacts) -> Notice:
    """Who must still be heard for the proposed outcome."""
    if not facts.outcome:
        return Notice("Kies in het concept eerst een uitkomst; dan staat hier wie gehoord moet worden.", tone="info")
    still = still_to_hear(facts.to_hear, facts.hearings)
    if not still:
        return Notice("Voor de voorgestelde uitkomst hoeft niemand (meer) te worden gehoord.", tone="good")
    return Notice(" ".join(party.why for party in still), "Horen is nodig", "attention")


def longer_term_notice(case: Application, hearings: Sequence[Hearing], calendar: Any) -> Notice | None:
    """The proposal to tell that the decision comes later, when an open view leaves too few days (fine-print §6)."""
    due = due_of(case)
    open_days = [hearing.due_on for hearing in hearings if not hearing.is_closed and hearing.due_on]
    if due is None or not open_days or not too_late_after_hearing(max(open_days), due.day, calendar):
        return None
    text = (
        f"Na de laatste reactiedag ({dutch_date(max(open_days))}) blijft te weinig tijd over tot {dutch_date(due.day)}."
        " Horen schort de termijn niet op. Deel vóór die dag mee dat het besluit later komt."
    )
    url = case_link("longer_term", case)
    return Notice(text, "Te weinig tijd", "attention", Link("Langere termijn mededelen", url))


def summary_of(decision: Decision) -> SummaryList:
    """Number, outcome, dates and signature of a decision for the office."""
    label = "Voorstel" if decision.status == Status.DRAFT else "Uitkomst"
    rows = [SummaryRow(label, decision.said_outcome or "nog niet gekozen")]
    if decision.ground:
        rows.append(SummaryRow("Formele grond", str(decision.get_ground_display())))
    if decision.status == Status.DRAFT:
        prepared = decision.prepared_by.name if decision.prepared_by else ""
        rows.append(SummaryRow("Voorbereid door", prepared))
        if decision.return_remark:
            rows.append(SummaryRow("Opmerking van het bestuur", decision.return_remark))
        return SummaryList(rows)
    rows += [
        SummaryRow("Datum besluit", _day(decision.decided_on)),
        SummaryRow("Ondertekend door", f"{decision.signer_name}, {decision.signer_function}"),
        SummaryRow("Namens", decision.on_behalf_of),
        SummaryRow("Verzenddatum op de brieven", _day(decision.sending_date)),
    ]
    if decision.effective_on:
        rows.insert(1, SummaryRow("Ingangsdatum", dutch_date(decision.effective_on)))
    if decision.published_on:
        rows.append(SummaryRow("Verstuurd op", dutch_date(decision.published_on)))
    if decision.taken_back_on:
        rows.append(SummaryRow("Teruggenomen", f"{dutch_date(decision.taken_back_on)}: {decision.taken_back_reason}"))
    return SummaryList(rows)


def _day(day: date | None) -> str:
    return dutch_date(day) if day else ""


def recipients_of(decision: Decision, today: date) -> list[AddresseeRow]:
    """Everybody whom this decision goes to, as rows."""
    return addressee_rows(queries.recipients(decision, today))
