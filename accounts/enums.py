"""Choices of the accounts app, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """In which capacity somebody works. One hat at a time."""

    SCHOOL_STAFF = "school_staff", _("school")
    EXPERT = "expert", _("deskundige")
    SECRETARIAT = "secretariat", _("secretariaat")
    BOARD_MEMBER = "board_member", _("bestuur")
    COMMITTEE_CHAIR = "committee_chair", _("voorzitter bezwaaradviescommissie")
    COMMITTEE_MEMBER = "committee_member", _("lid bezwaaradviescommissie")
    PARENT = "parent", _("ouder")
    CONTROLLER = "controller", _("controller")
    FUNCTIONAL_ADMINISTRATOR = "functional_administrator", _("functioneel beheer")
    PRIVACY_OFFICER = "privacy_officer", _("functionaris gegevensbescherming")


class OrganisationKind(TextChoices):
    """What an organisation is to the partnership."""

    PARTNERSHIP = "partnership", _("samenwerkingsverband")
    SCHOOL_BOARD = "school_board", _("schoolbestuur")
    COMMITTEE = "committee", _("bezwaaradviescommissie")


class SchoolType(TextChoices):
    """What a site offers. *Breed* sites get the highest level they offer vmbo beside."""

    PRO = "pro", _("praktijkonderwijs")
    VMBO = "vmbo", _("vmbo")
    MAVO = "mavo", _("mavo")
    VMBO_HAVO_VWO = "vmbo_havo_vwo", _("vmbo, havo en vwo")
    HAVO_VWO = "havo_vwo", _("havo en vwo")
    VSO = "vso", _("voortgezet speciaal onderwijs")


class MandateKind(TextChoices):
    """What a mandate gives authority for."""

    SUBMIT_APPLICATIONS = "submit_applications", _("aanvragen indienen")
    DECIDE_APPLICATIONS = "decide_applications", _("beslissen op aanvragen")
    DECIDE_OBJECTIONS = "decide_objections", _("beslissen op bezwaar")


class LwooMode(TextChoices):
    """Under which rules a partnership allots lwoo."""

    NATIONAL = "national", _("landelijke criteria")
    OWN = "own", _("eigen criteria (opting-out)")
    POPULATION = "population", _("populatiebekostiging")


class ApplicantKinds(TextChoices):
    """Which schools apply for practical education on the ordinary route."""

    PRO_AND_VMBO = "pro_and_vmbo", _("scholen voor praktijkonderwijs en vmbo")
    PRO_ONLY = "pro_only", _("alleen scholen voor praktijkonderwijs")


class SpecialGroupApplicant(TextChoices):
    """Who applies for a pupil of a special group."""

    PRO_SCHOOL = "pro_school", _("de school voor praktijkonderwijs")
    SCHOOL_OF_ORIGIN = "school_of_origin", _("de school van herkomst")


class StatementSigners(TextChoices):
    """From whom a statement is needed before a pro application is complete."""

    ONE = "one", _("alle ouders uitnodigen, één reactie is genoeg")
    ALL = "all", _("een reactie van elke ouder met gezag")


class CommitteeKind(TextChoices):
    """Which committee advises on objections (Awb 7:13, WVO 2020 2.47(15))."""

    OWN = "own", _("eigen bezwaaradviescommissie")
    LBT = "lbt", _("landelijke bezwaaradviescommissie (LBT)")


# Which roles an organisation can give. A parent belongs to the partnership; what he sees follows from taking part.
ROLES_OF = {
    OrganisationKind.PARTNERSHIP: frozenset(
        {
            Role.EXPERT,
            Role.SECRETARIAT,
            Role.BOARD_MEMBER,
            Role.PARENT,
            Role.CONTROLLER,
            Role.FUNCTIONAL_ADMINISTRATOR,
            Role.PRIVACY_OFFICER,
        }
    ),
    OrganisationKind.SCHOOL_BOARD: frozenset({Role.SCHOOL_STAFF}),
    OrganisationKind.COMMITTEE: frozenset({Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER}),
}

# Who can hold which mandate.
MANDATES_OF = {
    Role.SCHOOL_STAFF: (MandateKind.SUBMIT_APPLICATIONS,),
    Role.BOARD_MEMBER: (MandateKind.DECIDE_APPLICATIONS, MandateKind.DECIDE_OBJECTIONS),
}

# Everybody who works for a school, the partnership or the committee: these need a second factor.
STAFF_ROLES = frozenset(Role) - {Role.PARENT}


class TextPlace(TextChoices):
    """Where a text of the partnership itself stands."""

    SCHOOLS = "schools", _("voor scholen, boven hun werkvoorraad")
    PARENTS = "parents", _("voor ouders, boven hun aanvragen")
    HELP = "help", _("op de pagina Hulp")
    PRIVACY = "privacy", _("op de pagina Privacy")
    LETTERS = "letters", _("in brieven, bij Hulp en vragen")


class ResultCheck(TextChoices):
    """What can be wrong with a test result; a partnership says which of these stop a decision."""

    MISSING = "missing", _("de test of de datum ontbreekt")
    NOT_LISTED = "not_listed", _("het instrument staat niet op de testlijst")
    UNCLEAR = "unclear", _("het is niet duidelijk welk instrument van de lijst het is")
    WRONG_DOMAIN = "wrong_domain", _("het instrument staat voor een ander domein op de lijst")
    RESTRICTION = "restriction", _("leeftijd, groep of andere voorwaarde van de lijst past niet")
    IQ_TOO_OLD = "iq_too_old", _("het intelligentieonderzoek is te oud")
    LEARNING_TOO_OLD = "learning_too_old", _("de leertoets is te oud")
    SE_TOO_OLD = "se_too_old", _("het sociaal-emotionele onderzoek is te oud")
    RESPONSIBLE = "responsible", _("niet bekend is welke psycholoog of orthopedagoog verantwoordelijk was")
