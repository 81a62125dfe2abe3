"""Handing out files: found through the app that owns the kind, and only when they still have their hash."""

import logging
from io import BytesIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access, registries
from correspondence import files
from correspondence.models import StoredFile

POLICY = "sandbox; default-src 'none'"
log = logging.getLogger("toewijzer.files")


@require_safe
def download(request: HttpRequest, kind: str, public_id: UUID) -> HttpResponseBase:
    """A file that this person may have; unknown kinds, unknown files and other people's are one and the same 404."""
    find = registries.download(kind)
    file = find(request.act.actor, public_id) if find else None
    if file is None:
        raise Http404
    return hand_out(request, file, kind)


def hand_out(request: HttpRequest, file: StoredFile, kind: str) -> HttpResponseBase:
    """A file that was found for this person, with the look noted; a page that says why when nobody may open it."""
    if not file.can_be_opened:
        return _unavailable(request, file)
    try:
        content = files.read(file)
    except files.Damaged:
        return damaged(request)
    if file.case_id is not None:
        access.note(request, file.case_id, kind)
    log.info("file_handed_out", extra={"file": str(file.public_id), "kind": kind})
    return attachment(content, name=file.download_name, media_type=file.media_type)


def attachment(content: bytes, *, name: str, media_type: str) -> FileResponse:
    """The bytes that were just compared, as an attachment of a type from our own list, allowed to do nothing."""
    response = FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _unavailable(request: HttpRequest, file: StoredFile) -> HttpResponse:
    """A file that nobody opens: removed, refused by the scanner, or still being looked at."""
    return render(request, "correspondence/file_unavailable.html", {"file": file}, status=409)


def damaged(request: HttpRequest) -> HttpResponse:
    """The bytes are gone or are not what was stored: say so, and give nothing."""
    return render(request, "correspondence/file_damaged.html", status=500)
