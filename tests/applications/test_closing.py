"""A school closes or merges: nothing stays behind, and what was issued keeps the old BRIN."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts import actions as people
from accounts import queries
from accounts.enums import Role
from accounts.models import Membership, SchoolSite
from applications.enums import PlacementAnswer
from applications.models import Application
from applications.queries import placements_of, visible_to
from casework import clock, jobs
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence import rendering
from correspondence.models import Letter
from decisions.models import Decision
from decisions.queries import made_known
from tests.factories import accounts, applications, decisions
from tests.factories.correspondence import pdf_bytes
from tests.factories.placing import SINCE, placed, taken_over
from tests.support.cases import text_of
from tests.support.together import meanwhile

pytestmark = pytest.mark.django_db
TODAY = applications.TODAY


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


class TestWhatWasDecided:
    """What was granted, placed or contested goes along with the school; what a past count rests on stays."""

    @pytest.fixture(autouse=True)
    def made_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))

    def closing(self, where: applications.World, successor: SchoolSite, *, days: int = 400) -> None:
        act = administrator(where, days=days)
        closed_on = TODAY + timedelta(days=days)
        people.close_site(act, site_id=where.site.pk, closed_on=closed_on, successor_id=successor.pk)

    def test_a_pupil_has_his_place_at_the_successor_from_the_day_of_closing_on(self, where: applications.World) -> None:
        case = decisions.published(where).application
        brought = taken_over(where)
        for subject in (case, brought):
            placed(where, subject)
        successor = accounts.school_site(board=where.board)
        found = queries.what_moves([where.site.pk], TODAY)[where.site.pk]
        assert dict(found) == {
            "besluiten die nog gelden of waarover nog iets loopt": 1,
            "geplaatste leerlingen": 2,
            "overgenomen verklaringen": 1,
        }
        self.closing(where, successor)
        day = TODAY + timedelta(days=400)
        for subject in (case, brought):
            rows = [(row.since, row.site_id) for row in placements_of(subject)]
            assert rows == [(SINCE, where.site.pk), (day, successor.pk)]
            subject.refresh_from_db()
            assert subject.site_id == successor.pk
        assert queries.left_behind(administrator(where).actor, day) == []

    def test_a_place_that_begins_after_the_closing_is_put_right(self, where: applications.World) -> None:
        case = decisions.published(where).application
        row = placed(where, case)
        successor = accounts.school_site(board=where.board)
        self.closing(where, successor, days=30)
        (kept,) = placements_of(case)
        assert (kept.pk, kept.since, kept.site_id, kept.version) == (row.pk, SINCE, successor.pk, 2)

    @pytest.mark.parametrize("answer", [PlacementAnswer.LEFT, PlacementAnswer.ELSEWHERE])
    def test_who_went_to_another_school_stays_in_the_past(self, where: applications.World, answer: str) -> None:
        case = decisions.published(where).application
        placed(where, case)
        placed(where, case, since=SINCE + timedelta(days=90), answer=answer)
        Deadline.objects.filter(case_id=case.pk).update(state=DeadlineState.MET)
        successor = accounts.school_site(board=where.board)
        assert where.site.pk not in queries.what_moves([where.site.pk], TODAY)
        self.closing(where, successor)
        case.refresh_from_db()
        assert case.site_id == where.site.pk
        assert len(placements_of(case)) == 2

    @pytest.mark.django_db(transaction=True)
    def test_who_leaves_while_the_school_closes_gets_no_place_at_the_successor(self) -> None:
        where = applications.world()
        brought = taken_over(where)
        placed(where, brought)
        successor = accounts.school_site(board=where.board)

        with transaction.atomic():
            placed(where, brought, since=SINCE + timedelta(days=90), answer=PlacementAnswer.LEFT)
            closed = meanwhile(lambda: self.closing(where, successor))
        assert not isinstance(closed(), Exception)
        assert [row.answer for row in placements_of(brought)] == [PlacementAnswer.PLACED, PlacementAnswer.LEFT]
        assert SchoolSite.objects.get(pk=where.site.pk).closed_on is not None

    def test_lwoo_stays_behind_where_the_successor_has_no_vmbo(self) -> None:
        where = applications.world(school_type="vmbo")
        case = decisions.published(where, kind="lwoo").application
        placed(where, case)
        successor = accounts.school_site(board=where.board, school_type="havo_vwo")
        self.closing(where, successor)
        (row,) = placements_of(case)
        assert row.site_id == where.site.pk
        ((_, left),) = queries.left_behind(administrator(where).actor, TODAY + timedelta(days=400))
        assert left == [("geplaatste leerlingen", 1)]

    def test_a_refusal_goes_along_while_there_is_time_to_object(self, where: applications.World) -> None:
        running, over = decisions.refused(where).application, decisions.refused(where).application
        Deadline.objects.filter(case_id=over.pk).update(state=DeadlineState.MET)
        other = accounts.school_board(partnership=where.partnership)
        successor = accounts.school_site(board=other)
        known = {one.addressee_kind: one.on for one in made_known(Decision.objects.get(application=running))}
        self.closing(where, successor, days=10)
        for case, site in ((running, successor), (over, where.site)):
            case.refresh_from_db()
            assert case.site_id == site.pk
        moved = made_known(Decision.objects.get(application=running))
        assert {one.addressee_kind: one.on for one in moved} == known
        assert ("board", other.pk) in {(one.addressee_kind, one.addressee_id) for one in moved}
