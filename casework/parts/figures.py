"""What test results come to, as pages show it: in words, step by step, with a strip for each domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.parts.atoms import Tag


@dataclass(frozen=True, slots=True)
class FigureStep:
    """One line of the explanation, with the key of the provision that it applies; empty for a remark."""

    sentence: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class FigureStrip:
    """One domain on a scale of 0 to 100 hundredths of what is average after so much schooling.

    ``reached`` is the level of the pupil, ``pro_until`` and ``lwoo_until`` are where the two levels end.
    """

    name: str
    reached: int
    pro_until: int
    lwoo_until: int
    words: str

    @property
    def lwoo_width(self) -> int:
        """How wide the stretch of lwoo level is."""
        return self.lwoo_until - self.pro_until


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of a case say. It advises: no state, button or permission depends on it.

    ``finding`` and ``possible`` are codes. ``asks_why`` says in Dutch why the motivation must tell why this kind and
    not the other, ``asks_se`` why lwoo needs a word on social-emotional problems; empty when they need not. ``apart``
    are (what, conclusion) pairs for results that are judged apart. ``plain`` is the same for parents,
    ``plain_to_pupil`` for the pupil himself.
    """

    finding: str
    possible: Sequence[str]
    tag: Tag
    conclusion: str
    steps: Sequence[FigureStep] = ()
    changes: Sequence[str] = ()
    strips: Sequence[FigureStrip] = ()
    notices: Sequence[str] = ()
    apart: Sequence[tuple[str, str]] = ()
    plain: Sequence[str] = ()
    plain_to_pupil: Sequence[str] = ()
    version: str = ""
    asks_why: str = ""
    asks_se: str = ""
