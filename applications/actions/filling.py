"""Filling in an application: each section saved on its own, in any order, also half finished."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from applications import contradictions, permissions, workflow
from applications.actions.common import stamp
from applications.consequences import MANY_ROWS, ONE_ROW, end_family_part, lock_case, refresh_search, start_draft
from applications.enums import WITH_AUTHORITY, Capacity, Section, Status
from applications.models import Application, Guardian, Pupil, PupilStatement, Statement
from applications.rules import needs_scan
from casework import audit, drafts, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState
from correspondence.consequences import remove_file

STAYS = (
    "Deze ouder is al uitgenodigd om vóór het besluit te reageren en blijft daarom in het dossier staan."
    " Heeft deze ouder geen gezag (meer), wijzig dan het gezag."
)


@transaction.atomic
def start(act: Act, *, kind: str, site_id: int, earlier_decision: bool | None = None) -> Application:
    """Start a draft for one site of the actor's own board; ``earlier_decision``: is there a decision already."""
    require(permissions.may_start(act.actor))
    return start_draft(act, kind=kind, site_id=site_id, earlier_decision=earlier_decision)


@transaction.atomic
def save_section(
    act: Act, *, application_id: int, section: str, values: dict[str, Any], expected_version: int | None = None
) -> Application:
    """Save one section of one row (``route`` lies on the case itself). Values may be empty: completeness comes later.

    ``expected_version`` is the version that the person saw; when somebody saved in between, Stale shows both texts.
    """
    case = lock_case(application_id)
    require(permissions.may_edit_section(act.actor, case, section))
    if section == Section.PUPIL_VOICE:
        _refuse_without_scan(case, values, PupilStatement.objects.filter(application=case).first())
    if section == Section.ROUTE:
        _refuse_other_kind(case, values)
        record: Any = case
    else:
        model: Any = ONE_ROW[section]
        record = model.objects.filter(application=case).first() or model(
            application=case, created_at=act.now, version=0
        )
    _save(act, case, record, values, expected_version)
    if section == Section.PUPIL:
        case.pupil = record
        refresh_search(case)
    return case


@transaction.atomic
def add_row(act: Act, *, application_id: int, section: str, values: dict[str, Any]) -> Any:
    """Add a guardian or a test result."""
    case = lock_case(application_id)
    require(permissions.may_edit_section(act.actor, case, section))
    record: Any = MANY_ROWS[section](application=case, created_at=act.now, version=0)
    if section == Section.GUARDIANS:
        _refuse_without_evidence(case, values, record)
    _save(act, case, record, values, None)
    _after_row(case, section)
    return record


@transaction.atomic
def change_row(
    act: Act,
    *,
    application_id: int,
    section: str,
    row_id: int,
    values: dict[str, Any],
    expected_version: int | None = None,
) -> Any:
    """Change a guardian or a test result."""
    case = lock_case(application_id)
    require(permissions.may_edit_section(act.actor, case, section))
    record = _row(case, section, row_id)
    if section == Section.GUARDIANS:
        _refuse_without_evidence(case, values, record)
    _save(act, case, record, values, expected_version)
    if section == Section.GUARDIANS:
        _end_old_access(act, case, record)
    _after_row(case, section)
    return record


@transaction.atomic
def remove_row(act: Act, *, application_id: int, section: str, row_id: int) -> None:
    """Remove a guardian or a test result; what it held is kept as a version."""
    case = lock_case(application_id)
    require(permissions.may_edit(act.actor, case))
    record = _row(case, section, row_id)
    if section == Section.GUARDIANS and record.user_id:
        raise WrongState(
            "Deze ouder heeft al toegang tot de aanvraag. Vraag het secretariaat om de toegang te beëindigen."
        )
    _keep(act, case, record, _content_fields(record))
    if section == Section.GUARDIANS and (statement := Statement.objects.filter(guardian=record).first()):
        _keep(act, case, statement, _content_fields(statement))
    audit.record(act, workflow.SAVED, subject=record, case_id=case.pk, fields=["removed"])
    try:
        record.delete()
    except ProtectedError as error:
        raise WrongState(STAYS) from error
    _after_row(case, section)


@transaction.atomic
def save_statement(
    act: Act, *, application_id: int, guardian_id: int, values: dict[str, Any], expected_version: int | None = None
) -> Statement:
    """Save what one guardian answered, or how he was given the opportunity. Welcome until the decision."""
    case = lock_case(application_id)
    require(permissions.may_record_view(act.actor, case))
    guardian = _row(case, Section.GUARDIANS, guardian_id)
    stored = Statement.objects.filter(guardian=guardian).first()
    _refuse_without_scan(case, values, stored)
    statement = stored or Statement(guardian=guardian, application=case, created_at=act.now, version=0)
    _save(act, case, statement, values, expected_version)
    return statement


@transaction.atomic
def discard(act: Act, *, application_id: int) -> None:
    """Throw away a draft that was never submitted, with everything in it, the bytes of its papers included."""
    case = lock_case(application_id)
    require(permissions.may_discard(act.actor, case))
    audit.record(act, workflow.DISCARDED, subject=case, case_id=case.pk)
    drafts.drop_subject(str(case.public_id))
    Statement.objects.filter(application=case).delete()
    for document in case.documents.select_related("file").order_by("id"):
        remove_file(act, document.file, reason="Het concept is weggegooid.")
    case.documents.all().delete()
    case.delete()


def _refuse_without_scan(case: Application, values: dict[str, Any], stored: Any) -> None:
    """After intake a view is a paper of the file first, so that both experts are told of it (fine-print §3)."""
    found = contradictions.of_late_view(values, needs_scan=needs_scan(case.status), stored=stored)
    for sentence in found.values():
        raise WrongState(sentence)


def _refuse_without_evidence(case: Application, values: dict[str, Any], stored: Guardian) -> None:
    """Once an application is in, who has authority changes with a ground that is written down."""
    if case.status == Status.DRAFT:
        return
    found = contradictions.of_authority(
        values.get("authority", stored.authority),
        values.get("authority_evidence", stored.authority_evidence),
        was=stored.authority,
        evidence_was=stored.authority_evidence,
    )
    for sentence in found.values():
        raise WrongState(sentence)


def _end_old_access(act: Act, case: Application, guardian: Guardian) -> None:
    """Who has no authority any more reads nothing from this moment (fine-print §12)."""
    if guardian.user_id and guardian.authority not in WITH_AUTHORITY:
        end_family_part(act, case, user_id=guardian.user_id, capacity=Capacity.GUARDIAN)


def _refuse_other_kind(case: Application, values: dict[str, Any]) -> None:
    """Once received, an application changes its kind in writing only: experts and parents must know (§15)."""
    if case.status != Status.DRAFT and values.get("kind", case.kind) != case.kind:
        raise WrongState("De soort wijzigen kan nu alleen met een brief van het schoolbestuur: kies ‘Soort wijzigen’.")


def _row(case: Application, section: str, row_id: int) -> Any:
    model: Any = MANY_ROWS[section]
    record = model.objects.filter(application=case, pk=row_id).first()
    if record is None:
        raise WrongState("Dit onderdeel is intussen verwijderd. Ga terug naar de takenlijst.")
    return record


def _content_fields(record: Any) -> list[str]:
    skipped = {"id", "public_id", "created_at", "version", "saved_at", "application", "guardian", "user"}
    return [field.name for field in record._meta.concrete_fields if field.name not in skipped]


def _save(act: Act, case: Application, record: Any, values: dict[str, Any], expected_version: int | None) -> None:
    hidden = isinstance(record, Pupil | Guardian) and permissions.hides_address(act.actor, record)
    values = _without_secret(values) if hidden else values
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    versions.refuse_stale(record, values, expected_version, hidden=permissions.ADDRESS if hidden else ())
    if record.pk and not changed:
        return
    if record.pk and case.status != Status.DRAFT:
        _keep(act, case, record, changed)
    for name in changed:
        setattr(record, name, values[name])
    if record is case:
        record.version += 1
    else:
        stamp(act, record)
    record.save()
    audit.record(act, workflow.SAVED, subject=record, case_id=case.pk, fields=changed)


def _without_secret(values: dict[str, Any]) -> dict[str, Any]:
    """Who cannot read an address leaves it as it is, mark included, or puts a whole new one in its place."""
    if any(values.get(name) for name in permissions.ADDRESS):
        return values
    return {name: value for name, value in values.items() if name not in {*permissions.ADDRESS, "address_secret"}}


def _keep(act: Act, case: Application, record: Any, fields: list[str]) -> None:
    if fields:
        versions.keep(act, record, case_id=case.pk, fields=fields)


def _after_row(case: Application, section: str) -> None:
    if section == Section.GUARDIANS:
        refresh_search(case)
