"""Advices: written by one expert for one case, frozen when final, never overwritten."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models import Application
from assessments.enums import AdviceOutcome, AdviceStatus, Profession, ReplacementReason
from assessments.models.assignments import SLOTS, Assignment, FileNotice
from assessments.models.register import Expert
from casework import guards
from casework.models import Record


class Advice(Record):
    """One expert's advice. Final, it is never changed or removed: a later one points at what it supersedes.

    Reasons and conclusion are of class health: no constraint, index or filter on them. ``documents_seen`` are
    ``{"id": public id, "title": …}``; ``profession_label`` and ``registration`` are as they were used.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="advice")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+")
    slot = models.PositiveSmallIntegerField("plaats")
    status = models.CharField("stand", max_length=10, choices=AdviceStatus, default=AdviceStatus.DRAFT)
    question = models.TextField("vraag")
    documents_seen = models.JSONField("geziene stukken", default=list)
    learning_delay = models.TextField("leerachterstand", blank=True)
    intelligence = models.TextField("intelligentie", blank=True)
    social_emotional = models.TextField("sociaal-emotioneel functioneren", blank=True)
    target_group = models.TextField("aangewezen op deze vorm van onderwijs", blank=True)
    parents_view = models.TextField("zienswijze van de ouders", blank=True)
    reservations = models.TextField("voorbehouden", blank=True)
    conclusion = models.TextField("conclusie", blank=True)
    outcome = models.CharField("uitkomst", max_length=15, choices=AdviceOutcome, blank=True)
    profession = models.CharField("beroep", max_length=30, choices=Profession)
    registration = models.CharField("registratie", max_length=200, blank=True)
    independent = models.BooleanField("onafhankelijk verklaard", default=False)
    declaration = models.TextField("verklaring", blank=True)
    submitted_at = models.DateTimeField("ingediend op", null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="advice_slot", condition=Q(slot__in=SLOTS)),
            models.CheckConstraint(
                name="final_advice_is_signed",
                condition=Q(status=AdviceStatus.DRAFT)
                | Q(status=AdviceStatus.FINAL, submitted_at__isnull=False, sha256__gt="", independent=True),
                violation_error_message="Een ingediend advies is gedateerd en onafhankelijk verklaard.",
            ),
            models.UniqueConstraint(
                name="superseded_once",
                fields=["supersedes"],
                condition=Q(supersedes__isnull=False, status=AdviceStatus.FINAL),
            ),
        ]
        indexes = [models.Index(fields=["application", "status"], name="advice_case")]
        triggers = guards.frozen_when("advice", "OLD.status = 'final'")

    @property
    def is_final(self) -> bool:
        return self.status == AdviceStatus.FINAL


class AdviceAddendum(Record):
    """An *aanvulling* under a final advice, because something entered the file after it. As blind as the advice."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    advice = models.ForeignKey(Advice, models.PROTECT, related_name="addenda")
    notice = models.OneToOneField(FileNotice, models.PROTECT, related_name="addendum")
    text = models.TextField("aanvulling")
    submitted_at = models.DateTimeField("ingediend op")
    sha256 = models.CharField(max_length=64)

    class Meta:
        triggers = guards.append_only("advice_addendum")


class AdviceSetAside(Record):
    """That a final advice no longer counts, and why. The advice itself stays as it is."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    advice = models.OneToOneField(Advice, models.PROTECT, related_name="set_aside")
    reason = models.CharField("reden", max_length=15, choices=ReplacementReason)
    explanation = models.TextField("toelichting")
    set_aside_on = models.DateField("terzijde gelegd op")
    set_aside_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="set_aside_has_explanation",
                condition=Q(explanation__gt=""),
                violation_error_message="Leg uit waarom dit advies niet meer telt.",
            )
        ]
        triggers = [
            *guards.append_only("advice_set_aside"),
            # Meets an adoption at the row of the case before it looks at anything (two advices for a decision).
            pgtrigger.Trigger(
                name="advice_set_aside_meets_case",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    PERFORM 1 FROM applications_application WHERE id = NEW.application_id FOR NO KEY UPDATE;
                    IF NOT EXISTS (
                        SELECT 1 FROM assessments_advice
                        WHERE id = NEW.advice_id AND application_id = NEW.application_id AND status = 'final'
                    ) THEN
                        RAISE EXCEPTION 'advice_set_aside_meets_case: only a final advice of this case'
                            USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
