"""What is put back is what the verbs made."""

from pathlib import Path

import pytest
from django.db import transaction

from applications import actions
from applications.models import Application
from casework.models import AuditEntry
from correspondence import files
from correspondence.models import StoredFile
from tests.factories import applications, assessments
from tests.support import remembered
from tests.support.lasting import PASSING, fingerprints

pytestmark = pytest.mark.django_db


def reach() -> dict[str, str]:
    where = applications.world()
    case, one, two = assessments.advised(where)
    assert case.status == "advised" == Application.objects.get().status
    assert {one.application_id, two.application_id} == {case.pk}
    return fingerprints(PASSING)


def test_the_same_rows_come_back(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembered, "_known", {})
    monkeypatch.setattr(remembered, "_ways", set())
    with transaction.atomic():
        by_verbs = reach()
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()
    assert reach() == by_verbs
    assert AuditEntry.objects.exists()


def test_files_whose_bytes_were_swept_away_are_made_anew(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembered, "_known", {})
    monkeypatch.setattr(remembered, "_ways", set())

    def paths() -> list[Path]:
        applications.filled(applications.world())
        return [files.path_of(blob) for blob in StoredFile.objects.order_by("id").values_list("blob", flat=True)]

    for sweep in (True, False):
        with transaction.atomic():
            made = paths()
            assert made
            assert all(path.exists() for path in made)
            transaction.set_rollback(True)
        if sweep:
            made[0].unlink()


def test_the_road_goes_on_from_there():
    where = applications.world()
    case = applications.submitted(where)
    actions.take_in(where.act(where.secretary), application_id=case.pk)
    assert applications.fresh(case).status == "complete"


def test_another_database_gets_the_verbs():
    where = applications.world()
    first, second = applications.submitted(where), applications.submitted(where)
    assert first.pk != second.pk
    assert first.number != second.number


def test_two_worlds_in_one_database_are_not_mistaken_for_each_other():
    where = applications.world()
    other = applications.world(partnership=where.partnership)
    with transaction.atomic():
        assert applications.filled(other).board_id == other.board.pk
        transaction.set_rollback(True)
    assert applications.filled(where).board_id == where.board.pk
