"""What every verb of experts and advices begins with. Order of locks: case → advice (architecture)."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from applications.consequences import lock_case
from applications.models import Application
from assessments.facts import WorkFacts
from assessments.models import Assignment, Expert
from casework.acting import Act, system_actor


def lock_assignment(assignment_id: int) -> tuple[Application, Assignment]:
    """Lock the case of an assignment, and only then read the assignment: another verb may have moved it meanwhile."""
    case = lock_case(Assignment.objects.values_list("application_id", flat=True).get(pk=assignment_id))
    return case, Assignment.objects.select_related("expert__user").get(pk=assignment_id)


def lock_expert(expert_id: int) -> Expert:
    """Lock a row of the register."""
    return Expert.objects.select_related("user").select_for_update(no_key=True, of=("self",)).get(pk=expert_id)


def labels(record: Any, names: Iterable[str]) -> dict[str, str]:
    """The fields of a record as people know them, for two texts side by side."""
    return {name: str(record._meta.get_field(name).verbose_name) for name in names}


def work_facts(case: Application, assignment: Assignment) -> WorkFacts:
    """What permissions look at."""
    return WorkFacts(case, assignment, assignment.expert.user_id)


def as_program(act: Act, cause: str) -> Act:
    """The same moment, done by the program.

    Whoever does a thing sees his own entry in the timeline, and an expert must not read there that the other was ready.
    """
    return dataclasses.replace(act, actor=system_actor(act.actor.partnership_id)).caused_by(cause)
