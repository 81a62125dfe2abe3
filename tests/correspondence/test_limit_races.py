"""Two uploads of one person at the same moment do not pass the limit of a day together, and do without the lock."""

from typing import Any

import pytest
from django.db import transaction

from accounts.enums import Role
from correspondence import files
from correspondence.models import StoredFile
from correspondence.problems import FileRefused
from tests.factories import accounts, applications
from tests.support.together import looking_together, together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


def race(settings: Any) -> list[str]:
    """Two files of which only one fits."""
    member = accounts.membership(role=Role.SCHOOL_STAFF)
    act, paper = accounts.act_of(member), applications.inspected()
    settings.MOST_BYTES_PER_PERSON_A_DAY = paper.size * 3 // 2

    def upload() -> Any:
        with transaction.atomic():
            return files.store(act, paper, owner_kind="test")

    return sorted(type(one).__name__ for one in together(upload, upload))


def test_one_fits_and_the_other_is_refused(settings: Any) -> None:
    for _ in range(ROUNDS):
        assert race(settings) == [FileRefused.__name__, StoredFile.__name__]


def test_both_are_kept_without_the_lock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoredFile, "hold_uploader", lambda user_id: None)
    monkeypatch.setattr(StoredFile, "bytes_added", looking_together(StoredFile.bytes_added))
    assert race(settings) == [StoredFile.__name__] * 2
