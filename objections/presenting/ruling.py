"""A decision on objection as pages show it. Templates get these values, never the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.checklist import Point
from casework.parts import Link, Notice, SummaryList, SummaryRow, Tag, with_links
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from correspondence.presenting import download_url
from objections.checklist.ruling import CHOSEN_LATER, adopt_points, points_for_preparer
from objections.enums import Effect, Outcome, Part
from objections.facts import RulingChecks
from objections.models import CommitteeAdvice, Objection, ObjectionDecision, Procedure
from objections.queries import decide_by, final_advice, open_objections, parties, ruling_papers

DOWNLOAD = "beslissing-op-bezwaar"


@dataclass(frozen=True, slots=True)
class ObjectionCard:
    """One objection beside the others: who, when, what it says and what is asked."""

    name: str
    kind: str
    received_on: date
    lines: Sequence[str]
    grounds: str
    wanted: str
    outcome: Tag | None


def objection_cards(ruling: ObjectionDecision) -> list[ObjectionCard]:
    """Every open objection with the outcome that is chosen in the draft."""
    return [_card(row, ruling.verdicts.get(str(row.public_id), "")) for row in open_objections(ruling.procedure)]


def _card(row: Objection, outcome: str) -> ObjectionCard:
    lines = []
    if row.representative:
        lines.append(f"gemachtigde: {row.representative}")
    if row.excused is not None:
        lines.append(f"te laat, {'met' if row.excused else 'zonder'} goede reden: {row.excused_why}")
    if row.costs_requested_on:
        lines.append("vraagt om vergoeding van kosten")
    return ObjectionCard(
        name=row.objector_name,
        kind=str(row.get_objector_kind_display()),
        received_on=row.received_on,
        lines=lines,
        grounds=row.grounds,
        wanted=row.wanted,
        outcome=Tag(str(Outcome(outcome).label), "info") if outcome else None,
    )


def advice_part(procedure: Procedure) -> SummaryList | None:
    """What the committee advised; None while it did not."""
    advice = final_advice(procedure)
    return _advice(procedure, advice) if advice else None


def _advice(procedure: Procedure, advice: CommitteeAdvice) -> SummaryList:
    names = {str(row.public_id): row.objector_name for row in procedure.objections.order_by("id")}
    rows = [
        SummaryRow(f"Bezwaar van {names[key]}", str(Outcome(outcome).label))
        for key, outcome in advice.verdicts.items()
        if outcome and key in names
    ]
    rows.append(SummaryRow("Gevolg voor het besluit", str(advice.get_effect_display())))
    for label, text in (
        ("Ontvankelijkheid", advice.admissibility),
        ("Overwegingen", advice.considerations),
        ("Advies", advice.advice),
        ("Verslag van het horen", advice.hearing_report),
    ):
        if text.strip():
            rows.append(SummaryRow(label, text))
    signed = f"{advice.signed_by}, {dutch_date(advice.final_on)}" if advice.final_on else advice.signed_by
    rows.append(SummaryRow("Vastgesteld door", signed))
    return SummaryList(rows)


def summary_of(ruling: ObjectionDecision) -> SummaryList:
    """Where a decision on objection stands, and what it does, for the office."""
    procedure = ruling.procedure
    rows = [
        SummaryRow("Bestreden besluit", procedure.decision.number),
        SummaryRow(
            "Gevolg voor het besluit", str(ruling.get_effect_display()) if ruling.effect else "nog niet gekozen"
        ),
    ]
    if ruling.replacement:
        rows.append(SummaryRow("Nieuw besluit", f"{ruling.replacement.number}: {ruling.replacement.outcome_word}"))
    elif ruling.new_outcome and ruling.effect == Effect.SUPERSEDED:
        rows.append(SummaryRow("Nieuw besluit", "toekennen" if ruling.new_outcome == "grant" else "afwijzen"))
    if ruling.return_remark and not ruling.adopted_at:
        rows.append(SummaryRow("Opmerking van het bestuur", ruling.return_remark))
    if ruling.decided_on:
        rows += [
            SummaryRow("Datum beslissing", dutch_date(ruling.decided_on)),
            SummaryRow("Ondertekend door", f"{ruling.signer_name}, {ruling.signer_function}"),
            SummaryRow("Namens", ruling.on_behalf_of),
        ]
    if ruling.same_organ:
        rows.append(SummaryRow("Zelfde orgaan", "Hetzelfde orgaan nam ook het eerste besluit."))
    if ruling.sending_date:
        rows.append(SummaryRow("Verzenddatum op de brieven", dutch_date(ruling.sending_date)))
    if ruling.published_on:
        rows.append(SummaryRow("Verstuurd op", dutch_date(ruling.published_on)))
    if ruling.taken_back_on:
        rows.append(SummaryRow("Teruggenomen", f"{dutch_date(ruling.taken_back_on)}: {ruling.taken_back_reason}"))
    return SummaryList(rows)


def reasons_of(ruling: ObjectionDecision) -> list[tuple[str, str]]:
    """The parts of the reasons that are written, under their headings."""
    return [(str(part.label), ruling.part(part)) for part in Part if ruling.part(part).strip()]


def points_for(checks: RulingChecks, procedure: Procedure, *, decides: bool) -> list[Point]:
    """Every gate with the way to mend it; what is chosen on the page of deciding itself is left out."""
    found = adopt_points(checks) if decides else points_for_preparer(checks)
    return with_links([point for point in found if point.code not in CHOSEN_LATER], procedure.application)


def late_notice(procedure: Procedure, today: date) -> Notice | None:
    """A warning when the term to decide has passed."""
    due = decide_by(procedure)
    if due is None or today <= due or procedure.closed_on:
        return None
    text = (
        f"De termijn om op het bezwaar te beslissen eindigde op {dutch_date(due)}. Beslis en verstuur zo snel mogelijk."
    )
    return Notice(text, "Te laat", "risk")


@dataclass(frozen=True, slots=True)
class AddresseeRow:
    """One addressee: who, as what, and how it goes to him."""

    name: str
    kind: str
    way: str


def addressee_rows(procedure: Procedure, today: date) -> list[AddresseeRow]:
    """Everybody who gets the decision on objection."""
    return [
        AddresseeRow(party.name, str(AddresseeKind(party.kind).label), _way(party.objection))
        for party in parties(procedure, today)
    ]


def _way(objection: Objection | None) -> str:
    if objection and objection.representative:
        return f"aan gemachtigde {objection.representative}"
    return "met een eigen brief"


def letter_links(ruling: ObjectionDecision, keys: set[tuple[str, int | None]] | None) -> list[Link]:
    """The papers of a decision that was sent, as this reader may open them: all for the office (``keys`` is None)."""
    found = []
    for paper in ruling_papers(ruling):
        own = keys is None or (paper.addressee_kind, paper.addressee_id) in keys
        is_annex = paper.addressee_kind == AddresseeKind.NOBODY
        if paper.file_id and (own or is_annex):
            title = "Het advies van de commissie" if is_annex else "De brief met de beslissing"
            found.append(Link(paper.title if keys is None else title, download_url(DOWNLOAD, paper.public_id)))
    return found
