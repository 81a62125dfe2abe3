"""Choices of experts and their advices, with the words that readers see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Profession(TextChoices):
    """Professions that can advise (Inrichtingsbesluit WVO 15a, number to be verified)."""

    REMEDIAL_EDUCATIONALIST = "remedial_educationalist", _("orthopedagoog")
    PSYCHOLOGIST = "psychologist", _("psycholoog")
    CHILD_YOUTH_PSYCHOLOGIST = "child_youth_psychologist", _("kinder- of jeugdpsycholoog")
    PEDAGOGUE = "pedagogue", _("pedagoog")
    CHILD_PSYCHIATRIST = "child_psychiatrist", _("kinderpsychiater")
    SOCIAL_WORKER = "social_worker", _("maatschappelijk werker")
    PHYSICIAN = "physician", _("arts")


class RegistrationKind(TextChoices):
    """Where an expert is registered."""

    BIG = "big", _("BIG-register")
    SKJ = "skj", _("Kwaliteitsregister Jeugd (SKJ)")
    NVO = "nvo", _("register van de NVO")
    NIP = "nip", _("register van het NIP")
    OTHER = "other", _("ander register")


class TieKind(TextChoices):
    """How an expert is tied to a school, a board, a bureau or a person."""

    EMPLOYED_BY = "employed_by", _("in dienst bij")
    HIRED_BY = "hired_by", _("ingehuurd door")
    SUPERVISES = "supervises", _("bestuurder of toezichthouder van")
    TEST_BUREAU = "test_bureau", _("verbonden aan testbureau")
    PERSONAL = "personal", _("persoonlijke band met")


class AssignmentStatus(TextChoices):
    """Where one expert stands with one case."""

    OFFERED = "offered", _("gevraagd")
    ACCEPTED = "accepted", _("aangenomen")
    DONE = "done", _("advies ingediend")
    RECUSED = "recused", _("teruggegeven")
    REPLACED = "replaced", _("vervangen")


# An assignment that holds its slot, and one on which the expert still works.
ACTIVE = (AssignmentStatus.OFFERED, AssignmentStatus.ACCEPTED, AssignmentStatus.DONE)
AT_WORK = (AssignmentStatus.OFFERED, AssignmentStatus.ACCEPTED)


class RecusalReason(TextChoices):
    """Why an expert gives an assignment back. All but the last two are about independence."""

    TIED = "tied", _("ik heb een band met de school, het bestuur of het testbureau")
    TESTED = "tested", _("ik heb deze leerling getest of onderzocht")
    TREATED = "treated", _("ik heb deze leerling begeleid of behandeld")
    HELPED_APPLY = "helped_apply", _("ik heb meegewerkt aan deze aanvraag")
    PERSONAL = "personal", _("ik ken de leerling of het gezin persoonlijk")
    EXPERTISE = "expertise", _("deze vraag past niet bij mijn deskundigheid")
    NO_TIME = "no_time", _("ik heb geen tijd binnen de termijn")


NOT_INDEPENDENT = (
    RecusalReason.TIED,
    RecusalReason.TESTED,
    RecusalReason.TREATED,
    RecusalReason.HELPED_APPLY,
    RecusalReason.PERSONAL,
)


class ReplacementReason(TextChoices):
    """Why the partnership takes an assignment back."""

    ILL = "ill", _("ziek of afwezig")
    LATE = "late", _("het advies komt niet op tijd")
    LEFT = "left", _("werkt niet meer voor het samenwerkingsverband")
    TIED = "tied", _("er blijkt een band met de school, de leerling of de aanvraag")
    UNQUALIFIED = "unqualified", _("beroep of registratie past niet (meer)")
    OTHER = "other", _("andere reden")


# Being ill or late ends a piece of work; it takes nothing away from an advice that was given.
AGAINST_AN_ADVICE = tuple(
    reason for reason in ReplacementReason if reason not in {ReplacementReason.ILL, ReplacementReason.LATE}
)


class AdviceStatus(TextChoices):
    """An advice is being written, or it is final."""

    DRAFT = "draft", _("in bewerking")
    FINAL = "final", _("ingediend")


class AdviceOutcome(TextChoices):
    """What an expert concludes. A plain code: an outcome is never a status."""

    PRO = "pro", _("praktijkonderwijs (pro)")
    LWOO = "lwoo", _("leerwegondersteunend onderwijs (lwoo)")
    NEITHER = "neither", _("geen van beide")
    UNDETERMINED = "undetermined", _("op grond van dit dossier niet te bepalen")


class UploadKind(TextChoices):
    """What somebody uploads to begin applications with."""

    SCREENING = "screening", _("klassenlijst")
    DOSSIER = "dossier", _("OSO-dossier")


class Finding(TextChoices):
    """What the figures say; it advises and decides nothing (fine-print §7). In the order in which they are listed."""

    PRO = "pro", _("praktijkonderwijs")
    LWOO = "lwoo", _("lwoo")
    PRO_OR_LWOO = "pro_or_lwoo", _("praktijkonderwijs of lwoo")
    MIXED = "mixed", _("gemengde leerachterstanden: oordeel van mensen")
    NONE = "none", _("geen grond in de cijfers")
    UNDETERMINED = "undetermined", _("staat nog niet vast")
    NOT_APPLICABLE = "not_applicable", _("cijfers beslissen hier niet")
    INVALID = "invalid", _("gegevens kloppen niet")


class InstrumentDomain(TextChoices):
    """What an instrument of the yearly list measures: the learning domains, intelligence, social-emotional problems."""

    IQ = "IQ", _("intelligentie")
    SE = "SE", _("sociaal-emotioneel")
    TL = "TL", _("technisch lezen")
    BL = "BL", _("begrijpend lezen")
    SP = "SP", _("spellen")
    IR = "IR", _("inzichtelijk rekenen")


class Category(TextChoices):
    """The mark that a list gives an instrument for one kind. The key to all but I is not published with the list."""

    I = "I", _("I")  # noqa: E741 - the name that the list gives it
    III = "III", _("III")
    IV = "IV", _("IV")
    ZERO = "0", _("0")
    NOT_MEANT = "nvt", _("nvt")


class InstrumentForm(TextChoices):
    """Whether a list asks the whole test or allows the short form."""

    FULL = "full", _("volledig")
    SHORT = "short", _("verkort")


class Medium(TextChoices):
    """How a test is taken; both ways have their own conversion."""

    PAPER = "paper", _("papier")
    DIGITAL = "digital", _("digitaal")
    BOTH = "both", _("papier en digitaal")


class ListState(TextChoices):
    """What a version of a list is by now: follows from its dated facts and is never stored."""

    DRAFT = "draft", _("nog niet gecontroleerd")
    CURRENT = "current", _("gecontroleerd")
    HISTORICAL = "historical", _("vervangen")
    SAMPLE = "sample", _("historisch voorbeeld — niet geldig")
