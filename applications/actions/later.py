"""A later decision: told in time (Awb 4:14(3)), or agreed to by the applicant in writing (4:15(2)(a))."""

from datetime import date

from django.db import transaction

from applications import contradictions, notifications, paperwork, permissions, workflow
from applications.consequences import enter_paper, lock_case, restate_case_terms
from applications.enums import DocumentKind
from applications.models import Application, DelayConsent, TermNotice
from applications.queries import delays_agreed, term_facts
from applications.terms import case_terms
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import Law, law_on
from casework.terms import check_set_day
from correspondence.files import Inspected

CONSENT_TITLE = "Brief van de aanvrager: instemming met uitstel"


@transaction.atomic
def announce_longer_term(act: Act, *, application_id: int, new_last_day: date, reason: str) -> TermNotice:
    """Tell the applicant the day on which the decision comes at the latest (Awb 4:14(3)).

    Only on or before the present last day; a notice after it would change nothing (fine-print §17), so it is refused
    with that explanation. Raises WrongState.
    """
    case = lock_case(application_id)
    require(permissions.may_announce_longer_term(act.actor, case))
    law = law_on(act.today)
    due = _due(case, law)
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


@transaction.atomic
def record_delay_consent(
    act: Act,
    *,
    application_id: int,
    agreed_on: date,
    first: date,
    last: date,
    upload: Inspected,
    received_on: date | None = None,
    no_bsn_confirmed: bool = False,
    bsn_reason: str = "",
) -> DelayConsent:
    """Record that the applicant agreed in writing to a delay (Awb 4:15(2)(a), fine-print §15).

    The term to decide stands still from ``first`` up to and including ``last``. ``upload`` is the applicant's letter,
    ``agreed_on`` the day on it, ``received_on`` the day it came in. Raises AlreadyDone for the same delay again,
    WrongState for days that change nothing, FileRefused when there is no room for the letter.
    """
    case = lock_case(application_id)
    require(permissions.may_record_delay_consent(act.actor, case))
    law = law_on(act.today)
    _refuse_delay(act, case, law, agreed_on, first, last, received_on or act.today)
    caused = act.caused_by(workflow.DELAY_CONSENTED.code)
    letter = enter_paper(
        caused,
        case,
        upload=upload,
        kind=DocumentKind.LETTER,
        title=CONSENT_TITLE,
        received_on=received_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason=bsn_reason,
    )
    consent = DelayConsent.objects.create(
        application=case,
        agreed_on=agreed_on,
        first=first,
        last=last,
        document=letter,
        recorded_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.DELAY_CONSENTED, subject=consent, case_id=case.pk)
    restate_case_terms(act, case, law=law)
    notifications.tell_of_delay(act, case, consent)
    return consent


def _refuse_delay(
    act: Act, case: Application, law: Law, agreed_on: date, first: date, last: date, letter_came_on: date
) -> None:
    earlier = delays_agreed(case)
    if any((one.agreed_on, one.first, one.last) == (agreed_on, first, last) for one in earlier):
        raise AlreadyDone("Dit uitstel was al vastgelegd.")
    facts = term_facts(case)
    problems = contradictions.of_delay(
        agreed_on,
        first,
        last,
        letter_came_on=letter_came_on,
        received_on=facts.received_on,
        due=_due(case, law),
        earlier=earlier,
        today=act.today,
    )
    if problems:
        raise WrongState(next(iter(problems.values())))


def _due(case: Application, law: Law) -> date:
    return case_terms(term_facts(case), law.lengths, law.calendar)[0].due
