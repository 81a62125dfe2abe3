"""The register of instruments, what is to be said of results, and an OSO dossier, as pages show them."""

from assessments.summaries.dossiers import DossierPage, begun, dossier_page, paper_choices
from assessments.summaries.figures import figures_to_show, finding_tag
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
    "DossierPage",
    "Preview",
    "begun",
    "dossier_page",
    "figures_to_show",
    "finding_tag",
    "instruments_list",
    "list_of_lists",
    "list_summary",
    "list_url",
    "paper_choices",
    "preview",
    "result_checks",
    "sheet_of",
    "state_tag",
]
