"""What results come to, beside the forms in which they are typed: stored, and as typed so far."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from applications import actions, queries
from applications.enums import Section
from applications.models import Application
from tests.factories import accounts, applications
from tests.factories.accounts import sign_in
from tests.factories.applications import TODAY, World
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
NO_RESULTS = "Zodra er een resultaat staat"


def add(where: World, case: Application, domain: str, dle: int, **more: Any) -> Any:
    values = {"domain": domain, "dl": 60, "dle": dle, "instrument": "Proeftoets", "administered_on": TODAY, **more}
    act = where.act(where.submitter)
    return actions.add_row(act, application_id=case.pk, section=Section.LEARNING, values=values)


def add_iq(where: World, case: Application, low: int, high: int | None = None) -> Any:
    values = {"low": low, "high": high or low, "instrument": "Proeftest", "administered_on": TODAY}
    act = where.act(where.submitter)
    return actions.add_row(act, application_id=case.pk, section=Section.INTELLIGENCE, values=values)


@pytest.fixture
def case(where: World, client: Client) -> Application:
    sign_in(client, where.submitter)
    return applications.draft(where)


def figures(case: Application) -> Any:
    return queries.case_facts(case, TODAY).figures


def test_without_results_there_is_nothing_to_say(case: Application, client: Client) -> None:
    assert figures(case) is None
    assert "Wat de cijfers zeggen" not in text_of(client.get(address("section_learning", case)))
    assert NO_RESULTS in text_of(client.get(address("learning_add", case)))


def test_the_section_tells_what_its_results_come_to(where: World, case: Application, client: Client) -> None:
    for domain in ("IR", "BL", "TL", "SP"):
        add(where, case, domain, 40)
    add_iq(where, case, 84)

    for page in (
        "section_learning",
        "section_intelligence",
        "learning_add",
        "intelligence_add",
        "section_social_emotional",
    ):
        text = text_of(client.get(address(page, case)))
        assert "De cijfers wijzen op lwoo." in text
        assert "Begrijpend lezen: DLE 40 bij DL 60 → achterstand 0,333 (20/60): niveau lwoo." in text
        assert "Aangevraagd: praktijkonderwijs. De cijfers wijzen op: lwoo." in text
    assert NO_RESULTS not in text_of(client.get(address("section_social_emotional", case)))


def test_what_is_typed_counts_as_soon_as_it_is_kept(
    where: World, case: Application, client: Client, send: Callable[..., Any]
) -> None:
    add(where, case, "IR", 30)
    add_iq(where, case, 70)
    typed = {"domain": "BL", "instrument": "", "administered_on": "", "dl": "60", "dle": "30"}
    page = address("learning_add", case)

    def live() -> str:
        return client.get(page, {"cijfers": "1"}).content.decode()

    assert "staat de uitkomst niet vast" in live()
    client.post(page, {**typed, "_draft": "1"})
    assert "De cijfers wijzen op praktijkonderwijs." in live()
    assert "De cijfers wijzen op praktijkonderwijs." in text_of(client.get(page))
    assert "<html" not in live()
    client.post(page, {**typed, "dle": "geen getal", "_draft": "1"})
    assert "staat de uitkomst niet vast" in live()
    assert case.learning_results.count() == 1


def test_a_row_that_is_changed_counts_once(where: World, case: Application, client: Client) -> None:
    add(where, case, "IR", 30)
    row = add(where, case, "BL", 55)
    add_iq(where, case, 70)
    page = address("learning_change", case, row=row)
    typed = {"domain": "BL", "instrument": "Proeftoets", "administered_on": "1-3-2027", "dl": "60", "dle": "30"}
    client.post(page, {**typed, "_draft": "1", "_version": "1"})

    shown = client.get(page, {"cijfers": "1"}).content.decode()

    assert "De cijfers wijzen op praktijkonderwijs." in shown
    assert "DLE 55" not in shown


def test_iq_and_social_emotional_findings_count_while_typing(where: World, case: Application, client: Client) -> None:
    for domain in ("IR", "BL", "TL", "SP"):
        add(where, case, domain, 40)
    client.post(address("intelligence_add", case), {"score": "85-95", "_draft": "1"})
    assert "staat de uitkomst niet vast" in client.get(address("intelligence_add", case), {"cijfers": "1"}).text
    add_iq(where, case, 95)
    client.post(address("section_social_emotional", case), {"present": "ja", "_draft": "1"})
    shown = client.get(address("section_social_emotional", case), {"cijfers": "1"}).text
    assert "De cijfers wijzen op lwoo." in shown


@pytest.mark.parametrize(
    ("levels", "iq", "said"),
    [
        ((55, 55), 70, "Aangevraagd: praktijkonderwijs. De cijfers geven daarvoor geen grond."),
        ((30, 40), 70, "Aangevraagd: praktijkonderwijs. De leerachterstanden zijn gemengd:"),
        ((40, 40), 84, "Aangevraagd: praktijkonderwijs. De cijfers wijzen op: lwoo."),
    ],
)
def test_what_is_asked_is_compared(
    where: World, case: Application, levels: tuple[int, int], iq: int, said: str
) -> None:
    for domain, dle in zip(("IR", "BL", "TL", "SP"), (*levels, 55, 55), strict=True):
        add(where, case, domain, dle)
    add_iq(where, case, iq)

    assert [notice for notice in figures(case).notices if notice.startswith(said)]


def test_several_iq_results_stand_side_by_side(where: World, case: Application) -> None:
    for domain in ("IR", "BL"):
        add(where, case, domain, 40)
    for iq in (84, 95):
        add_iq(where, case, iq)
    actions.save_section(
        where.act(where.submitter),
        application_id=case.pk,
        section=Section.SOCIAL_EMOTIONAL,
        values={"present": False},
    )
    case = applications.fresh(case)

    found = figures(case)

    assert found.finding == "undetermined"
    assert [what for what, _ in found.apart] == ["Alleen met IQ 84", "Alleen met IQ 95"]
    assert "lwoo" in found.apart[0][1]


def test_earlier_results_are_told_of_apart(where: World, case: Application) -> None:
    for domain in ("IR", "BL", "TL", "SP"):
        add(where, case, domain, 30)
    add(where, case, "IR", 55, earlier=True)
    add(where, case, "BL", 55, earlier=True)
    add_iq(where, case, 70)

    found = figures(case)

    assert found.finding == "pro"
    assert found.apart[0][0] == "Met de eerdere leerresultaten erbij"
    assert "niet vast" in found.apart[0][1]


def test_a_result_without_schooling_is_none(where: World, case: Application) -> None:
    add(where, case, "IR", 5, dl=0)
    add_iq(where, case, 70)

    found = figures(case)

    assert "Inzichtelijk rekenen: geen resultaat, dus alle niveaus blijven mogelijk." in {
        step.sentence for step in found.steps
    }


@pytest.mark.parametrize(("mode", "said"), [("own", "eigen criteria"), ("population", "geen leerlingen apart")])
def test_where_lwoo_has_other_rules_the_national_ones_are_information(mode: str, said: str) -> None:
    where = applications.world(school_type="vmbo")
    accounts.lwoo_regime(partnership=where.partnership, mode=mode)
    case = applications.filled(where, kind="lwoo")

    add_iq(where, case, 95)
    add_iq(where, case, 78)
    found = figures(applications.fresh(case))
    assert [notice for notice in found.notices if said in notice]
    # What does not hold here asks for nothing either.
    assert (found.asks_why, found.asks_se) == ("", "")
    assert not [notice for notice in figures(applications.filled(where)).notices if said in notice]


WIDER = {
    "lwoo_iq_low": 70,
    "lwoo_iq_high": 92,
    "lwoo_se_iq_low": 93,
    "lwoo_se_iq_high": 115,
    "lwoo_delay_numerator": 1,
    "lwoo_delay_denominator": 5,
}


def test_own_criteria_with_bounds_are_what_lwoo_is_judged_by() -> None:
    where = applications.world(school_type="vmbo")
    regime = accounts.lwoo_regime(partnership=where.partnership, mode="own", **WIDER)
    case = applications.draft(where, kind="lwoo")
    for domain in ("IR", "BL", "TL", "SP"):
        add(where, case, domain, 47)
    add_iq(where, case, 91)

    found = figures(case)

    # 47 of 60 is a delay of 13/60: a fifth is reached, a quarter is not.
    assert found.finding == "lwoo"
    assert found.version.startswith("Eigen criteria voor lwoo van het samenwerkingsverband")
    assert [notice for notice in found.notices if "getoetst aan de eigen criteria" in notice]
    asked_pro = applications.draft(where)
    for domain in ("IR", "BL", "TL", "SP"):
        add(where, asked_pro, domain, 47)
    add_iq(where, asked_pro, 91)
    assert figures(asked_pro).finding == "none"
    type(regime).objects.all().delete()
    assert figures(case).finding == "none"


def test_a_received_case_keeps_the_bounds_of_its_regime() -> None:
    where = applications.world(school_type="vmbo")
    regime = accounts.lwoo_regime(partnership=where.partnership, mode="own", **WIDER)
    case = applications.fresh(applications.submitted(where, kind="lwoo"))
    type(regime).objects.update(lwoo_iq_high=80)

    assert case.lwoo_bounds == WIDER
    assert "IQ 84: in de band voor lwoo (70–92)." in {step.sentence for step in figures(case).steps}


def test_only_who_may_fill_in_reads_them_while_typing(case: Application, where: World, client: Client) -> None:
    elsewhere = accounts.membership(role=Role.SCHOOL_STAFF, partnership=where.partnership)
    page = address("learning_add", case)
    sign_in(client, elsewhere)
    assert client.get(page, {"cijfers": "1"}).status_code == 404
    client.logout()
    assert client.get(page, {"cijfers": "1"}).status_code == 302
