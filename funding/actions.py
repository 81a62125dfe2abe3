"""What the controller does about a count: say whether an uncertain declaration counts."""

from django.db import transaction

from applications.consequences import lock_case
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from funding import permissions, rules, verbs
from funding.enums import Verdict
from funding.models import Settlement
from funding.queries import chain_of_case, settlement_of

FIELDS = ("basis", "verdict", "reason")
NOTHING_UNCERTAIN = "Deze verklaring is voor deze telling niet (meer) onzeker. Open de telling opnieuw."


@transaction.atomic
def settle(act: Act, *, application_id: int, year: int, verdict: str, reason: str) -> Settlement:
    """Say whether a declaration counts on 1 October of a year, though a later decision changed what held that day.

    An earlier answer to this question, or to one that another decision has made old, stays as a version. Raises
    WrongState when nothing is uncertain, AlreadyDone for the same answer again.
    """
    case = lock_case(application_id)
    require(permissions.may_settle(act.actor, case.partnership_id))
    if not reason.strip():
        raise WrongState("Schrijf op waarom.")
    chain = chain_of_case(act.actor, case.pk)
    basis = rules.open_question(chain, year, act.today) if chain else ""
    if not basis:
        raise WrongState(NOTHING_UNCERTAIN)
    row = settlement_of(case.pk, year)
    wanted = {"basis": basis, "verdict": Verdict(verdict), "reason": reason.strip()}
    if row is None:
        row = Settlement.objects.create(
            application=case, year=year, settled_by_id=act.actor.user_id, created_at=act.now, **wanted
        )
        audit.record(act, verbs.SETTLED, subject=row, reference=str(year))
        return row
    if all(getattr(row, name) == value for name, value in wanted.items()):
        raise AlreadyDone("Dit was al vastgesteld.")
    versions.keep(act, row, case_id=None, fields=FIELDS)
    for name, value in wanted.items():
        setattr(row, name, value)
    row.settled_by_id, row.version = act.actor.user_id, row.version + 1
    row.save(update_fields=[*FIELDS, "settled_by", "version"])
    audit.record(act, verbs.SETTLED, subject=row, fields=FIELDS, reference=str(year))
    return row
