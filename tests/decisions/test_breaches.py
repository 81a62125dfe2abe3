"""A letter that came to a wrong person: 72 hours, the wrong reader shut out, the letter to be sent again."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import Membership
from applications import queries as applications_queries
from applications.enums import Capacity
from casework.acting import Act
from casework.clock import AMSTERDAM
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.enums import AddresseeKind
from correspondence.models import Dispatch
from correspondence.presenting import letter_url
from decisions import actions, presenting, queries
from decisions.enums import BreachEnd, BreachKind
from decisions.forms import ReportBreachForm
from decisions.models import Breach, Decision
from tests.decisions.test_views import post
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 7
NOTE = "De buren brachten de brief ongeopend terug."


def moment(world: World, *, days: int = LATER, hours: int = 0) -> datetime:
    return world.now + timedelta(days=days, hours=hours)


def letter_to(decision: Decision, which: int = 0) -> Dispatch:
    guardian = decision.application.guardians.order_by("id")[which]
    found = Dispatch.objects.filter(letter__subject_id=decision.pk, addressee_kind="guardian", channel="post")
    return found.get(addressee_id=guardian.pk)


def report(world: World, decision: Decision, row: Dispatch, **changed: Any) -> Breach:
    values = {"kind": BreachKind.WRONG_ADDRESS, "found_at": moment(world), "note": NOTE, **changed}
    act = world.act(world.secretary, days=LATER)
    return actions.report_breach(act, application_id=decision.application_id, dispatch_id=row.pk, **values)


def officer(world: World) -> Membership:
    return world.member(Role.PRIVACY_OFFICER)


class TestReporting:
    @pytest.mark.parametrize(
        ("kind", "addressee", "warned"),
        [
            (BreachKind.WRONG_ACCOUNT, AddresseeKind.GUARDIAN, True),
            (BreachKind.WRONG_ADDRESS, AddresseeKind.GUARDIAN, False),
            (BreachKind.WRONG_ACCOUNT, AddresseeKind.BOARD, False),
        ],
    )
    def test_an_account_that_was_shut_tells_to_mend_the_address_first(
        self, world: World, kind: str, addressee: str, warned: bool
    ):
        decision = make.published(world)
        sent = Dispatch.objects.filter(letter__subject_id=decision.pk, addressee_kind=addressee).order_by("id")
        breach = report(world, decision, sent[0], kind=kind)
        told = [line for row in presenting.breach_summary(breach).rows for line in row.lines]
        assert any("eerst dat verbeteren" in line for line in told) is warned

    def test_gives_72_hours_from_the_moment_it_showed(self, world: World):
        decision = make.published(world)
        officer(world)
        breach = report(world, decision, letter_to(decision), found_at=moment(world, hours=-3))
        assert breach.due_at - breach.found_at == timedelta(hours=72)
        (told,) = Mail.objects.filter(kind="breach_found")
        assert decision.application.pupil_label not in told.subject + told.body
        assert AuditEntry.objects.filter(verb="decisions.breach_found", case_id=decision.application_id).exists()

    def test_the_letter_did_not_arrive_and_has_to_be_sent_again(self, world: World):
        decision = make.published(world)
        row = letter_to(decision)
        report(world, decision, row)
        row.refresh_from_db()
        assert row.returned_on == make.day(LATER)
        assert ("guardian", row.addressee_id) in queries.unreached(decision)
        running = Deadline.objects.filter(case_id=decision.application_id, state=DeadlineState.RUNNING)
        assert running.filter(code="objection").count() == 2

    def test_who_read_along_in_the_portal_is_shut_out_at_once(self, world: World):
        decision = make.published(world)
        case = applications.fresh(decision.application)
        hat = applications.followed(world, case)
        actor = world.act(hat, days=LATER).actor
        assert applications_queries.visible_to(actor).filter(pk=case.pk).exists()
        report(world, decision, letter_to(decision), kind=BreachKind.WRONG_ACCOUNT)
        assert not applications_queries.visible_to(actor).filter(pk=case.pk).exists()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"note": " "}, "wat er bekend is"),
            ({"kind": "otherwise"}, "wat er gebeurde"),
            ({"found_at": datetime.fromisoformat("2027-12-01T09:00:00+01:00")}, "tussen de verzending en nu"),
            ({"found_at": datetime.fromisoformat("2027-03-01T09:00:00+01:00")}, "tussen de verzending en nu"),
        ],
    )
    def test_refuses_what_cannot_be(self, world: World, changed: dict[str, Any], sentence: str):
        decision = make.published(world)
        with pytest.raises(WrongState, match=sentence):
            report(world, decision, letter_to(decision), **changed)

    def test_refuses_a_letter_of_another_case_and_a_second_report(self, world: World):
        one, two = make.published(world), make.published(world)
        with pytest.raises(WrongState, match="welke brief"):
            report(world, one, letter_to(two))
        report(world, one, letter_to(one))
        with pytest.raises(AlreadyDone):
            report(world, one, letter_to(one))

    @pytest.mark.parametrize("before", [timedelta(0), timedelta(minutes=1)])
    def test_takes_the_very_moment_at_which_it_is_noted(self, world: World, before: timedelta):
        decision = make.published(world)
        act = world.act(world.secretary, days=LATER)
        breach = report(world, decision, letter_to(decision), found_at=act.now - before)
        assert breach.due_at == act.now - before + timedelta(hours=72)

    def test_refuses_a_minute_later_than_that(self, world: World):
        decision = make.published(world)
        now = world.act(world.secretary, days=LATER).now
        with pytest.raises(WrongState, match="tussen de verzending en nu"):
            report(world, decision, letter_to(decision), found_at=now + timedelta(minutes=1))

    def test_an_adult_pupil_is_shut_out_of_an_account_that_is_not_his(self, world: World):
        decision = make.published(world)
        case = applications.fresh(decision.application)
        hat = applications.followed(world, case)
        row = letter_to(decision)
        case.participations.filter(user_id=hat.user_id).update(capacity=Capacity.PUPIL)
        type(case.pupil).objects.filter(pk=case.pupil.pk).update(user_id=hat.user_id)
        row.pk, row.public_id = None, uuid4()
        row.addressee_kind, row.addressee_id = AddresseeKind.PUPIL, case.pupil.pk
        row.save(force_insert=True)
        report(world, decision, row, kind=BreachKind.WRONG_ACCOUNT)
        assert not case.participations.filter(user_id=hat.user_id, active_until__isnull=True).exists()

    def test_hours_are_counted_also_when_the_clock_is_changed_in_between(self, world: World):
        decision = make.published(world)
        row = letter_to(decision)
        # In the night of Saturday 27 on Sunday 28 March 2027 an hour is left out.
        friday = datetime(2027, 3, 26, 15, 0, tzinfo=AMSTERDAM)
        act = Act(accounts.actor_of(world.secretary), friday, "r1")
        assert row.sent_on < friday.date()
        breach = actions.report_breach(
            act,
            application_id=decision.application_id,
            dispatch_id=row.pk,
            kind=BreachKind.WRONG_PERSON,
            found_at=friday,
            note=NOTE,
        )
        assert breach.due_at.astimezone(UTC) - friday.astimezone(UTC) == timedelta(hours=72)
        assert presenting.moment(breach) == "29 maart 2027 om 16.00 uur"

    def test_only_the_secretariat_of_the_partnership_reports(self, world: World):
        decision = make.published(world)
        elsewhere = accounts.membership(role=Role.SECRETARIAT, partnership=accounts.partnership())
        for hat in (world.submitter, make.decider(world), officer(world), elsewhere):
            with pytest.raises(NotAllowed):
                actions.report_breach(
                    world.act(hat, days=LATER),
                    application_id=decision.application_id,
                    dispatch_id=letter_to(decision).pk,
                    kind=BreachKind.WRONG_PERSON,
                    found_at=moment(world),
                    note=NOTE,
                )


class TestSettling:
    def test_the_privacy_officer_settles_without_seeing_the_case(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        decision = make.published(world)
        breach = report(world, decision, letter_to(decision))
        at(LATER)
        accounts.sign_in(client, officer(world))
        page = client.get(f"/besluiten/datalekken/{breach.public_id}/")
        said = page.content.decode()
        case = decision.application
        private = (case.pupil_label, case.number, decision.number, *(one.name for one in case.guardians.all()))
        assert page.status_code == 200
        assert "Melden kan tot en met" in said
        assert not [word for word in private if word in said]
        letter = letter_url(breach.dispatch.letter)
        assert letter not in said
        office = accounts.sign_in(Client(), world.secretary).get(f"/besluiten/datalekken/{breach.public_id}/")
        assert f'href="{letter}"' in office.content.decode()
        assert "Datalekken" in client.get("/").content.decode()
        settled = actions.settle_breach(
            world.act(officer(world), days=LATER),
            breach_id=breach.pk,
            how=BreachEnd.NO_REPORT,
            settlement="De envelop was dicht.",
        )
        assert settled.settled_by_id == officer(world).user_id
        assert list(queries.open_breaches(world.act(officer(world)).actor)) == []

    def test_others_do_not_know_of_it(self, world: World, client: Client, at: Callable[[int], None]):
        decision = make.published(world)
        breach = report(world, decision, letter_to(decision))
        at(LATER)
        elsewhere = accounts.membership(role=Role.PRIVACY_OFFICER, partnership=accounts.partnership())
        for hat in (world.submitter, make.decider(world), elsewhere):
            accounts.sign_in(client, hat)
            assert client.get(f"/besluiten/datalekken/{breach.public_id}/").status_code == 404

    def test_a_second_time_is_politely_refused(self, world: World):
        decision = make.published(world)
        breach = report(world, decision, letter_to(decision))
        act = world.act(world.secretary, days=LATER)
        values = {"how": BreachEnd.REPORTED, "settlement": "Gemeld onder nummer 12."}
        actions.settle_breach(act, breach_id=breach.pk, **values)
        with pytest.raises(AlreadyDone):
            actions.settle_breach(act, breach_id=breach.pk, **values)


class TestTheForm:
    def typed(self, **changed: str) -> ReportBreachForm:
        values = {"sending": "1", "kind": "address", "day": "28-3-2027", "time": "9.05", "note": NOTE, **changed}
        sent = {"1": date(2027, 3, 20)}
        return ReportBreachForm(values, sendings=[("1", "De brief")], sent=sent, now=datetime(2027, 11, 1, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("day", "sentence"), [("2-11-2027", "nog niet geweest"), ("19-3-2027", "pas verstuurd op 20 maart 2027")]
    )
    def test_says_at_the_field_that_it_showed_after_sending_and_before_now(self, day: str, sentence: str):
        form = self.typed(day=day)
        assert not form.is_valid()
        assert sentence in form.errors["day"][0]

    @pytest.mark.parametrize("time", ["9.05", "09:05", "9.05 uur"])
    def test_reads_a_time_as_people_write_it(self, time: str):
        form = self.typed(time=time)
        assert form.is_valid()
        assert form.values()["found_at"] == datetime(2027, 3, 28, 7, 5, tzinfo=UTC)

    @pytest.mark.parametrize("time", ["24.00", "9.60", "negen uur", "٩.٠٥", "905"])
    def test_refuses_at_the_field_what_is_no_time(self, time: str):
        form = self.typed(time=time)
        assert not form.is_valid()
        assert form.errors == {"time": ["Vul een tijd in als 14.00."]}

    @pytest.mark.parametrize(
        ("day", "hour"),
        [("28-3-2027", 1), ("31-10-2027", 0)],
        ids=["the hour that is left out", "the first of the hour that comes twice"],
    )
    def test_reads_the_hours_in_which_the_clock_is_changed(self, day: str, hour: int):
        form = self.typed(day=day, time="2.30")
        assert form.is_valid()
        found = form.values()["found_at"]
        assert (found.hour, found.minute, found.tzinfo) == (hour, 30, UTC)

    def test_a_wrong_time_loses_nothing_of_what_was_typed(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        decision = make.published(world)
        at(LATER)
        accounts.sign_in(client, world.secretary)
        url = f"/besluiten/aanvraag/{decision.application.public_id}/verkeerd-bezorgd/"
        page = post(client, url, time="25.00", note=NOTE, kind="address")
        said = page.content.decode()
        assert page.status_code == 422
        assert "Vul een tijd in als 14.00." in said
        assert NOTE in said
        assert not Breach.objects.exists()
