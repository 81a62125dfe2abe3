"""Somebody leaves: roles, mandates and sessions end; open work goes over; nothing that was done is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts import actions as people
from accounts.enums import MandateKind, Role
from accounts.models import Membership, User
from applications.enums import Capacity
from applications.models import Application, Participation
from casework import jobs
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from tests.factories import accounts, applications, assessments
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
TODAY = applications.TODAY
AT_ONCE = TODAY - timedelta(days=1)


def leave(where: applications.World, who: Membership, *, last_day: Any = AT_ONCE, to: Membership | None = None) -> User:
    act = where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    return people.leave(act, user_id=who.user_id, last_day=last_day, takes_over={who.pk: to.pk} if to else {})


def applicants(case: Application) -> list[int]:
    parts = Participation.objects.filter(application=case, capacity=Capacity.APPLICANT, active_until__isnull=True)
    return list(parts.values_list("user_id", flat=True))


def test_a_colleague_takes_over_what_is_open(where: applications.World) -> None:
    draft, running, over = applications.filled(where), applications.submitted(where), applications.withdrawn(where)
    kept = applicants(over)
    leave(where, where.submitter, to=where.colleague)
    for case in (draft, running):
        assert applicants(case) == [where.colleague.user_id]
    assert applicants(over) == kept
    assert not where.submitter.mandates.filter(valid_until__gte=TODAY).exists()
    done = AuditEntry.objects.filter(verb="application.submitted", actor_id=where.submitter.user_id)
    assert done.first().actor_name == where.submitter.user.name


def test_without_a_colleague_the_work_stays_with_the_school(where: applications.World, client: Client) -> None:
    case = applications.filled(where)
    leave(where, where.submitter)
    assert applicants(case) == [where.submitter.user_id]
    accounts.sign_in(client, where.colleague)
    assert client.get(reverse("applications:case", kwargs={"public_id": case.public_id})).status_code == 200


def test_every_role_here_ends_and_the_account_closes(where: applications.World, client: Client, at: Any) -> None:
    second = accounts.membership(role=Role.SECRETARIAT, partnership=where.partnership, user=where.submitter.user)
    accounts.sign_in(client, where.submitter)
    assert client.get(reverse("accounts:account")).status_code == 200
    leave(where, where.submitter)
    for hat in Membership.objects.filter(user=second.user):
        assert hat.valid_until == AT_ONCE
    assert not User.objects.get(pk=second.user_id).is_active
    assert client.get(reverse("accounts:account")).status_code == 302
    with pytest.raises(AlreadyDone):
        leave(where, where.submitter)


@pytest.mark.parametrize("role", [Role.PARENT, Role.SECRETARIAT])
def test_a_role_that_is_not_ours_keeps_the_account(where: applications.World, role: Role) -> None:
    home = where.partnership if role == Role.PARENT else accounts.partnership()
    other = accounts.membership(role=role, partnership=home, user=where.submitter.user)
    user = leave(where, where.submitter)
    assert User.objects.get(pk=user.pk).is_active
    assert Membership.objects.get(pk=other.pk).valid_until is None


def test_a_later_last_day_closes_the_account_after_it(
    where: applications.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(where, where.submitter, last_day=TODAY + timedelta(days=5))
    for days, active in ((5, True), (6, False)):
        moment = applications.MOMENT + timedelta(days=days)
        monkeypatch.setattr(jobs, "now", lambda moment=moment: moment)
        jobs.work_off()
        assert User.objects.get(pk=where.submitter.user_id).is_active is active


def test_an_expert_with_open_work_is_replaced_first(client: Client, at: Any) -> None:
    world = applications.world()
    case, assignment, _ = assessments.with_experts(world)
    hat = Membership.objects.get(user_id=assignment.expert.user_id, role=Role.EXPERT)
    with pytest.raises(WrongState, match=f"andere deskundige bij {case.number}"):
        leave(world, hat)
    assert Membership.objects.get(pk=hat.pk).valid_until is None
    accounts.sign_in(client, world.member(Role.FUNCTIONAL_ADMINISTRATOR))
    page = text_of(client.get(reverse("accounts:leave", kwargs={"public_id": hat.public_id})))
    assert case.number in page
    assert 'type="submit" class="btn btn-primary"' not in page.partition("<main")[2]


def test_work_goes_only_to_the_same_role_of_the_same_organisation(where: applications.World) -> None:
    applications.filled(where)
    stranger = accounts.submitter(partnership=where.partnership)
    with pytest.raises(WrongState, match="dezelfde rol"):
        leave(where, where.submitter, to=stranger)
    assert Membership.objects.get(pk=where.submitter.pk).valid_until is None


def test_nobody_lets_himself_leave_and_nobody_else_does_it(where: applications.World) -> None:
    with pytest.raises(NotAllowed):
        leave(where, where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        people.leave(where.act(where.submitter), user_id=where.colleague.user_id, last_day=AT_ONCE, takes_over={})
    foreign = accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    with pytest.raises(AlreadyDone):
        people.leave(accounts.act_of(foreign), user_id=where.colleague.user_id, last_day=AT_ONCE, takes_over={})


def test_the_page_tells_what_is_open_and_which_mandate_nobody_holds_any_more(
    client: Client, where: applications.World, at: Any
) -> None:
    applications.filled(where)
    accounts.sign_in(client, where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    url = reverse("accounts:leave", kwargs={"public_id": where.submitter.public_id})
    page = text_of(client.get(url))
    assert "concepten (1)" in page
    assert f"niemand meer het mandaat voor: {MandateKind.SUBMIT_APPLICATIONS.label}" in page
    assert where.colleague.user.name in page
    accounts.submitter(organisation=where.board)
    assert "niemand meer" not in text_of(client.get(url))
