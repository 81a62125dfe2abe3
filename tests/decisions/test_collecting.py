"""The school says that it has the decision: once, after it was sent, and nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from casework import audit
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.enums import AddresseeKind
from correspondence.models import Dispatch
from correspondence.workflow import COLLECTED
from decisions import actions
from decisions.queries import uncollected_letters
from tests.factories import accounts, applications, decisions
from tests.factories.accounts import sign_in
from tests.factories.applications import World

LABEL = "Ontvangst van het besluit bevestigen"


@pytest.mark.usefixtures("made_at_once")
def test_the_school_confirms_once(world: World) -> None:
    decision = decisions.published(world)
    client = sign_in(Client(), world.colleague)
    case_url = reverse("applications:case", kwargs={"public_id": decision.application.public_id})
    assert LABEL in client.get(case_url).content.decode()
    url = reverse("decisions:confirm_receipt", kwargs={"public_id": decision.public_id})
    shown = client.get(url)
    assert client.post(url, {"_once": shown.context["once_key"]}).status_code == 303
    board = Dispatch.objects.filter(letter__subject_id=decision.pk, addressee_kind=AddresseeKind.BOARD)
    assert not board.filter(collected_at=None).exists()
    assert not Dispatch.objects.exclude(addressee_kind=AddresseeKind.BOARD).exclude(collected_at=None).exists()
    assert audit.last_time(decision.application_id, COLLECTED)
    assert LABEL not in client.get(case_url).content.decode()
    assert not uncollected_letters(decision)
    with pytest.raises(AlreadyDone):
        actions.confirm_receipt(world.act(world.submitter), decision_id=decision.pk)


@pytest.mark.usefixtures("made_at_once")
def test_nobody_else_confirms_and_not_before_it_is_sent(world: World) -> None:
    sent, unsent = decisions.published(world), decisions.adopted(world)
    parent = applications.followed(world, sent.application)
    others = [world.secretary, world.member(Role.BOARD_MEMBER), parent]
    for who in (*others, accounts.submitter(partnership=world.partnership)):
        with pytest.raises(NotAllowed):
            actions.confirm_receipt(world.act(who), decision_id=sent.pk)
    with pytest.raises(WrongState):
        actions.confirm_receipt(world.act(world.submitter), decision_id=unsent.pk)
    assert len(uncollected_letters(sent)) == 1
    hidden = reverse("decisions:confirm_receipt", kwargs={"public_id": unsent.public_id})
    assert sign_in(Client(), world.submitter).get(hidden).status_code == 404
