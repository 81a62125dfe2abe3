"""Valid bodies of the forms of experts and advices."""

from django.core.files.uploadedfile import SimpleUploadedFile

from assessments import actions
from assessments.enums import AdviceOutcome, RecusalReason, ReplacementReason, TieKind
from assessments.models import Advice, ExpertQuestion, FileNotice, SealedUpload
from assessments.rules import SLOT_WORDS
from casework import clock
from tests.factories import dossiers, screening
from tests.factories.accounts import act_of
from tests.posts.entries import ANY_TEXT, HALF, Entry, Make, Scene, Values, day, of_case

OFFICE, SCHOOL = "secretary", "pro_head"


def _expert(key: str) -> Make:
    return lambda scene: {"public_id": scene.house.world.experts[key].public_id}


def _work(key: str) -> Make:
    return lambda scene: {"public_id": scene.station.road.assignment(key).public_id}


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


def _advice(scene: Scene) -> Values:
    return {"public_id": Advice.objects.filter(application=scene.station.case).order_by("id")[0].public_id}


def _dossier_was_read(scene: Scene) -> None:
    assert scene.membership
    dossiers.kept(act_of(scene.membership, now=clock.now()))


def _upload(scene: Scene) -> Values:
    return {"public_id": SealedUpload.objects.get().public_id}


def _list_was_read(scene: Scene) -> None:
    assert scene.membership
    screening.screened(act_of(scene.membership, now=clock.now()), screening.table(screening.pupil()))


def _list_waits(scene: Scene) -> None:
    assert scene.membership
    actions.upload_list(act_of(scene.membership, now=clock.now()), content=b"x")


ASSESSMENTS: dict[str, Entry] = {
    "assessments:screening": Entry(
        SCHOOL,
        valid=lambda scene: {
            "file": SimpleUploadedFile("klas.csv", screening.as_csv(screening.table(screening.pupil())))
        },
    ),
    "assessments:choose_drafts": Entry(
        SCHOOL,
        before=_list_was_read,
        kwargs=_upload,
        query="?gekozen=2",
        valid=lambda scene: {"site": scene.house.world.sites["pro"].public_id, "soort_2": "lwoo"},
    ),
    "assessments:stop_class_list": Entry(SCHOOL, before=_list_waits, kwargs=_upload),
    "assessments:close_class_list": Entry(SCHOOL, before=_list_was_read, kwargs=_upload),
    "assessments:dossier": Entry(
        SCHOOL,
        valid=lambda scene: {"file": SimpleUploadedFile("dossier.xml", dossiers.written(dossiers.root()))},
    ),
    "assessments:dossier_read": Entry(
        SCHOOL,
        before=_dossier_was_read,
        kwargs=_upload,
        valid=lambda scene: {
            "kind": "pro",
            "site": scene.house.world.sites["pro"].public_id,
            "no_bsn_confirmed": "on",
        },
    ),
    "assessments:close_dossier": Entry(SCHOOL, before=_dossier_was_read, kwargs=_upload),
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
