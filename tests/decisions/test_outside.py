"""The list of grants outside the criteria or the advices, and the lines of the criteria in a draft."""

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications import panels as case_panels
from applications import presenting as cases
from decisions import queries
from decisions.enums import OutsideGround
from decisions.models import Decision
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.accounts import actor_of, sign_in
from tests.factories.applications import World

pytestmark = pytest.mark.django_db
LIST, FILE = reverse("decisions:outside"), reverse("decisions:outside_file")
WORDS = "De toets viel op een slechte dag; het tweede onderzoek laat dat zien."


def granted_outside(world: World) -> Decision:
    case, _, _ = assessments.advised(world)
    draft = make.written(world, make.prepared(world, case), outside_ground=OutsideGround.MARGIN, outside_words=WORDS)
    return make.adopt(world, make.offered(world, draft))


def test_the_list_of_a_quarter_and_its_file(world: World, client: Client) -> None:
    decision = granted_outside(world)
    make.adopted(world)
    quarter = f"{decision.decided_on.year}-{(decision.decided_on.month + 2) // 3}"

    for hat in (world.secretary, make.decider(world)):
        sign_in(client, hat)
        text = client.get(LIST).content.decode()
        assert decision.number in text
        assert WORDS in text
        assert text.count("meetfout of interval") == 1
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{FILE}?kwartaal={quarter}").content))
    rows = [row for row in book.active.iter_rows(values_only=True) if row[0] == decision.number]
    assert [row[4] for row in rows] == [WORDS]
    for wrong in ("1999-1", "x"):
        assert client.get(LIST, {"kwartaal": wrong}).status_code == 404
        assert client.get(FILE, {"kwartaal": wrong}).status_code == 404


def test_nobody_else_reads_it(world: World, client: Client) -> None:
    decision = granted_outside(world)
    for role in set(Role) - {Role.SECRETARIAT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF}:
        sign_in(client, world.member(role))
        assert client.get(LIST).status_code == 403, role
    sign_in(client, world.submitter)
    assert client.get(FILE).status_code == 403
    elsewhere = accounts.membership(role=Role.SECRETARIAT)
    sign_in(client, elsewhere)
    assert decision.number not in client.get(LIST).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(FILE).content))
    assert decision.number not in {row[0] for row in book.active.iter_rows(values_only=True)}
    assert not queries.quarters_outside(actor_of(elsewhere))


def test_the_draft_says_of_each_result_how_it_lies_to_the_criteria(world: World) -> None:
    draft = make.to_decide(world)
    lines = {line["name"]: line for line in draft.criteria_lines}

    assert lines["Intelligentie"]["rule"] == "55 tot en met 80"
    assert lines["Intelligentie"]["verdict"] == "binnen deze grenzen"
    assert lines["Leerachterstand begrijpend lezen"]["verdict"] == "niveau praktijkonderwijs"
    assert lines["Leerachterstand spellen"]["verdict"] == "niveau lwoo"
    assert lines["Leerachterstand spellen"]["found"].startswith("0,450: DLE 33 bij DL 60 (")
    assert lines["De cijfers samen"]["found"] == "De cijfers wijzen op praktijkonderwijs."
    assert "55 tot en met 80 en een leerachterstand van 0,5 of meer op ten minste 2 van vier" in draft.reasons_criteria


def test_the_figures_of_a_case_by_reader(world: World) -> None:
    case = applications.submitted(world)
    parent = actor_of(applications.followed(world, case))
    case = applications.fresh(case)

    for hat in (world.secretary, world.submitter):
        assert cases.load_figures(case, actor_of(hat)).finding == "pro"
        assert cases.load_plain_figures(case, actor_of(hat)) is None
    assert cases.load_figures(case, parent) is None
    plain = cases.load_plain_figures(case, parent).lines
    assert "Bij elkaar passen de cijfers bij praktijkonderwijs." in plain
    assert plain[-1].startswith("Deze cijfers beslissen niet.")
    assert not [line for line in plain if "DLE" in line or "DL " in line]
    assert {"figures", "plain_figures"} <= {panel.key for panel in case_panels.PANELS}


def test_the_plain_words_fit_their_reader_and_the_moment(world: World) -> None:
    case = applications.submitted(world)
    parent = actor_of(applications.followed(world, case))
    case = applications.fresh(case)
    now = cases.load_plain_figures(case, parent).lines

    case.published_on = case.received_on
    afterwards = cases.load_plain_figures(case, parent).lines
    case.pupil.user_id = parent.user_id
    himself = cases.load_plain_figures(case, parent).lines

    assert "beslist het samenwerkingsverband" in now[-1]
    assert list(afterwards) == list(now[:-1])
    assert "kent uw kind de helft of minder" in now[0]
    assert "kent u de helft of minder" in himself[0]
    assert not [line for line in himself if "uw kind" in line]
