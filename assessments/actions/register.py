"""Keeping the register of experts: who they are, what ties them, when they are away."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import OrganisationKind, Role
from assessments import permissions, workflow
from assessments.actions import common
from assessments.enums import Profession
from assessments.models import Absence, Expert, Tie
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState

EDITABLE = (
    "professions",
    "registration_kind",
    "registration_number",
    "registration_valid_until",
    "max_open_files",
    "active",
)


@transaction.atomic
def register_expert(act: Act, *, user_id: int, values: dict[str, Any]) -> Expert:
    """Put somebody with the role of expert in the register of one's own partnership."""
    partnership_id = act.actor.partnership_id
    require(permissions.may_keep_register(act.actor, partnership_id))
    if partnership_id is None:
        raise ValueError("the register belongs to a partnership")
    hats = accounts.members_with_role(partnership_id, Role.EXPERT, act.today)
    if not hats.filter(user_id=user_id).exists():
        raise WrongState("Deze persoon heeft geen rol als deskundige. Nodig de persoon eerst uit bij ‘Mensen’.")
    if Expert.objects.filter(partnership_id=partnership_id, user_id=user_id).exists():
        raise AlreadyDone("Deze persoon staat al in het register.")
    expert = Expert(partnership_id=partnership_id, user_id=user_id, created_at=act.now)
    _put(expert, values)
    expert.save()
    audit.record(act, workflow.REGISTERED, subject=expert)
    return expert


@transaction.atomic
def change_expert(act: Act, *, expert_id: int, values: dict[str, Any], expected_version: int | None = None) -> Expert:
    """Change what the register says of an expert. Raises Stale when a colleague saved in between."""
    expert = common.lock_expert(expert_id)
    require(permissions.may_keep_register(act.actor, expert.partnership_id))
    changed = [name for name in EDITABLE if name in values and getattr(expert, name) != values[name]]
    if not changed:
        return expert
    versions.refuse_stale(expert, {name: values[name] for name in changed}, expected_version)
    _put(expert, {name: values[name] for name in changed})
    expert.version += 1
    expert.save()
    audit.record(act, workflow.CHANGED, subject=expert, fields=changed)
    return expert


def _put(expert: Expert, values: dict[str, Any]) -> None:
    for name in EDITABLE:
        if name in values:
            setattr(expert, name, values[name])
    expert.professions = [code for code in Profession.values if code in expert.professions]
    if not expert.professions:
        raise WrongState("Kies ten minste één beroep.")


@transaction.atomic
def add_tie(
    act: Act,
    *,
    expert_id: int,
    kind: str,
    organisation_id: int | None = None,
    name: str = "",
    since: date | None = None,
    until: date | None = None,
    note: str = "",
) -> Tie:
    """Write down what ties an expert to a board (of this partnership), or to a school, bureau or person by name."""
    expert = common.lock_expert(expert_id)
    require(permissions.may_keep_register(act.actor, expert.partnership_id))
    boards = accounts.organisations_visible_to(act.actor).filter(kind=OrganisationKind.SCHOOL_BOARD)
    if organisation_id is not None and not boards.filter(pk=organisation_id).exists():
        raise WrongState("Dit schoolbestuur hoort niet bij dit samenwerkingsverband. Kies een bestuur uit de lijst.")
    if organisation_id is None and not name.strip():
        raise WrongState("Kies een schoolbestuur of vul een naam in.")
    if since and until and until < since:
        raise WrongState("De laatste dag ligt voor de eerste.")
    tie = Tie.objects.create(
        expert=expert,
        kind=kind,
        organisation_id=organisation_id,
        name=name.strip(),
        since=since,
        until=until,
        note=note.strip(),
        created_at=act.now,
    )
    audit.record(act, workflow.TIE_ADDED, subject=tie)
    return tie


@transaction.atomic
def end_tie(act: Act, *, tie_id: int, until: date) -> Tie:
    """End a tie on a day. The row stays: a former tie is still shown where it may matter."""
    expert = common.lock_expert(Tie.objects.values_list("expert_id", flat=True).get(pk=tie_id))
    require(permissions.may_keep_register(act.actor, expert.partnership_id))
    tie = Tie.objects.get(pk=tie_id)
    if tie.until is not None and tie.until <= until:
        raise AlreadyDone("Deze band was al beëindigd.")
    if tie.since and until < tie.since:
        raise WrongState("De laatste dag ligt voor de eerste.")
    tie.until = until
    tie.save(update_fields=["until"])
    audit.record(act, workflow.TIE_ENDED, subject=tie, fields=["until"])
    return tie


@transaction.atomic
def add_absence(act: Act, *, expert_id: int, first_day: date, last_day: date) -> Absence:
    """Enter days on which an expert takes no new work. What he has stays with him until it is taken back."""
    expert = common.lock_expert(expert_id)
    require(permissions.may_enter_absence(act.actor, expert))
    if last_day < first_day:
        raise WrongState("De laatste dag ligt voor de eerste. Controleer beide datums.")
    if last_day < act.today:
        raise WrongState("Deze afwezigheid is al voorbij. Vul een laatste dag in vanaf vandaag.")
    if Absence.objects.filter(expert=expert, first_day=first_day, last_day=last_day).exists():
        raise AlreadyDone("Deze afwezigheid was al vastgelegd.")
    absence = Absence.objects.create(expert=expert, first_day=first_day, last_day=last_day, created_at=act.now)
    audit.record(act, workflow.ABSENCE_ADDED, subject=absence)
    return absence


@transaction.atomic
def remove_absence(act: Act, *, absence_id: int) -> None:
    """Take an absence away that does not happen."""
    found = Absence.objects.filter(pk=absence_id).values_list("expert_id", flat=True).first()
    if found is None:
        raise AlreadyDone("Deze afwezigheid was al verwijderd.")
    expert = common.lock_expert(found)
    require(permissions.may_enter_absence(act.actor, expert))
    absence = Absence.objects.filter(pk=absence_id).first()
    if absence is None:
        raise AlreadyDone("Deze afwezigheid was al verwijderd.")
    audit.record(act, workflow.ABSENCE_REMOVED, subject=absence)
    absence.delete()
