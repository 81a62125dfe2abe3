"""Two colleagues send the same list and make drafts of it at one moment: one draft per pupil and kind."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.enums import Role
from applications.models import Application
from assessments.actions import screening
from assessments.models import ScreenedDraft
from casework import clock
from tests.factories import screening as make
from tests.factories.accounts import act_of, membership, school_site
from tests.support.moments import Moment
from tests.support.together import together

pytestmark = pytest.mark.django_db(transaction=True)
LIST = make.table(make.pupil(), make.pupil(Voornaam="Kim"))


def test_two_who_make_the_same_drafts_make_them_once(moment: Callable[[], Moment]) -> None:
    board = school_site().board
    colleagues = [act_of(membership(role=Role.SCHOOL_STAFF, organisation=board), now=clock.now()) for _ in range(2)]
    rows = [make.screened(act, LIST) for act in colleagues]
    for act, row in zip(colleagues, rows, strict=True):
        make.asked(act, row, {2: "lwoo", 3: "lwoo"})

    def run(place: int) -> Callable[[], Any]:
        return lambda: screening.make_drafts(
            colleagues[place], lambda done, total: True, upload_id=rows[place].pk, batch=1
        )

    for number in moment().rounds(12):
        assert together(run(0), run(1)) == [None, None], f"round {number}"
        assert (Application.objects.count(), ScreenedDraft.objects.count()) == (2, 2), f"round {number}"
