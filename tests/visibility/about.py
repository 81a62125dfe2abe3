"""Every address that can tell of one case, filled in with what is there: for tests of what does not show through."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from applications.models import Application
from assessments.models import Assignment
from tests.architecture.test_doors import addresses
from tests.factories.house import Station
from tests.visibility.doors import DOWNLOADS, OBJECTS
from tests.visibility.inside import INSIDE

# Signing out ends the session in which the others are asked; how the machine is doing is about no case.
LEAVES = {"account_logout", "casework:ready"}
# Where somebody meets his cases together, and what he reads about himself.
OWN = ("accounts:home", "accounts:account", "applications:list", "applications:search", "assessments:my_register")


def addresses_about(case: Application) -> set[str]:
    """One's own pages, the case in lists, and every page of each record of the case and of its experts.

    Which records an address can be about stands in ``doors``; that no address is missing there is a test of its own.
    """
    found = {reverse(name) for name in OWN}
    found |= {f"{reverse(name)}?q={case.number}" for name in ("applications:list", "applications:search")}
    assigned = Assignment.objects.filter(application=case).select_related("expert").order_by("id")
    experts = [assignment.expert for assignment in assigned]
    of_experts = [name for name in INSIDE if name.startswith("assessments:")]
    found |= {reverse(name, kwargs={"public_id": one.public_id}) for name in of_experts for one in experts}
    station: Any = Station("", _road(case, experts))
    found |= {reverse(name, kwargs=kwargs) for name, door in OBJECTS.items() for kwargs, _ in door.objects(station)}
    for kind, door in DOWNLOADS.items():
        of_kind = [{"kind": kind, **known} for known, _ in door.objects(station)]
        found |= {reverse("correspondence:download", kwargs=kwargs) for kwargs in of_kind}
    return found


def addresses_about_no_record() -> set[str]:
    """Every address that has nothing to fill in."""
    return {reverse(name) for name, route, _ in addresses() if name not in LEAVES and not set("<(") & set(route)}


def _road(case: Application, experts: list[Any]) -> Any:
    """What the table of doors reads of a road: the case, and somebody who could be asked to advise.

    For him stands who has a part in it; while nobody has, the case, whose id is no expert's.
    """
    candidate = experts[0] if experts else case
    return SimpleNamespace(case=case, world=SimpleNamespace(experts={"expert2": candidate}))
