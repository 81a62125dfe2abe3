"""Valid bodies of the forms of decisions: hearings, numbers, guests and breaches with them."""

from casework import clock
from decisions import actions as decisions
from decisions.enums import BreachEnd, BreachKind, ClosedBy, Ground, InvitedBy, Outcome, Party, SkipGround
from decisions.models import Breach, Flaw, Guest, Hearing
from tests.factories.decisions import guest_record
from tests.posts.entries import ANY_TEXT, HALF, Entry, Scene, Values, day, of_case, today, working_day
from tests.posts.of_letters import the_dispatch

OFFICE, DIRECTOR = "secretary", "director"


def _decision(scene: Scene) -> Values:
    decision = scene.station.decision()
    assert decision
    return {"public_id": decision.public_id}


def _hearing(scene: Scene) -> None:
    scene.station.road.invite_to_view()


def _returned(scene: Scene) -> None:
    """The draft came back from the board."""
    decision = scene.station.decision()
    assert decision
    decisions.return_with_remark(
        scene.house.world.act("director", clock.now()), decision_id=decision.pk, remark="Vul de afweging aan."
    )


def _letters_of_today(scene: Scene) -> None:
    """The letters carry the day of today, and are ready."""
    decision = scene.station.decision()
    assert decision
    decisions.remake(scene.house.world.act("secretary", clock.now()), decision_id=decision.pk, sending_date=today())
    scene.station.road.work()


def _misdirected(scene: Scene) -> None:
    now = clock.now()
    decisions.report_breach(
        scene.house.world.act("secretary", now),
        application_id=scene.station.case.pk,
        dispatch_id=the_dispatch(scene).pk,
        kind=BreachKind.WRONG_ADDRESS,
        found_at=now,
        note="De brief lag bij de buren.",
    )


TOKEN = "sleutel-van-de-gast"


def _known_link(scene: Scene) -> None:
    """The link of a guest, with a token that this test knows."""
    from accounts.queries.access import token_hash

    decision = scene.station.decision()
    assert decision
    act = scene.house.world.act("secretary", clock.now())
    guest = decisions.admit_guest(act, decision_id=decision.pk, record=guest_record(today(), "vandaag"))
    Guest.objects.filter(pk=guest.pk).update(token_hash=token_hash(TOKEN))


def _reserved(scene: Scene) -> None:
    act = scene.house.world.act("administrator", clock.now())
    decisions.reserve_numbers(act, year=today().year + 1, first=700, last=710, reason="(v)so")


ADMINISTRATOR = "administrator"
DECISIONS: dict[str, Entry] = {
    "decisions:first_number": Entry(ADMINISTRATOR, valid=lambda scene: {"year": str(today().year + 1), "value": "412"}),
    "decisions:reserve_numbers": Entry(
        ADMINISTRATOR,
        valid=lambda scene: {"year": str(today().year + 1), "first": "500", "last": "600", "reason": "(v)so"},
    ),
    "decisions:release_numbers": Entry(
        ADMINISTRATOR, before=_reserved, valid=lambda scene: {"reserved": f"{today().year + 1}-700-710"}
    ),
    "decisions:prepare": Entry(OFFICE, "advised", kwargs=of_case, valid=lambda scene: {"outcome": Outcome.GRANT}),
    "decisions:prepare_formal": Entry(
        OFFICE, "submitted", kwargs=of_case, valid=lambda scene: {"ground": Ground.NOT_PROCESSED}
    ),
    "decisions:invite": Entry(
        OFFICE,
        "advised",
        kwargs=of_case,
        valid=lambda scene: {
            "party": Party.GUARDIAN,
            "guardian": scene.station.case.guardians.order_by("id")[0].public_id,
            "invited_by": InvitedBy.EMAIL,
            "due_on": working_day(10),
        },
    ),
    "decisions:leave_out": Entry(
        OFFICE,
        "advised",
        kwargs=of_case,
        valid=lambda scene: {
            "party": Party.GUARDIAN,
            "guardian": scene.station.case.guardians.order_by("id")[0].public_id,
            "ground": SkipGround.values[0],
            "reasons": "Al gehoord over dezelfde feiten.",
        },
    ),
    "decisions:close_hearing": Entry(
        OFFICE,
        "advised",
        before=_hearing,
        kwargs=lambda scene: {
            "public_id": Hearing.objects.filter(application=scene.station.case).order_by("id")[0].public_id
        },
        valid=lambda scene: {
            "closed_by": ClosedBy.REPORT,
            "heard_on": day(0),
            "report": "Besproken.",
            "new_fact": "nee",
        },
    ),
    "decisions:write": Entry(
        OFFICE,
        "offered",
        before=_returned,
        kwargs=_decision,
        valid=lambda scene: {"reasons_weighing": "Een andere afweging."},
        takes=HALF,
    ),
    "decisions:place_again": Entry(OFFICE, "offered", before=_returned, kwargs=_decision),
    "decisions:drop": Entry(OFFICE, "offered", before=_returned, kwargs=_decision),
    "decisions:offer": Entry(OFFICE, "offered", before=_returned, kwargs=_decision),
    "decisions:return": Entry(
        DIRECTOR,
        "offered",
        kwargs=_decision,
        valid=lambda scene: {"remark": "Vul de afweging aan."},
        takes={"emoji": ANY_TEXT},
    ),
    "decisions:adopt": Entry(
        DIRECTOR,
        "offered",
        kwargs=_decision,
        valid=lambda scene: {"sending_date": working_day(0), "effective_on": day(30)},
    ),
    "decisions:take_back": Entry(
        DIRECTOR,
        "decided",
        kwargs=_decision,
        valid=lambda scene: {"reason": "Een fout in de datum."},
        takes={"emoji": ANY_TEXT},
    ),
    "decisions:admit_guest": Entry(
        OFFICE,
        "published",
        kwargs=_decision,
        valid=lambda scene: {
            "school_kind": "secondary",
            "school_name": "De Zwaai",
            "place": "Noordwal",
            "email": "administratie@dezwaai.example",
            "relation": "enrolled",
            "since": day(0),
            "evidence": "Bevestiging van de inschrijving.",
        },
    ),
    "decisions:withdraw_guest": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": Guest.objects.get(decision__application=scene.station.case).public_id},
    ),
    "decisions:guest": Entry(
        "",
        "published",
        before=_known_link,
        kwargs=lambda scene: {"token": TOKEN},
        takes={"empty": "the link itself is the key, and the form has no fields"},
    ),
    "decisions:report_breach": Entry(
        OFFICE,
        "published",
        kwargs=of_case,
        valid=lambda scene: {
            "sending": str(the_dispatch(scene).pk),
            "kind": BreachKind.WRONG_ADDRESS,
            "day": day(0),
            "time": "0.01",
            "note": "De brief lag bij de buren.",
        },
    ),
    "decisions:settle_breach": Entry(
        OFFICE,
        "published",
        before=_misdirected,
        kwargs=lambda scene: {"public_id": Breach.objects.get(application=scene.station.case).public_id},
        valid=lambda scene: {"how": BreachEnd.NO_REPORT, "settlement": "De envelop was dicht."},
    ),
    "decisions:correct": Entry(
        OFFICE,
        "published",
        kwargs=_decision,
        valid=lambda scene: {"reason": "De achternaam was verkeerd gespeld.", "last_name": "Goedenaam"},
    ),
    "decisions:renew": Entry(
        OFFICE,
        "published",
        kwargs=_decision,
        valid=lambda scene: {"outcome": Outcome.REFUSAL, "reason": "Een toets telde dubbel."},
    ),
    "decisions:remake": Entry(
        OFFICE, "decided", kwargs=_decision, valid=lambda scene: {"sending_date": working_day(3)}
    ),
    "decisions:report_flaw": Entry(
        OFFICE,
        "published",
        kwargs=_decision,
        valid=lambda scene: {"advice": "2", "reason": "tied", "explanation": "Bleek uit het jaarverslag."},
    ),
    "decisions:settle_flaw": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": Flaw.objects.get(application=scene.station.case).public_id},
        valid=lambda scene: {"how": "stays", "settlement": "Het andere advies draagt het besluit."},
    ),
    "decisions:confirm_receipt": Entry("pro_coordinator", "published", kwargs=_decision),
    "decisions:publish": Entry(OFFICE, "decided", before=_letters_of_today, kwargs=_decision),
}
