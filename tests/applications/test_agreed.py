"""Settings of a partnership that bear on one case: its own target day, and consent on the ordinary route."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from applications import queries
from applications.checklist import section_points
from applications.enums import EntryRoute, Section
from applications.models import Application
from applications.rules import route_warnings
from tests.factories import accounts, applications
from tests.factories.accounts import sign_in
from tests.factories.applications import TODAY, World

pytestmark = pytest.mark.django_db


def target(case: Application) -> date | None:
    return queries.target_day(case, queries.own_terms(case))


def test_the_target_is_that_of_the_day_of_receipt_and_never_after_the_last_day() -> None:
    where = applications.world()
    case = applications.submitted(where)
    due = queries.own_terms(case)[0].due
    assert target(case) == TODAY + timedelta(days=42)
    accounts.policy(partnership=where.partnership, decision_target_days=56, valid_from=TODAY)
    assert target(case) == due == TODAY + timedelta(days=56)
    # A change of a later day is for later cases.
    accounts.policy(partnership=accounts.partnership(), decision_target_days=7)
    assert target(case) == due


def test_the_office_reads_the_target_and_the_school_does_not() -> None:
    where = applications.world(decision_target_days=7)
    case = applications.submitted(where)
    url = reverse("applications:case", kwargs={"public_id": case.public_id})
    office = sign_in(Client(), where.secretary).get(url).content.decode()
    assert "Streefdag van het samenwerkingsverband: <strong>8 maart 2027" in office
    assert "Streefdag" not in sign_in(Client(), where.submitter).get(url).content.decode()


def test_without_a_running_term_there_is_no_target() -> None:
    case = applications.withdrawn(applications.world())
    assert target(case) is None


@pytest.mark.parametrize("kind", ["pro", "lwoo"])
@pytest.mark.parametrize("asked", [True, False])
def test_consent_is_asked_on_the_ordinary_route_where_that_is_laid_down(kind: str, asked: bool) -> None:
    where: World = applications.world(consent_ordinary=asked, school_type="vmbo" if kind == "lwoo" else "pro")
    case = applications.filled(where, kind=kind)
    assert queries.asks_consent(case, TODAY) is asked
    points = section_points(Section.STATEMENTS, queries.case_facts(case, TODAY))
    found = [point for point in points if point.code.startswith("consent_asked:")]
    assert bool(found) is asked
    # A reminder: it stands in nobody's way, and a no is an answer.
    assert all(point.soft and not point.met for point in found)
    assert not queries.asks_consent(case, None)


@pytest.mark.parametrize(
    ("school_type", "kind", "setting", "warned"),
    [
        ("vmbo", "pro", "pro_only", True),
        ("vmbo", "pro", "pro_and_vmbo", False),
        ("vmbo", "lwoo", "pro_only", False),
        ("pro", "pro", "pro_only", False),
    ],
)
def test_who_applies_is_warned_and_never_stopped(school_type: str, kind: str, setting: str, warned: bool) -> None:
    where = applications.world(school_type=school_type, applicant_kinds=setting)
    case = applications.filled(where, kind=kind)
    facts = queries.case_facts(case, TODAY)
    assert ("pro_by_pro_school" in {warning.code for warning in route_warnings(facts)}) is warned
    special = replace(facts, route=EntryRoute.SPECIAL_GROUP)
    assert "pro_by_pro_school" not in {warning.code for warning in route_warnings(special)}
    points = {point.code: point.met for point in section_points(Section.ROUTE, facts)}
    assert points.get("anyway_reason", True) is not warned
    told = {
        point.code: point.met for point in section_points(Section.ROUTE, replace(facts, anyway_reason="Eigen vraag."))
    }
    assert told.get("anyway_reason", True)


@pytest.mark.parametrize("note", ["", "bij voorkeur van 1 januari tot en met 30 juni."])
def test_when_to_apply_is_told_where_one_begins(note: str) -> None:
    where = applications.world(submission_note=note)
    text = sign_in(Client(), where.submitter).get(reverse("applications:start")).content.decode()
    assert ("Indienen, volgens het samenwerkingsverband" in text) is bool(note)
    assert note in text
