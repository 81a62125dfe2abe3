"""A class list that was uploaded: how far it is, what was read in it, and which cases its pupils have already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from applications import queries as applications
from applications.models import Application
from assessments.models import ScreenedDraft, SealedUpload
from assessments.screening import KeptList, ListRow, identity_of
from casework import jobs, sealing
from casework.acting import Actor
from casework.text import name_parts

READ_LIST = "assessments.read_list"
MAKE_DRAFTS = "assessments.make_drafts"


def reading_key(upload_id: int) -> str:
    """The key of the job that reads a list."""
    return f"{READ_LIST}:{upload_id}"


def drafts_key(upload_id: int, batch: int) -> str:
    """The key of the job that makes the drafts that were asked for."""
    return f"{MAKE_DRAFTS}:{upload_id}:{batch}"


def kept_list(row: SealedUpload) -> KeptList | None:
    """What was read in a list; None as long as nobody has. Raises ``casework.sealing.Unsealable``."""
    content = row.read_result()
    return None if content is None else KeptList.unpack(content)


@dataclass(frozen=True, slots=True)
class Work:
    """The work that is done on a list, and the drafts that it makes (0 while it is read)."""

    standing: jobs.Standing
    drafts: int = 0


def work_on(row: SealedUpload, kept: KeptList | None, at: datetime) -> Work | None:
    """What the program does or did last with this list (at most one query); None when nothing was asked after reading.

    A list that was read asks nothing of its reading any more.
    """
    if kept is None:
        found = jobs.standing(reading_key(row.pk), at)
        return Work(found) if found else None
    if kept.batch is None:
        return None
    found = jobs.standing(drafts_key(row.pk, kept.batch.number), at)
    return Work(found, len(kept.batch.chosen)) if found else None


def marks_of(board_id: int | None, row: ListRow) -> list[str]:
    """What stands for this pupil at this board without telling who it is; the first is the one of now."""
    return sealing.marks(f"screening|{board_id}|{identity_of(row)}")


@dataclass(frozen=True, slots=True)
class KnownCase:
    """An open case that the board has for a pupil of a list already. ``from_list``: a list made it."""

    case: Application
    from_list: bool


def known_cases(actor: Actor, rows: Iterable[ListRow]) -> dict[int, list[KnownCase]]:
    """The open cases and drafts of the own board for these pupils, by the number of their row (two queries)."""
    listed = list(rows)
    by_name = applications.own_open_cases(actor, {row.line: _name_of(row) for row in listed})
    made = _made_of(actor, listed)
    found = {}
    for row in listed:
        ours = made.get(row.line, [])
        ids = {case.pk for case in ours}
        others = [KnownCase(case, from_list=False) for case in by_name.get(row.line, []) if case.pk not in ids]
        if ours or others:
            found[row.line] = [*(KnownCase(case, from_list=True) for case in ours), *others]
    return found


def _name_of(row: ListRow) -> tuple[date, frozenset[str]]:
    return row.born, name_parts(row.first_name, row.last_name)


def _made_of(actor: Actor, rows: list[ListRow]) -> Mapping[int, list[Application]]:
    lines = {mark: row.line for row in rows for mark in marks_of(actor.organisation_id, row)}
    seen = applications.visible_to(actor).values("pk")
    drafts = ScreenedDraft.objects.filter(board_id=actor.organisation_id, key__in=list(lines), application__in=seen)
    found: dict[int, list[Application]] = {}
    for draft in drafts.select_related("application").order_by("application_id"):
        if draft.application.is_open:
            found.setdefault(lines[draft.key], []).append(draft.application)
    return found


def is_screened(case: Application) -> bool:
    """Whether a case began as a row of a class list (one query)."""
    return ScreenedDraft.objects.filter(application=case).exists()
