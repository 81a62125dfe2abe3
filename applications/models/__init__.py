"""Tables of the case."""

from applications.models.case import ACTING, Application, DelayConsent, Participation, SupplementRequest, TermNotice
from applications.models.evidence import (
    Document,
    IntelligenceResult,
    LearningResult,
    Motivation,
    SocialEmotionalFinding,
)
from applications.models.people import (
    BoardMessageChoice,
    Guardian,
    MessageChoice,
    ParentConsultation,
    Pupil,
    PupilStatement,
    SchoolCareer,
    Section,
    Statement,
)
from applications.models.placement import Placement, TakenOverDeclaration, number_key

__all__ = [
    "ACTING",
    "Application",
    "BoardMessageChoice",
    "DelayConsent",
    "Document",
    "Guardian",
    "IntelligenceResult",
    "LearningResult",
    "MessageChoice",
    "Motivation",
    "ParentConsultation",
    "Participation",
    "Placement",
    "Pupil",
    "PupilStatement",
    "SchoolCareer",
    "Section",
    "SocialEmotionalFinding",
    "Statement",
    "SupplementRequest",
    "TakenOverDeclaration",
    "TermNotice",
    "number_key",
]
