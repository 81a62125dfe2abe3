"""Lists of cases as pages show them: worklists of the home page, the list of cases, and what a search finds."""

from applications.worklists.attention import ATTENTION
from applications.worklists.lists import NAMELESS, ROAD, SHORT_KINDS, case_link, case_list, found, list_url

HOME = (*ROAD, *ATTENTION)

__all__ = [
    "HOME",
    "NAMELESS",
    "SHORT_KINDS",
    "case_link",
    "case_list",
    "found",
    "list_url",
]
