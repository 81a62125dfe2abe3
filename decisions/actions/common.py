"""What every verb on a decision begins with. Order of locks: case → decision (architecture)."""

from applications.consequences import lock_case
from applications.models import Application
from casework.refusals import WrongState
from decisions.models import Decision, Hearing


def lock_decision(decision_id: int) -> Decision:
    """Lock the case and then the decision, in that order; the decision carries the locked case."""
    found = Decision.objects.only("application_id").get(pk=decision_id)
    case = lock_case(found.application_id)
    rows = Decision.objects.select_related("supersedes", "prepared_by")
    return _with(case, rows.select_for_update(no_key=True, of=("self",)).get(pk=decision_id))


def refuse_on_its_own(decision: Decision) -> None:
    """Raise WrongState for a decision that follows an objection: it goes with the decision on that objection."""
    if decision.follows_objection:
        raise WrongState("Dit besluit hoort bij een beslissing op bezwaar. Doe dit bij die beslissing.")


def lock_hearing(hearing_id: int) -> Hearing:
    """Lock the case and then the hearing; the hearing carries the locked case."""
    found = Hearing.objects.only("application_id").get(pk=hearing_id)
    case = lock_case(found.application_id)
    rows = Hearing.objects.select_related("guardian__user")
    hearing = rows.select_for_update(no_key=True, of=("self",)).get(pk=hearing_id)
    hearing.application = case
    return hearing


def _with(case: Application, decision: Decision) -> Decision:
    decision.application = case
    return decision
