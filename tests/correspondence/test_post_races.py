"""Two people who note at the same moment that the same letters left."""

import pytest

from accounts.enums import Role
from casework.refusals import AlreadyDone
from correspondence import actions
from correspondence.models import Dispatch
from tests.correspondence.posted import NOW, TODAY, waiting
from tests.factories import accounts
from tests.support.together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("drawn_simply")]


def test_each_letter_leaves_once() -> None:
    member = accounts.membership(role=Role.SECRETARIAT)
    colleague = accounts.membership(role=Role.SECRETARIAT, partnership=member.organisation.partnership)
    letters = [waiting(member).pk for _ in range(3)]
    acts = [accounts.act_of(who, now=NOW) for who in (member, colleague)]
    found = together(
        lambda: actions.send_waiting(acts[0], letter_ids=letters, sent_on=TODAY),
        lambda: actions.send_waiting(acts[1], letter_ids=[*reversed(letters)], sent_on=TODAY),
    )
    assert sorted(type(one).__name__ for one in found) == [AlreadyDone.__name__, "list"], found
    assert Dispatch.objects.count() == len(letters)
