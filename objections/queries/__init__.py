"""The only door to objections: everything done on behalf of a person starts from ``visible_to``."""

from objections.queries.seeing import objections_visible_to, seat_of, visible_to

__all__ = ["objections_visible_to", "seat_of", "visible_to"]
