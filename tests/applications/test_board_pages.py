"""The pages on which a school board, or the secretariat for it, chooses how letters reach it."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Organisation
from applications import actions, queries
from applications.enums import MessageKind
from applications.models import BoardMessageChoice
from correspondence.models import Letter
from tests.factories import accounts, applications, decisions
from tests.factories.applications import World
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db


def board_page(board: Organisation, name: str = "board") -> str:
    return reverse(f"applications:{name}", kwargs={"public_id": board.public_id})


class TestPages:
    def post(self, client: Client, url: str, **data: Any) -> Any:
        return client.post(url, {"_once": str(uuid.uuid4()), **data})

    def test_who_speaks_for_the_board_chooses_on_its_page(
        self, where: World, client: Client, at: Callable[[int], None]
    ) -> None:
        accounts.sign_in(client, where.submitter)
        page, form = board_page(where.board), board_page(where.board, "board_messages")
        start = client.get(reverse("applications:boards"))
        assert (start.status_code, start["Location"]) == (302, page)
        assert "Er is nog niets gekozen" in text_of(client.get(page))
        assert "Op welke dag" not in text_of(client.get(form))
        body = {"_once": str(uuid.uuid4()), "decision": "on"}
        assert client.post(form, body).status_code == 303
        assert client.post(form, body).status_code == 303
        assert BoardMessageChoice.objects.count() == 1
        shown = text_of(client.get(page))
        assert "via Toewijzer, sinds 1 maart 2027" in shown
        assert "zelf, in Toewijzer" in shown
        assert where.submitter.user.name not in shown.split("Wat er is gekozen")[1].split("</section>")[0]
        at(1)
        accounts.sign_in(client, where.submitter)
        assert self.post(client, form).status_code == 303
        assert "weer per post, sinds 2 maart 2027" in text_of(client.get(page))

    def test_a_colleague_reads_why_he_does_not_choose(self, where: World, client: Client) -> None:
        accounts.sign_in(client, where.colleague)
        shown = text_of(client.get(board_page(where.board)))
        assert "iemand met het mandaat van het hele schoolbestuur" in shown
        assert board_page(where.board, "board_messages") not in shown
        form = board_page(where.board, "board_messages")
        assert client.get(form).status_code == 403
        assert self.post(client, form, decision="on").status_code == 403
        assert not BoardMessageChoice.objects.exists()

    def test_the_secretariat_finds_it_from_the_post_and_asks_when_and_how(self, where: World, client: Client) -> None:
        accounts.sign_in(client, where.secretary)
        assert reverse("applications:boards") in text_of(client.get(reverse("correspondence:post")))
        assert board_page(where.board) in text_of(client.get(reverse("applications:boards")))
        form = board_page(where.board, "board_messages")
        assert self.post(client, form, request="on").status_code == 422
        assert self.post(client, form, request="on", chosen_on="1-3-2027", how="written").status_code == 303
        assert queries.board_kinds(where.board.pk) == {"request"}
        refused = self.post(client, form, chosen_on="28-2-2027", how="told")
        assert refused.status_code == 422
        assert "Op 1 maart 2027 is hierover al iets anders gekozen" in text_of(refused)
        shown = text_of(client.get(board_page(where.board)))
        assert f"schriftelijk, vastgelegd door {where.secretary.user.name}" in shown

    @pytest.mark.usefixtures("made_at_once")
    def test_the_letter_that_waits_leads_to_its_board(self, where: World, client: Client) -> None:
        case = applications.submitted(where)
        decisions.make_letters(where)
        letter = Letter.objects.get(case_id=case.pk)
        accounts.sign_in(client, where.secretary)
        page = reverse("correspondence:letter", kwargs={"public_id": letter.public_id})
        assert board_page(where.board) in text_of(client.get(page))
        accounts.sign_in(client, where.member(Role.BOARD_MEMBER))
        assert board_page(where.board) not in text_of(client.get(page))

    def test_of_another_board_or_partnership_there_is_nothing(self, where: World, client: Client) -> None:
        foreign = accounts.school_board()
        neighbour = accounts.submitter(partnership=where.partnership)
        for hat, board in (
            (where.secretary, foreign),
            (where.submitter, neighbour.organisation),
            (neighbour, where.board),
            (accounts.membership(role=Role.SECRETARIAT), where.board),
            (where.member(Role.BOARD_MEMBER), where.board),
        ):
            accounts.sign_in(client, hat)
            assert client.get(board_page(board)).status_code == 404
            assert self.post(client, board_page(board, "board_messages"), decision="on").status_code == 404
        assert not BoardMessageChoice.objects.exists()

    def test_the_list_costs_the_same_for_one_board_and_for_five(self, where: World, client: Client) -> None:
        accounts.sign_in(client, where.secretary)
        url = reverse("applications:boards")
        client.get(url)
        with CaptureQueriesContext(connection) as one:
            client.get(url)
        for _ in range(4):
            other = accounts.submitter(partnership=where.partnership)
            every = dict.fromkeys(MessageKind.values, True)
            actions.choose_for_board(where.act(other), board_id=other.organisation_id, accepted=every)
        with CaptureQueriesContext(connection) as five:
            assert text_of(client.get(url)).count("via Toewijzer, sinds") == 12
        assert len(one) == len(five)
