"""What of the kernel goes along when one partnership goes on as another.

The trail and the looks into cases stay as they were written; who reads them asks for both partnerships.
"""

from django.db.models import QuerySet

from casework.acting import Act
from casework.enums import JobState
from casework.handing_over import Count
from casework.models import Job, Mail, Outage


def count(absorbed_id: int, continuing_id: int) -> list[Count]:
    """Messages, waiting work and outages of the one that ends."""
    del continuing_id
    return [
        ("e-mails", Mail.objects.filter(partnership_id=absorbed_id).count()),
        ("werk dat wacht op de achtergrond", _waiting(absorbed_id).count()),
        ("storingen (tellen daarna voor alle zaken)", Outage.objects.filter(partnership_id=absorbed_id).count()),
    ]


def remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """Nothing here can clash."""
    del absorbed_id, continuing_id
    return []


def move(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Let them belong to the one that goes on. Work under way ends as it began: its actor was made before."""
    del act
    Mail.objects.filter(partnership_id=absorbed_id).update(partnership_id=continuing_id)
    _waiting(absorbed_id).update(partnership_id=continuing_id)
    Outage.objects.filter(partnership_id=absorbed_id).update(partnership_id=continuing_id)


def _waiting(partnership_id: int) -> QuerySet[Job]:
    return Job.objects.filter(partnership_id=partnership_id).exclude(state=JobState.DONE)
