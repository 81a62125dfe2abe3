"""Keys of provisions and how they are cited.

A key names a provision for good: law, article, paragraph, letter, joined by underscores (``awb_4_15_1_a``). What is
printed with an explanation is data (the table of articles); the short form inside a sentence follows from the key.
"""

from dataclasses import dataclass

_ORDINALS = (
    "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende zeventiende achttiende negentiende twintigste"
)
ORDINALS = _ORDINALS.split()


@dataclass(frozen=True, slots=True)
class Law:
    """A law: short name, and the sign between chapter and article (empty when articles are numbered through)."""

    name: str
    sign: str
    url: str


LAWS = {
    "awb": Law("Awb", ":", "https://wetten.overheid.nl/BWBR0005537"),
    "atw": Law("Algemene termijnenwet", "", "https://wetten.overheid.nl/BWBR0002448"),
    "wvo": Law("WVO 2020", ".", "https://wetten.overheid.nl/BWBR0044212"),
    "ib": Law("Inrichtingsbesluit WVO", "", "https://wetten.overheid.nl/BWBR0005946"),
    "uavg": Law("UAVG", "", "https://wetten.overheid.nl/BWBR0040940"),
    "avg": Law("AVG", "", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    "bw": Law("BW", ":", "https://wetten.overheid.nl/BWBR0002656"),
    "archiefwet": Law("Archiefwet", "", "https://wetten.overheid.nl/BWBR0007376"),
}


def _parts(key: str) -> tuple[Law, str, str, str]:
    """Law, article number, paragraph and letter of a key. Raises KeyError for a law that is not known."""
    prefix, *numbers = key.split("_")
    law = LAWS[prefix]
    taken = 2 if law.sign else 1
    paragraph, letter = [*numbers[taken:], "", ""][:2]
    if paragraph and not paragraph[0].isdigit():
        paragraph, letter = "", paragraph
    return law, law.sign.join(numbers[:taken]), paragraph, letter


def short_citation(key: str) -> str:
    """``Awb 4:13``, ``Awb 4:15 lid 1 onder a``: for between brackets in a sentence."""
    law, article, paragraph, letter = _parts(key)
    name = "Atw" if key.startswith("atw_") else law.name
    return f"{name} {article}{f' lid {paragraph}' if paragraph else ''}{f' onder {letter}' if letter else ''}".strip()


def full_citation(key: str) -> str:
    """``artikel 4:13 Awb``, ``artikel 4:15, eerste lid, onder a, Awb``: for letters and reasons."""
    law, article, paragraph, letter = _parts(key)
    if not article:
        return law.name
    details = [f"{ORDINALS[int(paragraph)]} lid"] if paragraph else []
    details += [f"onder {letter}"] if letter else []
    return f"artikel {article}, {', '.join(details)}, {law.name}" if details else f"artikel {article} {law.name}"
