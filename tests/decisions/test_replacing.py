"""One decision takes the place of another, or a decision is revoked: what counts, what the case shows, what is kept."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from applications.enums import Status as CaseStatus
from applications.models import Application
from applications.queries import stage_of
from casework import events
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline
from casework.refusals import WrongState
from correspondence.models import Letter
from decisions import actions, consequences, panels, queries
from decisions.consequences import NewDecision
from decisions.enums import Outcome, Status
from decisions.events import DecisionPublished, DecisionRevoked, DecisionSuperseded
from decisions.models import Decision
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 40
CAUSE = "objections.ruled"


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was announced to the apps above."""
    told: list[Any] = []
    for event in (DecisionSuperseded, DecisionRevoked, DecisionPublished):
        monkeypatch.setitem(events._subscribers, event, [told.append])
    return told


def new(outcome: str = Outcome.REFUSAL, **changed: Any) -> NewDecision:
    values: dict[str, Any] = {
        "outcome": outcome,
        "weighing": "Bij de heroverweging wegen wij de nieuwe toetsen het zwaarst.",
        "mandate": None,
        "signer_name": "A. Proefbestuurder",
        "signer_function": "voorzitter",
        "on_behalf_of": "het bestuur",
        "sending_date": make.day(LATER),
        "effective_on": date(2027, 8, 1) if outcome == Outcome.GRANT else None,
        **changed,
    }
    return NewDecision(**values)


def replaced(world: World, former: Decision, *, sent: bool = True, **changed: Any) -> Decision:
    """The decision that follows an objection, sent unless told otherwise."""
    act = world.act(make.decider(world), days=LATER).caused_by(CAUSE)
    with transaction.atomic():
        decision = consequences.adopt_replacement(act, former, new(**changed))
    if sent:
        make.make_letters(world, days=LATER)
        with transaction.atomic():
            consequences.send_replacement(act, make.fresh(decision))
    return Decision.objects.select_related("supersedes", "application").get(pk=decision.pk)


def revoked(world: World, decision: Decision) -> Application:
    act = world.act(make.decider(world), days=LATER).caused_by(CAUSE)
    with transaction.atomic():
        consequences.revoke(act, decision)
    return applications.fresh(decision.application)


def running(decision: Decision) -> list[str]:
    rows = Deadline.objects.filter(case_id=decision.application_id, state=DeadlineState.RUNNING).order_by("code")
    return list(rows.values_list("code", flat=True))


class TestInItsPlace:
    def test_holds_from_the_day_it_is_sent(self, world: World, heard: list[Any]):
        former = make.published(world)
        heard.clear()
        waiting = replaced(world, former, sent=False)
        case = former.application
        assert (waiting.status, make.fresh(former).status) == (Status.ADOPTED, Status.PUBLISHED)
        assert queries.in_force(case.pk) == former
        assert queries.standing(case.pk).unsent == waiting
        assert applications.fresh(case).published_outcome == "grant"
        assert waiting.number != former.number
        make.make_letters(world, days=LATER)
        with transaction.atomic():
            act = world.act(make.decider(world), days=LATER).caused_by(CAUSE)
            consequences.send_replacement(act, make.fresh(waiting))
        gone, case = make.fresh(former), applications.fresh(case)
        assert (gone.status, gone.superseded_on) == (Status.SUPERSEDED, make.day(LATER))
        assert queries.in_force(case.pk) == waiting
        assert (case.published_outcome, case.outcome_word) == ("refusal", "afgewezen")
        assert case.published_on == make.day(5)
        assert [type(one) for one in heard] == [DecisionSuperseded, DecisionPublished]
        assert (heard[0].decision_id, heard[0].by_id, heard[0].replaces) == (former.pk, waiting.pk, "objection")
        assert running(waiting) == []

    def test_the_old_papers_stay_as_they_were_sent(self, world: World):
        former = make.published(world)
        before = [(paper.pk, paper.sha256, paper.contents) for paper in queries.papers_of(former)]
        replaced(world, former)
        assert [(paper.pk, paper.sha256, paper.contents) for paper in queries.papers_of(former)] == before

    def test_its_letters_tell_of_appeal_and_the_declaration_too(self, world: World):
        decision = replaced(world, make.published(world), outcome=Outcome.GRANT)
        papers = [paper for paper in queries.papers_of(decision) if paper.subject_id == decision.pk]
        letters = [paper for paper in papers if paper.kind == "decision"]
        assert len(letters) == 3
        for paper in letters:
            assert paper.contents["objection"] is None
            assert paper.contents["appeal"]["last_day"] == "2027-05-24"
            assert paper.contents["replaces_number"] == decision.supersedes.number
        declaration = next(paper for paper in papers if paper.kind == "declaration")
        assert "tot en met 24 mei 2027" in declaration.contents["remark"]

    def test_nothing_else_is_adopted_beside_what_counts(self, world: World):
        former = make.published(world)
        other = make.published(world)
        act = world.act(make.decider(world), days=LATER).caused_by(CAUSE)
        draft = consequences.copy_as_draft(act, former)
        draft.supersedes, draft.replaces_as = other, "objection"
        draft.save()
        signed = {
            "status": "adopted",
            "number": "VO2999-2027-00099",
            "adopted_at": act.now,
            "adopted_by": act.actor.user_id,
            "decided_on": act.today,
            "sending_date": act.today,
            "signer_name": "N",
            "effective_on": act.today,
        }
        with pytest.raises(IntegrityError, match="decision_beside_another"), transaction.atomic():
            Decision.objects.filter(pk=draft.pk).update(**signed)

    def test_it_goes_with_the_decision_on_objection_only(self, world: World):
        waiting = replaced(world, make.published(world), sent=False)
        make.make_letters(world, days=LATER)
        director = world.act(make.decider(world), days=LATER)
        for verb, values in (
            (actions.publish, {}),
            (actions.take_back, {"reason": "Fout."}),
            (actions.remake, {"sending_date": make.day(LATER)}),
        ):
            with pytest.raises(WrongState, match="hoort bij een beslissing op bezwaar"):
                verb(director, decision_id=waiting.pk, **values)
        labels = {offer.label for offer in _offers(world, waiting.application)}
        assert not labels & {"Besluit versturen", "Besluit terugnemen"}
        assert list(queries.unsent(director.actor)) == []

    def test_taken_back_keeps_its_number_for_the_next(self, world: World):
        former = make.published(world)
        waiting = replaced(world, former, sent=False)
        act = world.act(make.decider(world), days=LATER).caused_by(CAUSE)
        with transaction.atomic():
            consequences.take_replacement_back(act, waiting, reason="Een fout in de datum.")
        assert queries.in_force(former.application_id) == former
        assert applications.fresh(former.application).status == CaseStatus.DECIDED
        again = replaced(world, former, sent=False)
        assert again.number == waiting.number
        assert queries.kept_number(former.application_id) == ""


def _offers(world: World, case: Application) -> list[Any]:
    from casework import registries

    actor = world.act(make.decider(world), days=LATER).actor
    return registries.offers_for(applications.fresh(case), actor, make.day(LATER))


class TestRevoked:
    def test_a_grant_leaves_the_case_decided_without_a_decision_in_force(self, world: World, heard: list[Any]):
        decision = make.published(world)
        heard.clear()
        case = revoked(world, decision)
        gone = make.fresh(decision)
        assert (gone.status, gone.revoked_on) == (Status.REVOKED, make.day(LATER))
        assert queries.in_force(case.pk) is None
        assert (case.status, case.published_outcome, case.outcome_word) == (CaseStatus.DECIDED, "revoked", "herroepen")
        assert [type(one) for one in heard] == [DecisionRevoked]
        for hat in (world.secretary, world.submitter, applications.followed(world, case)):
            found = stage_of(case, world.act(hat).actor)
            assert (found.code, found.word) == ("superseded", "herroepen")

    def test_a_refusal_leads_back_to_where_the_case_stood(self, world: World):
        case = revoked(world, make.refused(world))
        assert (case.status, case.published_on, case.published_outcome) == (CaseStatus.ADVISED, None, "")
        term = Deadline.objects.get(case_id=case.pk, state=DeadlineState.RUNNING)
        assert (term.code, term.start, term.due) == ("decide_application", date(2027, 4, 11), date(2027, 6, 7))
        assert "10 april 2027 herroepen" in term.steps[0]["sentence"]
        assert case.next_due_on == term.due
        assert actions.prepare(world.act(world.secretary, days=LATER), application_id=case.pk, outcome=Outcome.GRANT)

    def test_it_is_written_down_with_its_cause(self, world: World):
        decision = make.published(world)
        revoked(world, decision)
        entry = AuditEntry.objects.get(verb="decisions.revoked")
        assert (entry.subject_id, entry.cause) == (decision.pk, CAUSE)


class TestWhatReadersSee:
    def test_everybody_reads_that_the_old_one_no_longer_holds(self, world: World, client: Client):
        former = make.published(world)
        decision = replaced(world, former, outcome=Outcome.GRANT)
        case = applications.fresh(former.application)
        old = Letter.objects.get(subject_id=former.pk, kind="declaration")
        for hat in (world.secretary, make.decider(world), world.submitter, applications.followed(world, case)):
            panel = panels.load_decision(case, world.act(hat).actor)
            assert panel is not None
            assert panel.number == decision.number
            assert panel.ended is None
            (other,) = panel.others
            assert (other.number, other.state.word) == (former.number, "vervangen")
            assert "vervangen op 10 april 2027" in other.said
            rows = [row for row in other.papers if row.leads_to_page]
            assert rows
            assert {row.tag.word for row in rows if row.tag} == {"vervangen"}
            accounts.sign_in(client, hat)
            page = client.get(f"/besluiten/document/{old.public_id}/")
            assert page.status_code == 200
            said = page.content.decode()
            assert f"vervangen door besluit {decision.number}" in said
            assert said.index("geldt niet meer") < said.index("toch openen")

    def test_what_still_holds_has_no_such_page(self, world: World, client: Client):
        decision = make.published(world)
        paper = Letter.objects.get(subject_id=decision.pk, kind="declaration")
        accounts.sign_in(client, world.secretary)
        assert client.get(f"/besluiten/document/{paper.public_id}/").status_code == 404

    def test_a_revoked_one_is_shown_with_that_word_first(self, world: World):
        decision = make.published(world)
        case = revoked(world, decision)
        for hat in (world.secretary, world.submitter, applications.followed(world, case)):
            panel = panels.load_decision(case, world.act(hat).actor)
            assert panel is not None
            assert panel.ended is not None
            assert "herroepen" in panel.ended.text
            assert panel.state.word == "herroepen"
            assert not panel.sentences
