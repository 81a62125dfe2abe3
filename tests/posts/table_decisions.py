"""Valid bodies of the forms of decisions, hearings and letters."""

from casework import clock
from correspondence import actions as correspondence
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter
from decisions import actions as decisions
from decisions.enums import BreachEnd, BreachKind, ClosedBy, Ground, InvitedBy, Outcome, Party, SkipGround
from decisions.models import Breach, Flaw, Guest, Hearing
from tests.factories.accounts import system_act
from tests.factories.decisions import guest_record
from tests.posts.entries import ANY_TEXT, HALF, Entry, Scene, Values, day, of_case, today, working_day

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


def _failed_letter(scene: Scene) -> None:
    """The letters are made anew, and the first of them fails."""
    decision = scene.station.decision()
    assert decision
    decisions.remake(
        scene.house.world.act("secretary", clock.now()), decision_id=decision.pk, sending_date=_next_working_day()
    )
    letter = Letter.objects.filter(status=LetterState.QUEUED).order_by("id").first()
    assert letter
    correspondence.give_up(system_act(scene.house.world.partnership, now=clock.now()), letter_id=letter.pk)


def _letters_of_today(scene: Scene) -> None:
    """The letters carry the day of today, and are ready."""
    decision = scene.station.decision()
    assert decision
    decisions.remake(scene.house.world.act("secretary", clock.now()), decision_id=decision.pk, sending_date=today())
    scene.station.road.work()


def _next_working_day():  # type: ignore[no-untyped-def]
    from datetime import timedelta

    from casework.snapshots import calendar

    return calendar().next_working_day(today() + timedelta(days=3))


def _letter_that_failed(scene: Scene) -> Values:
    return {"public_id": Letter.objects.get(status=LetterState.FAILED).public_id}


def _dispatch(scene: Scene) -> Dispatch:
    found = Dispatch.objects.filter(letter__case_id=scene.station.case.pk, channel=Channel.POST).order_by("id").first()
    assert found
    return found


def _misdirected(scene: Scene) -> None:
    now = clock.now()
    decisions.report_breach(
        scene.house.world.act("secretary", now),
        application_id=scene.station.case.pk,
        dispatch_id=_dispatch(scene).pk,
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


def _waiting(scene: Scene) -> Letter:
    """The confirmation of receipt, which was not posted yet."""
    return Letter.objects.get(case_id=scene.station.case.pk, kind="receipt", status=LetterState.READY)


def _came_back(scene: Scene) -> None:
    correspondence.mark_returned(
        scene.house.world.act("secretary", clock.now()),
        dispatch_id=_dispatch(scene).pk,
        returned_on=today(),
        reason="Onbekend op dit adres",
    )


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
            "sending": str(_dispatch(scene).pk),
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
        kwargs=lambda scene: {"public_id": Breach.objects.latest("id").public_id},
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


CORRESPONDENCE: dict[str, Entry] = {
    "correspondence:add_support_plan": Entry(
        "administrator",
        valid=lambda scene: {
            "title": "Ondersteuningsplan 2028-2032",
            "valid_from": day(900),
            "url": "https://voorbeeld.example/plan.pdf",
        },
    ),
    "correspondence:retry": Entry(OFFICE, "decided", before=_failed_letter, kwargs=_letter_that_failed),
    "correspondence:send_post": Entry(
        OFFICE, query=lambda scene: f"?gekozen={_waiting(scene).public_id}", valid=lambda scene: {"sent_on": day(0)}
    ),
    "correspondence:sent": Entry(
        OFFICE,
        kwargs=lambda scene: {"public_id": _waiting(scene).public_id},
        valid=lambda scene: {"channel": Channel.HANDED_OVER, "sent_on": day(0), "proof": "Afgegeven"},
    ),
    "correspondence:hold_back": Entry(
        OFFICE,
        kwargs=lambda scene: {"public_id": _waiting(scene).public_id},
        valid=lambda scene: {"reason": "De aanvraag is ingetrokken"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:returned": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"returned_on": day(0), "reason": "Onbekend op dit adres"},
    ),
    "correspondence:address_asked": Entry(
        OFFICE,
        "published",
        before=_came_back,
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"text": "Bij de school, per telefoon"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:keep_proof": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"text": "Getekend voor ontvangst"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:send_again": Entry(
        OFFICE,
        "published",
        before=_came_back,
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"channel": Channel.HANDED_OVER, "sent_on": day(0), "proof": "Afgegeven"},
    ),
}
