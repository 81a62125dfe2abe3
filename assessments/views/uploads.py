"""What the pages of one's own upload have in common, a class list or a dossier."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest

from applications import permissions
from assessments import queries
from assessments.models import SealedUpload
from casework.permissions import Permission


class OfUpload:
    """A page about one's own upload. Anybody else's, and one that is gone, are not there.

    A form that was sent before is answered with its first result, though the upload is gone.
    """

    upload_kind: ClassVar[str]
    row: SealedUpload | None
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        self.row = queries.own_upload(self.request.act, self.upload_kind, kwargs["public_id"])  # type: ignore[attr-defined]
        if self.row is None and not self._acted_before():
            raise Http404

    def _acted_before(self) -> bool:
        return self.request.method == "POST" and bool(self._first_result())  # type: ignore[attr-defined]

    @property
    def upload_id(self) -> int:
        return self.row.pk if self.row else 0

    def permission(self) -> Permission:
        return permissions.may_start(self.request.act.actor)  # type: ignore[attr-defined]
