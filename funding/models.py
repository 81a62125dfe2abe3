"""What the controller decided about an uncertain declaration. Counts themselves are never stored."""

from django.db import models

from accounts.models import User
from applications.models import Application
from casework.models import Record
from funding.enums import Verdict


class Settlement(Record):
    """Whether one declaration counts on 1 October of a year, after a decision changed what held that day.

    ``basis`` names the decisions that were compared. When another decision comes, it is another question, and this
    answer no longer holds.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("jaar van de telling")
    basis = models.CharField(max_length=60)
    verdict = models.CharField("uitkomst", max_length=10, choices=Verdict)
    reason = models.CharField("reden", max_length=500)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_settlement_per_count", fields=["application", "year"]),
            models.CheckConstraint(
                name="settlement_has_reason",
                condition=~models.Q(reason=""),
                violation_error_message="Schrijf op waarom.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_verdict_display())
