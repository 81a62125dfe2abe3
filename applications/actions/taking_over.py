"""Declarations that this program did not give: registered one by one, or many at once out of a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import SchoolSite
from applications import contradictions, permissions, workflow
from applications.actions.placing import Place, lock_taken_over, place_taken_over
from applications.enums import PlacementAnswer
from applications.models import TakenOverDeclaration, number_key
from applications.queries import known_numbers, sites_to_place_at
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState

FIELDS = (
    "number",
    "kind",
    "issuer",
    "issuer_name",
    "decided_on",
    "effective_on",
    "valid_until",
    "first_name",
    "infix",
    "last_name",
    "birth_date",
)
KNOWN = (
    "Deze verklaring is al geregistreerd. Staat zij niet in uw lijst, vraag het dan het secretariaat van het"
    " samenwerkingsverband."
)


@transaction.atomic
def register_taken_over(act: Act, *, values: Mapping[str, Any], site_id: int) -> TakenOverDeclaration:
    """Register one declaration from elsewhere; ``values`` by the names of ``FIELDS``.

    Raises WrongState when its number is registered already, and for days that cannot be.
    """
    require(permissions.may_take_over(act.actor))
    site = _site(act, site_id)
    _refuse(act, values)
    if known_numbers(act.actor.partnership_id, [values["number"]]):
        raise WrongState(KNOWN)
    return _create(act, values, site)


def _site(act: Act, site_id: int) -> SchoolSite:
    site = sites_to_place_at(act.actor, act.today).filter(pk=site_id).first()
    if site is None:
        raise WrongState("Deze vestiging hoort niet bij het eigen schoolbestuur. Kies een vestiging uit de lijst.")
    return site


def _refuse(act: Act, values: Mapping[str, Any]) -> None:
    problems = contradictions.of_taken_over(
        **{name: values[name] for name in ("kind", "decided_on", "effective_on", "valid_until")}, today=act.today
    )
    problems |= contradictions.of_pupil(values["birth_date"], act.today)
    if problems:
        raise WrongState(next(iter(problems.values())))


def _create(act: Act, values: Mapping[str, Any], site: SchoolSite) -> TakenOverDeclaration:
    made = TakenOverDeclaration.objects.create(
        partnership_id=act.actor.partnership_id,
        board_id=site.board_id,
        site=site,
        recorded_by_id=act.actor.user_id,
        created_at=act.now,
        **{name: values[name] for name in FIELDS},
    )
    audit.record(act, workflow.TAKEN_OVER, subject=made, reference=made.number)
    return made


@transaction.atomic
def change_taken_over(
    act: Act, *, taken_over_id: int, values: Mapping[str, Any], expected_version: int | None = None
) -> TakenOverDeclaration:
    """Put right what was registered; the former values stay as a version. The site of the pupil is his placement's."""
    found = lock_taken_over(taken_over_id)
    require(permissions.may_keep_taken_over(act.actor, found))
    _refuse(act, values)
    other_number = number_key(values["number"]) != found.number_key
    if other_number and known_numbers(found.partnership_id, [values["number"]]):
        raise WrongState(KNOWN)
    new = {name: values[name] for name in FIELDS}
    versions.refuse_stale(found, new, expected_version)
    changed = [name for name in FIELDS if getattr(found, name) != new[name]]
    if not changed:
        return found
    versions.keep(act, found, case_id=None, fields=FIELDS)
    for name in changed:
        setattr(found, name, new[name])
    found.version += 1
    found.save()
    audit.record(act, workflow.TAKEN_OVER_CHANGED, subject=found, fields=changed, reference=found.number)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One declaration of a list: its values, its site, and since when the pupil has a place there, if he has."""

    values: Mapping[str, Any]
    site_id: int
    placed_since: date | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list: how many are new, and how many were registered already."""

    new: int
    known: int


@transaction.atomic
def import_taken_over(act: Act, *, rows: Iterable[Row]) -> Imported:
    """Register the declarations of a list, except those that are registered already: the same list twice adds none."""
    require(permissions.may_take_over(act.actor))
    wanted = {number_key(row.values["number"]): row for row in rows}
    known = known_numbers(act.actor.partnership_id, [row.values["number"] for row in wanted.values()])
    sites = {site.pk: site for site in sites_to_place_at(act.actor, act.today)}
    fresh = [row for key, row in wanted.items() if key not in known]
    for row in fresh:
        if row.site_id not in sites:
            raise WrongState("Een van de vestigingen hoort niet bij het eigen schoolbestuur. Kies het bestand opnieuw.")
        _refuse(act, row.values)
        made = _create(act, row.values, sites[row.site_id])
        if row.placed_since:
            placed = Place(PlacementAnswer.PLACED, row.placed_since, site_id=row.site_id)
            place_taken_over(act, taken_over_id=made.pk, place=placed)
    return Imported(len(fresh), len(known))
