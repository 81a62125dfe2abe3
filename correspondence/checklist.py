"""What must hold before papers leave the house. Pure: facts in, points out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.checklist import Point
from casework.text import dutch_date
from correspondence.enums import LetterState

REPAIR = "letters"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One paper as the checklist sees it. ``unchanged`` is None while there is no file to compare."""

    title: str
    status: str
    unchanged: bool | None
    sending_date: date | None


def points(letters: Iterable[LetterFacts], day: date) -> list[Point]:
    """Whether every paper is made, is unchanged, and prints ``day`` as its sending date (Awb 3:40, 6:8)."""
    papers = list(letters)
    return [_made(papers), _intact(papers), _dated(papers, day)]


def _made(papers: list[LetterFacts]) -> Point:
    done = {LetterState.READY, LetterState.RELEASED}
    failed = [paper.title for paper in papers if paper.status == LetterState.FAILED]
    waiting = [paper.title for paper in papers if paper.status not in done and paper.title not in failed]
    if failed:
        sentence = f"Opmaken is mislukt: {', '.join(failed)}. Kies *opnieuw proberen* bij de brief."
    elif waiting:
        sentence = f"Nog niet klaar: {', '.join(waiting)}. Dat duurt meestal een paar seconden."
    else:
        sentence = "Alle brieven zijn opgemaakt." if papers else "Er zijn nog geen brieven opgemaakt."
    return Point("letters_made", bool(papers) and not failed and not waiting, sentence, repair=REPAIR)


def _intact(papers: list[LetterFacts]) -> Point:
    changed = [paper.title for paper in papers if paper.unchanged is False]
    if changed:
        sentence = f"Het bestand is niet meer wat is opgemaakt: {', '.join(changed)}. Maak de brief opnieuw op."
        return Point("letters_unchanged", False, sentence, repair=REPAIR)
    return Point("letters_unchanged", True, "De bestanden zijn onveranderd.")


def _dated(papers: list[LetterFacts], day: date) -> Point:
    dates = sorted({paper.sending_date for paper in papers if paper.sending_date})
    wrong = [printed for printed in dates if printed != day]
    if wrong:
        sentence = (
            f"Op de brief staat verzenddatum {dutch_date(wrong[0])}, en de bezwaartermijn is daarmee berekend. "
            f"Maak de brieven opnieuw op om ze op {dutch_date(day)} te versturen."
        )
        return Point("sending_date", False, sentence, reference="awb_3_41", repair=REPAIR)
    return Point("sending_date", True, f"De verzenddatum is {dutch_date(day)}.", reference="awb_3_41")
