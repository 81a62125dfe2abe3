"""A decision, its advices and its papers as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications import queries as cases
from applications import summaries
from applications.models import Application
from assessments import queries as assessments
from assessments.rules import SLOT_LABELS
from casework.acting import Actor
from casework.checklist import Point
from casework.parts import Notice, SummaryList, SummaryRow, Tag, with_links
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from correspondence.models import Letter
from correspondence.presenting import download_url, letter_tag, letter_url
from decisions import queries
from decisions.checklist import adopt_points, points_for_preparer
from decisions.enums import PaperKind, Part, Status
from decisions.facts import DecideFacts
from decisions.models import Decision
from decisions.rules import Reader, channels

# Kinds of paper → the kind of download under which they are handed out.
DOWNLOADS: dict[str, str] = {
    PaperKind.DECISION: "besluit",
    PaperKind.DECLARATION: "verklaring",
    PaperKind.ADVICE: "advies",
}
CHANNEL_WORDS = {
    ("post", "portal"): "per post, en ook in Toewijzer te lezen",
    ("post",): "per post",
    ("portal",): "via Toewijzer (zelf gekozen)",
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
        *summaries.measured(case, actor.day, cases.schooling(case, case.received_on)).values(),
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
    """One paper with its state and the way to it; ``office_url`` is the page with its sending.

    ``leads_to_page``: it no longer holds, and a page says so before the file is handed out.
    """

    title: str
    tag: Tag | None
    url: str
    office_url: str = ""
    leads_to_page: bool = False


def papers_with(decision: Decision, papers: Sequence[Letter]) -> list[Letter]:
    """Those papers of a case that are about this decision or went out with it."""
    advice_ids = {adviser["advice_id"] for adviser in decision.advisers}
    return [
        paper
        for paper in papers
        if (paper.subject_id in advice_ids if paper.kind == PaperKind.ADVICE else paper.subject_id == decision.pk)
    ]


def paper_rows(papers: Sequence[Letter], actor: Actor, decision: Decision) -> list[PaperRow]:
    """The papers of a decision as this reader may open them; one that no longer holds is shown with that word first."""
    inside = actor.role in {Role.SECRETARIAT, Role.BOARD_MEMBER}
    return [
        PaperRow(
            title=paper.title if inside else _plain_title(paper),
            tag=_ended_tag(decision, paper) or (letter_tag(paper) if inside else None),
            url=_paper_url(decision, paper),
            leads_to_page=_has_ended(decision, paper),
            office_url=letter_url(paper) if inside else "",
        )
        for paper in papers
    ]


def _has_ended(decision: Decision, paper: Letter) -> bool:
    return decision.ended_on is not None and paper.kind != PaperKind.ADVICE


def _ended_tag(decision: Decision, paper: Letter) -> Tag | None:
    return Tag(decision.state_word, "neutral") if _has_ended(decision, paper) else None


def _paper_url(decision: Decision, paper: Letter) -> str:
    if not paper.file_id:
        return ""
    if _has_ended(decision, paper):
        return reverse("decisions:ended_paper", kwargs={"public_id": paper.public_id})
    return download_url(DOWNLOADS[paper.kind], paper.public_id)


def ended_notice(decision: Decision, known: Sequence[Decision] = ()) -> Notice | None:
    """That a decision no longer holds, since when, and what took its place; None while it does."""
    if decision.revoked_on:
        text = (
            f"Dit besluit is op {dutch_date(decision.revoked_on)} herroepen. Er kwam geen ander besluit in de plaats."
        )
        return Notice(text, "Dit besluit geldt niet meer", "attention")
    if decision.superseded_on:
        newer = next((one for one in known if one.supersedes_id == decision.pk and one.published_on), None)
        by = f"besluit {newer.number}" if newer else "een ander besluit"
        text = f"Dit besluit is op {dutch_date(decision.superseded_on)} vervangen door {by}."
        return Notice(text, "Dit besluit geldt niet meer", "attention")
    return None


def _plain_title(paper: Letter) -> str:
    """What a paper is called for school and parents: never with somebody else's name in it."""
    return {"besluit": "De brief met het besluit", "verklaring": "De verklaring"}.get(
        DOWNLOADS[paper.kind], paper.title.partition(": ")[2].capitalize() or paper.title
    )


def summary_of(decision: Decision) -> SummaryList:
    """Number, outcome, dates and signature of a decision for the office."""
    # What a draft proposes stands above this list already.
    rows = [] if decision.status == Status.DRAFT else [SummaryRow("Uitkomst", decision.outcome_word)]
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
    if decision.supersedes:
        why = str(decision.get_replaces_as_display())
        rows.append(SummaryRow("Vervangt", f"besluit {decision.supersedes.number} ({why})"))
    if decision.ended_on:
        rows.append(SummaryRow(decision.state_word.capitalize(), dutch_date(decision.ended_on)))
    if decision.taken_back_on:
        rows.append(SummaryRow("Teruggenomen", f"{dutch_date(decision.taken_back_on)}: {decision.taken_back_reason}"))
    return SummaryList(rows)


def recipients_of(decision: Decision, today: date) -> list[AddresseeRow]:
    """Everybody whom this decision goes to, as rows."""
    return addressee_rows(queries.recipients(decision, today))


def _day(day: date | None) -> str:
    return dutch_date(day) if day else ""
