"""The broker, a worker and the clock as real processes: work is done, nothing is lost, nothing is done twice."""

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from django.db import transaction

from accounts import actions as accounts_actions
from accounts.enums import Role
from accounts.models import Membership, Partnership
from casework.clock import now
from casework.enums import JobState, MailState
from casework.models import Job, Mail
from correspondence import consequences
from correspondence.enums import LetterState
from correspondence.models import Letter
from tests.factories import accounts as make
from tests.factories import correspondence as papers
from tests.support.production import MailServer, Program, Redis, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hints", "worker", "beat")]
NUMBERS = count(1)
QUICK = 1.0  # seconds: what a verb may take, the broker there or not


@pytest.fixture
def administrator() -> Membership:
    return make.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)


def invite(administrator: Membership) -> int:
    """A normal verb that queues work: an invitation by mail. Answers the job's id."""
    address = f"nieuw-{next(NUMBERS)}@school.example"
    accounts_actions.invite_member(
        make.act_of(administrator, now=now()),
        organisation_id=administrator.organisation_id,
        role=Role.SECRETARIAT,
        email=address,
        name="Nieuwe Medewerker",
    )
    mail = Mail.objects.get(address=address)
    return Job.objects.get(business_key=f"send_mail:{mail.pk}").pk


def done(job_id: int) -> Callable[[], bool]:
    return lambda: Job.objects.filter(pk=job_id, state=JobState.DONE).exists()


def is_in(state: str, job_id: int) -> Callable[[], bool]:
    return lambda: Job.objects.filter(pk=job_id, state=state).exists()


def sent(mail_server: MailServer, job_id: int) -> list[str]:
    """What the mail server got of a job."""
    mail = Mail.objects.get(pk=Job.objects.get(pk=job_id).ids["mail_id"])
    return [text for text in mail_server.received if mail.message_id in text]


def test_the_worker_does_what_verbs_queue(administrator: Membership, mail_server: MailServer) -> None:
    job = invite(administrator)
    until(done(job), what="the invitation is sent")
    assert len(sent(mail_server, job)) == 1
    mail = Mail.objects.get()
    assert (mail.state, Job.objects.get(pk=job).attempts) == (MailState.SENT, 1)


def test_the_worker_makes_letters(administrator: Membership) -> None:
    with transaction.atomic():
        letter = consequences.order_letter(
            make.act_of(administrator, now=now()),
            case_id=1,
            subject=Partnership.objects.get(pk=administrator.organisation.partnership_id),
            kind="decision",
            contents=papers.decision_letter(),
            file_stem="besluit",
            recipient=consequences.Recipient("board", 5),
            sending_date=papers.SENT,
        )
    until(lambda: Letter.objects.filter(pk=letter.pk, status=LetterState.READY).exists(), what="the letter is made")


def test_a_broker_that_is_down_costs_no_time_and_loses_nothing(
    administrator: Membership, redis: Redis, mail_server: MailServer
) -> None:
    redis.stop()
    try:
        started = time.monotonic()
        waiting = [invite(administrator) for _ in range(3)]
        assert time.monotonic() - started < QUICK * len(waiting)
        assert Job.objects.filter(pk__in=waiting, state=JobState.QUEUED).count() == len(waiting)
    finally:
        redis.start()
    for job in waiting:
        until(done(job), what="the sweep picks up what the broker never heard of")
    assert [len(sent(mail_server, job)) for job in waiting] == [1, 1, 1]


@pytest.mark.parametrize("whole", [False, True], ids=["the process at work", "the whole worker"])
def test_a_job_whose_worker_was_killed_is_done_once(
    whole: bool,
    administrator: Membership,
    worker: list[Program],
    start_worker: Callable[[], Program],
    mail_server: MailServer,
) -> None:
    with mail_server.held():
        job = invite(administrator)
        until(lambda: mail_server.waiting, what="the worker hands a message over")
        assert is_in(JobState.RUNNING, job)()
        if whole:
            os.killpg(worker[0].process.pid, signal.SIGKILL)
            worker[0].process.wait()
        else:
            for child in worker[0].children():
                os.kill(child, signal.SIGKILL)
    if whole:
        worker[0] = start_worker()
    # Nobody may take it as long as its lease runs: the worker could be alive and slow.
    assert Job.objects.filter(pk=job, lease_until__gt=now()).update(lease_until=now() - timedelta(seconds=1)) == 1
    until(done(job), what="the job is done by another")
    assert Job.objects.get(pk=job).attempts == 2
    assert len(sent(mail_server, job)) == 1
