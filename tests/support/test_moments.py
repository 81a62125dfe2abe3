"""Going back puts back every row that changed, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import transaction

from accounts.models import Organisation
from casework.models import Article, AuditEntry, Counter
from tests.factories import applications
from tests.support.database import owner_connection
from tests.support.lasting import changed, fingerprints
from tests.support.moments import Moment

pytestmark = pytest.mark.django_db(transaction=True)
type Take = Callable[[], Moment]
NONE: frozenset[str] = frozenset()
AT = datetime(2026, 9, 1, 10, tzinfo=UTC)
APPEND_ONLY = "casework_auditentry"


def write_entry(verb: str = "test") -> AuditEntry:
    return AuditEntry.objects.create(
        at=AT, verb=verb, actor_name="A", actor_role="", subject_type="test", subject_id=1, request_id="test"
    )


def test_rows_of_every_kind_come_back(moment: Take) -> None:
    """Of a state that was itself committed: nothing of it is lost, and nothing that came after is left."""
    where = applications.world()
    applications.complete(where)
    first, before = moment(), fingerprints(NONE)
    assert AuditEntry.objects.exists()
    for _ in range(2):
        applications.submitted(where)
        Article.objects.update(title="changed")
        Organisation.objects.filter(pk=where.board.pk).update(name="Andere naam")
        Counter.objects.all().delete()
        assert {"casework_article", "casework_counter", APPEND_ONLY} <= set(changed(before, fingerprints(NONE)))
        first.back()
        assert changed(before, fingerprints(NONE)) == []


def test_one_row_for_another_is_seen(moment: Take) -> None:
    """As many rows as there were, of one transaction as there was."""
    kept = write_entry("stays")
    gone = Counter.objects.create(partnership_id=1, series="decision", year=2027)
    number = gone.pk
    first, before = moment(), fingerprints(NONE)
    with transaction.atomic():
        gone.delete()
        Counter.objects.create(partnership_id=1, series="decision", year=2027)
    first.back()
    assert changed(before, fingerprints(NONE)) == []
    assert (Counter.objects.get().pk, AuditEntry.objects.get().pk) == (number, kept.pk)


def test_a_row_under_the_same_key_with_other_content_is_seen(moment: Take) -> None:
    row = Counter.objects.create(partnership_id=1, series="decision", year=2027)
    first, before = moment(), fingerprints(NONE)
    row.delete()
    Counter.objects.create(pk=row.pk, partnership_id=2, series="decision", year=2028)
    first.back()
    assert changed(before, fingerprints(NONE)) == []


def test_nothing_changed_writes_nothing(moment: Take) -> None:
    write_entry()
    first = moment()
    written_by = "SELECT max(xmin::text::bigint) FROM casework_auditentry"
    with owner_connection() as owner:
        before = owner.execute(written_by).fetchone()
        first.back()
        assert owner.execute(written_by).fetchone() == before


def test_every_round_begins_there_and_the_last_one_stays(moment: Take) -> None:
    write_entry("first")
    seen = []
    for _ in moment().rounds(3):
        seen.append(AuditEntry.objects.count())
        write_entry("round")
    assert seen == [1, 1, 1]
    assert AuditEntry.objects.count() == 2


def test_triggers_are_on_afterwards_and_one_that_was_off_stays_off(moment: Take) -> None:
    first = moment()
    write_entry()
    first.back()
    write_entry()
    with owner_connection() as owner:
        with pytest.raises(psycopg.errors.RestrictViolation):
            owner.execute("DELETE FROM casework_auditentry")
        owner.execute(f"ALTER TABLE {APPEND_ONLY} DISABLE TRIGGER USER")
        try:
            first.back()
            assert _states(owner) == {"D"}
        finally:
            owner.execute(f"ALTER TABLE {APPEND_ONLY} ENABLE TRIGGER USER")


def test_somebody_who_is_still_writing_is_a_failure_and_not_a_test_without_end(moment: Take) -> None:
    first = moment()
    first.owner.execute("SET lock_timeout = '50ms'")
    write_entry()
    with transaction.atomic():
        write_entry()
        with pytest.raises(psycopg.errors.LockNotAvailable):
            first.back()
        assert AuditEntry.objects.count() == 2
    first.back()
    assert not AuditEntry.objects.exists()
    with owner_connection() as owner:
        assert _states(owner) == {"O"}


def _states(owner: psycopg.Connection) -> set[str]:
    query = "SELECT tgenabled::text FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    return {state for (state,) in owner.execute(query, [APPEND_ONLY])}
