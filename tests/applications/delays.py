"""What a consent to a delay leaves behind."""

from datetime import date

from applications.enums import DocumentKind
from applications.models import Application, DelayConsent
from casework.enums import DeadlineState
from casework.models import Deadline

DUE = date(2027, 4, 26)


def term(case: Application) -> Deadline:
    """The running term to decide."""
    return Deadline.objects.get(case_id=case.pk, code="decide_application", state=DeadlineState.RUNNING)


def nothing_happened(case: Application) -> bool:
    letters = case.documents.filter(kind=DocumentKind.LETTER)
    return not (letters.exists() or DelayConsent.objects.exists() or term(case).due != DUE)
