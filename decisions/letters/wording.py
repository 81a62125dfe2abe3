"""The fixed words of decision papers: operative text, legal basis, validity and the summary in plain language. Pure.

Plain language: short sentences, the date before the rule, nothing promised that another body decides.
"""

from dataclasses import dataclass
from datetime import date

from casework.citations import full_citation
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from decisions.enums import Outcome, Replaces

PRO, LWOO = "pro", "lwoo"
# What the kind gives access to: operative words, name of the paper, the word for it in full.
GRANTED = {PRO: "toelaatbaar tot het praktijkonderwijs", LWOO: "aangewezen op leerwegondersteunend onderwijs"}
DECLARATIONS = {
    PRO: "Toelaatbaarheidsverklaring praktijkonderwijs",
    LWOO: "Aanwijzing leerwegondersteunend onderwijs",
}
ASKED = {
    PRO: "toelaatbaarheid tot het praktijkonderwijs",
    LWOO: "aanwijzing op leerwegondersteunend onderwijs",
}
MERITS_BASIS = {PRO: ("wvo_2_30_5", "wvo_2_47_7_c"), LWOO: ("wvo_2_43_1", "wvo_2_47_7_c")}
FORMAL_BASIS = {
    "not_processed": ("awb_4_5_1_c", "awb_4_5_4"),
    "not_competent": ("wvo_2_47_7_c",),
    "no_route": {PRO: ("wvo_2_30_2",), LWOO: ("wvo_2_43_3",)},
    "repeat": ("awb_4_6_2",),
}
# The order in council that holds the criteria; its article numbers are reference data.
ORDER_IN_COUNCIL = "het Uitvoeringsbesluit WVO 2020"


def subject(kind: str) -> str:
    """The subject line of the decision letter."""
    return f"Besluit op de aanvraag om {ASKED[kind]}"


def operative(kind: str, outcome: str, *, pupil: str, start: date | None) -> str:
    """The operative text: one sentence, or two for what is refused."""
    if outcome == Outcome.GRANT:
        since = f" vanaf {dutch_date(start)}" if start else ""
        return f"{pupil} is{since} {GRANTED[kind]}."
    if outcome == Outcome.REFUSAL:
        return f"De aanvraag om {ASKED[kind]} wordt afgewezen. {pupil} is niet {GRANTED[kind]}."
    return f"De aanvraag om {ASKED[kind]} voor {pupil} wordt buiten behandeling gelaten."


def formal_refusal(kind: str, *, pupil: str) -> str:
    """The operative text of a refusal on a formal ground: nothing is said about the criteria."""
    return f"De aanvraag om {ASKED[kind]} voor {pupil} wordt afgewezen zonder beoordeling van de criteria."


def legal_basis(kind: str, outcome: str, ground: str = "") -> tuple[str, ...]:
    """The provisions the decision rests on, cited in full (Awb 3:47(2)). ``ground`` names a formal refusal."""
    if outcome == Outcome.NOT_PROCESSED:
        return tuple(full_citation(key) for key in FORMAL_BASIS["not_processed"])
    if ground:
        found = FORMAL_BASIS[ground]
        keys = found[kind] if isinstance(found, dict) else found
        return tuple(full_citation(key) for key in keys)
    return (*(full_citation(key) for key in MERITS_BASIS[kind]), ORDER_IN_COUNCIL)


def validity(valid_until: date | None) -> str:
    """How long and where a grant holds. An end date exists under own lwoo rules only."""
    if valid_until:
        return f"Geldig tot en met {dutch_date(valid_until)}, in heel Nederland."
    return "Geldig voor de hele schoolloopbaan in het voortgezet onderwijs, in heel Nederland."


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """What the summary needs. ``formal`` is true for a decision without advices.

    ``last_day`` is that of the objection, or of the appeal when the decision follows an objection.
    """

    kind: str
    outcome: str
    pupil: str
    start: date | None
    valid_until: date | None
    last_day: date
    addressee_kind: str
    formal: bool = False
    replaces_as: str = ""


def summary(facts: SummaryFacts) -> tuple[str, ...]:
    """The decision in plain words, one message per paragraph; in the form of address of the reader."""
    to_board = facts.addressee_kind == AddresseeKind.BOARD
    paragraphs = [*_replacing_told(facts), _outcome_told(facts)]
    if facts.outcome == Outcome.GRANT:
        paragraphs.append(_how_long(facts))
        paragraphs.append(_what_it_is_not(facts.kind, to_board))
    elif facts.outcome == Outcome.REFUSAL:
        paragraphs.append(
            "Waarom wij dat vinden, leest u verderop in deze brief."
            + ("" if to_board else " De school bespreekt met u wat nu het beste past.")
        )
    else:
        paragraphs.append("De school kan een nieuwe aanvraag doen. Die moet dan wel compleet zijn.")
    if not facts.formal:
        paragraphs.append("Twee deskundigen gaven advies, los van elkaar. Hun adviezen zitten bij deze brief.")
    paragraphs.append(_what_you_can_do(facts))
    return tuple(paragraphs)


REPLACING = {
    Replaces.CORRECTION: "In het vorige besluit stond een fout. Met dit besluit maken wij die goed.",
    Replaces.SUBSTANCE: "Dit is een nieuw besluit. Het komt in de plaats van het vorige besluit.",
    Replaces.OBJECTION: "Er is beslist op een bezwaar. Daarom komt dit besluit in de plaats van het vorige besluit.",
}


def _replacing_told(facts: SummaryFacts) -> list[str]:
    return [REPLACING[Replaces(facts.replaces_as)]] if facts.replaces_as else []


def _what_you_can_do(facts: SummaryFacts) -> str:
    day = dutch_date(facts.last_day)
    if facts.replaces_as == Replaces.OBJECTION:
        return (
            f"Bent u het er niet mee eens? U kunt naar de rechter tot en met {day}. "
            "Dat heet beroep. Daarvoor betaalt u griffierecht. U hebt geen advocaat nodig."
        )
    if facts.replaces_as == Replaces.CORRECTION:
        return (
            f"Bent u het niet eens met de verbetering? U kunt daartegen bezwaar maken tot en met {day}. "
            "Dat is gratis. U hebt geen advocaat nodig."
        )
    return (
        f"Bent u het er niet mee eens? U kunt bezwaar maken tot en met {day}. Dat is gratis. "
        "U hebt geen advocaat nodig."
    )


def _outcome_told(facts: SummaryFacts) -> str:
    name = facts.pupil
    if facts.outcome == Outcome.NOT_PROCESSED:
        return (
            f"Wij beslissen niet over de inhoud van de aanvraag voor {name}. De aanvraag was niet compleet. "
            "Daardoor konden wij haar niet beoordelen."
        )
    if facts.outcome == Outcome.REFUSAL and facts.formal:
        return f"De aanvraag voor {name} is afgewezen. Wij hebben de inhoud niet beoordeeld."
    if facts.kind == PRO:
        if facts.outcome == Outcome.GRANT:
            return (
                f"{name} mag naar het praktijkonderwijs (pro). Het besluit gaat in op {_day(facts.start)}. "
                "Dit heet een toelaatbaarheidsverklaring (tlv)."
            )
        return f"{name} krijgt geen toelating tot het praktijkonderwijs (pro)."
    if facts.outcome == Outcome.GRANT:
        return (
            f"{name} krijgt een aanwijzing voor leerwegondersteunend onderwijs (lwoo). Dat is extra hulp op het vmbo. "
            f"Het besluit gaat in op {_day(facts.start)}."
        )
    return f"{name} krijgt geen aanwijzing voor leerwegondersteunend onderwijs (lwoo)."


def _day(day: date | None) -> str:
    return dutch_date(day) if day else "de datum van dit besluit"


def _how_long(facts: SummaryFacts) -> str:
    if facts.valid_until:
        return f"Het besluit geldt tot en met {dutch_date(facts.valid_until)}. Het geldt in heel Nederland."
    return "Het besluit geldt de hele schooltijd op het voortgezet onderwijs. Het geldt in heel Nederland."


def _what_it_is_not(kind: str, to_board: bool) -> str:
    if kind == LWOO:
        return "De school bepaalt zelf hoe zij de extra hulp geeft." + (
            "" if to_board else " De school kan u daar meer over vertellen."
        )
    whom = "de ouders" if to_board else "u"
    return f"Dit besluit is nog geen plaats op een school. Daarover beslist de school, na overleg met {whom}."


def sent_to(guardians: int, *, pupil_is_adult: bool) -> tuple[str, ...]:
    """Who gets the same letter, without names or addresses."""
    people = "de leerling" if pupil_is_adult else "de ouder met gezag" if guardians == 1 else "elke ouder met gezag"
    return ("het schoolbestuur dat de aanvraag deed", people)
