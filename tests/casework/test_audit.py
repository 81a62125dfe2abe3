"""The trail: a closed list of verbs, an audience per verb, and rows that nobody changes."""

import uuid
from datetime import UTC, datetime
from types import SimpleNamespace

import psycopg
import pytest

from casework import audit
from casework.acting import Act, Actor
from casework.audit import EVERYBODY, OFFICE, Verb
from casework.enums import Audience
from casework.models import AuditEntry
from tests.support.database import owner_connection, role_connection

SUBJECT = SimpleNamespace(pk=9, _meta=SimpleNamespace(label_lower="test.thing"))
QUIET = Verb("test.quiet", "Iets voor binnen", OFFICE)
LOUD = Verb("test.loud", "Iets voor iedereen", EVERYBODY)
audit.register(QUIET, LOUD)


def act(user_id: int) -> Act:
    actor = Actor(user_id, 2, "secretariat", 3, 4, "Sam de Vries")
    return Act(actor, datetime(2027, 3, 1, tzinfo=UTC), str(uuid.uuid4()))


@pytest.mark.django_db
def test_an_unregistered_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="not registered"):
        audit.record(act(1), Verb("test.unknown", "?", OFFICE), subject=SUBJECT)
    assert not AuditEntry.objects.exists()


def test_a_verb_cannot_be_registered_with_another_meaning() -> None:
    with pytest.raises(ValueError, match="twice"):
        audit.register(Verb("test.quiet", "Iets anders", EVERYBODY))


@pytest.mark.django_db
def test_the_timeline_shows_an_audience_its_entries_and_everybody_his_own() -> None:
    audit.record(act(1), QUIET, subject=SUBJECT, case_id=5)
    audit.record(act(2), LOUD, subject=SUBJECT, case_id=5)
    audit.record(act(2), LOUD, subject=SUBJECT, case_id=6)

    def codes(audience: Audience, user_id: int) -> list[str]:
        return [entry.verb for entry in audit.timeline(5, audience, user_id)]

    assert codes(Audience.OFFICE, 3) == ["test.quiet", "test.loud"]
    assert codes(Audience.PARENT, 3) == ["test.loud"]
    assert codes(Audience.PARENT, 1) == ["test.quiet", "test.loud"]


@pytest.mark.django_db
def test_what_followed_from_his_act_is_told_to_its_own_audience_only() -> None:
    audit.record(act(1), LOUD, subject=SUBJECT, case_id=5)
    audit.record(act(1).caused_by("test.loud"), QUIET, subject=SUBJECT, case_id=5)
    assert [entry.verb for entry in audit.timeline(5, Audience.SCHOOL, 1)] == ["test.loud"]
    assert [entry.verb for entry in audit.timeline(5, Audience.OFFICE, 1)] == ["test.loud", "test.quiet"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["UPDATE casework_auditentry SET verb = 'x'", "DELETE FROM casework_auditentry"])
def test_neither_the_program_nor_the_owner_can_change_the_trail(change: str) -> None:
    audit.record(act(1), QUIET, subject=SUBJECT, case_id=5)
    with role_connection("toewijzer_app") as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(change)
    with owner_connection() as owner, pytest.raises(psycopg.errors.RestrictViolation, match="append_only"):
        owner.execute(change)
    with owner_connection() as owner, pytest.raises(psycopg.errors.RestrictViolation, match="no_truncate"):
        owner.execute("TRUNCATE casework_auditentry")
    assert AuditEntry.objects.get().verb == "test.quiet"


@pytest.mark.django_db(transaction=True)
def test_only_the_retention_role_may_destroy() -> None:
    audit.record(act(1), QUIET, subject=SUBJECT, case_id=5)
    with role_connection("toewijzer_retention") as retention:
        retention.execute("DELETE FROM casework_auditentry")
    assert not AuditEntry.objects.exists()
