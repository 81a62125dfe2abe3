"""Mail as rows: once per occasion, sent by the worker, its fate recorded."""

import smtplib
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from casework import jobs, mail
from casework.acting import Act, system_actor
from casework.clock import now
from casework.enums import MailState
from casework.models import Job, Mail

pytestmark = pytest.mark.django_db
ACT = Act(system_actor(4), datetime(2026, 3, 1, tzinfo=UTC), str(uuid.uuid4()))


def queue(occasion: str = "case1", address: str = "sam@school.example") -> Mail | None:
    return mail.queue_text(ACT, "told", address=address, occasion=occasion, subject="Er is\niets", body="Lees het.")


def test_a_message_is_sent_once_by_the_worker() -> None:
    row = queue()
    assert row is not None
    assert outbox.outbox == []
    jobs.work_off()
    jobs.work_off()
    [message] = outbox.outbox
    assert message.to == ["sam@school.example"]
    assert message.subject == "Er is iets"
    assert message.extra_headers["Message-ID"] == row.message_id
    row.refresh_from_db()
    assert row.state == MailState.SENT
    assert row.sent_at is not None


def test_the_same_occasion_is_told_once_per_address() -> None:
    assert queue() is not None
    assert queue() is None
    assert queue(address="kim@school.example") is not None
    assert queue("case2") is not None
    assert Mail.objects.count() == 3


def test_a_message_id_holds_no_address() -> None:
    row = queue()
    assert row is not None
    assert "sam" not in row.message_id


def break_sending(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(self: EmailBackend, messages: Any) -> int:
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_an_ambiguous_sending_is_uncertain_and_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    break_sending(monkeypatch, smtplib.SMTPServerDisconnected())
    queue()
    jobs.work_off()
    row = Mail.objects.get()
    assert (row.state, row.fault) == (MailState.UNCERTAIN, "SMTPServerDisconnected")
    monkeypatch.undo()
    jobs.work_off()
    assert outbox.outbox == []


def test_a_refused_message_is_tried_again_and_then_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    break_sending(monkeypatch, smtplib.SMTPRecipientsRefused({}))
    queue()
    for _ in range(jobs.MOST_ATTEMPTS):
        Job.objects.update(available_at=now() - timedelta(seconds=1))
        jobs.work_off()
    assert Mail.objects.get().state == MailState.FAILED
