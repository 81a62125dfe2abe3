"""Mail as rows: written with the change, sent after commit, its fate recorded.

A message says what changed in general words and where to read it; never a pupil, a school or an outcome.
"""

import smtplib
import zlib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.db.models import Q
from django.template import Context
from django.template.loader import get_template

from casework import jobs
from casework.acting import Act
from casework.clock import now
from casework.enums import MailState
from casework.models import Mail

KIND = "send_mail"


def queue(
    act: Act,
    kind: str,
    *,
    address: str,
    occasion: str,
    user_id: int | None = None,
    case_id: int | None = None,
    context: dict[str, Any] | None = None,
) -> Mail | None:
    """Queue one message to one address. The same kind, occasion and address queue once (None the second time).

    The text is ``templates/mail/<kind>.txt``: first line the subject, then an empty line, then the body.
    """
    text = render_text(kind, context or {})
    subject, _, body = text.partition("\n")
    return queue_text(
        act, kind, address=address, occasion=occasion, subject=subject, body=body, user_id=user_id, case_id=case_id
    )


def render_text(kind: str, context: dict[str, Any]) -> str:
    """The text of a message: plain text, so nothing in it is escaped as HTML."""
    template: Any = get_template(f"mail/{kind}.txt")
    return str(template.template.render(Context({**context, "site": settings.SITE_URL}, autoescape=False)))


def queue_text(
    act: Act,
    kind: str,
    *,
    address: str,
    occasion: str,
    subject: str,
    body: str,
    user_id: int | None = None,
    case_id: int | None = None,
) -> Mail | None:
    """Queue a message whose text was made elsewhere (the sign-in package)."""
    message_id = f"<{kind}.{occasion}.{abs(hash_of(address))}@{settings.MAIL_DOMAIN}>"
    mail, made = Mail.objects.get_or_create(
        message_id=message_id,
        defaults={
            "kind": kind,
            "partnership_id": act.actor.partnership_id,
            "case_id": case_id,
            "user_id": user_id,
            "address": address,
            "subject": " ".join(subject.split())[:200],
            "body": body.strip() + "\n",
            "created_at": act.now,
        },
    )
    if not made:
        return None
    jobs.enqueue(act, KIND, f"{KIND}:{mail.pk}", mail_id=mail.pk)
    return mail


def hash_of(address: str) -> int:
    """A stable number for an address, so that a message id holds no address."""
    return zlib.crc32(address.casefold().encode())


def send(act: Act, *, mail_id: int) -> None:
    """Hand one message to the mail server. What is sent, stopped or uncertain is never sent again by itself."""
    mail = Mail.objects.select_for_update(no_key=True).get(pk=mail_id)
    if mail.state in {MailState.SENT, MailState.UNCERTAIN, MailState.STOPPED}:
        return
    message = EmailMessage(
        mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.address], headers={"Message-ID": mail.message_id}
    )
    try:
        mailers.default.send_messages([message])
    except smtplib.SMTPServerDisconnected as error:
        _note(mail, MailState.UNCERTAIN, error)
        return
    _note(mail, MailState.SENT)


def stop(case_id: int, *, user_ids: Iterable[int] = ()) -> None:
    """Hold back every message about a case that was not sent yet, and to these people those about no case at all.

    Waits for a message that is being handed over at this moment; that one stays sent.
    """
    about = Q(case_id=case_id) | Q(case_id__isnull=True, user_id__in=list(user_ids))
    waiting = Mail.objects.filter(about, state__in=[MailState.QUEUED, MailState.FAILED])
    waiting.update(state=MailState.STOPPED)


def give_up(act: Act, *, mail_id: int) -> None:
    """Mark a message that could not be sent, so that the administrator sees it."""
    Mail.objects.filter(pk=mail_id).exclude(state=MailState.STOPPED).update(state=MailState.FAILED)


def _note(mail: Mail, state: str, error: Exception | None = None) -> None:
    mail.state = state
    mail.sent_at = now() if state == MailState.SENT else None
    mail.fault = type(error).__name__ if error else ""
    mail.save(update_fields=["state", "sent_at", "fault"])
