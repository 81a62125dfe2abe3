"""The panels *Verzending* and *Berichten die niet aankwamen* of the case page, for the office only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Tag
from casework.registries import Panel
from correspondence import permissions, presenting, queries


@dataclass(frozen=True, slots=True)
class SendingPanel:
    """Every sending of the letters of a case."""

    rows: Sequence[presenting.SendingRow]


def load_sending(case: Any, actor: Actor) -> SendingPanel | None:
    """How each letter went to each addressee (two queries); names as printed, never an address."""
    if not permissions.may_read_letters(actor):
        return None
    rows = presenting.sending_rows(queries.dispatches_in(case.pk, actor), actor)
    return SendingPanel(rows) if rows else None


@dataclass(frozen=True, slots=True)
class LostMail:
    """One e-mail that did not leave, or of which nobody knows whether it did."""

    subject: str
    address: str
    made_on: date
    state: Tag


@dataclass(frozen=True, slots=True)
class LostMails:
    """The e-mails of a case that somebody must follow up in another way."""

    rows: Sequence[LostMail]


def load_lost_mail(case: Any, actor: Actor) -> LostMails | None:
    """E-mails of the case that failed for good or are uncertain (one query)."""
    rows = [
        LostMail(mail.subject, mail.address, amsterdam_date(mail.created_at), presenting.mail_tag(mail.state))
        for mail in queries.failed_mail(case.pk, actor)
    ]
    return LostMails(rows) if rows else None


PANELS = (
    Panel("sending", 82, "Verzending", load_sending, "correspondence/panels/sending.html"),
    Panel("lost_mail", 83, "E-mail die niet aankwam", load_lost_mail, "correspondence/panels/lost_mail.html"),
)
