"""Screening as verbs: read by a worker under the uploader's hat, drafts once per pupil, nothing left behind."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership
from applications import actions as cases
from applications.models import Application
from assessments import actions, queries
from assessments.actions import screening
from assessments.enums import UploadKind
from assessments.models import ScreenedDraft, SealedUpload
from assessments.screening import KeptList
from casework import clock, jobs
from casework.acting import Act
from casework.models import AuditEntry, Job
from casework.refusals import NotAllowed, WrongState
from correspondence.files import root as private_root
from tests.factories import screening as make
from tests.factories.accounts import act_of, membership, school_site

pytestmark = pytest.mark.django_db
LIST = make.table(
    make.pupil(Achternaam=make.CANARY, IR_eerder_DLE="20", IR_eerder_DL="45"),
    make.pupil(Voornaam="Kim", IQ="60"),
    make.pupil(Voornaam="Fout", IQ="8595"),
)


def kept_of(row: SealedUpload) -> KeptList:
    row.refresh_from_db()
    found = queries.kept_list(row)
    assert found is not None
    return found


@pytest.mark.parametrize("written", [make.as_csv, make.as_workbook])
def test_a_list_is_read_under_the_hat_of_who_sent_it(
    written: Any, act: Act, school: Membership, work: Callable[[], int]
) -> None:
    row = actions.upload_list(act, content=written(LIST))
    (job,) = Job.objects.filter(kind=queries.READ_LIST)
    assert (job.ids, job.membership_id) == ({"upload_id": row.pk}, school.pk)
    assert work() == 1
    kept = kept_of(row)
    assert [(one.line, one.finding, one.former_finding) for one in kept.rows] == [
        (2, "lwoo", "undetermined"),
        (3, "pro_or_lwoo", ""),
    ]
    assert [one.line for one in kept.faulty] == [4]
    assert row.read_content() == b""
    job.refresh_from_db()
    assert (job.state, job.progress, job.progress_total, job.fault) == ("done", 3, 3, "")


def test_who_lost_the_hat_has_nothing_read(act: Act, school: Membership, work: Callable[[], int]) -> None:
    row = actions.upload_list(act, content=make.as_csv(LIST))
    Membership.objects.filter(pk=school.pk).update(valid_until=clock.now().date() - timedelta(days=1))
    work()
    row.refresh_from_db()
    assert row.result is None
    with pytest.raises(NotAllowed):
        actions.upload_list(act_of(membership(role=Role.SECRETARIAT)), content=b"x")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Voornaam;BL DLE\nKim;20", "ontbreken de kolommen"),
        (b"PK\x03\x04 geen werkboek", "geen tabel"),
        (make.as_csv([["a"], *[["b"]] * 5001]), "meer dan 5.000 regels"),
    ],
    ids=["columns", "broken", "long"],
)
def test_what_cannot_be_read_says_so_in_its_row_and_is_not_tried_again(
    content: bytes, says: str, act: Act, work: Callable[[], int]
) -> None:
    row = actions.upload_list(act, content=content)
    work()
    row.refresh_from_db()
    assert says in row.fault
    assert (row.result, row.read_content(), Job.objects.get(kind=queries.READ_LIST).state) == (None, b"", "done")


def test_reading_that_fails_at_every_attempt_says_so(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: Any) -> None:
        raise RuntimeError(make.CANARY)

    moment = [clock.now()]
    monkeypatch.setattr(jobs, "now", lambda: moment[0])
    monkeypatch.setattr(screening, "read_rows", break_down)
    row = actions.upload_list(act, content=make.as_csv(LIST))
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs.work_off() == 1
        moment[0] += timedelta(minutes=2)
    row.refresh_from_db()
    assert row.fault == screening.FAILED
    assert row.read_content() == b""
    assert make.CANARY not in Job.objects.get(kind=queries.READ_LIST).fault


def test_reading_stops_when_asked_also_with_no_worker_about(act: Act, work: Callable[[], int]) -> None:
    row = actions.upload_list(act, content=make.as_csv(LIST))
    actions.stop_list(act, upload_id=row.pk)
    actions.stop_list(act, upload_id=row.pk)
    row.refresh_from_db()
    assert (row.fault, row.read_content()) == (screening.STOPPED, b"")
    work()
    row.refresh_from_db()
    assert (row.fault, row.result) == (screening.STOPPED, None)


def test_drafts_hold_what_the_list_told_and_the_trail_names_nobody(act: Act, work: Callable[[], int]) -> None:
    row = make.screened(act, LIST)
    make.asked(act, row, {2: "lwoo", 3: "pro"})
    with pytest.raises(WrongState, match="al concepten"):
        make.asked(act, row, {2: "lwoo"})
    work()
    first, second = Application.objects.order_by("id")
    assert (first.kind, second.kind, first.site.name, first.status) == ("lwoo", "pro", "Vmbo De Proef", "draft")
    assert first.pupil_label == f"Femke {make.CANARY}"
    results = first.learning_results.order_by("id").values_list("domain", "dle", "earlier")
    assert list(results) == [
        ("IR", 28, False),
        ("BL", 27, False),
        ("TL", 41, False),
        ("SP", 50, False),
        ("IR", 20, True),
    ]
    assert [(score.low, score.high) for score in second.intelligence_results.all()] == [(60, 60)]
    assert queries.is_screened(first)
    trail = list(AuditEntry.objects.filter(case_id=first.pk).values_list("verb", "cause"))
    assert ("screening.used", queries.MAKE_DRAFTS) in trail
    assert {cause for verb, cause in trail if verb != "screening.used"} == {"screening.used"}
    assert make.CANARY not in str(list(AuditEntry.objects.values()))
    known = queries.known_cases(act.actor, kept_of(row).rows)
    assert {line: [one.from_list for one in found] for line, found in known.items()} == {2: [True], 3: [True]}


def test_the_same_list_makes_nothing_twice_unless_its_draft_is_gone(
    act: Act, school: Membership, work: Callable[[], int]
) -> None:
    colleague = act_of(membership(role=Role.SCHOOL_STAFF, organisation=school.organisation), now=clock.now())
    make.asked(act, make.screened(act, LIST), {2: "lwoo"})
    work()
    (case,) = Application.objects.all()
    for who in (act, colleague):
        make.asked(who, make.screened(who, LIST), {2: "lwoo"})
        work()
    assert Application.objects.count() == 1
    make.asked(act, make.screened(act, LIST), {2: "pro"})
    work()
    assert sorted(Application.objects.values_list("kind", flat=True)) == ["lwoo", "pro"]
    cases.discard(act, application_id=case.pk)
    with override_settings(SECRET_KEY="another key", SECRET_KEY_FALLBACKS=["the key of before"]):
        make.asked(act, make.screened(act, LIST), {2: "lwoo"})
        work()
    assert sorted(ScreenedDraft.objects.values_list("kind", flat=True)) == ["lwoo", "pro"]


def test_a_new_key_knows_what_the_former_one_made(act: Act, work: Callable[[], int], settings: Any) -> None:
    make.asked(act, make.screened(act, LIST), {2: "lwoo"})
    work()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key of next year"
    make.asked(act, make.screened(act, LIST), {2: "lwoo"})
    work()
    assert Application.objects.count() == 1


def test_a_case_that_is_over_does_not_stand_in_the_way(act: Act, work: Callable[[], int]) -> None:
    make.asked(act, make.screened(act, LIST), {2: "lwoo"})
    work()
    Application.objects.update(
        status="withdrawn", withdrawn_on=clock.now().date(), received_on=clock.now().date(), number="1"
    )
    row = make.screened(act, LIST)
    assert queries.known_cases(act.actor, kept_of(row).rows) == {}
    make.asked(act, row, {2: "lwoo"})
    work()
    assert Application.objects.count() == 2


def test_a_run_that_broke_off_goes_on_where_it_was(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make.screened(act, LIST)
    make.asked(act, row, {2: "lwoo", 3: "pro"})
    told: list[int] = []

    def die(done: int, total: int) -> bool:
        told.append(done)
        if done == 1:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        screening.make_drafts(act, die, upload_id=row.pk, batch=1)
    assert Application.objects.count() == 1
    screening.make_drafts(act, lambda done, total: True, upload_id=row.pk, batch=1)
    assert Application.objects.count() == 2


def test_stopping_and_closing_keep_what_was_made_and_make_no_more(act: Act) -> None:
    row = make.screened(act, LIST)
    make.asked(act, row, {2: "lwoo", 3: "pro"})
    actions.stop_list(act, upload_id=row.pk)
    assert Job.objects.get(kind=queries.MAKE_DRAFTS).stop_requested
    screening.make_drafts(act, lambda done, total: done < 1, upload_id=row.pk, batch=1)
    assert Application.objects.count() == 1

    def close(done: int, total: int) -> bool:
        actions.close_own_upload(act, upload_id=row.pk)
        return True

    screening.make_drafts(act, close, upload_id=row.pk, batch=1)
    screening.make_drafts(act, close, upload_id=row.pk, batch=1)
    assert Application.objects.count() == 1
    with pytest.raises(WrongState, match="niet meer bewaard"):
        actions.stop_list(act, upload_id=row.pk)


def test_the_verb_refuses_what_its_page_does_not_send(act: Act, school: Membership) -> None:
    row = make.screened(act, LIST)
    site = accounts.own_sites(act.actor, act.today).get().pk
    elsewhere = school_site().pk
    for chosen, site_id, says in (
        ({}, site, "ten minste één"),
        ({4: "lwoo"}, site, "staat niet in de lijst"),
        ({2: "vmbo"}, site, "staat niet in de lijst"),
        ({2: "lwoo"}, elsewhere, "eigen schoolbestuur"),
        ({2: "lwoo"}, None, "eigen schoolbestuur"),
        (dict.fromkeys(range(2, 253), "lwoo"), site, "hoogstens 250"),
    ):
        with pytest.raises(WrongState, match=says):
            actions.ask_drafts(act, upload_id=row.pk, chosen=chosen, site_id=site_id)
    other_hat = act_of(membership(role=Role.SCHOOL_STAFF, user=school.user), now=clock.now())
    late = act_of(school, now=clock.now() + timedelta(hours=24))
    for who in (other_hat, late):
        with pytest.raises(WrongState, match="niet meer bewaard"):
            actions.ask_drafts(who, upload_id=row.pk, chosen={2: "lwoo"}, site_id=site)
    unread = actions.upload_list(act, content=make.as_csv(LIST))
    with pytest.raises(WrongState, match="nog niet gelezen"):
        actions.ask_drafts(act, upload_id=unread.pk, chosen={2: "lwoo"}, site_id=site)


def everything_stored() -> Iterator[str]:
    """Every row of every table as text, and the bytes of every private file."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')  # noqa: S608
            yield from (row for (row,) in cursor.fetchall())
    yield from (path.read_bytes().decode("latin-1") for path in private_root().rglob("*") if path.is_file())


def held(word: str) -> bool:
    return any(word in text or word.encode().hex() in text for text in everything_stored())


@pytest.mark.parametrize("end", ["finishing", "closing", "a day"])
def test_a_list_lies_sealed_and_leaves_nothing_behind(
    end: str, act: Act, work: Callable[[], int], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = make.table(
        make.pupil(), make.pupil(Voornaam="Kim", Achternaam=make.CANARY), make.pupil(Voornaam=make.CANARY, IQ="1")
    )
    with caplog.at_level(logging.DEBUG):
        row = actions.upload_list(act, content=make.as_csv(listed))
        assert not held(make.CANARY)
        work()
        assert make.CANARY in str(kept_of(row))
        make.asked(act, row, {2: "lwoo"})
        work()
        assert not held(make.CANARY)
        if end == "a day":
            monkeypatch.setattr(jobs, "now", lambda: clock.now() + timedelta(hours=24))
            work()
        else:
            actions.close_own_upload(act, upload_id=row.pk)
    assert not SealedUpload.objects.filter(kind=UploadKind.SCREENING).exists()
    assert not held(make.CANARY)
    assert make.CANARY not in caplog.text
    assert Application.objects.count() == 1
