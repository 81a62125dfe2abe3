"""A draft as it begins, and what is filled in before a person opens it."""

from typing import Any

from accounts import queries as accounts
from applications import workflow
from applications.consequences.participation import take_part
from applications.consequences.pupils import refresh_search
from applications.enums import Capacity, Section, Status
from applications.models import (
    Application,
    Guardian,
    IntelligenceResult,
    LearningResult,
    Motivation,
    ParentConsultation,
    Pupil,
    PupilStatement,
    SchoolCareer,
    SocialEmotionalFinding,
)
from casework import audit
from casework.acting import Act
from casework.models import Record
from casework.refusals import WrongState

ONE_ROW: dict[str, type[Record]] = {
    Section.PUPIL: Pupil,
    Section.CAREER: SchoolCareer,
    Section.SOCIAL_EMOTIONAL: SocialEmotionalFinding,
    Section.MOTIVATION: Motivation,
    Section.PUPIL_VOICE: PupilStatement,
    Section.STATEMENTS: ParentConsultation,
}
MANY_ROWS: dict[str, type[Record]] = {
    Section.GUARDIANS: Guardian,
    Section.LEARNING: LearningResult,
    Section.INTELLIGENCE: IntelligenceResult,
}


def start_draft(act: Act, *, kind: str, site_id: int, earlier_decision: bool | None = None) -> Application:
    """Begin a draft for one site of the actor's own board; ``earlier_decision``: is there a decision already."""
    site = accounts.own_sites(act.actor, act.today).filter(pk=site_id).first()
    if site is None:
        raise WrongState("Deze vestiging hoort niet bij het eigen schoolbestuur. Kies een vestiging uit de lijst.")
    case = Application.objects.create(
        partnership_id=act.actor.partnership_id,
        board=site.board,
        site=site,
        kind=kind,
        earlier_decision=earlier_decision,
        created_at=act.now,
    )
    audit.record(act, workflow.STARTED, subject=case, case_id=case.pk)
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.APPLICANT)
    return case


def fill_part(act: Act, case: Application, section: str, values: dict[str, Any]) -> None:
    """Fill in a section of a fresh draft, or add a row to it, with values that its form would take as well."""
    if case.status != Status.DRAFT:
        raise WrongState("De aanvraag is intussen ingediend en wordt niet meer ingevuld.")
    model: Any = {**ONE_ROW, **MANY_ROWS}[section]
    record = model(application=case, created_at=act.now, version=1, saved_at=act.now, **values)
    record.save(force_insert=True)
    audit.record(act, workflow.SAVED, subject=record, case_id=case.pk, fields=list(values))
    if section == Section.PUPIL:
        case.pupil = record
    if section in {Section.PUPIL, Section.GUARDIANS}:
        refresh_search(case)
