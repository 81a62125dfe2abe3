"""An uncertain declaration: the controller says whether it counts, and the count follows at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from casework import clock, versions
from casework.acting import Act
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from funding import actions, queries, rules
from funding.enums import Standing, Verdict
from funding.facts import Chain, DecisionFacts
from funding.models import Settlement
from tests.factories import accounts
from tests.factories.accounts import act_of, actor_of, sign_in
from tests.funding.conftest import YEAR, Counted

REASON = "DUO telt de inschrijving op 1 oktober."


@pytest.fixture
def lost(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """As if another decision took the place of the grant: refused, sent in November, from 1 September on."""
    real = queries.chains_of

    def happen(key: int = 900_001) -> None:
        other = DecisionFacts(
            id=key,
            public_id=uuid4(),
            number="VO2999-2027-90001",
            kind="pro",
            granted=False,
            published_on=date(2027, 11, 15),
            effective_on=date(2027, 9, 1),
        )

        def with_another(actor: Any) -> list[Chain]:
            return [
                replace(chain, decisions=(*chain.decisions, other))
                if chain.case_id == counted.with_place.application_id
                else chain
                for chain in real(actor)
            ]

        monkeypatch.setattr(queries, "chains_of", with_another)

    return happen


def act(counted: Counted, by: Any = None) -> Act:
    return act_of(by or counted.controller, now=clock.now())


def settle(
    counted: Counted, verdict: str = Verdict.COUNTS, reason: str = REASON, by: Any = None, year: int = YEAR
) -> Settlement:
    case_id = counted.with_place.application_id
    return actions.settle(act(counted, by), application_id=case_id, year=year, verdict=verdict, reason=reason)


def standing(counted: Counted) -> Standing:
    found = queries.count(actor_of(counted.controller), YEAR, date(2027, 12, 1))
    return next(one.standing for one in found.judged if one.chain.case_id == counted.with_place.application_id)


def test_an_uncertain_one_waits_on_the_start_page(counted: Counted, lost: Callable[..., None]) -> None:
    home = reverse("accounts:home")
    client = sign_in(Client(), counted.controller)
    assert "Vaststellen of een verklaring meetelt" not in client.get(home).content.decode()
    lost()
    assert standing(counted) == Standing.UNCERTAIN
    assert "Vaststellen of een verklaring meetelt" in client.get(home).content.decode()


def test_settling_changes_the_count_and_keeps_its_history(counted: Counted, lost: Callable[..., None]) -> None:
    lost()
    row = settle(counted)
    assert standing(counted) == Standing.COUNTS
    settle(counted, Verdict.NOT, "Toch niet.")
    assert standing(counted) == Standing.SET_ASIDE
    row.refresh_from_db()
    assert (row.verdict, row.version) == (Verdict.NOT, 2)
    assert [kept.values["reason"] for kept in versions.history(row)] == [REASON]
    entries = AuditEntry.objects.filter(verb="funding.settled")
    assert entries.count() == 2
    assert not entries.filter(case_id__isnull=False).exists(), "counts never stand on the timeline of a case"


def test_another_decision_is_another_question(counted: Counted, lost: Callable[..., None]) -> None:
    lost()
    settle(counted)
    lost(900_002)
    assert standing(counted) == Standing.UNCERTAIN
    settle(counted, Verdict.COUNTS, "Opnieuw bekeken.")
    assert standing(counted) == Standing.COUNTS
    assert Settlement.objects.count() == 1


def test_the_same_answer_again_was_done(counted: Counted, lost: Callable[..., None]) -> None:
    lost()
    settle(counted)
    with pytest.raises(AlreadyDone):
        settle(counted)


def test_what_is_sure_is_not_settled(counted: Counted, lost: Callable[..., None]) -> None:
    with pytest.raises(WrongState, match="onzeker"):
        settle(counted)
    lost()
    for year in (YEAR - 1, YEAR + 1):
        with pytest.raises(WrongState):
            settle(counted, year=year)
    with pytest.raises(WrongState, match="waarom"):
        settle(counted, reason="  ")
    assert not Settlement.objects.exists()


def test_nobody_else_settles(counted: Counted, lost: Callable[..., None]) -> None:
    lost()
    others = [counted.world.secretary, counted.world.submitter, counted.world.member(Role.BOARD_MEMBER)]
    for by in (*others, counted.world.member(Role.FUNCTIONAL_ADMINISTRATOR), accounts.membership(role=Role.CONTROLLER)):
        with pytest.raises(NotAllowed):
            settle(counted, by=by)
    assert not Settlement.objects.exists()


def test_the_page(counted: Counted, lost: Callable[..., None]) -> None:
    url = reverse("funding:settle", kwargs={"public_id": counted.with_place.public_id}) + f"?jaar={YEAR}"
    client = sign_in(Client(), counted.controller)
    assert "niets vast te stellen" in client.get(url).content.decode()
    lost()
    shown = client.get(url)
    assert "VO2999-2027-90001: niet toegekend" in shown.content.decode()
    key = shown.context["once_key"]
    assert client.post(url, {"_once": key, "verdict": "counts"}).status_code == 422
    assert client.post(url, {"_once": key, "verdict": "counts", "reason": REASON}).status_code == 303
    assert client.post(url, {"_once": key, "verdict": "not", "reason": "x"}).status_code == 303
    assert Settlement.objects.get().verdict == Verdict.COUNTS
    assert REASON in client.get(url).content.decode()
    chain = queries.chain_with(actor_of(counted.controller), counted.with_place.public_id)
    assert chain
    assert rules.open_question(chain, YEAR, date(2027, 12, 1))
