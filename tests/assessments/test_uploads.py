"""A sealed upload: readable for its person alone, unreadable in the database, gone in a day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import override_settings

from accounts.enums import Role
from accounts.models import Membership
from assessments import actions, queries
from assessments.actions.uploads import CLOSE_UPLOAD
from assessments.enums import UploadKind
from assessments.models import SealedUpload
from casework import jobs, sealing
from casework.acting import Act
from casework.models import Job
from casework.refusals import NotAllowed
from tests.factories.accounts import MOMENT, act_of, membership

CANARY = b"Kanarievogel IQ 61"
KIND = UploadKind.SCREENING


def test_what_is_sealed_opens_where_it_was_sealed() -> None:
    sealed = sealing.seal(CANARY, "row 1")

    assert CANARY not in sealed
    assert sealing.unseal(sealed, "row 1") == CANARY
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed, "row 2")
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), "row 1")


def test_an_earlier_key_still_opens() -> None:
    with override_settings(SECRET_KEY="the key of last year"):
        sealed = sealing.seal(CANARY, "row")
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealed, "row")
    with override_settings(SECRET_KEY_FALLBACKS=["the key of last year"]):
        assert sealing.unseal(sealed, "row") == CANARY


@pytest.fixture
def school(db: None) -> Membership:
    return membership(role=Role.SCHOOL_STAFF)


def kept(act: Act) -> SealedUpload:
    return actions.keep_upload(act, kind=KIND, content=CANARY, result=b"niveau pro, " + CANARY)


def test_only_its_person_under_the_same_hat_finds_it(school: Membership) -> None:
    row = kept(act_of(school))
    second_hat = membership(role=Role.SCHOOL_STAFF, user=school.user)
    colleague = membership(role=Role.SCHOOL_STAFF, organisation=school.organisation)

    found = queries.own_upload(act_of(school), KIND, row.public_id)
    assert found is not None
    assert (found.read_content(), found.read_result()) == (CANARY, b"niveau pro, " + CANARY)
    for other in (second_hat, colleague):
        assert queries.own_upload(act_of(other), KIND, row.public_id) is None
    assert queries.own_upload(act_of(school), UploadKind.DOSSIER, row.public_id) is None


def test_the_database_holds_nothing_readable_of_it(school: Membership) -> None:
    kept(act_of(school))

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(u)::text FROM assessments_sealedupload u")
        (stored,) = cursor.fetchone()
        cursor.execute("SELECT row_to_json(j)::text FROM casework_job j")
        jobs_stored = str(cursor.fetchall())
    for text in (stored, jobs_stored):
        assert CANARY.decode() not in text
        assert CANARY.hex() not in text


def test_a_new_one_takes_the_place_of_the_former(school: Membership) -> None:
    first = kept(act_of(school))
    second = kept(act_of(school))

    assert [row.pk for row in queries.own_uploads(act_of(school), KIND)] == [second.pk]
    assert not SealedUpload.objects.filter(pk=first.pk).exists()


def test_it_is_gone_after_a_day_with_and_without_a_worker(school: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    row = kept(act_of(school))
    last_moment = act_of(school, now=MOMENT + timedelta(hours=24) - timedelta(seconds=1))
    day_over = act_of(school, now=MOMENT + timedelta(hours=24))

    assert queries.own_upload(last_moment, KIND, row.public_id) is not None
    assert queries.own_upload(day_over, KIND, row.public_id) is None
    monkeypatch.setattr(jobs, "now", lambda: last_moment.now)
    jobs.work_off()
    assert SealedUpload.objects.filter(pk=row.pk).exists()
    monkeypatch.setattr(jobs, "now", lambda: day_over.now)
    jobs.work_off()
    assert not SealedUpload.objects.filter(pk=row.pk).exists()
    assert Job.objects.filter(kind=CLOSE_UPLOAD, state="done").exists()


def test_closing_takes_ones_own_only(school: Membership) -> None:
    row = kept(act_of(school))

    actions.close_own_upload(act_of(membership(role=Role.SCHOOL_STAFF)), upload_id=row.pk)
    assert SealedUpload.objects.filter(pk=row.pk).exists()
    actions.close_own_upload(act_of(school), upload_id=row.pk)
    actions.close_own_upload(act_of(school), upload_id=row.pk)
    assert not SealedUpload.objects.exists()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.EXPERT, Role.PARENT, Role.CONTROLLER])
def test_only_a_school_uploads(db: None, role: Role) -> None:
    with pytest.raises(NotAllowed):
        kept(act_of(membership(role=role)))
