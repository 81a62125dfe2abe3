"""One dossier confirmed in two tabs at one moment, or replaced meanwhile: one draft at most, and nothing half read."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.enums import Role
from applications.models import Application
from assessments import actions
from assessments.actions.dossiers import GONE
from assessments.models import SealedUpload
from casework import clock
from casework.refusals import WrongState
from tests.factories import dossiers
from tests.factories.accounts import act_of, membership, school_site
from tests.support.moments import Moment
from tests.support.together import together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 15


@pytest.mark.parametrize("meanwhile", ["confirmed", "replaced"])
def test_a_dossier_becomes_one_draft_at_most(meanwhile: str, moment: Callable[[], Moment]) -> None:
    board = school_site().board
    act = act_of(membership(role=Role.SCHOOL_STAFF, organisation=board), now=clock.now())
    row, site_id = dossiers.kept(act), board.sites.get().pk

    def confirm() -> Any:
        return actions.begin_from_dossier(act, upload_id=row.pk, kind="pro", site_id=site_id)

    def replace() -> Any:
        return dossiers.kept(act)

    for number in moment().rounds(ROUNDS):
        found = together(confirm, confirm if meanwhile == "confirmed" else replace)
        drafts = [one for one in found if isinstance(one, Application)]
        refused = [one for one in found if isinstance(one, WrongState)]
        left = (Application.objects.count(), SealedUpload.objects.count())
        told = f"round {number}: {found}, left {left}"
        assert {str(one) for one in refused} <= {GONE}, told
        if meanwhile == "confirmed":
            assert (len(drafts), len(refused), *left) == (1, 1, 1, 0), told
        else:
            assert (len(drafts) + len(refused), *left) == (1, len(drafts), 1), told
