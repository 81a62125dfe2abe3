"""Work of this app after commit."""

from assessments.actions.screening import make_drafts, read_list, reading_failed
from assessments.actions.uploads import CLOSE_UPLOAD, close_upload
from assessments.queries import MAKE_DRAFTS, READ_LIST
from casework import jobs


def register() -> None:
    """Tell the outbox what these kinds of work do."""
    jobs.register(CLOSE_UPLOAD, close_upload)
    jobs.register(READ_LIST, read_list, reading_failed, by_steps=True)
    jobs.register(MAKE_DRAFTS, make_drafts, by_steps=True)
