"""Changing the law as data: a new row, its history, and running terms that follow."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts import actions as people
from accounts.enums import Role
from accounts.queries import reference
from casework import clock, jobs, reference_data
from casework.models import Article, AuditEntry, Deadline, Holiday, Job, ReferenceChange, TermLength
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from casework.snapshots import calendar, lengths_on
from tests.factories import accounts, applications
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
SOURCE = "Staatsblad 2027, 12"


@pytest.fixture(autouse=True)
def worker_of_that_day(at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker reads the clock of the requests."""
    monkeypatch.setattr(jobs, "now", clock.now)


def act(where: applications.World, *, days: int = 0) -> Any:
    return where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR), days=days)


def due(case: Any) -> date:
    return Deadline.objects.get(case_id=case.pk, code="decide_application").due


def test_a_new_decree_day_moves_the_running_terms_that_end_on_it(where: applications.World) -> None:
    mine, elsewhere = applications.submitted(where), applications.submitted(applications.world())
    day = due(mine)
    change = people.add_holiday(act(where), day=day, name="dag na Koningsdag", source=SOURCE)
    assert not change.recomputed_at
    jobs.work_off()
    change.refresh_from_db()
    assert change.recomputed_at
    assert due(mine) == due(elsewhere) == calendar().roll_forward(day)[0] > day
    moved = reference.moved_by(change, where.partnership.pk)
    assert [(row.number, row.before, row.after) for row in moved] == [(mine.number, day, due(mine))]
    assert {row["case_id"] for row in change.moved} == {mine.pk, elsewhere.pk}


def test_taking_a_decree_day_out_moves_them_back_and_keeps_the_year_known(where: applications.World) -> None:
    case = applications.submitted(where)
    day = due(case)
    people.add_holiday(act(where), day=day, name="dag na Koningsdag", source=SOURCE)
    jobs.work_off()
    row = Holiday.objects.get(day=day)
    people.withdraw_holiday(act(where), holiday_id=row.pk, source="vergissing")
    jobs.work_off()
    assert due(case) == day
    assert not calendar().lacks_decree(day.year)
    with pytest.raises(AlreadyDone):
        people.withdraw_holiday(act(where), holiday_id=row.pk, source="vergissing")
    people.add_holiday(act(where), day=day, name="toch", source=SOURCE)
    again = Holiday.objects.filter(day=day).latest("valid_from")
    assert calendar().is_free(day)
    people.withdraw_holiday(act(where), holiday_id=again.pk, source="toch niet")
    assert not calendar().is_free(day)
    assert ReferenceChange.objects.filter(key__startswith=str(day.day)).count() == 4


def test_what_is_computed_in_batches_reaches_every_case(
    where: applications.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.actions.reference.BATCH", 1)
    cases = [applications.submitted(where) for _ in range(3)]
    day = due(cases[0])
    change = people.add_holiday(act(where), day=day, name="dag na Koningsdag", source=SOURCE)
    jobs.work_off()
    change.refresh_from_db()
    assert {row["case_id"] for row in change.moved} == {case.pk for case in cases}
    assert change.recomputed_at


@pytest.mark.parametrize("days", [-1, 0])
def test_a_day_that_is_over_is_not_entered(where: applications.World, days: int) -> None:
    with pytest.raises(WrongState, match="na vandaag"):
        people.add_holiday(act(where), day=applications.TODAY + timedelta(days=days), name="x", source=SOURCE)


def test_a_day_that_stands_there_is_not_entered_twice(where: applications.World) -> None:
    with pytest.raises(AlreadyDone):
        people.add_holiday(act(where), day=date(2027, 5, 7), name="dag na Hemelvaartsdag", source=SOURCE)


def test_a_length_changes_from_its_day_and_the_old_row_stays(where: applications.World) -> None:
    table = reference.table_of(TermLength)
    row = TermLength.objects.get(code="supplement", valid_until__isnull=True)
    begins = applications.TODAY + timedelta(days=10)
    change = people.change_row(
        act(where), table=table, row_id=row.pk, valid_from=begins, values={"length": 21}, source=SOURCE
    )
    assert lengths_on(begins - timedelta(days=1)).get("supplement").length == 14
    assert lengths_on(begins).get("supplement").length == 21
    assert (change.before["Lengte"], change.after["Lengte"]) == ("14", "21")
    assert Job.objects.get(kind="accounts.recompute_terms").available_at.date() <= begins


def test_shipped_rows_never_overwrite_what_was_changed(where: applications.World) -> None:
    row = Article.objects.filter(valid_until__isnull=True).order_by("id").first()
    begins = applications.TODAY + timedelta(days=10)
    table = reference.table_of(Article)
    people.change_row(
        act(where), table=table, row_id=row.pk, valid_from=begins, values={"title": "Nieuw onderwerp"}, source=SOURCE
    )
    before = list(Article.objects.filter(key=row.key).order_by("id").values())
    call_command("load_reference", verbosity=0)
    assert list(Article.objects.filter(key=row.key).order_by("id").values()) == before
    assert len(before) == 2


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_row_changes_from_today_at_the_earliest(where: applications.World, days: int) -> None:
    row = TermLength.objects.get(code="supplement", valid_until__isnull=True)
    begins = applications.TODAY + timedelta(days=days)

    def change() -> Any:
        return people.change_row(
            act(where),
            table=reference.table_of(TermLength),
            row_id=row.pk,
            valid_from=begins,
            values={"length": 21},
            source=SOURCE,
        )

    if days < 0:
        with pytest.raises(WrongState):
            change()
    else:
        assert change().after["Geldig"].startswith("vanaf")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR])
def test_nobody_else_changes_the_law(client: Client, where: applications.World, role: Role) -> None:
    other = where.act(where.member(role))
    with pytest.raises(NotAllowed):
        people.add_holiday(other, day=date(2028, 5, 26), name="x", source=SOURCE)
    change = people.add_holiday(act(where), day=date(2029, 5, 11), name="dag na Hemelvaartsdag", source=SOURCE)
    accounts.sign_in(client, where.member(role))
    for name, kwargs in (
        ("reference", {}),
        ("reference_table", {"table": "artikelen"}),
        ("reference_change", {"public_id": change.public_id}),
        ("withdraw_holiday", {"row": "2029-05-11-2029-01-01"}),
        ("change_row", {"table": "lengte-van-termijnen", "row": "supplement-2022-08-01"}),
    ):
        assert client.get(reverse(f"accounts:{name}", kwargs=kwargs)).status_code == 403


def test_the_pages_show_every_table_its_history_and_what_moved(client: Client, where: applications.World) -> None:
    case, elsewhere = applications.submitted(where), applications.submitted(applications.world())
    change = people.add_holiday(act(where), day=due(case), name="dag na Koningsdag", source=SOURCE)
    jobs.work_off()
    accounts.sign_in(client, where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    overview = text_of(client.get(reverse("accounts:reference")))
    for table in reference_data.tables():
        assert table.name in overview
        page = client.get(reverse("accounts:reference_table", kwargs={"table": reference.slug_of(table)}))
        assert page.status_code == 200
    shown = text_of(client.get(reverse("accounts:reference_change", kwargs={"public_id": change.public_id})))
    assert case.number in shown
    assert SOURCE in shown
    assert case.pupil_label not in shown
    if elsewhere.number != case.number:
        assert elsewhere.number not in shown
    assert client.get(reverse("accounts:reference_table", kwargs={"table": "bestaat-niet"})).status_code == 404


def test_a_year_without_decree_is_told_on_the_start_page(client: Client, where: applications.World, at: Any) -> None:
    case = applications.submitted(where)
    Holiday.objects.filter(day__year=due(case).year).delete()
    accounts.sign_in(client, where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    assert "Jaren zonder gelijkgestelde dagen" in text_of(client.get(reverse("accounts:home")))
    people.add_holiday(act(where), day=due(case) + timedelta(days=1), name="x", source=SOURCE)
    assert "Jaren zonder gelijkgestelde dagen" not in text_of(client.get(reverse("accounts:home")))
    assert AuditEntry.objects.filter(verb="accounts.reference_changed").count() == 1
