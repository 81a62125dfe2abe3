"""An objection, its papers, letters and terms as pages show them, by reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from applications.rules import COMMITTEE_ROLES
from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.parts import Link, SummaryList, SummaryRow, Tag
from casework.terms import Step, Timeliness
from casework.text import dutch_date
from correspondence.enums import LetterState
from correspondence.models import Letter
from correspondence.presenting import download_url, file_tag, file_url, letter_tag, letter_url
from objections.enums import ObjectorKind, PaperKind, Status
from objections.models import Objection, ObjectionPaper, RepairRequest
from objections.offers import link
from objections.terms import DECIDE, FORWARD

OFFICE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
TONES = {
    Status.RECEIVED: "info",
    Status.AWAITING_REPAIR: "attention",
    Status.DECIDED: "good",
    Status.WITHDRAWN: "neutral",
}
WHO = {
    ObjectorKind.GUARDIAN: "Een ouder",
    ObjectorKind.PUPIL: "De leerling",
    ObjectorKind.BOARD: "Het schoolbestuur",
    ObjectorKind.OTHER: "Een andere belanghebbende",
}
TERM_WORDS = {DECIDE: "Beslissen op het bezwaar", FORWARD: "Doorsturen naar de commissie"}
TERM_TONES = {
    DeadlineState.RUNNING: "info",
    DeadlineState.MET: "good",
    DeadlineState.MISSED: "risk",
    DeadlineState.VOID: "neutral",
}


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection of a procedure, as this reader may know it."""

    name: str
    note: str
    state: Tag
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of a procedure with the derivation of its last day."""

    code: str
    label: str
    due: date
    state: Tag
    is_running: bool
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper or letter: what it is, where it can be had, how far it is."""

    title: str
    note: str
    url: str = ""
    tag: Tag | None = None
    office_url: str = ""


def who(objection: Objection, actor: Actor, *, is_own: bool) -> str:
    """Who objects: by name for the office, by part for the other parties."""
    if is_own:
        return "Uw bezwaar"
    if actor.role in OFFICE:
        return objection.objector_name
    return WHO[ObjectorKind(objection.objector_kind)]


def status_tag(objection: Objection) -> Tag:
    """Where an objection stands."""
    return Tag(str(objection.get_status_display()), TONES[Status(objection.status)])


def term_rows(rows: Iterable[Deadline]) -> list[TermRow]:
    """The terms of a procedure, running ones with their derivation."""
    return [
        TermRow(
            code=row.code,
            label=TERM_WORDS.get(row.code, row.code),
            due=row.due,
            state=Tag(str(row.get_state_display()), TERM_TONES[DeadlineState(row.state)]),
            is_running=row.state == DeadlineState.RUNNING,
            steps=[Step.from_json(step) for step in row.steps],
        )
        for row in rows
        if row.state != DeadlineState.VOID
    ]


def letter_rows(letters: Iterable[Letter], actor: Actor) -> list[PaperRow]:
    """Letters with the place where this reader gets them: the office its own pages, a party the PDF once it is made."""
    return [_letter(letter, is_office=actor.role in OFFICE) for letter in letters]


def _letter(letter: Letter, *, is_office: bool) -> PaperRow:
    is_made = letter.status in {LetterState.READY, LetterState.RELEASED}
    return PaperRow(
        title=letter.title,
        note=dutch_date(letter.sending_date) if letter.sending_date else "",
        url=download_url("bezwaarbrief", letter.public_id) if is_made else "",
        tag=letter_tag(letter) if is_office or not is_made else None,
        office_url=letter_url(letter) if is_office else "",
    )


def paper_rows(papers: Iterable[ObjectionPaper], *, papers_until: date | None = None) -> list[PaperRow]:
    """The papers of an objection in the order in which they came in.

    ``papers_until`` is the last day for further papers before the hearing (Awb 7:4(1)): what came later says so.
    """
    return [
        PaperRow(
            title=paper.title,
            note=f"{paper.get_kind_display()}, {_came(paper, papers_until)}",
            url=file_url("bezwaarstuk", paper.public_id, paper.file),
            tag=file_tag(paper.file),
        )
        for paper in papers
    ]


def _came(paper: ObjectionPaper, until: date | None) -> str:
    came = f"ontvangen op {dutch_date(paper.received_on)}"
    if until is None or paper.kind != PaperKind.FURTHER or paper.received_on <= until:
        return came
    return f"{came}, na {dutch_date(until)}, de laatste dag voor nadere stukken"


def summary_of(objection: Objection, judged: Timeliness | None, actor: Actor) -> SummaryList:
    """What an objection says, how it came in and how it was judged."""
    rows = [
        SummaryRow("Bezwaarmaker", [objection.objector_name, str(objection.get_objector_kind_display())]),
        SummaryRow("Ontvangen", f"{dutch_date(objection.received_on)}, {objection.get_channel_display()}"),
        *_paper_days(objection),
        SummaryRow("Op tijd?", _in_time(objection, judged), note=judged.step.sentence if judged else ""),
        SummaryRow("Waarom niet eens", objection.grounds or ("volgt later" if objection.pro_forma else "")),
        SummaryRow("Wat er moet gebeuren", objection.wanted),
        SummaryRow("Wil worden gehoord", _yes_no(objection.wants_hearing)),
        SummaryRow("Vergoeding van kosten", _asked(objection.costs_requested_on)),
    ]
    if objection.representative:
        town = f"{objection.postcode} {objection.place}".strip()
        contact = [objection.address, town, objection.email] if actor.role not in COMMITTEE_ROLES else []
        lines = [objection.representative, *contact]
        rows.append(SummaryRow("Gemachtigde", [line for line in lines if line]))
    elif objection.objector_kind == ObjectorKind.OTHER and actor.role not in COMMITTEE_ROLES:
        town = f"{objection.postcode} {objection.place}".strip()
        rows.append(SummaryRow("Adres", [line for line in (objection.address, town, objection.email) if line]))
    if objection.late_reason:
        rows.append(SummaryRow("Waarom te laat", objection.late_reason))
    if actor.role in OFFICE:
        rows += _judgements(objection)
    if objection.withdrawn_on:
        how = f"{dutch_date(objection.withdrawn_on)}, {objection.get_withdrawn_how_display()}"
        rows.append(SummaryRow("Ingetrokken", [line for line in (how, objection.withdrawn_note) if line]))
    return SummaryList(rows)


def _paper_days(objection: Objection) -> list[SummaryRow]:
    days = (("Poststempel", objection.postmark_on), ("Datum van de brief", objection.dated_on))
    return [SummaryRow(label, dutch_date(day)) for label, day in days if day and day != objection.received_on]


def _in_time(objection: Objection, judged: Timeliness | None) -> str:
    if judged is None:
        return "er loopt voor deze bezwaarmaker nog geen termijn"
    if judged.in_time:
        return "ja, naar vermoeden" if judged.presumed else "ja"
    return {None: "nee, nog te beoordelen", True: "nee, maar verschoonbaar", False: "nee, niet verschoonbaar"}[
        objection.excused
    ]


def _judgements(objection: Objection) -> list[SummaryRow]:
    party = {None: "nog te beoordelen", True: "ja", False: "nee"}[objection.is_party]
    rows = [SummaryRow("Belanghebbende", [line for line in (party, objection.party_reason) if line])]
    if objection.pupil_authorised is not None:
        said = "meegestuurd" if objection.pupil_authorised else "niet meegestuurd bij het bezwaar"
        rows.append(SummaryRow("Machtiging van de leerling", said))
    if objection.excused_why:
        rows.append(SummaryRow("Oordeel over de termijn", objection.excused_why))
    return rows


def _yes_no(answer: bool | None) -> str:
    return {None: "niet gezegd", True: "ja", False: "nee"}[answer]


def _asked(day: date | None) -> str:
    return f"gevraagd op {dutch_date(day)}" if day else "niet gevraagd"


def asked_sentences(objection: Objection, asked: RepairRequest | None) -> list[str]:
    """What is asked of the objector now, and until when, in plain words."""
    told = []
    if asked:
        told.append(f"Vul het bezwaar aan uiterlijk op {dutch_date(asked.due_on)}. In de brief staat wat ontbreekt.")
    if objection.late_asked_on and objection.late_due_on and objection.late_answered_on is None:
        told.append(f"Laat uiterlijk op {dutch_date(objection.late_due_on)} weten waarom het bezwaar later kwam.")
    return told


def tasks_of(objection: Objection, asked: RepairRequest | None, *, is_late: bool, today: date) -> list[Link]:
    """What the secretariat can do on an open objection now, the most pressing first."""
    if not objection.is_open:
        return []
    unjudged = is_late and objection.excused is None
    asked_why = objection.late_asked_on is not None
    runs = asked is not None and today <= asked.due_on
    found: list[tuple[bool, str, str]] = [
        (objection.is_party is None, "Beoordelen of dit een belanghebbende is", "judge_party"),
        (unjudged and not asked_why, "Reden van te laat bezwaar vragen", "ask_late_reason"),
        (unjudged, "Antwoord over de termijn vastleggen", "answer_late_reason"),
        (is_late, "Beoordelen of het verschoonbaar is", "judge_late"),
        (asked is None, "Om herstel vragen", "ask_repair"),
        (asked is not None, "Vastleggen dat alles binnen is", "record_repair"),
        (runs, "Meer tijd geven om te herstellen", "extend_repair"),
        (asked is not None and not runs, "Hersteltermijn sluiten", "lapse_repair"),
        (True, "Stuk toevoegen", "add_papers"),
        (True, "Intrekking vastleggen", "withdraw"),
    ]
    return [Link(label, link(name, objection)) for applies, label, name in found if applies]


def text_to_inspect(objection: Objection) -> SummaryList:
    """What one objector wrote, for the other parties: by part, without a name or an address."""
    rows = [
        SummaryRow("Ontvangen", dutch_date(objection.received_on)),
        SummaryRow("Waarom niet eens", objection.grounds),
        SummaryRow("Wat er moet gebeuren", objection.wanted),
    ]
    part = WHO[ObjectorKind(objection.objector_kind)]
    return SummaryList(rows, title=f"Bezwaar: {part[0].lower()}{part[1:]}")
