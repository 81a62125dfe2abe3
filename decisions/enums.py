"""Choices of the decisions app, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What was decided. There is no outcome "other than asked" (WVO 2020 2.30(5), 2.43(1))."""

    GRANT = "grant", _("toegekend")
    REFUSAL = "refusal", _("afgewezen")
    NOT_PROCESSED = "not_processed", _("buiten behandeling gelaten")


# What a draft proposes: nothing was granted or refused yet.
PROPOSALS = {
    Outcome.GRANT: _("toekennen"),
    Outcome.REFUSAL: _("afwijzen"),
    Outcome.NOT_PROCESSED: _("buiten behandeling laten"),
}


class Ground(TextChoices):
    """The closed list of grounds on which is decided without advices (fine-print §4). None carries a finding."""

    NOT_PROCESSED = "not_processed", _("de aanvraag is niet (voldoende) aangevuld")
    NOT_COMPETENT = "not_competent", _("de aanvrager is niet bevoegd om dit aan te vragen")
    NO_ROUTE = "no_route", _("de wet kent voor deze leerling geen route")
    REPEAT = "repeat", _("herhaalde aanvraag zonder nieuwe feiten")


class Status(TextChoices):
    """Where a decision stands; the outcome is a field."""

    DRAFT = "draft", _("concept")
    ADOPTED = "adopted", _("genomen, nog niet verstuurd")
    PUBLISHED = "published", _("verstuurd")
    SUPERSEDED = "superseded", _("vervangen")
    REVOKED = "revoked", _("ingetrokken")


class OutsideGround(TextChoices):
    """Why is granted although no advice concludes so (fine-print §18)."""

    MIXED = "mixed", _("de uitkomsten per domein lopen uiteen")
    MARGIN = "margin", _("meetfout of interval van het intelligentieonderzoek")
    CORRECTED = "corrected", _("gegevens zijn gecorrigeerd")
    JUDGMENT = "judgment", _("uitspraak van de rechter of beslissing op bezwaar")


class Party(TextChoices):
    """Who is heard before a decision (Awb 4:7, 4:8)."""

    GUARDIAN = "guardian", _("ouder met gezag")
    PUPIL = "pupil", _("leerling van 18 jaar of ouder")
    BOARD = "board", _("schoolbestuur")


class InvitedBy(TextChoices):
    """How a party was invited to give its view."""

    PORTAL = "portal", _("via Toewijzer")
    POST = "post", _("per post")
    EMAIL = "email", _("per e-mail")
    PHONE = "phone", _("telefonisch")


class ClosedBy(TextChoices):
    """How the opportunity to be heard ended."""

    REPORT = "report", _("gesprek, met verslag")
    LETTER = "letter", _("schriftelijke reactie")
    NO_ANSWER = "no_answer", _("geen antwoord binnen de termijn")
    GROUND = "ground_4_11", _("horen kan achterwege blijven (Awb 4:11)")


class SkipGround(TextChoices):
    """The grounds of Awb 4:11 on which hearing may be left out."""

    URGENT = "urgent", _("de spoed verzet zich ertegen")
    HEARD_EARLIER = "heard_earlier", _("al eerder gehoord, en er zijn geen nieuwe feiten")
    DEFEATS_PURPOSE = "defeats_purpose", _("het doel van het besluit wordt anders niet bereikt")


class SettledHow(TextChoices):
    """What was done about a flaw in an advice that showed after the decision was sent (fine-print §12)."""

    NEW_DECISION = "new_decision", _("hersteld met een nieuw besluit")
    OBJECTION = "objection", _("wordt meegenomen in het bezwaar")
    STAYS = "stays", _("het besluit blijft: het gebrek raakt de uitkomst niet")


class Part(TextChoices):
    """The reasons of a decision, always in this order (procedure.md §7.1)."""

    CRITERIA = "criteria", _("De criteria")
    FACTS = "facts", _("De feiten")
    ADVICE_1 = "advice_1", _("Het advies van de eerste deskundige")
    ADVICE_2 = "advice_2", _("Het advies van de tweede deskundige")
    VIEWS = "views", _("Wat ouders en leerling ervan vinden")
    WEIGHING = "weighing", _("Onze afweging")
    CONCLUSION = "conclusion", _("Conclusie")
    DEPARTURE = "departure", _("Waarom wij van een advies afwijken")


IN_FORCE = (Status.ADOPTED, Status.PUBLISHED)


class Replaces(TextChoices):
    """Why a decision takes the place of one that was sent (fine-print §13; Awb 7:11)."""

    CORRECTION = "correction", _("herstel van een kennelijke verschrijving")
    SUBSTANCE = "substance", _("nieuw besluit over de inhoud")
    OBJECTION = "objection", _("beslissing op bezwaar")


class PaperKind(TextChoices):
    """The papers that go out with a decision, by the code of their kind."""

    DECISION = "decision", _("de brief met het besluit")
    DECLARATION = "declaration", _("de verklaring")
    ADVICE = "advice_annex", _("het advies van een deskundige")


class BreachKind(TextChoices):
    """How a letter came to somebody for whom it was not meant (fine-print §13)."""

    WRONG_ADDRESS = "address", _("bezorgd op een verkeerd adres")
    WRONG_PERSON = "person", _("aan een verkeerde persoon gestuurd of gegeven")
    WRONG_ACCOUNT = "account", _("in Toewijzer gelezen door een verkeerde persoon")


class BreachEnd(TextChoices):
    """How a data breach was settled."""

    REPORTED = "reported", _("gemeld bij de Autoriteit Persoonsgegevens")
    NO_REPORT = "no_report", _("melden is niet nodig: geen risico voor de betrokkenen")


class GuestSchool(TextChoices):
    """Who asks to read a declaration. Only the first may (WVO 2020 2.47(16))."""

    SECONDARY = "secondary", _("een school voor voortgezet onderwijs (ook praktijkonderwijs)")
    PRIMARY = "primary", _("een school voor primair onderwijs")
    PARTNERSHIP = "partnership", _("een samenwerkingsverband")
    OTHER = "other", _("iemand anders")


class Relation(TextChoices):
    """What a school is to the pupil, so that it may read the declaration."""

    ENROLLED = "enrolled", _("staat daar ingeschreven")
    APPLIED = "applied", _("is daar aangemeld")
