"""The pages of deciding: the road walked in the browser's way, refusals with what was typed, and who gets a 404."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application
from casework.models import Draft, OnceKey
from decisions import queries
from decisions.enums import Outcome, Status
from decisions.models import Decision, Hearing
from decisions.urls import urlpatterns
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
OF_CASE = ("prepare", "prepare_formal", "hearings", "invite", "leave_out", "report_breach")
OF_HEARING = ("close_hearing",)
# About a record of their own, which is not there yet, or the school's: walked by the tests of those pages.
OF_OTHERS = frozenset({"settle_breach", "settle_flaw", "withdraw_guest", "ended_paper", "confirm_receipt"})


def url(name: str, record: Any) -> str:
    return reverse(f"decisions:{name}", args=[record.public_id])


def post(client: Client, address: str, **values: Any) -> Any:
    return client.post(address, {"_once": str(uuid.uuid4()), **values})


def page(client: Client, hat: Membership, address: str) -> str:
    answer = accounts.sign_in(client, hat).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_road_from_draft_to_sent(world: World, client: Client, at: Any):
    case, _, _ = assessments.advised(world)
    at(3)
    accounts.sign_in(client, world.secretary)
    asked = client.get(url("prepare", case)).content.decode()
    assert "toekennen" in asked
    assert "toegekend" not in asked
    made = post(client, url("prepare", case), outcome="grant")
    draft = Decision.objects.get(application=case)
    assert made["Location"] == url("write", draft)
    assert make.WEIGHING not in client.get(url("write", draft)).content.decode()
    saved = post(client, url("write", draft), outcome="grant", _version="1", **texts(draft, weighing=make.WEIGHING))
    assert saved.status_code == 303
    assert post(client, url("offer", draft)).status_code == 303

    at(4)
    screen = page(client, make.decider(world), url("decide", draft))
    for shown in ("Eerste deskundige", "Tweede deskundige", "Controlepunten", make.WEIGHING, "Waarom deze datum?"):
        assert shown in screen
    assert "VO0000-0000-00000" in page(client, make.decider(world), url("preview", draft))
    confirm = client.get(url("adopt", draft)).content.decode()
    assert "kan daarna niet meer veranderen" in confirm
    assert world.board.name in confirm
    taken = post(client, url("adopt", draft), sending_date="5-3-2027", effective_on="1-8-2027")
    assert taken["Location"] == url("adopted", draft)
    assert "2027-00001" in client.get(taken["Location"]).content.decode()

    make.make_letters(world, days=4)
    at(4)
    listing = page(client, world.secretary, url("publish", draft))
    assert "per post" in listing
    sent = post(client, url("publish", draft))
    assert sent["Location"] == url("published", draft)
    assert "verstuurd" in client.get(sent["Location"]).content.decode()
    parent = applications.followed(world, case)
    parents_page = page(client, parent, reverse("applications:case", args=[case.public_id]))
    assert "Bezwaar maken kan tot en met 16 april 2027" in parents_page


def texts(draft: Decision, **changed: str) -> dict[str, str]:
    return {f"reasons_{part}": text for part, text in {**draft.parts(), **changed}.items()}


class TestRefusalsKeepWhatWasTyped:
    def test_dates_that_cannot_be(self, world: World, client: Client, at: Any):
        draft = make.to_decide(world)
        at(5)
        accounts.sign_in(client, make.decider(world))
        answer = post(client, url("adopt", draft), sending_date="7-3-2027", effective_on="31-2-2027")
        assert answer.status_code == 422
        assert "31-2-2027" in answer.content.decode()
        answer = post(client, url("adopt", draft), sending_date="7-3-2027", effective_on="1-8-2027")
        assert answer.status_code == 422
        assert "zondag" in answer.content.decode()
        assert make.fresh(draft).status == Status.DRAFT

    def test_a_bsn_in_the_weighing(self, world: World, client: Client, at: Any):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case)
        at(3)
        accounts.sign_in(client, world.secretary)
        answer = post(client, url("write", draft), outcome="grant", **texts(draft, weighing="Nummer 123456782."))
        assert answer.status_code == 422
        assert make.fresh(draft).reasons_weighing == make.WEIGHING

    def test_somebody_else_saved_in_between(self, world: World, client: Client, at: Any):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case)
        at(3)
        accounts.sign_in(client, world.secretary)
        answer = post(
            client, url("write", draft), outcome="grant", _version="1", **texts(draft, weighing="Mijn tekst.")
        )
        assert answer.status_code == 409
        assert "Mijn tekst." in answer.content.decode()

    def test_a_soft_gate_asks_its_reason_on_the_page(self, world: World, client: Client, at: Any):
        draft = make.to_decide(world)
        draft.application.intelligence_results.update(administered_on="2024-02-01")
        at(5)
        accounts.sign_in(client, make.decider(world))
        values = {"sending_date": "6-3-2027", "effective_on": "1-8-2027"}
        assert "passed_instruments" in client.get(url("adopt", draft)).content.decode()
        assert post(client, url("adopt", draft), **values).status_code == 422
        reason = "De psycholoog bevestigde dat de uitslag nog geldt."
        done = post(client, url("adopt", draft), **{**values, "sending_date": "6-3-2027"}, passed_instruments=reason)
        assert done.status_code == 303
        assert queries.in_force(draft.application_id).passed_points == {"instruments": reason}


def test_every_acting_form_acts_once(world: World, client: Client, at: Any):
    draft = make.to_decide(world)
    at(5)
    accounts.sign_in(client, make.decider(world))
    body = {"_once": str(uuid.uuid4()), "sending_date": "6-3-2027", "effective_on": "1-8-2027"}
    first, second = client.post(url("adopt", draft), body), client.post(url("adopt", draft), body)
    assert first["Location"] == second["Location"] == url("adopted", draft)
    assert Decision.objects.filter(status=Status.ADOPTED).count() == 1
    assert OnceKey.objects.filter(key=body["_once"]).count() == 1


def test_what_is_typed_is_kept_as_a_draft(world: World, client: Client, at: Any):
    case, _, _ = assessments.advised(world)
    draft = make.prepared(world, case)
    at(3)
    accounts.sign_in(client, world.secretary)
    assert client.post(url("write", draft), {"_draft": "1", "reasons_weighing": "Half af"}).status_code == 204
    assert Draft.objects.get(subject=str(draft.public_id)).fields["reasons_weighing"] == "Half af"
    assert "Half af" in client.get(url("write", draft)).content.decode()


class TestHearingPages:
    def test_invite_close_and_leave_out(self, world: World, client: Client, at: Any):
        case, _, _ = assessments.advised(world)
        make.prepared(world, case, outcome=Outcome.REFUSAL)
        at(3)
        shown = page(client, world.secretary, url("hearings", case))
        assert "Horen is nodig" in shown
        mother, father = case.guardians.order_by("id")
        answer = post(
            client,
            url("invite", case),
            party="guardian",
            guardian=str(mother.public_id),
            invited_by="phone",
            due_on="15-3-2027",
        )
        assert answer.status_code == 303
        hearing = Hearing.objects.get(guardian=mother)
        answer = post(client, url("close_hearing", hearing), closed_by="report", heard_on="", report="", new_fact="nee")
        assert answer.status_code == 422
        answer = post(
            client,
            url("close_hearing", hearing),
            closed_by="report",
            heard_on="4-3-2027",
            report="Gehoord.",
            new_fact="nee",
        )
        assert answer.status_code == 303
        answer = post(
            client,
            url("leave_out", case),
            party="guardian",
            guardian=str(father.public_id),
            ground="urgent",
            reasons="Spoed.",
        )
        assert answer.status_code == 303
        assert "niemand (meer)" in client.get(url("hearings", case)).content.decode()

    def test_a_guardian_of_another_case_cannot_be_chosen(self, world: World, client: Client, at: Any):
        case, _, _ = assessments.advised(world)
        other = applications.submitted(world)
        at(3)
        accounts.sign_in(client, world.secretary)
        stranger = other.guardians.order_by("id").first()
        values = {"party": "guardian", "guardian": str(stranger.public_id), "invited_by": "post", "due_on": "15-3-2027"}
        assert post(client, url("invite", case), **values).status_code == 422
        assert not Hearing.objects.exists()


class TestWhoGetsAPage:
    def addresses(self, decision: Decision, hearing: Hearing, *, without: frozenset[str] = frozenset()) -> list[str]:
        found = []
        for pattern in urlpatterns:
            if pattern.name in without or "public_id" not in str(pattern.pattern):
                continue
            record = decision.application if pattern.name in OF_CASE else decision
            found.append(url(pattern.name, hearing if pattern.name in OF_HEARING else record))
        return found

    def test_outside_the_office_every_address_is_as_unknown(self, world: World, client: Client, at: Any):
        draft = make.to_decide(world)
        case = draft.application
        hearing = make.invited(world, case, case.guardians.order_by("id").first(), days=4)
        parent = applications.followed(world, case)
        at(5)
        expert = Membership.objects.filter(role=Role.EXPERT).order_by("id").first()
        elsewhere = accounts.membership(role=Role.SECRETARIAT)
        unknown = accounts.sign_in(client, elsewhere).get(url("decide", Application(public_id=uuid.uuid4())))
        for hat in (elsewhere, parent, expert, world.submitter):
            accounts.sign_in(client, hat)
            for address in self.addresses(draft, hearing):
                answer = client.get(address)
                assert answer.status_code in {403, 404}, (hat.role, address)
                if hat is elsewhere:
                    assert answer.content == unknown.content

    def test_the_office_can_open_each_of_them_or_reads_why_not(self, world: World, client: Client, at: Any):
        decision = make.adopted(world)
        case = decision.application
        hearing = Hearing.objects.create(application=case, party="board", created_at=applications.MOMENT)
        at(5)
        for hat in (world.secretary, make.decider(world)):
            accounts.sign_in(client, hat)
            for address in self.addresses(decision, hearing, without=OF_OTHERS):
                answer = client.get(address)
                assert answer.status_code in {200, 303, 403, 409}, (hat.role, address, answer.status_code)
                assert "Traceback" not in answer.content.decode()
