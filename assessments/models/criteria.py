"""The bounds of the criteria as data: a change of law is a new row, and a case keeps the one it was judged under."""

from django.db import models

from applications.models import Application
from casework.models import Dated, Record, no_overlap


class NationalCriteria(Dated):
    """The national criteria for pro and lwoo during a period (Inrichtingsbesluit WVO 15d(3)-(5)).

    IQ in whole points, both ends included; a delay is a fraction, numerator over denominator. What the numbers mean
    stands in ``assessments.criteria.CriteriaVersion``.
    """

    code = models.CharField("code", max_length=20)
    name = models.CharField("naam", max_length=120)
    pro_iq_low = models.PositiveSmallIntegerField("praktijkonderwijs: laagste IQ")
    pro_iq_high = models.PositiveSmallIntegerField("praktijkonderwijs: hoogste IQ")
    lwoo_iq_low = models.PositiveSmallIntegerField("lwoo: laagste IQ")
    lwoo_iq_high = models.PositiveSmallIntegerField("lwoo: hoogste IQ")
    lwoo_se_iq_low = models.PositiveSmallIntegerField("lwoo met sociaal-emotionele problematiek: laagste IQ")
    lwoo_se_iq_high = models.PositiveSmallIntegerField("lwoo met sociaal-emotionele problematiek: hoogste IQ")
    pro_delay_numerator = models.PositiveSmallIntegerField("leerachterstand praktijkonderwijs: teller")
    pro_delay_denominator = models.PositiveSmallIntegerField("leerachterstand praktijkonderwijs: noemer")
    lwoo_delay_numerator = models.PositiveSmallIntegerField("leerachterstand lwoo: teller")
    lwoo_delay_denominator = models.PositiveSmallIntegerField("leerachterstand lwoo: noemer")
    most_dl = models.PositiveSmallIntegerField("hoogste DL dat meetelt")
    domains_needed = models.PositiveSmallIntegerField("aantal domeinen met achterstand")
    key_domains = models.CharField("waaronder een van deze domeinen", max_length=11)
    article = models.CharField("artikel", max_length=60)

    class Meta:
        constraints = [no_overlap("national_criteria_no_overlap", "code")]


class CaseCriteria(Record):
    """The version that a case was submitted under: it keeps it, whatever the law says later."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="+")
    national = models.ForeignKey(NationalCriteria, models.PROTECT, related_name="+")
