"""The advice of the committee: one text of several people, fixed by the chair when everything holds."""

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import CommitteeKind, Role
from casework.models import Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, Stale, WrongState
from correspondence.models import Letter
from objections import actions, permissions, workflow
from objections.checklist.advising import text_points
from objections.enums import Effect, LetterKind, NoHearingGround, Outcome, PaperKind, ProcedureStatus
from objections.facts import CommitteeAdviceFacts, CommitteeFacts, HearingState
from objections.models import CommitteeAdvice, Procedure
from objections.queries.committee import final_advice, hearing_state
from tests.factories import accounts
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


def _open(**changed: object) -> set[str]:
    values = {
        "committee": CommitteeFacts(is_own=True),
        "hearing": HearingState(reported=True),
        "open_objections": (("a", "R. Proefouder"), ("b", "T. Proefouder")),
        "mending": (),
        "verdicts": (("a", Outcome.UPHELD), ("b", Outcome.DISMISSED)),
        "effect": Effect.SUPERSEDED,
        "considerations": "De toets telde niet.",
        "advice": "Verklaar het bezwaar gegrond.",
        "hearing_report": "Er is gehoord.",
        **changed,
    }
    return {point.code for point in text_points(CommitteeAdviceFacts(**values)) if not point.met}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, set()),
        ({"verdicts": (("a", Outcome.UPHELD),)}, {"every_objection_judged"}),
        ({"verdicts": ()}, {"every_objection_judged", "effect_fits"}),
        ({"effect": Effect.STANDS}, {"effect_fits"}),
        ({"effect": ""}, {"effect_fits"}),
        ({"verdicts": (("a", Outcome.DISMISSED), ("b", Outcome.DISMISSED))}, {"effect_fits"}),
        ({"mending": ("T. Proefouder",)}, {"nobody_mends"}),
        ({"advice": " … "}, {"advice"}),
        ({"open_objections": ()}, {"every_objection_judged", "effect_fits"}),
    ],
)
def test_what_the_text_must_hold(changed: dict[str, object], codes: set[str]) -> None:
    assert _open(**changed) == codes


@pytest.fixture
def procedure(world: World) -> Procedure:
    """A procedure that lies with a committee which declared itself independent."""
    found = make.forwarded(world)
    make.declared(world, found)
    return found


def test_the_whole_road(world: World, procedure: Procedure) -> None:
    make.heard(world, procedure)
    advice = make.advise(world, procedure)

    procedure.refresh_from_db()
    assert (procedure.status, procedure.advised_on) == (ProcedureStatus.ADVISED, day(40))
    assert advice.signed_by == "C. Proefvoorzitter, voorzitter van de bezwaaradviescommissie"
    paper = Letter.objects.get(kind=LetterKind.COMMITTEE_ADVICE, subject_id=advice.pk)
    assert paper.contents["verdicts"][0]["outcome"] == "gegrond"
    assert paper.contents["hearing_report"]
    assert len(paper.contents["members"]) == 3
    assert Mail.objects.filter(kind="committee_advised").count() == 1
    with pytest.raises(AlreadyDone):
        actions.finish_advice(world.act(make.chair(world), days=41), procedure_id=procedure.pk)
    with pytest.raises(IntegrityError, match="committee_advice_frozen"), transaction.atomic():
        CommitteeAdvice.objects.filter(pk=advice.pk).update(advice="Iets anders.")


def test_everything_that_is_missing_is_named_at_once(world: World) -> None:
    found = make.forwarded(world)
    writer, head = make.committee(world)[1][0], make.chair(world)
    with pytest.raises(WrongState, match="nog geen advies"):
        actions.finish_advice(world.act(head, days=20), procedure_id=found.pk)
    actions.save_advice(world.act(writer, days=20), procedure_id=found.pk, values={"advice": "Verklaar het gegrond."})
    with pytest.raises(NotReady) as refused:
        actions.finish_advice(world.act(head, days=20), procedure_id=found.pk)
    assert {point.code for point in refused.value.points} == {
        "independence_declared", "heard", "every_objection_judged", "effect_fits", "considerations", "hearing_report",
    }  # fmt: skip


def test_a_planned_or_unreported_hearing_stands_in_the_way(world: World, procedure: Procedure) -> None:
    hearing = make.plan(world, procedure)
    with pytest.raises(NotReady) as refused:
        make.advise(world, procedure, days=20)
    assert "gepland" in str(refused.value)
    head = world.act(make.chair(world), days=35)
    actions.hold_hearing(head, hearing_id=hearing.pk, held_on=day(35), attended="De moeder.")
    with pytest.raises(NotReady) as refused:
        make.advise(world, procedure)
    assert "verslag" in str(refused.value)


def test_a_waived_hearing_will_do(world: World, procedure: Procedure) -> None:
    head = world.act(make.chair(world), days=14)
    actions.waive_hearing(
        head, procedure_id=procedure.pk, ground=NoHearingGround.UNFOUNDED, reason="Het gaat over iets anders."
    )
    assert make.advise(world, procedure, days=20, verdict=Outcome.DISMISSED, effect=Effect.STANDS).final_on == day(20)


def test_a_seat_that_became_vacant_stands_in_the_way(world: World, procedure: Procedure) -> None:
    make.heard(world, procedure)
    member = make.committee(world)[1][1]
    actions.declare(
        world.act(member, days=36), procedure_id=procedure.pk, independent=False, reason="Een neef van de familie."
    )
    with pytest.raises(NotReady) as refused:
        make.advise(world, procedure)
    assert [point.code for point in refused.value.points] == ["members"]


def test_who_writes_and_who_fixes(world: World, procedure: Procedure) -> None:
    """A member without a seat, the office, the chair of another committee and the closed box: none of them."""
    home = make.chair(world).organisation
    without_seat = accounts.membership(role=Role.COMMITTEE_CHAIR, organisation=home)
    stranger = accounts.membership(role=Role.COMMITTEE_CHAIR)
    for hat in (without_seat, stranger, world.secretary, world.submitter, world.member(Role.BOARD_MEMBER)):
        with pytest.raises(NotAllowed):
            actions.save_advice(world.act(hat, days=20), procedure_id=procedure.pk, values={"advice": "Nee."})
        with pytest.raises(NotAllowed):
            actions.finish_advice(world.act(hat, days=20), procedure_id=procedure.pk)
    member = make.committee(world)[1][0]
    with pytest.raises(NotAllowed):
        actions.finish_advice(world.act(member, days=20), procedure_id=procedure.pk)
    for hat in (member, make.chair(world)):
        with pytest.raises(NotAllowed):
            actions.save_advice(world.act(hat, days=121), procedure_id=procedure.pk, values={"advice": "Te laat."})
    assert not CommitteeAdvice.objects.exists()


def test_two_members_writing_at_once_lose_nothing(world: World, procedure: Procedure) -> None:
    first, second = make.committee(world)[1]
    actions.save_advice(world.act(first, days=20), procedure_id=procedure.pk, values={"advice": "Van de eerste."})
    with pytest.raises(Stale) as refused:
        actions.save_advice(
            world.act(second, days=20),
            procedure_id=procedure.pk,
            values={"advice": "Van de tweede."},
            expected_version=0,
        )
    assert list(refused.value.mine.values()) == ["Van de tweede."]
    assert list(refused.value.theirs.values()) == ["Van de eerste."]


@pytest.mark.parametrize(
    "values",
    [{"effect": "nonsense"}, {"verdicts": {"nobody": Outcome.UPHELD}}, {"verdicts": "own", "outcome": "withdrawn"}],
)
def test_choices_that_do_not_exist(world: World, procedure: Procedure, values: dict[str, object]) -> None:
    if values.get("verdicts") == "own":
        own = procedure.objections.get()
        values = {"verdicts": {str(own.public_id): values["outcome"]}}
    with pytest.raises(WrongState):
        actions.save_advice(world.act(make.chair(world), days=20), procedure_id=procedure.pk, values=values)


def test_hearing_again_asks_for_a_new_advice(world: World, procedure: Procedure) -> None:
    make.heard(world, procedure)
    former = make.advise(world, procedure)
    office = world.act(world.secretary, days=45)
    with pytest.raises(WrongState):
        actions.hear_again(office, procedure_id=procedure.pk, reason=" ")
    with pytest.raises(NotAllowed):
        actions.hear_again(world.act(make.chair(world), days=45), procedure_id=procedure.pk, reason="Nieuw onderzoek.")
    actions.hear_again(office, procedure_id=procedure.pk, reason="Er is een nieuw onderzoek gedaan.")
    procedure.refresh_from_db()
    assert procedure.status == ProcedureStatus.FORWARDED
    assert hearing_state(procedure) == HearingState(), "the former hearing does not count again"
    with pytest.raises(NotReady):
        make.advise(world, procedure, days=46)

    make.heard(world, procedure, on=60, days=46)
    again = make.advise(world, procedure, days=61)
    assert again.supersedes == former
    assert final_advice(procedure) == again


def test_the_lbts_advice_is_entered_with_its_scan(world: World) -> None:
    accounts.policy(partnership=world.partnership, committee_kind=CommitteeKind.LBT)
    found = make.procedure_of(make.filed(world, make.contested(world)))
    make.forward(world, found, chair_id=None, member_ids=[], access_until=None)
    values = {
        "dated_on": day(50),
        "signed_by": "mr. P. Proef, LBT",
        "values": make.advice_values(found),
        "paper": make.scan(PaperKind.ADVICE, "Advies van de LBT"),
    }
    for days, wrong in ((49, {}), (55, {"dated_on": day(11)}), (55, {"signed_by": " "})):
        with pytest.raises(WrongState):
            actions.register_advice(world.act(world.secretary, days=days), procedure_id=found.pk, **{**values, **wrong})
    less = {**values, "values": {**make.advice_values(found), "effect": Effect.STANDS}}
    with pytest.raises(NotReady):
        actions.register_advice(world.act(world.secretary, days=55), procedure_id=found.pk, **less)
    advice = actions.register_advice(world.act(world.secretary, days=55), procedure_id=found.pk, **values)
    found.refresh_from_db()
    assert (found.status, found.advised_on) == (ProcedureStatus.ADVISED, day(50))
    assert advice.paper is not None
    assert not Letter.objects.filter(kind=LetterKind.COMMITTEE_ADVICE).exists()
    with pytest.raises(AlreadyDone):
        actions.register_advice(world.act(world.secretary, days=56), procedure_id=found.pk, **values)


def test_ones_own_committee_writes_here(world: World, procedure: Procedure) -> None:
    with pytest.raises(NotAllowed):
        actions.register_advice(
            world.act(world.secretary, days=20),
            procedure_id=procedure.pk,
            dated_on=day(20),
            signed_by="Iemand",
            values=make.advice_values(procedure),
            paper=make.scan(PaperKind.ADVICE, "Advies"),
        )


def test_only_the_chair_can_move_it(world: World, procedure: Procedure) -> None:
    """The permission on the road itself says the same as the verb."""
    member = make.committee(world)[1][0]
    facts = permissions.SeatFacts(procedure.application, procedure, "member")
    assert not workflow.ADVICE["finish"].permission(world.act(member, days=20).actor, facts)
