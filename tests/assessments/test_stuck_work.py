"""Experts who cannot finish what they were asked: away, gone, or with a registration that ends (fine-print §12)."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import Membership
from applications import actions as cases
from assessments import actions, queries, worklists
from assessments.facts import ExpertFacts
from assessments.models import Advice, Assignment, Expert
from assessments.rules import cannot_finish
from assessments.worklists.office import stuck
from casework import clock
from tests.assessments.pages import browser, url
from tests.factories import accounts, applications, assessments
from tests.factories.applications import TODAY, World

DUE = TODAY + timedelta(days=14)
FAR = date(2030, 1, 1)


def facts(**changed: Any) -> ExpertFacts:
    return ExpertFacts(1, 2, "A", ("psychologist",), changed.pop("registration_valid_until", FAR), **changed)


@pytest.mark.parametrize(
    ("expert", "said"),
    [
        (facts(), ""),
        (facts(has_hat=False), "geen deskundige meer"),
        (facts(active=False), "neemt geen opdrachten"),
        (facts(registration_valid_until=TODAY - timedelta(days=1)), "verlopen"),
        (facts(registration_valid_until=TODAY), "eindigt"),
        (facts(registration_valid_until=DUE - timedelta(days=1)), "vóór de laatste dag"),
        (facts(registration_valid_until=DUE), ""),
        (facts(absences=((TODAY, TODAY + timedelta(days=3)),)), "afwezig tot en met 4 maart 2027"),
        (facts(absences=((TODAY - timedelta(days=3), TODAY),)), "afwezig tot en met 1 maart 2027"),
        (facts(absences=((TODAY - timedelta(days=3), TODAY - timedelta(days=1)),)), ""),
        (facts(absences=((TODAY + timedelta(days=1), DUE),)), ""),
    ],
)
def test_why_an_expert_cannot_finish(expert: ExpertFacts, said: str):
    reason = cannot_finish(expert, TODAY, DUE)
    assert (said in reason) if said else reason == ""


@pytest.fixture
def where(db: None) -> World:
    return applications.world()


def reasons(where: World, hat: Membership | None = None) -> list[tuple[int, str]]:
    found = queries.stuck_work(accounts.actor_of(hat or where.secretary), TODAY)
    return [(one.assignment.pk, one.reason) for one in found]


def test_a_hat_that_ends_leaves_a_work_item_with_the_way_to_replace(where: World):
    _case, one, two = assessments.with_experts(where)
    assert reasons(where) == []
    assert stuck(accounts.actor_of(where.secretary), TODAY) is None
    Membership.objects.filter(pk=assessments.hat_of(one.expert).pk).update(valid_until=TODAY - timedelta(days=1))
    assert [(pk, "geen deskundige meer" in reason) for pk, reason in reasons(where)] == [(one.pk, True)]
    shown = stuck(accounts.actor_of(where.secretary), TODAY)
    assert shown
    assert [row.url for row in shown.rows] == [url("assignment", one)]
    assert two.pk not in dict(reasons(where))


def test_a_registration_that_ends_before_the_last_day_and_absence_are_told(where: World):
    _case, one, two = assessments.with_experts(where)
    Expert.objects.filter(pk=one.expert_id).update(registration_valid_until=TODAY + timedelta(days=2))
    actions.add_absence(
        where.act(where.secretary), expert_id=two.expert_id, first_day=TODAY, last_day=TODAY + timedelta(days=5)
    )
    assert [pk for pk, _ in reasons(where)] == [one.pk, two.pk]


def test_who_has_submitted_is_no_work_item(where: World):
    _case, one, _two = assessments.with_experts(where)
    assessments.submit(where, one)
    Expert.objects.filter(pk=one.expert_id).update(active=False)
    assert reasons(where) == []


def test_only_the_secretariat_of_the_partnership(where: World):
    _case, one, _two = assessments.with_experts(where)
    Expert.objects.filter(pk=one.expert_id).update(active=False)
    for stranger in (assessments.hat_of(one.expert), where.submitter, accounts.membership(role="secretariat")):
        assert reasons(where, stranger) == []
    assert len(reasons(where)) == 1


def test_a_replacement_starts_blank_and_the_clock_runs_on(where: World):
    case, one, _two = assessments.with_experts(where)
    assessments.write(where, one)
    due = applications.fresh(case).next_due_on
    actions.replace(where.act(where.secretary, days=1), assignment_id=one.pk, reason="ill")
    assert not Advice.objects.filter(assignment=one).exists()
    again = assessments.offered(where, case, assessments.expert(where), 1, days=1)
    assert not Advice.objects.filter(assignment=again).exists()
    assert Assignment.objects.get(pk=one.pk).status == "replaced"
    assert applications.fresh(case).next_due_on == due


def test_the_list_is_hung_on_the_home_page(where: World):
    assert stuck in [load for _, load in worklists.HOME]


def test_a_removed_paper_is_told_where_the_advice_is_written_and_checked(where: World, monkeypatch: pytest.MonkeyPatch):
    moment = applications.MOMENT + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: moment)
    case, one, _two = assessments.with_experts(where)
    paper = applications.paper(where.act(where.secretary, days=1), case, title="Verslag Kanariegeel")
    assessments.write(where, one, days=2)
    client = browser(assessments.hat_of(one.expert))
    told = "zit niet meer in het dossier"
    for name in ("write_advice", "submit_advice"):
        assert told not in client.get(url(name, one)).content.decode()
    cases.remove_document(
        where.act(where.secretary, days=2), application_id=case.pk, document_id=paper.pk, reason="Verkeerde leerling."
    )
    for name in ("write_advice", "submit_advice"):
        page = client.get(url(name, one)).content.decode()
        assert told in page
        assert "Verslag Kanariegeel" in page
        assert "Verkeerde leerling" not in page


@pytest.mark.parametrize(("days", "told"), [(0, False), (45, True)])
def test_with_few_days_left_replacing_proposes_a_longer_term(
    where: World, monkeypatch: pytest.MonkeyPatch, days: int, told: bool
):
    case, one, _two = assessments.with_experts(where)
    moment = applications.MOMENT + timedelta(days=days, hours=1)
    monkeypatch.setattr(clock, "now", lambda: moment)
    page = browser(where.secretary).get(url("replace", one)).content.decode()
    assert ("Langere termijn mededelen" in page) is told
    assert case.public_id
