"""The road of a letter: ordered, made, failed and tried again, released, replaced; and fixed once it is made."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import InternalError, transaction
from django.db.utils import IntegrityError

from accounts.enums import Role
from accounts.models import Partnership
from casework import jobs
from casework.acting import Act
from casework.models import AuditEntry, Job
from casework.refusals import NotAllowed, NotReady, WrongState, from_database
from correspondence import actions, consequences, files, kinds, queries, rendering
from correspondence.consequences import Recipient
from correspondence.enums import LetterState
from correspondence.models import Letter, StoredFile
from tests.documents.reading import text_of
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db
TO_GUARDIAN = Recipient("guardian", 11)
TO_BOARD = Recipient("board", 5)


@pytest.fixture
def act() -> Act:
    # In the past: what is queued now has to be due when the worker looks.
    return accounts.act_of(accounts.membership(role=Role.SECRETARIAT), now=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def about(act: Act) -> Partnership:
    """Any record of another table can be what a letter is about."""
    return Partnership.objects.get(pk=act.actor.partnership_id)


def order(act: Act, **fields: object) -> Letter:
    values = {
        "case_id": 1,
        "subject": about(act),
        "kind": "decision",
        "contents": make.decision_letter(),
        "file_stem": f"besluit-{make.NUMBER}",
        "title": f"Besluit {make.NUMBER}",
        "recipient": TO_GUARDIAN,
        "sending_date": make.SENT,
        **fields,
    }
    return consequences.order_letter(act, **values)  # type: ignore[arg-type]


def made(act: Act, **fields: object) -> Letter:
    letter = order(act, **fields)
    jobs.work_off()
    letter.refresh_from_db()
    return letter


def test_worker_makes_a_letter_from_its_row_alone(act: Act) -> None:
    letter = made(act)
    assert letter.status == LetterState.READY
    assert letter.file is not None
    assert letter.file.sha256 == letter.sha256
    assert letter.pages == letter.file.pages
    assert letter.file.download_name == f"besluit-{make.NUMBER}.pdf"
    found = text_of(files.read(letter.file))
    assert make.decision_letter().operative in found
    verbs = list(AuditEntry.objects.filter(subject_id=letter.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == [f"correspondence.letter_{step}" for step in ("ordered", "started", "made")]


def test_the_trail_holds_no_name(act: Act) -> None:
    letter = made(act)
    for entry in AuditEntry.objects.filter(subject_id=letter.pk):
        told = " ".join([*entry.fields, entry.reference, entry.cause])
        assert "Sam" not in told
        assert "Proefouder" not in told


def test_making_twice_gives_one_file(act: Act) -> None:
    letter = made(act)
    system = accounts.system_act(about(act))
    actions.render(system, letter_id=letter.pk)
    Job.objects.filter(kind=consequences.RENDER).update(state="queued")
    jobs.work_off()
    assert StoredFile.objects.filter(owner_kind="letter").count() == 1


def test_two_letters_with_equal_contents_are_equal_files(act: Act) -> None:
    first = made(act)
    second = made(act, recipient=TO_BOARD)
    assert first.sha256 == second.sha256
    assert first.file_id != second.file_id


def test_only_the_program_makes_letters(act: Act) -> None:
    letter = order(act)
    with pytest.raises(NotAllowed):
        actions.render(act, letter_id=letter.pk)
    assert Letter.objects.get(pk=letter.pk).status == LetterState.QUEUED


def test_failed_letter_is_seen_and_tried_again(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "render_pdf", lambda html: (_ for _ in ()).throw(rendering.RenderFault("x")))
        letter = made(act)
    assert letter.status == LetterState.FAILED
    assert "RenderFault" in letter.fault
    assert list(queries.needing_attention(act.actor)) == [letter]
    assert not StoredFile.objects.exists()
    (point, *_) = queries.open_before_sending([letter], make.SENT)
    assert not point.met
    assert letter.title in point.sentence
    actions.retry_letter(act, letter_id=letter.pk)
    jobs.work_off()
    letter.refresh_from_db()
    assert (letter.status, letter.attempt, letter.fault) == (LetterState.READY, 2, "")


def test_worker_that_keeps_failing_brings_the_letter_where_somebody_sees_it(
    act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **fields: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "store_own", full)
    monkeypatch.setattr(jobs, "MOST_ATTEMPTS", 1)
    letter = made(act)
    assert letter.status == LetterState.FAILED
    assert letter.fault == actions.TRIED_TOO_OFTEN


def test_row_that_no_longer_fits_its_kind_fails_at_once(act: Act) -> None:
    letter = order(act)
    Letter.objects.filter(pk=letter.pk).update(contents={"number": "x"})
    jobs.work_off()
    letter.refresh_from_db()
    assert letter.status == LetterState.FAILED


def test_retry_is_for_failed_letters_and_for_the_office(act: Act) -> None:
    letter = made(act)
    with pytest.raises(WrongState):
        actions.retry_letter(act, letter_id=letter.pk)
    stranger = accounts.act_of(accounts.membership(role=Role.SECRETARIAT))
    with pytest.raises(NotAllowed):
        actions.retry_letter(stranger, letter_id=letter.pk)


def test_ready_letter_is_fixed_in_the_database(act: Act) -> None:
    letter = made(act)
    for change in (
        {"contents": {}},
        {"sha256": "0" * 64},
        {"sending_date": date(2027, 5, 5)},
        {"file": None},
        {"enclosures": [1]},
        {"addressee_id": 12},
        {"template": "letters/x.html"},
    ):
        with pytest.raises((InternalError, IntegrityError)) as caught, transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**change)
        assert isinstance(from_database(caught.value), WrongState)
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).delete()


def test_release_checks_the_bytes(act: Act) -> None:
    letter = made(act)
    assert letter.file
    path = files.path_of(letter.file.blob)
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(NotReady, match="niet meer wat is opgemaakt"):
        consequences.release_letters(act, [letter])
    content[500] ^= 1
    path.write_bytes(bytes(content))
    (released,) = consequences.release_letters(act, [letter])
    assert released.status == LetterState.RELEASED
    assert released.released_on == act.today
    entry = AuditEntry.objects.get(verb="correspondence.letter_released")
    assert (entry.cause, entry.reference) == ("publish", letter.sha256)


def test_release_names_every_letter_that_is_not_ready(act: Act) -> None:
    letters = [order(act), made(act, recipient=TO_BOARD, title="Tweede")]
    with pytest.raises(NotReady):
        consequences.release_letters(act, [order(act, recipient=Recipient("guardian", 12)), *letters])
    assert not Letter.objects.filter(status=LetterState.RELEASED).exists()


def test_released_letter_stays_for_good(act: Act) -> None:
    letter = made(act)
    consequences.release_letters(act, [letter])
    with pytest.raises(WrongState):
        consequences.withdraw_letters(act, [letter], reason="x")
    for change in ({"withdrawn_on": act.today}, {"status": LetterState.READY, "released_on": None}):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**change)
    with pytest.raises(NotReady):
        consequences.release_letters(act, [letter])


def test_made_anew_with_another_date_keeps_the_unsent_one(act: Act) -> None:
    old = made(act)
    later = date(2027, 3, 8)
    contents = replace(make.decision_letter(), sending_date=later)
    new = consequences.replace_letter(
        act, old, subject=about(act), contents=contents, sending_date=later, reason="Later gepubliceerd"
    )
    jobs.work_off()
    new.refresh_from_db()
    old.refresh_from_db()
    assert old.status_sentence == "niet verzonden"
    assert old.withdrawn_on == act.today
    assert old.file is not None
    assert (new.replaces_id, new.status, new.sending_date) == (old.pk, LetterState.READY, later)
    assert new.sha256 != old.sha256
    assert (new.addressee_kind, new.addressee_id, new.file_stem) == ("guardian", 11, old.file_stem)
    assert queries.letters_about(about(act)) == [new]
    assert queries.letters_about(about(act), withdrawn=True) == [old, new]


def test_withdrawn_letter_is_not_made_any_more(act: Act) -> None:
    letter = order(act)
    consequences.withdraw_letters(act, [letter], reason="Ingetrokken")
    jobs.work_off()
    letter.refresh_from_db()
    assert letter.status == LetterState.QUEUED
    assert not StoredFile.objects.exists()


def test_one_letter_per_subject_kind_and_addressee(act: Act) -> None:
    order(act)
    order(act, recipient=TO_BOARD)
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        order(act)
    assert from_database(caught.value) is not None
    order(act, recipient=consequences.NOBODY)
    with pytest.raises(IntegrityError), transaction.atomic():
        order(act, recipient=consequences.NOBODY)


def test_order_refuses_what_does_not_fit(act: Act) -> None:
    with pytest.raises(TypeError):
        order(act, contents=make.declaration())
    with pytest.raises(ValueError, match="sending date"):
        order(act, sending_date=date(2027, 3, 2))
    with pytest.raises(KeyError):
        order(act, kind="onbekend")


def test_enclosures_are_remembered_with_their_hash(act: Act) -> None:
    annex = order(
        act,
        kind="advice_annex",
        contents=make.advice_annex(),
        recipient=consequences.NOBODY,
        sending_date=None,
        title="Bijlage 1",
    )
    scan = make.stored_file(act)
    letter = made(act, enclosures=[annex, scan])
    assert [entry["kind"] for entry in letter.enclosures] == ["letter", "file"]
    assert letter.enclosures[1]["sha256"] == scan.sha256
    assert all(len(entry["sha256"]) == 64 for entry in letter.enclosures)


def test_every_kind_of_paper_is_made(act: Act) -> None:
    papers = {
        "decision": (make.decision_letter(), make.SENT),
        "declaration": (make.declaration(), None),
        "advice_annex": (make.advice_annex(), None),
        "receipt": (make.receipt_letter(), date(2027, 1, 12)),
        "supplement_request": (make.supplement_letter(), date(2027, 1, 13)),
    }
    assert set(papers) <= {kind.code for kind in kinds.all_kinds()}
    for kind, (contents, day) in papers.items():
        letter = made(act, kind=kind, contents=contents, sending_date=day)
        assert letter.status == LetterState.READY, kind
