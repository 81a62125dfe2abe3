"""Panels of the case page: *Ondersteuningsplan* for everybody; *Verzending* and lost messages for the office only."""

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
    """Every letter of a case that waits for the post, and every sending."""

    rows: Sequence[presenting.SendingRow]


def load_sending(case: Any, actor: Actor) -> SendingPanel | None:
    """How each letter went to each addressee, those that wait first (three queries); names as printed, no address."""
    if not permissions.may_read_letters(actor):
        return None
    waiting = queries.waiting_for_post(actor).filter(case_id=case.pk)
    sent = presenting.sending_rows(queries.dispatches_in(case.pk, actor), actor)
    rows = [*presenting.waiting_rows(waiting, actor), *sent]
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


@dataclass(frozen=True, slots=True)
class SupportPlanPanel:
    """The support plan under which a case is handled."""

    title: str
    url: str
    valid_from: date
    valid_until: date | None


def load_support_plan(case: Any, actor: Actor) -> SupportPlanPanel | None:
    """The plan in force on the day of receipt (one query): what a partnership agreed upon is no secret to anybody."""
    if case.received_on is None:
        return None
    plan = queries.support_plan_on(case.agreed_by(case.received_on), case.received_on)
    if plan is None:
        return None
    return SupportPlanPanel(plan.title, presenting.support_plan_url(plan), plan.valid_from, plan.valid_until)


PANELS = (
    Panel("support_plan", 65, "Ondersteuningsplan", load_support_plan, "correspondence/panels/support_plan.html"),
    Panel("sending", 82, "Verzending", load_sending, "correspondence/panels/sending.html"),
    Panel("lost_mail", 83, "E-mail die niet aankwam", load_lost_mail, "correspondence/panels/lost_mail.html"),
)
