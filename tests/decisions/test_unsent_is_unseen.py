"""Until a decision is sent, school and parents cannot tell that it was taken: every page stays what it was."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications import actions as cases
from applications import queries
from applications.enums import Status
from applications.models import Application
from applications.steps import EXPERT, OFFICE, PARENT, SCHOOL, known_status
from casework import audit
from casework.enums import Audience
from casework.models import Mail
from casework.refusals import AlreadyDone
from decisions import actions
from decisions.models import Decision
from tests.assessments.test_blindness import look
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World
from tests.visibility.about import addresses_about, addresses_about_no_record

pytestmark = pytest.mark.usefixtures("made_at_once")
ABOUT_CASES = {"aanvragen", "adviezen", "besluiten", "brieven", "bestanden", "verzendingen"}
WORDS = {
    "submitted": "ingediend",
    "complete": "compleet",
    "with_experts": "bij de deskundigen",
    "advised": "besluit in voorbereiding",
}


def formal(world: World, status: str) -> Decision:
    """A refusal without advices that waits for the board, on a case in this state."""
    if status == "not_processed":
        draft = make.prepared(world, make.lapsed_supplement(world), days=16, ground="not_processed")
        return make.offered(world, draft, days=16)
    case = _case(world, status)
    draft = make.prepared(world, case, ground="not_competent")
    make.heard(world, case)
    return make.offered(world, draft)


def _case(world: World, status: str) -> Application:
    if status == "with_experts":
        case, one, _ = assessments.with_experts(world)
        assessments.submit(world, one, days=1)
        return applications.fresh(case)
    if status == "advised":
        return assessments.advised(world)[0]
    return {"submitted": applications.submitted, "complete": applications.complete}[status](world)


def adopt(world: World, draft: Decision) -> Decision:
    return make.adopt(world, draft, days=16 if draft.ground == "not_processed" else 5)


def paths_of(case: Application, hat: Membership, *, everywhere: bool) -> list[str]:
    """Every address that could tell of the case; those of accounts and organisations are about no case.

    Everywhere: also the list of each stage, and what is about no record.
    """
    found = addresses_about(case)
    if everywhere:
        groups = queries.counts_by_group(accounts.act_of(hat).actor)
        found |= {f"{reverse('applications:list')}?stand={group.code}" for group, _ in groups}
        found |= addresses_about_no_record()
    return sorted(path for path in found if path == "/" or path.split("/")[1] in ABOUT_CASES)


@pytest.mark.parametrize("status", ["not_processed", "complete", "with_experts"])
def test_no_page_of_school_or_parent_changes_when_a_formal_decision_is_taken(
    world: World, at: Callable[[int], None], status: str
):
    draft = formal(world, status)
    at(16)
    case = draft.application
    # What is not there stays so: tried from the state with most records.
    most = status == "with_experts"
    hats = (world.submitter, applications.followed(world, case))
    clients = {hat: Client() for hat in hats}
    for hat, client in clients.items():
        accounts.sign_in(client, hat)
    before = {hat: look(client, paths_of(case, hat, everywhere=most)) for hat, client in clients.items()}
    assert all(sum(seen[0] == 200 for seen in found.values()) > 5 for found in before.values())
    assert {seen[0] for found in before.values() for seen in found.values()} <= {200, 302, 303, 403, 404, 405, 409}

    def changed(*answers: int) -> list[tuple[str, str]]:
        """The pages that differ by now, of those that gave one of these answers."""
        looked = {hat: [path for path, seen in found.items() if seen[0] in answers] for hat, found in before.items()}
        after = {hat: look(client, looked[hat]) for hat, client in clients.items()}
        return [(hat.role, path) for hat in clients for path in looked[hat] if after[hat][path] != before[hat][path]]

    decision = adopt(world, draft)
    assert applications.fresh(case).status in {Status.DECIDED, Status.NOT_PROCESSED}
    assert changed(200, 302, 303, 403, 405, 409, *([404] if most else [])) == []
    actions.take_back(world.act(make.decider(world), days=16), decision_id=decision.pk, reason="Toch bevoegd.")
    assert changed(200) == []


@pytest.mark.parametrize("status", sorted(WORDS))
def test_the_word_stays_and_the_office_reads_another(world: World, status: str):
    draft = formal(world, status)
    adopt(world, draft)
    case = applications.fresh(draft.application)
    parent = applications.followed(world, case)
    for hat in (world.submitter, parent):
        assert queries.stage_of(case, accounts.act_of(hat).actor).word == WORDS[status]
    assert queries.stage_of(case, world.act(world.secretary).actor).word == "besluit genomen"


def test_counts_and_filters_keep_it_where_it_was(world: World):
    other = applications.submitted(world)
    draft = formal(world, "complete")

    def counted(hat: Membership) -> dict[str, int]:
        return {group.code: number for group, number in queries.counts_by_group(world.act(hat).actor) if number}

    before = counted(world.submitter)
    adopt(world, draft)
    assert before == counted(world.submitter) == {"ingediend": 1, "compleet": 1}
    assert counted(world.secretary) == {"ingediend": 1, "besloten": 1}
    actor = world.act(world.submitter).actor
    assert [one.pk for one in queries.listed(actor, queries.Choice(group="compleet"))] == [draft.application_id]
    assert [one.pk for one in queries.listed(actor, queries.Choice(group="ingediend"))] == [other.pk]
    assert not queries.listed(actor, queries.Choice(group="voorbereiding"))


def test_sent_it_is_counted_as_sent(world: World):
    draft = formal(world, "complete")
    decision = adopt(world, draft)
    make.make_letters(world)
    make.publish(world, decision)
    counted = queries.counts_by_group(world.act(world.submitter).actor)
    assert {group.code: number for group, number in counted if number} == {"verstuurd": 1}


def test_nobody_outside_is_mailed_and_nothing_is_on_his_timeline(world: World):
    draft = formal(world, "submitted")
    parent = applications.followed(world, draft.application)
    outside = [world.submitter.user_id, parent.user_id]
    mails = Mail.objects.filter(user_id__in=outside).count()
    told = [len(audit.timeline(draft.application_id, one, None)) for one in (Audience.SCHOOL, Audience.PARENT)]
    adopt(world, draft)
    assert Mail.objects.filter(user_id__in=outside).count() == mails
    assert told == [len(audit.timeline(draft.application_id, one, None)) for one in (Audience.SCHOOL, Audience.PARENT)]


def test_a_school_that_tries_to_supply_meets_the_same_answer(world: World):
    draft = formal(world, "submitted")
    school, case_id = world.act(world.submitter, days=5), draft.application_id
    with pytest.raises(AlreadyDone) as before:
        cases.give_supplement(school, application_id=case_id)
    adopt(world, draft)
    with pytest.raises(AlreadyDone) as after:
        cases.give_supplement(school, application_id=case_id)
    assert before.value.reason == after.value.reason


def test_an_expert_who_was_ready_reads_the_same(world: World, at: Callable[[int], None]):
    draft = formal(world, "with_experts")
    hat = _expert_of(draft.application)
    client = Client()
    accounts.sign_in(client, hat)
    at(6)
    paths = paths_of(draft.application, hat, everywhere=True)
    before = look(client, paths)
    adopt(world, draft)
    after = look(client, paths)
    assert [path for path in paths if before[path] != after[path]] == []


def _expert_of(case: Application) -> Membership:
    part = case.participations.filter(capacity="expert").order_by("slot").first()
    assert part is not None
    return Membership.objects.get(user_id=part.user_id, role=Role.EXPERT)


@pytest.mark.parametrize("status", sorted(WORDS))
def test_taken_back_the_case_stands_where_it_stood(world: World, status: str):
    decision = adopt(world, formal(world, status))
    actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Toch bevoegd.")
    case = applications.fresh(decision.application)
    assert (case.status, case.decided_from) == (status, "")


class TestKnownStatus:
    @pytest.mark.parametrize("status", [Status.DECIDED, Status.NOT_PROCESSED])
    @pytest.mark.parametrize("audience", [SCHOOL, PARENT, EXPERT, "nobody"])
    @pytest.mark.parametrize("former", [Status.SUBMITTED, Status.COMPLETE, Status.WITH_EXPERTS, Status.ADVISED])
    def test_unsent_is_the_former_state_outside_the_office(self, status: Any, audience: str, former: Any):
        assert known_status(status, former, audience, published=False) == former
        assert known_status(status, former, OFFICE, published=False) == status
        assert known_status(status, former, audience, published=True) == status

    @pytest.mark.parametrize("status", [one for one in Status if one not in {Status.DECIDED, Status.NOT_PROCESSED}])
    def test_any_other_state_is_itself(self, status: Any):
        assert known_status(status, "", SCHOOL, published=False) == status
