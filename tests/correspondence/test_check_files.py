"""After a restore: every stored file is looked at, and damage is named."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from accounts.enums import Role
from correspondence import files
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():  # type: ignore[no-untyped-def]
    act = accounts.act_of(accounts.membership(role=Role.SECRETARIAT))
    return [make.stored_file(act, content=make.pdf_bytes(f"Papier {number}")) for number in range(3)]


def test_what_is_there_and_unchanged_is_counted(stored, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    said = StringIO()
    with django_assert_num_queries(1):
        call_command("check_files", stdout=said)
    assert said.getvalue().startswith("3 bestanden gecontroleerd")


def test_what_is_missing_or_changed_is_named(stored) -> None:
    missing, changed, right = stored
    files.erase(missing.blob)
    files.path_of(changed.blob).write_bytes(b"iets anders")
    with pytest.raises(CommandError) as said:
        call_command("check_files")
    text = str(said.value)
    assert text.startswith("2 van 3 bestanden")
    assert str(missing.public_id) in text
    assert str(changed.public_id) in text
    assert str(right.public_id) not in text


def test_bytes_of_a_file_that_was_taken_out_need_not_be_there(stored) -> None:
    gone = stored[0]
    type(gone).objects.filter(pk=gone.pk).update(removed_at=gone.created_at, removed_reason="Dubbel")
    files.erase(gone.blob)
    said = StringIO()
    call_command("check_files", stdout=said)
    assert said.getvalue().startswith("2 bestanden")
