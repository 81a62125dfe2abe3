"""Notices of default and the penalty as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.parts import Link, Tag
from casework.terms import Step
from casework.text import dutch_date, dutch_list
from objections.models import Procedure
from objections.offers import link
from objections.queries import JudgedNotice

EARLIER = "De dwangsom liep al door een eerdere ingebrekestelling; deze voegt niets toe."
NO_TERM = "De termijn om te beslissen loopt nog niet. Deze ingebrekestelling werkt daarom niet."
COURT = (
    "Twee weken na een geldige ingebrekestelling kan ook beroep worden ingesteld bij de rechtbank, omdat niet op tijd"
    " is beslist (Awb 6:12)."
)


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice: who and when, what it does, with its derivation, what was fixed, and what can be done."""

    title: str
    recorded: str
    tag: Tag
    sentences: Sequence[str]
    steps: Sequence[Step]
    links: Sequence[Link] = ()


def notice_rows(judged: Sequence[JudgedNotice], *, for_office: bool) -> list[NoticeRow]:
    """The notices of a procedure, in the order of receipt."""
    return [_row(one, for_office=for_office) for one in judged]


def _row(one: JudgedNotice, *, for_office: bool) -> NoticeRow:
    notice, owed = one.notice, one.penalty
    by = notice.recorded_by.name if notice.recorded_by and for_office else ""
    fixed = notice.fixed_on is not None
    ways = [
        (one.counts and not fixed and owed is not None and owed.days > 0, "Dwangsom vastleggen", "fix_penalty"),
        (not fixed, "Ingebrekestelling laten vervallen", "drop_default"),
    ]
    return NoticeRow(
        title=f"{notice.given_by}, ontvangen op {dutch_date(notice.received_on)}",
        recorded=f"Vastgelegd door {by}." if by else "",
        tag=_tag(one),
        sentences=_sentences(one),
        steps=owed.steps if owed and (one.counts or not owed.days) else (),
        links=[Link(label, link(name, notice)) for applies, label, name in ways if applies] if for_office else (),
    )


def _tag(one: JudgedNotice) -> Tag:
    if one.notice.fixed_on:
        return Tag("vastgesteld", "good")
    if one.counts:
        return Tag("werkt", "attention")
    return Tag("werkt niet", "neutral")


def _sentences(one: JudgedNotice) -> list[str]:
    notice, owed = one.notice, one.penalty
    if notice.fixed_on and notice.fixed_amount is not None:
        return [f"Vastgesteld op {dutch_date(notice.fixed_on)}: {euros(notice.fixed_amount)}. {notice.fixed_why}"]
    if owed is None:
        return [NO_TERM]
    if not one.counts:
        return [EARLIER] if owed.days else []
    if not owed.days or owed.first_day is None or owed.last_day is None:
        return []
    if one.notice.procedure.closed_on:
        return [f"Verschuldigd: {euros(owed.amount)}."]
    first, last = dutch_date(owed.first_day), dutch_date(owed.last_day)
    most = euros(owed.amount)
    return [f"Zonder beslissing vóór {first} is een dwangsom verschuldigd, tot en met {last} ten hoogste {most}."]


def euros(amount: Decimal) -> str:
    """An amount as it is written in Dutch: ``€ 1.442``."""
    return f"€ {amount:,.0f}".replace(",", ".")


def shared(names: Sequence[str]) -> str:
    """Among whom the penalty is shared, when there is more than one (Awb 4:17(7)); to be checked by a person."""
    if len(names) < 2:
        return ""
    return (
        f"De dwangsom is één bedrag. {dutch_list(list(names))} delen die gelijk (Awb 4:17, zevende lid, en 7:14a;"
        " laat dit controleren)."
    )


def late_sentence(due: date | None, today: date | None) -> str:
    """What parties can do once the last day to decide has passed, in plain words; empty before."""
    if due is None or today is None or today <= due:
        return ""
    return (
        f"De laatste dag om te beslissen was {dutch_date(due)}. U kunt het samenwerkingsverband schriftelijk in gebreke"
        " stellen. Is er twee weken daarna nog geen beslissing, dan kunt u naar de rechtbank en moet het"
        " samenwerkingsverband soms een dwangsom betalen."
    )


def office_way(procedure: Procedure) -> Link:
    """To the page on which notices of default are kept."""
    return Link("Ingebrekestelling en dwangsom", link("late", procedure))
