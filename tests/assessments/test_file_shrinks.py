"""A paper that leaves the file after experts were asked: nothing is asked about it, and nobody is surprised."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import Membership
from applications import actions as cases
from applications.models import Application, Document
from assessments import actions, permissions, presenting, queries
from assessments.models import Advice, Assignment, FileNotice
from casework import clock
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, WrongState
from tests.assessments.pages import browser, post, url
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.django_db
TITLE = "Verslag Kanariegeel"


@pytest.fixture(autouse=True)
def on_day_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at when everything has happened."""
    moment = applications.MOMENT + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: moment)


def add(where: World, case: Application, *, days: int = 3) -> Document:
    return applications.paper(where.act(where.secretary, days=days), case, title=TITLE)


def remove(where: World, paper: Document, *, days: int = 4, by: Membership | None = None) -> None:
    cases.remove_document(
        where.act(by or where.secretary, days=days),
        application_id=paper.application_id,
        document_id=paper.pk,
        reason="Hoort bij een andere leerling.",
    )


def notice(paper: Document, assignment: Assignment) -> FileNotice:
    return FileNotice.objects.select_related("document").get(document=paper, assignment=assignment)


def lapsed(paper: Document) -> set[int]:
    """The notices that the trail says lapsed."""
    rows = AuditEntry.objects.filter(case_id=paper.application_id, verb="notice.lapsed")
    return set(rows.values_list("subject_id", flat=True))


class TestNotice:
    def test_an_open_one_ends_and_does_not_count_as_seen(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case)
        actions.mark_seen(where.act(assessments.hat_of(two.expert), days=3), notice_id=notice(paper, two).pk)
        remove(where, paper)
        ended = notice(paper, one)
        assert (ended.is_open, ended.seen_at, ended.answered_at, ended.set_aside_at) == (False, None, None, None)
        assert lapsed(paper) == {ended.pk}
        entry = AuditEntry.objects.get(verb="notice.lapsed")
        assert entry.cause == "application.document_removed"
        assert queries.open_file_questions(case.pk) == ()

    @pytest.mark.parametrize("verb", ["mark_seen", "answer_notice", "set_notice_aside"])
    def test_nobody_says_anything_about_it_any_more(self, verb: str) -> None:
        where = applications.world()
        case, one, _ = assessments.with_experts(where)
        if verb == "answer_notice":
            assessments.submit(where, one, days=1)
        paper = add(where, case)
        remove(where, paper)
        office = verb == "set_notice_aside"
        hat = where.secretary if office else assessments.hat_of(one.expert)
        more = {"reason": "Niet van belang."} if office else {}
        with pytest.raises(WrongState, match="uit het dossier gehaald"):
            getattr(actions, verb)(where.act(hat, days=5), notice_id=notice(paper, one).pk, **more)

    def test_an_expert_who_is_replaced_leaves_no_trace_of_it(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case)
        actions.replace(where.act(where.secretary, days=3), assignment_id=one.pk, reason="ill")
        remove(where, paper)
        assert lapsed(paper) == {notice(paper, two).pk}

    def test_before_experts_there_is_nothing_to_end(self) -> None:
        where = applications.world()
        paper = add(where, applications.complete(where))
        remove(where, paper)
        assert lapsed(paper) == set()

    def test_twice_ends_it_once(self) -> None:
        where = applications.world()
        case, _, _ = assessments.with_experts(where)
        paper = add(where, case)
        remove(where, paper)
        with pytest.raises((AlreadyDone, WrongState)):
            remove(where, paper)
        assert len(lapsed(paper)) == 2

    def test_the_gate_of_the_file_opens(self) -> None:
        where = applications.world()
        case, _, _ = assessments.advised(where)
        paper = add(where, case, days=2)
        assert len(queries.open_file_questions(case.pk)) == 2
        remove(where, paper, days=2)
        decision = make.adopt(where, make.offered(where, make.prepared(where, applications.fresh(case))))
        assert decision.number


class TestAdvice:
    def test_one_that_is_still_written_no_longer_names_it(self) -> None:
        where = applications.world()
        case, one, _ = assessments.with_experts(where)
        paper = add(where, case)
        written = assessments.write(where, one, days=3)
        others = [seen for seen in written.documents_seen if seen["title"] != TITLE]
        assert len(others) == len(written.documents_seen) - 1
        remove(where, paper)
        hat = assessments.hat_of(one.expert)
        final = actions.submit_advice(where.act(hat, days=5), assignment_id=one.pk, independent=True)
        assert final.documents_seen == others

    def test_a_final_one_stays_as_it_was_signed(self) -> None:
        where = applications.world()
        case, one, _ = assessments.with_experts(where)
        paper = add(where, case, days=0)
        final = assessments.submit(where, one, days=1)
        remove(where, paper)
        kept = Advice.objects.get(pk=final.pk)
        assert TITLE in [seen["title"] for seen in kept.documents_seen]
        assert kept.sha256 == final.sha256


class TestWarning:
    def told(self, where: World, paper: Document, hat: Membership) -> list[str]:
        return presenting.removal_warnings(paper.application, paper, accounts.actor_of(hat))

    def test_names_whoever_advised_with_it_in_the_file(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case, days=0)
        assert self.told(where, paper, where.secretary) == []
        assessments.submit(where, one, days=1)
        assert "geadviseerd door de eerste deskundige. Ga na" in self.told(where, paper, where.secretary)[0]
        assessments.submit(where, two, days=2)
        both = self.told(where, paper, where.secretary)[0]
        assert "de eerste deskundige en de tweede deskundige. Ga na" in both
        page = browser(where.secretary).get(self.address(case, paper)).content.decode()
        assert both in page

    def test_an_addition_rests_on_it_too(self) -> None:
        where = applications.world()
        case, one, _ = assessments.with_experts(where)
        assessments.submit(where, one, days=1)
        paper = add(where, case)
        assert self.told(where, paper, where.secretary) == []
        act = where.act(assessments.hat_of(one.expert), days=4)
        actions.answer_notice(act, notice_id=notice(paper, one).pk, addendum="De nieuwe score is lager.")
        assert "de eerste deskundige" in self.told(where, paper, where.secretary)[0]

    def test_not_of_an_advice_that_was_set_aside(self) -> None:
        where = applications.world()
        case, one, _ = assessments.with_experts(where)
        paper = add(where, case, days=0)
        final = assessments.submit(where, one, days=1)
        actions.set_aside_advice(
            where.act(where.secretary, days=2), advice_id=final.pk, reason="tied", explanation="Band ontdekt."
        )
        assert self.told(where, paper, where.secretary) == []

    @pytest.mark.parametrize("who", ["school", "expert", Role.BOARD_MEMBER, Role.PARENT, "elsewhere"])
    def test_is_for_the_secretariat_only(self, who: str) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case, days=0)
        assessments.submit(where, one, days=1)
        hats = {
            "school": lambda: where.submitter,
            "expert": lambda: assessments.hat_of(two.expert),
            "elsewhere": lambda: applications.world().secretary,
        }
        hat = hats[who]() if who in hats else where.member(Role(who))
        assert self.told(where, paper, hat) == []

    def address(self, case: Application, paper: Document) -> str:
        return f"/aanvragen/{case.public_id}/documenten/{paper.public_id}/verwijderen/"


class TestPages:
    def test_an_expert_reads_that_it_is_gone_and_not_why_or_by_whom(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case)
        note = notice(paper, one)
        remove(where, paper)
        for assignment in (one, two):
            page = browser(assessments.hat_of(assignment.expert)).get(url("assignment", assignment)).content.decode()
            assert "Uit het dossier gehaald" in page
            assert f"<strong>{TITLE}</strong>, uit het dossier op 5 maart 2027" in page
            assert "andere leerling" not in page
            assert where.secretary.user.name not in page
            assert f"/{paper.public_id}/" not in page
        client = browser(assessments.hat_of(one.expert))
        assert url("notice_seen", note) not in client.get(url("assignment", one)).content.decode()
        answer = post(client, url("notice_seen", note))
        assert permissions.TAKEN_OUT in answer.content.decode()

    def test_what_left_before_he_was_asked_is_not_told(self) -> None:
        where = applications.world()
        case = applications.complete(where)
        paper = add(where, case, days=0)
        remove(where, paper, days=0)
        first, _ = assessments.pair(where)
        one = assessments.accepted(where, case, first, 1, days=1)
        page = browser(assessments.hat_of(first)).get(url("assignment", one)).content.decode()
        assert TITLE not in page

    def test_whoever_advised_reads_what_to_do(self) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        paper = add(where, case, days=0)
        assessments.submit(where, one, days=1)
        remove(where, paper)
        for assignment, shown in ((one, True), (two, False)):
            page = browser(assessments.hat_of(assignment.expert)).get(url("assignment", assignment)).content.decode()
            assert ("Rust uw advies op een van deze stukken?" in page) is shown
