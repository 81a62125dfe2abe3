"""The term to object is kept per addressee, follows his own letter, and is told to him alone."""

from datetime import date

import pytest

from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from correspondence import actions as letters
from correspondence.models import Dispatch, Letter
from decisions import consequences, panels, queries
from decisions.models import Decision
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
FIRST, LATER = date(2027, 4, 19), date(2027, 4, 23)


def sending_to(decision: Decision, number: int) -> Dispatch:
    guardian = decision.application.guardians.order_by("id")[number]
    return Dispatch.objects.get(addressee_kind="guardian", addressee_id=guardian.pk, channel="post")


def term_of(letter: Letter) -> Deadline:
    rows = Deadline.objects.filter(subject_type="correspondence.letter", subject_id=letter.pk, code="objection")
    last = rows.order_by("-id").first()
    assert last
    return last


def came_back(world: World, row: Dispatch, *, days: int = 9) -> None:
    act = world.act(world.secretary, days=days)
    letters.mark_returned(act, dispatch_id=row.pk, returned_on=make.day(days), reason="vertrokken")


def handed_over(world: World, row: Dispatch, *, days: int = 11) -> None:
    act = world.act(world.secretary, days=days)
    letters.send_again(act, dispatch_id=row.pk, channel="handed_over", sent_on=make.day(days), proof="getekend")


def test_a_returned_letter_ends_the_term_of_its_addressee_only(world: World, decision: Decision):
    row = sending_to(decision, 1)
    came_back(world, row)
    assert term_of(row.letter).state == DeadlineState.VOID
    others = [term_of(letter) for letter in queries.sent_letters(decision) if letter.pk != row.letter_id]
    assert {(one.state, one.due) for one in others} == {(DeadlineState.RUNNING, FIRST)}
    handed_over(world, row)
    again = term_of(row.letter)
    assert (again.state, again.start, again.due) == (DeadlineState.RUNNING, make.day(12), LATER)
    assert len(others) == 2


def test_the_case_is_due_at_the_first_of_them(world: World, decision: Decision):
    row = sending_to(decision, 1)
    came_back(world, row)
    handed_over(world, row)
    assert applications.fresh(decision.application).next_due_on == FIRST


def shown(decision: Decision, actor: Actor) -> panels.DecisionPanel:
    panel = panels.load_decision(applications.fresh(decision.application), actor)
    assert panel
    return panel


def test_the_reader_is_told_his_own_last_day(world: World):
    adopted = make.adopted(world)
    make.make_letters(world)
    mother = accounts.actor_of(applications.followed(world, adopted.application))
    decision = make.publish(world, adopted)
    posted = sending_to(decision, 0)
    before = shown(decision, mother)
    assert [term.due for term in before.terms] == [FIRST]
    assert before.terms[0].steps
    came_back(world, posted)
    waiting = " ".join(shown(decision, mother).sentences)
    assert "kwam niet aan" in waiting
    assert "19 april" not in waiting
    handed_over(world, posted)
    after = shown(decision, mother)
    said = " ".join(after.sentences)
    assert "tot en met 23 april 2027" in said
    assert "Op de brief staat 19 april 2027" in said
    assert [term.name for term in after.terms] == [posted.printed_name]
    school = shown(decision, accounts.actor_of(world.submitter))
    assert "23 april" not in " ".join(school.sentences)
    assert [term.due for term in school.terms] == [FIRST]
    office = shown(decision, accounts.actor_of(world.secretary))
    assert sorted(term.due for term in office.terms if term.due) == [FIRST, FIRST, LATER]


def test_a_change_of_calendar_restates_a_running_term_and_leaves_an_ended_one(world: World, decision: Decision):
    row, other = sending_to(decision, 0), sending_to(decision, 1)
    came_back(world, other)
    Deadline.objects.filter(pk=term_of(row.letter).pk).update(due=date(2027, 5, 1))
    act = accounts.system_act(world.partnership).caused_by("calendar")
    for letter in (row.letter, other.letter):
        consequences.recompute_letter(act, letter.pk)
    assert term_of(row.letter).due == FIRST
    assert term_of(other.letter).state == DeadlineState.VOID


def test_other_papers_have_no_term_to_object(world: World, decision: Decision):
    act = accounts.system_act(world.partnership).caused_by("calendar")
    for letter in Letter.objects.exclude(kind="decision").order_by("id"):
        consequences.recompute_letter(act, letter.pk)
        assert not Deadline.objects.filter(subject_type="correspondence.letter", subject_id=letter.pk).exists()
    assert Letter.objects.exclude(kind="decision").exists()
