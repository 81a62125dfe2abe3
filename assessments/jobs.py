"""Work of this app after commit."""

from assessments.actions.uploads import CLOSE_UPLOAD, close_upload
from casework import jobs


def register() -> None:
    """Tell the outbox what these kinds of work do."""
    jobs.register(CLOSE_UPLOAD, close_upload)
