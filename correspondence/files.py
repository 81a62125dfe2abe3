"""The only door for files: looked into before they are kept, kept under a random name, checked when they are read.

``inspect`` judges what somebody sent (in a process of its own); ``store`` keeps it, inside the transaction of the verb
that it belongs to; ``read`` answers its bytes only when they still have the hash that was written down.
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from casework import jobs
from casework.acting import Act
from casework.bsn import find_bsn
from correspondence.enums import MediaType, ScanState
from correspondence.models import StoredFile
from correspondence.names import clean_name, ending_of
from correspondence.problems import FileRefused, bsn_problem, problem, too_large, too_many_files, too_much_today

SWEEP = "sweep_files"
SECONDS_TO_INSPECT = 40
KINDS = {
    "pdf": ("pdf", MediaType.PDF),
    "jpg": ("jpeg", MediaType.JPEG),
    "jpeg": ("jpeg", MediaType.JPEG),
    "png": ("png", MediaType.PNG),
}
WORD_ENDINGS = frozenset({"doc", "docx", "docm", "odt", "rtf", "pages"})
log = logging.getLogger("toewijzer.files")


class Damaged(Exception):
    """A stored file is missing or is not what it was; its bytes are not given to anybody."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that was looked into and may be stored. Images hold the bytes as they were drawn anew.

    ``bsn_pages`` names pages of a PDF on which a number seems to stand that may not be kept; ``inspect`` lets such a
    file through only when it is asked to (the secretariat may accept "geen BSN" with a reason).
    """

    name: str
    content: bytes
    media_type: MediaType
    pages: int
    has_text_layer: bool
    bsn_pages: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """Number of bytes that will be stored."""
        return len(self.content)


def inspect(upload: "File[bytes]", *, accept_bsn: bool = False) -> Inspected:
    """Look into an uploaded file. Raises FileRefused with a sentence that says how to go on."""
    name = clean_name(upload.name or "")
    kind, media_type = _kind_by_name(name)
    _refuse_size(upload.size)
    if find_bsn(name):
        raise FileRefused(problem("bsn_in_name"))
    upload.seek(0)
    content = upload.read(settings.LARGEST_FILE + 1)
    said, remade = _look_inside(content, kind)
    if said["code"]:
        raise FileRefused(problem(said["code"]))
    if said["bsn_pages"] and not accept_bsn:
        raise FileRefused(bsn_problem(said["bsn_pages"]))
    return Inspected(
        name, remade or content, media_type, said["pages"], said["has_text_layer"], tuple(said["bsn_pages"])
    )


def _kind_by_name(name: str) -> tuple[str, MediaType]:
    ending = ending_of(name)
    if ending in WORD_ENDINGS:
        raise FileRefused(problem("word"))
    if ending not in KINDS:
        raise FileRefused(problem("kind"))
    return KINDS[ending]


def _refuse_size(size: int) -> None:
    if size > settings.LARGEST_FILE:
        raise FileRefused(too_large(size, settings.LARGEST_FILE))
    if size == 0:
        raise FileRefused(problem("empty"))


def _look_inside(content: bytes, kind: str) -> tuple[dict[str, Any], bytes]:
    return ask_apart("correspondence.inspect", kind, content, SECONDS_TO_INSPECT) or ({"code": "too_complex"}, b"")


def ask_apart(module: str, argument: str, content: bytes, seconds: int) -> tuple[dict[str, Any], bytes] | None:
    """Have a module look at content in a process of its own: its line of JSON and the bytes after it.

    None when it died or took longer: it met a file that nobody should open.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, argument],
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=settings.BASE_DIR,
            env={"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        first, _, rest = done.stdout.partition(b"\n")
        return (json.loads(first), rest) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def store(
    act: Act,
    file: Inspected,
    *,
    owner_kind: str,
    download_stem: str = "",
    case_id: int | None = None,
    no_bsn_seen: bool = False,
    bsn_reason: str = "",
) -> StoredFile:
    """Keep an inspected file, inside the transaction of the verb it belongs to.

    ``owner_kind`` is the kind of record it hangs on; ``download_stem`` the generated name under which it is handed out
    (no name of a person). ``no_bsn_seen`` is the uploader's own confirmation for a scan; ``bsn_reason`` is why the
    secretariat found that a number is no BSN, and is needed when ``file.bsn_pages`` is not empty. Raises FileRefused
    for that, and when this person has added too much today.
    """
    if file.bsn_pages and not bsn_reason:
        raise FileRefused(bsn_problem(list(file.bsn_pages)))
    _refuse_too_much(act, file.size)
    acknowledged = no_bsn_seen or bool(bsn_reason)
    row = _keep(
        act,
        file.content,
        partnership_id=_partnership_of(act),
        case_id=case_id,
        owner_kind=owner_kind,
        original_name=file.name,
        download_stem=download_stem,
        media_type=file.media_type,
        pages=file.pages,
        uploaded_by_id=act.actor.user_id,
        has_text_layer=file.has_text_layer,
        bsn_acknowledged_by_id=act.actor.user_id if acknowledged else None,
        bsn_reason=bsn_reason[:500],
    )
    transaction.on_commit(lambda: jobs.enqueue(act, SWEEP, f"{SWEEP}:{act.today}"), robust=True)
    return row


def copy(act: Act, source: StoredFile, *, owner_kind: str, case_id: int) -> StoredFile:
    """Keep the bytes of a stored file a second time, for another case of the same partnership: each has its own end.

    Raises Damaged when they are not what was stored, or may not be opened.
    """
    if not source.can_be_opened or source.held_by_id != _partnership_of(act):
        raise Damaged(source.public_id)
    return _keep(
        act,
        read(source),
        partnership_id=_partnership_of(act),
        case_id=case_id,
        owner_kind=owner_kind,
        original_name=source.original_name,
        download_stem=source.download_stem,
        media_type=source.media_type,
        pages=source.pages,
        uploaded_by_id=act.actor.user_id,
        has_text_layer=source.has_text_layer,
        bsn_acknowledged_by_id=source.bsn_acknowledged_by_id,
        bsn_reason=source.bsn_reason,
        scan_state=source.scan_state,
        scanned_at=source.scanned_at,
    )


def refuse_one_more(held: int) -> None:
    """Raise FileRefused when a case that holds so many files is full. Files that were taken out do not count."""
    if held >= settings.MOST_FILES_PER_CASE:
        raise FileRefused(too_many_files(settings.MOST_FILES_PER_CASE))


def _refuse_too_much(act: Act, size: int) -> None:
    """Keep one account from filling the disk. What was destroyed does not count."""
    StoredFile.hold_uploader(act.actor.user_id)
    if StoredFile.bytes_added(act.actor.user_id, act.today) + size > settings.MOST_BYTES_PER_PERSON_A_DAY:
        raise FileRefused(too_much_today(settings.MOST_BYTES_PER_PERSON_A_DAY))


def store_own(
    act: Act, content: bytes, *, partnership_id: int, case_id: int | None, owner_kind: str, stem: str, pages: int
) -> StoredFile:
    """Keep a PDF that the program itself made."""
    return _keep(
        act,
        content,
        partnership_id=partnership_id,
        case_id=case_id,
        owner_kind=owner_kind,
        original_name=f"{stem}.pdf",
        download_stem=stem,
        media_type=MediaType.PDF,
        pages=pages,
        has_text_layer=True,
        scan_state=ScanState.OWN,
    )


def _keep(act: Act, content: bytes, **fields: Any) -> StoredFile:
    """Bytes first, row second: after a rollback there is a file without a row, and the sweep removes it."""
    public_id = uuid.uuid4()
    fields["download_stem"] = fields["download_stem"] or f"bestand-{str(public_id)[:8]}"
    row = StoredFile(
        public_id=public_id,
        created_at=act.now,
        blob=uuid.uuid4().hex,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )
    _write(path_of(row.blob), content, act.now.timestamp())
    row.save(force_insert=True)
    return row


def _partnership_of(act: Act) -> int:
    if act.actor.partnership_id is None:
        raise ValueError("a file is stored inside one partnership")
    return act.actor.partnership_id


def root() -> Path:
    """Where files are kept: outside anything that the web server hands out."""
    return Path(settings.PRIVATE_ROOT) / "files"


def path_of(blob: str) -> Path:
    """The place of a blob, spread over folders by its random name."""
    return root() / blob[:2] / blob


def _write(path: Path, content: bytes, moment: float) -> None:
    """Whole or not at all: a part file, synced, then renamed. ``moment`` is when the act took place, for the sweep."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    os.utime(part, (moment, moment))
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read(file: StoredFile) -> bytes:
    """The bytes of a stored file. Raises Damaged when they are missing or are not what was stored."""
    try:
        content = path_of(file.blob).read_bytes()
    except OSError:
        log.error("file_missing", extra={"file": str(file.public_id)})
        raise Damaged(file.public_id) from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        log.error("file_changed", extra={"file": str(file.public_id)})
        raise Damaged(file.public_id)
    return content


def is_unchanged(file: StoredFile) -> bool:
    """Whether the bytes still have the hash that was written down."""
    try:
        read(file)
    except Damaged:
        return False
    return True


def erase(blob: str) -> None:
    """Destroy the bytes of a blob; nothing happens when they are gone already."""
    path_of(blob).unlink(missing_ok=True)
