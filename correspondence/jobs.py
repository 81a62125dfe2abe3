"""Work after commit: making letters, and removing bytes that no row keeps."""

from collections.abc import Iterator
from itertools import batched
from pathlib import Path

from casework import jobs
from casework.acting import Act
from correspondence import actions, consequences, files, queries

ORPHAN_SECONDS = 2 * 24 * 3600
BATCH = 500


def sweep(act: Act) -> None:
    """Remove files older than two days that no row keeps: what a rolled-back transaction or a crash left behind."""
    before = act.now.timestamp() - ORPHAN_SECONDS
    for paths in batched(_older_than(before), BATCH):
        kept = queries.blobs_with_row(path.name for path in paths)
        for path in paths:
            if path.name not in kept:
                path.unlink(missing_ok=True)


def _older_than(moment: float) -> Iterator[Path]:
    for path in files.root().glob("*/*"):
        if path.is_file() and path.stat().st_mtime < moment:
            yield path


def register() -> None:
    """Tell the outbox what these kinds of work do."""
    jobs.register(consequences.RENDER, actions.render, on_parked=actions.give_up)
    jobs.register(files.SWEEP, sweep)
