"""Giving a parent access to the case, and ending it."""

from django.db import transaction

from accounts.consequences import give_parent_access
from applications import permissions, queries, workflow
from applications.consequences import end_family_part, lock_case, take_part
from applications.enums import WITH_AUTHORITY, Capacity
from applications.models import Application, Guardian
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState


@transaction.atomic
def activate_guardian(act: Act, *, application_id: int, guardian_id: int) -> Guardian:
    """Invite a guardian with authority to follow the case. Without authority there is no access (fine-print §2)."""
    case = lock_case(application_id)
    require(permissions.may_invite_guardian(act.actor, case))
    guardian = _guardian(case, guardian_id)
    _refuse_without_authorisation(act, case, guardian)
    if guardian.authority not in WITH_AUTHORITY and not guardian.is_authorised:
        raise WrongState("Deze persoon heeft (nog) geen gezag. Toegang kan alleen voor ouders met gezag.")
    if not guardian.email:
        raise WrongState("Vul eerst het e-mailadres van deze ouder in.")
    caused = act.caused_by(workflow.GUARDIAN_INVITED.code)
    guardian.user_id = give_parent_access(caused, email=guardian.email, name=guardian.name).user_id
    guardian.save(update_fields=["user"])
    take_part(act, case, user_id=guardian.user_id, capacity=Capacity.GUARDIAN)
    audit.record(act, workflow.GUARDIAN_INVITED, subject=guardian, case_id=case.pk)
    return guardian


@transaction.atomic
def end_guardian_access(act: Act, *, application_id: int, guardian_id: int) -> Guardian:
    """End a guardian's access: authority ended, or the account went to the wrong person."""
    case = lock_case(application_id)
    require(permissions.may_invite_guardian(act.actor, case))
    guardian = _guardian(case, guardian_id)
    if guardian.user_id is None:
        raise WrongState("Deze ouder heeft geen toegang.")
    end_family_part(act, case, user_id=guardian.user_id, capacity=Capacity.GUARDIAN)
    return guardian


def _refuse_without_authorisation(act: Act, case: Application, guardian: Guardian) -> None:
    """From eighteen on a parent reads along only when the pupil says so in writing (fine-print §2)."""
    adult_on = queries.age_facts(case, act.today).adult_on
    if adult_on is None or act.today < adult_on:
        return
    if not guardian.is_authorised:
        raise WrongState("De leerling is 18 of ouder. Leg eerst de schriftelijke machtiging van de leerling vast.")


def _guardian(case: Application, guardian_id: int) -> Guardian:
    guardian = case.guardians.filter(pk=guardian_id).first()
    if guardian is None:
        raise WrongState("Deze ouder is intussen uit de aanvraag gehaald.")
    return guardian
