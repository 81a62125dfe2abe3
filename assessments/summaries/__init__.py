"""The register of instruments, and what is to be said of results, as pages show them."""

from assessments.summaries.instruments import (
    Preview,
    instruments_list,
    list_of_lists,
    list_summary,
    list_url,
    preview,
    sheet_of,
    state_tag,
)
from assessments.summaries.results import result_checks

__all__ = [
    "Preview",
    "instruments_list",
    "list_of_lists",
    "list_summary",
    "list_url",
    "preview",
    "result_checks",
    "sheet_of",
    "state_tag",
]
