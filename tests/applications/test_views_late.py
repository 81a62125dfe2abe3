"""What comes in after intake: views until the decision, people until it is sent; recorded by the secretariat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from applications import actions, permissions, queries
from applications.checklist import section_points
from applications.enums import DocumentKind, Section, Status
from applications.models import Application, PupilStatement, Statement
from assessments.models import FileNotice
from casework.models import AuditEntry, Version
from casework.refusals import NotAllowed, WrongState
from decisions import queries as deciding
from tests.factories import accounts, applications, assessments, decisions
from tests.factories.applications import World
from tests.support.cases import address, text_of

Send = Callable[..., Any]
pytestmark = pytest.mark.django_db
ADULT = date(2008, 3, 1)
ANSWER = {"answer": "disagree", "answered_on": "1-3-2027", "words": "Ik wil het toch niet."}


def scan(where: World, case: Application) -> str:
    """A signed view that the secretariat added to the file."""
    act = where.act(where.secretary)
    return str(applications.paper(act, case, DocumentKind.SIGNED_STATEMENT, "Zienswijze moeder").public_id)


def test_the_secretariat_records_what_a_parent_says_while_experts_advise(
    client: Client, send: Send, where: World
) -> None:
    case, _, _ = assessments.advised(where)
    mother = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    page = text_of(client.get(address("case", case)))
    assert address("section_statements", case) in page
    assert "Terug naar de aanvraag" in text_of(client.get(address("section_statements", case)))
    refused = send("statement", case, ANSWER, row=mother)
    assert refused.status_code == 422
    assert "dan krijgen ook de deskundigen te zien" in text_of(refused)
    assert "Ik wil het toch niet." in text_of(refused)
    before = FileNotice.objects.filter(application=case).count()
    kept = send("statement", case, {**ANSWER, "signed_document": scan(where, case)}, row=mother)
    assert kept.url == address("section_statements", case)
    assert Statement.objects.get(guardian=mother).answer == "disagree"
    assert FileNotice.objects.filter(application=case).count() == before + 2
    former = Version.objects.filter(case_id=case.pk, subject_type="applications.statement").latest("id")
    assert former.values["answer"] == "agree"


def test_another_answer_needs_another_scan(client: Client, send: Send, where: World) -> None:
    """The paper on which *eens* stands does not say *niet eens*; and without a new paper no expert hears of it."""
    case = applications.complete(where)
    mother = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    first = {**ANSWER, "signed_document": scan(where, case)}
    assert send("statement", case, first, row=mother).status_code == 303
    reminded = {**first, "invited_on": "20-2-2027", "reminded_on": "25-2-2027"}
    assert send("statement", case, reminded, row=mother).status_code == 303
    refused = send("statement", case, {**reminded, "answer": "agree"}, row=mother)
    assert refused.status_code == 422
    assert "Deze scan hoort bij wat er eerder is vastgelegd" in text_of(refused)
    stored = Statement.objects.get(guardian=mother)
    values = {"answer": "agree", "words": "Toch wel.", "signed_document": stored.signed_document}
    with pytest.raises(WrongState, match="hoort bij wat er eerder"):
        actions.save_statement(where.act(where.secretary), application_id=case.pk, guardian_id=mother.pk, values=values)
    other = {**reminded, "answer": "agree", "signed_document": scan(where, case)}
    assert send("statement", case, other, row=mother).status_code == 303


def test_what_was_said_late_changes_who_must_be_heard(where: World) -> None:
    decision = decisions.to_decide(where)
    case = decision.application
    mother = case.guardians.order_by("id").first()
    paper = applications.paper(where.act(where.secretary), case, DocumentKind.SIGNED_STATEMENT, "Zienswijze")
    values = {"answer": "disagree", "words": "Nee.", "signed_document": paper}
    actions.save_statement(
        where.act(where.secretary, days=1), application_id=case.pk, guardian_id=mother.pk, values=values
    )
    facts = deciding.decide_facts(decision, where.act(decisions.decider(where)).actor, decisions.day(1))
    assert mother.pk in {party.guardian_id for party in facts.to_hear}


def test_the_verb_asks_for_the_scan_as_well(where: World) -> None:
    case = applications.complete(where)
    mother = case.guardians.order_by("id").first()
    act = where.act(where.secretary)
    with pytest.raises(WrongState, match="ondertekende scan"):
        actions.save_statement(act, application_id=case.pk, guardian_id=mother.pk, values={"answer": "agree"})
    with pytest.raises(WrongState, match="ondertekende scan"):
        actions.save_section(act, application_id=case.pk, section=Section.PUPIL_VOICE, values={"words": "Koken."})
    reminded = {"reminded_on": date(2027, 3, 1)}
    actions.save_statement(act, application_id=case.pk, guardian_id=mother.pk, values=reminded)
    assert Statement.objects.get(guardian=mother).reminded_on == date(2027, 3, 1)


@pytest.mark.parametrize("state", ["complete", "submitted"])
def test_the_school_cannot_change_them_any_more(where: World, state: str) -> None:
    case = applications.REACH[state](where)
    mother = case.guardians.order_by("id").first()
    act = where.act(where.submitter)
    with pytest.raises(NotAllowed):
        actions.save_statement(act, application_id=case.pk, guardian_id=mother.pk, values={"words": "Anders."})
    with pytest.raises(NotAllowed):
        actions.change_row(
            act, application_id=case.pk, section=Section.GUARDIANS, row_id=mother.pk, values={"place": "Elders"}
        )


def test_another_partnership_finds_nothing_to_change(where: World) -> None:
    case = applications.complete(where)
    stranger = applications.world().secretary
    act = where.act(stranger)
    assert not permissions.may_keep_people(act.actor, case)
    assert not permissions.may_record_view(act.actor, case)


def test_an_address_is_mended_until_the_letters_go(client: Client, send: Send, where: World) -> None:
    decision = decisions.adopted(where)
    case, entry = decision.application, AuditEntry.objects.latest("id").pk
    mother = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    changed = {"name": mother.name, "authority": "yes", "address": "Nieuwe weg 3", "place": "Proefstad"}
    assert send("guardian_change", case, changed, row=mother).status_code == 303
    mother.refresh_from_db()
    assert mother.address == "Nieuwe weg 3"
    assert AuditEntry.objects.filter(pk__gt=entry, fields__contains=["address"]).exists()
    assert client.get(address("statement", case, mother)).status_code == 403


def test_nothing_is_kept_after_sending(client: Client, where: World) -> None:
    case = decisions.published(where).application
    mother = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    assert client.get(address("guardian_change", case, mother)).status_code == 403
    assert client.get(address("section_statements", case)).status_code == 403


def test_a_guardian_is_removed_by_who_fills_in_only(client: Client, where: World) -> None:
    case = applications.complete(where)
    accounts.sign_in(client, where.secretary)
    page = text_of(client.get(address("section_guardians", case)))
    assert "Wijzigen" in page
    assert "Verwijderen" not in page


class TestAdultPupil:
    """From eighteen on the pupil's own answer and consent take the parents' place (fine-print §2)."""

    def case(self, where: World, **route: object) -> Application:
        case = applications.filled(where)
        act = where.act(where.submitter)
        actions.save_section(act, application_id=case.pk, section=Section.PUPIL, values={"birth_date": ADULT})
        if route:
            actions.save_section(act, application_id=case.pk, section=Section.ROUTE, values=dict(route))
        return applications.fresh(case)

    def codes(self, case: Application) -> dict[str, bool]:
        facts = queries.case_facts(case, applications.TODAY)
        return {one.code: one.met for one in section_points(Section.PUPIL_VOICE, facts) if not one.soft}

    def test_words_or_an_answer_are_needed_for_pro(self, where: World) -> None:
        case = self.case(where)
        assert self.codes(case) == {"pupil_voice": True}
        PupilStatement.objects.filter(application=case).update(words="", not_given=True)
        assert self.codes(applications.fresh(case)) == {"pupil_voice": False}
        PupilStatement.objects.filter(application=case).update(answer="partly")
        assert self.codes(applications.fresh(case)) == {"pupil_voice": True}

    def test_words_are_no_consent(self, where: World) -> None:
        case = self.case(where, entry_route="special_group", special_group="15e-b1")
        facts = queries.case_facts(case, applications.TODAY)
        assert facts.pupil_words
        consent = {one.code: one for one in section_points(Section.PUPIL_VOICE, facts)}["pupil_consent"]
        assert not consent.met
        act = where.act(where.submitter)
        actions.save_section(act, application_id=case.pk, section=Section.PUPIL_VOICE, values={"consent": True})
        facts = queries.case_facts(applications.fresh(case), applications.TODAY)
        assert {one.code: one.met for one in section_points(Section.PUPIL_VOICE, facts)}["pupil_consent"]

    def test_the_board_waits_for_consent_of_the_pupil_himself(self, where: World) -> None:
        case = self.case(where, entry_route="special_group", special_group="15e-b1")
        facts = queries.case_facts(case, applications.TODAY)
        assert deciding.facts._consent_missing(facts) == (facts.pupil_name,)
        assert deciding.facts._consent_missing(replace(facts, pupil_consent=False)) == (facts.pupil_name,)
        assert deciding.facts._consent_missing(replace(facts, pupil_consent=True)) == ()

    def test_his_answer_decides_whether_he_is_heard(self, where: World) -> None:
        case = self.case(where)
        facts = replace(queries.case_facts(case, applications.TODAY), pupil_answer="partly")
        assert [one.answer for one in deciding.facts.statement_facts(case, facts)] == ["partly"]

    def test_fields_are_shown_at_eighteen_only(self, client: Client, where: World) -> None:
        accounts.sign_in(client, where.submitter)
        young = text_of(client.get(address("section_pupil_voice", applications.filled(where))))
        adult = self.case(where, entry_route="special_group", special_group="15e-b1")
        page = text_of(client.get(address("section_pupil_voice", adult)))
        assert "Stemt de leerling in" in page
        assert "Stemt de leerling in" not in young
        assert adult.status == Status.DRAFT
