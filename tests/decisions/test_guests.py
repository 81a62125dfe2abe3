"""A link to the declaration for a school where the pupil is enrolled or has applied: who gives one, to whom."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from casework.models import Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from decisions.enums import GuestSchool
from decisions.forms import AdmitGuestForm
from decisions.models import Decision, Guest
from tests.decisions.guests import LATER, SCHOOL, admit, link_of
from tests.decisions.test_views import post
from tests.factories import accounts
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


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
