"""Assignments and advices turned into what components show. Templates get these values, never the records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accounts.enums import Role
from applications import queries as cases
from applications import summaries
from applications.enums import DocumentKind
from applications.models import Application, Document
from assessments import permissions, queries
from assessments.checklist import CRITERIA
from assessments.enums import AssignmentStatus
from assessments.models import Advice, Assignment
from assessments.queries import CountedAdvice
from assessments.rules import SLOT_LABELS
from assessments.similarity import Likeness, compare
from casework.acting import Actor
from casework.checklist import Point
from casework.enums import DeadlineState
from casework.parts import Figures, Notice, SummaryList, SummaryRow, Tag
from casework.terms import Step
from casework.text import dutch_date, dutch_list
from correspondence.presenting import file_tag, file_url

STATE_TONES = {
    AssignmentStatus.OFFERED: "attention",
    AssignmentStatus.ACCEPTED: "info",
    AssignmentStatus.DONE: "good",
    AssignmentStatus.RECUSED: "neutral",
    AssignmentStatus.REPLACED: "neutral",
}
WHEN_ALIKE = (
    "Het secretariaat kan de deskundigen vragen hoe dat komt. Schreven zij niet los van elkaar, dan legt het een "
    "advies terzijde en vraagt het een andere deskundige. Dit is een aanwijzing en houdt niets tegen."
)


def state_of(assignment: Assignment) -> Tag:
    """Where an assignment stands, as a tag."""
    return Tag(assignment.word, STATE_TONES[AssignmentStatus(assignment.status)])


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the file with the way to it; without one while nobody can open it, and ``tag`` says why."""

    title: str
    kind: str
    received_on: date
    url: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of an advice, and how that came about."""

    day: date
    steps: Sequence[Step]


def due_of(assignment: Assignment) -> Due | None:
    """The term of one assignment while it runs (one query)."""
    term = queries.term_of(assignment)
    if term is None or term.state != DeadlineState.RUNNING:
        return None
    return Due(term.due, [Step.from_json(step) for step in term.steps])


def paper_of(document: Document) -> Paper:
    """One paper."""
    kind = str(DocumentKind(document.kind).label)
    url = file_url("document", document.public_id, document.file)
    return Paper(document.title, kind, document.received_on, url, file_tag(document.file))


@dataclass(frozen=True, slots=True)
class File:
    """The file beside the text: papers, the application in questions and answers, and what its results come to."""

    papers: Sequence[Paper]
    parts: Sequence[tuple[str, SummaryList]]
    figures: Figures | None = None


def file_of(case: Application, actor: Actor) -> File:
    """What an expert reads while writing: the same for both experts."""
    reader = summaries.reader_of(actor)
    adults = case.guardians.select_related("statement").order_by("id")
    parts = (
        summaries.route(case),
        summaries.pupil(case, reader),
        summaries.career(case),
        *summaries.measured(case, actor.day, cases.schooling(case, case.received_on)).values(),
        summaries.motivation(case),
        summaries.statements(case, adults),
        summaries.pupil_voice(case),
    )
    return File(
        papers=[paper_of(document) for document in queries.documents_of(case)],
        parts=[(part.title, replace(part, title="")) for part in parts],
        figures=cases.figures_of(case, actor.day) if actor.day else None,
    )


def advice_to_check(advice: Advice, change_url: str) -> SummaryList:
    """What was written, each with the way back to it."""
    rows = [SummaryRow("Vraag", advice.question)]
    seen = [paper["title"] for paper in advice.documents_seen]
    rows.append(SummaryRow("Geziene stukken", seen, change_url=f"{change_url}#id_documents_0"))
    for name, label in CRITERIA.items():
        rows.append(_written(label.capitalize(), getattr(advice, name), change_url, name))
    rows.append(_written("Zienswijze van de ouders", advice.parents_view, change_url, "parents_view"))
    rows.append(_written("Voorbehouden", advice.reservations, change_url, "reservations"))
    outcome = str(advice.get_outcome_display()) if advice.outcome else ""
    rows.append(SummaryRow("Uitkomst", outcome, change_url=f"{change_url}#id_outcome_0"))
    rows.append(_written("Conclusie", advice.conclusion, change_url, "conclusion"))
    rows.append(SummaryRow("Adviseert als", str(advice.get_profession_display())))
    return SummaryList(rows)


def _written(label: str, text: str, change_url: str, name: str) -> SummaryRow:
    return SummaryRow(label, [line for line in text.split("\n") if line], change_url=f"{change_url}#id_{name}")


@dataclass(frozen=True, slots=True)
class ReadAdvice:
    """A final advice to read, with what came under it and whether it counts."""

    counted: CountedAdvice
    slot_label: str
    summary: SummaryList
    set_aside_on: date | None
    set_aside_reason: str
    set_aside_explanation: str


def advice_to_read(advice: Advice, actor: Actor) -> ReadAdvice:
    """One final advice as its page shows it to this reader; the hash by which it is checked is the office's."""
    found = queries.as_counted(advice)
    aside = getattr(advice, "set_aside", None)
    mark = f"Kenmerk {found.sha256[:16]}" if actor.role in {Role.SECRETARIAT, Role.BOARD_MEMBER} else ""
    rows = [
        SummaryRow("Vraag", found.question),
        SummaryRow("Geziene stukken", found.documents_seen),
        *(SummaryRow(label, text.split("\n")) for label, text in found.reasons.items()),
        SummaryRow("Zienswijze van de ouders", found.parents_view.split("\n")),
        SummaryRow("Voorbehouden", found.reservations.split("\n") if found.reservations else ["geen"]),
        SummaryRow("Uitkomst", found.outcome_label),
        SummaryRow("Conclusie", found.conclusion.split("\n")),
        SummaryRow("Deskundige", [found.expert_name, f"{found.profession_label}; {found.registration}"]),
        SummaryRow("Verklaring", found.declaration),
        SummaryRow("Ingediend op", dutch_date(found.submitted_on), note=mark),
    ]
    if not found.parents_view:
        rows = [row for row in rows if row.question != "Zienswijze van de ouders"]
    return ReadAdvice(
        counted=found,
        slot_label=SLOT_LABELS[found.slot],
        summary=SummaryList(rows),
        set_aside_on=aside.set_aside_on if aside else None,
        set_aside_reason=str(aside.get_reason_display()) if aside else "",
        set_aside_explanation=aside.explanation if aside else "",
    )


def removal_warnings(case: Application, document: Document, actor: Actor) -> list[str]:
    """What the secretariat must know before it takes a paper out: which advices were written with it in the file."""
    slots = queries.advices_naming(document) if permissions.may_settle(actor, case) else []
    if not slots:
        return []
    who = dutch_list([f"de {SLOT_LABELS[slot]}" for slot in slots])
    warning = (
        f"Met dit stuk in het dossier is al geadviseerd door {who}. Ga na of een advies erop rust: vraag het na, en "
        "leg het advies terzijde als het niet meer kan gelden."
    )
    return [warning]


def likeness_notice(reasons: Sequence[Mapping[str, str]]) -> Notice | None:
    """That two advices look as if they were not written apart; None unless there are two and they do."""
    if len(reasons) != len(SLOT_LABELS):
        return None
    found = compare(*reasons)
    if not found.is_noteworthy:
        return None
    told = [_same_words(heading, part) for heading, part in found.noteworthy_parts.items()]
    if found.whole.is_noteworthy:
        told.insert(0, f"Van het ene advies staat ongeveer {found.whole.share:.0%} woordelijk ook in het andere.")
        if not found.noteworthy_parts:
            told.append(f"Bijvoorbeeld: ‘{found.whole.passage}’")
    return Notice(" ".join([*told, WHEN_ALIKE]), "De twee adviezen lijken op elkaar", "attention")


def _same_words(heading: str, part: Likeness) -> str:
    return f"{heading} (ongeveer {part.share:.0%} gelijk): ‘{part.passage}’"


def gone_notice(taken_out: Sequence[Document]) -> Notice | None:
    """That papers left the file since this expert was asked: the text he writes may still rest on them."""
    if not taken_out:
        return None
    titles = dutch_list([f"‘{paper.title}’" for paper in taken_out])
    text = (
        f"{titles} zit niet meer in het dossier" if len(taken_out) == 1 else f"{titles} zitten niet meer in het dossier"
    )
    return Notice(f"{text}. Laat uw advies er niet op rusten.", "Uit het dossier gehaald", "attention")


def with_page(points: Iterable[Point], write_url: str) -> list[Point]:
    """Open points with the way to where they are mended: the page on which the advice is written."""
    return [replace(point, repair=write_url if point.repair else "") for point in points]
