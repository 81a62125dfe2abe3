"""The kinds of paper that can be made: a closed list, filled by the app that sends it (``apps.ready``)."""

from dataclasses import dataclass

from correspondence import frozen


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of paper: which frozen dataclass it says, with which template, under which name it is handed out.

    ``version`` goes up with every change of the template's words, and is kept with each paper that was made from it.
    ``stem`` begins the file name (no name of a person ever stands in it). ``answer`` names the field with the last day
    to answer, of a letter that asks for one; ``more_time`` says how the office can give more. ``confirms``: a
    confirmation of receipt, for which the partnership set itself a number of working days.
    """

    code: str
    label: str
    contents: type
    template: str
    version: str
    stem: str
    answer: str = ""
    more_time: str = ""
    confirms: bool = False


_kinds: dict[str, LetterKind] = {}


def register(kind: LetterKind) -> None:
    """Add a kind of paper. Its dataclass must be one that can be frozen."""
    if _kinds.setdefault(kind.code, kind) != kind:
        raise ValueError(f"letter kind {kind.code} is registered twice")
    frozen.check(kind.contents)


def get(code: str) -> LetterKind:
    """The kind of a code; KeyError for an unknown one."""
    return _kinds[code]


def all_kinds() -> tuple[LetterKind, ...]:
    """Every registered kind."""
    return tuple(_kinds.values())
