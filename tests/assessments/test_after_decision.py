"""What an expert who has advised is still asked about the file, once a decision was taken that is not yet sent."""

from datetime import timedelta

import pytest

from accounts.models import Membership
from applications import actions as cases
from applications.enums import Status
from assessments import actions, permissions, worklists
from assessments.models import Assignment, FileNotice
from assessments.offers import offers_on
from assessments.queries import assignments_of
from casework import clock
from casework.refusals import NotAllowed, WrongState
from decisions import actions as decisions
from decisions.models import Decision
from tests.assessments.pages import browser, post, url
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.django_db
RIDDLE = "besluit genomen", "besloten", "nog niet verstuurd", "formele", "niet bevoegd"


@pytest.fixture(autouse=True)
def on_day_six(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on the day after the decision."""
    moment = applications.MOMENT + timedelta(days=6)
    monkeypatch.setattr(clock, "now", lambda: moment)


def waiting(where: World) -> tuple[Assignment, Assignment, FileNotice]:
    """One expert has advised and the other writes; then a paper came in."""
    case, one, two = assessments.with_experts(where)
    assessments.submit(where, one, days=1)
    applications.paper(where.act(where.secretary, days=2), case, title="Nieuw verslag")
    one.refresh_from_db()
    return one, two, FileNotice.objects.get(assignment=one)


def formal(where: World, assignment: Assignment) -> Decision:
    """Adopt a formal decision, which asks no advice and so passes the gate of the file."""
    draft = make.prepared(where, applications.fresh(assignment.application), ground="not_competent")
    make.heard(where, draft.application)
    return make.adopt(where, make.offered(where, draft))


def row_keys(hat: Membership, where: World) -> list[str]:
    """The lists of this expert that have rows."""
    actor, today = accounts.actor_of(hat), where.act(hat, days=6).today
    found = (load(actor, today) for _, load in worklists.HOME)
    return [one.key for one in found if one is not None and one.rows]


@pytest.mark.parametrize("addendum", ["", "De nieuwe score is lager."])
def test_an_advice_is_not_answered_for_after_the_decision(addendum: str) -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    formal(where, one)
    act = where.act(assessments.hat_of(one.expert), days=6)
    with pytest.raises(WrongState) as refused:
        actions.answer_notice(act, notice_id=notice.pk, addendum=addendum)
    assert refused.value.reason == permissions.NOTHING_ASKED
    assert not any(word in permissions.NOTHING_ASKED for word in (*RIDDLE, "besluit"))
    notice.refresh_from_db()
    assert notice.is_open


def test_the_page_of_a_paper_that_was_set_aside_tells_nothing() -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    actions.set_notice_aside(where.act(where.secretary, days=3), notice_id=notice.pk, reason="Hoort hier niet.")
    client = browser(assessments.hat_of(one.expert))
    before = client.get(url("notice_answer", notice))
    formal(where, one)
    after = client.get(url("notice_answer", notice))
    assert (before.status_code, after.status_code) == (403, 403)
    assert permissions.SET_ASIDE in before.content.decode()
    assert permissions.SET_ASIDE in after.content.decode()


def test_who_still_wrote_cannot_mark_seen_after_the_decision() -> None:
    where = applications.world()
    one, two, _ = waiting(where)
    formal(where, one)
    with pytest.raises(NotAllowed, match="geëindigd"):
        actions.mark_seen(
            where.act(assessments.hat_of(two.expert), days=6), notice_id=FileNotice.objects.get(assignment=two).pk
        )


def test_list_button_and_page_agree() -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    hat = assessments.hat_of(one.expert)
    client, page = browser(hat), url("assignment", one)
    assert "nieuwe-stukken" in row_keys(hat, where)
    assert "Nieuw stuk beoordelen" in [offer.label for offer in offers_on(one, accounts.actor_of(hat))]
    assert url("notice_answer", notice) in client.get(page).content.decode()
    formal(where, one)
    one = Assignment.objects.select_related("application", "expert__user").get(pk=one.pk)
    assert row_keys(hat, where) == ["afgerond"]
    assert [offer.label for offer in offers_on(one, accounts.actor_of(hat))] == ["Eigen advies lezen"]
    shown = client.get(page).content.decode()
    assert "Nieuw verslag" in shown
    assert permissions.NOTHING_ASKED in shown
    assert url("notice_answer", notice) not in shown
    assert post(client, url("notice_answer", notice), changes="nee").status_code in {403, 409}


def test_the_button_leads_to_the_paper_or_to_the_list_of_several() -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    hat = assessments.hat_of(one.expert)
    actor, client = accounts.actor_of(hat), browser(hat)
    assert offers_on(one, actor)[0].url == url("notice_answer", notice)
    applications.paper(where.act(where.secretary, days=3), one.application, title="Nog een verslag")
    several = offers_on(one, actor)[0]
    assert several.label == "Nieuwe stukken beoordelen"
    path, _, anchor = several.url.partition("#")
    assert f'id="{anchor}"' in client.get(path).content.decode()


def test_nothing_tells_that_a_decision_waits_to_be_sent() -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    decision = formal(where, one)
    client = browser(assessments.hat_of(one.expert))
    case_page = f"/aanvragen/{one.application.public_id}/"
    for path in ("/", case_page, url("assignment", one), url("notice_answer", notice)):
        shown = client.get(path).content.decode()
        assert decision.number not in shown, path
        assert not [word for word in RIDDLE if word in shown.casefold()], path


def test_office_reads_no_line_about_it_any_more() -> None:
    where = applications.world()
    one, _, _ = waiting(where)
    assert [row.waiting for row in assignments_of(one.application)] == [1, 1]  # type: ignore[attr-defined]
    formal(where, one)
    assert [row.waiting for row in assignments_of(one.application)] == [0, 0]  # type: ignore[attr-defined]


def test_taken_back_the_question_returns_with_the_experts() -> None:
    where = applications.world()
    case, one, _ = assessments.advised(where)
    applications.paper(where.act(where.secretary, days=3), case, title="Nieuw verslag")
    decision = formal(where, one)
    notice = FileNotice.objects.get(assignment=one)
    decisions.take_back(where.act(make.decider(where), days=5), decision_id=decision.pk, reason="Toch bevoegd.")
    assert applications.fresh(case).status == Status.ADVISED
    hat = assessments.hat_of(one.expert)
    assert "nieuwe-stukken" in row_keys(hat, where)
    answered = actions.answer_notice(where.act(hat, days=6), notice_id=notice.pk)
    assert answered.changes_advice is False


def test_a_withdrawn_case_asks_nothing() -> None:
    where = applications.world()
    one, _, notice = waiting(where)
    cases.withdraw(where.act(where.submitter, days=4), application_id=one.application_id, reason="parents")
    hat = assessments.hat_of(one.expert)
    assert row_keys(hat, where) == ["afgerond"]
    with pytest.raises(WrongState):
        actions.answer_notice(where.act(hat, days=6), notice_id=notice.pk)
