"""Beside every test result stands what speaks against it, for who reads the file; the permitted names are offered."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications import actions, summaries
from applications.enums import Section
from applications.models import Application
from tests.assessments.pages import browser, url, world
from tests.factories import applications, assessments
from tests.factories.applications import World
from tests.factories.instruments import checked_list, row

pytestmark = pytest.mark.django_db
NOT_LISTED = "staat niet op de testlijst 2027–2028"
NO_LIST = "is geen gecontroleerde testlijst ingevoerd"


def load(where: World, *rows: dict) -> None:  # type: ignore[type-arg]
    checked_list(where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR)), *rows)


def text(who: Membership, name: str, record: object, **more: object) -> str:
    keys = {"public_id": record.public_id, **more}  # type: ignore[attr-defined]
    answer = browser(who).get(reverse(name, kwargs=keys))
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_who_reads_the_file_reads_the_remarks_and_parents_do_not() -> None:
    where = world()
    load(where, row("Proeftest V", restriction="alleen de tweede druk"), row("Proeftoets 3.0", domain="BL"))
    case = applications.complete(where)
    parent = applications.followed(where, case)
    expert = assessments.expert(where)
    work = assessments.accepted(where, case, expert, 1)
    pages = [
        text(where.secretary, "applications:case", case),
        text(where.submitter, "applications:case", case),
        text(assessments.hat_of(expert), "assessments:write_advice", work),
    ]
    for found in pages:
        assert found.count("voor begrijpend lezen, niet voor") == 3
        assert "alleen de tweede druk" in found
        assert "Vergeleken met de testlijst 2027–2028" in found
        assert NO_LIST not in found
    own = text(parent, "applications:case", case)
    assert "testlijst" not in own.lower()
    assert all(url("instrument_lists") in found for found in pages)
    assert "alleen de tweede druk" not in own


def test_without_a_list_that_is_said_once() -> None:
    where = world()
    case = applications.complete(where)
    found = text(where.secretary, "applications:case", case)
    assert found.count(NO_LIST) == 1
    assert "historisch voorbeeld" not in found.lower()


def test_a_school_reads_the_remarks_while_it_fills_in() -> None:
    where = world()
    load(where, row("Iets anders"), row("Ook anders", domain="SE"))
    case = applications.filled(where)
    case.intelligence_results.update(administered_on=date(2024, 1, 1), responsible="")
    learning = text(where.submitter, "applications:section_learning", case)
    assert learning.count(NOT_LISTED) == 4
    tests = text(where.submitter, "applications:section_intelligence", case)
    assert "‘Proeftest V’ staat niet op de testlijst 2027–2028 bij intelligentie" in tests
    assert "op dit moment ouder dan 2 jaar" in tests
    assert "Inrichtingsbesluit WVO 15d" in tests
    assert text(where.submitter, "applications:check_answers", case).count(NOT_LISTED) == 5
    values = {"present": True, "instrument": "Vragenlijst", "administered_on": date(2025, 1, 1), "tester": ""}
    act = where.act(where.submitter)
    actions.save_section(act, application_id=case.pk, section=Section.SOCIAL_EMOTIONAL, values=values)
    social = text(where.submitter, "applications:section_social_emotional", case)
    assert "ouder dan 1 jaar als de aanvraag nu wordt ingediend" in social
    assert "‘Vragenlijst’ staat niet op de testlijst" in social


@pytest.mark.parametrize("with_list", [False, True])
def test_thirty_results_cost_as_much_as_one(*, with_list: bool) -> None:
    where = world()
    if with_list:
        load(where, row("Proeftest V"))
    case = applications.fresh(applications.filled(where))

    def cost() -> int:
        fresh = Application.objects.select_related("pupil", "career", "social_emotional").get(pk=case.pk)
        with CaptureQueriesContext(connection) as seen:
            found = summaries.measured(fresh, where.act(where.submitter).today)
        assert all(line.remarks for line in found[Section.LEARNING].rows)
        return len(seen)

    few = cost()
    for result in list(case.learning_results.all()) * 7:
        result.pk, result.public_id = None, uuid4()
        result.administered_on -= timedelta(days=1)
        result.save(force_insert=True)
    assert case.learning_results.count() > 30
    assert cost() == few == (6 if with_list else 4)


def test_the_names_of_the_list_are_offered_by_domain() -> None:
    where = world()
    case = applications.filled(where)
    assert "<datalist" not in text(where.submitter, "applications:learning_add", case)
    load(
        where,
        row("IQ-toets"),
        row("Leestoets", domain="BL"),
        row("Rekentoets", domain="IR"),
        row("SE-lijst", domain="SE"),
    )
    added = text(where.submitter, "applications:learning_add", case)
    assert 'list="id_instrument_names"' in added
    assert '<datalist id="id_instrument_names">' in added
    assert '<option value="Leestoets" label="begrijpend lezen">' in added
    assert '<option value="Rekentoets"' in added
    assert "IQ-toets" not in added
    changed = text(
        where.submitter, "applications:learning_change", case, row=case.learning_results.get(domain="BL").public_id
    )
    assert '<option value="Leestoets">' in changed
    assert "Rekentoets" not in changed
    assert '<option value="IQ-toets">' in text(where.submitter, "applications:intelligence_add", case)
    assert '<option value="SE-lijst">' in text(where.submitter, "applications:section_social_emotional", case)
