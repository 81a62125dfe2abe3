"""The one Celery task of the program. Everybody else queues a row with ``casework.jobs.enqueue``."""

from celery import shared_task

from casework import jobs


@shared_task(name="run_job")
def run_job(job_id: int | None = None) -> bool:
    """Run one row of the outbox; without an id, every row that was never delivered or whose worker died."""
    return bool(jobs.work_off()) if job_id is None else jobs.run_job(job_id)


def hint(job_id: int) -> None:
    """Tell the broker that a row waits. When it cannot be reached, the sweep finds the row later."""
    run_job.delay(job_id)
