"""Valid bodies of the forms of the committee, and of what the secretariat does for it."""

from datetime import timedelta

from accounts.models import Policy
from casework import clock
from casework.snapshots import calendar
from objections import actions
from objections.models import Hearing, Objection, Procedure, Seat
from tests.posts.entries import HALF, Entry, Scene, Values, day, today, working_day
from tests.posts.of_objections import ANY_REASON, NO_FILE, a_file, the_objection, the_procedure

OFFICE, CONTESTED, COMMITTEE = "secretary", "contested", "committee"


def _hearing(scene: Scene) -> Values:
    """The hearing that is planned."""
    return {"public_id": _planned(scene).public_id}


def _planned(scene: Scene) -> Hearing:
    return Hearing.objects.get(procedure__application=scene.station.case, held_on__isnull=True)


def _held(scene: Scene) -> None:
    """The planned hearing was held today after all."""
    actions.hold_hearing(
        scene.house.world.act("chair", clock.now()), hearing_id=_planned(scene).pk, held_on=today(), attended="Wij."
    )


def _hearing_of_today(scene: Scene) -> Values:
    return {"public_id": Hearing.objects.get(procedure__application=scene.station.case, held_on=today()).public_id}


def _called_off(scene: Scene) -> None:
    """No hearing is planned any more."""
    act = scene.house.world.act("secretary", clock.now())
    actions.call_off(act, hearing_id=_planned(scene).pk, reason="De zaal is er niet.")


def _not_asked_yet(scene: Scene) -> None:
    """The objector did not say whether he wants to be heard, and is asked."""
    actions.ask_to_be_heard(
        scene.house.world.act("secretary", clock.now()),
        objection_id=Objection.objects.get(application=scene.station.case).pk,
        due_on=calendar().next_working_day(today() + timedelta(days=14)),
    )


def _written(scene: Scene) -> None:
    """The advice is written, and nobody is heard again."""
    procedure = Procedure.objects.get(application=scene.station.case)
    chair = scene.house.world.act("chair", clock.now())
    actions.waive_hearing(chair, procedure_id=procedure.pk, ground="unfounded", reason="Er is al gehoord.")
    values = {
        "verdicts": {str(row.public_id): "dismissed" for row in procedure.objections.order_by("id")},
        "effect": "stands",
        "considerations": "De toets telde.",
        "advice": "Verklaar het bezwaar ongegrond.",
        "hearing_report": "Er is gehoord.",
    }
    actions.save_advice(chair, procedure_id=procedure.pk, values=values)


def _advised(scene: Scene) -> None:
    """The committee advised once more."""
    _written(scene)
    procedure = Procedure.objects.get(application=scene.station.case)
    actions.finish_advice(scene.house.world.act("chair", clock.now()), procedure_id=procedure.pk)


def _new_member(scene: Scene) -> None:
    """Somebody who has not declared yet takes the place of another."""
    procedure = Procedure.objects.get(application=scene.station.case)
    hats, act = scene.house.world.hats, scene.house.world.act("secretary", clock.now())
    seat = Seat.objects.get(procedure=procedure, user_id=hats["member"].user_id)
    actions.end_seat(act, seat_id=seat.pk, reason="Ziek.")
    actions.seat_member(act, procedure_id=procedure.pk, user_id=hats["member"].user_id, position="member")


def _seat(scene: Scene) -> Values:
    seats = Seat.objects.filter(procedure__application=scene.station.case, position="member")
    return {"public_id": seats.order_by("id")[0].public_id}


def _lbt(scene: Scene) -> None:
    """The partnership went over to the LBT, which got the objection of another case."""
    policy = Policy.objects.get(partnership=scene.house.world.partnership)
    policy.committee_kind = "lbt"
    policy.save(update_fields=["committee_kind"])
    procedure = Procedure.objects.get(application=scene.station.case)
    actions.forward(scene.house.world.act("secretary", clock.now()), procedure_id=procedure.pk, defence="Nee.")


def _verdict(scene: Scene) -> str:
    return f"verdict_{Objection.objects.get(application=scene.station.case).public_id}"


def _person(scene: Scene, who: str) -> str:
    return str(scene.house.hats[who].user.public_id)


HALF_WRITTEN = {**HALF, **NO_FILE}
OF_COMMITTEE: dict[str, Entry] = {
    "objections:forward": Entry(
        OFFICE,
        CONTESTED,
        kwargs=the_procedure,
        valid=lambda scene: {
            "defence": "Wij blijven bij het besluit.",
            "chair": _person(scene, "chair"),
            "members": [_person(scene, "member"), _person(scene, "member2")],
            "access_until": day(90),
        },
        takes={**NO_FILE, **ANY_REASON},
    ),
    "objections:seat": Entry(
        OFFICE,
        COMMITTEE,
        kwargs=the_procedure,
        valid=lambda scene: {"person": _person(scene, "seatless"), "position": "member"},
    ),
    "objections:end_seat": Entry(
        OFFICE, COMMITTEE, kwargs=_seat, valid=lambda scene: {"reason": "Langdurig ziek."}, takes=ANY_REASON
    ),
    "objections:declare": Entry(
        "member",
        COMMITTEE,
        before=_new_member,
        kwargs=the_procedure,
        valid=lambda scene: {"independent": "ja"},
        takes=ANY_REASON,
    ),
    "objections:prolong": Entry(
        OFFICE,
        COMMITTEE,
        kwargs=the_procedure,
        valid=lambda scene: {"until": day(200), "reason": "De zitting is verzet."},
        takes=ANY_REASON,
    ),
    "objections:plan_hearing": Entry(
        OFFICE,
        COMMITTEE,
        before=_called_off,
        kwargs=the_procedure,
        valid=lambda scene: {
            "day": working_day(30),
            "time": "14.00",
            "place": "Proefstad, Plein 1",
            "file_open_from": day(7),
        },
        takes=ANY_REASON,
    ),
    "objections:call_off": Entry(
        OFFICE, COMMITTEE, kwargs=_hearing, valid=lambda scene: {"reason": "De zaal is er niet."}, takes=ANY_REASON
    ),
    "objections:hold_hearing": Entry(
        "chair",
        COMMITTEE,
        kwargs=_hearing,
        valid=lambda scene: {"held_on": day(0), "attended": "De ouder."},
        takes=ANY_REASON,
    ),
    "objections:report_hearing": Entry(
        "member",
        COMMITTEE,
        before=_held,
        kwargs=_hearing_of_today,
        valid=lambda scene: {"report": "De ouder vertelde."},
        takes={**NO_FILE, **ANY_REASON},
    ),
    "objections:waive_hearing": Entry(
        "chair",
        COMMITTEE,
        kwargs=the_procedure,
        valid=lambda scene: {"ground": "unfounded", "reason": "Het gaat over iets anders."},
    ),
    "objections:ask_hearing": Entry(
        OFFICE, CONTESTED, kwargs=the_objection, valid=lambda scene: {"due_on": working_day(14)}
    ),
    "objections:answer_hearing": Entry(
        "parent_a", CONTESTED, before=_not_asked_yet, kwargs=the_objection, valid=lambda scene: {"wants": "ja"}
    ),
    "objections:write_advice": Entry(
        "member",
        COMMITTEE,
        kwargs=the_procedure,
        valid=lambda scene: {"advice": "Verklaar het ongegrond.", _verdict(scene): "dismissed"},
        takes=HALF_WRITTEN,
    ),
    "objections:finish_advice": Entry("chair", COMMITTEE, before=_written, kwargs=the_procedure),
    "objections:hear_again": Entry(
        OFFICE,
        COMMITTEE,
        before=_advised,
        kwargs=the_procedure,
        valid=lambda scene: {"reason": "Er is een nieuw onderzoek."},
        takes=ANY_REASON,
    ),
    "objections:register_advice": Entry(
        OFFICE,
        CONTESTED,
        before=_lbt,
        kwargs=the_procedure,
        valid=lambda scene: {
            "dated_on": day(0),
            "signed_by": "mr. P. Proef",
            "paper": a_file(),
            "no_bsn_confirmed": "on",
            _verdict(scene): "dismissed",
            "effect": "stands",
            "advice": "Verklaar het bezwaar ongegrond.",
        },
        takes=ANY_REASON,
    ),
}
