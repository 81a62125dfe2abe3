"""Which drafts came out of a class list, so that the same list makes none of them twice."""

from django.db import models

from accounts.models import Organisation
from applications.enums import Kind
from applications.models import Application
from casework.models import Record


class ScreenedDraft(Record):
    """That a case began as a row of a class list. It goes with the case: a draft thrown away may be made again.

    ``key`` stands for the pupil without telling who it is (``casework.sealing.marks``); the list is gone by then.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "kind", "key"], name="one_draft_per_screened_pupil")]
