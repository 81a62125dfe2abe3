"""Experts, assignments and advices for tests. Every state is reached by the verbs; nothing is assigned by hand."""

from datetime import date
from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application
from assessments import actions
from assessments.enums import Profession, RegistrationKind
from assessments.models import Advice, Assignment, Expert
from assessments.queries import documents_of
from tests.factories import accounts, applications
from tests.factories.applications import World
from tests.support.remembered import remembered

VALID_UNTIL = date(2029, 12, 31)
FIRST, SECOND = Profession.REMEDIAL_EDUCATIONALIST, Profession.CHILD_YOUTH_PSYCHOLOGIST
WORDS = {
    "learning_delay": "De leerachterstand is op drie van de vier domeinen groter dan de helft.",
    "intelligence": "Het IQ van 71 ligt in het gebied voor praktijkonderwijs; er is één onderzoek.",
    "social_emotional": "Daarover zijn geen bijzonderheden gebleken.",
    "target_group": "De leerling leert vooral door te doen en heeft structuur nodig.",
    "parents_view": "De ouders zijn het eens met de aanvraag.",
    "reservations": "",
    "conclusion": "De leerling is aangewezen op praktijkonderwijs.",
    "outcome": "pro",
}


def expert(
    where: World, *, professions: tuple[str, ...] = (FIRST,), name: str = "", user: Any = None, **values: Any
) -> Expert:
    """Somebody in the register, with the role of expert."""
    hat = accounts.membership(role=Role.EXPERT, partnership=where.partnership, name=name, user=user)
    known = {
        "professions": list(professions),
        "registration_kind": RegistrationKind.NVO,
        "registration_number": f"P-{hat.pk}",
        "registration_valid_until": VALID_UNTIL,
        **values,
    }
    return actions.register_expert(where.act(where.secretary), user_id=hat.user_id, values=known)


def hat_of(made: Expert) -> Membership:
    """The hat of an expert."""
    return Membership.objects.get(
        user_id=made.user_id, role=Role.EXPERT, organisation__partnership_id=made.partnership_id
    )


def pair(where: World) -> tuple[Expert, Expert]:
    """One expert for each slot."""
    return expert(where, professions=(FIRST,)), expert(where, professions=(SECOND,))


def offered(where: World, case: Application, who: Expert, slot: int, *, days: int = 0) -> Assignment:
    """An expert who was asked."""
    return actions.assign(where.act(where.secretary, days=days), application_id=case.pk, expert_id=who.pk, slot=slot)


def accepted(where: World, case: Application, who: Expert, slot: int, *, days: int = 0) -> Assignment:
    """An expert who took the assignment."""
    made = offered(where, case, who, slot, days=days)
    return actions.accept(where.act(hat_of(who), days=days), assignment_id=made.pk)


def write(where: World, assignment: Assignment, *, days: int = 0, **changed: Any) -> Advice:
    """A complete draft advice."""
    papers = [str(paper.public_id) for paper in documents_of(assignment.application)]
    return actions.save_advice(
        where.act(hat_of(assignment.expert), days=days),
        assignment_id=assignment.pk,
        values={**WORDS, **changed},
        documents=papers,
    )


def submit(where: World, assignment: Assignment, *, days: int = 0, **changed: Any) -> Advice:
    """A final advice of somebody who took the assignment."""
    write(where, assignment, days=days, **changed)
    return actions.submit_advice(
        where.act(hat_of(assignment.expert), days=days), assignment_id=assignment.pk, independent=True
    )


@remembered
def with_experts(where: World, *, kind: str = "pro") -> tuple[Application, Assignment, Assignment]:
    """A case with two experts who took the assignment."""
    case = applications.complete(where, kind=kind)
    first, second = pair(where)
    one, two = accepted(where, case, first, 1), accepted(where, case, second, 2)
    return applications.fresh(case), one, two


@remembered
def advised(where: World, *, kind: str = "pro") -> tuple[Application, Assignment, Assignment]:
    """A case with two final advices."""
    case, one, two = with_experts(where, kind=kind)
    outcome = {"outcome": kind}
    submit(where, one, days=1, **outcome)
    submit(where, two, days=2, **outcome)
    return applications.fresh(case), one, two
