"""A school where the pupil is enrolled or has applied reads the declaration, and nothing else (fine-print §19)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications import actions as applications_actions
from applications import casepage
from applications.enums import LapseReason
from casework.models import AccessEntry, AuditEntry, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from casework.text import dutch_date
from correspondence import files
from decisions import actions, panels, queries
from decisions.enums import GuestSchool
from decisions.forms import AdmitGuestForm
from decisions.models import Decision, Guest
from tests.decisions.test_views import post
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 7
SCHOOL = "Het Vlechtwerk"
RECORD = make.guest_record(make.day(LATER), "Administratie")


def admit(world: World, decision: Decision, *, days: int = LATER, by: Any = None, **changed: Any) -> Guest:
    act = world.act(by or world.secretary, days=days)
    return actions.admit_guest(act, decision_id=decision.pk, record=replace(RECORD, **changed))


def link_of(guest: Guest) -> str:
    """The address in the message to the school."""
    mail = Mail.objects.get(kind="guest_link", message_id__contains=str(guest.public_id))
    found = next(line for line in mail.body.splitlines() if "/besluiten/verklaring/" in line)
    return found[found.index("/besluiten") :]


def opened(client: Client, guest: Guest) -> Any:
    """The school opens the page and presses the button."""
    answer = client.post(link_of(guest))
    assert answer.status_code == 303, answer.status_code
    return client.get(answer["Location"])


@pytest.fixture
def decision(world: World) -> Decision:
    return make.published(world)


class TestAdmitting:
    def test_records_why_and_mails_a_link_that_says_nothing(self, world: World, decision: Decision):
        guest = admit(world, decision)
        assert (guest.email, guest.relation, guest.valid_until) == (
            "administratie@vlechtwerk.example",
            "applied",
            make.day(LATER + 14),
        )
        (mail,) = Mail.objects.filter(kind="guest_link")
        said = f"{mail.subject} {mail.body}"
        case = decision.application
        private = (case.pupil_label, case.pupil.last_name, case.number, decision.number, case.site.name, SCHOOL)
        assert mail.address == guest.email
        assert not [word for word in private if word in said]
        assert link_of(guest).split("/")[3] not in guest.token_hash

    def test_nobody_but_the_school_reads_the_message_with_the_link(
        self, world: World, decision: Decision, client: Client, settings: Any
    ):
        settings.DEMO = False
        guest = admit(world, decision)
        mail = Mail.objects.get(kind="guest_link")
        accounts.sign_in(client, world.member(Role.FUNCTIONAL_ADMINISTRATOR))
        page = client.get(reverse("correspondence:one_mail", kwargs={"number": mail.pk}))
        assert page.status_code == 200
        assert guest.email in page.content.decode()
        assert link_of(guest) not in page.content.decode()

    @pytest.mark.parametrize("kind", [GuestSchool.PRIMARY, GuestSchool.PARTNERSHIP, GuestSchool.OTHER, "x", ""])
    def test_nobody_but_a_school_for_secondary_education(self, world: World, decision: Decision, kind: str):
        with pytest.raises(WrongState, match="Alleen de school voor voortgezet onderwijs"):
            admit(world, decision, school_kind=kind)
        assert not Guest.objects.exists()
        assert not Mail.objects.filter(kind="guest_link").exists()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"evidence": " "}, "waaruit dat blijkt"),
            ({"relation": "wants"}, "staat ingeschreven of is aangemeld"),
            ({"school_name": " "}, "naam, de plaats"),
            ({"email": ""}, "e-mailadres van de school"),
            ({"since": make.day(LATER + 1)}, "niet in de toekomst"),
        ],
    )
    def test_no_link_without_the_whole_record(
        self, world: World, decision: Decision, changed: dict[str, Any], sentence: str
    ):
        with pytest.raises(WrongState, match=sentence):
            admit(world, decision, **changed)
        assert not Guest.objects.exists()

    def test_only_the_secretariat_of_the_partnership(self, world: World, decision: Decision):
        elsewhere = accounts.membership(role=Role.SECRETARIAT, partnership=accounts.partnership())
        for hat in (world.submitter, make.decider(world), world.member(Role.PRIVACY_OFFICER), elsewhere):
            with pytest.raises(NotAllowed):
                admit(world, decision, by=hat)

    def test_there_is_a_declaration_only_with_a_grant_that_was_sent_and_counts(self, world: World):
        refusal = make.refused(world)
        unsent = make.adopted(world)
        for row in (refusal, unsent):
            with pytest.raises(NotAllowed, match="alleen bij een toekenning die is verstuurd"):
                admit(world, row)

    def test_a_second_press_gives_one_link_and_an_expired_one_is_replaced(self, world: World, decision: Decision):
        first = admit(world, decision)
        with pytest.raises(AlreadyDone, match="al een link"):
            admit(world, decision, days=LATER + 14)
        second = admit(world, decision, days=LATER + 15)
        first.refresh_from_db()
        assert first.withdrawn_at is not None
        assert second.withdrawn_at is None
        assert Mail.objects.filter(kind="guest_link").count() == 2


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


class TestTheForm:
    @pytest.fixture(autouse=True)
    def today(self, at: Callable[[int], None]) -> None:
        at(LATER)

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"school_kind": "primary"}, "Een school voor primair onderwijs niet."),
            ({"since": "1-2-2030"}, "ligt in de toekomst"),
        ],
        ids=["who is no guest", "a day that is still to come"],
    )
    def test_refuses_at_the_field_and_keeps_what_was_typed(
        self, world: World, decision: Decision, client: Client, changed: dict[str, str], sentence: str
    ):
        accounts.sign_in(client, world.secretary)
        typed = {
            "school_kind": "secondary",
            "school_name": "Oefenschool De Kiem",
            "place": "Oosterdam",
            "email": "a@kiem.example",
            "relation": "applied",
            "since": "1-2-2027",
            "evidence": "Bevestiging van de aanmelding.",
        }
        page = post(client, f"/besluiten/{decision.public_id}/laten-inzien/", **{**typed, **changed})
        said = page.content.decode()
        assert page.status_code == 422
        assert sentence in said
        assert "Oefenschool De Kiem" in said
        assert "Bevestiging van de aanmelding." in said
        assert not Guest.objects.exists()

    @pytest.mark.parametrize("email", ["geen adres", "a@b", ""])
    def test_asks_a_real_address(self, email: str):
        form = AdmitGuestForm({"email": email}, today=make.day(LATER))
        assert "email" in form.errors
