"""What the application rests on: measurements, motivation, documents. Fields of class health stay unindexed."""

from django.db import models

from accounts.models import User
from applications.enums import DocumentKind, Domain, TesterProfession
from applications.models.case import Application
from applications.models.people import Section
from casework.models import Record
from correspondence.models import StoredFile


class LearningResult(Section):
    """One result of one test: months of schooling (DL) and level in months (DLE). DL 0 leaves the delay undefined."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="learning_results")
    domain = models.CharField("domein", max_length=2, choices=Domain)
    earlier = models.BooleanField("eerder resultaat", default=False)
    instrument = models.CharField("toets en versie", max_length=200, blank=True)
    administered_on = models.DateField("afgenomen op", null=True)
    dl = models.PositiveSmallIntegerField("DL", null=True)
    dl_reason = models.CharField("reden dat de DL afwijkt van de berekening", max_length=500, blank=True)
    dle = models.PositiveSmallIntegerField("DLE", null=True)
    tester = models.CharField("afgenomen door", max_length=200, blank=True)


class IntelligenceResult(Section):
    """One result of an intelligence test: a point (low = high) or an interval."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="intelligence_results")
    low = models.PositiveSmallIntegerField("IQ of ondergrens", null=True)
    high = models.PositiveSmallIntegerField("bovengrens", null=True)
    instrument = models.CharField("test en versie", max_length=200, blank=True)
    administered_on = models.DateField("afgenomen op", null=True)
    responsible = models.CharField("onder verantwoordelijkheid van", max_length=200, blank=True)
    profession = models.CharField("beroep", max_length=30, choices=TesterProfession, blank=True)


class SocialEmotionalFinding(Section):
    """Whether social-emotional problems hamper learning, and with which instrument that was shown."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="social_emotional")
    present = models.BooleanField("sociaal-emotionele problematiek", null=True)
    instrument = models.CharField("instrument", max_length=200, blank=True)
    administered_on = models.DateField("afgenomen op", null=True)
    tester = models.CharField("onder verantwoordelijkheid van", max_length=200, blank=True)
    finding = models.TextField("bevinding", blank=True)


class Motivation(Section):
    """The board's own argument (Inrichtingsbesluit WVO 15d(1)(a)) and, for special groups, what 15e(2) asks."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="motivation")
    text = models.TextField("motivering", blank=True)
    why_this_kind = models.TextField("waarom deze soort en niet de andere", blank=True)
    guidance = models.TextField("gegeven begeleiding en resultaat", blank=True)
    external_experts = models.TextField("betrokken externe deskundigen", blank=True)
    risks = models.TextField("risico's als de leerling blijft waar hij is", blank=True)


class Document(Record):
    """A file of the case: dated when it came in, for everybody who takes part to see alike."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="documents")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField("soort", max_length=30, choices=DocumentKind)
    title = models.CharField("omschrijving", max_length=200)
    received_on = models.DateField("ontvangen op")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    no_bsn_confirmed = models.BooleanField("geen BSN zichtbaar", default=False)
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.title
