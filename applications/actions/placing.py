"""What became of a place: recorded by the school, changed when the pupil moves, put right when it was wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import SchoolSite
from applications import contradictions, permissions, workflow
from applications.consequences import lock_case
from applications.models import Application, Placement, TakenOverDeclaration
from applications.queries import placements_of, sites_to_place_at
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState

FIELDS = ("answer", "since", "site", "reason", "note")


@dataclass(frozen=True, slots=True)
class Place:
    """What is recorded: the answer (``PlacementAnswer``), from which day, and the site or the reason with it."""

    answer: str
    since: date
    site_id: int | None = None
    reason: str = ""
    note: str = ""


@transaction.atomic
def place(
    act: Act, *, application_id: int, place: Place, corrects: bool = False, expected_version: int | None = None
) -> Placement:
    """Record what became of a place for the pupil of a granted case.

    A change is a new row from its own day on; ``corrects`` puts the last row right instead. Raises WrongState for what
    cannot be, AlreadyDone for the same again, Stale when somebody else saved since ``expected_version``.
    """
    case = lock_case(application_id)
    require(permissions.may_place(act.actor, case))
    return _record(act, case, place, corrects=corrects, expected_version=expected_version)


@transaction.atomic
def place_taken_over(
    act: Act, *, taken_over_id: int, place: Place, corrects: bool = False, expected_version: int | None = None
) -> Placement:
    """The same for the pupil of a taken-over declaration."""
    declaration = lock_taken_over(taken_over_id)
    require(permissions.may_keep_taken_over(act.actor, declaration))
    return _record(act, declaration, place, corrects=corrects, expected_version=expected_version)


def lock_taken_over(taken_over_id: int) -> TakenOverDeclaration:
    """Lock a taken-over declaration, so that verbs on it exclude each other."""
    rows = TakenOverDeclaration.objects.select_related("site", "board")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=taken_over_id)


def _record(
    act: Act,
    subject: Application | TakenOverDeclaration,
    place: Place,
    *,
    corrects: bool,
    expected_version: int | None,
) -> Placement:
    rows = placements_of(subject)
    if corrects and not rows:
        raise WrongState("Er is nog niets vastgelegd dat verbeterd kan worden.")
    last = rows[-1] if rows else None
    if last and _values(last) == _wanted(place):
        raise AlreadyDone("Dit was al vastgelegd.")
    before = rows[:-1] if corrects else rows
    site = _site(act, subject, place)
    problems = contradictions.of_placement(
        place.answer,
        place.since,
        site=site,
        kind=subject.kind,
        reason=place.reason,
        note=place.note,
        after=before[-1].since if before else None,
        today=act.today,
    )
    if problems:
        raise WrongState(next(iter(problems.values())))
    case_id = subject.pk if isinstance(subject, Application) else None
    if corrects and last:
        return _correct(act, last, place, site, case_id, expected_version)
    return _add(act, subject, place, case_id)


def _values(row: Placement) -> dict[str, Any]:
    return {
        "answer": row.answer,
        "since": row.since,
        "site_id": row.site_id,
        "reason": row.reason,
        "note": row.note,
    }


def _wanted(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in ("answer", "since", "site_id", "reason", "note")}


def _site(act: Act, subject: Application | TakenOverDeclaration, place: Place) -> SchoolSite | None:
    """The site that was chosen, of those that this person may choose, or the one of the subject itself."""
    if place.site_id is None:
        return None
    if place.site_id == subject.site_id:
        return subject.site
    found = sites_to_place_at(act.actor, act.today).filter(pk=place.site_id).first()
    if found is None:
        raise WrongState("Deze vestiging hoort niet bij het eigen schoolbestuur. Kies een vestiging uit de lijst.")
    return found


def _add(act: Act, subject: Application | TakenOverDeclaration, place: Place, case_id: int | None) -> Placement:
    about = {"application": subject} if isinstance(subject, Application) else {"taken_over": subject}
    row = Placement.objects.create(**about, **_wanted(place), recorded_by_id=act.actor.user_id, created_at=act.now)
    audit.record(act, workflow.PLACED, subject=row, case_id=case_id)
    return row


def _correct(
    act: Act, row: Placement, place: Place, site: SchoolSite | None, case_id: int | None, expected: int | None
) -> Placement:
    wanted = _wanted(place)
    shown = {**wanted, "site": site}
    del shown["site_id"]
    versions.refuse_stale(row, shown, expected)
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    versions.keep(act, row, case_id=case_id, fields=FIELDS)
    for name in changed:
        setattr(row, name, wanted[name])
    row.version += 1
    row.save(update_fields=[*changed, "version"])
    fields = ["site" if name == "site_id" else name for name in changed]
    audit.record(act, workflow.PLACEMENT_CORRECTED, subject=row, case_id=case_id, fields=fields)
    return row
