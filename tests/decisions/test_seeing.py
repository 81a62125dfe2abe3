"""Who reads which decision and which paper; downloads; what panels, offers and worklists say to whom."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications import actions
from applications.models import Application
from applications.queries import Choice, listed
from casework import registries
from correspondence.models import Letter
from decisions import panels, queries, worklists
from decisions.enums import PaperKind
from decisions.models import Decision
from decisions.offers import link
from decisions.presenting import DOWNLOADS
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


def seen_by(hat: Membership, decision: Decision) -> bool:
    return queries.visible_to(accounts.actor_of(hat)).filter(pk=decision.pk).exists()


def titles(hat: Membership, decision: Decision) -> set[tuple[str, str, int | None]]:
    papers = queries.papers_for(accounts.actor_of(hat), decision)
    return {(paper.kind, paper.addressee_kind, paper.addressee_id) for paper in papers}


def second_parent(world: World, case: Application) -> Membership:
    """The other guardian, invited as well."""
    guardian = case.guardians.order_by("-id").first()
    guardian = actions.activate_guardian(world.act(world.secretary), application_id=case.pk, guardian_id=guardian.pk)
    hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
    hat.user.is_active = True
    hat.user.save(update_fields=["is_active"])
    return hat


def test_before_sending_only_the_office_sees_a_decision(world: World):
    decision = make.adopted(world)
    parent = applications.followed(world, decision.application)
    expert = Membership.objects.filter(role=Role.EXPERT).order_by("id").first()
    assert seen_by(world.secretary, decision)
    assert seen_by(make.decider(world), decision)
    outside = [world.submitter, parent, expert, accounts.membership(role=Role.SECRETARIAT)]
    outside += [world.member(role) for role in set(Role) - {Role.SECRETARIAT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF}]
    assert not [hat.role for hat in outside if seen_by(hat, decision)]


def test_a_party_reads_its_own_letter_and_what_is_for_all(world: World):
    decision = make.adopted(world)
    case = decision.application
    mother, father = applications.followed(world, case), second_parent(world, case)
    one, two = case.guardians.order_by("id").values_list("id", flat=True)
    make.make_letters(world)
    assert titles(mother, decision) == set()
    make.publish(world, decision)
    for_all = {(PaperKind.DECLARATION, "", None), (PaperKind.ADVICE, "", None)}
    assert titles(mother, decision) == {("decision", "guardian", one), *for_all}
    assert titles(father, decision) == {("decision", "guardian", two), *for_all}
    assert titles(world.submitter, decision) == {("decision", "board", world.board.pk), *for_all}
    assert len(queries.papers_for(accounts.actor_of(world.secretary), decision)) == 6
    expert = Membership.objects.filter(role=Role.EXPERT).order_by("id").first()
    assert queries.papers_for(accounts.actor_of(expert), decision) == []


def test_downloads_follow_the_same_rule(world: World, client: Client, at):
    decision = make.published(world)
    mother = applications.followed(world, decision.application)
    at(5)
    papers = Letter.objects.filter(case_id=decision.application_id, kind__in=DOWNLOADS).order_by("id")
    own = decision.application.guardians.order_by("id").first().pk
    for paper in papers:
        url = reverse("correspondence:download", args=[DOWNLOADS[paper.kind], paper.public_id])
        mine = paper.kind != PaperKind.DECISION or (paper.addressee_kind, paper.addressee_id) == ("guardian", own)
        assert accounts.sign_in(client, mother).get(url).status_code == (200 if mine else 404)
        expert = Membership.objects.filter(role=Role.EXPERT).order_by("id").first()
        assert accounts.sign_in(client, expert).get(url).status_code == 404
        stranger = accounts.membership(role=Role.SECRETARIAT)
        assert accounts.sign_in(client, stranger).get(url).status_code == 404


class TestPanel:
    def test_shows_parents_the_outcome_the_last_day_and_how_to_object(self, world: World):
        decision = make.published(world)
        parent = applications.followed(world, decision.application)
        panel = panels.load_decision(decision.application, accounts.actor_of(parent))
        text = " ".join(panel.sentences)
        assert "toegekend" in text
        assert "19 april 2027" in text
        assert "Bezwaar maken kan tot en met" in text
        assert not any(word in text for word in ("euro", "kosten", "bekostiging"))

    def test_shows_nothing_to_parents_and_school_before_sending(self, world: World):
        decision = make.adopted(world)
        parent = applications.followed(world, decision.application)
        for hat in (parent, world.submitter):
            assert panels.load_decision(decision.application, accounts.actor_of(hat)) is None

    def test_shows_experts_nothing_at_all(self, world: World):
        decision = make.published(world)
        expert = Membership.objects.filter(role=Role.EXPERT).order_by("id").first()
        assert panels.load_decision(decision.application, accounts.actor_of(expert)) is None
        assert panels.load_hearings(decision.application, accounts.actor_of(expert)) is None

    def test_an_invitation_is_shown_to_its_own_party_only(self, world: World):
        decision = make.to_decide(world)
        case = decision.application
        mother, father = applications.followed(world, case), second_parent(world, case)
        make.invited(world, case, case.guardians.order_by("id").first(), days=4)
        case.partnership.email = "vragen@verband.example"
        [told] = panels.load_hearings(case, accounts.actor_of(mother)).sentences
        assert "mailen naar vragen@verband.example" in told
        assert panels.load_hearings(case, accounts.actor_of(father)) is None
        assert panels.load_hearings(case, accounts.actor_of(world.submitter)) is None
        assert panels.load_hearings(case, accounts.actor_of(world.secretary)).rows

    def test_costs_two_queries_at_most(self, world: World, django_assert_max_num_queries):
        decision = make.published(world)
        parent = applications.followed(world, decision.application)
        case = Application.objects.select_related("site", "board", "partnership", "pupil").get(
            pk=decision.application_id
        )
        for hat in (world.secretary, world.submitter, parent):
            actor = accounts.actor_of(hat)
            with django_assert_max_num_queries(2):
                panels.load_decision(case, actor)


class TestWorklists:
    def lists(self, hat: Membership, days: int) -> dict[str, list[str]]:
        today = applications.TODAY + timedelta(days=days)
        found = registries.worklists(accounts.actor_of(hat), today)
        return {one.key: [row.name for row in one.rows] for one in found}

    def test_the_board_has_what_waits_for_it_and_then_what_is_unsent(self, world: World):
        draft = make.to_decide(world)
        name = draft.application.pupil_label
        assert self.lists(make.decider(world), 4)["ter-besluitvorming"] == [name]
        make.adopt(world, draft)
        lists = self.lists(make.decider(world), 5)
        assert lists["ter-besluitvorming"] == []
        assert lists["te-versturen"] == [name]

    def test_the_secretariat_has_drafts_and_what_is_to_be_sent(self, world: World):
        draft = make.to_decide(world)
        assert self.lists(world.secretary, 4)["in-voorbereiding"] == []
        decision = make.adopt(world, draft)
        assert self.lists(world.secretary, 5)["te-versturen"] == [draft.application.pupil_label]
        make.make_letters(world)
        make.publish(world, decision)
        assert self.lists(world.secretary, 5)["te-versturen"] == []

    def test_the_secretariat_sees_what_lies_with_the_board(self, world: World):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case)
        assert "bij-het-bestuur" not in self.lists(world.secretary, 4)
        make.offered(world, draft)
        (found,) = (
            one
            for one in registries.worklists(accounts.actor_of(world.secretary), applications.TODAY)
            if one.key == "bij-het-bestuur"
        )
        assert [(row.name, row.url) for row in found.rows] == [(case.pupil_label, link("decide", draft))]
        assert "bij-het-bestuur" not in self.lists(applications.world().secretary, 4)
        make.adopt(world, draft)
        assert "bij-het-bestuur" not in self.lists(world.secretary, 5)

    def test_a_draft_proposes_and_a_decision_has_decided(self, world: World):
        draft = make.to_decide(world)
        assert worklists.outcome_tag(draft).word == "toekennen"
        assert worklists.outcome_tag(make.adopt(world, draft)).word == "toegekend"

    def test_a_sent_decision_is_late_for_nobody(self, world: World):
        """Only the parties' term to object runs then."""
        case = make.published(world).application
        for hat in (world.secretary, world.submitter):
            (row,) = listed(accounts.actor_of(hat), Choice())
            assert (row.pk, row.due_on) == (case.pk, None)

    def test_nobody_else_has_any_of_them(self, world: World):
        make.to_decide(world)
        for role in set(Role) - {Role.SECRETARIAT, Role.BOARD_MEMBER}:
            keys = self.lists(world.member(role), 4)
            assert not {"ter-besluitvorming", "te-versturen", "in-voorbereiding", "bij-het-bestuur"} & set(keys)
        stranger = accounts.decider()
        assert self.lists(stranger, 4)["ter-besluitvorming"] == []

    def test_an_invitation_without_an_answer_comes_up_the_day_after(self, world: World):
        draft = make.to_decide(world)
        case = draft.application
        make.invited(world, case, case.guardians.order_by("id").first(), days=4)
        assert "horen" not in self.lists(world.secretary, 14)
        assert self.lists(world.secretary, 15)["horen"] == [case.pupil_label]


class TestOffers:
    def labels(self, hat: Membership, case: Application, days: int) -> dict[str, bool]:
        today = applications.TODAY + timedelta(days=days)
        found = registries.offers_for(applications.fresh(case), accounts.actor_of(hat), today)
        return {offer.label: bool(offer.permission) for offer in found}

    def test_sending_is_offered_on_the_printed_day_and_else_the_reason(self, world: World):
        decision = make.adopted(world)
        case = decision.application
        assert self.labels(world.secretary, case, 5)["Besluit versturen"]
        assert not self.labels(world.secretary, case, 6)["Besluit versturen"]
        assert self.labels(world.secretary, case, 6)["Opnieuw opmaken met een andere verzenddatum"]
        found = registries.offers_for(case, accounts.actor_of(world.secretary), applications.TODAY + timedelta(days=6))
        assert [offer.label for offer in found if offer.primary] == ["Opnieuw opmaken met een andere verzenddatum"]

    def test_preparing_and_deciding_follow_each_other(self, world: World):
        case, _, _ = assessments.advised(world)
        assert self.labels(world.secretary, case, 3)["Besluit voorbereiden"]
        draft = make.prepared(world, case)
        assert self.labels(world.secretary, case, 3)["Concept verder schrijven"]
        make.offered(world, draft)
        assert self.labels(make.decider(world), case, 4)["Conceptbesluit bekijken en beslissen"]

    def test_school_parents_and_experts_are_offered_nothing_here(self, world: World):
        decision = make.adopted(world)
        parent = applications.followed(world, decision.application)
        for hat in (world.submitter, parent):
            labels = self.labels(hat, decision.application, 5)
            assert not [label for label in labels if "esluit" in label]
