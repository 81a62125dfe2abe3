"""A school closes while an objection runs or after it was decided on: who takes over is the party from then on."""

from datetime import timedelta

import pytest

from accounts import actions as people
from accounts.enums import Role
from accounts.models import Membership, SchoolSite
from applications.models import Application
from casework.models import Deadline
from correspondence.models import Letter
from objections import actions, queries
from objections.enums import LetterKind
from tests.factories import accounts, rulings
from tests.factories import objections as make
from tests.factories.applications import TODAY, World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


def taken_over(world: World, *, days: int) -> Membership:
    """The school goes to another board that day; somebody who works there."""
    other = accounts.school_board(partnership=world.partnership, name="Stichting Opvolging")
    successor: SchoolSite = accounts.school_site(board=other)
    act = world.act(world.member(Role.FUNCTIONAL_ADMINISTRATOR), days=days)
    closed_on = TODAY + timedelta(days=days)
    people.close_site(act, site_id=world.site.pk, closed_on=closed_on, successor_id=successor.pk)
    return accounts.membership(role=Role.SCHOOL_STAFF, site=successor)


def test_the_successor_is_the_party_to_an_objection_that_runs(world: World) -> None:
    case = make.contested(world)
    procedure = make.procedure_of(make.filed(world, case))
    due = Deadline.objects.filter(case_id=case.pk).order_by("id").values_list("code", "due")
    before = list(due)
    hat = taken_over(world, days=11)
    assert list(due) == before
    assert queries.visible_to(world.act(hat, days=12).actor).filter(pk=procedure.pk).exists()
    assert not queries.visible_to(world.act(world.submitter, days=12).actor).filter(pk=procedure.pk).exists()
    make.forward(world, procedure)
    told = Letter.objects.get(kind=LetterKind.FORWARDED, addressee_kind="board")
    assert told.addressee_id == hat.organisation_id
    assert told.contents["addressee"]["name"] == "Stichting Opvolging"


def test_the_successor_reads_the_decision_that_the_former_board_got(world: World) -> None:
    procedure = make.advised(world)
    ruling = rulings.sent(world, procedure)
    hat = taken_over(world, days=rulings.RULED + 1)
    case = Application.objects.get(pk=procedure.application_id)
    assert case.board_id == hat.organisation_id
    paper = Letter.objects.get(kind=LetterKind.RULING, subject_id=ruling.pk, addressee_kind="board")
    actor = world.act(hat, days=rulings.RULED + 2).actor
    assert queries.download_ruling(actor, paper.public_id) == paper.file
    others = Letter.objects.filter(kind=LetterKind.RULING, subject_id=ruling.pk, addressee_kind="guardian")
    assert others.exists()
    for letter in others:
        assert queries.download_ruling(actor, letter.public_id) is None


def test_its_objection_keeps_the_day_on_which_the_former_board_knew(world: World) -> None:
    case = make.contested(world)
    objection = make.filed_by_board(world, case)
    known = queries.known_since(objection)
    hat = taken_over(world, days=11)
    moved = make.fresh(objection)
    assert queries.known_since(moved) == known
    found = queries.inside_visible_to(world.act(hat, days=12).actor)
    assert list(found) == [moved]
    act = world.act(world.secretary, days=12)
    actions.ask_repair(act, objection_id=moved.pk, defects=["grounds"], due_on=day(29))
    asked = Letter.objects.get(kind=LetterKind.REPAIR)
    assert asked.addressee_id == hat.organisation_id
