"""Cases of what may be one child: linked by a person, never by the program (fine-print §12)."""

from django.db import transaction

from accounts.enums import Role
from applications import notifications, permissions, queries, workflow
from applications.actions.moving import copy_documents
from applications.consequences import lock_case
from applications.events import FileGrew
from applications.models import Application
from casework import audit
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence.files import refuse_one_more

NO_MATCH = "Deze aanvragen lijken niet van dezelfde leerling: geboortedatum of naam verschilt. Koppelen kan dan niet."
NOTHING_TO_BRING = "In de eerdere aanvraag staan geen testverslagen die hier nog niet in het dossier zitten."
NOT_LINKED = "Koppel eerst de eerdere aanvraag van hetzelfde schoolbestuur."
OTHER_BOARD = "De eerdere aanvraag is van een ander schoolbestuur. Alleen dat bestuur kan zijn dossier overdragen."
NOT_GRANTED = "Voor deze leerling is geen besluit toegekend op een aanvraag van een ander schoolbestuur."
EARLIER = "Eerder: "


@transaction.atomic
def link_case(act: Act, *, application_id: int, earlier_id: int) -> Application:
    """Note that a case follows an earlier one of the same child. A person found that they are; the names must match."""
    case = lock_case(application_id)
    require(permissions.may_link(act.actor, case))
    if case.follows_id == earlier_id:
        raise AlreadyDone("Deze aanvragen waren al gekoppeld.")
    earlier = next((one.case for one in queries.matches(case, act.actor) if one.case.pk == earlier_id), None)
    if earlier is None:
        raise WrongState(NO_MATCH)
    if earlier.follows_id == case.pk:
        raise AlreadyDone("Deze aanvragen waren al gekoppeld.")
    case.follows = earlier
    case.save(update_fields=["follows"])
    for linked in (case, earlier):
        audit.record(act, workflow.LINKED, subject=linked, case_id=linked.pk, fields=["follows"])
    return case


@transaction.atomic
def bring_earlier_results(act: Act, *, application_id: int) -> Application:
    """Copy the test reports of the linked earlier case into the file, so that new experts see all that was measured.

    Earlier advices never come along. Both experts hear of each paper. Raises WrongState without a linked case of the
    same board, FileRefused when the file is full.
    """
    case = lock_case(application_id)
    require(permissions.may_bring_results(act.actor, case))
    earlier = case.follows
    if earlier is None:
        raise WrongState(NOT_LINKED)
    if earlier.board_id != case.board_id:
        raise WrongState(OTHER_BOARD)
    wanted = queries.earlier_reports(case)
    if not wanted:
        raise WrongState(NOTHING_TO_BRING)
    refuse_one_more(case.documents.filter(removed_at=None).count() + len(wanted) - 1)
    for paper in copy_documents(act, wanted, case, prefix=EARLIER):
        audit.record(act, workflow.DOCUMENT_ADDED, subject=paper, case_id=case.pk)
        publish(FileGrew(act.caused_by(workflow.DOCUMENT_ADDED.code), case.pk, paper.pk))
    return case


@transaction.atomic
def ask_still_wanted(act: Act, *, application_id: int) -> Application:
    """Ask a board whether it still wants a decision, now that one was sent on the application of another board.

    The message tells nothing of that other board. Raises WrongState while no such decision was sent.
    """
    case = lock_case(application_id)
    require(permissions.may_ask_still_wanted(act.actor, case))
    if case.still_wanted_asked_on is not None:
        raise AlreadyDone("Dit was al gevraagd.")
    if not queries.granted_elsewhere(act.actor, case):
        raise WrongState(NOT_GRANTED)
    case.still_wanted_asked_on = act.today
    case.save(update_fields=["still_wanted_asked_on"])
    audit.record(act, workflow.STILL_WANTED_ASKED, subject=case, case_id=case.pk, fields=["still_wanted_asked_on"])
    notifications.ask_still_wanted(act, case)
    return case


@transaction.atomic
def keep_wanting(act: Act, *, application_id: int) -> Application:
    """The board answers that it still wants a decision. Otherwise it withdraws."""
    case = lock_case(application_id)
    require(permissions.may_keep_wanting(act.actor, case))
    if case.still_wanted_on is not None:
        raise AlreadyDone("Dit was al doorgegeven.")
    case.still_wanted_on = act.today
    case.save(update_fields=["still_wanted_on"])
    audit.record(act, workflow.STILL_WANTED, subject=case, case_id=case.pk, fields=["still_wanted_on"])
    notifications.tell_office(act, case, Role.SECRETARIAT, kind="still_wanted_answered")
    return case
