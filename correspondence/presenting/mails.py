"""Outgoing e-mail as its list shows it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from casework.enums import MailState
from casework.models import Mail
from casework.parts import Cell, Column, Empty, Pages, Row, Tag, Worklist
from casework.text import dutch_date

MAIL_TONES = {
    MailState.QUEUED: "info",
    MailState.SENT: "good",
    MailState.FAILED: "risk",
    MailState.UNCERTAIN: "attention",
}


def mail_tag(state: str) -> Tag:
    """How far an e-mail is."""
    return Tag(str(MailState(state).label), MAIL_TONES[MailState(state)])


def mail_list(page: Any, form: Any, *, search: str, state: str, today: date) -> Worklist:
    """The outgoing e-mails of one page."""
    return Worklist(
        title="E-mail die is verstuurd of nog weg moet",
        columns=[Column("Onderwerp"), Column("Aan"), Column("Gemaakt op"), Column("Stand")],
        rows=[_mail_row(mail) for mail in page.object_list],
        today=today,
        empty=Empty("Geen e-mail gevonden", "Er is niets verstuurd, of er is niets dat past bij wat u zoekt."),
        pages=_pages(page, {"zoek": search, "stand": state}),
        filters=form,
        filters_in_use=bool(search) + bool(state),
        reset_url=reverse("correspondence:outgoing_mail"),
        key="e-mail",
    )


def _mail_row(mail: Mail) -> Row:
    return Row(
        name=mail.subject,
        url=reverse("correspondence:one_mail", kwargs={"number": mail.pk}),
        cells=[Cell(mail.address), Cell(dutch_date(mail.created_at.date())), Cell(tag=mail_tag(mail.state))],
    )


def _pages(page: Any, kept: dict[str, str]) -> Pages:
    def url(number: int) -> str:
        return "?" + urlencode({**{name: value for name, value in kept.items() if value}, "bladzijde": number})

    return Pages(
        number=page.number,
        last=page.paginator.num_pages,
        total=str(page.paginator.count),
        previous_url=url(page.previous_page_number()) if page.has_previous() else "",
        next_url=url(page.next_page_number()) if page.has_next() else "",
    )
