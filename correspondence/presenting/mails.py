"""Outgoing e-mail as its list shows it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from casework.acting import Actor
from casework.clock import AMSTERDAM
from casework.enums import MailState
from casework.models import Mail
from casework.parts import HOME_ROWS, Cell, Column, Empty, Pages, Row, Tag, Worklist
from casework.registries import case_numbers
from casework.wording import numeric_day
from correspondence import queries

MAIL_TONES = {
    MailState.QUEUED: "info",
    MailState.SENT: "good",
    MailState.FAILED: "risk",
    MailState.UNCERTAIN: "attention",
    MailState.STOPPED: "neutral",
}
COLUMNS = ("Onderwerp", "Aan", "Zaak", "Gemaakt op", "Stand")


def mail_tag(state: str) -> Tag:
    """How far an e-mail is."""
    return Tag(str(MailState(state).label), MAIL_TONES[MailState(state)])


def mail_list(page: Any, form: Any, *, search: str, state: str, today: date, partnership_id: int | None) -> Worklist:
    """The outgoing e-mails of one page."""
    return Worklist(
        title="E-mail die is verstuurd of nog weg moet",
        columns=[Column(label) for label in COLUMNS],
        rows=_mail_rows(page.object_list, partnership_id),
        today=today,
        empty=Empty("Geen e-mail gevonden", "Er is niets verstuurd, of er is niets dat past bij wat u zoekt."),
        pages=_pages(page, {"zoek": search, "stand": state}),
        filters=form,
        filters_in_use=bool(search) + bool(state),
        reset_url=reverse("correspondence:outgoing_mail"),
        key="e-mail",
    )


def lost_mails(actor: Actor, today: date) -> Worklist | None:
    """E-mails of late that never left, or of which nobody knows, for the administrator; nothing while there are none.

    Whom they were for has to be told in another way, and the address or the mail server be put right.
    """
    found = queries.lost_mail(actor, today)[: HOME_ROWS + 1]
    rows = _mail_rows(found, actor.partnership_id)
    if not rows:
        return None
    return Worklist(
        title="E-mail die niet is verzonden: adres of mailserver nakijken",
        columns=[Column(label) for label in COLUMNS],
        rows=rows,
        today=today,
        empty=Empty("Alle e-mail is verzonden", "Hier staat e-mail die niet weg kon."),
        all_url=reverse("correspondence:outgoing_mail"),
        key="mislukte-e-mail",
    )


def _mail_rows(mails: Any, partnership_id: int | None) -> list[Row]:
    """The e-mails with the numbers of their cases (one query)."""
    numbers = case_numbers({mail.case_id for mail in mails if mail.case_id}, partnership_id)
    return [_mail_row(mail, numbers.get(mail.case_id or 0, "–")) for mail in mails]


def _mail_row(mail: Mail, number: str) -> Row:
    at = mail.created_at.astimezone(AMSTERDAM)
    return Row(
        name=mail.subject,
        url=reverse("correspondence:one_mail", kwargs={"number": mail.pk}),
        cells=[
            Cell(mail.address),
            Cell(number),
            Cell(f"{numeric_day(at.date())} {at:%H:%M}"),
            Cell(tag=mail_tag(mail.state)),
        ],
    )


def _pages(page: Any, kept: dict[str, str]) -> Pages:
    def url(number: int) -> str:
        return "?" + urlencode({**{name: value for name, value in kept.items() if value}, "bladzijde": number})

    return Pages.of(page, url)
