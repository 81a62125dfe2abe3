"""Each first outcome is reached once, with an objection on which the committee advised; each cell goes on alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.enums import Role
from correspondence import rendering
from decisions.enums import Ground
from decisions.models import Decision
from tests.factories import applications, objections, rulings
from tests.factories import decisions as first
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes
from tests.outcomes.table import FIRST, FORMAL, GRANT, NOT_PROCESSED, REFUSAL
from tests.support.lasting import lasting, passing

SENT = 20


def formal(where: World) -> Decision:
    """A refusal because there is no route, sent on day 20."""
    case = applications.submitted(where)
    return _sent_without_advices(where, case, Ground.NO_ROUTE)


def not_processed(where: World) -> Decision:
    """An application that was not completed, left unprocessed; sent on day 20."""
    return _sent_without_advices(where, first.lapsed_supplement(where), Ground.NOT_PROCESSED)


def _sent_without_advices(where: World, case: Any, ground: str) -> Decision:
    if ground == Ground.NO_ROUTE:
        _without_route(where, case)
        first.heard(where, case)
    draft = first.offered(where, first.prepared(where, case, days=SENT, ground=ground), days=SENT)
    decision = first.adopt(where, draft, days=SENT)
    first.make_letters(where, days=SENT)
    return first.publish(where, decision, days=SENT)


def _without_route(where: World, case: Any) -> None:
    from applications import actions

    due = first.day(14)
    asked = [{"section": "route", "text": "De route klopt niet."}]
    actions.request_supplement(
        where.act(where.secretary), application_id=case.pk, items=asked, due_on=due, explanation=""
    )
    values = {"entry_route": "none", "earlier_decision": False, "anyway_reason": "Wij willen toch een besluit."}
    actions.save_section(where.act(where.submitter), application_id=case.pk, section="route", values=values)
    actions.give_supplement(where.act(where.submitter, days=1), application_id=case.pk)


MAKE = {GRANT: first.published, REFUSAL: first.refused, NOT_PROCESSED: not_processed, FORMAL: formal}


@pytest.fixture(scope="module")
def reached(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, tuple[World, Any]]]:
    """For each first outcome a world and a procedure that the committee advised on."""
    with lasting(django_db_blocker), pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
        found = {}
        for name in FIRST:
            where = applications.world()
            rulings.decider(where)
            where.member(Role.CONTROLLER)
            decision = MAKE[name](where)
            days = SENT + 5
            objection = objections.filed(where, decision.application, days=days)
            procedure = objections.forward(where, objections.procedure_of(objection), days=days)
            objections.declared(where, procedure, days=days)
            objections.heard(where, procedure, on=42, days=days)
            objections.advise(where, procedure, days=45, verdict="dismissed", effect="stands")
            found[name] = (where, objections.procedure_of(objection))
        yield found


@pytest.fixture
def apart(reached: Any, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The same, and what a test does is undone."""
    monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
    with passing(django_db_blocker):
        yield reached
