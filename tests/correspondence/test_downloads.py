"""Handing out files: exact headers, one 404 for everything that is not yours, and never other bytes."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework import registries
from casework.acting import Actor
from correspondence import consequences, files
from correspondence.enums import ScanState
from correspondence.models import StoredFile
from correspondence.queries import download_letter
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db
KIND = "proef"


def of_own_partnership(actor: Actor, public_id: uuid.UUID) -> StoredFile | None:
    return StoredFile.objects.filter(partnership_id=actor.partnership_id, public_id=public_id).first()


@pytest.fixture(autouse=True)
def _kind() -> Iterator[None]:
    registries.register_download(KIND, of_own_partnership)
    yield
    registries._downloads.pop(KIND)


@pytest.fixture
def file(member: Membership) -> StoredFile:
    return make.stored_file(accounts.act_of(member), name="Sam.pdf", download_stem="document-3", case_id=1)


def url(file_id: object, kind: str = KIND) -> str:
    return reverse("correspondence:download", kwargs={"kind": kind, "public_id": file_id})


def test_headers_are_exact(client: Client, member: Membership, file: StoredFile) -> None:
    answer = accounts.sign_in(client, member).get(url(file.public_id))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == make.pdf_bytes()  # type: ignore[attr-defined]
    expected = {
        "Content-Type": "application/pdf",
        "Content-Length": str(file.size),
        "Content-Disposition": 'attachment; filename="document-3.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
        "Cache-Control": "no-store",
    }
    assert {name: answer.headers.get(name) for name in expected} == expected


def test_not_signed_in_is_sent_to_sign_in(client: Client, file: StoredFile) -> None:
    known, unknown = client.get(url(file.public_id)), client.get(url(uuid.uuid4()))
    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"].partition("?")[0] == unknown.headers["Location"].partition("?")[0]


def test_what_is_not_yours_is_what_does_not_exist(client: Client, member: Membership, file: StoredFile) -> None:
    accounts.sign_in(client, accounts.membership(role=Role.SECRETARIAT))
    answers = [
        client.get(url(file.public_id)),
        client.get(url(uuid.uuid4())),
        client.get(url(file.public_id, "onbekend")),
        client.get(url(uuid.uuid4(), "brief")),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client: Client, member: Membership, file: StoredFile, method: str) -> None:
    assert getattr(accounts.sign_in(client, member), method)(url(file.public_id)).status_code == 405


def test_changed_file_gives_a_page_and_no_bytes(
    client: Client, member: Membership, file: StoredFile, caplog: pytest.LogCaptureFixture
) -> None:
    other = make.stored_file(accounts.act_of(member), content=make.pdf_bytes("Van iemand anders"))
    files.path_of(file.blob).write_bytes(files.path_of(other.blob).read_bytes())
    answer = accounts.sign_in(client, member).get(url(file.public_id))
    assert answer.status_code == 500
    assert "beschadigd" in answer.content.decode()
    assert b"%PDF" not in answer.content
    assert "file_changed" in caplog.text


def test_missing_file_gives_a_page(
    client: Client, member: Membership, file: StoredFile, caplog: pytest.LogCaptureFixture
) -> None:
    files.erase(file.blob)
    answer = accounts.sign_in(client, member).get(url(file.public_id))
    assert answer.status_code == 500
    assert "niet meer is wat er is opgeslagen" in answer.content.decode()
    assert "file_missing" in caplog.text


@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.REFUSED])
def test_nobody_opens_what_the_scanner_holds(
    client: Client, member: Membership, file: StoredFile, state: ScanState
) -> None:
    StoredFile.objects.filter(pk=file.pk).update(scan_state=state)
    answer = accounts.sign_in(client, member).get(url(file.public_id))
    assert answer.status_code == 409
    assert str(state.label) in answer.content.decode()


def test_removed_file_says_so(client: Client, member: Membership, file: StoredFile) -> None:
    consequences.remove_file(accounts.act_of(member), file, reason="Er stond een BSN op.")
    answer = accounts.sign_in(client, member).get(url(file.public_id))
    assert answer.status_code == 409
    assert "Er stond een BSN op." in answer.content.decode()


@pytest.mark.parametrize("role", Role.values)
def test_letters_are_for_the_office_of_the_partnership(role: str, member: Membership) -> None:
    act = accounts.act_of(member)
    letter = consequences.order_letter(
        act,
        case_id=1,
        subject=member,
        kind="declaration",
        contents=make.declaration(),
        file_stem="verklaring-VO2999-2027-00001",
    )
    partnership = member.organisation.partnership
    actor = accounts.actor_of(accounts.membership(role=role, partnership=partnership))
    assert download_letter(actor, letter.public_id) is None
    from correspondence import actions

    actions.render(accounts.system_act(partnership), letter_id=letter.pk)
    found = download_letter(actor, letter.public_id)
    assert (found is not None) is (role in {Role.SECRETARIAT, Role.BOARD_MEMBER})
    stranger = accounts.actor_of(accounts.membership(role=role))
    assert download_letter(stranger, letter.public_id) is None
