"""Valid bodies of the forms of a case."""

from collections.abc import Callable
from datetime import timedelta

from accounts.enums import SchoolType
from accounts.models import SchoolSite
from applications.enums import GRANTED, Channel, DocumentKind, LapseReason, WithdrawalReason
from applications.models import Application, Pupil
from casework.clock import now
from tests.factories.correspondence import pdf_bytes
from tests.posts.entries import (
    ANY_TEXT,
    HALF,
    Entry,
    Make,
    Scene,
    Values,
    day,
    of_case,
    today,
    working_day,
)

SCHOOL, HEAD, OFFICE = "pro_coordinator", "pro_head", "secretary"


def _row(relation: str, index: int = 0) -> Make:
    """The address of a page about one row of the case."""

    def make(scene: Scene) -> Values:
        rows = getattr(scene.station.case, relation).order_by("id")
        return {**of_case(scene), "row": rows[index].public_id}

    return make


def _section(**changed: str) -> Entry:
    return Entry(SCHOOL, "draft", kwargs=of_case, valid=lambda scene: changed, takes=HALF)


def _removal(relation: str) -> Entry:
    return Entry(SCHOOL, "draft", kwargs=_row(relation))


def _upload(scene: Scene) -> Values:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {
        "file": SimpleUploadedFile("verslag.pdf", pdf_bytes("Een verslag")),
        "kind": DocumentKind.OTHER,
        "title": "Een nieuw verslag",
        "no_bsn_confirmed": "on",
    }


def _supplement_is_late(scene: Scene) -> None:
    """The last day to complete lies in the past."""
    scene.station.case.supplements.update(due_on=today().replace(year=today().year - 1), requested_on="2020-01-02")


def _school_offers_vmbo(scene: Scene) -> None:
    """Only then its board can ask for lwoo."""
    SchoolSite.objects.filter(pk=scene.station.case.site_id).update(school_type=SchoolType.VMBO_HAVO_VWO)


def _letter(scene: Scene) -> Values:
    return {**_upload(scene), "kind": "lwoo"}


def _delay(scene: Scene) -> Values:
    paper = {name: value for name, value in _upload(scene).items() if name not in {"kind", "title"}}
    return {**paper, "agreed_on": day(), "first": day(1), "last": day(14)}


def _other_site(scene: Scene) -> Values:
    case = scene.station.case
    site = SchoolSite.objects.exclude(pk=case.site_id).filter(board_id=case.board_id).order_by("id")[0]
    return {"site": site.public_id, "moved_on": day()}


def _taken_over(scene: Scene) -> None:
    """By another board."""
    Application.objects.filter(pk=scene.station.case.pk).update(withdrawal_reason=WithdrawalReason.TAKEN_OVER)


def _receiver(scene: Scene) -> Values:
    return {"site": scene.house.world.sites["vmbo"].public_id, "enrolled": "on"}


def _other_case(scene: Scene) -> Application:
    others = Application.objects.filter(partnership_id=scene.station.case.partnership_id, number__gt="")
    return others.exclude(pk=scene.station.case.pk).order_by("id")[0]


def _same_child(scene: Scene) -> None:
    """Another case of the partnership is of the same child."""
    pupil = scene.station.case.pupil
    Pupil.objects.filter(application=_other_case(scene)).update(
        first_name=pupil.first_name, last_name=pupil.last_name, birth_date=pupil.birth_date
    )


def _linked(scene: Scene) -> None:
    """To an earlier case, whose reports are not in this file."""
    _same_child(scene)
    Application.objects.filter(pk=scene.station.case.pk).update(follows=_other_case(scene))
    scene.station.case.documents.update(removed_at=now())


def _granted_elsewhere(scene: Scene) -> None:
    """To another board, for the same child."""
    _same_child(scene)
    board = scene.house.world.sites["vmbo"].board
    Application.objects.filter(pk=_other_case(scene).pk).update(board=board, published_outcome=GRANTED)


def _asked(scene: Scene) -> None:
    """Whether a decision is still wanted."""
    Application.objects.filter(pk=scene.station.case.pk).update(still_wanted_asked_on=today())


def _aged(years: int) -> Callable[[Scene], None]:
    """The pupil is so old."""

    def make(scene: Scene) -> None:
        Pupil.objects.filter(application=scene.station.case).update(birth_date=today() - timedelta(days=366 * years))

    return make


def _authorisation(scene: Scene) -> Values:
    paper = {name: value for name, value in _upload(scene).items() if name not in {"kind", "title"}}
    return {**paper, "authorised_on": day()}


def _first_questions(scene: Scene) -> Values:
    return {"site": scene.house.world.sites["pro"].public_id, "kind": "pro", "earlier_decision": "nee"}


APPLICATIONS: dict[str, Entry] = {
    "applications:placement": Entry(
        SCHOOL, "published", kwargs=of_case, valid=lambda scene: {"answer": "placed", "since": day(0)}
    ),
    "applications:start": Entry(SCHOOL, valid=_first_questions),
    "applications:register": Entry(
        OFFICE,
        valid=lambda scene: {
            "kind": "pro",
            "site": scene.house.world.sites["pro"].public_id,
            "channel": Channel.POST,
            "received_on": day(-2),
            "first_name": "Loes",
            "last_name": "Nieuwpost",
            "birth_date": "12-5-2013",
        },
    ),
    "applications:section_route": _section(earlier_decision="ja"),
    "applications:section_pupil": _section(first_name="Pam"),
    "applications:guardian_add": Entry(
        SCHOOL,
        "draft",
        kwargs=of_case,
        valid=lambda scene: {"name": "Derde Verzorger", "authority": "unknown"},
    ),
    "applications:guardian_change": Entry(
        SCHOOL, "draft", kwargs=_row("guardians"), valid=lambda scene: {"phone": "000-333"}
    ),
    "applications:guardian_remove": Entry(SCHOOL, "draft", kwargs=_row("guardians", 2)),
    "applications:section_career": _section(group="groep 7"),
    "applications:learning_add": Entry(
        SCHOOL, "draft", kwargs=of_case, valid=lambda scene: {"domain": "SP", "instrument": "Toets"}
    ),
    "applications:learning_change": Entry(
        SCHOOL, "draft", kwargs=_row("learning_results"), valid=lambda scene: {"tester": "W. Anders"}
    ),
    "applications:learning_remove": _removal("learning_results"),
    "applications:intelligence_add": Entry(
        SCHOOL, "draft", kwargs=of_case, valid=lambda scene: {"score": "70-78", "instrument": "Test"}, takes=HALF
    ),
    "applications:intelligence_change": Entry(
        SCHOOL,
        "draft",
        kwargs=_row("intelligence_results"),
        valid=lambda scene: {"responsible": "drs. A. Anders"},
        takes=HALF,
    ),
    "applications:intelligence_remove": _removal("intelligence_results"),
    "applications:section_social_emotional": _section(instrument="Andere vragenlijst"),
    "applications:section_motivation": _section(text="Een andere motivering."),
    "applications:consultation": _section(held_on=day(-3), content="Besproken met de ouders."),
    "applications:statement": Entry(
        SCHOOL, "draft", kwargs=_row("guardians"), valid=lambda scene: {"words": "Andere woorden."}, takes=HALF
    ),
    "applications:section_pupil_voice": _section(words="Ik wil iets anders."),
    "applications:document_add": Entry(SCHOOL, "draft", kwargs=of_case, valid=_upload),
    "applications:document_remove": Entry(
        SCHOOL, "draft", kwargs=_row("documents"), valid=lambda scene: {"reason": "Dubbel."}, takes=HALF
    ),
    "applications:check_answers": Entry(HEAD, "draft", kwargs=of_case, valid=lambda scene: {"results_declared": "on"}),
    "applications:hand_over": Entry(SCHOOL, "draft", kwargs=of_case),
    "applications:request_supplement": Entry(
        OFFICE,
        "submitted",
        kwargs=of_case,
        valid=lambda scene: {"own_items": "Het verslag", "due_on": working_day(14)},
    ),
    "applications:own_messages": Entry("parent_a", "submitted", kwargs=of_case, valid=lambda scene: {"decision": "on"}),
    "applications:guardian_messages": Entry(
        OFFICE,
        "submitted",
        kwargs=_row("guardians"),
        valid=lambda scene: {"request": "on", "chosen_on": day(0), "how": "told"},
    ),
    "applications:board_messages": Entry(
        HEAD,
        kwargs=lambda scene: {"public_id": scene.house.world.sites["pro"].board.public_id},
        valid=lambda scene: {"decision": "on"},
    ),
    "applications:give_supplement": Entry(
        SCHOOL,
        "supplement_requested",
        kwargs=of_case,
        valid=lambda scene: {"unchanged_because": "Het gevraagde stuk zit al in het dossier."},
        takes={"emoji": ANY_TEXT},
    ),
    "applications:close_supplement": Entry(OFFICE, "supplement_requested", kwargs=of_case, before=_supplement_is_late),
    "applications:take_in": Entry(OFFICE, "submitted", kwargs=of_case),
    "applications:longer_term": Entry(
        OFFICE,
        "submitted",
        kwargs=of_case,
        valid=lambda scene: {"new_last_day": working_day(90), "reason": "Het onderzoek duurt langer."},
    ),
    "applications:delay_consent": Entry(OFFICE, "submitted", kwargs=of_case, valid=_delay),
    "applications:change_kind": Entry(HEAD, "submitted", kwargs=of_case, valid=_letter, before=_school_offers_vmbo),
    "applications:withdraw": Entry(
        HEAD, "submitted", kwargs=of_case, valid=lambda scene: {"reason": WithdrawalReason.PARENTS}
    ),
    "applications:change_site": Entry(HEAD, "submitted", kwargs=of_case, valid=_other_site),
    "applications:pass_on": Entry(HEAD, "withdrawn", kwargs=of_case, valid=_receiver, before=_taken_over),
    "applications:link": Entry(
        OFFICE,
        "submitted",
        kwargs=of_case,
        valid=lambda scene: {"earlier": _other_case(scene).public_id},
        before=_same_child,
    ),
    "applications:bring_results": Entry(OFFICE, "submitted", kwargs=of_case, before=_linked),
    "applications:ask_still_wanted": Entry(OFFICE, "submitted", kwargs=of_case, before=_granted_elsewhere),
    "applications:keep_wanting": Entry(HEAD, "submitted", kwargs=of_case, before=_asked),
    "applications:pupil_invite": Entry(
        HEAD, "submitted", kwargs=of_case, valid=lambda scene: {"email": "pim@eigen.example"}, before=_aged(16)
    ),
    "applications:authorise": Entry(
        OFFICE, "submitted", kwargs=_row("guardians"), valid=_authorisation, before=_aged(19)
    ),
    "applications:lapse": Entry(OFFICE, "submitted", kwargs=of_case, valid=lambda scene: {"reason": LapseReason.DIED}),
    "applications:discard": Entry(SCHOOL, "draft", kwargs=of_case),
    "applications:guardian_invite": Entry(OFFICE, "not_invited", kwargs=_row("guardians")),
    "applications:guardian_end_access": Entry(OFFICE, "submitted", kwargs=_row("guardians")),
}
