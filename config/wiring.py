"""Who listens to which event: the whole list, on one page."""

from django.conf import settings

from applications.events import CaseLapsed, CaseReceived, CaseTakenIn, CaseWithdrawn, FileGrew, FileShrank, KindChanged
from assessments import consequences as assessments
from casework import jobs, tasks
from casework.events import subscribe
from correspondence.events import SendingChanged
from decisions import consequences as decisions
from decisions.events import DecisionPublished, DecisionTakenBack
from objections import consequences as objections


def connect() -> None:
    """Subscribe the apps to each other's events and tell the outbox how a broker is reached."""
    subscribe(CaseReceived, assessments.case_received)
    subscribe(FileGrew, assessments.file_grew)
    subscribe(FileShrank, assessments.file_shrank)
    subscribe(KindChanged, assessments.kind_changed)
    subscribe(KindChanged, decisions.kind_changed)
    subscribe(CaseTakenIn, assessments.case_taken_in)
    subscribe(CaseWithdrawn, assessments.case_withdrawn)
    # Objections first: an early one is told what happened while its decision still stands.
    subscribe(CaseWithdrawn, objections.end_with_case)
    subscribe(CaseWithdrawn, decisions.end_with_case)
    subscribe(SendingChanged, decisions.sending_changed)
    subscribe(SendingChanged, objections.sending_changed)
    subscribe(SendingChanged, objections.ruling_sending_changed)
    subscribe(DecisionPublished, objections.decision_published)
    subscribe(DecisionTakenBack, objections.decision_taken_back)
    subscribe(CaseLapsed, assessments.case_withdrawn)
    subscribe(CaseLapsed, objections.case_lapsed)
    subscribe(CaseLapsed, decisions.end_with_case)
    if settings.CELERY_BROKER_URL:
        jobs.register_hint(tasks.hint)
