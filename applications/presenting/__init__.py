"""Places, and declarations that were taken over, as panels, lists, pages and files show them."""

from applications.presenting.places import PlacePanel, load_place, place_panel, to_place
from applications.presenting.taken_over import (
    preview,
    taken_over_found,
    taken_over_list,
    taken_over_sheet,
    taken_over_summary,
    taken_over_url,
)

__all__ = [
    "PlacePanel",
    "load_place",
    "place_panel",
    "preview",
    "taken_over_found",
    "taken_over_list",
    "taken_over_sheet",
    "taken_over_summary",
    "taken_over_url",
    "to_place",
]
