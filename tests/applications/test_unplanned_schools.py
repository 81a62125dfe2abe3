"""The pupil goes to another site, another board or another region, and one board asks twice (fine-print §12)."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.enums import SchoolType
from accounts.models import SchoolSite
from applications import actions, queries
from applications.checklist import completeness
from applications.models import Application, Document, Motivation, Statement
from assessments.models import Advice
from casework import registries
from casework.models import AuditEntry, Deadline, Mail, Version
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence.models import Letter
from decisions import actions as deciding
from decisions.enums import Ground, Outcome
from tests.factories import accounts, applications, decisions
from tests.factories.applications import TODAY, World

pytestmark = pytest.mark.django_db
# In the verbs of the case that another partnership, or another board, must never learn of.
CANARY = "Kanariepiet"


def second_site(where: World, **fields: Any) -> SchoolSite:
    return accounts.school_site(board=where.board, name="Proefschool De Overkant", **fields)


def move(where: World, case: Application, site: SchoolSite, *, days: int = 0, by: Any = None, on: Any = None) -> None:
    act = where.act(by or where.submitter, days=days)
    actions.change_site(act, application_id=case.pk, site_id=site.pk, moved_on=on or act.today)


def verbs_of(case: Application) -> set[str]:
    return {entry.verb for entry in AuditEntry.objects.filter(case_id=case.pk)}


class TestAnotherSiteOfTheSameBoard:
    def test_only_the_site_changes(self) -> None:
        where = applications.world()
        case, site = applications.complete(where), second_site(where)
        terms = list(Deadline.objects.filter(case_id=case.pk).values("code", "due", "state"))
        move(where, case, site, days=1)
        after = applications.fresh(case)
        assert (after.site_id, after.site_since) == (site.pk, TODAY + timedelta(days=1))
        same = ("status", "number", "received_on", "completed_on", "board_id", "kind")
        assert [getattr(after, name) for name in same] == [getattr(case, name) for name in same]
        assert list(Deadline.objects.filter(case_id=case.pk).values("code", "due", "state")) == terms
        assert Version.objects.filter(case_id=case.pk, values__site=case.site_id).exists()
        assert "application.site_changed" in verbs_of(case)
        told = set(Mail.objects.filter(kind="site_changed").values_list("address", flat=True))
        assert told == {where.secretary.user.email}
        with pytest.raises(AlreadyDone):
            move(where, case, site, days=1)

    def test_only_to_an_open_site_of_this_board_that_gives_this_kind(self) -> None:
        where = applications.world(school_type=SchoolType.VMBO)
        case = applications.submitted(where, kind="lwoo")
        closed = second_site(where, school_type=SchoolType.VMBO, closed_on=TODAY)
        with pytest.raises(WrongState, match="gesloten"):
            move(where, case, closed)
        with pytest.raises(WrongState, match="geen vmbo"):
            move(where, case, second_site(where))
        with pytest.raises(WrongState, match="niet van hetzelfde schoolbestuur"):
            move(where, case, accounts.school_site(board=accounts.school_board(partnership=where.partnership)))
        open_one = accounts.school_site(board=where.board, school_type=SchoolType.VMBO)
        with pytest.raises(WrongState, match="toekomst"):
            move(where, case, open_one, on=TODAY + timedelta(days=1))
        with pytest.raises(NotAllowed):
            move(where, case, open_one, by=accounts.submitter(partnership=where.partnership))
        assert applications.fresh(case).site_id == where.site.pk

    @pytest.mark.usefixtures("made_at_once")
    def test_letters_that_were_not_sent_are_made_anew_and_a_sent_decision_stays(self) -> None:
        where = applications.world()
        decision = decisions.adopted(where)
        decisions.make_letters(where)
        move(where, decision.application, second_site(where), days=5)
        with pytest.raises(NotReady) as refused:
            decisions.publish(where, decisions.fresh(decision))
        assert "site" in {point.code for point in refused.value.points}
        deciding.remake(where.act(where.secretary, days=5), decision_id=decision.pk, sending_date=decisions.day(5))
        decisions.make_letters(where)
        sent = decisions.publish(where, decisions.fresh(decision))
        code = sent.application.site.code
        papers = Letter.objects.filter(subject_id=sent.pk, kind__in=["decision", "declaration"], withdrawn_on=None)
        assert papers.count() == 4
        assert {paper.contents["applicant"]["site_code"] for paper in papers} == {code}
        # After the decision a move changes nothing.
        third = accounts.school_site(board=where.board)
        with pytest.raises(NotAllowed, match="blijft gelden"):
            move(where, sent.application, third, days=6)


def taken_over(where: World) -> Application:
    case = applications.submitted(where, first_name=CANARY)
    actions.withdraw(where.act(where.submitter, days=1), application_id=case.pk, reason="taken_over")
    return applications.fresh(case)


def neighbour(where: World, *, school_type: str = SchoolType.PRO) -> World:
    """Another board in the same partnership."""
    board = accounts.school_board(partnership=where.partnership)
    site = accounts.school_site(board=board, school_type=school_type)
    hat = accounts.submitter(organisation=board)
    return World(where.partnership, board, site, hat, hat, where.secretary, where.now)


class TestAnotherBoard:
    def test_the_old_board_hands_its_file_over(self) -> None:
        where = applications.world()
        case, other = taken_over(where), neighbour(where)
        act = where.act(where.submitter, days=2)
        made = actions.pass_file_on(act, application_id=case.pk, site_id=other.site.pk)
        assert (made.status, made.board_id, made.follows_id) == ("draft", other.board.pk, case.pk)
        assert made.received_on is None
        assert CANARY in made.pupil.full_name
        assert made.guardians.count() == case.guardians.count()
        assert (made.learning_results.count(), made.intelligence_results.count()) == (4, 1)
        # What the old board argued and what was said of its application stays with it.
        for model in (Motivation, Statement):
            assert model.objects.filter(application=case).exists()
            assert not model.objects.filter(application=made).exists()
        kinds = set(Document.objects.filter(application=made).values_list("kind", flat=True))
        assert kinds == {"education_report", "intelligence_report"}
        for mine, theirs in zip(made.documents.order_by("id"), case.documents.order_by("id"), strict=False):
            assert mine.file.blob != theirs.file.blob
            assert (mine.file.sha256, mine.received_on) == (theirs.file.sha256, act.today)
        assert not Advice.objects.filter(application=made).exists()
        assert "application.file_passed_on" in verbs_of(case)
        assert "application.file_taken_over" in verbs_of(made)
        [mail] = Mail.objects.filter(kind="file_received")
        assert mail.address == other.submitter.user.email
        assert CANARY not in mail.body
        assert not queries.visible_to(where.act(where.submitter).actor).filter(pk=made.pk).exists()
        assert not queries.visible_to(other.act(other.submitter).actor).filter(pk=case.pk).exists()
        with pytest.raises(AlreadyDone):
            actions.pass_file_on(act, application_id=case.pk, site_id=other.site.pk)
        # Thrown away by the receiving board, it may be handed over again.
        actions.discard(other.act(other.submitter, days=3), application_id=made.pk)
        again = actions.pass_file_on(where.act(where.submitter, days=3), application_id=case.pk, site_id=other.site.pk)
        assert again.pk != made.pk

    def test_only_after_it_was_taken_over_and_never_out_of_the_partnership(self) -> None:
        where, elsewhere = applications.world(), applications.world()
        case, other = taken_over(where), neighbour(where)
        for site in (elsewhere.site, where.site):
            with pytest.raises(WrongState, match="geen gegevens"):
                actions.pass_file_on(where.act(where.submitter), application_id=case.pk, site_id=site.pk)
        with pytest.raises(NotAllowed):
            actions.pass_file_on(where.act(where.secretary), application_id=case.pk, site_id=other.site.pk)
        kept = applications.withdrawn(where)
        with pytest.raises(NotAllowed, match="overgenomen"):
            actions.pass_file_on(where.act(where.submitter), application_id=kept.pk, site_id=other.site.pk)
        assert Application.objects.exclude(pk__in=[case.pk, kept.pk]).count() == 0


class TestOutsideTheArea:
    def test_the_other_partnership_learns_nothing(self) -> None:
        where, elsewhere = applications.world(), applications.world()
        case = applications.submitted(where, first_name=CANARY)
        actions.withdraw(where.act(where.submitter), application_id=case.pk, reason="moved", note=CANARY)
        theirs = applications.filled(elsewhere, first_name=CANARY)
        same = {"last_name": case.pupil.last_name, "birth_date": case.pupil.birth_date}
        actions.save_section(elsewhere.act(elsewhere.submitter), application_id=theirs.pk, section="pupil", values=same)
        actions.submit(elsewhere.act(elsewhere.submitter), application_id=theirs.pk, results_declared=True)
        for here, mine, other in ((where, case, theirs), (elsewhere, theirs, case)):
            actor = here.act(here.secretary).actor
            assert queries.matches(applications.fresh(mine), actor) == []
            assert not queries.visible_to(actor).filter(pk=other.pk).exists()
            assert not queries.overtaken(actor)
        facts = queries.case_facts(applications.fresh(theirs), TODAY)
        assert (facts.open_double, facts.granted_before, facts.needs_new_facts) == ("", False, False)

    def test_not_withdrawn_it_is_refused_on_the_formal_ground(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        board = where.site.board
        board.partnership = accounts.partnership()
        board.save(update_fields=["partnership"])
        draft = decisions.prepared(where, case, days=1, outcome=Outcome.REFUSAL, ground=Ground.NOT_COMPETENT)
        decisions.heard(where, case, days=1)
        decision = decisions.adopt(where, decisions.offered(where, draft, days=1), days=2)
        assert decision.status == "adopted"
        assert decision.advisers == []


class TestTheSameBoardTwice:
    def ask_again(self, where: World, case: Application) -> Application:
        again = applications.filled(where, first_name=case.pupil.first_name)
        same = {"last_name": case.pupil.last_name}
        actions.save_section(where.act(where.submitter), application_id=again.pk, section="pupil", values=same)
        return applications.fresh(again)

    def open_codes(self, case: Application) -> dict[str, str]:
        points = completeness(queries.case_facts(case, TODAY))
        return {point.code: point.sentence for point in points if not point.met and not point.soft}

    def test_an_open_case_refuses_the_second_one_and_names_the_first(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        again = self.ask_again(where, case)
        with pytest.raises(NotReady) as refused:
            actions.submit(where.act(where.submitter), application_id=again.pk, results_declared=True)
        [point] = [one for one in refused.value.points if one.code == "no_open_double"]
        assert case.number in point.sentence
        assert registries.repair_url(point.repair, again).endswith(f"/{case.public_id}/")

    @pytest.mark.parametrize(("outcome", "code"), [("refusal", "new_facts"), ("grant", "no_valid_decision")])
    @pytest.mark.usefixtures("made_at_once")
    def test_after_a_decision(self, outcome: str, code: str) -> None:
        where = applications.world()
        case, again = self.decided(where, outcome)
        assert code in self.open_codes(again)
        if outcome == "grant":
            [point] = [one for one in completeness(queries.case_facts(again, TODAY)) if one.code == code]
            assert registries.repair_url(point.repair, again).endswith(f"/{case.public_id}/")
            return
        values = {"new_facts": "Nieuw onderzoek van maart."}
        actions.save_section(where.act(where.submitter), application_id=again.pk, section="route", values=values)
        assert code not in self.open_codes(applications.fresh(again))

    def decided(self, where: World, outcome: str) -> tuple[Application, Application]:
        if outcome == "grant":
            case = decisions.published(where).application
        else:
            first = applications.filled(where)
            no_route = {"entry_route": "none", "anyway_reason": "De school wil een besluit."}
            act = where.act(where.submitter)
            actions.save_section(act, application_id=first.pk, section="route", values=no_route)
            actions.submit(act, application_id=first.pk, results_declared=True)
            draft = decisions.prepared(where, first, days=1, outcome=Outcome.REFUSAL, ground=Ground.NO_ROUTE)
            decisions.heard(where, first, days=1)
            decision = decisions.adopt(where, decisions.offered(where, draft, days=1), days=2)
            decisions.make_letters(where, days=2)
            case = decisions.publish(where, decision, days=2).application
        return case, self.ask_again(where, case)


def test_a_move_is_offered_where_there_is_somewhere_to_go() -> None:
    """To the applicant's staff and the secretariat, and to nobody once the case is closed."""
    where = applications.world()
    case, closed = applications.submitted(where), applications.withdrawn(where)
    for hat in (where.submitter, where.secretary):
        assert "Andere vestiging" not in offered(where, case, hat)
    second_site(where)
    for hat in (where.submitter, where.secretary):
        assert "Andere vestiging" in offered(where, case, hat)
        assert "Andere vestiging" not in offered(where, closed, hat)


def offered(where: World, case: Application, hat: Any) -> list[str]:
    actor = where.act(hat).actor
    return [offer.label for offer in registries.offers_for(applications.fresh(case), actor, TODAY) if offer.permission]
