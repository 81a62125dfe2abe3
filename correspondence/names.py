"""Names of files as their senders gave them: data to show, never a path. Pure."""

import unicodedata

LONGEST_NAME = 150
LONGEST_READ = 4_000
NAMELESS = "bestand zonder naam"
# Characters that reverse or hide what is read, so that "fdp.exe" can look like "exe.pdf".
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Joins the parts of one emoji; harmless between two of them.
_JOINER = "\u200d"


def clean_name(name: str) -> str:
    """The last part of a path without control, direction and invisible characters, at most LONGEST_NAME long.

    The ending is kept when the middle has to be cut. Never empty.
    """
    last = name[-LONGEST_READ:].replace("\\", "/").rpartition("/")[2]
    normal = unicodedata.normalize("NFC", last)
    visible = "".join(letter for letter in normal if _is_visible(letter))
    tidy = " ".join(visible.split()).strip(" .")
    if not tidy:
        return NAMELESS
    return _shortened(tidy)


def _is_visible(letter: str) -> bool:
    return letter == _JOINER or unicodedata.category(letter) not in _HIDDEN_CATEGORIES


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[: LONGEST_NAME - 1] + "…"
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}….{ending}"


def ending_of(name: str) -> str:
    """The ending in lower case without its dot; empty when there is none."""
    stem, dot, ending = clean_name(name).rpartition(".")
    return ending.lower() if dot and stem else ""
