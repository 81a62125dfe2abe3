"""What the form asks about measurements, motivation and papers."""

from applications.checklist.points import point
from applications.enums import DocumentKind, Domain, Section
from applications.facts import CaseFacts, IntelligenceFacts
from casework.checklist import Point

RESPONSIBLE_PROFESSIONS = frozenset({"remedial_educationalist", "psychologist"})


def learning_points(facts: CaseFacts) -> list[Point]:
    """Learning results: two domains of four at least, one of them IR or BL (15d(4), (5)); other gaps only warn."""
    section = Section.LEARNING
    current = [result for result in facts.learning if not result.earlier]
    whole = {result.domain for result in current if result.is_whole}
    enough = len(whole) >= 2 and bool(whole & {Domain.IR, Domain.BL})
    missing = [str(Domain(domain).label) for domain in Domain.values if domain not in whole]
    needed = not facts.is_special
    return [
        point(
            section,
            "learning",
            enough or not needed,
            "Vul de leerresultaten in van ten minste twee domeinen, waaronder inzichtelijk rekenen of"
            " begrijpend lezen.",
            "ib_15d",
        ),
        point(
            section,
            "learning_half_filled",
            all(result.is_whole for result in facts.learning),
            "Maak elk resultaat af: toets, datum, DL en DLE.",
            "ib_15d",
        ),
        _dl_point(facts),
        point(
            section,
            "learning_all_domains",
            not missing or not needed,
            f"Geen resultaat voor {', '.join(missing)}. Leg in de motivering uit waarom.",
            "ib_15d",
            soft=True,
        ),
        point(
            section,
            "dl_zero",
            all(result.dl != 0 for result in facts.learning),
            "Bij DL 0 is de leerachterstand niet te berekenen.",
            "ib_15d",
            soft=True,
        ),
    ]


def _dl_point(facts: CaseFacts) -> Point:
    """A DL that is not the computed one says why: publishers, transfer files and late arrivals count otherwise."""
    differing = []
    for result in facts.learning:
        computed = facts.schooling.on(result.administered_on)
        if computed.differs(result.dl) and not result.dl_reason.strip():
            differing.append(f"{Domain(result.domain).label} {result.dl} in plaats van {computed.months}")
    return point(
        Section.LEARNING,
        "dl_reason",
        not differing,
        f"DL wijkt af van de berekening ({', '.join(differing)}): geef een reden, of verbeter de DL.",
        "ib_15d",
    )


def _responsible(result: IntelligenceFacts) -> bool:
    return bool(result.responsible) and result.profession in RESPONSIBLE_PROFESSIONS


def intelligence_points(facts: CaseFacts) -> list[Point]:
    """One or more intelligence results, each under the responsibility of a psychologist or orthopedagoog (15d(2))."""
    section = Section.INTELLIGENCE
    needed = not facts.is_special or facts.special_group == "15e-b1"
    results = facts.intelligence
    unanswered_for = [result for result in results if not _responsible(result)]
    whole = all(result.low is not None and result.instrument and result.administered_on for result in results)
    b1_by_learning = facts.special_group == "15e-b1" and bool(facts.learning)
    return [
        point(
            section,
            "intelligence",
            results or not needed or b1_by_learning,
            "Voeg het resultaat van een intelligentieonderzoek toe.",
            "ib_15d",
        ),
        point(section, "intelligence_half_filled", whole, "Maak elk IQ-resultaat af: score, test en datum.", "ib_15d"),
        point(
            section,
            "intelligence_responsible",
            not unanswered_for,
            "Kies bij elk IQ-resultaat het beroep van wie het afnam."
            if all(result.responsible and not result.profession for result in unanswered_for)
            else "Noem bij elk IQ-resultaat de psycholoog of orthopedagoog die ervoor verantwoordelijk is.",
            "ib_15d",
        ),
    ]


def social_emotional_points(facts: CaseFacts) -> list[Point]:
    """Required for lwoo when an IQ lies, or may lie, in the band that asks for it (15d(5)(b))."""
    section = Section.SOCIAL_EMOTIONAL
    why = facts.figures.asks_se if facts.figures and not facts.is_pro else ""
    points = [point(section, "social_emotional", facts.se_present is not None, why, "ib_15d")] if why else []
    if facts.se_present:
        shown = facts.se_instrument and facts.se_finding
        points.append(point(section, "social_emotional_shown", shown, "Noem het instrument en de bevinding.", "ib_15d"))
    return points


def motivation_points(facts: CaseFacts) -> list[Point]:
    """The board's own argument; where the figures allow both kinds also why this one and not the other."""
    section = Section.MOTIVATION
    asks_why = facts.figures.asks_why if facts.figures else ""
    points = [
        point(section, "motivation", facts.motivation.strip(), "Schrijf de motivering van het bestuur.", "ib_15d"),
    ]
    if asks_why:
        points.append(
            point(
                section,
                "why_this_kind",
                facts.why_this_kind.strip(),
                asks_why,
                "ib_15d",
            )
        )
    if facts.is_special:
        for code, value, what in (
            ("guidance", facts.guidance, "welke begeleiding is gegeven en wat die opleverde"),
            ("external_experts", facts.external_experts, "welke externe deskundigen betrokken waren"),
            ("risks", facts.risks, "wat de risico's zijn als de leerling blijft waar hij is"),
        ):
            points.append(point(section, code, value.strip(), f"Schrijf op {what}.", "ib_15e"))
    return points


def document_points(facts: CaseFacts) -> list[Point]:
    """The papers that the act or the decree asks for."""
    section = Section.DOCUMENTS
    have = facts.documents
    okr = DocumentKind.EDUCATION_REPORT in have
    opp = DocumentKind.DEVELOPMENT_PLAN in have
    report_needed = bool(facts.intelligence) and not facts.is_special
    points = [
        point(
            section,
            "education_report",
            okr or (facts.is_special and opp),
            "Voeg het onderwijskundig rapport toe" + (" of het OPP." if facts.is_special else "."),
            "wvo_2_30_4",
        ),
        point(
            section,
            "intelligence_report",
            not report_needed or DocumentKind.INTELLIGENCE_REPORT in have,
            "Voeg het verslag van het intelligentieonderzoek toe.",
            "ib_15d",
        ),
        point(
            section,
            "no_bsn",
            facts.unconfirmed_documents == 0,
            "Bevestig bij elk document dat er geen burgerservicenummer in zichtbaar is.",
        ),
    ]
    if facts.is_special:
        earlier = DocumentKind.EARLIER_DECISION in have or opp
        points.append(
            point(section, "earlier_papers", earlier, "Voeg het lwoo-besluit, de tlv (v)so of het OPP toe.", "ib_15e")
        )
    return points
