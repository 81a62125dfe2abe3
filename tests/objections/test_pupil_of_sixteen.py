"""Where the partnership laid down that a pupil of 16 or 17 objects himself (``pupil_16_objects``, objection.md §1)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Application, Pupil
from objections import actions, queries
from objections.enums import ObjectorKind, PaperKind
from objections.models import Objection
from tests.factories import accounts, applications
from tests.factories import objections as make
from tests.factories.accounts import sign_in
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
FILED = day(make.FILED)


def turned(years: int, on: date) -> date:
    """The day of birth of who turns so old on a day."""
    return on.replace(year=on.year - years)


def contested(where: World, born: date) -> Application:
    case = make.contested(where)
    Pupil.objects.filter(application=case).update(birth_date=born)
    return applications.fresh(case)


@pytest.fixture
def strict(world: World) -> World:
    accounts.policy(partnership=world.partnership, pupil_16_objects=True)
    return world


def file(where: World, case: Application, *papers: str) -> Objection:
    sent = [make.scan(kind, "Briefje") for kind in papers]
    return actions.file_objection(
        where.act(make.parent(where, case), days=make.FILED),
        decision_id=make.decision_of(case).pk,
        notice=make.notice(),
        papers=sent,
    )


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        (turned(16, FILED + timedelta(days=1)), False),
        (turned(16, FILED), True),
        (turned(18, FILED + timedelta(days=1)), True),
    ],
)
def test_from_the_sixteenth_birthday_until_the_eighteenth(strict: World, born: date, asked: bool) -> None:
    objection = file(strict, contested(strict, born))
    assert objection.pupil_authorised is (False if asked else None)
    assert objection.is_party is (None if asked else True)


def test_off_nothing_changes(world: World) -> None:
    objection = file(world, contested(world, turned(16, FILED)))
    assert (objection.pupil_authorised, objection.is_party) == (None, True)
    other = accounts.partnership()
    accounts.policy(partnership=other, pupil_16_objects=True)
    assert not queries.pupil_decides(objection.application, FILED)


def test_the_setting_counts_from_its_day(world: World) -> None:
    accounts.policy(partnership=world.partnership, pupil_16_objects=True, valid_from=FILED)
    case = contested(world, turned(16, FILED - timedelta(days=30)))
    assert not queries.pupil_decides(case, FILED - timedelta(days=1))
    assert queries.pupil_decides(case, FILED)


def test_with_the_authorisation_a_parent_is_a_party_and_without_it_a_person_judges(strict: World) -> None:
    case = contested(strict, turned(16, FILED))
    with_it = file(strict, case, PaperKind.PUPIL_MANDATE)
    assert (with_it.pupil_authorised, with_it.is_party) == (True, True)
    # The authorisation of somebody who speaks for the parent is another paper.
    other = contested(strict, turned(17, FILED))
    without = file(strict, other, PaperKind.AUTHORISATION)
    assert (without.pupil_authorised, without.is_party) == (False, None)
    assert without in queries.to_judge(strict.act(strict.secretary).actor)
    actions.judge_party(
        strict.act(strict.secretary, days=12), objection_id=without.pk, is_party=True, reason="Gezag staat vast."
    )
    assert make.fresh(without).is_party is True


def test_on_paper_the_pupil_and_the_parent_can_be_registered(strict: World, at: Any) -> None:
    case = contested(strict, turned(16, FILED))
    pupil = make.registered(strict, case, kind=ObjectorKind.PUPIL)
    assert (pupil.is_party, pupil.pupil_authorised) == (True, None)
    at(make.FILED + 2)
    page = sign_in(Client(), strict.secretary).get(
        reverse("objections:register", kwargs={"public_id": make.decision_of(case).public_id})
    )
    form = page.context["form"]
    assert [kind for kind, _ in form.fields["objector_kind"].choices] == ["guardian", "pupil", "board", "other"]
    assert "pupil_mandate" in form.fields


def test_a_parent_reads_it_before_he_writes_and_the_office_before_it_judges(strict: World, at: Any) -> None:
    case = contested(strict, turned(16, FILED))
    at(make.FILED)
    url = reverse("objections:file", kwargs={"public_id": make.decision_of(case).public_id})
    text = sign_in(Client(), make.parent(strict, case)).get(url).content.decode()
    assert "Hier maakt een leerling van die leeftijd zelf bezwaar" in text
    objection = file(strict, case)
    office = sign_in(Client(), strict.secretary)
    page = {"public_id": objection.public_id}
    assert "niet meegestuurd" in office.get(reverse("objections:objection", kwargs=page)).content.decode()
    assert "vervalt niet" in office.get(reverse("objections:judge_party", kwargs=page)).content.decode()


@pytest.mark.parametrize("offered", [True, False])
def test_a_talk_is_told_of_beside_the_objection(world: World, at: Any, offered: bool) -> None:
    accounts.policy(partnership=world.partnership, objection_talk=offered)
    case = make.contested(world)
    at(make.FILED)
    url = reverse("objections:file", kwargs={"public_id": make.decision_of(case).public_id})
    text = sign_in(Client(), make.parent(world, case)).get(url).content.decode()
    assert ("Vraag ons om een gesprek" in text) is offered
    assert "Hier maakt een leerling" not in text
