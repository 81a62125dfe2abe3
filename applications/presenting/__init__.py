"""Places, figures, and declarations that were taken over, as panels, lists, pages and files show them."""

from applications.presenting.boards import (
    DOWNLOAD,
    BoardLetters,
    board_list,
    board_url,
    history_of,
    load_letters,
    way_to_choose,
    ways_of,
)
from applications.presenting.figures import load_figures, load_plain_figures
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
    "DOWNLOAD",
    "BoardLetters",
    "PlacePanel",
    "board_list",
    "board_url",
    "history_of",
    "load_figures",
    "load_letters",
    "load_place",
    "load_plain_figures",
    "place_panel",
    "preview",
    "taken_over_found",
    "taken_over_list",
    "taken_over_sheet",
    "taken_over_summary",
    "taken_over_url",
    "to_place",
    "way_to_choose",
    "ways_of",
]
