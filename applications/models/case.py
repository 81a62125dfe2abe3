"""The case: one application of one school board for one pupil."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from accounts.enums import LwooMode
from accounts.models import Organisation, Partnership, SchoolSite, User
from accounts.models.organisations import under_a_living_partnership
from applications.enums import (
    Capacity,
    Channel,
    EntryRoute,
    Kind,
    LapseReason,
    SpecialGroup,
    Status,
    SupplementOutcome,
    WithdrawalReason,
)
from casework import guards
from casework.models import Record


class Application(Record):
    """The case itself. Only this row carries the partnership; every other row of a case carries the application.

    ``came_from`` is the partnership that received it, when that one went on as this one since; numbers of cases are
    unique within the one that gave them. ``decision_numbers`` are those that were sent, for search.

    ``lwoo_mode`` and what stands beside it are the lwoo regime that the case came in under, whatever is laid down
    later; ``lwoo_entry_year`` is the school year of entry that it was chosen by, empty when nobody knew it.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+", verbose_name="samenwerkingsverband")
    came_from = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="schoolbestuur")
    site = models.ForeignKey(SchoolSite, models.PROTECT, related_name="+", verbose_name="vestiging")
    site_since = models.DateField("op deze vestiging sinds", null=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", verbose_name="volgt op")
    file_taken_over_on = models.DateField("dossier overgenomen op", null=True)
    kind = models.CharField("soort", max_length=10, choices=Kind)
    entry_route = models.CharField("route", max_length=20, choices=EntryRoute, blank=True)
    special_group = models.CharField("bijzondere groep", max_length=10, choices=SpecialGroup, blank=True)
    anyway_reason = models.TextField("reden om toch in te dienen", blank=True)
    earlier_decision = models.BooleanField("is er al een besluit", null=True)
    new_facts = models.TextField("nieuwe feiten sinds een eerdere afwijzing", blank=True)
    lwoo_mode = models.CharField("regime voor lwoo", max_length=12, choices=LwooMode, blank=True)
    lwoo_since = models.DateField("regime geldig vanaf", null=True)
    lwoo_criteria = models.TextField("eigen criteria voor lwoo", blank=True)
    lwoo_years = models.PositiveSmallIntegerField("duur van een aanwijzing (schooljaren)", null=True)
    lwoo_bounds = models.JSONField("grenzen van de eigen criteria", default=dict)
    lwoo_entry_year = models.PositiveSmallIntegerField("schooljaar van instroom bij het regime", null=True)
    status = models.CharField("stand", max_length=25, choices=Status, default=Status.DRAFT)
    number = models.CharField("zaaknummer", max_length=20, blank=True)
    channel = models.CharField("ontvangen", max_length=10, choices=Channel, default=Channel.PORTAL)
    received_on = models.DateField("ontvangen op", null=True)
    submitted_at = models.DateTimeField(null=True)
    completed_on = models.DateField("compleet op", null=True)
    results_declared = models.BooleanField("alle bekende resultaten zitten in het dossier", default=False)
    handed_over_at = models.DateTimeField("aangeboden ter ondertekening", null=True)
    decided_on = models.DateField("besluit genomen op", null=True)
    decided_from = models.CharField("stand vóór het besluit", max_length=25, choices=Status, blank=True)
    published_on = models.DateField("besluit verstuurd op", null=True)
    published_outcome = models.CharField(max_length=20, blank=True)
    outcome_word = models.CharField(max_length=60, blank=True)
    contested_on = models.DateField("bezwaar loopt sinds", null=True)
    reopened_on = models.DateField("opnieuw in behandeling sinds", null=True)
    withdrawn_on = models.DateField("ingetrokken op", null=True)
    withdrawal_reason = models.CharField(max_length=20, choices=WithdrawalReason, blank=True)
    withdrawal_note = models.TextField("toelichting", blank=True)
    lapsed_on = models.DateField("vervallen op", null=True)
    lapse_reason = models.CharField(max_length=10, choices=LapseReason, blank=True)
    still_wanted_asked_on = models.DateField("gevraagd of een besluit nog nodig is op", null=True)
    still_wanted_on = models.DateField("besluit blijft nodig, gezegd op", null=True)
    decision_numbers = models.CharField(max_length=200, blank=True)
    next_due_on = models.DateField(null=True)
    pupil_label = models.CharField(max_length=200, blank=True)
    pupil_key = models.CharField(max_length=250, blank=True)
    search_key = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="received_application_has_date",
                condition=Q(status=Status.DRAFT) | Q(received_on__isnull=False, number__gt=""),
                violation_error_message="Een ingediende aanvraag heeft een datum van ontvangst en een nummer.",
            ),
            models.CheckConstraint(
                name="withdrawn_application_has_date",
                condition=~Q(status=Status.WITHDRAWN) | Q(withdrawn_on__isnull=False),
                violation_error_message="Een ingetrokken aanvraag heeft een datum.",
            ),
            models.UniqueConstraint(
                name="application_number_unique",
                fields=["partnership", "came_from", "number"],
                condition=Q(number__gt=""),
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "status", "next_due_on"], name="application_worklist"),
            models.Index(fields=["board", "status", "next_due_on"], name="application_board"),
        ]
        triggers = [under_a_living_partnership("application")]

    def __str__(self) -> str:
        return self.number or "concept"

    def agreed_by(self, day: date) -> int:
        """Whose settings and plan held for this case on a day: those of the partnership that it then belonged to."""
        former = self.came_from
        return former.pk if former and former.merged_on and day < former.merged_on else self.partnership_id

    @property
    def is_open(self) -> bool:
        """Whether the case still waits for somebody."""
        return self.status not in {Status.DECIDED, Status.NOT_PROCESSED, Status.WITHDRAWN}


ACTING = [Capacity.APPLICANT, Capacity.HANDLER, Capacity.EXPERT, Capacity.DECIDER, Capacity.COMMITTEE]


class Participation(Record):
    """Who takes part in a case, in which capacity, from when until when: the only place that says so.

    A part is ended by a verb (``active_until``); one with a ``last_day`` ends by itself after that day.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="participations")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    capacity = models.CharField("hoedanigheid", max_length=15, choices=Capacity)
    slot = models.PositiveSmallIntegerField(null=True)
    active_from = models.DateTimeField("vanaf")
    active_until = models.DateTimeField("tot", null=True)
    last_day = models.DateField("tot en met", null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_acting_capacity",
                expressions=[
                    ("application", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    ("capacity", RangeOperators.NOT_EQUAL),
                ],
                condition=Q(capacity__in=ACTING),
                violation_error_message="Deze persoon heeft in deze aanvraag al een andere rol.",
            ),
            models.UniqueConstraint(
                name="one_active_participation",
                fields=["application", "user", "capacity"],
                condition=Q(active_until__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["user", "application"], name="participation_user")]


class SupplementRequest(Record):
    """The invitation to complete an application (Awb 4:5): what is missing, until when, and what came of it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="supplements")
    items = models.JSONField("wat ontbreekt")
    explanation = models.TextField("toelichting", blank=True)
    requested_on = models.DateField("gevraagd op")
    due_on = models.DateField("uiterlijk op")
    closed_on = models.DateField("gesloten op", null=True)
    completed_on = models.DateField("laatste stuk ontvangen op", null=True)
    outcome = models.CharField(max_length=10, choices=SupplementOutcome, blank=True)
    unchanged_because = models.CharField("ingestuurd zonder wijziging, omdat", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_supplement", fields=["application"], condition=Q(closed_on__isnull=True)
            ),
            models.CheckConstraint(
                name="supplement_term_order",
                condition=Q(due_on__gt=models.F("requested_on")),
                violation_error_message="De laatste dag ligt na de dag van het verzoek.",
            ),
        ]


class TermNotice(Record):
    """The notice that the decision comes later, on a named day (Awb 4:14(3)); after the last day it changes nothing."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="term_notices")
    sent_on = models.DateField("meegedeeld op")
    new_last_day = models.DateField("nieuwe laatste dag")
    reason = models.TextField("waarom het langer duurt")
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="term_notice_order",
                condition=Q(new_last_day__gt=models.F("sent_on")),
                violation_error_message="De nieuwe laatste dag ligt na de dag van de mededeling.",
            ),
        ]
        triggers = guards.append_only("term_notice")


class DelayConsent(Record):
    """The applicant agreed in writing to a delay (Awb 4:15(2)(a)): the term to decide stands still for these days.

    It counts while its letter is in the file: without one nothing was agreed in writing.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="delay_consents")
    agreed_on = models.DateField("ingestemd op")
    first = models.DateField("eerste dag van het uitstel")
    last = models.DateField("laatste dag van het uitstel")
    document = models.ForeignKey("applications.Document", models.PROTECT, related_name="delay_consents")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="delay_consent_order",
                condition=Q(last__gte=models.F("first")),
                violation_error_message="De laatste dag van het uitstel ligt niet voor de eerste.",
            ),
        ]
        triggers = guards.append_only("delay_consent")
