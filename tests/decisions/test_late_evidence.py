"""What comes in while parties are heard: a new fact reaches both experts, and nobody decides past it."""

from typing import Any

import pytest
from django.test import Client

from applications.models import Application, Document
from assessments import actions as advising
from assessments.models import Assignment, FileNotice
from casework.refusals import NotReady, WrongState
from decisions import actions
from decisions.models import Decision, Hearing
from decisions.offers import link
from tests.decisions.test_views import post
from tests.factories import accounts, applications, assessments
from tests.factories import correspondence as files
from tests.factories import decisions as make
from tests.factories.applications import World

Advised = tuple[Application, Assignment, Assignment]


@pytest.fixture
def advised(world: World) -> Advised:
    return assessments.advised(world)


def heard(world: World, case: Application, *, days: int = 4, **changed: Any) -> Hearing:
    """One parent who was invited, and answered with a new fact."""
    hearing = make.invited(world, case, case.guardians.order_by("id").first())
    values: dict[str, Any] = {
        "closed_by": "letter",
        "heard_on": make.day(days),
        "report": "Hij is in januari opnieuw getest.",
        "new_fact": True,
        "upload": applications.inspected(),
        "no_bsn_confirmed": True,
        **changed,
    }
    return actions.close_hearing(world.act(world.secretary, days=days), hearing_id=hearing.pk, **values)


def notices(case: Application) -> list[FileNotice]:
    return list(FileNotice.objects.filter(application=case).order_by("assignment__slot"))


def to_adopt(world: World, case: Application) -> Decision:
    return make.offered(world, make.prepared(world, case))


def blocked(world: World, draft: Decision) -> str:
    with pytest.raises(NotReady) as refused:
        make.adopt(world, draft)
    return str(refused.value)


def test_a_new_fact_becomes_a_dated_paper_for_both_without_a_name(world: World, advised: Advised):
    case, one, two = advised
    hearing = heard(world, case)
    paper = Document.objects.get(pk=hearing.document_id)
    assert paper.received_on == make.day(4)
    mother = case.guardians.order_by("id")[0].name
    assert mother not in paper.title
    assert [(row.assignment_id, row.document_id, row.arrived_on) for row in notices(case)] == [
        (one.pk, paper.pk, make.day(4)),
        (two.pk, paper.pk, make.day(4)),
    ]


def test_nobody_decides_while_an_expert_has_not_answered(world: World, advised: Advised):
    case, one, _two = advised
    heard(world, case)
    draft = to_adopt(world, case)
    first, second = notices(case)
    assert "Reactie vóór het besluit" in blocked(world, draft)
    advising.answer_notice(world.act(assessments.hat_of(one.expert), days=4), notice_id=first.pk)
    assert "Reactie vóór het besluit" in blocked(world, draft)
    advising.set_notice_aside(
        world.act(world.secretary, days=4), notice_id=second.pk, reason="Dezelfde test zat al in het dossier."
    )
    assert make.adopt(world, draft).number


def test_an_answer_to_a_question_that_adds_a_fact_holds_both(world: World, advised: Advised):
    case, one, two = advised
    paper = applications.paper(world.act(world.secretary, days=3), case, title="Nagezonden toets")
    assert {row.assignment_id for row in notices(case)} == {one.pk, two.pk}
    draft = to_adopt(world, case)
    assert paper.title in blocked(world, draft)


def test_without_a_new_fact_nothing_enters_the_file(world: World, advised: Advised):
    case, _, _ = advised
    before = case.documents.count()
    hearing = heard(world, case, new_fact=False, upload=None)
    assert (hearing.holds_new_fact, hearing.document_id, case.documents.count()) == (False, None, before)
    assert notices(case) == []


def test_a_new_fact_needs_the_paper_itself(world: World, advised: Advised):
    case, _, _ = advised
    with pytest.raises(WrongState, match="als bestand"):
        heard(world, case, upload=None)
    assert not Hearing.objects.get(application=case).is_closed
    assert notices(case) == []


def test_the_page_asks_for_it_and_keeps_what_was_typed(world: World, advised: Advised, at: Any):
    case, _, _ = advised
    at(4)
    hearing = make.invited(world, case, case.guardians.order_by("id").first())
    client, url = accounts.sign_in(Client(), world.secretary), link("close_hearing", hearing)
    typed = {"closed_by": "letter", "heard_on": "5-3-2027", "report": "Opnieuw getest."}
    for more, said in (
        ({}, "Kies of er een nieuw feit in staat."),
        ({"new_fact": "ja"}, "Kies de brief of het verslag als bestand."),
        ({"new_fact": "ja", "scan": files.upload()}, "Bevestig dat er geen burgerservicenummer"),
    ):
        answer = post(client, url, **typed, **more)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert "Opnieuw getest." in answer.content.decode()
    answer = post(client, url, **typed, new_fact="ja", scan=files.upload(), no_bsn_confirmed="on")
    assert answer.status_code == 303
    assert len(notices(case)) == 2
