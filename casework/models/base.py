"""The two kinds of row that everything else is built on."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value


class Record(models.Model):
    """A row of ours: ``id`` inside, ``public_id`` in addresses and file names; ``created_at`` comes from the act."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """Reference data that holds during a period. An edit is a new row; periods of one key never overlap.

    ``valid_until`` is the last day (inclusive) or empty. ``origin`` tells a row that was shipped from one that an
    administrator made: loading shipped data never touches the latter.
    """

    SHIPPED, EDITED = "shipped", "edited"

    id = models.BigAutoField(primary_key=True)
    valid_from = models.DateField("geldig vanaf")
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    source = models.CharField("bron", max_length=500, blank=True)
    confidence = models.CharField("zekerheid", max_length=10, blank=True)
    origin = models.CharField(max_length=10, default=SHIPPED, choices=[(SHIPPED, "meegeleverd"), (EDITED, "gewijzigd")])

    class Meta:
        abstract = True


def no_overlap(name: str, *keys: str) -> ExclusionConstraint:
    """A constraint for a Dated model: rows with the same keys never hold on the same day."""
    period = Func(F("valid_from"), F("valid_until"), Value("[]"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=name,
        expressions=[*((key, RangeOperators.EQUAL) for key in keys), (period, RangeOperators.OVERLAPS)],
        violation_error_message="Voor deze dagen bestaat al een rij; sluit die eerst af.",
    )


def holds_on(day: object) -> Q:
    """The filter for rows of a Dated model that hold on a day."""
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))
