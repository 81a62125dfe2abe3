"""The outbox: work is a row, committed with the change that caused it; a broker only makes it fast.

One ``run_job`` serves the Celery worker, ``manage.py work_off`` and the demo's second process alike.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import connection, models, transaction
from django.db.models import Q

from casework.acting import Act, actor_from_membership, system_actor
from casework.clock import amsterdam_date, now
from casework.enums import JobState
from casework.models import Job

CHANNEL = "toewijzer_jobs"
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5
WORKER_LOST = "worker lost"
log = logging.getLogger("toewijzer.jobs")

Handler = Callable[..., None]
# ``tell(progress, total)``: notes how far a long job is, and answers whether it may go on.
Tell = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of work is done."""

    handler: Handler
    on_parked: Handler | None
    by_steps: bool


_handlers: dict[str, _Kind] = {}
_hints: list[Callable[[int], None]] = []


class Gone(Exception):
    """The work of a job no longer exists or is no longer allowed; the job ends without trying again."""


def register(kind: str, handler: Handler, on_parked: Handler | None = None, *, by_steps: bool = False) -> None:
    """Say what a kind of job does: ``handler(act, **ids)``, idempotent, in one transaction.

    ``on_parked(act, **ids)`` brings its subject in a state that somebody sees when every attempt has failed.
    ``by_steps`` is for long work: ``handler(act, tell, **ids)`` brings a transaction per step, so that others see how
    far it is, calls ``tell`` after each, and stops when that answers False.
    """
    if kind in _handlers:
        raise ValueError(f"job kind {kind} is registered twice")
    _handlers[kind] = _Kind(handler, on_parked, by_steps)


def kinds() -> list[str]:
    """Every registered kind."""
    return sorted(_handlers)


def register_hint(hint: Callable[[int], None]) -> None:
    """Set how a broker is told of a new job (filled in ``config/celery.py``)."""
    _hints[:] = [hint]


def enqueue(
    act: Act,
    kind: str,
    business_key: str,
    *,
    for_person: bool = False,
    not_before: datetime | None = None,
    **ids: int | str,
) -> None:
    """Queue work for after commit, or for a later moment. The same business key queues once.

    ``for_person`` runs it under the actor's hat.
    """
    if kind not in _handlers:
        raise ValueError(f"unknown job kind {kind}")
    row = Job(
        kind=kind,
        ids=ids,
        business_key=business_key,
        partnership_id=act.actor.partnership_id,
        membership_id=act.actor.membership_id if for_person else None,
        cause=act.cause or kind,
        created_at=act.now,
        available_at=not_before or act.now,
    )
    Job.objects.bulk_create([row], ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")
    if _hints:
        transaction.on_commit(lambda: _tell_broker(business_key), robust=True)


def _tell_broker(business_key: str) -> None:
    job = Job.objects.filter(business_key=business_key, state=JobState.QUEUED).only("id").first()
    if job:
        _hints[0](job.pk)


def due(at: datetime) -> models.QuerySet[Job]:
    """Jobs that may run now: queued or to be tried again, and those whose worker died."""
    waiting = Q(state__in=[JobState.QUEUED, JobState.FAILED], available_at__lte=at)
    abandoned = Q(state=JobState.RUNNING, lease_until__lt=at)
    return Job.objects.filter(waiting | abandoned).order_by("available_at", "id")


def oldest_waiting(at: datetime) -> int | None:
    """For how many seconds the oldest job that may run has been waiting; None when none waits."""
    since = due(at).values_list("available_at", flat=True).first()
    return None if since is None else max(0, int((at - since).total_seconds()))


def run_job(job_id: int, *, at_its_moment: bool = False) -> bool:
    """Run one job if nobody else has it. True when it was run here, whatever came of it.

    ``at_its_moment`` lets the work happen at the moment of the act that queued it: for the demo's moved clock.
    """
    job = _claim(job_id)
    if job is None:
        return False
    act: Act | None = None
    try:
        act = _act_of(job, job.created_at if at_its_moment else max(now(), job.created_at))
        _do(job, act)
    except Gone as gone:
        _finish(job, JobState.DONE, fault=str(gone)[:200])
    except Exception as error:
        log.warning("job_failed", extra={"kind": job.kind, "job": job.pk, "fault": type(error).__name__})
        _fail(job, act, error)
    return True


def _do(job: Job, act: Act) -> None:
    kind = _handlers[job.kind]
    if kind.by_steps:
        kind.handler(act, partial(report_progress, job.pk), **job.ids)
        _finish(job, JobState.DONE)
        return
    with transaction.atomic():
        kind.handler(act, **job.ids)
        _finish(job, JobState.DONE)


def _claim(job_id: int) -> Job | None:
    moment = now()
    with transaction.atomic():
        job = due(moment).filter(pk=job_id).select_for_update(skip_locked=True).first()
        if job is None:
            return None
        if job.state == JobState.RUNNING and job.attempts >= MOST_ATTEMPTS:
            _park_killer(job, moment)
            return None
        job.state = JobState.RUNNING
        job.attempts += 1
        job.lease_until = moment + LEASE
        job.save(update_fields=["state", "attempts", "lease_until"])
    return job


def _park_killer(job: Job, moment: datetime) -> None:
    """Park a job whose worker died at every attempt: no exception ever said that it fails."""
    Job.objects.filter(pk=job.pk).update(state=JobState.PARKED, fault=WORKER_LOST, lease_until=None)
    log.warning("job_parked", extra={"kind": job.kind, "job": job.pk, "fault": WORKER_LOST})
    on_parked = _handlers[job.kind].on_parked
    if on_parked:
        on_parked(_act_of(job, max(moment, job.created_at)), **job.ids)


def _act_of(job: Job, moment: datetime) -> Act:
    actor = system_actor(job.partnership_id)
    if job.membership_id is not None:
        found = actor_from_membership(job.membership_id, amsterdam_date(moment))
        if found is None:
            raise Gone("membership ended")
        actor = found
    return Act(actor, moment, str(uuid.uuid4()), cause=job.cause)


def _finish(job: Job, state: str, fault: str = "") -> None:
    Job.objects.filter(pk=job.pk).update(state=state, fault=fault, lease_until=None, done_at=now())


def _fail(job: Job, act: Act | None, error: Exception) -> None:
    parked = job.attempts >= MOST_ATTEMPTS
    wait = timedelta(seconds=2**job.attempts)
    Job.objects.filter(pk=job.pk).update(
        state=JobState.PARKED if parked else JobState.FAILED,
        fault=type(error).__name__,
        lease_until=None,
        available_at=now() + wait,
    )
    on_parked = _handlers[job.kind].on_parked
    if parked and on_parked and act:
        with transaction.atomic():
            on_parked(act, **job.ids)


def work_off(most: int = 10_000, *, at_their_moment: bool = False) -> int:
    """Run every job that is due, those queued meanwhile included. Answers how many were run."""
    done = 0
    while done < most:
        job_id = due(now()).values_list("pk", flat=True).first()
        if job_id is None:
            break
        done += run_job(job_id, at_its_moment=at_their_moment)
    return done


def report_progress(job_id: int, progress: int, total: int) -> bool:
    """Note how far a long job is; False when somebody asked it to stop."""
    Job.objects.filter(pk=job_id).update(progress=progress, progress_total=total, lease_until=now() + LEASE)
    return not Job.objects.filter(pk=job_id, stop_requested=True).exists()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a job is doing. ``waits``: it could have begun since ``since`` and nobody has."""

    state: str
    progress: int
    total: int
    since: datetime
    waits: bool
    stopped: bool

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.PARKED}


def standing(business_key: str, at: datetime) -> Standing | None:
    """How the job with this key is doing; None when there is none (one query)."""
    job = Job.objects.filter(business_key=business_key).first()
    if job is None:
        return None
    abandoned = job.state == JobState.RUNNING and job.lease_until is not None and job.lease_until < at
    waits = abandoned or (job.state in {JobState.QUEUED, JobState.FAILED} and job.available_at <= at)
    since = job.lease_until if abandoned and job.lease_until else job.available_at
    return Standing(job.state, job.progress, job.progress_total, since, waits, job.stop_requested)


def ask_to_stop(business_key: str) -> None:
    """Ask a job to stop at its next step; nothing happens to one that is over."""
    over = (JobState.DONE, JobState.PARKED)
    Job.objects.filter(business_key=business_key).exclude(state__in=over).update(stop_requested=True)
