"""The lwoo regime of a case: chosen by the pupil's entry, kept once it came in, and what it asks of everybody."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts import actions as accounts_actions
from accounts.enums import LwooMode, Role, SchoolType
from applications import actions, queries
from applications.checklist import submit_points
from applications.enums import Section
from applications.facts import RegimeFacts
from applications.lwoo import NO_DESIGNATION, proposed_end, regime_lines, regimes_ahead, too_short
from applications.models import Application
from casework.checklist import blocking
from casework.refusals import NotReady
from tests.factories import accounts, applications
from tests.factories.applications import TODAY, World
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
LAST_DAY_OF_2027 = date(2027, 12, 31)


@pytest.fixture
def where() -> World:
    """A school with vmbo where lwoo has own rules until the end of 2027, and no designations from 2028 on."""
    found = applications.world(school_type=SchoolType.VMBO)
    accounts.lwoo_regime(partnership=found.partnership, mode=LwooMode.OWN, until=LAST_DAY_OF_2027)
    accounts.lwoo_regime(partnership=found.partnership, mode=LwooMode.POPULATION, year=2028)
    return found


def filled(where: World, entry: int | None, *, kind: str = "lwoo") -> Application:
    case = applications.filled(where, kind=kind)
    enters(where, case, entry)
    return applications.fresh(case)


def enters(where: World, case: Application, entry: int | None) -> None:
    values = {"entry_school_year": entry}
    actions.save_section(where.act(where.submitter), application_id=case.pk, section=Section.CAREER, values=values)


def submit(where: World, case: Application) -> Application:
    actions.submit(where.act(where.submitter), application_id=case.pk, results_declared=True)
    return applications.fresh(case)


@pytest.mark.parametrize(
    ("today", "entry", "mode"),
    [
        (date(2027, 12, 31), None, LwooMode.OWN),
        (date(2028, 1, 1), None, LwooMode.POPULATION),
        (date(2028, 1, 1), 2027, LwooMode.OWN),
        (date(2027, 12, 31), 2028, LwooMode.POPULATION),
        (date(2027, 12, 31), 2019, LwooMode.NATIONAL),
    ],
)
def test_the_school_year_of_entry_chooses(where: World, today: date, entry: int | None, mode: str) -> None:
    case = applications.draft(where, kind="lwoo")
    enters(where, case, entry)
    found = queries.regime_of(applications.fresh(case), today)
    assert (found.mode, found.entry_year) == (mode, entry)
    assert ("niet ingevuld" in " ".join(regime_lines(found))) is (entry is None)


def test_a_case_keeps_the_regime_that_it_came_under(where: World, client: Client) -> None:
    case = submit(where, filled(where, 2027))
    kept = RegimeFacts("own", date(2020, 1, 1), "Ondersteuningsplan, hoofdstuk 5.", 2, 2027)
    assert queries.regime_of(case, TODAY) == kept
    where.partnership.lwoo_regimes.all().delete()
    assert queries.regime_of(case, TODAY) == kept
    actions.take_in(where.act(where.secretary), application_id=case.pk)
    enters_later = applications.fresh(case)
    enters_later.career.entry_school_year = 2019
    assert queries.regime_of(enters_later, TODAY) == kept
    accounts.sign_in(client, where.secretary)
    page = text_of(client.get(address("case", case)))
    assert "Eigen criteria (opting-out), geldig vanaf 1 januari 2020." in page
    assert "De leerling begint in schooljaar 2027-2028." in page
    assert "Een aanwijzing geldt 2 schooljaren." in page


def test_what_was_chosen_without_knowing_is_chosen_again_until_the_case_is_taken_in(where: World) -> None:
    case = submit(where, filled(where, None))
    assert queries.regime_of(case, TODAY).entry_year is None
    case.career.entry_school_year = 2028
    case.career.save(update_fields=["entry_school_year"])
    assert queries.regime_of(applications.fresh(case), TODAY).mode == LwooMode.OWN
    actions.take_in(where.act(where.secretary), application_id=case.pk)
    found = queries.regime_of(applications.fresh(case), TODAY)
    assert (found.mode, found.entry_year) == (LwooMode.POPULATION, 2028)


def test_what_came_by_post_keeps_its_regime_once_it_is_taken_in(where: World) -> None:
    case = applications.registered(where, kind="lwoo")
    assert case.lwoo_mode == ""
    actions.take_in(where.act(where.secretary), application_id=case.pk)
    assert applications.fresh(case).lwoo_mode == LwooMode.OWN


def test_without_designations_lwoo_asks_why_and_can_be_sent_all_the_same(
    where: World, client: Client, send: Callable[..., Any]
) -> None:
    case = filled(where, 2028)
    accounts.sign_in(client, where.submitter)
    for page in ("tasks", "section_route"):
        text = text_of(client.get(address(page, case)))
        assert "De leerling begint in schooljaar 2028-2029." in text, page
        assert NO_DESIGNATION in text, page
    assert "reden om toch in te dienen" in text_of(client.get(address("check_answers", case)))
    with pytest.raises(NotReady):
        submit(where, case)
    route = {"kind": "lwoo", "entry_route": "from_po", "earlier_decision": "nee"}
    assert send("section_route", case, {**route, "anyway_reason": "Wij willen een besluit."}).status_code == 303
    assert NO_DESIGNATION not in text_of(client.get(address("tasks", case)))
    assert queries.regime_of(submit(where, applications.fresh(case)), TODAY).mode == LwooMode.POPULATION


def test_pro_asks_nothing_of_the_regime(where: World, client: Client) -> None:
    case = filled(where, 2028, kind="pro")
    facts = queries.case_facts(case, TODAY)
    assert "anyway_reason" not in {point.code for point in blocking(submit_points(facts))}
    accounts.sign_in(client, where.submitter)
    assert NO_DESIGNATION not in text_of(client.get(address("tasks", case)))
    assert "Regime voor lwoo" not in text_of(client.get(address("case", submit(where, case))))


@pytest.mark.parametrize(("entry", "told"), [(2027, False), (2028, True)])
def test_who_changes_to_lwoo_is_told_as_well(where: World, client: Client, entry: int, told: bool) -> None:
    case = submit(where, filled(where, entry, kind="pro"))
    accounts.sign_in(client, where.submitter)
    assert (NO_DESIGNATION in text_of(client.get(address("change_kind", case)))) is told


def test_own_rules_are_told_while_filling_in(where: World, client: Client) -> None:
    case = filled(where, 2027)
    accounts.sign_in(client, where.submitter)
    for page in ("tasks", "section_route"):
        assert "Ondersteuningsplan, hoofdstuk 5. Een aanwijzing geldt 2 schooljaren." in text_of(
            client.get(address(page, case))
        )


def test_the_start_tells_what_holds_for_whom(where: World, client: Client, at: Callable[[int], None]) -> None:
    accounts.sign_in(client, where.submitter)
    page = text_of(client.get(address("start")))
    assert "Instroom in 2026-2027: eigen criteria (opting-out); instroom in 2027-2028: eigen criteria" in page
    assert NO_DESIGNATION not in page
    at(365)
    assert NO_DESIGNATION in text_of(client.get(address("start")))
    other = applications.world()
    accounts.sign_in(client, other.submitter)
    assert "Lwoo in dit samenwerkingsverband" not in text_of(client.get(address("start")))
    assert regimes_ahead({2026: "national", 2027: "national"}) == ""


def test_a_later_change_of_the_settings_touches_no_case(where: World) -> None:
    case = submit(where, filled(where, 2028, kind="pro"))
    administrator = where.member(Role.FUNCTIONAL_ADMINISTRATOR)
    accounts_actions.set_lwoo_regime(where.act(administrator), year=2028, mode=LwooMode.NATIONAL)
    assert queries.regime_of(applications.fresh(case), TODAY).mode == LwooMode.POPULATION
    assert queries.regime_of(filled(where, 2028), TODAY).mode == LwooMode.NATIONAL


@pytest.mark.parametrize(
    ("effective_on", "years", "entry", "end"),
    [
        (date(2027, 8, 1), 1, 2027, date(2028, 7, 31)),
        (date(2027, 8, 1), 2, None, date(2029, 7, 31)),
        # From the year of entry, when the decision is earlier.
        (date(2027, 3, 1), 1, 2027, date(2028, 7, 31)),
        # Never less than a year.
        (date(2027, 8, 2), 1, 2027, date(2029, 7, 31)),
        (date(2028, 1, 15), 1, 2027, date(2029, 7, 31)),
        (date(2028, 1, 15), 3, 2027, date(2030, 7, 31)),
    ],
)
def test_own_rules_propose_whole_school_years(effective_on: date, years: int, entry: int | None, end: date) -> None:
    assert proposed_end(effective_on, RegimeFacts(LwooMode.OWN, years=years, entry_year=entry)) == end
    assert proposed_end(effective_on, RegimeFacts(entry_year=entry)) is None


@pytest.mark.parametrize(
    ("start", "end", "short"),
    [
        (date(2027, 8, 1), date(2028, 7, 31), False),
        (date(2027, 8, 1), date(2028, 7, 30), True),
        (date(2028, 2, 29), date(2029, 2, 28), False),
        (date(2028, 2, 29), date(2029, 2, 27), True),
    ],
)
def test_a_designation_holds_a_year_at_least(start: date, end: date, short: bool) -> None:
    assert too_short(start, end) is short
