"""Choices of the case, with the words that readers see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What is asked for."""

    PRO = "pro", _("praktijkonderwijs (pro)")
    LWOO = "lwoo", _("leerwegondersteunend onderwijs (lwoo)")


class EntryRoute(TextChoices):
    """The statutory routes (WVO 2020 2.30(2), 2.43(3), 2.48(1)); ``none`` is an application without one."""

    FROM_PO = "from_po", _("rechtstreeks van basisschool, sbo, so of vso")
    FROM_VO1 = "from_vo1", _("heeft net het eerste leerjaar voortgezet onderwijs afgerond")
    SPECIAL_GROUP = "special_group", _("bijzondere groep (alleen praktijkonderwijs)")
    OWN_RULES = "own_rules", _("eigen regels van het samenwerkingsverband (alleen lwoo)")
    NONE = "none", _("geen van deze routes")


class SpecialGroup(TextChoices):
    """Conditions of Inrichtingsbesluit WVO 15e (number to be verified)."""

    A1 = "15e-a1", _("aangewezen op lwoo, scores op de grens van lwoo en pro")
    A2 = "15e-a2", _("aangewezen op lwoo, problemen zijn toegenomen")
    A3 = "15e-a3", _("aangewezen op lwoo, stapeling van andere problemen")
    B1 = "15e-b1", _("tlv (v)so of OPP, en voldoet aan het IQ- of het leerachterstandscriterium voor pro")
    B2 = "15e-b2", _("tlv (v)so of OPP, en zodanige problemen dat pro nodig is")


class Status(TextChoices):
    """Where the case stands; the outcome of a decision is never a status."""

    DRAFT = "draft", _("concept")
    SUBMITTED = "submitted", _("ingediend")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("aanvulling gevraagd")
    COMPLETE = "complete", _("compleet")
    WITH_EXPERTS = "with_experts", _("bij de deskundigen")
    ADVISED = "advised", _("adviezen binnen")
    DECIDED = "decided", _("besloten")
    NOT_PROCESSED = "not_processed", _("buiten behandeling gelaten")
    WITHDRAWN = "withdrawn", _("ingetrokken")


# How an earlier case ended, as it stands on the case once the decision was sent (``published_outcome``).
GRANTED, REFUSED = "grant", "refusal"
# It was revoked afterwards, and nothing took its place.
REVOKED = "revoked"


class MessageKind(TextChoices):
    """The kinds of message that somebody can accept through the portal, each by itself (Awb 2:8)."""

    DECISION = "decision", _("besluiten")
    REQUEST = "request", _("uitnodigingen en verzoeken om te reageren")
    OBJECTION = "objection", _("brieven over een bezwaar")


class LetterKind(TextChoices):
    """The letters of intake, all to the school board."""

    RECEIPT = "receipt", _("ontvangstbevestiging")
    SUPPLEMENT = "supplement_request", _("verzoek om aanvulling")
    LONGER_TERM = "longer_term", _("mededeling langere termijn")


class ChosenHow(TextChoices):
    """How somebody made known how messages must reach him."""

    SELF = "self", _("zelf, in Toewijzer")
    WRITTEN = "written", _("schriftelijk")
    TOLD = "told", _("mondeling")


class Channel(TextChoices):
    """How something came in or was sent."""

    PORTAL = "portal", _("via Toewijzer")
    POST = "post", _("per post")
    EMAIL = "email", _("per e-mail")
    HANDED = "handed", _("afgegeven")


class Capacity(TextChoices):
    """In which capacity somebody takes part in a case. One person has one acting capacity per case."""

    APPLICANT = "applicant", _("aanvrager")
    HANDLER = "handler", _("behandelaar")
    EXPERT = "expert", _("deskundige")
    DECIDER = "decider", _("beslisser")
    COMMITTEE = "committee", _("bezwaaradviescommissie")
    GUARDIAN = "guardian", _("ouder of voogd")
    PUPIL = "pupil", _("leerling")


class Authority(TextChoices):
    """Whether a guardian has parental authority, and as what."""

    YES = "yes", _("heeft gezag")
    NO = "no", _("heeft geen gezag")
    UNKNOWN = "unknown", _("nog niet bekend")
    GUARDIANSHIP = "guardianship", _("voogd")
    INSTITUTION = "institution", _("voogdij-instelling")


WITH_AUTHORITY = frozenset({Authority.YES, Authority.GUARDIANSHIP, Authority.INSTITUTION})


class Answer(TextChoices):
    """What a guardian answered. ``only_seen`` is not agreement; ``none`` is silence after a reminder."""

    AGREE = "agree", _("eens met de aanvraag")
    PARTLY = "partly", _("gedeeltelijk eens")
    DISAGREE = "disagree", _("niet eens met de aanvraag")
    ONLY_SEEN = "only_seen", _("alleen gezien")
    NONE = "none", _("geen antwoord na herinnering")


class Domain(TextChoices):
    """The four learning domains of the decree (15d)."""

    IR = "IR", _("inzichtelijk rekenen")
    BL = "BL", _("begrijpend lezen")
    TL = "TL", _("technisch lezen")
    SP = "SP", _("spellen")


class SchoolKind(TextChoices):
    """The kind of school a pupil comes from."""

    PO = "po", _("basisschool")
    SBO = "sbo", _("speciaal basisonderwijs")
    SO = "so", _("speciaal onderwijs")
    VSO = "vso", _("voortgezet speciaal onderwijs")
    VO = "vo", _("voortgezet onderwijs")
    ELSEWHERE = "elsewhere", _("buitenland of geen school")


class TesterProfession(TextChoices):
    """Under whose responsibility a test may be taken (15d(2))."""

    REMEDIAL_EDUCATIONALIST = "remedial_educationalist", _("orthopedagoog")
    PSYCHOLOGIST = "psychologist", _("psycholoog")
    OTHER = "other", _("anders of onbekend")


class DocumentKind(TextChoices):
    """What a paper in the file is."""

    EDUCATION_REPORT = "education_report", _("onderwijskundig rapport (OKR)")
    DEVELOPMENT_PLAN = "development_plan", _("ontwikkelingsperspectief (OPP)")
    INTELLIGENCE_REPORT = "intelligence_report", _("verslag intelligentieonderzoek")
    TEST_REPORT = "test_report", _("toetsgegevens leerachterstand")
    SOCIAL_EMOTIONAL_REPORT = "social_emotional_report", _("verslag sociaal-emotioneel onderzoek")
    SIGNED_STATEMENT = "signed_statement", _("ondertekende zienswijze of instemming")
    EARLIER_DECISION = "earlier_decision", _("eerder besluit lwoo of tlv (v)so")
    GUIDANCE_RECORD = "guidance_record", _("gegeven begeleiding en resultaat")
    RECEIVED_APPLICATION = "received_application", _("ontvangen aanvraagformulier (scan)")
    LETTER = "letter", _("brief")
    OTHER = "other", _("ander document")


class SupplementOutcome(TextChoices):
    """What came of a request to complete."""

    COMPLETED = "completed", _("aangevuld")
    LAPSED = "lapsed", _("niet of onvoldoende aangevuld")


class WithdrawalReason(TextChoices):
    """Why an application was withdrawn."""

    PARENTS = "parents", _("op verzoek van de ouders")
    SCHOOL = "school", _("de school wil de aanvraag niet doorzetten")
    TAKEN_OVER = "taken_over", _("overgenomen door een ander schoolbestuur")
    MOVED = "moved", _("leerling is verhuisd of gaat naar een andere regio")
    OTHER = "other", _("andere reden")
    LAPSED = "lapsed", _("vervallen")


class LapseReason(TextChoices):
    """Why nothing more may happen in a case at all."""

    DIED = "died", _("de leerling is overleden")
    LEFT = "left", _("de leerling is naar het buitenland vertrokken")


class PlacementAnswer(TextChoices):
    """What a school records of a place, from a day on. The declaration itself is no place (fine-print §25)."""

    PLACED = "placed", _("geplaatst")
    NOT_PLACED = "not_placed", _("niet geplaatst")
    ELSEWHERE = "elsewhere", _("elders geplaatst")
    LEFT = "left", _("van school gegaan")


class NotPlacedReason(TextChoices):
    """Why a school did not place a pupil."""

    NO_ROOM = "no_room", _("geen plaats beschikbaar")
    CONDITIONS = "conditions", _("voldoet niet aan de toelatingsvoorwaarden van de school")
    PARENTS = "parents", _("ouders of leerling kozen anders")
    UNDECIDED = "undecided", _("de school beslist nog over de plaats")
    OTHER = "other", _("andere reden")


class Issuer(TextChoices):
    """Who gave a declaration that was taken over (fine-print §16)."""

    OWN = "own", _("dit samenwerkingsverband, vóór Toewijzer")
    PARTNERSHIP = "partnership", _("een ander samenwerkingsverband")
    RVC = "rvc", _("de voormalige regionale verwijzingscommissie (RVC)")


class Section(TextChoices):
    """Parts of the application form, in the order of the task list."""

    ROUTE = "route", _("Soort en route")
    PUPIL = "pupil", _("Leerling")
    GUARDIANS = "guardians", _("Ouders en gezag")
    CAREER = "career", _("Schoolloopbaan")
    LEARNING = "learning", _("Leerresultaten")
    INTELLIGENCE = "intelligence", _("Intelligentie")
    SOCIAL_EMOTIONAL = "social_emotional", _("Sociaal-emotioneel")
    MOTIVATION = "motivation", _("Motivering van het schoolbestuur")
    STATEMENTS = "statements", _("Zienswijze van de ouders")
    PUPIL_VOICE = "pupil_voice", _("Stem van de leerling")
    DOCUMENTS = "documents", _("Documenten")
