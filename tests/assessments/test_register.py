"""The register of experts: verbs and pages."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from assessments import actions
from assessments.models import Absence, Expert, Tie
from casework.refusals import AlreadyDone, NotAllowed, NotReady, Stale, WrongState
from tests.assessments.pages import browser, post, url, world
from tests.factories import accounts, applications, assessments

pytestmark = pytest.mark.django_db
VALUES = {
    "professions": ["physician", "remedial_educationalist"],
    "registration_kind": "big",
    "registration_number": "49000000001",
    "registration_valid_until": date(2030, 1, 31),
    "max_open_files": 8,
    "active": True,
}


def test_register_needs_the_role_and_happens_once() -> None:
    where = applications.world()
    colleague = accounts.membership(role=Role.SECRETARIAT, partnership=where.partnership)
    with pytest.raises(WrongState, match="geen rol als deskundige"):
        actions.register_expert(where.act(where.secretary), user_id=colleague.user_id, values=VALUES)
    hat = accounts.membership(role=Role.EXPERT, partnership=where.partnership)
    made = actions.register_expert(where.act(where.secretary), user_id=hat.user_id, values=VALUES)
    assert made.professions == ["remedial_educationalist", "physician"]
    assert made.registration == "BIG-register 49000000001, geldig tot en met 31 januari 2030"
    with pytest.raises(AlreadyDone):
        actions.register_expert(where.act(where.secretary), user_id=hat.user_id, values=VALUES)


@pytest.mark.parametrize("role", [Role.EXPERT, Role.BOARD_MEMBER, Role.FUNCTIONAL_ADMINISTRATOR, Role.CONTROLLER])
def test_only_the_secretariat_keeps_the_register(role: str) -> None:
    where = applications.world()
    made = assessments.expert(where)
    with pytest.raises(NotAllowed, match="wordt bijgehouden door het secretariaat"):
        actions.change_expert(where.act(where.member(role)), expert_id=made.pk, values={"max_open_files": 3})


def test_colleague_saved_in_between() -> None:
    where = applications.world()
    made = assessments.expert(where)
    act = where.act(where.secretary)
    actions.change_expert(act, expert_id=made.pk, values={"max_open_files": 3}, expected_version=1)
    with pytest.raises(Stale) as stale:
        actions.change_expert(act, expert_id=made.pk, values={"max_open_files": 4}, expected_version=1)
    assert stale.value.theirs == {"Hoogste aantal open dossiers": "3"}
    assert Expert.objects.get(pk=made.pk).max_open_files == 3


def test_tie_to_a_board_of_another_partnership_is_refused() -> None:
    where, elsewhere = applications.world(), applications.world()
    made = assessments.expert(where)
    with pytest.raises(WrongState, match="hoort niet bij dit samenwerkingsverband"):
        actions.add_tie(
            where.act(where.secretary), expert_id=made.pk, kind="employed_by", organisation_id=elsewhere.board.pk
        )


def test_ended_tie_stays_and_warns() -> None:
    where = applications.world()
    made = assessments.expert(where)
    act = where.act(where.secretary)
    tie = actions.add_tie(act, expert_id=made.pk, kind="employed_by", organisation_id=where.board.pk)
    case = applications.complete(where)
    with pytest.raises(NotReady, match="het bestuur dat aanvraagt"):
        assessments.offered(where, case, made, 1)
    actions.end_tie(act, tie_id=tie.pk, until=date(2027, 2, 28))
    with pytest.raises(NotReady, match=r"Was tot en met 28 februari 2027 in dienst bij .* Geef een reden"):
        assessments.offered(where, case, made, 1)
    with pytest.raises(AlreadyDone):
        actions.end_tie(act, tie_id=tie.pk, until=date(2027, 2, 28))


def test_a_hat_of_the_school_is_a_tie_without_being_written_down() -> None:
    where = applications.world()
    made = assessments.expert(where, user=where.colleague.user)
    case = applications.complete(where)
    with pytest.raises(NotReady, match=r"Is werkzaam bij .*, het bestuur dat aanvraagt"):
        assessments.offered(where, case, made, 1)


def test_who_treated_the_child_before_is_not_asked_again() -> None:
    where = applications.world()
    made = assessments.expert(where)
    earlier = applications.complete(where)
    asked = assessments.offered(where, earlier, made, 1)
    actions.recuse(where.act(assessments.hat_of(made)), assignment_id=asked.pk, reason="treated")
    pupil = earlier.pupil
    later = applications.complete(where, kind="pro")
    type(pupil).objects.filter(application=later).update(
        first_name=pupil.first_name, last_name=pupil.last_name, birth_date=pupil.birth_date
    )
    with pytest.raises(NotReady, match="Gaf bij een andere aanvraag voor deze leerling een opdracht terug"):
        assessments.offered(where, later, made, 1)


def test_absence_is_entered_by_the_expert_himself() -> None:
    where = applications.world()
    made, other = assessments.expert(where), assessments.expert(where)
    act = where.act(assessments.hat_of(made))
    entered = actions.add_absence(act, expert_id=made.pk, first_day=date(2027, 3, 1), last_day=date(2027, 3, 5))
    with pytest.raises(NotAllowed):
        actions.add_absence(act, expert_id=other.pk, first_day=date(2027, 3, 1), last_day=date(2027, 3, 5))
    with pytest.raises(AlreadyDone):
        actions.add_absence(act, expert_id=made.pk, first_day=date(2027, 3, 1), last_day=date(2027, 3, 5))
    with pytest.raises(WrongState, match="al voorbij"):
        actions.add_absence(act, expert_id=made.pk, first_day=date(2027, 2, 1), last_day=date(2027, 2, 28))
    actions.remove_absence(act, absence_id=entered.pk)
    with pytest.raises(AlreadyDone):
        actions.remove_absence(act, absence_id=entered.pk)
    assert not Absence.objects.exists()


def test_pages_of_the_secretariat() -> None:
    where = world()
    hat = accounts.membership(role=Role.EXPERT, partnership=where.partnership, name="Eva Proefkundige")
    office = browser(where.secretary)
    assert "Er staat nog niemand in het register" in office.get(url("experts")).content.decode()
    form = {
        "membership": str(hat.public_id),
        "professions": ["psychologist"],
        "registration_kind": "nip",
        "registration_number": "P 12",
        "registration_valid_until": "31-12-2030",
        "max_open_files": "6",
        "active": "on",
    }
    wrong = post(office, url("add_expert"), **{**form, "registration_valid_until": "31-2-2030"})
    assert (wrong.status_code, "31 februari 2030 bestaat niet" in wrong.content.decode()) == (422, True)
    assert post(office, url("add_expert"), **form).status_code == 303
    made = Expert.objects.get()
    assert "Eva Proefkundige" in office.get(url("experts")).content.decode()
    changed = {**form, "professions": ["psychologist", "child_youth_psychologist"], "_version": "1"}
    assert post(office, url("change_expert", made), **changed).status_code == 303
    nothing = post(office, url("add_tie", made), kind="employed_by")
    assert (nothing.status_code, "Kies een schoolbestuur of vul een naam in" in nothing.content.decode()) == (422, True)
    assert post(office, url("add_tie", made), kind="test_bureau", name="Bureau Zuid").status_code == 303
    page = office.get(url("expert", made)).content.decode()
    assert "Verbonden aan testbureau Bureau Zuid" in page
    assert post(office, url("end_tie", Tie.objects.get()), until="1-1-2026").status_code == 303


def test_pages_of_the_expert() -> None:
    where = world()
    made, other = assessments.expert(where), assessments.expert(where)
    client = browser(assessments.hat_of(made))
    assert client.get(url("my_register")).headers["Location"] == url("expert", made)
    assert client.get(url("expert", other)).status_code == 404
    assert client.get(url("experts")).status_code == 403
    assert client.get(url("change_expert", made)).status_code == 403
    first, last = where.now.date() + timedelta(days=5), where.now.date() + timedelta(days=9)
    away = {"first_day": f"{first:%d-%m-%Y}", "last_day": f"{last:%d-%m-%Y}"}
    turned = post(client, url("add_absence", made), first_day=away["last_day"], last_day=away["first_day"])
    assert (turned.status_code, "De laatste dag ligt voor de eerste" in turned.content.decode()) == (422, True)
    assert post(client, url("add_absence", made), **away).status_code == 303
    assert post(client, url("remove_absence", Absence.objects.get())).status_code == 303


def test_other_partnership_finds_nothing() -> None:
    where, elsewhere = world(), world()
    made = assessments.expert(where, name="Canarie Proefkundige")
    office = browser(elsewhere.secretary)
    assert "Canarie" not in office.get(url("experts")).content.decode()
    for name in ("expert", "change_expert", "add_tie", "add_absence"):
        assert office.get(url(name, made)).status_code == 404, name


@pytest.mark.parametrize("count", [1, 30])
def test_list_costs_the_same(count: int, django_assert_num_queries: object) -> None:
    where = world()
    for _ in range(count):
        assessments.expert(where)
    office = browser(where.secretary)
    office.get(url("experts"))
    with django_assert_num_queries(5):  # type: ignore[operator]
        office.get(url("experts"))
