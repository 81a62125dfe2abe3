"""The register of instruments, what is to be said of results, an OSO dossier and a class list, as pages show them."""

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
from assessments.summaries.progress import progress_of
from assessments.summaries.results import result_checks
from assessments.summaries.screened import screened_notices
from assessments.summaries.screening import Shown, page_of, pupil_lines, screening_page

__all__ = [
    "DossierPage",
    "Preview",
    "Shown",
    "begun",
    "dossier_page",
    "figures_to_show",
    "finding_tag",
    "instruments_list",
    "list_of_lists",
    "list_summary",
    "list_url",
    "page_of",
    "paper_choices",
    "preview",
    "progress_of",
    "pupil_lines",
    "result_checks",
    "screened_notices",
    "screening_page",
    "sheet_of",
    "state_tag",
]
