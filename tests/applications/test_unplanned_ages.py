"""The pupil turns sixteen or eighteen while the case runs: judged by the day, nobody has to click (fine-print §2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications import actions, notifications, queries
from applications.contradictions import of_authorisation
from applications.enums import Capacity
from applications.models import Application, Guardian
from applications.rules import came_again
from applications.terms import birthday, born_by
from assessments import actions as advising
from assessments.models import FileNotice
from casework.models import Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from decisions import actions as deciding
from decisions.models import Decision
from decisions.queries import papers_for, papers_of
from tests.factories import accounts, applications, assessments, decisions
from tests.factories.applications import TODAY, World
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
LEAP = date(2008, 2, 29)


@pytest.mark.parametrize(
    ("born", "years", "on"),
    [
        (date(2011, 3, 1), 16, date(2027, 3, 1)),
        (LEAP, 16, date(2024, 2, 29)),
        (LEAP, 18, date(2026, 3, 1)),
        (LEAP, 20, date(2028, 2, 29)),
    ],
)
def test_a_birthday(born: date, years: int, on: date) -> None:
    assert birthday(born, years) == on


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29), date(2027, 12, 31)])
@pytest.mark.parametrize("years", [16, 18])
def test_who_is_of_age_on_a_day_is_who_had_that_birthday(day: date, years: int) -> None:
    limit = born_by(day, years)
    for shift in range(-3, 4):
        born = limit + timedelta(days=shift)
        assert (born <= limit) == (birthday(born, years) <= day), born


def test_twelve_months_after_a_withdrawal() -> None:
    assert came_again(date(2027, 3, 1), date(2026, 3, 1))
    assert not came_again(date(2027, 3, 2), date(2026, 3, 1))
    assert not came_again(date(2026, 2, 28), date(2026, 3, 1))
    assert not came_again(None, date(2026, 3, 1))


def born(where: World, case: Application, day: date) -> None:
    """The secretariat corrects the day of birth; the case is read anew."""
    act = where.act(where.secretary)
    actions.save_section(act, application_id=case.pk, section="pupil", values={"birth_date": day})


def turning(years: int, in_days: int) -> date:
    """The day of birth of who turns so old that many days after the start."""
    day = TODAY + timedelta(days=in_days)
    return day.replace(year=day.year - years)


def statuses(client: Client, hat: Membership, case: Application, at: Callable[[int], None], *days: int) -> list[int]:
    accounts.sign_in(client, hat)
    found = []
    for day in days:
        at(day)
        found.append(client.get(address("case", case)).status_code)
    return found


def pupil_hat(where: World, case: Application, email: str = "leerling@eigen.example", *, days: int = 0) -> Membership:
    pupil = actions.invite_pupil(where.act(where.submitter, days=days), application_id=case.pk, email=email)
    hat = Membership.objects.get(user_id=pupil.user_id, role=Role.PARENT, valid_until__isnull=True)
    hat.user.is_active = True
    hat.user.save(update_fields=["is_active"])
    return hat


def authorise(where: World, case: Application, guardian: Guardian, *, days: int, on: date | None = None) -> Guardian:
    act = where.act(where.secretary, days=days)
    return actions.authorise_parent(
        act, application_id=case.pk, guardian_id=guardian.pk, authorised_on=on or act.today,
        upload=applications.inspected("machtiging.pdf"), no_bsn_confirmed=True,
    )  # fmt: skip


class TestEighteen:
    def test_access_ends_on_the_day_itself_without_anybody_clicking(
        self, client: Client, at: Callable[[int], None]
    ) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        born(where, case, turning(18, 4))
        assert statuses(client, parent, case, at, 3, 4, 400) == [200, 404, 404]
        before, after = where.act(where.secretary, days=3), where.act(where.secretary, days=4)
        assert [one.user_id for one in notifications.parents(before, case)] == [parent.user_id]
        assert notifications.parents(after, case) == []
        for act, shown in ((before, True), (after, False)):
            assert queries.participants(case, act.actor).filter(capacity=Capacity.GUARDIAN).exists() is shown

    def test_born_on_29_february(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        born(where, case, date(2012, 2, 29))
        days = [(date(2030, 2, 28) - TODAY).days, (date(2030, 3, 1) - TODAY).days]
        assert statuses(client, parent, case, at, *days) == [200, 404]

    def test_an_actor_without_a_day_reads_nothing_as_a_parent(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        actor = accounts.actor_of(parent)
        assert queries.visible_to(actor).filter(pk=case.pk).exists()
        assert not queries.visible_to(replace(actor, day=None)).exists()

    def test_with_a_written_authorisation_a_parent_reads_on(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        mother, father = case.guardians.order_by("id")
        born(where, case, turning(18, 4))
        case = applications.fresh(case)
        with pytest.raises(NotAllowed, match="nog geen 18"):
            authorise(where, case, mother, days=3)
        with pytest.raises(WrongState, match="pas 18"):
            authorise(where, case, mother, days=5, on=decisions.day(3))
        kept = authorise(where, case, mother, days=5)
        assert kept.authorised_on == decisions.day(5)
        assert statuses(client, parent, case, at, 5) == [200]
        # The other parent was not authorised and cannot be invited.
        with pytest.raises(WrongState, match="machtiging"):
            actions.activate_guardian(where.act(where.secretary, days=5), application_id=case.pk, guardian_id=father.pk)
        act = where.act(where.secretary, days=6)
        actions.remove_document(
            act, application_id=case.pk, document_id=kept.authorisation_id, reason="Ingetrokken door de leerling"
        )
        assert statuses(client, parent, case, at, 6) == [404]

    @pytest.mark.usefixtures("made_at_once")
    def test_between_advice_and_decision_the_pupil_becomes_the_addressee(self) -> None:
        where = applications.world()
        case, _, _ = assessments.advised(where)
        born(where, case, turning(18, 4))
        draft = decisions.prepared(where, applications.fresh(case))
        act = where.act(where.submitter, days=5)
        hat = pupil_hat(where, case, days=5)
        signed = applications.paper(where.act(where.secretary, days=4), case, "signed_statement", "Zienswijze")
        said = {"answer": "agree", "words": "Ik wil dit.", "signed_document": signed}
        office = where.act(where.secretary, days=4)
        actions.save_section(office, application_id=case.pk, section="pupil_voice", values=said)
        self.answer_notices(where, case)
        decision = decisions.adopt(where, decisions.offered(where, draft))
        decisions.make_letters(where)
        sent = decisions.publish(where, decision)
        letters = {paper.addressee_kind for paper in papers_of(sent) if paper.kind == "decision"}
        assert letters == {"board", "pupil"}
        reader = accounts.act_of(hat, now=where.now, days=6).actor
        assert "pupil" in {paper.addressee_kind for paper in papers_for(reader, sent)}
        assert Mail.objects.filter(kind="decision_published", user_id=hat.user_id).exists()
        assert act.today == birthday(applications.fresh(case).pupil.birth_date, 18) + timedelta(days=1)

    def answer_notices(self, where: World, case: Application) -> None:
        for notice in FileNotice.objects.filter(application=case).select_related("assignment__expert").order_by("id"):
            hat = assessments.hat_of(notice.assignment.expert)
            advising.answer_notice(where.act(hat, days=4), notice_id=notice.pk)

    @pytest.mark.usefixtures("made_at_once")
    def test_between_adoption_and_sending_the_letters_are_made_anew(self) -> None:
        where = applications.world()
        case, _, _ = assessments.advised(where)
        born(where, case, turning(18, 6))
        draft = decisions.offered(where, decisions.prepared(where, applications.fresh(case)))
        decision = decisions.adopt(where, draft, sending_date=decisions.day(8))
        decisions.make_letters(where)
        with pytest.raises(NotReady) as refused:
            decisions.publish(where, decision, days=8)
        assert "addressees" in {point.code for point in refused.value.points}
        deciding.remake(where.act(where.secretary, days=8), decision_id=decision.pk, sending_date=decisions.day(8))
        decisions.make_letters(where, days=8)
        assert decisions.publish(where, decision, days=8).status == "published"

    @pytest.mark.usefixtures("made_at_once")
    def test_between_sending_and_the_last_day_to_object(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        sent = decisions.published(where)
        case = sent.application
        parent = applications.followed(where, case)
        # After sending nobody corrects it on a page: what was known on the day counts.
        case.pupil.birth_date = turning(18, 20)
        case.pupil.save(update_fields=["birth_date"])
        decision_page = reverse("decisions:published", kwargs={"public_id": sent.public_id})
        assert statuses(client, parent, case, at, 19, 20) == [200, 404]
        assert client.get(decision_page).status_code == 404
        act = where.act(where.secretary, days=15)
        assert [(one.case.pk, one.years) for one in queries.birthdays_near(act.actor, act.today)] == [(case.pk, 18)]
        hat = pupil_hat(where, case, days=20)
        at(21)
        accounts.sign_in(client, hat)
        assert client.get(address("case", case)).status_code == 200
        authorise(where, case, case.guardians.order_by("id")[0], days=21)
        assert statuses(client, parent, case, at, 21) == [200]
        assert Decision.objects.get(pk=sent.pk).status == "published"


class TestSixteen:
    def test_the_pupil_reads_for_himself(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        case = applications.submitted(where)
        parent = applications.followed(where, case)
        born(where, case, turning(16, 2))
        case = applications.fresh(case)
        with pytest.raises(NotAllowed, match="vanaf 16 jaar: op 3 maart 2027"):
            pupil_hat(where, case, days=1)
        with pytest.raises(WrongState, match="iemand anders"):
            pupil_hat(where, case, parent.user.email, days=2)
        with pytest.raises(WrongState, match="iemand anders"):
            pupil_hat(where, case, where.submitter.user.email, days=2)
        hat = pupil_hat(where, case, days=2)
        at(2)
        accounts.sign_in(client, hat)
        shown = text_of(client.get(address("case", case)))
        assert "U beslist zelf" in shown
        assert "uw kind" not in shown
        assert "Ik wil later met dieren werken" in shown
        assert case.guardians.order_by("id")[0].name not in shown
        assert "Aanvragen over u" in text_of(client.get(reverse("accounts:home")))
        accounts.sign_in(client, parent)
        shown = text_of(client.get(address("case", case)))
        assert "Uw kind is 16 of ouder en beslist zelf" in shown

    def test_a_wrong_address_is_replaced_at_once(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        case = applications.submitted(where)
        born(where, case, turning(16, 0))
        wrong = pupil_hat(where, applications.fresh(case))
        with pytest.raises(AlreadyDone):
            pupil_hat(where, case)
        assert statuses(client, wrong, case, at, 1) == [200]
        right = pupil_hat(where, case, "goed@eigen.example", days=1)
        assert statuses(client, wrong, case, at, 1) == [403]
        assert statuses(client, right, case, at, 1) == [200]


class TestAnnounced:
    def near(self, where: World, in_days: int) -> list[tuple[int, date]]:
        act = where.act(where.secretary, days=in_days)
        return [(one.years, one.on) for one in queries.birthdays_near(act.actor, act.today)]

    def test_thirty_days_ahead_to_the_secretariat_only(self, client: Client, at: Callable[[int], None]) -> None:
        where = applications.world()
        case = applications.submitted(where)
        born(where, case, turning(18, 100))
        day = TODAY + timedelta(days=100)
        assert self.near(where, 69) == []
        assert self.near(where, 70) == [(18, day)]
        assert self.near(where, 129) == [(18, day)]
        assert self.near(where, 130) == []
        at(70)
        for hat, seen in ((where.secretary, True), (where.member(Role.BOARD_MEMBER), False)):
            accounts.sign_in(client, hat)
            assert ("Leerlingen die 16 of 18 worden" in text_of(client.get(reverse("accounts:home")))) is seen
        other = applications.world()
        assert queries.birthdays_near(other.act(other.secretary, days=70).actor, TODAY + timedelta(days=70)) == []

    def test_not_of_a_case_that_ended(self) -> None:
        where = applications.world()
        case = applications.submitted(where)
        born(where, case, turning(16, 10))
        assert [years for years, _ in self.near(where, 0)] == [16]
        actions.withdraw(where.act(where.submitter), application_id=case.pk, reason="parents")
        assert self.near(where, 0) == []


@pytest.mark.parametrize(
    ("on", "field"),
    [(date(2027, 3, 2), ""), (date(2027, 3, 1), "authorised_on"), (date(2027, 3, 9), "authorised_on")],
)
def test_the_day_of_an_authorisation(on: date, field: str) -> None:
    found: Any = of_authorisation(on, adult_on=date(2027, 3, 2), today=date(2027, 3, 8))
    assert list(found) == ([field] if field else [])
