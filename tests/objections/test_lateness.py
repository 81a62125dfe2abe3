"""The decision on objection is late: who can say so, what that does, and what is due (terms.md 2.3, Awb 7:14, 7:14a).

The decision was sent on 6 March 2027; the last day to decide on an objection to it is Monday 12 July 2027.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline
from casework.once import new_key
from casework.reference_data import penalty_bands, shipped_calendar, shipped_lengths
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from objections import actions, queries
from objections.enums import Effect, Outcome, WithdrawnHow
from objections.facts import LateFacts
from objections.models import DefaultNotice, Objection, Procedure
from objections.terms import effective_notice, late_terms, penalty_of
from tests.factories import accounts, applications, rulings
from tests.factories import objections as make
from tests.factories.accounts import sign_in
from tests.factories.applications import TODAY, World

pytestmark = pytest.mark.usefixtures("made_at_once")
DUE = date(2027, 7, 12)
IN_DEFAULT = date(2027, 7, 13)
LAW = {
    "bands": penalty_bands(IN_DEFAULT),
    "lengths": shipped_lengths(IN_DEFAULT),
    "calendar": shipped_calendar(),
}


def days_to(day: date) -> int:
    return (day - TODAY).days


def facts(*received: date, ended_on: date | None = None, due: date | None = DUE) -> LateFacts:
    return LateFacts(due, ended_on, tuple(enumerate(received)))


def owed(found: LateFacts, number: int = 0) -> Any:
    return penalty_of(found, number, **LAW)


class TestRule:
    def test_the_whole_period(self) -> None:
        found = owed(facts(IN_DEFAULT))
        assert (found.first_day, found.last_day) == (date(2027, 7, 28), date(2027, 9, 7))
        assert (found.days, found.amount, found.fix_by) == (42, Decimal(1442), date(2027, 9, 21))

    @pytest.mark.parametrize(
        ("sent", "days", "amount"),
        [
            (date(2027, 7, 27), 0, 0),
            (date(2027, 7, 28), 0, 0),
            (date(2027, 7, 29), 1, 23),
            (date(2027, 8, 11), 14, 322),
            (date(2027, 8, 16), 19, 497),
            (date(2027, 9, 8), 42, 1442),
            (date(2027, 12, 1), 42, 1442),
        ],
    )
    def test_until_the_decision_was_sent(self, sent: date, days: int, amount: int) -> None:
        found = owed(facts(IN_DEFAULT, ended_on=sent))
        assert (found.days, found.amount) == (days, amount)

    @pytest.mark.parametrize(("received", "works"), [(DUE - timedelta(1), False), (DUE, False), (IN_DEFAULT, True)])
    def test_on_or_before_the_last_day_it_does_nothing(self, received: date, works: bool) -> None:
        found = facts(received)
        assert (effective_notice(found) == 0) is works
        assert (owed(found).amount > 0) is works
        assert bool(late_terms(found, 0, **LAW)) is works

    def test_one_decision_is_late_once(self) -> None:
        """A premature one, the one that counts, and a later one that adds nothing."""
        found = facts(DUE, date(2027, 7, 20), IN_DEFAULT)
        assert effective_notice(found) == 2
        assert [bool(late_terms(found, number, **LAW)) for number in range(3)] == [False, False, True]

    def test_without_a_term_nothing_is_late(self) -> None:
        found = facts(IN_DEFAULT, due=None)
        assert (effective_notice(found), penalty_of(found, 0, **LAW)) == (None, None)

    def test_after_the_decision_it_does_nothing(self) -> None:
        assert effective_notice(facts(IN_DEFAULT, ended_on=IN_DEFAULT)) is None

    def test_what_was_fixed_runs_no_longer(self) -> None:
        found = LateFacts(DUE, None, ((0, IN_DEFAULT),), fixed=frozenset({0}))
        assert late_terms(found, 0, **LAW) == []


def terms(notice: DefaultNotice) -> dict[str, tuple[str, date]]:
    rows = Deadline.objects.filter(subject_type="objections.defaultnotice", subject_id=notice.pk).order_by("id")
    return {row.code: (row.state, row.due) for row in rows}


@pytest.fixture
def objection(world: World) -> Objection:
    return make.filed(world, make.contested(world))


def record(where: World, found: Objection, received_on: date = IN_DEFAULT, **changed: Any) -> DefaultNotice:
    act = where.act(where.secretary, days=days_to(changed.pop("today", received_on)))
    values = {"procedure_id": found.procedure_id, "objection_id": found.pk, "received_on": received_on, **changed}
    return actions.record_default(act, **values)


def test_a_parent_can_claim_and_the_applicant_beside_him(world: World, objection: Objection) -> None:
    procedure = Procedure.objects.select_related("application__board").get(pk=objection.procedure_id)
    assert queries.claimants(procedure) == [(objection, objection.objector_name), (None, world.board.name)]
    notice = record(world, objection)
    assert (notice.given_by, notice.recorded_by_id) == (objection.objector_name, world.secretary.user_id)
    assert terms(notice) == {
        "penalty_wait": (DeadlineState.RUNNING, date(2027, 7, 27)),
        "penalty_fix": (DeadlineState.RUNNING, date(2027, 9, 21)),
    }
    board = record(world, objection, objection_id=None, received_on=date(2027, 7, 15))
    assert (board.given_by, terms(board)) == (world.board.name, {})


def test_who_objects_as_the_board_is_no_applicant_beside_himself(world: World) -> None:
    found = make.filed_by_board(world, make.contested(world))
    procedure = Procedure.objects.select_related("application__board").get(pk=found.procedure_id)
    assert queries.claimants(procedure) == [(found, found.objector_name)]
    with pytest.raises(WrongState, match="Kies wie"):
        record(world, found, objection_id=None)


def test_the_terms_follow_the_decision_and_what_is_fixed(world: World) -> None:
    procedure = make.advised(world)
    objection = procedure.objections.get()
    notice = record(world, objection)
    sent = date(2027, 8, 16)
    rulings.sent(world, procedure, Outcome.DISMISSED, Effect.STANDS, days=days_to(sent))
    assert terms(notice) == {
        "penalty_wait": (DeadlineState.MISSED, date(2027, 7, 27)),
        "penalty_fix": (DeadlineState.RUNNING, date(2027, 8, 30)),
    }
    act = world.act(world.secretary, days=days_to(date(2027, 8, 31)))
    fixing = {"notice_id": notice.pk, "amount": Decimal(497), "why": "Volgens de berekening."}
    for wrong in ({"fixed_on": date(2027, 9, 1)}, {"fixed_on": IN_DEFAULT}):
        with pytest.raises(WrongState, match="De dag van vaststellen"):
            actions.fix_penalty(act, **{**fixing, **wrong})
    with pytest.raises(WrongState, match="waarop het steunt"):
        actions.fix_penalty(act, **{**fixing, "why": " "}, fixed_on=date(2027, 8, 30))
    actions.fix_penalty(act, **fixing, fixed_on=date(2027, 8, 30))
    assert terms(notice)["penalty_fix"] == (DeadlineState.MET, date(2027, 8, 30))
    with pytest.raises(AlreadyDone):
        actions.fix_penalty(act, **fixing, fixed_on=date(2027, 8, 30))
    with pytest.raises(WrongState, match="al vastgesteld"):
        actions.drop_default(act, notice_id=notice.pk, why="Vergissing.")


def test_decided_within_two_weeks_costs_nothing(world: World) -> None:
    procedure = make.advised(world)
    notice = record(world, procedure.objections.get())
    rulings.sent(world, procedure, Outcome.DISMISSED, Effect.STANDS, days=days_to(date(2027, 7, 27)))
    assert terms(notice)["penalty_wait"] == (DeadlineState.MET, date(2027, 7, 27))
    assert terms(notice)["penalty_fix"][0] == DeadlineState.VOID


def test_a_mistake_is_dropped_and_stays_on_record(world: World, objection: Objection) -> None:
    notice = record(world, objection)
    act = world.act(world.secretary, days=days_to(IN_DEFAULT))
    with pytest.raises(AlreadyDone):
        record(world, objection)
    with pytest.raises(WrongState, match="waarom"):
        actions.drop_default(act, notice_id=notice.pk, why="  ")
    actions.drop_default(act, notice_id=notice.pk, why="Verkeerde zaak.")
    assert {state for state, _ in terms(notice).values()} == {DeadlineState.VOID}
    with pytest.raises(AlreadyDone, match="vervallen"):
        actions.drop_default(act, notice_id=notice.pk, why="Nog eens.")
    assert record(world, objection).pk != notice.pk
    verbs = AuditEntry.objects.filter(verb__startswith="objections.").order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["objections.in_default", "objections.default_dropped", "objections.in_default"]


def test_who_may_record_and_which_days(world: World, objection: Objection) -> None:
    for hat in (make.parent(world, objection.application), world.submitter):
        with pytest.raises(NotAllowed):
            actions.record_default(
                world.act(hat, days=days_to(IN_DEFAULT)),
                procedure_id=objection.procedure_id,
                objection_id=objection.pk,
                received_on=IN_DEFAULT,
            )
    for day in (objection.received_on - timedelta(days=1), IN_DEFAULT + timedelta(days=1)):
        with pytest.raises(WrongState, match="De dag van ontvangst"):
            record(world, objection, received_on=day, today=IN_DEFAULT)
    assert not DefaultNotice.objects.exists()


def test_withdrawn_nobody_waits(world: World, objection: Objection) -> None:
    notice = record(world, objection)
    actions.withdraw(
        world.act(world.secretary, days=days_to(date(2027, 7, 20))),
        objection_id=objection.pk,
        how=WithdrawnHow.WRITTEN,
        withdrawn_on=date(2027, 7, 20),
    )
    assert DeadlineState.RUNNING not in {state for state, _ in terms(notice).values()}
    with pytest.raises(WrongState, match="geen bezwaar meer"):
        record(world, objection, received_on=date(2027, 7, 21))


def read(hat: Membership, name: str, public_id: Any, status: int = 200) -> str:
    answer = sign_in(Client(), hat).get(reverse(f"objections:{name}", kwargs={"public_id": public_id}))
    assert answer.status_code == status
    return answer.content.decode()


def test_what_each_reader_finds(world: World, objection: Objection, at: Any) -> None:
    case: Application = objection.application
    procedure = objection.procedure
    case_page = reverse("applications:case", kwargs={"public_id": case.public_id})
    mother = make.parent(world, case)
    at(days_to(DUE))
    assert "in gebreke" not in sign_in(Client(), mother).get(case_page).content.decode()
    at(days_to(IN_DEFAULT))
    assert "schriftelijk in gebreke" in sign_in(Client(), mother).get(case_page).content.decode()
    record(world, objection, received_on=date(2027, 7, 1), today=IN_DEFAULT)
    record(world, objection)
    office = read(world.secretary, "late", procedure.public_id)
    for said in ("werkt niet", "€ 1.442", "28 juli 2027", "7:14a", world.secretary.user.name, "Dwangsom vastleggen"):
        assert said in office
    own = read(mother, "objection", objection.public_id)
    assert "Uw ingebrekestelling" in own
    assert "€ 1.442" in own
    assert world.secretary.user.name not in own
    other = accounts.membership(role=Role.SECRETARIAT)
    for hat in (mother, world.submitter, other, applications.world().secretary):
        read(hat, "late", procedure.public_id, status=404)


def test_the_page_writes_and_refuses_and_loses_nothing(world: World, objection: Objection, at: Any) -> None:
    at(days_to(date(2027, 7, 14)))
    client, key = sign_in(Client(), world.secretary), new_key()
    url = reverse("objections:record_default", kwargs={"public_id": objection.procedure.public_id})
    body = {"who": str(objection.public_id), "received_on": "13-07-2027", "_once": key}
    for wrong in ({"received_on": "15-07-2027"}, {"who": "iemand anders"}, {"received_on": "01-01-2027"}):
        refused = client.post(url, {**body, **wrong})
        assert refused.status_code == 422
        assert wrong.get("received_on", "13-07-2027") in refused.content.decode()
    for _ in range(2):
        assert client.post(url, body).status_code == 303
    assert DefaultNotice.objects.get().given_by == objection.objector_name
    fix = reverse("objections:fix_penalty", kwargs={"public_id": DefaultNotice.objects.get().public_id})
    page = client.get(fix)
    assert page.context["form"].initial["amount"] == 1442
    drop = client.get(reverse("objections:drop_default", kwargs={"public_id": DefaultNotice.objects.get().public_id}))
    for shown in (page, drop):
        assert f"Ingebrekestelling van {objection.objector_name}, ontvangen op 13 juli 2027." in shown.content.decode()
