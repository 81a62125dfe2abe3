"""The tests' own database: the program's role, and a clean slate after a test that really commits."""

import threading

import psycopg
import pytest
from django.db import connection

from casework.models import Article, AuditEntry
from tests.support.database import owner_connection, role_connection


def _write_entry(at: str = "2026-09-01T10:00:00Z") -> None:
    AuditEntry.objects.create(
        at=at, verb="test", actor_name="A", actor_role="", subject_type="test", subject_id=1, request_id="test"
    )


@pytest.mark.django_db
def test_tests_run_as_the_programs_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        role, database = cursor.fetchone()
    assert role == "toewijzer_app"
    assert database.startswith("toewijzer_test_")
    with owner_connection() as owner:
        assert owner.execute("SELECT current_user, current_database()").fetchone() == ("toewijzer_owner", database)
    with role_connection("toewijzer_retention") as retention:
        assert retention.execute("SELECT current_user").fetchone() == ("toewijzer_retention",)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_committed_rows_are_gone_afterwards_and_reference_data_is_back(turn: str) -> None:
    """Each turn finds what the template holds, although the other one committed in append-only tables too."""
    assert not AuditEntry.objects.exists()
    assert Article.objects.exists()
    assert not Article.objects.filter(title="changed").exists()
    _write_entry()
    thread = threading.Thread(target=_write_and_close)
    thread.start()
    thread.join()
    assert AuditEntry.objects.count() == 2
    Article.objects.update(title="changed")


@pytest.mark.django_db(transaction=True)
def test_triggers_are_on_after_the_cleaning() -> None:
    _write_entry()
    with owner_connection() as owner, pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("DELETE FROM casework_auditentry")
    with owner_connection() as owner, pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("TRUNCATE casework_auditentry")


def _write_and_close() -> None:
    _write_entry()
    connection.close()
