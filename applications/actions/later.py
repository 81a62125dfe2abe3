"""Telling in time that the decision comes later (Awb 4:14(3))."""

from datetime import date

from django.db import transaction

from applications import notifications, paperwork, permissions, workflow
from applications.consequences import lock_case, restate_case_terms
from applications.models import TermNotice
from applications.queries import term_facts
from applications.terms import case_terms
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState
from casework.snapshots import law_on
from casework.terms import check_set_day


@transaction.atomic
def announce_longer_term(act: Act, *, application_id: int, new_last_day: date, reason: str) -> TermNotice:
    """Tell the applicant the day on which the decision comes at the latest (Awb 4:14(3)).

    Only on or before the present last day; a notice after it would change nothing (fine-print §17), so it is refused
    with that explanation. Raises WrongState.
    """
    case = lock_case(application_id)
    require(permissions.may_announce_longer_term(act.actor, case))
    law = law_on(act.today)
    due = case_terms(term_facts(case), law.lengths, law.calendar)[0].due
    if act.today > due:
        raise WrongState(
            "De beslistermijn is al voorbij. Een mededeling verandert dan niets meer: besluit zo snel mogelijk."
        )
    if new_last_day <= due:
        raise WrongState("De nieuwe laatste dag moet na de laatste dag liggen die nu geldt.")
    if unfit := check_set_day(new_last_day, law.calendar):
        raise WrongState(unfit)
    notice = TermNotice.objects.create(
        application=case,
        sent_on=act.today,
        new_last_day=new_last_day,
        reason=reason,
        sent_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.LONGER_TERM, subject=notice, case_id=case.pk)
    restate_case_terms(act, case, law=law)
    paperwork.order_longer_term(act, case, notice, former_last_day=due)
    notifications.announce_longer_term(act, case, notice)
    return notice
