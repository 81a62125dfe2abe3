"""Valid bodies of the forms of objections."""

from datetime import timedelta

from accounts.queries import actor_of
from casework import clock, drafts
from casework.acting import Act
from casework.snapshots import calendar
from objections import actions
from objections.enums import Channel, Defect, DelayGround, ObjectorKind
from objections.models import DefaultNotice, Objection, ObjectionPaper
from objections.views.filing import TYPED
from tests.posts.entries import Entry, Scene, Values, day, today, working_day
from tests.posts.of_objections import ANY_REASON, NO_FILE, a_file, the_objection, the_procedure

OFFICE, CONTESTED, COMMITTEE = "secretary", "contested", "committee"
# Nothing is sent by this page, so there is nothing to do once.
NO_KEY = {"once key": "what was typed is kept only"}
TYPED_TWICE = {"reasons": "nu", "grounds": "Het klopt niet.", "wants_hearing": "ja"}


def _decision(scene: Scene) -> Values:
    decision = scene.station.decision()
    assert decision
    return {"public_id": decision.public_id}


def _asked(scene: Scene) -> None:
    """The objection has to be mended."""
    actions.ask_repair(
        scene.house.world.act("secretary", clock.now()),
        objection_id=Objection.objects.get(application=scene.station.case).pk,
        defects=[Defect.GROUNDS],
        due_on=calendar().next_working_day(today() + timedelta(days=14)),
    )


def _default_notice(scene: Scene) -> Values:
    return {"public_id": DefaultNotice.objects.get(procedure__application=scene.station.case).public_id}


def _typed(scene: Scene) -> None:
    """What the page before kept."""
    assert scene.membership
    decision = scene.station.decision()
    assert decision
    act = Act(actor_of(scene.membership), clock.now(), "typed")
    drafts.save(act, TYPED, str(decision.public_id), TYPED_TWICE, "")


OBJECTIONS: dict[str, Entry] = {
    "objections:file": Entry(
        "parent_b",
        CONTESTED,
        kwargs=_decision,
        valid=lambda scene: TYPED_TWICE,
        takes=NO_KEY,
        repeats="nothing is sent: what was typed is kept once more",
    ),
    "objections:check": Entry(
        "parent_b",
        CONTESTED,
        before=_typed,
        kwargs=_decision,
        valid=lambda scene: {"annexes": a_file(), "no_bsn_confirmed": "on"},
        takes=NO_FILE,
    ),
    "objections:register": Entry(
        OFFICE,
        CONTESTED,
        kwargs=_decision,
        valid=lambda scene: {
            "objector_kind": ObjectorKind.BOARD,
            "channel": Channel.POST,
            "received_on": day(0),
            "grounds": "De cijfers kloppen niet.",
        },
    ),
    "objections:add_papers": Entry(
        "parent_a",
        CONTESTED,
        kwargs=the_objection,
        valid=lambda scene: {"title": "Brief", "files": a_file(), "no_bsn_confirmed": "on"},
    ),
    "objections:mend": Entry(
        "parent_a",
        CONTESTED,
        before=_asked,
        kwargs=the_objection,
        valid=lambda scene: {"grounds": "Omdat het anders is gegaan.", "is_all": "ja"},
        takes=NO_FILE,
    ),
    "objections:answer_late_reason": Entry(
        "parent_a", CONTESTED, kwargs=the_objection, fields=lambda scene: {"reason": "x"}, valid=None
    ),
    "objections:withdraw": Entry("parent_a", CONTESTED, kwargs=the_objection),
    "objections:ask_late_reason": Entry(OFFICE, CONTESTED, kwargs=the_objection, valid=None),
    "objections:judge_late": Entry(OFFICE, CONTESTED, kwargs=the_objection, valid=None),
    "objections:judge_text": Entry(
        OFFICE,
        COMMITTEE,
        kwargs=the_objection,
        valid=lambda scene: {"is_open": "nee", "reason": "Er staat iets in over de gezondheid van een ander."},
    ),
    "objections:judge_paper": Entry(
        OFFICE,
        COMMITTEE,
        kwargs=lambda scene: {
            "public_id": ObjectionPaper.objects.filter(procedure__application=scene.station.case).latest("id").public_id
        },
        valid=lambda scene: {"is_open": "ja"},
    ),
    "objections:judge_party": Entry(
        OFFICE,
        CONTESTED,
        kwargs=the_objection,
        valid=lambda scene: {"is_party": "ja", "reason": "Gezagsregister gezien."},
    ),
    "objections:ask_repair": Entry(
        OFFICE,
        CONTESTED,
        kwargs=the_objection,
        valid=lambda scene: {"defects": [Defect.GROUNDS], "due_on": working_day(14)},
    ),
    "objections:record_repair": Entry(
        OFFICE, CONTESTED, before=_asked, kwargs=the_objection, valid=lambda scene: {"received_on": day(0)}
    ),
    "objections:extend_repair": Entry(
        OFFICE, CONTESTED, before=_asked, kwargs=the_objection, valid=lambda scene: {"due_on": working_day(28)}
    ),
    "objections:lapse_repair": Entry(OFFICE, CONTESTED, before=_asked, kwargs=the_objection, valid=None),
    "objections:adjourn": Entry(
        OFFICE, CONTESTED, kwargs=the_procedure, valid=lambda scene: {"weeks": "6", "reason": "Meer tijd nodig."}
    ),
    "objections:delay": Entry(
        OFFICE,
        CONTESTED,
        kwargs=the_procedure,
        valid=lambda scene: {
            "due_on": working_day(200),
            "ground": DelayGround.ALL_AGREED,
            "reason": "Iedereen stemt in.",
        },
    ),
    "objections:record_default": Entry(
        OFFICE,
        CONTESTED,
        kwargs=the_procedure,
        valid=lambda scene: {"who": "aanvrager", "received_on": day(0)},
    ),
    "objections:fix_penalty": Entry(
        OFFICE,
        CONTESTED,
        kwargs=_default_notice,
        valid=lambda scene: {"fixed_on": day(0), "amount": "0", "why": "De ingebrekestelling kwam te vroeg."},
    ),
    "objections:drop_default": Entry(
        OFFICE,
        CONTESTED,
        kwargs=_default_notice,
        valid=lambda scene: {"why": "Bij vergissing vastgelegd."},
        takes=ANY_REASON,
    ),
}
