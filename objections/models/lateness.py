"""What follows when the decision on objection comes too late (Awb 4:17, 7:14)."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from casework.models import Record
from objections.models.notice import Objection
from objections.models.procedure import Procedure


class DefaultNotice(Record):
    """A written notice of default (*ingebrekestelling*) in a procedure: by whom, and the day on which it was received.

    ``objection`` is that of the objector who sent it; empty for the applicant, who counts as an objector for the
    penalty when somebody else objects (Awb 7:14a). What is due is computed, never stored; ``fixed_*`` is what was
    decided on it (Awb 4:18). One that was written down by mistake is dropped and stays readable.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="default_notices")
    objection = models.ForeignKey(Objection, models.PROTECT, null=True, related_name="default_notices")
    given_by = models.CharField("gesteld door", max_length=200)
    received_on = models.DateField("ontvangen op")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    fixed_on = models.DateField("dwangsom vastgesteld op", null=True)
    fixed_amount = models.DecimalField("vastgesteld bedrag", max_digits=14, decimal_places=2, null=True)
    fixed_why = models.TextField("toelichting bij het bedrag", blank=True)
    fixed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    dropped_on = models.DateField("vervallen op", null=True)
    dropped_why = models.TextField("waarom vervallen", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="default_notice_once",
                fields=["procedure", "objection", "received_on"],
                condition=Q(dropped_on__isnull=True),
                nulls_distinct=False,
                violation_error_message="Deze ingebrekestelling is al vastgelegd.",
            ),
            models.CheckConstraint(
                name="fixed_penalty_is_whole",
                condition=Q(fixed_on__isnull=True, fixed_amount__isnull=True)
                | Q(fixed_on__isnull=False, fixed_amount__gte=0, fixed_why__gt=""),
            ),
            models.CheckConstraint(
                name="dropped_default_notice_has_reason", condition=Q(dropped_on__isnull=True) | Q(dropped_why__gt="")
            ),
        ]
