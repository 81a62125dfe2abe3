"""What the screens of deciding say and offer, to whom, and in which state."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications.models import Application
from assessments.queries import counted_advices
from casework import audit
from casework.enums import Audience
from casework.models import AuditEntry
from decisions import actions
from decisions.checklist.points import FIELDS, field
from decisions.enums import Part
from decisions.models import Decision
from decisions.offers import link
from decisions.views.base import NOT_SAVED
from tests.decisions.pages import main_act
from tests.decisions.test_views import page, post, texts
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


class TestControlPoints:
    """Gate 10 is about whoever signs; the secretariat cannot mend it and is not told that it has no mandate."""

    MANDATE = "Hiervoor is een geldig mandaat nodig"
    NEUTRAL = "wordt nagegaan bij het nemen van het besluit"

    def test_the_secretariat_reads_that_the_decider_is_checked_later(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        draft = make.to_decide(world)
        make.decider(world)
        at(5)
        body = page(client, world.secretary, link("decide", draft))
        assert self.NEUTRAL in body
        assert self.MANDATE not in body
        assert "Alle controlepunten zijn in orde" in body

    def test_who_decides_reads_his_own_check(self, world: World, client: Client, at: Callable[[int], None]):
        draft = make.to_decide(world)
        at(5)
        body = page(client, make.decider(world), link("decide", draft))
        assert self.NEUTRAL not in body
        assert "De beslisser heeft vandaag een mandaat" in body

    def test_of_the_board_without_a_mandate_it_is_an_open_point(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        draft = make.to_decide(world)
        make.decider(world)
        at(5)
        assert self.MANDATE in page(client, world.member(Role.BOARD_MEMBER), link("decide", draft))

    @pytest.mark.parametrize("name", ["decide", "offer"])
    def test_with_nobody_who_may_decide_the_secretariat_learns_it(
        self, world: World, client: Client, at: Callable[[int], None], name: str
    ):
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case)
        at(4)
        body = page(client, world.secretary, link(name, draft))
        assert "niemand met een mandaat" in body
        make.decider(world)
        assert "niemand met een mandaat" not in page(client, world.secretary, link(name, draft))


class TestOffering:
    """The board reads what was saved: typed text that was only kept by itself is saved first."""

    NEW = "Na het gesprek met de ouders weegt de motivatie van de leerling het zwaarst."

    @pytest.fixture
    def draft(self, world: World, client: Client, at: Callable[[int], None]) -> Decision:
        draft = make.prepared(world, assessments.advised(world)[0])
        at(3)
        accounts.sign_in(client, world.secretary)
        return draft

    def type(self, client: Client, draft: Decision, **more: str) -> None:
        values = {"outcome": "grant", "_version": str(draft.version), **texts(draft, weighing=self.NEW)}
        assert post(client, link("write", draft), **values, **more).status_code < 400

    def test_typed_and_not_saved_it_is_refused(self, client: Client, draft: Decision):
        self.type(client, draft, _draft="1")
        body = client.get(link("offer", draft)).content.decode()
        assert NOT_SAVED in body
        assert main_act(body) == ["Terug naar het concept"]
        assert f'href="{link("write", draft)}"' in body
        assert f'href="{reverse("applications:case", args=[draft.application.public_id])}"' in body
        refused = post(client, link("offer", draft))
        assert refused.status_code == 409
        assert NOT_SAVED in refused.content.decode()
        assert not make.fresh(draft).is_offered

    def test_once_saved_the_board_gets_the_new_text(self, client: Client, draft: Decision):
        self.type(client, draft, _draft="1")
        self.type(client, draft)
        assert main_act(client.get(link("offer", draft)).content.decode()) == ["Aanbieden"]
        assert post(client, link("offer", draft)).status_code == 303
        offered = make.fresh(draft)
        assert offered.is_offered
        assert offered.reasons_weighing == self.NEW

    def test_the_board_does_not_decide_without_its_own_last_words(self, world: World, client: Client, draft: Decision):
        offered = make.offered(world, draft)
        accounts.sign_in(client, make.decider(world))
        self.type(client, offered, _draft="1")
        body = client.get(link("adopt", offered)).content.decode()
        assert NOT_SAVED in body
        assert main_act(body) == ["Terug naar het concept"]
        dated = {"sending_date": "4-3-2027", "effective_on": "1-8-2027"}
        assert NOT_SAVED in post(client, link("adopt", offered), **dated).content.decode()
        assert not make.fresh(offered).number

    def test_what_a_colleague_types_stands_in_nobodys_way(self, world: World, client: Client, draft: Decision):
        self.type(client, draft, _draft="1")
        colleague = world.member(Role.SECRETARIAT)
        assert NOT_SAVED not in page(client, colleague, link("offer", draft))
        assert post(client, link("offer", draft)).status_code == 303


class TestWords:
    """A draft proposes to grant; granted it is only once that was decided."""

    def test_a_draft_says_what_is_proposed(self, world: World, client: Client, at: Callable[[int], None]):
        draft = make.to_decide(world)
        at(5)
        for hat in (world.secretary, make.decider(world)):
            body = page(client, hat, link("decide", draft))
            assert "Toekennen" in body
            # Below stands what the letter will say.
            assert "toegekend" not in body.partition("De motivering in het concept")[0].lower()

    def test_adopted_it_says_what_was_decided(self, world: World, client: Client, at: Callable[[int], None]):
        decision = make.adopted(world)
        at(5)
        body = page(client, world.secretary, link("decide", decision))
        assert "toegekend" in body.lower()
        assert "Toekennen" not in body


class TestTimeline:
    """One sentence for one event, and nothing that only one of two said is lost."""

    def told(self, case: Application, audience: str = Audience.OFFICE) -> list[str]:
        return [audit.verb(entry.verb).sentence for entry in audit.timeline(case.pk, Audience(audience), None)]

    def test_a_decision_is_told_once(self, world: World):
        told = self.told(make.adopted(world).application)
        assert told.count("Het besluit is genomen") == 1
        assert "Er is besloten" not in told

    def test_leaving_it_unprocessed_is_told_once_and_as_that(self, world: World):
        case = make.lapsed_supplement(world)
        draft = make.offered(world, make.prepared(world, case, days=16, ground="not_processed"), days=16)
        make.adopt(world, draft, days=16)
        told = self.told(case)
        assert told.count("Besloten is de aanvraag buiten behandeling te laten") == 1
        assert "Het besluit is genomen" not in told

    def test_taking_it_back_is_told_once(self, world: World):
        decision = make.adopted(world)
        actions.take_back(world.act(make.decider(world), days=5), decision_id=decision.pk, reason="Tikfout.")
        assert sum("teruggenomen" in sentence for sentence in self.told(decision.application)) == 1

    def test_an_advice_is_told_once_and_both_being_in_as_well(self, world: World):
        case, _, _ = assessments.advised(world)
        told = self.told(case)
        assert told.count("Een advies is ingediend") == 2
        assert "Beide adviezen zijn binnen" in told
        assert not any("afgerond" in sentence for sentence in told)

    def test_school_and_parents_are_told_of_neither(self, world: World):
        case = make.adopted(world).application
        for audience in (Audience.SCHOOL, Audience.PARENT):
            assert not any("esl" in sentence or "advies" in sentence for sentence in self.told(case, audience))

    def test_the_trail_keeps_everything(self, world: World):
        case = make.adopted(world).application
        verbs = set(AuditEntry.objects.filter(case_id=case.pk).values_list("verb", flat=True))
        assert {"application.decided", "assignment.finished", "decisions.adopted", "advice.submitted"} <= verbs


class TestAdvicesForParents:
    """Each advice stands once: the paper that came with the decision."""

    def pages(self, world: World, client: Client, hat: Membership, case: Application) -> str:
        return page(client, hat, reverse("applications:case", args=[case.public_id]))

    def test_a_parent_finds_each_advice_once(self, world: World, client: Client, at: Callable[[int], None]):
        case = make.published(world).application
        parent = applications.followed(world, case)
        at(6)
        body = self.pages(world, client, parent, case)
        own_pages = [reverse("assessments:advice", args=[one.public_id]) for one in counted_advices(case.pk)]
        assert len(own_pages) == 2
        assert not any(url in body for url in own_pages)
        assert [body.count(f"Advies van de {slot} deskundige (PDF)") for slot in ("eerste", "tweede")] == [1, 1]
        # What he could read he still can, without the mark by which the office checks it.
        for url in own_pages:
            assert "Kenmerk" not in page(client, parent, url)
            assert "Kenmerk" in page(client, world.secretary, url)

    def test_an_advice_that_did_not_come_as_a_paper_is_still_found(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        """A formal refusal encloses no advices; those that were given are read on their pages."""
        case, _, _ = assessments.advised(world)
        draft = make.prepared(world, case, ground="not_competent")
        make.heard(world, case)
        decision = make.adopt(world, make.offered(world, draft))
        make.make_letters(world)
        make.publish(world, decision)
        parent = applications.followed(world, case)
        at(6)
        body = self.pages(world, client, parent, case)
        for one in counted_advices(case.pk):
            assert reverse("assessments:advice", args=[one.public_id]) in body


class TestTheNextStep:
    """While a draft is written it is preparing, for the board too; deciding it is once the draft was offered."""

    def step(self, world: World, client: Client, hat: Membership, case: Application) -> str:
        body = page(client, hat, reverse("applications:case", args=[case.public_id]))
        return body.partition('<h2 id="volgende-stap">')[2].partition("</h2>")[0]

    def test_follows_the_draft(self, world: World, client: Client, at: Callable[[int], None]):
        case, _, _ = assessments.advised(world)
        hats = (world.secretary, make.decider(world))
        at(3)
        assert self.step(world, client, world.secretary, case) == "Besluit voorbereiden"
        draft = make.prepared(world, case)
        assert [self.step(world, client, hat, case) for hat in hats] == ["Besluit voorbereiden"] * 2
        make.offered(world, draft)
        at(4)
        assert [self.step(world, client, hat, case) for hat in hats] == ["Besluit nemen"] * 2
        make.adopt(world, draft, days=5)
        at(5)
        assert [self.step(world, client, hat, case) for hat in hats] == ["Het besluit versturen"] * 2

    def test_tells_the_school_nothing_finer(self, world: World, client: Client, at: Callable[[int], None]):
        case, _, _ = assessments.advised(world)
        at(4)
        before = self.step(world, client, world.submitter, case)
        make.offered(world, make.prepared(world, case))
        assert self.step(world, client, world.submitter, case) == before


class TestOpenPoints:
    """An open point about one field of the draft leads to that field."""

    @pytest.mark.parametrize(
        ("name", "changed"),
        [
            ("reasons_weighing", {"reasons_weighing": ""}),
            ("reasons_departure", {"outcome": "refusal"}),
            ("outcome_0", {"outcome": ""}),
        ],
    )
    def test_lead_to_their_field(
        self, world: World, client: Client, at: Callable[[int], None], name: str, changed: dict[str, str]
    ):
        draft = make.written(world, make.prepared(world, assessments.advised(world)[0]), **changed)
        at(3)
        body = page(client, world.secretary, link("write", draft))
        assert f'href="{link("write", draft)}#id_{name}"' in body
        assert f'id="id_{name}"' in body

    def test_every_field_they_can_lead_to_is_on_the_page(self, world: World, client: Client, at: Callable[[int], None]):
        draft = make.prepared(world, assessments.advised(world)[0])
        at(3)
        body = page(client, world.secretary, link("write", draft))
        mending = {FIELDS[field("replaces_reason")], FIELDS[field("same_facts")]}
        assert {place for place in FIELDS.values() if f'id="{place}"' not in body} == mending
        act, former = world.act(world.secretary, days=6), make.published(world)
        renewed = actions.prepare_new_decision(act, decision_id=former.pk, outcome="refusal", reason="Een fout.")
        body = page(client, world.secretary, link("write", renewed))
        assert [place for place in FIELDS.values() if f'id="{place}"' not in body] == []
        assert {field(f"reasons_{part.value}") for part in Part} <= set(FIELDS)
