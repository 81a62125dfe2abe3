"""A case in questions and answers, as far as one reader may know it. Templates get these values, never the records.

Contact data of guardians and the pupil's address are read by the office and the applying school only, a secret address
by the office only. Everything else is read by whoever sees the case and is no parent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import Role
from applications.enums import Authority, DocumentKind, Domain, Kind, Section
from applications.lwoo import kept_regime, regime_lines
from applications.models import Application
from applications.permissions import SECRET_ADDRESSES
from applications.schooling import Schooling
from casework import registries
from casework.acting import Actor
from casework.parts import Remark, ResultChecks, SummaryList, SummaryRow
from casework.reading import Interval
from casework.text import dutch_date
from casework.wording import dutch_size

CONTACT = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF})
UNCHECKED = ResultChecks()
HIDDEN_ADDRESS = "geheim adres, alleen bekend bij het samenwerkingsverband"


@dataclass(frozen=True, slots=True)
class Reader:
    """Which contact data somebody reads."""

    contact: bool
    secret: bool


def reader_of(actor: Actor) -> Reader:
    """What this person may read, by the hat that is on."""
    return Reader(actor.role in CONTACT, actor.role in SECRET_ADDRESSES)


def route(case: Application) -> SummaryList:
    """What was asked and along which route."""
    rows = [
        SummaryRow("Soort", str(case.get_kind_display())),
        SummaryRow("Route", str(case.get_entry_route_display())),
    ]
    if case.special_group:
        rows.append(SummaryRow("Bijzondere groep", str(case.get_special_group_display())))
    rows.append(SummaryRow("Is er al een geldig besluit?", _yes_no(case.earlier_decision)))
    kept = kept_regime(case)
    if kept and case.kind == Kind.LWOO:
        rows.append(SummaryRow("Regime voor lwoo", regime_lines(kept)))
    if case.anyway_reason:
        rows.append(SummaryRow("Reden om toch in te dienen", case.anyway_reason))
    if case.new_facts:
        rows.append(SummaryRow("Nieuwe feiten", case.new_facts))
    return SummaryList(rows, str(Section.ROUTE.label))


def pupil(case: Application, reader: Reader) -> SummaryList:
    """Who the pupil is."""
    record = getattr(case, "pupil", None)
    rows = [
        SummaryRow("Naam", record.full_name if record else ""),
        SummaryRow("Geboortedatum", _day(record.birth_date) if record else ""),
    ]
    if reader.contact:
        rows.append(SummaryRow("Adres", _address(record, reader) if record else ""))
    return SummaryList(rows, str(Section.PUPIL.label))


def guardians(rows: Iterable[Any], reader: Reader) -> SummaryList:
    """The adults with their authority; how to reach them only for who may know it."""
    found = []
    for row in rows:
        lines = [_joined(row.relation, _authority(row))]
        if row.authority_evidence:
            lines.append(f"Blijkt uit: {row.authority_evidence}")
        if reader.contact:
            lines += [*_address(row, reader), _joined(row.email, row.phone, separator=" · ")]
            if row.interpreter:
                lines.append(f"Tolk nodig: {row.interpreter}")
        found.append(SummaryRow(row.name, lines))
    return _or_empty(found, str(Section.GUARDIANS.label), "Ouders en voogden")


def career(case: Application) -> SummaryList:
    """Where the pupil comes from."""
    record = getattr(case, "career", None)
    if record is None:
        return _or_empty([], str(Section.CAREER.label), "School van herkomst")
    years = "" if record.entry_school_year is None else f"{record.entry_school_year}-{record.entry_school_year + 1}"
    rows = [
        SummaryRow("School van herkomst", _joined(record.school_name, str(record.get_school_kind_display()))),
        SummaryRow("Groep of leerjaar", record.group),
        SummaryRow("Doublures vanaf groep 3", "" if record.repeated_years is None else str(record.repeated_years)),
        SummaryRow("Begint in het voortgezet onderwijs", years),
        SummaryRow("Korter dan een jaar in Nederland", _yes_no(record.under_year_in_nl)),
    ]
    if record.first_counted_year_end:
        rows.append(SummaryRow("Einde eerste schooljaar", _day(record.first_counted_year_end)))
    if record.support_given:
        rows.append(SummaryRow("Gegeven begeleiding", record.support_given))
    return SummaryList(rows, str(Section.CAREER.label))


def in_domain_order(rows: Iterable[Any]) -> list[Any]:
    """Learning results in the order of the domains, those of one domain in the order in which they were added."""
    return sorted(rows, key=lambda row: (Domain.values.index(row.domain), row.pk))


def measured(case: Application, today: date | None, schooling: Schooling | None = None) -> dict[str, SummaryList]:
    """What was measured, each result with what is to be said of it (two queries, and those of the checks)."""
    learned = in_domain_order(case.learning_results.order_by("id"))
    tested = list(case.intelligence_results.order_by("id"))
    social = getattr(case, "social_emotional", None)
    rows = [*learned, *tested, *([social] if social else [])]
    checks = registries.result_checks(case, rows, today) if today else UNCHECKED
    return {
        Section.LEARNING: learning(learned, schooling, checks),
        Section.INTELLIGENCE: intelligence(tested, checks),
        Section.SOCIAL_EMOTIONAL: social_emotional(case, checks),
    }


def learning(rows: Iterable[Any], schooling: Schooling | None = None, checks: ResultChecks = UNCHECKED) -> SummaryList:
    """The learning results by domain; with the pupil's ``schooling`` also the sum of a DL that differs from it.

    What ``checks`` say of the case as a whole stands here, once.
    """
    found = []
    for row in in_domain_order(rows):
        figures = _joined(_figure("DL", row.dl), _figure("DLE", row.dle))
        note = "Bij DL 0 is de leerachterstand niet te berekenen." if row.dl == 0 else ""
        earlier = " (eerder resultaat)" if row.earlier else ""
        lines = [figures, *_dl_lines(row, schooling), _joined(row.instrument, _day(row.administered_on)), row.tester]
        said = checks.of(row)
        found.append(SummaryRow(f"{row.get_domain_display()}{earlier}", lines, note=note, remarks=said))
    return _or_empty(found, str(Section.LEARNING.label), "Leerresultaten", checks.of_case)


def _dl_lines(row: Any, schooling: Schooling | None) -> list[str]:
    """Why the DL is not the computed one, and what that would be."""
    computed = schooling.on(row.administered_on) if schooling else None
    if computed is not None and row.dl is None and computed.months is not None:
        return [f"Berekende DL: {computed.words}. Sla het resultaat nog eens op om die over te nemen."]
    if computed is None or not computed.differs(row.dl):
        return [f"Reden van deze DL: {row.dl_reason}"] if row.dl_reason else []
    return [
        f"Berekende DL: {computed.words}",
        f"Reden van het verschil: {row.dl_reason}" if row.dl_reason else "Er is nog geen reden voor het verschil.",
    ]


def intelligence(rows: Iterable[Any], checks: ResultChecks = UNCHECKED) -> SummaryList:
    """The intelligence results, each a point or an interval."""
    found = []
    for row in rows:
        score = "" if row.low is None else f"IQ {Interval(row.low, row.high)}"
        who = _joined(row.responsible, str(row.get_profession_display()))
        lines = [score, _day(row.administered_on), who]
        found.append(SummaryRow(row.instrument or "Onderzoek", lines, remarks=checks.of(row)))
    return _or_empty(found, str(Section.INTELLIGENCE.label), "Intelligentieonderzoek")


def social_emotional(case: Application, checks: ResultChecks = UNCHECKED) -> SummaryList:
    """Whether there are social-emotional problems, and what shows it."""
    record = getattr(case, "social_emotional", None)
    rows = [SummaryRow("Problematiek die het leren belemmert", _yes_no(record.present) if record else "")]
    if record and (record.instrument or record.finding):
        lines = [_joined(record.instrument, _day(record.administered_on)), record.tester]
        rows.append(SummaryRow("Onderzoek", lines, remarks=checks.of(record)))
        rows.append(SummaryRow("Bevinding", record.finding))
    return SummaryList(rows, str(Section.SOCIAL_EMOTIONAL.label))


def motivation(case: Application) -> SummaryList:
    """The board's own argument."""
    record = getattr(case, "motivation", None)
    rows = [SummaryRow("Motivering", record.text if record else "")]
    if record:
        further = (
            ("Waarom deze soort", record.why_this_kind),
            ("Gegeven begeleiding en resultaat", record.guidance),
            ("Externe deskundigen", record.external_experts),
            ("Risico's", record.risks),
        )
        rows += [SummaryRow(question, text) for question, text in further if text]
    return SummaryList(rows, str(Section.MOTIVATION.label))


def statements(case: Application, rows: Iterable[Any]) -> SummaryList:
    """What each guardian thinks, and for lwoo what was discussed with the parents."""
    found = []
    talk = getattr(case, "consultation", None)
    if talk:
        found.append(SummaryRow("Besproken met de ouders", [_day(talk.held_on), talk.content]))
    for guardian in rows:
        if statement := getattr(guardian, "statement", None):
            found.append(SummaryRow(guardian.name, statement_lines(statement)))
    return _or_empty(found, str(Section.STATEMENTS.label), "Zienswijze")


def statement_lines(statement: Any) -> list[str]:
    """One guardian's answer, consent and words, and how he was asked."""
    answered = f" op {_day(statement.answered_on)}" if statement.answered_on else ""
    lines = [f"{str(statement.get_answer_display()).capitalize()}{answered}" if statement.answer else ""]
    if statement.consent is not None:
        lines.append("Stemt in met de aanvraag" if statement.consent else "Stemt niet in met de aanvraag")
    if statement.words:
        lines.append(f"“{statement.words}”")
    if statement.invited_on:
        how = f" {statement.get_invited_by_display()}" if statement.invited_by else ""
        reminded = f", herinnerd op {_day(statement.reminded_on)}" if statement.reminded_on else ""
        lines.append(f"Uitgenodigd op {_day(statement.invited_on)}{how}{reminded}")
    return lines


def pupil_voice(case: Application) -> SummaryList:
    """What the pupil thinks."""
    record = getattr(case, "pupil_statement", None)
    words = ""
    if record:
        words = "De leerling wilde of kon niets zeggen." if record.not_given else record.words
    rows = [SummaryRow("Wat de leerling zelf vindt", words)]
    if record and record.answer:
        rows.append(SummaryRow("Antwoord van de leerling", str(record.get_answer_display()).capitalize()))
    if record and record.consent is not None:
        rows.append(SummaryRow("Stemt de leerling in?", _yes_no(record.consent)))
    return SummaryList(rows, str(Section.PUPIL_VOICE.label))


def documents(rows: Iterable[Any]) -> SummaryList:
    """The papers by kind."""
    found = [
        SummaryRow(
            str(DocumentKind(row.kind).label), [row.title, f"{row.file.original_name} ({dutch_size(row.file.size)})"]
        )
        for row in rows
    ]
    return _or_empty(found, str(Section.DOCUMENTS.label), "Documenten")


def whole_case(
    case: Application, reader: Reader, papers: Sequence[Any], schooling: Schooling, today: date
) -> dict[str, SummaryList]:
    """Every section of the application (three queries and those of the checks, whatever the case holds)."""
    people = list(case.guardians.select_related("statement").order_by("id"))
    return {
        Section.ROUTE: route(case),
        Section.PUPIL: pupil(case, reader),
        Section.GUARDIANS: guardians(people, reader),
        Section.CAREER: career(case),
        **measured(case, today, schooling),
        Section.MOTIVATION: motivation(case),
        Section.STATEMENTS: statements(case, people),
        Section.PUPIL_VOICE: pupil_voice(case),
        Section.DOCUMENTS: documents(papers),
    }


def _authority(row: Any) -> str:
    """In a form the label stands beside it; here the words must say by themselves what is not known."""
    return "gezag nog niet bekend" if row.authority == Authority.UNKNOWN else str(row.get_authority_display())


def _address(record: Any, reader: Reader) -> list[str]:
    if record.address_secret and not reader.secret:
        return [HIDDEN_ADDRESS]
    secret = " (geheim)" if record.address_secret else ""
    line = _joined(record.address, _joined(record.postcode, record.place, separator=" "))
    return [f"{line}{secret}"] if line else []


def _or_empty(rows: list[SummaryRow], title: str, question: str, remarks: Sequence[Remark] = ()) -> SummaryList:
    return SummaryList(rows or [SummaryRow(question)], title, remarks=remarks)


def _joined(*parts: str, separator: str = ", ") -> str:
    return separator.join(part for part in parts if part)


def _day(day: date | None) -> str:
    return dutch_date(day) if day else ""


def _yes_no(value: bool | None) -> str:
    return {True: "ja", False: "nee"}.get(value, "") if value is not None else ""


def _figure(name: str, value: int | None) -> str:
    return "" if value is None else f"{name} {value}"
