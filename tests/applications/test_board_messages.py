"""How letters reach a school board: by post, unless it accepted that kind in the portal; dated and revocable."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import actions as people
from accounts.enums import Role
from accounts.models import Membership
from applications import actions, queries
from applications.enums import MessageKind
from applications.models import Application, BoardMessageChoice
from casework.models import AuditEntry, Mail
from casework.refusals import NotAllowed, WrongState
from correspondence.enums import LetterState
from correspondence.models import Letter
from correspondence.queries import waiting_for_post
from tests.factories import accounts, applications, decisions
from tests.factories.applications import TODAY, World
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
ALL = dict.fromkeys(MessageKind.values, True)


def choose(where: World, by: Membership, *, days: int = 0, **changed: Any) -> list[BoardMessageChoice]:
    values = {"board_id": where.board.pk, "accepted": {"request": True}, **changed}
    return actions.choose_for_board(where.act(by, days=days), **values)


class TestChoosing:
    def test_each_kind_by_itself_dated_and_revocable(self, where: World) -> None:
        assert queries.board_kinds(where.board.pk) == set()
        [first] = choose(where, where.submitter, accepted={"request": True, "decision": False})
        assert (first.kind, first.accepted, first.chosen_on, first.how) == ("request", True, TODAY, "self")
        assert (first.board_id, first.recorded_by_id) == (where.board.pk, where.submitter.user_id)
        choose(where, where.submitter, days=1, accepted={"decision": True})
        assert queries.board_kinds(where.board.pk) == {"request", "decision"}
        [back] = choose(where, where.submitter, days=2, accepted={"request": False, "decision": True})
        assert (back.kind, back.accepted, back.chosen_on) == ("request", False, TODAY + timedelta(days=2))
        assert queries.board_kinds(where.board.pk) == {"decision"}
        first.refresh_from_db()
        assert first.accepted
        assert len(queries.choices_of_board(where.board.pk)) == 3

    def test_the_same_again_is_no_new_choice(self, where: World) -> None:
        assert len(choose(where, where.submitter, accepted=ALL)) == 3
        assert choose(where, where.submitter, accepted=ALL) == []
        entries = AuditEntry.objects.filter(verb="application.board_messages_chosen")
        [entry] = entries
        assert (entry.case_id, entry.subject_id, entry.actor_id) == (None, where.board.pk, where.submitter.user_id)

    def test_the_secretariat_writes_down_what_the_board_wrote_and_when(self, where: World) -> None:
        [made] = choose(where, where.secretary, days=3, chosen_on=date(2027, 3, 2), how="written")
        assert (made.chosen_on, made.how, made.recorded_by_id) == (
            date(2027, 3, 2),
            "written",
            where.secretary.user_id,
        )
        with pytest.raises(WrongState, match="toekomst"):
            choose(where, where.secretary, days=3, chosen_on=date(2027, 3, 5), how="told", accepted={"decision": True})
        with pytest.raises(WrongState, match="2 maart 2027"):
            choose(where, where.secretary, days=4, chosen_on=TODAY, how="told", accepted={"request": False})
        same_day = {"chosen_on": date(2027, 3, 2), "how": "told", "accepted": {"request": False}}
        assert choose(where, where.secretary, days=4, **same_day)

    def test_what_a_board_chooses_itself_holds_from_today(self, where: World) -> None:
        [made] = choose(where, where.submitter, days=2, chosen_on=TODAY, how="told")
        assert (made.chosen_on, made.how) == (TODAY + timedelta(days=2), "self")

    def test_nobody_chooses_without_the_mandate_of_the_whole_board(self, where: World) -> None:
        limited = accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
        accounts.mandate(membership=limited, kind="submit_applications")
        ended = accounts.membership(role=Role.SCHOOL_STAFF, organisation=where.board)
        accounts.mandate(
            membership=ended,
            kind="submit_applications",
            valid_until=TODAY - timedelta(days=1),
            function="oud-directeur",
        )
        others = [where.member(role) for role in (Role.BOARD_MEMBER, Role.EXPERT, Role.FUNCTIONAL_ADMINISTRATOR)]
        neighbour = accounts.submitter(partnership=where.partnership)
        elsewhere = [accounts.submitter(), accounts.membership(role=Role.SECRETARIAT)]
        for stranger in (where.colleague, limited, ended, neighbour, *others, *elsewhere):
            with pytest.raises(NotAllowed):
                choose(where, stranger)
        assert not BoardMessageChoice.objects.exists()

    def test_a_board_of_which_nobody_can_sign_in_gets_everything_by_post(self, where: World) -> None:
        empty = accounts.school_board(partnership=where.partnership)
        with pytest.raises(WrongState, match="Niemand van dit schoolbestuur"):
            choose(where, where.secretary, board_id=empty.pk, how="written")
        assert not BoardMessageChoice.objects.exists()

    def test_what_one_board_chose_says_nothing_of_another(self, where: World) -> None:
        neighbour = accounts.submitter(partnership=where.partnership).organisation
        choose(where, where.submitter, accepted=ALL)
        assert queries.board_kinds(neighbour.pk) == set()


@pytest.mark.usefixtures("made_at_once")
class TestLetters:
    def receipt(self, case: Application) -> str:
        """How the confirmation of receipt left; "waits" while it did not."""
        letter = Letter.objects.get(case_id=case.pk, kind="receipt")
        if letter.status == LetterState.READY:
            assert not letter.dispatches.exists()
            return "waits"
        return letter.dispatches.get().channel

    def submitted(self, where: World, *, days: int = 0) -> Application:
        case = applications.submitted(where)
        decisions.make_letters(where, days=days)
        return case

    def test_of_the_kind_that_was_accepted_it_is_there_when_it_is_made(self, where: World) -> None:
        choose(where, where.submitter)
        case = self.submitted(where)
        assert self.receipt(case) == "portal"
        assert not waiting_for_post(accounts.actor_of(where.secretary)).exists()

    @pytest.mark.parametrize("kinds", [{}, {"decision": True, "objection": True}])
    def test_another_kind_waits_for_the_post(self, where: World, kinds: dict[str, bool]) -> None:
        choose(where, where.submitter, accepted=kinds)
        assert self.receipt(self.submitted(where)) == "waits"

    def test_a_choice_changes_nothing_of_what_was_made_before(self, where: World) -> None:
        choose(where, where.submitter)
        sent = self.submitted(where)
        choose(where, where.submitter, accepted={"request": False})
        waits = self.submitted(where)
        choose(where, where.submitter)
        decisions.make_letters(where)
        assert (self.receipt(sent), self.receipt(waits)) == ("portal", "waits")

    def test_by_post_when_nobody_of_the_board_can_open_the_case(self, where: World) -> None:
        choose(where, where.submitter)
        case = applications.submitted(where)
        accounts.membership(role=Role.SCHOOL_STAFF, site=accounts.school_site(board=where.board))
        staff = Membership.objects.filter(organisation=where.board, site=None)
        assert staff.update(valid_until=TODAY - timedelta(days=1)) == 2
        decisions.make_letters(where)
        assert self.receipt(case) == "waits"
        takes = queries.board_takes(case.pk, where.board.pk, TODAY, message=MessageKind.REQUEST)
        accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
        assert (takes, queries.board_takes(case.pk, where.board.pk, TODAY, message=MessageKind.REQUEST)) == (
            False,
            True,
        )

    def test_a_successor_accepts_for_itself(self, where: World) -> None:
        choose(where, where.submitter)
        case = self.submitted(where)
        successor = accounts.school_site(board=accounts.submitter(partnership=where.partnership).organisation)
        people.close_site(
            where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR)),
            site_id=where.site.pk,
            closed_on=TODAY,
            successor_id=successor.pk,
        )
        case = applications.fresh(case)
        assert case.board_id == successor.board_id
        for board_id in (where.board.pk, successor.board_id):
            assert not queries.board_takes(case.pk, board_id, TODAY, message=MessageKind.REQUEST)

    def test_the_way_costs_two_queries(self, where: World) -> None:
        choose(where, where.submitter, accepted=ALL)
        letter = Letter.objects.get(case_id=self.submitted(where).pk)
        with CaptureQueriesContext(connection) as caught:
            assert queries.way_to_addressee(letter, TODAY, message=MessageKind.REQUEST) == "portal"
        assert len(caught) == 2

    def test_staff_reads_them_on_the_case_page_and_nobody_else(self, where: World, client: Client) -> None:
        choose(where, where.submitter)
        case = self.submitted(where)
        letter = Letter.objects.get(case_id=case.pk)
        url = reverse("correspondence:download", kwargs={"kind": "aanvraagbrief", "public_id": letter.public_id})
        page = reverse("applications:case", kwargs={"public_id": case.public_id})
        narrow = accounts.membership(role=Role.SCHOOL_STAFF, site=where.site)
        for hat in (where.submitter, where.colleague, narrow):
            accounts.sign_in(client, hat)
            shown = text_of(client.get(page))
            assert url in shown
            assert "Via Toewijzer gaan brieven over een aanvraag." in shown
            assert client.get(url).status_code == 200
        other_site = accounts.membership(role=Role.SCHOOL_STAFF, site=accounts.school_site(board=where.board))
        outside = [other_site, accounts.submitter(partnership=where.partnership), where.secretary]
        for hat in (*outside, applications.followed(where, case), accounts.submitter()):
            accounts.sign_in(client, hat)
            assert client.get(url).status_code == 404

    @pytest.mark.parametrize("accepts", [True, False])
    def test_somebody_of_the_board_hears_of_a_letter_also_when_nobody_worked_on_the_case(
        self, where: World, accepts: bool
    ) -> None:
        choose(where, where.submitter, accepted={"request": accepts})
        applications.registered(where)
        told = set(Mail.objects.filter(kind="application_received").values_list("address", flat=True))
        assert told == ({where.submitter.user.email} if accepts else set())
