"""A school closes or merges: nothing stays behind, and what was issued keeps the old BRIN."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts import actions as people
from accounts import queries
from accounts.enums import Role
from accounts.models import Membership, SchoolSite
from applications.models import Application
from applications.queries import visible_to
from casework import clock, jobs
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.models import Letter
from tests.factories import accounts, applications
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
TODAY = applications.TODAY


@pytest.fixture
def where() -> applications.World:
    return applications.world()


def administrator(where: applications.World, *, days: int = 0) -> Any:
    return where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR), days=days)


def close(where: applications.World, successor: SchoolSite | None, *, days: int = 0) -> SchoolSite:
    return people.close_site(
        administrator(where),
        site_id=where.site.pk,
        closed_on=TODAY + timedelta(days=days),
        successor_id=successor.pk if successor else None,
    )


def test_everything_open_goes_over_in_one_act(where: applications.World) -> None:
    draft, running, over = applications.filled(where), applications.submitted(where), applications.withdrawn(where)
    colleague = accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
    successor = accounts.school_site(board=where.board)
    letters = list(Letter.objects.filter(case_id=running.pk).order_by("id").values("contents", "case_id"))
    close(where, successor)
    cases = {case.pk: case.site_id for case in Application.objects.all()}
    assert cases == {draft.pk: successor.pk, running.pk: successor.pk, over.pk: where.site.pk}
    colleague.refresh_from_db()
    assert colleague.site_id == successor.pk
    assert colleague.valid_until is None
    assert list(Letter.objects.filter(case_id=running.pk).order_by("id").values("contents", "case_id")) == letters
    assert queries.left_behind(administrator(where).actor, TODAY) == []
    verbs = ["accounts.site_closed", "application.site_succeeded", "accounts.membership_moved"]
    entries = AuditEntry.objects.filter(verb__in=verbs)
    assert len(entries) == 4
    act = {entry.request_id for entry in entries}
    assert len(act) == 1


def test_a_successor_of_another_board_takes_cases_and_people(where: applications.World) -> None:
    case = applications.submitted(where)
    narrow = accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
    accounts.mandate(membership=narrow, kind="submit_applications")
    other = accounts.school_board(partnership=where.partnership)
    successor = accounts.school_site(board=other)
    close(where, successor)
    case.refresh_from_db()
    assert (case.site_id, case.board_id) == (successor.pk, other.pk)
    narrow.refresh_from_db()
    assert narrow.valid_until == TODAY - timedelta(days=1)
    assert not narrow.mandates.filter(valid_until__gte=TODAY).exists()
    hat = Membership.objects.get(user=narrow.user, organisation=other)
    assert (hat.site_id, hat.valid_from) == (successor.pk, TODAY)
    assert case in visible_to(accounts.actor_of(hat))
    assert case not in visible_to(accounts.actor_of(narrow))
    assert case not in visible_to(accounts.actor_of(where.submitter))


def test_without_a_successor_nothing_closes_while_there_is_work(where: applications.World) -> None:
    case = applications.filled(where)
    with pytest.raises(WrongState, match="Kies welke vestiging"):
        close(where, None)
    applications.actions.discard(where.act(where.submitter), application_id=case.pk)
    assert close(where, None).closed_on == TODAY


def test_what_lies_ahead_happens_on_its_day_and_can_be_taken_back(
    where: applications.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, successor = applications.submitted(where), accounts.school_site(board=where.board)
    close(where, successor, days=20)
    moment = applications.MOMENT + timedelta(days=19)
    monkeypatch.setattr(jobs, "now", lambda: moment)
    jobs.work_off()
    case.refresh_from_db()
    assert case.site_id == where.site.pk
    people.keep_site_open(administrator(where, days=1), site_id=where.site.pk)
    moment = applications.MOMENT + timedelta(days=21)
    jobs.work_off()
    case.refresh_from_db()
    assert case.site_id == where.site.pk
    close(where, successor, days=25)
    moment = applications.MOMENT + timedelta(days=25)
    jobs.work_off()
    case.refresh_from_db()
    assert case.site_id == successor.pk
    with pytest.raises(WrongState, match="al gesloten"):
        people.keep_site_open(administrator(where, days=26), site_id=where.site.pk)


def test_closing_twice_is_said(where: applications.World) -> None:
    successor = accounts.school_site(board=where.board)
    close(where, successor)
    with pytest.raises(AlreadyDone):
        close(where, successor)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.SCHOOL_STAFF, Role.BOARD_MEMBER])
def test_only_the_administrator_closes(where: applications.World, role: Role) -> None:
    act = where.act(where.member(role))
    with pytest.raises(NotAllowed):
        people.close_site(act, site_id=where.site.pk, closed_on=TODAY, successor_id=None)


def test_the_page_counts_first_and_the_orphan_list_empties(client: Client, where: applications.World, at: Any) -> None:
    applications.filled(where)
    applications.submitted(where)
    accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
    successor = accounts.school_site(board=where.board)
    accounts.sign_in(client, where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    page = text_of(client.get(reverse("accounts:close_site", kwargs={"public_id": where.site.public_id})))
    assert "concepten (1), lopende aanvragen (1) en medewerkers" in page
    SchoolSite.objects.filter(pk=where.site.pk).update(closed_on=TODAY)
    for url in (reverse("accounts:home"), reverse("accounts:organisations")):
        assert "lopende aanvragen (1)" in text_of(client.get(url))
    assert clock.amsterdam_date(clock.now()) == TODAY
    close(where, successor)
    assert "lopende aanvragen" not in text_of(client.get(reverse("accounts:home")))
