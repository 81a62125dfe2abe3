"""A letter that came to a wrong person: 72 hours, the wrong reader shut out, the letter to be sent again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import Membership
from applications import queries as applications_queries
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.models import Dispatch
from decisions import actions, queries
from decisions.enums import BreachEnd, BreachKind
from decisions.models import Breach, Decision
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

    def test_only_the_secretariat_reports(self, world: World):
        decision = make.published(world)
        for hat in (world.submitter, make.decider(world), officer(world)):
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
