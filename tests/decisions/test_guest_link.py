"""With its link a school reads the declaration, and nothing else (fine-print §19)."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.enums import Role
from applications import actions as applications_actions
from applications import casepage
from applications.enums import LapseReason
from casework.models import AccessEntry, AuditEntry
from casework.refusals import AlreadyDone, NotAllowed
from casework.text import dutch_date
from correspondence import files
from decisions import actions, panels, queries
from decisions.models import Decision
from tests.decisions.guests import LATER, SCHOOL, admit, link_of, opened
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


class TestTheLink:
    @pytest.fixture(autouse=True)
    def today(self, at: Callable[[int], None]) -> None:
        at(LATER)

    def test_opens_the_declaration_and_nothing_else(self, world: World, decision: Decision, client: Client):
        guest = admit(world, decision)
        page = client.get(link_of(guest))
        said, case = page.content.decode(), decision.application
        private = (case.pupil_label, case.pupil.last_name, case.number, decision.number, case.site.name)
        assert page.status_code == 200
        assert page["Cache-Control"].count("no-store") == 1
        assert not [word for word in private if word in said]
        assert not AccessEntry.objects.filter(actor_role="guest").exists()
        paper = opened(client, guest)
        assert paper["Content-Type"] == "application/pdf"
        declaration = next(one for one in queries.papers_of(decision) if one.kind == "declaration")
        assert b"".join(paper.streaming_content) == files.read(declaration.file)
        for address in (f"/aanvragen/{case.public_id}/", f"/bestanden/verklaring/{declaration.public_id}/"):
            assert client.get(address).status_code in {302, 404}

    def test_nothing_is_handed_out_before_somebody_pressed_the_button(
        self, world: World, decision: Decision, client: Client
    ):
        guest = admit(world, decision)
        answer = client.get(f"{link_of(guest)}bestand/")
        assert (answer.status_code, answer["Location"]) == (302, link_of(guest))

    def test_the_look_is_written_down_and_the_parties_are_told_without_a_name(
        self, world: World, decision: Decision, client: Client
    ):
        case = applications.fresh(decision.application)
        parent = applications.followed(world, case)
        guest = admit(world, decision)
        opened(client, guest)
        opened(client, guest)
        look = AccessEntry.objects.filter(actor_role="guest").first()
        assert look
        assert (look.case_id, look.what, look.partnership_id) == (case.pk, "verklaring", case.partnership_id)
        assert look.organisation_name == f"{SCHOOL}, Oosterdam"
        assert AuditEntry.objects.filter(verb="decisions.declaration_read").count() == 1
        for hat in (parent, world.submitter):
            accounts.sign_in(client, hat)
            page = client.get(f"/aanvragen/{case.public_id}/").content.decode()
            assert "De verklaring is ingezien door een school" in page
            assert SCHOOL not in page
            assert "Oosterdam" not in page
        assert any("een school waar de leerling" in line for line in casepage.visits(case))
        accounts.sign_in(client, world.member(Role.PRIVACY_OFFICER))
        log = client.get("/inzage/").content.decode()
        assert "gast" in log
        assert SCHOOL in log

    def test_the_office_sees_who_reads_and_until_when(self, world: World, decision: Decision):
        guest = admit(world, decision)
        actor = world.act(world.secretary, days=LATER).actor
        panel = panels.load_guests(applications.fresh(decision.application), actor)
        assert panel
        (row,) = panel.rows
        assert row.state.word == "nog niet geopend"
        assert row.action
        assert str(guest) in row.name
        director = world.act(make.decider(world), days=LATER).actor
        shown = panels.load_guests(applications.fresh(decision.application), director)
        assert shown
        assert shown.rows[0].action is None
        outside = world.act(world.submitter, days=LATER).actor
        assert panels.load_guests(applications.fresh(decision.application), outside) is None

    def test_works_to_the_last_day(self, world: World, decision: Decision, client: Client, at: Callable[[int], None]):
        guest = admit(world, decision)
        at(LATER + 14)
        assert client.get(link_of(guest)).status_code == 200
        at(LATER + 15)
        self.is_dead(client, link_of(guest))

    def test_withdrawn_it_answers_as_one_that_never_was(self, world: World, decision: Decision, client: Client):
        guest = admit(world, decision)
        opened(client, guest)
        actions.withdraw_guest(world.act(world.secretary, days=LATER), guest_id=guest.pk)
        self.is_dead(client, link_of(guest))
        with pytest.raises(AlreadyDone):
            actions.withdraw_guest(world.act(world.secretary, days=LATER), guest_id=guest.pk)

    def test_only_the_secretariat_withdraws(self, world: World, decision: Decision, client: Client):
        guest = admit(world, decision)
        elsewhere = accounts.membership(role=Role.SECRETARIAT, partnership=accounts.partnership())
        for hat in (world.submitter, elsewhere):
            with pytest.raises(NotAllowed):
                actions.withdraw_guest(world.act(hat, days=LATER), guest_id=guest.pk)
            accounts.sign_in(client, hat)
            assert client.get(f"/besluiten/gasten/{guest.public_id}/intrekken/").status_code == 404
            assert client.get(f"/besluiten/{decision.public_id}/laten-inzien/").status_code == 404
        accounts.sign_in(client, world.secretary)
        asked = client.get(f"/besluiten/gasten/{guest.public_id}/intrekken/").content.decode()
        assert f"De link voor {guest}, geldig tot en met {dutch_date(guest.valid_until)}." in asked

    def test_a_replaced_declaration_is_no_longer_shown(self, world: World, decision: Decision, client: Client):
        guest = admit(world, decision)
        opened(client, guest)
        Decision.objects.filter(pk=decision.pk).update(status="superseded", superseded_on=make.day(LATER))
        page = client.get(link_of(guest))
        assert page.status_code == 409
        assert "is vervangen" in page.content.decode()
        assert client.post(link_of(guest)).status_code == 409
        assert client.get(f"{link_of(guest)}bestand/").status_code == 302

    def test_a_lapsed_case_is_told_to_nobody(self, world: World, decision: Decision, client: Client):
        guest = admit(world, decision)
        link = link_of(guest)
        act = world.act(world.secretary, days=LATER)
        applications_actions.lapse(act, application_id=decision.application_id, reason=LapseReason.DIED)
        self.is_dead(client, link)
        with pytest.raises(NotAllowed, match="vervallen"):
            admit(world, decision, email="ander@vlechtwerk.example")

    def test_the_link_of_one_case_opens_no_other(self, world: World, decision: Decision, client: Client):
        other = make.published(world)
        mine, theirs = admit(world, decision), admit(world, other)
        opened(client, mine)
        answer = client.get(f"{link_of(theirs)}bestand/")
        assert answer.status_code == 302
        looked = AccessEntry.objects.filter(actor_role="guest").values_list("case_id", flat=True)
        assert set(looked) == {decision.application_id}

    def is_dead(self, client: Client, link: str) -> None:
        unknown = client.get("/besluiten/verklaring/onbekend/")
        for answer in (client.get(link), client.post(link), client.get(f"{link}bestand/")):
            assert (answer.status_code, answer.content) == (404, unknown.content)
