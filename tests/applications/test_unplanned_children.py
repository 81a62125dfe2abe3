"""Withdrawn and asked again, two boards, twins, authority that changes, a pupil who dies (fine-print §12)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from applications import actions, casepage, panels, permissions, queries
from applications.enums import Authority
from applications.models import Application, Document
from assessments.models import Advice, Assignment
from casework import jobs, mail
from casework.enums import DeadlineState, MailState
from casework.models import AuditEntry, Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.enums import MediaType
from correspondence.files import Inspected
from correspondence.models import Letter
from decisions.checklist import adopt_points
from decisions.models import Decision
from decisions.queries import decide_facts
from tests.applications.test_unplanned_schools import CANARY, neighbour
from tests.factories import accounts, applications, assessments, decisions
from tests.factories.applications import TODAY, World
from tests.factories.correspondence import pdf_bytes
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db


def same_child(where: World, case: Application, *, first_name: str = "", days: int = 0) -> Application:
    """Another application for the child of a case (or for a twin, with another first name), received."""
    again = applications.filled(where, first_name=first_name or case.pupil.first_name)
    act = where.act(where.submitter, days=days)
    values = {"last_name": case.pupil.last_name, "birth_date": case.pupil.birth_date}
    actions.save_section(act, application_id=again.pk, section="pupil", values=values)
    actions.submit(act, application_id=again.pk, results_declared=True)
    return applications.fresh(again)


def reasons(where: World, case: Application) -> list[str]:
    return [one.reason for one in queries.matches(case, where.act(where.secretary).actor)]


class TestWithdrawn:
    def test_what_was_advised_is_frozen_and_what_was_written_is_gone(self, client: Client) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        parent = applications.followed(where, case)
        submitted = assessments.submit(where, one, days=1)
        assessments.write(where, two, days=1)
        actions.withdraw(where.act(where.submitter, days=2), application_id=case.pk, reason="school")
        after = applications.fresh(case)
        assert (after.status, after.withdrawn_on) == ("withdrawn", TODAY + timedelta(days=2))
        [kept] = Advice.objects.filter(application=case)
        assert (kept.pk, kept.status, kept.sha256) == (submitted.pk, "final", submitted.sha256)
        assert not Letter.objects.filter(case_id=case.pk, kind="advice").exists()
        assert Assignment.objects.get(pk=two.pk).lapsed_on == after.withdrawn_on
        assert Mail.objects.filter(kind="application_withdrawn", address=parent.user.email).exists()
        for assignment in (one, two):
            accounts.sign_in(client, assessments.hat_of(assignment.expert))
            assert client.get(address("case", case)).status_code == 404
        lapsed = client.get(reverse("assessments:assignment", kwargs={"public_id": two.public_id}))
        assert CANARY not in text_of(lapsed)
        assert "vervallen" in text_of(lapsed)

    def test_asked_again_within_a_year_a_person_links_them_and_brings_the_reports(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        report = Inspected("verslag.pdf", pdf_bytes("Ander verslag"), MediaType.PDF, 1, has_text_layer=True)
        actions.add_document(
            where.act(where.secretary), application_id=case.pk, upload=report, kind="test_report",
            title="Toetsgegevens", no_bsn_confirmed=True,
        )  # fmt: skip
        actions.withdraw(where.act(where.submitter), application_id=case.pk, reason="parents")
        again = same_child(where, case, days=300)
        [reason] = reasons(where, again)
        assert "twaalf maanden" in reason
        act = where.act(where.secretary, days=301)
        assert again.follows_id is None
        with pytest.raises(WrongState, match="Koppel eerst"):
            actions.bring_earlier_results(act, application_id=again.pk)
        actions.link_case(act, application_id=again.pk, earlier_id=case.pk)
        with pytest.raises(AlreadyDone):
            actions.link_case(act, application_id=again.pk, earlier_id=case.pk)
        actions.bring_earlier_results(act, application_id=again.pk)
        [brought] = Document.objects.filter(application=again, title__startswith="Eerder: ")
        assert (brought.kind, brought.received_on) == ("test_report", act.today)
        with pytest.raises(WrongState, match="nog niet in het dossier"):
            actions.bring_earlier_results(act, application_id=again.pk)
        # The school sees nothing of linking.
        assert panels.load_matches(again, where.act(where.submitter).actor) is None
        with pytest.raises(NotAllowed):
            actions.link_case(where.act(where.submitter), application_id=again.pk, earlier_id=case.pk)

    def test_a_year_later_it_is_an_old_story(self) -> None:
        where = applications.world()
        case = applications.withdrawn(where)
        [reason] = reasons(where, same_child(where, case, days=367))
        assert "twaalf maanden" not in reason


class TestTwoBoards:
    def test_they_learn_nothing_of_each_other(self, client: Client) -> None:
        where = applications.world()
        other = neighbour(where)
        case = applications.submitted(where, first_name=CANARY)
        theirs = same_child(other, case)
        assert reasons(where, case) != []
        for here, mine, foreign in ((where, case, theirs), (other, theirs, case)):
            accounts.sign_in(client, here.submitter)
            shown = text_of(client.get(address("case", mine)))
            for hidden in (foreign.number, foreign.board.name, foreign.site.name, "dezelfde leerling"):
                assert hidden not in shown
            assert client.get(address("link", mine)).status_code == 403
        with pytest.raises(WrongState, match="geen besluit toegekend"):
            actions.ask_still_wanted(where.act(where.secretary), application_id=theirs.pk)

    @pytest.mark.usefixtures("made_at_once")
    def test_after_a_grant_the_other_board_is_asked(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        decision = decisions.published(where)
        granted, other = decision.application, neighbour(where)
        theirs = same_child(other, granted, days=5)
        at(6)
        act = where.act(where.secretary, days=6)
        assert queries.overtaken(act.actor) == [theirs]
        assert queries.overtaken(where.act(where.submitter).actor) == []
        accounts.sign_in(client, where.secretary)
        assert "vragen of dit nog nodig is" in text_of(client.get(reverse("accounts:home")))
        assert client.get(address("ask_still_wanted", theirs)).status_code == 200
        actions.ask_still_wanted(act, application_id=theirs.pk)
        assert queries.overtaken(act.actor) == []
        [told] = Mail.objects.filter(kind="still_wanted")
        accounts.sign_in(client, other.submitter)
        shown = text_of(client.get(address("case", theirs)))
        assert "Een besluit blijft nodig" in shown
        for hidden in (granted.number, decision.number, where.board.name, where.site.name):
            assert hidden not in f"{told.subject}{told.body}{shown}"
        actions.keep_wanting(other.act(other.submitter, days=7), application_id=theirs.pk)
        assert Mail.objects.filter(kind="still_wanted_answered", address=where.secretary.user.email).exists()
        with pytest.raises(NotAllowed):
            actions.keep_wanting(where.act(where.submitter, days=7), application_id=theirs.pk)
        with pytest.raises(AlreadyDone):
            actions.ask_still_wanted(where.act(where.secretary, days=7), application_id=theirs.pk)


def test_twins_are_no_match_and_cannot_be_linked() -> None:
    where = applications.world()
    case = applications.submitted(where, first_name="Noor")
    twin = same_child(where, case, first_name="Sam")
    assert twin.pupil.birth_date == case.pupil.birth_date
    assert reasons(where, case) == []
    with pytest.raises(WrongState, match="niet van dezelfde leerling"):
        actions.link_case(where.act(where.secretary), application_id=twin.pk, earlier_id=case.pk)


class TestAuthorityChanges:
    def change(self, where: World, case: Application, guardian: Any, to: str, evidence: str, days: int = 1) -> Any:
        return actions.change_row(
            where.act(where.secretary, days=days), application_id=case.pk, section="guardians", row_id=guardian.pk,
            values={"authority": to, "authority_evidence": evidence},
        )  # fmt: skip

    def test_old_access_ends_at_once_and_the_new_guardian_may_speak(
        self, client: Client, at: Callable[[int], None]
    ) -> None:
        where = applications.world()
        case, _, _ = assessments.advised(where)
        parent = applications.followed(where, case)
        mother, _ = case.guardians.order_by("id")
        with pytest.raises(WrongState, match="waaruit dit blijkt"):
            self.change(where, case, mother, Authority.NO, "")
        accounts.sign_in(client, parent)
        assert client.get(address("case", case)).status_code == 200
        self.change(where, case, mother, Authority.NO, "beschikking van 25-2-2027")
        at(1)
        assert client.get(address("case", case)).status_code == 403
        assert Membership.objects.get(pk=parent.pk).valid_until < TODAY + timedelta(days=1)
        values = {"name": "V. Voogd", "authority": Authority.GUARDIANSHIP, "address": "Weg 1", "place": "Proefstad"}
        act = where.act(where.secretary, days=1)
        with pytest.raises(WrongState, match="waaruit dit blijkt"):
            actions.add_row(act, application_id=case.pk, section="guardians", values=values)
        values["authority_evidence"] = "gezagsregister van 26-2-2027"
        actions.add_row(act, application_id=case.pk, section="guardians", values=values)
        draft = decisions.prepared(where, applications.fresh(case))
        facts = decide_facts(draft, where.act(where.secretary, days=3).actor, decisions.day(3))
        said = " ".join(point.sentence for point in adopt_points(facts) if not point.met)
        assert "V. Voogd" in said
        assert mother.name not in said

    def test_the_hat_stays_for_another_child(self, client: Client) -> None:
        where = applications.world()
        case, sibling = applications.submitted(where), applications.submitted(where)
        parent = applications.followed(where, case)
        mother = sibling.guardians.order_by("id")[0]
        actions.change_row(
            where.act(where.secretary), application_id=sibling.pk, section="guardians", row_id=mother.pk,
            values={"email": parent.user.email},
        )  # fmt: skip
        actions.activate_guardian(where.act(where.secretary), application_id=sibling.pk, guardian_id=mother.pk)
        self.change(where, case, case.guardians.order_by("id")[0], Authority.NO, "beschikking van 25-2-2027", days=0)
        accounts.sign_in(client, parent)
        assert client.get(address("case", case)).status_code == 404
        assert client.get(address("case", sibling)).status_code == 200


class TestLapsed:
    def test_everything_that_waits_is_held_back(self, client: Client) -> None:
        where = applications.world()
        case, one, two = assessments.with_experts(where)
        parent = applications.followed(where, case)
        assessments.write(where, one, days=1)
        assert Mail.objects.filter(state=MailState.QUEUED, user_id=parent.user_id).exists()
        assert Letter.objects.filter(case_id=case.pk, withdrawn_on=None).exists()
        actions.lapse(where.act(where.secretary, days=1), application_id=case.pk, reason="died")
        after = applications.fresh(case)
        assert (after.status, after.withdrawal_reason, after.lapsed_on) == ("withdrawn", "lapsed", decisions.day(1))
        assert not Letter.objects.filter(case_id=case.pk, withdrawn_on=None).exclude(status="released").exists()
        assert not Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING).exists()
        assert not Advice.objects.filter(application=case).exists()
        assert {Assignment.objects.get(pk=row.pk).lapsed_on for row in (one, two)} == {decisions.day(1)}
        waiting = Mail.objects.filter(state=MailState.QUEUED, case_id=case.pk)
        assert set(waiting.values_list("kind", flat=True)) == {"application_lapsed", "assignment_lapsed"}
        assert not Mail.objects.filter(state=MailState.QUEUED, user_id=parent.user_id).exists()
        jobs.work_off()
        assert not Mail.objects.filter(state=MailState.SENT, user_id=parent.user_id).exists()
        assert not Letter.objects.filter(case_id=case.pk, file__isnull=False).exists()
        with pytest.raises(AlreadyDone):
            actions.lapse(where.act(where.secretary, days=1), application_id=case.pk, reason="died")
        self.looks(client, where, after, parent)

    def looks(self, client: Client, where: World, case: Application, parent: Membership) -> None:
        accounts.sign_in(client, parent)
        shown = text_of(client.get(address("case", case)))
        assert "Deze zaak is gesloten" in shown
        for word in ("ingetrokken", "Wat er nu gebeurt", "vervallen", "overleden", "besluit", "steunpunt", case.number):
            assert word.lower() not in shown.partition("<main")[2].partition("</main")[0].lower()
        assert "gesloten" in text_of(client.get(reverse("accounts:home")))
        for hat in (where.secretary, where.submitter):
            accounts.sign_in(client, hat)
            shown = text_of(client.get(address("case", case)))
            assert "De zaak is vervallen" in shown
            assert "Zaak laten vervallen" not in shown
        told = [one.sentence for one in casepage.moments(case, where.act(where.submitter).actor)]
        assert told[0] == "De zaak is vervallen"
        guardian = case.guardians.order_by("id")[1]
        with pytest.raises(NotAllowed, match="vervallen"):
            actions.activate_guardian(where.act(where.secretary), application_id=case.pk, guardian_id=guardian.pk)

    @pytest.mark.usefixtures("made_at_once")
    def test_before_sending_the_decision_goes_to_nobody_and_after_it_stays(self) -> None:
        where = applications.world()
        decision = decisions.adopted(where)
        decisions.make_letters(where)
        actions.lapse(where.act(where.submitter, days=6), application_id=decision.application_id, reason="left")
        gone = Decision.objects.get(pk=decision.pk)
        assert (gone.status, gone.taken_back_reason) == ("revoked", "De zaak is vervallen.")
        sent = decisions.published(where)
        applications.followed(where, sent.application)
        assert Deadline.objects.filter(case_id=sent.application_id, state=DeadlineState.RUNNING).exists()
        with pytest.raises(NotAllowed, match="Bel het secretariaat"):
            actions.lapse(where.act(where.submitter, days=6), application_id=sent.application_id, reason="died")
        actions.lapse(where.act(where.secretary, days=6), application_id=sent.application_id, reason="died")
        case = applications.fresh(sent.application)
        assert (case.status, case.published_outcome, case.lapsed_on) == ("decided", "grant", decisions.day(6))
        assert not Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING).exists()
        assert Decision.objects.get(pk=sent.pk).status == "published"
        assert (
            not Mail.objects.filter(case_id=case.pk, state=MailState.QUEUED).exclude(kind="application_lapsed").exists()
        )
        assert queries.stage_of(case, where.act(where.secretary).actor).word == "vervallen"

    def test_withdrawing_has_no_such_reason_and_a_stopped_message_stays_stopped(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        with pytest.raises(WrongState, match="laten vervallen"):
            actions.withdraw(where.act(where.submitter), application_id=case.pk, reason="lapsed")
        mail.stop(case.pk)
        stopped = Mail.objects.filter(case_id=case.pk).first()
        assert stopped.state == MailState.STOPPED
        mail.send(where.act(where.secretary), mail_id=stopped.pk)
        mail.give_up(where.act(where.secretary), mail_id=stopped.pk)
        stopped.refresh_from_db()
        assert stopped.state == MailState.STOPPED

    def test_a_draft_is_thrown_away_instead(self) -> None:
        where = applications.world()
        case = applications.filled(where)
        assert not permissions.may_lapse(where.act(where.submitter).actor, case)
        assert not AuditEntry.objects.filter(case_id=case.pk, verb="application.lapsed").exists()
