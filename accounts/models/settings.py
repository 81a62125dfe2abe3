"""What a partnership has laid down: dated settings and the lwoo regime."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.enums import (
    ApplicantKinds,
    CommitteeKind,
    LwooMode,
    ResultCheck,
    SpecialGroupApplicant,
    StatementSigners,
    TextPlace,
)
from accounts.models.organisations import Partnership
from casework.guards import append_only
from casework.models import Dated, Record, no_overlap

LONGEST_TEXT = 2_000


def _days(label: str, default: int, most: int, least: int = 1) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        validators=[
            MinValueValidator(least, f"Kies een getal van ten minste {least}."),
            MaxValueValidator(most, f"Kies een getal van ten hoogste {most}."),
        ],
    )


class Policy(Dated):
    """The settings of one partnership during a period. A change is a new row from a day on; a case keeps its own.

    The columns, their help and their legal warnings stand in ``accounts.policy``.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="policies")
    supplement_days = _days("termijn om aan te vullen (dagen)", 14, 56)
    advice_working_days = _days("termijn voor een advies (werkdagen)", 10, 30)
    view_days = _days("termijn voor de zienswijze van ouders (dagen)", 14, 42)
    decision_target_days = _days("streeftermijn voor het besluit (dagen na ontvangst)", 42, 56)
    receipt_working_days = _days("ontvangstbevestiging binnen (werkdagen)", 0, 10, least=0)
    remedial_educationalist_as_pedagogue = models.BooleanField(
        "een orthopedagoog mag de tweede deskundige zijn", default=True
    )
    experts_see_other_when_both_final = models.BooleanField(
        "deskundigen lezen elkaars advies als beide vaststaan", default=False
    )
    formal_refusal_without_advice = models.BooleanField(
        "een formele afwijzing kan zonder adviezen van deskundigen", default=True
    )
    special_group_applicant = models.CharField(
        "aanvrager bij een bijzondere groep",
        max_length=20,
        choices=SpecialGroupApplicant,
        default=SpecialGroupApplicant.PRO_SCHOOL,
    )
    statement_signers = models.CharField(
        "zienswijze van ouders", max_length=10, choices=StatementSigners, default=StatementSigners.ONE
    )
    consent_ordinary = models.BooleanField("instemming van ouders vragen op de gewone route", default=False)
    applicant_kinds = models.CharField(
        "wie praktijkonderwijs aanvraagt", max_length=15, choices=ApplicantKinds, default=ApplicantKinds.PRO_AND_VMBO
    )
    september_counts = models.BooleanField("september telt als eerste maand van de didactische leeftijd", default=True)
    submission_note = models.TextField("wanneer scholen indienen", max_length=500, blank=True, default="")
    committee_kind = models.CharField(
        "commissie die over bezwaren adviseert", max_length=5, choices=CommitteeKind, default=CommitteeKind.OWN
    )
    pupil_16_objects = models.BooleanField("een leerling van 16 of 17 maakt zelf bezwaar", default=False)
    objection_talk = models.BooleanField("een gesprek aanbieden naast het bezwaar", default=True)
    own_steps = models.TextField("eigen stappen vóór het besluit", max_length=1000, blank=True, default="")
    blocking_checks = ArrayField(
        models.CharField(max_length=20, choices=ResultCheck),
        verbose_name="controles van tests die een besluit tegenhouden",
        default=tuple,
        blank=True,
    )

    class Meta:
        constraints = [no_overlap("policy_no_overlap", "partnership")]


class LwooRegime(Dated):
    """Under which rules a partnership allots lwoo. A regime starts on 1 January (WVO 2020 2.48).

    ``own_criteria`` says what they are and where the support plan lays them down, ``duration_years`` how many school
    years a designation holds, the numbers what their bounds are: all of it belongs to own rules only. What each does
    stands in ``accounts.policy``.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="lwoo_regimes")
    mode = models.CharField("regime", max_length=12, choices=LwooMode)
    own_criteria = models.TextField("eigen criteria", max_length=LONGEST_TEXT, blank=True, default="")
    duration_years = models.PositiveSmallIntegerField("duur van een aanwijzing (schooljaren)", null=True)
    licence_nomination = models.BooleanField("vmbo-scholen voordragen voor een lwoo-licentie", default=False)
    lwoo_iq_low = models.PositiveSmallIntegerField("laagste IQ", null=True)
    lwoo_iq_high = models.PositiveSmallIntegerField("hoogste IQ", null=True)
    lwoo_se_iq_low = models.PositiveSmallIntegerField("laagste IQ met sociaal-emotionele problematiek", null=True)
    lwoo_se_iq_high = models.PositiveSmallIntegerField("hoogste IQ met sociaal-emotionele problematiek", null=True)
    lwoo_delay_numerator = models.PositiveSmallIntegerField("leerachterstand: teller", null=True)
    lwoo_delay_denominator = models.PositiveSmallIntegerField("leerachterstand: noemer", null=True)

    class Meta:
        constraints = [
            no_overlap("lwoo_regime_no_overlap", "partnership"),
            models.CheckConstraint(
                condition=Q(valid_from__month=1, valid_from__day=1),
                name="lwoo_regime_start",
                violation_error_message="Een regime voor lwoo begint altijd op 1 januari.",
            ),
            models.CheckConstraint(
                condition=Q(duration_years__isnull=True) | Q(mode=LwooMode.OWN, duration_years__gte=1),
                name="lwoo_regime_duration",
                violation_error_message="Alleen onder eigen regels heeft een aanwijzing een duur, ten minste een jaar.",
            ),
        ]


class PartnershipText(Record):
    """What a partnership itself says in one place. The last row counts; an empty one takes the text away."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="texts")
    place = models.CharField("waar", max_length=10, choices=TextPlace)
    words = models.TextField("tekst", max_length=LONGEST_TEXT, blank=True)
    actor_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["partnership", "place"], name="text_of_partnership")]
        triggers = append_only("partnership_text")
