"""Valid bodies of the forms of experts, decisions and letters."""

from assessments.enums import AdviceOutcome, RecusalReason, ReplacementReason, TieKind
from assessments.models import Advice, ExpertQuestion, FileNotice
from assessments.rules import SLOT_WORDS
from casework import clock
from correspondence import actions as correspondence
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter
from decisions import actions as decisions
from decisions.enums import ClosedBy, Ground, InvitedBy, Outcome, Party, SkipGround
from decisions.models import Hearing
from tests.factories.accounts import system_act
from tests.posts.entries import ANY_TEXT, HALF, Entry, Make, Scene, Values, day, of_case, today, working_day

OFFICE, DIRECTOR = "secretary", "director"


def _expert(key: str) -> Make:
    return lambda scene: {"public_id": scene.house.world.experts[key].public_id}


def _work(key: str) -> Make:
    return lambda scene: {"public_id": scene.station.road.assignment(key).public_id}


def _decision(scene: Scene) -> Values:
    decision = scene.station.decision()
    assert decision
    return {"public_id": decision.public_id}


def _asked(scene: Scene) -> None:
    """The experts were asked and have not answered."""
    scene.station.road.ask_experts("expert1", "expert3")


def _new_paper(scene: Scene) -> None:
    """A paper came in after the experts began."""
    scene.station.road.add_paper("other", "secretary")


def _question(scene: Scene) -> None:
    from assessments import actions

    road = scene.station.road
    actions.ask(road.act("expert1"), assignment_id=road.assignment("expert1").pk, text="Wanneer is de test afgenomen?")


def _notice(scene: Scene) -> Values:
    case = scene.station.case
    notice = FileNotice.objects.filter(application=case, assignment__expert__user__name="Sanne Overbeeke").last()
    assert notice
    return {"public_id": notice.public_id}


def _absence(scene: Scene) -> None:
    from demo.world import give_leave

    give_leave(scene.house.world, clock.now())


def _written(scene: Scene) -> None:
    scene.station.road.write("expert1", "pro")


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


def _came_back(scene: Scene) -> None:
    correspondence.mark_returned(
        scene.house.world.act("secretary", clock.now()),
        dispatch_id=_dispatch(scene).pk,
        returned_on=today(),
        reason="Onbekend op dit adres",
    )


def _advice(scene: Scene) -> Values:
    return {"public_id": Advice.objects.filter(application=scene.station.case).order_by("id")[0].public_id}


ASSESSMENTS: dict[str, Entry] = {
    "assessments:add_expert": Entry(
        OFFICE,
        valid=lambda scene: {
            "membership": scene.house.hats["unregistered"].public_id,
            "professions": ["psychologist"],
            "registration_kind": "nip",
            "registration_number": "NIP-99999",
            "registration_valid_until": day(400),
            "max_open_files": "5",
        },
    ),
    "assessments:change_expert": Entry(
        OFFICE, kwargs=_expert("expert2"), valid=lambda scene: {"registration_number": "NIP-77777"}
    ),
    "assessments:add_tie": Entry(
        OFFICE, kwargs=_expert("expert2"), valid=lambda scene: {"kind": TieKind.EMPLOYED_BY, "name": "Bureau Proef"}
    ),
    "assessments:end_tie": Entry(
        OFFICE,
        kwargs=lambda scene: {"public_id": scene.house.world.experts["expert5"].ties.get().public_id},
        valid=lambda scene: {"until": day(0)},
    ),
    "assessments:add_absence": Entry(
        OFFICE, kwargs=_expert("expert2"), valid=lambda scene: {"first_day": day(20), "last_day": day(30)}
    ),
    "assessments:remove_absence": Entry(
        OFFICE,
        before=_absence,
        kwargs=lambda scene: {"public_id": scene.house.world.experts["expert2"].absences.get().public_id},
    ),
    "assessments:assign": Entry(
        OFFICE,
        "complete",
        kwargs=lambda scene: {
            **of_case(scene),
            "slot": SLOT_WORDS[1],
            "expert": scene.house.world.experts["expert1"].public_id,
        },
        takes={"emoji": ANY_TEXT},
    ),
    "assessments:accept": Entry(
        "expert1", "complete", before=_asked, kwargs=_work("expert1"), valid=lambda scene: {"independent": "on"}
    ),
    "assessments:recuse": Entry(
        "expert1",
        "complete",
        before=_asked,
        kwargs=_work("expert1"),
        valid=lambda scene: {"reason": RecusalReason.TREATED},
    ),
    "assessments:replace": Entry(
        OFFICE, "accepted", kwargs=_work("expert1"), valid=lambda scene: {"reason": ReplacementReason.ILL}
    ),
    "assessments:ask": Entry(
        "expert1",
        "accepted",
        kwargs=_work("expert1"),
        valid=lambda scene: {"text": "Wanneer is de test afgenomen?"},
        takes={"emoji": ANY_TEXT},
    ),
    "assessments:write_advice": Entry(
        "expert1",
        "accepted",
        kwargs=_work("expert1"),
        valid=lambda scene: {"outcome": AdviceOutcome.PRO, "conclusion": "Ik adviseer praktijkonderwijs."},
        takes=HALF,
    ),
    "assessments:submit_advice": Entry(
        "expert1",
        "accepted",
        before=_written,
        kwargs=_work("expert1"),
        valid=lambda scene: {"independent": "on"},
    ),
    "assessments:notice_seen": Entry("expert1", "accepted", before=_new_paper, kwargs=_notice),
    "assessments:notice_answer": Entry(
        "expert1",
        "one_advice",
        before=_new_paper,
        kwargs=_notice,
        valid=lambda scene: {"changes": "nee"},
    ),
    "assessments:notice_aside": Entry(
        OFFICE,
        "accepted",
        before=_new_paper,
        kwargs=_notice,
        valid=lambda scene: {"reason": "Gaat over een ander jaar."},
        takes={"emoji": ANY_TEXT},
    ),
    "assessments:answer_question": Entry(
        OFFICE,
        "accepted",
        before=_question,
        kwargs=lambda scene: {"public_id": ExpertQuestion.objects.get(application=scene.station.case).public_id},
        valid=lambda scene: {"adds_fact": "nee", "answer": "In november."},
    ),
    "assessments:set_aside": Entry(
        OFFICE,
        "advised",
        kwargs=_advice,
        valid=lambda scene: {"reason": ReplacementReason.TIED, "explanation": "Werkte eerder voor de school."},
    ),
}

DECISIONS: dict[str, Entry] = {
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
        valid=lambda scene: {"closed_by": ClosedBy.REPORT, "heard_on": day(0), "report": "Besproken."},
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
    "decisions:remake": Entry(
        OFFICE, "decided", kwargs=_decision, valid=lambda scene: {"sending_date": working_day(3)}
    ),
    "decisions:publish": Entry(OFFICE, "decided", before=_letters_of_today, kwargs=_decision),
}

CORRESPONDENCE: dict[str, Entry] = {
    "correspondence:retry": Entry(OFFICE, "decided", before=_failed_letter, kwargs=_letter_that_failed),
    "correspondence:returned": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"returned_on": day(0), "reason": "Onbekend op dit adres"},
    ),
    "correspondence:send_again": Entry(
        OFFICE,
        "published",
        before=_came_back,
        kwargs=lambda scene: {"public_id": _dispatch(scene).public_id},
        valid=lambda scene: {"channel": Channel.HANDED_OVER, "sent_on": day(0), "proof": "Afgegeven"},
    ),
}
