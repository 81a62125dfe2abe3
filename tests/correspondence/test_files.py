"""Keeping files: whole or not at all, under a random name, and never anybody else's bytes."""

import os
import stat
from datetime import UTC, datetime, timedelta

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError

from accounts.enums import Role
from casework import jobs
from casework.models import Job
from correspondence import consequences, files
from correspondence.enums import ScanState
from correspondence.jobs import ORPHAN_SECONDS, sweep
from correspondence.models import StoredFile
from correspondence.problems import FileRefused
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def act():
    # In the past: what is queued now has to be due when the worker looks.
    return accounts.act_of(accounts.membership(role=Role.SCHOOL_STAFF), now=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def test_stored_file_has_random_name_hash_and_private_place(act) -> None:
    file = make.stored_file(act, name="Verslag van Sam.pdf", download_stem="document-3", case_id=7)
    path = files.path_of(file.blob)
    assert path.name == file.blob
    assert "Sam" not in str(path)
    assert path.read_bytes() == make.pdf_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert file.original_name == "Verslag van Sam.pdf"
    assert file.download_name == "document-3.pdf"
    assert file.partnership_id == act.actor.partnership_id
    assert file.uploaded_by_id == act.actor.user_id
    assert file.scan_state == ScanState.NOT_SCANNED
    assert "geen scanner ingesteld" in str(file.get_scan_state_display())
    assert files.read(file) == make.pdf_bytes()


def test_generated_name_without_a_stem_holds_no_name(act) -> None:
    file = make.stored_file(act, name="Sam Proefleerling.pdf", download_stem="")
    assert file.download_name == f"bestand-{str(file.public_id)[:8]}.pdf"


def test_flipped_byte_and_missing_file_are_found(act) -> None:
    file = make.stored_file(act)
    path = files.path_of(file.blob)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(files.Damaged):
        files.read(file)
    assert not files.is_unchanged(file)
    path.unlink()
    with pytest.raises(files.Damaged):
        files.read(file)


def test_row_of_a_file_is_fixed(act) -> None:
    file = make.stored_file(act)
    for change in ({"sha256": "0" * 64}, {"blob": "1" * 32}, {"original_name": "x"}, {"case_id": 9}, {"size": 1}):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            StoredFile.objects.filter(pk=file.pk).update(**change)
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).delete()
    StoredFile.objects.filter(pk=file.pk).update(scan_state=ScanState.CLEAN)


def test_number_on_a_page_needs_a_reason(act) -> None:
    content = make.pdf_bytes("Nummer 111222333")
    inspected = files.inspect(make.upload(content=content), accept_bsn=True)
    with pytest.raises(FileRefused):
        files.store(act, inspected, owner_kind="document")
    file = files.store(act, inspected, owner_kind="document", bsn_reason="Dit is een bestelnummer.")
    assert file.bsn_acknowledged_by_id == act.actor.user_id
    assert file.bsn_reason == "Dit is een bestelnummer."
    assert files.store(act, inspected, owner_kind="document", bsn_reason="x").sha256 == file.sha256


def test_confirmation_for_a_scan_is_kept(act) -> None:
    inspected = files.inspect(make.upload())
    assert files.store(act, inspected, owner_kind="document").bsn_acknowledged_by_id is None
    confirmed = files.store(act, inspected, owner_kind="document", no_bsn_seen=True)
    assert confirmed.bsn_acknowledged_by_id == act.actor.user_id


@pytest.mark.django_db(transaction=True)
def test_rollback_leaves_no_row_and_the_sweep_removes_the_bytes(act) -> None:
    kept = make.stored_file(act)
    with transaction.atomic():
        lost = make.stored_file(act)
        transaction.set_rollback(True)
    assert not StoredFile.objects.filter(pk=lost.pk).exists()
    assert files.path_of(lost.blob).exists()
    part = files.path_of(lost.blob).with_suffix(".part")
    part.write_bytes(b"half")
    os.utime(part, (act.now.timestamp(),) * 2)
    later = accounts.system_act(now=act.now + timedelta(seconds=ORPHAN_SECONDS - 60))
    sweep(later)
    assert files.path_of(lost.blob).exists()
    sweep(accounts.system_act(now=act.now + timedelta(seconds=ORPHAN_SECONDS + 60)))
    assert not files.path_of(lost.blob).exists()
    assert not part.exists()
    assert files.read(kept) == make.pdf_bytes()


@pytest.mark.django_db(transaction=True)
def test_storing_asks_for_one_sweep_a_day(act) -> None:
    make.stored_file(act)
    make.stored_file(act)
    assert Job.objects.filter(kind=files.SWEEP).count() == 1
    jobs.work_off()
    assert Job.objects.get(kind=files.SWEEP).state == "done"


@pytest.mark.django_db(transaction=True)
def test_removed_file_keeps_its_row_and_loses_its_bytes(act) -> None:
    file = make.stored_file(act)
    with transaction.atomic():
        consequences.remove_file(act, file, reason="Er stond een BSN op de scan.")
        assert files.path_of(file.blob).exists()
    assert not files.path_of(file.blob).exists()
    row = StoredFile.objects.get(pk=file.pk)
    assert row.is_removed
    assert not row.can_be_opened
    consequences.remove_file(act, row, reason="nog eens")
    assert StoredFile.objects.get(pk=file.pk).removed_reason == "Er stond een BSN op de scan."


def test_file_belongs_to_one_partnership() -> None:
    nobody = accounts.system_act()
    with pytest.raises(ValueError, match="one partnership"):
        make.stored_file(nobody)


def test_full_disk_leaves_nothing_in_the_database(act, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"), transaction.atomic():
        make.stored_file(act)
    assert not StoredFile.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
