"""Written consent to delay: who records it and when, which days it adds, and what follows when its letter goes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.enums import Role
from applications import actions, casepage
from applications.actions.later import CONSENT_TITLE
from applications.enums import DocumentKind
from applications.models import Application, DelayConsent
from assessments.models import FileNotice
from casework.models import Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.problems import FileRefused
from tests.applications.delays import DUE, nothing_happened, term
from tests.factories import accounts, applications, assessments, decisions
from tests.factories.applications import TODAY, World

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)
CANNOT = "Voor deze aanvraag loopt geen beslistermijn meer"


def agreed(
    where: World, case: Application, first: date, last: date, *, by: Any = None, days: int = 0, **more: Any
) -> DelayConsent:
    """A delay for these days to which the applicant agreed at the start, recorded so many days later."""
    letter = {"agreed_on": TODAY, "upload": applications.inspected("brief.pdf"), "no_bsn_confirmed": True}
    act = where.act(by or where.secretary, days=days)
    return actions.record_delay_consent(act, application_id=case.pk, first=first, last=last, **{**letter, **more})


def said(case: Application) -> str:
    return " ".join(step["sentence"] for step in term(case).steps)


class TestTerm:
    @pytest.mark.parametrize(
        ("first", "last", "days"),
        [
            (date(2027, 3, 2), date(2027, 3, 2), 1),
            (date(2027, 3, 2), date(2027, 3, 15), 14),
            (DUE, DUE, 1),
            (DUE, date(2027, 5, 9), 14),
        ],
    )
    def test_moves_by_exactly_the_suspended_days(self, first: date, last: date, days: int) -> None:
        where = applications.world()
        case = applications.submitted(where)
        assert term(case).unshifted_due == DUE
        agreed(where, case, first, last)
        assert term(case).unshifted_due == DUE + timedelta(days=days)
        assert applications.fresh(case).next_due_on == term(case).due
        assert "Op 1 maart 2027 stemde de aanvrager schriftelijk in met uitstel" in said(case)
        assert "(Awb 4:15 lid 2 onder a)" in said(case)

    def test_days_of_a_supplement_are_not_counted_twice(self) -> None:
        where = applications.world()
        case = applications.supplement_requested(where, due_on=date(2027, 3, 15))
        assert term(case).unshifted_due == DUE + timedelta(days=14)
        agreed(where, case, date(2027, 3, 10), date(2027, 3, 20))
        assert term(case).unshifted_due == DUE + timedelta(days=14 + 5)
        agreed(where, case, date(2027, 3, 2), date(2027, 3, 8))
        assert term(case).unshifted_due == DUE + timedelta(days=14 + 5)
        assert "telden al mee in een eerdere opschorting" in said(case)
        actions.give_supplement(
            where.act(where.submitter, days=3), application_id=case.pk, unchanged_because="Het stuk zat er al in."
        )
        # Completed on 4 March: the supplement suspends two days; of the delays, only 9 March is in neither.
        assert term(case).unshifted_due == DUE + timedelta(days=2 + 5 + 11)

    def test_a_second_delay_for_other_days_comes_on_top(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        agreed(where, case, date(2027, 3, 2), date(2027, 3, 8))
        agreed(where, case, date(2027, 3, 9), date(2027, 3, 15))
        assert term(case).unshifted_due == DUE + timedelta(days=14)

    def test_counts_from_the_day_on_the_letter_also_when_recorded_after_the_last_day(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        agreed(where, case, DUE, date(2027, 5, 9), days=60, received_on=TODAY)
        assert term(case).due == date(2027, 5, 10)

    def test_until_the_decision_is_sent_it_counts_and_does_not_stop_the_sending(self) -> None:
        where = applications.world()
        decision = decisions.adopted(where)
        due = term(decision.application).unshifted_due
        agreed(where, decision.application, date(2027, 4, 1), date(2027, 4, 8), days=decisions.ADOPTED)
        assert term(decision.application).unshifted_due == due + timedelta(days=8)
        decisions.make_letters(where)
        assert decisions.publish(where, decision).status == "published"

    def test_of_another_case_changes_nothing_here(self) -> None:
        where = applications.world()
        case, other = applications.submitted(where), applications.submitted(where)
        agreed(where, other, date(2027, 3, 2), date(2027, 3, 8))
        assert term(case).due == DUE


class TestRefusals:
    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"agreed_on": TODAY + ONE_DAY}, "ligt in de toekomst"),
            ({"received_on": TODAY + ONE_DAY}, "ligt in de toekomst"),
            ({"received_on": TODAY - ONE_DAY}, "voor de dag die op de brief staat"),
            ({"first": TODAY - ONE_DAY}, "niet voor de dag op de brief"),
            ({"first": TODAY}, "begint na de dag van ontvangst"),
            ({"first": DUE + ONE_DAY}, "De beslistermijn is dan al voorbij"),
            ({"last": TODAY}, "ligt voor de eerste"),
        ],
    )
    def test_days_that_cannot_be(self, changed: dict[str, Any], sentence: str) -> None:
        where = applications.world()
        case = applications.submitted(where)
        days: dict[str, Any] = {"first": TODAY + ONE_DAY, "last": DUE + timedelta(days=20), **changed}
        with pytest.raises(WrongState, match=sentence):
            agreed(where, case, **days)
        assert nothing_happened(case)

    def test_consent_after_the_term_changes_nothing(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        late = DUE + ONE_DAY
        with pytest.raises(WrongState, match=r"toen al voorbij \(26 april 2027\)"):
            agreed(where, case, late, late + timedelta(days=9), agreed_on=late, days=60)
        assert nothing_happened(case)
        agreed(where, case, DUE, DUE, agreed_on=DUE, days=60)

    def test_overlap_and_the_same_again(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        agreed(where, case, date(2027, 3, 5), date(2027, 3, 10))
        for first, last in ((2, 5), (10, 12), (6, 7), (2, 20)):
            with pytest.raises(WrongState, match=r"5 maart 2027 tot en met 10 maart 2027. Vul alleen dagen in"):
                agreed(where, case, date(2027, 3, first), date(2027, 3, last))
        with pytest.raises(AlreadyDone):
            agreed(where, case, date(2027, 3, 5), date(2027, 3, 10))
        assert case.delay_consents.count() == 1
        assert case.documents.filter(kind=DocumentKind.LETTER).count() == 1

    def test_who_may_not(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        others = [
            where.submitter,
            where.colleague,
            accounts.submitter(partnership=where.partnership),
            applications.world().secretary,
            where.member(Role.BOARD_MEMBER),
            where.member(Role.EXPERT),
            where.member(Role.FUNCTIONAL_ADMINISTRATOR),
            applications.followed(where, case),
        ]
        for who in others:
            with pytest.raises(NotAllowed, match="Alleen het secretariaat"):
                agreed(where, case, date(2027, 3, 2), date(2027, 3, 8), by=who)
        assert nothing_happened(case)

    @pytest.mark.parametrize("state", ["draft", "withdrawn"])
    def test_when_no_term_runs(self, state: str) -> None:
        where = applications.world()
        case = applications.REACH[state](where)
        with pytest.raises(NotAllowed, match=CANNOT):
            agreed(where, case, date(2027, 3, 2), date(2027, 3, 8))

    def test_after_the_decision_was_sent(self) -> None:
        where = applications.world()
        case = decisions.published(where).application
        with pytest.raises(NotAllowed, match=CANNOT):
            agreed(where, case, date(2027, 4, 1), date(2027, 4, 8), days=20)
        assert not DelayConsent.objects.exists()

    def test_no_room_for_the_letter_changes_nothing(self, settings: Any) -> None:
        where = applications.world()
        case = applications.submitted(where)
        settings.MOST_FILES_PER_CASE = case.documents.count()
        with pytest.raises(FileRefused):
            agreed(where, case, date(2027, 3, 2), date(2027, 3, 8))
        assert nothing_happened(case)

    def test_the_row_stays_as_it_is(self) -> None:
        where = applications.world()
        consent = agreed(where, applications.submitted(where), date(2027, 3, 2), date(2027, 3, 8))
        with pytest.raises(DatabaseError), transaction.atomic():
            DelayConsent.objects.filter(pk=consent.pk).update(last=date(2027, 3, 9))
        consent.pk, consent.public_id, consent.last = None, None, date(2027, 3, 1)
        with pytest.raises(IntegrityError), transaction.atomic():
            consent.save()


class TestWhatFollows:
    def test_letter_trail_and_messages(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        consent = agreed(where, case, date(2027, 3, 2), date(2027, 3, 8), received_on=TODAY, days=2)
        paper = consent.document
        assert (paper.kind, paper.title, paper.received_on) == (DocumentKind.LETTER, CONSENT_TITLE, TODAY)
        for reader in (where.submitter, where.secretary, parent):
            told = [one.sentence for one in casepage.moments(applications.fresh(case), accounts.actor_of(reader))]
            assert "De aanvrager stemde schriftelijk in met uitstel" in told
        mails = Mail.objects.filter(case_id=case.pk, kind="longer_term")
        assert {mail.address for mail in mails} == {where.submitter.user.email, parent.user.email}
        assert not any(case.number in mail.body for mail in mails)

    def test_both_experts_get_the_letter(self) -> None:
        where = applications.world()
        case, *assignments = assessments.with_experts(where)
        consent = agreed(where, case, date(2027, 3, 5), date(2027, 3, 8), days=3)
        found = FileNotice.objects.filter(document=consent.document)
        assert {notice.assignment_id for notice in found} == {assignment.pk for assignment in assignments}

    def test_without_its_letter_it_counts_no_more_and_can_be_recorded_anew(self) -> None:
        where = applications.world()
        case = applications.supplement_requested(where)
        before = term(case).due
        consent = agreed(where, case, date(2027, 4, 2), date(2027, 4, 8))
        assert term(case).due > before
        assert casepage.removal_warnings(case, consent.document, accounts.actor_of(where.secretary))
        gone = {"application_id": case.pk, "document_id": consent.document_id, "reason": "Verkeerde dagen."}
        with pytest.raises(WrongState, match="Vraag het secretariaat"):
            actions.remove_document(where.act(where.submitter), **gone)
        actions.remove_document(where.act(where.secretary), **gone)
        assert term(case).due == before
        agreed(where, case, date(2027, 4, 2), date(2027, 4, 9))
        assert term(case).due > before

    def test_another_paper_goes_without_a_word_about_delay(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        agreed(where, case, date(2027, 3, 2), date(2027, 3, 8))
        due, paper = term(case).due, case.documents.order_by("id")[0]
        assert casepage.removal_warnings(case, paper, accounts.actor_of(where.secretary)) == []
        office = where.act(where.secretary)
        actions.remove_document(office, application_id=case.pk, document_id=paper.pk, reason="Dubbel.")
        assert term(case).due == due
