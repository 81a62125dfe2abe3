"""When the pupil comes of age: an own account from sixteen; from eighteen, who may read along (fine-print §2)."""

from datetime import date

from django.db import transaction

from accounts.consequences import give_parent_access
from applications import contradictions, permissions, queries, workflow
from applications.consequences import end_family_part, enter_paper, lock_case, take_part
from applications.enums import Capacity, DocumentKind
from applications.models import Application, Guardian, Pupil
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence.files import Inspected

TITLE = "Machtiging van de leerling"
OF_SOMEBODY_ELSE = (
    "Dit e-mailadres hoort bij iemand anders die aan deze aanvraag meedoet. De leerling heeft een eigen adres nodig."
)


@transaction.atomic
def invite_pupil(act: Act, *, application_id: int, email: str) -> Pupil:
    """Give the pupil an own account from sixteen on. Another address later replaces the former account at once.

    Raises WrongState for the address of a parent or of anybody who takes part, AlreadyDone for the address in use.
    """
    case = lock_case(application_id)
    require(permissions.may_invite_pupil(act.actor, queries.age_facts(case, act.today)))
    pupil, address = case.pupil, email.strip().lower()
    following = queries.family_of(case, act.today).filter(user_id=pupil.user_id, capacity=Capacity.PUPIL)
    if pupil.user_id and pupil.email == address and following.exists():
        raise AlreadyDone("De leerling heeft al een eigen toegang met dit adres.")
    _refuse_address(case, address)
    if pupil.user_id:
        end_family_part(act, case, user_id=pupil.user_id, capacity=Capacity.PUPIL)
    caused = act.caused_by(workflow.PUPIL_INVITED.code)
    if pupil.email and pupil.email != address:
        versions.keep(act, pupil, case_id=case.pk, fields=("email",))
    pupil.email = address
    pupil.user_id = give_parent_access(caused, email=address, name=pupil.full_name).user_id
    pupil.save(update_fields=["email", "user"])
    take_part(caused, case, user_id=pupil.user_id, capacity=Capacity.PUPIL)
    audit.record(act, workflow.PUPIL_INVITED, subject=pupil, case_id=case.pk)
    return pupil


def _refuse_address(case: Application, address: str) -> None:
    parents = case.guardians.filter(email__iexact=address)
    others = case.participations.filter(user__email=address).exclude(capacity=Capacity.PUPIL)
    if parents.exists() or others.exists():
        raise WrongState(OF_SOMEBODY_ELSE)


@transaction.atomic
def authorise_parent(
    act: Act,
    *,
    application_id: int,
    guardian_id: int,
    authorised_on: date,
    upload: Inspected,
    received_on: date | None = None,
    no_bsn_confirmed: bool = False,
    bsn_reason: str = "",
) -> Guardian:
    """Record that the adult pupil lets a parent read along, with the scan of what he wrote.

    It counts as long as that paper is in the file. Raises WrongState before the eighteenth birthday and for a day that
    lies before it or in the future; FileRefused when there is no room for the scan.
    """
    case = lock_case(application_id)
    facts = queries.age_facts(case, act.today)
    require(permissions.may_authorise(act.actor, facts))
    guardian = case.guardians.filter(pk=guardian_id).first()
    if guardian is None:
        raise WrongState("Deze ouder is intussen uit de aanvraag gehaald.")
    problems = contradictions.of_authorisation(authorised_on, adult_on=facts.adult_on, today=act.today)
    for sentence in problems.values():
        raise WrongState(sentence)
    changed = ("authorised_on", "authorisation")
    if guardian.authorisation_id:
        versions.keep(act, guardian, case_id=case.pk, fields=changed)
    guardian.authorised_on = authorised_on
    guardian.authorisation = enter_paper(
        act.caused_by(workflow.AUTHORISED.code),
        case,
        upload=upload,
        kind=DocumentKind.LETTER,
        title=TITLE,
        received_on=received_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason=bsn_reason,
    )
    guardian.save(update_fields=changed)
    audit.record(act, workflow.AUTHORISED, subject=guardian, case_id=case.pk, fields=changed)
    return guardian
