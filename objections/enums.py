"""Choices of the objections app, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProcedureStatus(TextChoices):
    """Where the handling of the objections to one decision stands. Hearing and repair are dated facts."""

    RECEIVED = "received", _("ontvangen")
    FORWARDED = "forwarded", _("bij de bezwaaradviescommissie")
    ADVISED = "advised", _("advies van de commissie binnen")
    DECIDED = "decided", _("beslist, nog niet verstuurd")
    CLOSED = "closed", _("afgehandeld")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Status(TextChoices):
    """Where the objection of one objector stands; what was decided on it is its outcome."""

    RECEIVED = "received", _("ontvangen")
    AWAITING_REPAIR = "awaiting_repair", _("herstel gevraagd")
    DECIDED = "decided", _("op beslist")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class AdviceStatus(TextChoices):
    """Whether the committee's advice is still being written; final it is fixed."""

    DRAFT = "draft", _("concept")
    FINAL = "final", _("vastgesteld")


class Part(TextChoices):
    """The reasons of a decision on objection, always in this order."""

    ADMISSIBILITY = "admissibility", _("Mag dit bezwaar worden behandeld?")
    HEARING = "hearing", _("Het horen")
    FACTS = "facts", _("De situatie van de leerling nu")
    GROUNDS = "grounds", _("Wat wij van de bezwaren vinden")
    WEIGHING = "weighing", _("Onze heroverweging")
    DEPARTURE = "departure", _("Waarom wij van het advies van de commissie afwijken")
    DEFECT = "defect", _("Een klein gebrek dat niemand benadeelt (Awb 6:22)")
    COSTS = "costs", _("Vergoeding van kosten")


class RulingStatus(TextChoices):
    """Where a decision on objection stands."""

    DRAFT = "draft", _("concept")
    ADOPTED = "adopted", _("genomen, nog niet verstuurd")
    PUBLISHED = "published", _("verstuurd")
    REVOKED = "revoked", _("teruggenomen")


class Outcome(TextChoices):
    """What is decided on one objection (objection.md §6, fine-print §26)."""

    INADMISSIBLE = "inadmissible", _("niet-ontvankelijk")
    DISMISSED = "dismissed", _("ongegrond")
    UPHELD = "upheld", _("gegrond")
    PARTLY_UPHELD = "partly_upheld", _("deels gegrond")
    MET = "met", _("volledig aan tegemoetgekomen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Effect(TextChoices):
    """What a decision on objection does to the decision that was contested (Awb 7:11)."""

    STANDS = "stands", _("het besluit blijft in stand")
    REPAIRED = "repaired", _("het besluit blijft in stand, met een verbeterde motivering")
    SUPERSEDED = "superseded", _("het besluit wordt herroepen en vervangen door een nieuw besluit")
    REVOKED = "revoked", _("het besluit wordt herroepen, zonder nieuw besluit")


class ObjectorKind(TextChoices):
    """Who objects."""

    GUARDIAN = "guardian", _("ouder met gezag")
    PUPIL = "pupil", _("leerling")
    BOARD = "board", _("schoolbestuur")
    OTHER = "other", _("andere belanghebbende")


class Channel(TextChoices):
    """How an objection came in."""

    PORTAL = "portal", _("via Toewijzer")
    POST = "post", _("per post")
    EMAIL = "email", _("per e-mail")
    DESK = "desk", _("afgegeven")


class Defect(TextChoices):
    """What can be missing from a notice of objection (Awb 6:5, 2:1)."""

    SIGNATURE = "signature", _("de ondertekening")
    NAME_ADDRESS = "name_address", _("naam en adres")
    DATE = "date", _("de datum")
    DECISION = "decision", _("tegen welk besluit het bezwaar is gericht")
    GROUNDS = "grounds", _("de gronden: waarom iemand het niet eens is met het besluit")
    AUTHORISATION = "authorisation", _("de schriftelijke machtiging")
    TRANSLATION = "translation", _("een vertaling in het Nederlands")


class RepairOutcome(TextChoices):
    """What came of a request to mend an objection."""

    COMPLETED = "completed", _("hersteld")
    LAPSED = "lapsed", _("niet of onvoldoende hersteld")


class WithdrawnHow(TextChoices):
    """How an objection was withdrawn (Awb 6:21): in writing, or orally at the hearing."""

    PORTAL = "portal", _("via Toewijzer")
    WRITTEN = "written", _("schriftelijk")
    AT_HEARING = "at_hearing", _("mondeling op de hoorzitting")
    LAPSED = "lapsed", _("vervallen met de zaak")


class Position(TextChoices):
    """What somebody is in the committee that advises on one procedure."""

    CHAIR = "chair", _("voorzitter")
    MEMBER = "member", _("lid")


class NoHearingGround(TextChoices):
    """The grounds of Awb 7:3 on which a hearing may be left out."""

    INADMISSIBLE = "inadmissible", _("het bezwaar is kennelijk niet-ontvankelijk")
    UNFOUNDED = "unfounded", _("het bezwaar is kennelijk ongegrond")
    WAIVED = "waived", _("de belanghebbenden willen niet worden gehoord")
    NO_ANSWER = "no_answer", _("geen antwoord binnen de gestelde termijn op de vraag of men wil worden gehoord")
    MET = "met", _("aan het bezwaar wordt volledig tegemoetgekomen en niemand wordt benadeeld")


class DelayGround(TextChoices):
    """Why the decision on objection may come later still (Awb 7:10(4))."""

    ALL_AGREED = "all_agreed", _("alle belanghebbenden stemmen ermee in")
    OBJECTOR_AGREED = "objector_agreed", _("de bezwaarmaker stemt ermee in en anderen worden niet benadeeld")
    PROCEDURE = "procedure", _("het is nodig om wettelijke procedurevoorschriften na te leven")


class PaperKind(TextChoices):
    """Papers of an objection: what came in, and what the committee and the partnership add."""

    NOTICE = "notice", _("bezwaarschrift")
    ANNEX = "annex", _("bijlage bij het bezwaar")
    AUTHORISATION = "authorisation", _("machtiging")
    PUPIL_MANDATE = "pupil_mandate", _("machtiging van de leerling")
    DEFENCE = "defence", _("verweerschrift")
    FURTHER = "further", _("nader stuk")
    HEARING_REPORT = "hearing_report", _("verslag van de hoorzitting")
    ENVELOPE = "envelope", _("envelop met poststempel")
    WITHDRAWAL = "withdrawal", _("intrekking")
    ADVICE = "advice", _("advies van de commissie")
    OTHER = "other", _("ander stuk")


class LetterKind(TextChoices):
    """The letters of an objection, by the code of their kind."""

    RECEIPT = "objection_receipt", _("ontvangstbevestiging van het bezwaar")
    ARRIVED = "objection_arrived", _("bericht dat er bezwaar is gemaakt")
    LATE_REASON = "objection_late_reason", _("vraag waarom het bezwaar te laat is")
    REPAIR = "objection_repair", _("verzoek om het bezwaarschrift aan te vullen")
    REPAIR_EXTENDED = "objection_repair_extended", _("meer tijd om het bezwaarschrift aan te vullen")
    SUSPENDED = "objection_suspended", _("bericht dat de termijn stilstaat")
    FORWARDED = "objection_forwarded", _("bericht dat het bezwaar bij de commissie ligt")
    INVITATION = "objection_invitation", _("uitnodiging voor de hoorzitting")
    LONGER_TERM = "objection_longer_term", _("bericht dat de beslissing later komt")
    WITHDRAWN = "objection_withdrawn", _("bevestiging van de intrekking")
    COMMITTEE_ADVICE = "committee_advice", _("advies van de bezwaaradviescommissie")
    RULING = "objection_decision", _("beslissing op bezwaar")


OPEN = (Status.RECEIVED, Status.AWAITING_REPAIR)
RUNNING = (ProcedureStatus.RECEIVED, ProcedureStatus.FORWARDED, ProcedureStatus.ADVISED, ProcedureStatus.DECIDED)
CHANGES = frozenset({Effect.SUPERSEDED, Effect.REVOKED})
