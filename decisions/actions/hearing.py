"""Hearing parents, pupil or board before a decision (Awb 4:7 to 4:11). It does not suspend the term to decide."""

from datetime import date

from django.db import transaction

from applications.consequences import enter_paper, lock_case, restate_terms
from applications.enums import DocumentKind
from applications.models import Application, Document, Guardian
from casework import audit
from casework.acting import Act
from casework.enums import DeadlineState
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import law_on
from casework.terms import check_set_day
from correspondence.files import Inspected
from decisions import notifications, permissions, workflow
from decisions.actions.common import lock_hearing
from decisions.enums import ClosedBy, Party, SkipGround
from decisions.models import Hearing
from decisions.paperwork import views_text
from decisions.queries import draft_of, is_replacing, new_since_heard
from decisions.queries.drafting import heard_parties
from decisions.terms import view_term

NEW_FACT_TITLE = "Reactie vóór het besluit, met een nieuw feit"
VIEW_CODES = ("view_parents", "view_board")


@transaction.atomic
def invite_to_view(
    act: Act, *, application_id: int, party: str, guardian_id: int | None, invited_by: str, due_on: date
) -> Hearing:
    """Invite one party to give its view, in writing or in a talk as it prefers (Awb 4:9), until ``due_on``.

    The day must be a working day after today. Whoever has an account gets a message; others are reached in the way
    that ``invited_by`` says.
    """
    case = lock_case(application_id)
    require(permissions.may_hear(act.actor, case, replacing=is_replacing(case.pk)))
    guardian = _party(case, party, guardian_id)
    law = law_on(act.today)
    if due_on <= act.today:
        raise WrongState("De laatste dag om te reageren moet na vandaag liggen.")
    if unfit := check_set_day(due_on, law.calendar):
        raise WrongState(unfit)
    if Hearing.objects.filter(application=case, party=party, guardian=guardian, closed_on__isnull=True).exists():
        raise AlreadyDone("Deze partij is al uitgenodigd om te reageren.")
    hearing = Hearing.objects.create(
        application=case,
        party=party,
        guardian=guardian,
        invited_on=act.today,
        invited_by=invited_by,
        due_on=due_on,
        handled_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.INVITED, subject=hearing, case_id=case.pk)
    term = view_term(party, act.today, due_on, law.lengths, law.calendar)
    restate_terms(act, case, hearing, [term])
    notifications.invited(act, hearing)
    return hearing


def _party(case: Application, party: str, guardian_id: int | None) -> Guardian | None:
    """The guardian of a party; the board and an adult pupil have none."""
    if party != Party.GUARDIAN:
        return None
    guardian = case.guardians.filter(pk=guardian_id).first()
    if guardian is None:
        raise WrongState("Kies de ouder die wordt gehoord.")
    return guardian


@transaction.atomic
def close_hearing(
    act: Act,
    *,
    hearing_id: int,
    closed_by: str,
    heard_on: date | None = None,
    report: str = "",
    new_fact: bool | None = None,
    upload: Inspected | None = None,
    no_bsn_confirmed: bool = False,
) -> Hearing:
    """Close the opportunity of a party: with a report, its letter, or because nothing came within the term.

    A report or letter with a ``new_fact`` enters the file (``upload``), so that both experts get it at once, dated and
    without saying who spoke (fine-print §3). Raises FileRefused when it cannot be kept.
    """
    hearing = lock_hearing(hearing_id)
    case = hearing.application
    require(permissions.may_hear(act.actor, case, replacing=is_replacing(case.pk)))
    if hearing.is_closed:
        raise AlreadyDone("Deze gelegenheid om te reageren was al gesloten.")
    if closed_by == ClosedBy.GROUND:
        raise WrongState("Wie is uitgenodigd, wordt gehoord. Achterwege laten kan alleen zonder uitnodiging.")
    _refuse_closing(act, hearing, closed_by, heard_on, report)
    if new_fact and closed_by != ClosedBy.NO_ANSWER:
        hearing.document = _enter(act, case, upload, heard_on, no_bsn_confirmed)
    hearing.closed_on, hearing.closed_by = act.today, closed_by
    hearing.heard_on, hearing.report, hearing.holds_new_fact = heard_on, report, new_fact
    hearing.save(update_fields=["closed_on", "closed_by", "heard_on", "report", "holds_new_fact", "document"])
    audit.record(act, workflow.HEARD, subject=hearing, case_id=case.pk)
    missed = closed_by == ClosedBy.NO_ANSWER
    ended = DeadlineState.MISSED if missed else DeadlineState.MET
    restate_terms(act, case, hearing, [], ended=dict.fromkeys(VIEW_CODES, ended))
    _tell_draft(case, hearing)
    return hearing


def _enter(
    act: Act, case: Application, upload: Inspected | None, heard_on: date | None, no_bsn_confirmed: bool
) -> Document:
    """The paper with the new fact. Its title does not say whose words it holds."""
    if upload is None:
        raise WrongState(
            "Voeg de brief of het verslag toe als bestand: beide deskundigen moeten het nieuwe feit lezen."
        )
    return enter_paper(
        act.caused_by(workflow.HEARD.code),
        case,
        upload=upload,
        kind=DocumentKind.LETTER,
        title=NEW_FACT_TITLE,
        received_on=heard_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason="",
    )


def _tell_draft(case: Application, hearing: Hearing) -> None:
    """Let the draft tell of this hearing, as long as nobody changed what the program placed there."""
    draft = draft_of(case.pk)
    if draft is None:
        return
    told = heard_parties(case)
    before = views_text([party for party in told if party.id != hearing.pk])
    if draft.reasons_views.strip() == before.strip():
        draft.reasons_views = views_text(told)
        draft.version += 1
        draft.save(update_fields=["reasons_views", "version"])


def _refuse_closing(act: Act, hearing: Hearing, closed_by: str, heard_on: date | None, report: str) -> None:
    if closed_by == ClosedBy.NO_ANSWER:
        if hearing.due_on and act.today <= hearing.due_on:
            raise WrongState("De termijn om te reageren loopt nog. Sluiten zonder antwoord kan daarna.")
        return
    if not report.strip():
        raise WrongState("Schrijf het verslag van het gesprek of neem de reactie over.")
    if heard_on is None or heard_on > act.today or (hearing.invited_on and heard_on < hearing.invited_on):
        raise WrongState("De dag van het horen ligt tussen de uitnodiging en vandaag.")


@transaction.atomic
def leave_hearing_out(
    act: Act, *, application_id: int, party: str, guardian_id: int | None, ground: str, reasons: str
) -> Hearing:
    """Decide without hearing a party, on a ground of Awb 4:11 with reasons.

    "Heard earlier" is refused when the party was never heard, or when an advice is younger than what it said: it has
    not seen what stands in there (fine-print §6).
    """
    case = lock_case(application_id)
    require(permissions.may_hear(act.actor, case, replacing=is_replacing(case.pk)))
    guardian = _party(case, party, guardian_id)
    if not reasons.strip():
        raise WrongState("Leg uit waarom horen achterwege kan blijven.")
    if ground == SkipGround.HEARD_EARLIER and (problem := new_since_heard(case, party, guardian_id)):
        raise WrongState(problem)
    if Hearing.objects.filter(application=case, party=party, guardian=guardian, closed_on__isnull=True).exists():
        raise WrongState("Deze partij is al uitgenodigd. Wacht op de reactie of op het einde van de termijn.")
    hearing = Hearing.objects.create(
        application=case,
        party=party,
        guardian=guardian,
        closed_on=act.today,
        closed_by=ClosedBy.GROUND,
        ground=SkipGround(ground),
        reasons=reasons,
        handled_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.HEARD, subject=hearing, case_id=case.pk)
    _tell_draft(case, hearing)
    return hearing
