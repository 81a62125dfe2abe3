"""Amending: the board asks for the other kind, in writing, until a decision is taken (fine-print §15)."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from applications import notifications, permissions, rules, workflow
from applications.actions.common import lock_board, stamp
from applications.consequences import enter_paper, lock_case, restate_case_terms
from applications.enums import DocumentKind, Kind, Status
from applications.events import KindChanged
from applications.models import Application, Motivation, PupilStatement, Statement
from applications.queries import open_double
from casework import audit, transitions, versions
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence.files import Inspected

TITLE = "Brief van het schoolbestuur: andere soort"
TOO_LATE = (
    "De soort kan nu niet meer worden gewijzigd. Wacht het besluit af, of trek de aanvraag in en doe een nieuwe voor de"
    " andere soort."
)
# What was said of the kind that was asked, and says nothing of the other one.
ON_CASE = {"earlier_decision": None, "completed_on": None}
ABOUT_KIND: tuple[tuple[Any, dict[str, Any]], ...] = (
    (
        Statement,
        {
            "invited_on": None,
            "invited_by": "",
            "reminded_on": None,
            "answer": "",
            "answered_on": None,
            "words": "",
            "consent": None,
            "signed_document": None,
        },
    ),
    (PupilStatement, {"answer": "", "consent": None, "signed_document": None}),
    (Motivation, {"why_this_kind": ""}),
)


@transaction.atomic
def change_kind(
    act: Act,
    *,
    application_id: int,
    kind: str,
    upload: Inspected,
    received_on: date | None = None,
    no_bsn_confirmed: bool = False,
    bsn_reason: str = "",
) -> Application:
    """Ask for the other kind from now on; ``upload`` is the board's letter, ``received_on`` the day it came in.

    The day of receipt stays. What was said of the former kind (the views of parents first of all) is kept as a version
    and asked again; the case goes back to intake, experts stay asked and get the letter and the new question. Raises
    AlreadyDone for the kind that is asked already, WrongState after a decision and where the school cannot ask this
    kind, FileRefused when there is no room for the letter.
    """
    case = lock_case(application_id)
    mandate = accounts.mandate_of(act.actor, MandateKind.SUBMIT_APPLICATIONS, act.today)
    facts = permissions.SubmitFacts(case, mandate is not None)
    require(permissions.may_change_kind(act.actor, facts))
    _refuse(case, kind)
    changed = ("kind", "version", *ON_CASE)
    versions.keep(act, case, case_id=case.pk, fields=changed)
    case.kind, case.version = kind, case.version + 1
    lock_board(case)
    _refuse_double(case)
    for name, value in ON_CASE.items():
        setattr(case, name, value)
    completing = case.status == Status.SUPPLEMENT_REQUESTED
    arrow = workflow.APPLICATION["change_kind_while_completing" if completing else "change_kind"]
    transitions.run(act, case, arrow, case_id=case.pk, facts=facts, changed=changed)
    caused = act.caused_by(workflow.KIND_CHANGED.code)
    _ask_again(caused, case)
    enter_paper(
        caused,
        case,
        upload=upload,
        kind=DocumentKind.LETTER,
        title=TITLE,
        received_on=received_on,
        no_bsn_confirmed=no_bsn_confirmed,
        bsn_reason=bsn_reason,
    )
    publish(KindChanged(caused, case.pk))
    restate_case_terms(act, case)
    notifications.tell_parties(act, case, "kind_changed")
    notifications.tell_office(act, case, Role.SECRETARIAT, kind="kind_changed")
    return case


def _refuse(case: Application, kind: str) -> None:
    if kind not in Kind.values:
        raise WrongState("Kies een soort uit de lijst.")
    if kind == case.kind:
        raise AlreadyDone(f"Deze aanvraag gaat al over {Kind(kind).label}.")
    if problem := rules.why_not_kind(kind, offers_vmbo=case.site.offers_vmbo):
        raise WrongState(problem)
    # Last: what changes nothing must not tell that a decision waits to be sent.
    if case.status not in permissions.BEFORE_DECISION:
        raise WrongState(TOO_LATE)


def _refuse_double(case: Application) -> None:
    if other := open_double(case):
        raise WrongState(
            f"Voor deze leerling loopt al een aanvraag van die soort: {other.number}. Trek een van beide in."
        )


def _ask_again(act: Act, case: Application) -> None:
    """Empty what was about the former kind. The signed papers stay in the file, the words as a version."""
    for model, empty in ABOUT_KIND:
        for record in model.objects.filter(application=case).order_by("pk"):
            changed = [name for name, value in empty.items() if getattr(record, name) != value]
            if not changed:
                continue
            versions.keep(act, record, case_id=case.pk, fields=changed)
            for name in changed:
                setattr(record, name, empty[name])
            stamp(act, record)
            record.save()
            audit.record(act, workflow.SAVED, subject=record, case_id=case.pk, fields=changed)
