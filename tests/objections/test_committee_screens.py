"""The pages of the committee: what each reader finds, and what stays as quick with thirty cases as with one."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import CommitteeKind
from accounts.models import Membership
from objections import actions
from objections.enums import PaperKind
from objections.models import Procedure
from objections.presenting import committee, committee_work
from tests.factories import accounts
from tests.factories import objections as make
from tests.factories.accounts import sign_in
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


@pytest.fixture
def procedure(world: World) -> Procedure:
    """A procedure that lies with the committee since day 12, until day 120."""
    return make.forwarded(world)


def page(hat: Membership, url: str, status: int = 200) -> str:
    answer = sign_in(Client(), hat).get(url)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def case_url(procedure: Procedure) -> str:
    return reverse("applications:case", kwargs={"public_id": procedure.application.public_id})


@pytest.mark.parametrize(("days", "status"), [(119, 200), (120, 200), (121, 404)])
def test_the_case_closes_for_the_committee_by_itself(
    world: World,
    procedure: Procedure,
    at,  # type: ignore[no-untyped-def]
    days: int,
    status: int,
) -> None:
    at(days)
    head = make.chair(world)
    text = page(head, case_url(procedure), status)
    assert (make.DEFENCE in text) == (status == 200)
    start = page(head, "/")
    assert ("Uw zaken" in start) == (status == 200)
    assert ("Eerdere zaken" in start) == (status == 404)
    assert (procedure.application.pupil_label in start) == (status == 200)
    found = page(head, reverse("applications:search") + f"?q={procedure.application.number}")
    assert (procedure.application.pupil_label in found) == (status == 200)


def test_a_file_for_ones_own_calendar_names_nobody(world: World, procedure: Procedure, at) -> None:  # type: ignore[no-untyped-def]
    at(14)
    hearing = make.plan(world, procedure, place="Plein 1, Proefstad; zaal 2")
    text = page(make.chair(world), reverse("objections:agenda_file", kwargs={"public_id": hearing.public_id}))
    assert "DTSTART:20270405T100000Z\r\n" in text
    assert "LOCATION:Plein 1\\, Proefstad\\; zaal 2\r\n" in text
    assert procedure.number in text
    case = procedure.application
    assert not any(word in text for word in (case.pupil.last_name, case.pupil.first_name, case.site.name, case.number))


def test_the_agenda_is_by_day(world: World, procedure: Procedure, at) -> None:  # type: ignore[no-untyped-def]
    at(14)
    make.plan(world, procedure)
    text = page(make.chair(world), reverse("objections:agenda"))
    places = [text.index(what) for what in ("nadere stukken", "Hoorzitting om 12.00 uur", "het dossier leest")]
    assert places == sorted(places)
    page(world.submitter, reverse("objections:agenda"), 403)


def test_the_parties_see_when_and_where_and_nothing_of_the_committees_work(
    world: World,
    procedure: Procedure,
    at,  # type: ignore[no-untyped-def]
) -> None:
    at(14)
    make.plan(world, procedure)
    for hat in (make.parent(world, procedure.application), world.submitter):
        text = page(hat, case_url(procedure))
        assert "5 april 2027 om 12.00 uur" in text
        assert "nadere stukken tot en met 26 maart 2027" in text
        assert "ter inzage vanaf 26 maart 2027" in text
        assert "C. Proefvoorzitter" not in text
        assert make.DEFENCE not in text


@pytest.mark.parametrize(("came", "is_late"), [(25, False), (26, True)])
def test_papers_after_the_tenth_day_before_the_hearing_say_so(
    world: World,
    procedure: Procedure,
    at,  # type: ignore[no-untyped-def]
    came: int,
    is_late: bool,
) -> None:
    make.plan(world, procedure)
    objection = procedure.objections.get()
    paper = make.scan(PaperKind.FURTHER, "Brief van de arts")
    hat = make.parent(world, procedure.application)
    actions.add_papers(world.act(hat, days=came), objection_id=objection.pk, papers=[paper])
    at(27)
    text = page(make.chair(world), reverse("objections:write_advice", kwargs={"public_id": procedure.public_id}))
    assert "Brief van de arts" in text
    assert ("de laatste dag voor nadere stukken" in text) is is_late


def test_an_objector_is_asked_and_answers_on_his_page(world: World, at) -> None:  # type: ignore[no-untyped-def]
    at(14)
    objection = make.filed(world, make.contested(world), wants_hearing=None)
    actions.ask_to_be_heard(world.act(world.secretary, days=14), objection_id=objection.pk, due_on=day(24))
    hat = make.parent(world, objection.application)
    url = reverse("objections:answer_hearing", kwargs={"public_id": objection.public_id})
    assert url in page(hat, reverse("objections:objection", kwargs={"public_id": objection.public_id}))
    assert "vertellen" in page(hat, url)


def test_the_lbt_is_forwarded_to_without_people(world: World, at) -> None:  # type: ignore[no-untyped-def]
    at(14)
    accounts.policy(partnership=world.partnership, committee_kind=CommitteeKind.LBT)
    found = make.procedure_of(make.filed(world, make.contested(world)))
    url = reverse("objections:forward", kwargs={"public_id": found.public_id})
    text = page(world.secretary, url)
    assert "landelijke commissie" in text
    assert "Voorzitter" not in text
    make.forward(world, found, chair_id=None, member_ids=[], access_until=None, days=14)
    assert "Advies van de commissie invoeren" in page(world.secretary, case_url(found))


def test_one_or_several_procedures_take_the_same_queries(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    first = make.forwarded(world)
    make.plan(world, first)
    actor = world.act(make.chair(world), days=14).actor
    office = world.act(world.secretary, days=14).actor

    def work() -> None:
        assert committee_work.own_cases(actor, day(14))
        assert committee_work.own_history(actor, day(14)) is None
        assert committee_work.at_the_committee(office, day(14))
        assert committee.load(first.application, actor)

    with CaptureQueriesContext(connection) as counted:
        work()
    for _ in range(2):
        make.plan(world, make.forwarded(world))
    with django_assert_num_queries(len(counted)):
        work()
