"""The pictures beside words, drawn on a grid of 16 by 16 in the colour of the text. Our own shapes."""

_LINE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'


def _line(path: str) -> str:
    return f'<path {_LINE} d="{path}"/>'


ICONS = {
    "check": _line("M3 8.5 6.5 12 13 4.5"),
    "clock": f'<circle cx="8" cy="8" r="6" {_LINE}/>' + _line("M8 5v3.2l2 1.6"),
    "warning": _line("M8 2.5 14.5 13.5h-13zM8 6.8v2.7M8 11.6v.1"),
    "stop": f'<circle cx="8" cy="8" r="6" {_LINE}/>' + _line("M5.5 5.5l5 5M10.5 5.5l-5 5"),
    "info": f'<circle cx="8" cy="8" r="6" {_LINE}/>' + _line("M8 7.5v3.5M8 4.9v.1"),
    "dot": '<circle cx="8" cy="8" r="3.5" fill="currentColor"/>',
    "ring": f'<circle cx="8" cy="8" r="4.5" {_LINE}/>',
    "document": _line("M4 2h5l3 3v9H4zM9 2v3h3"),
    "download": _line("M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10"),
    "person": f'<circle cx="8" cy="5" r="2.8" {_LINE}/>' + _line("M2.8 14c.4-3 2.4-4.4 5.2-4.4s4.8 1.4 5.2 4.4"),
    "search": f'<circle cx="7" cy="7" r="4.5" {_LINE}/>' + _line("M10.5 10.5 14 14"),
    "menu": _line("M2.5 4h11M2.5 8h11M2.5 12h11"),
    "help": f'<circle cx="8" cy="8" r="6.5" {_LINE}/>'
    + _line("M6 6.3c.2-2.6 4.2-2.3 4 .2-.1 1.4-2 1.5-2 2.8M8 11.7v.1"),
    "arrow": _line("M3 8h10M9 4l4 4-4 4"),
    "back": _line("M13 8H3M7 4 3 8l4 4"),
    "up": _line("M8 13V3.5M4 7.5l4-4 4 4"),
    "down": _line("M8 3v9.5M4 8.5l4 4 4-4"),
    "sort": _line("M5 6l3-3 3 3M5 10l3 3 3-3"),
    "calendar": _line("M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3"),
    "lock": _line("M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"),
    "pen": _line("M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z"),
    "printer": _line("M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z"),
}
