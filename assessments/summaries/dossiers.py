"""An OSO dossier as its page shows it, and what became of it. Frozen values, no records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from applications.enums import Authority, Section
from applications.models import Application
from assessments.dossiers.checking import CATEGORY_WORDS
from assessments.dossiers.description import FORBIDDEN, PROFILES, REQUIRED, WITHHELD
from assessments.dossiers.found import Category, Dossier
from assessments.dossiers.parts import Filling
from casework.parts import SummaryList, SummaryRow, Tag
from casework.text import dutch_count, dutch_date
from casework.wording import dutch_size

RULES = {REQUIRED: "verplicht", FORBIDDEN: "mag niet"}
STATES = {
    "supplied": Tag("aangeleverd", "good"),
    "withheld": Tag("achtergehouden", "attention"),
    "missing": Tag("ontbreekt", "risk"),
    "absent": Tag("niet aangeleverd", "neutral"),
    "forbidden": Tag("mag niet, niet gelezen", "risk"),
    "unexpected": Tag("achtergehouden, niet gelezen", "risk"),
}
# What becomes of a category that was supplied, in the words of the form.
USES = {
    "metadata": "Om het bestand te controleren; wordt niet bewaard",
    "school": "Schoolloopbaan: school van herkomst",
    "leerling": "Leerling",
    "oudersverzorgers": "Ouders en gezag; gezag blijft ‘nog niet bekend’",
    "schoolloopbaan": "Schoolloopbaan: groep en doublures",
    "onderwijsondersteuning": "Schoolloopbaan: begeleiding; bijlagen als document",
    "ouderinzage": "Zienswijze van de ouders: als tekst, niet als zienswijze",
    "overstapadvies": "Alleen hieronder te lezen",
    "toetsresultaten": "Leerresultaten en Intelligentie",
    "handelingsplannen": "Schoolloopbaan: begeleiding; bijlagen als document",
    "bijlagedocs": "Documenten",
}
NOT_USED = "Niet nodig voor deze aanvraag; wordt niet overgenomen"
NOT_HERE = "Hoort niet in dit soort dossier"
NOBODY_ANSWERS = "Is het nodig, vraag er dan zelf naar bij ouders of school"


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One line of the table of categories."""

    name: str
    rule: str
    tag: Tag
    use: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What somebody reads before he begins a draft with a dossier."""

    lead: str
    lines: Sequence[CategoryLine]
    filled: SummaryList
    left_out: SummaryList
    problems: Sequence[str]
    not_taken: Sequence[str]


def dossier_page(dossier: Dossier, filling: Filling) -> DossierPage:
    """The page of a dossier that was read."""
    made = f", gemaakt op {dutch_date(dossier.made_on)}" if dossier.made_on else ""
    lead = f"Profiel {dossier.profile} ({PROFILES[dossier.profile]}), versie {dossier.version}{made}."
    return DossierPage(
        lead=lead,
        lines=[_line(category) for category in dossier.categories],
        filled=SummaryList(_filled(filling)),
        left_out=SummaryList([SummaryRow(one.what, one.why) for one in filling.left_out]),
        problems=[one.sentence for one in dossier.problems],
        not_taken=dossier.not_taken,
    )


def _line(category: Category) -> CategoryLine:
    rule = RULES.get(category.rule, "mag")
    use = USES.get(category.key, NOT_USED) if category.state == "supplied" else ""
    if category.said == WITHHELD:
        use = NOBODY_ANSWERS
    elif category.rule == FORBIDDEN and category.state == "absent":
        use = NOT_HERE
    return CategoryLine(CATEGORY_WORDS[category.key], rule, STATES[category.state], use)


def _filled(filling: Filling) -> list[SummaryRow]:
    found = [(section, [part.words for part in filling.of(section)]) for section in Section]
    rows = [SummaryRow(str(section.label), words) for section, words in found if words]
    if filling.papers:
        rows.append(SummaryRow(str(Section.DOCUMENTS.label), "de bijlagen die u hieronder kiest"))
    return rows


def paper_choices(filling: Filling, sizes: Sequence[int]) -> list[tuple[int, str]]:
    """The attachments that can go along, to choose from."""
    found = zip(filling.papers, sizes, strict=False)
    return [
        (index, f"{paper.title}: {paper.kind.label}, {dutch_size(size)}") for index, (paper, size) in enumerate(found)
    ]


CHECKS = {
    Section.PUPIL: "Klopt de naam zoals die op het besluit komt, en het adres?",
    Section.GUARDIANS: "Vul bij iedere ouder in wie gezag heeft, en waaruit dat blijkt.",
    Section.CAREER: "Kloppen groep, doublures en de gegeven begeleiding?",
    Section.LEARNING: "Klopt de DL op de toetsdatum, en hoort elke toets bij het juiste domein?",
    Section.INTELLIGENCE: "Klopt wie verantwoordelijk was? Horen er nog andere uitslagen bij?",
    Section.STATEMENTS: "Wat ouders van het dossier vonden is geen zienswijze. Vraag die nog.",
    Section.DOCUMENTS: "Staan alle stukken erin, met de juiste soort?",
}
STILL_EMPTY = "niets ingevuld; vul dit zelf in"


def begun(case: Application) -> SummaryList:
    """What a draft holds that was begun with a dossier, section by section, with what to check there."""
    counts = _counts(case)
    return SummaryList(
        [
            SummaryRow(
                str(section.label),
                counts[section] or STILL_EMPTY,
                reverse(f"applications:section_{section}", kwargs={"public_id": case.public_id}),
                CHECKS[section],
            )
            for section in CHECKS
        ]
    )


def _counts(case: Application) -> dict[Any, str]:
    adults = case.guardians.order_by("id").values_list("authority", flat=True)
    unknown = sum(authority == Authority.UNKNOWN for authority in adults)
    people = dutch_count(len(adults), "ouder of verzorger", "ouders of verzorgers")
    results, scores = case.learning_results.count(), case.intelligence_results.count()
    papers = case.documents.filter(removed_at=None).count()
    career = getattr(case, "career", None)
    return {
        Section.PUPIL: case.pupil_label,
        Section.GUARDIANS: f"{people}; van {unknown} is het gezag nog niet bekend" if adults else "",
        Section.CAREER: ", ".join(part for part in (career.school_name, career.group) if part) if career else "",
        Section.LEARNING: dutch_count(results, "resultaat", "resultaten") if results else "",
        Section.INTELLIGENCE: dutch_count(scores, "resultaat", "resultaten") if scores else "",
        Section.STATEMENTS: "wat ouders bij het dossier lieten weten" if hasattr(case, "consultation") else "",
        Section.DOCUMENTS: dutch_count(papers, "document", "documenten") if papers else "",
    }
