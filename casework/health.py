"""How the program is doing, for whatever watches it: words from a short list, and no word about anybody.

Alive: the process answers. Ready: it can do its work; what only makes it slower is *degraded*, and no reason to take
it away from its users.
"""

import tempfile
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseFault
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casework import jobs, tasks
from casework.clock import now

OK, DEGRADED, DOWN, ABSENT = "ok", "degraded", "down", "absent"
LONGEST_WAIT = 300  # seconds that work may lie before somebody should look
PROBE = 4096  # bytes


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Whether the process answers; asks nothing of anything else."""
    return JsonResponse({"status": OK})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether users can be served: 200, or 503 without a database or a place for files."""
    found = look(now())
    return JsonResponse(found, status=503 if found["status"] == DOWN else 200)


def look(moment: datetime) -> dict[str, Any]:
    """The state of every part, and of the whole; one query."""
    waiting: int | None = None
    database = files = OK
    try:
        waiting = jobs.oldest_waiting(moment)
    except DatabaseFault:
        database = DOWN
    if not _can_write():
        files = DOWN
    broker = tasks.broker()
    whole = DOWN if DOWN in {database, files} else OK
    if whole == OK and (broker == DOWN or (waiting or 0) > LONGEST_WAIT):
        whole = DEGRADED
    return {"status": whole, "database": database, "broker": broker, "files": files, "oldest_waiting_seconds": waiting}


def _can_write() -> bool:
    """Whether a file can be stored: not when the folder is gone, read-only or full."""
    try:
        with tempfile.TemporaryFile(dir=settings.PRIVATE_ROOT) as probe:
            probe.write(b"0" * PROBE)
            probe.flush()
    except OSError:
        return False
    return True
