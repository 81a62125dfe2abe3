"""What must hold before is decided on objections (Awb 7:2 to 7:15, 10:3). Pure: facts in, points out.

Soft points warn and never stop: who decides knows them, and they stay on the screen.
"""

from collections.abc import Iterable

from applications.lwoo import ends_as_it_must
from casework.bsn import find_bsn
from casework.checklist import Point
from casework.text import dutch_date, dutch_list, is_template_only
from decisions.enums import Outcome as DecisionOutcome
from objections.checklist.deciders import OF_THE_DECIDER, decider, somebody_can
from objections.checklist.points import JUDGE, WRITE, point, warning
from objections.enums import Effect, Outcome, Part
from objections.facts import OpenObjection, RulingChecks
from objections.rules import DECIDABLE, changes, departs, possible_effects

TEMPLATES = {
    Part.WEIGHING: (
        "Wij hebben het besluit op grond van het bezwaar volledig heroverwogen.",
        "Wij nemen het advies van de commissie over.",
        "Wij volgen het advies van de commissie.",
        "Gelet op het voorgaande verklaren wij het bezwaar […].",
    ),
    Part.FACTS: ("De situatie van de leerling is niet veranderd.", "Wij hebben gekeken naar de situatie van nu."),
    Part.DEPARTURE: ("Wij wijken af van het advies van de commissie omdat […].",),
}
CHOSEN_LATER = frozenset({"sending_date", "effective_on", "validity"})


def adopt_points(checks: RulingChecks) -> list[Point]:
    """Every gate for deciding, open and met, in the order in which a decision on objection is read."""
    return [
        *offer_points(checks),
        *_course(checks),
        *_replacement(checks),
        *decider(checks),
        *_warnings(checks),
        *_sending(checks),
    ]


def offer_points(checks: RulingChecks) -> list[Point]:
    """What must hold before the secretariat offers a draft: each objection decided on, the reasons written."""
    return [*_verdicts(checks), *_reasons(checks)]


def points_for_preparer(checks: RulingChecks) -> list[Point]:
    """The gates for who prepares and does not decide himself."""
    found = [one for one in adopt_points(checks) if one.code not in OF_THE_DECIDER]
    return [*found, somebody_can(checks)]


def _verdicts(checks: RulingChecks) -> Iterable[Point]:
    undecided = [one.name for one in checks.objections if checks.verdicts.get(one.id) not in DECIDABLE]
    yield point(
        "every_objection_decided",
        checks.objections and not undecided,
        "Over elk bezwaar is een uitkomst gekozen.",
        f"Kies ook een uitkomst voor het bezwaar van {dutch_list(undecided)}."
        if undecided
        else "Er is geen bezwaar meer om op te beslissen.",
        "awb_7_11",
    )
    fits = possible_effects(checks.outcomes)
    yield point(
        "effect_fits",
        checks.effect in fits,
        "Het gevolg voor het besluit past bij de uitkomst.",
        "Kies het gevolg dat bij de uitkomst past."
        if fits or not checks.outcomes
        else "Deze uitkomsten kunnen niet samen: er is geen gevolg voor het besluit dat bij alle past.",
        "awb_7_11",
    )
    wrong = [said for one in checks.objections if (said := _not_receivable(one, checks.verdicts.get(one.id, "")))]
    yield point(
        "receivable",
        not wrong,
        "De termijn en de belanghebbendheid zijn beoordeeld.",
        " ".join(wrong),
        "awb_6_11",
        JUDGE,
    )


def _not_receivable(one: OpenObjection, verdict: str) -> str:
    if one.mending:
        return f"{one.name} mag het bezwaar nog aanvullen. Wacht dat af of sluit de termijn."
    if one.is_party is None:
        return f"Beoordeel eerst of {one.name} belanghebbende is."
    if one.late and one.excused is None:
        return f"Het bezwaar van {one.name} kwam na de termijn. Vraag en beoordeel eerst waarom."
    barred = one.is_party is False or (one.late and one.excused is False)
    if barred and verdict and verdict != Outcome.INADMISSIBLE:
        why = "is geen belanghebbende" if one.is_party is False else "was zonder goede reden te laat"
        return f"{one.name} {why}. Dan kan het bezwaar alleen niet-ontvankelijk zijn."
    return ""


def _needed(checks: RulingChecks) -> list[Part]:
    if checks.only_inadmissible:
        return [Part.ADMISSIBILITY]
    needed = [Part.FACTS, Part.WEIGHING]
    if Outcome.INADMISSIBLE in checks.outcomes:
        needed.insert(0, Part.ADMISSIBILITY)
    return needed


def _reasons(checks: RulingChecks) -> Iterable[Point]:
    unwritten = [part for part in _needed(checks) if is_template_only(checks.part(part), TEMPLATES.get(part, ()))]
    yield point(
        "reasons",
        not unwritten,
        "De motivering is geschreven.",
        f"Nog niet in eigen woorden geschreven: {dutch_list([str(part.label) for part in unwritten])}. Een"
        " standaardtekst alleen is geen motivering.",
        "awb_7_12",
    )
    if departs(checks.verdicts, checks.effect, checks.advised, checks.advised_effect):
        yield point(
            "departure",
            not is_template_only(checks.part(Part.DEPARTURE), TEMPLATES[Part.DEPARTURE]),
            "De afwijking van het advies van de commissie is uitgelegd. Het advies gaat als bijlage mee.",
            "De beslissing wijkt af van het advies van de commissie. Leg uit waarom; het advies gaat als bijlage mee.",
            "awb_7_13",
        )
    if any(one.costs_requested for one in checks.objections):
        yield _costs(checks)
    found = [part for part, text in checks.parts.items() if find_bsn(text)]
    yield point(
        "no_bsn",
        not found,
        "Er staat geen burgerservicenummer in de tekst.",
        "In de tekst staat een burgerservicenummer of onderwijsnummer. Haal het weg.",
    )


def _costs(checks: RulingChecks) -> Point:
    if checks.costs_granted and not changes(checks.effect):
        said = "Kosten worden alleen vergoed als het besluit wordt herroepen. Dat is hier niet zo."
    else:
        said = "Er is om vergoeding van kosten gevraagd. Beslis daarop en leg dat uit."
    decided = checks.costs_granted is not None and not is_template_only(checks.part(Part.COSTS))
    met = decided and (changes(checks.effect) or not checks.costs_granted)
    return point("costs", met, "Op het verzoek om vergoeding van kosten is beslist.", said, "awb_7_15")


def _course(checks: RulingChecks) -> Iterable[Point]:
    if checks.waits_for_committee:
        bad = "Het bezwaar ligt nog bij de commissie. Wacht haar advies af."
    elif not checks.advice_placed:
        bad = "De commissie bracht een nieuw advies uit. Maak het concept opnieuw op met dat advies."
    else:
        bad = (
            "Er is nog geen advies van de commissie. Zonder advies kan alleen als aan elk bezwaar volledig wordt"
            " tegemoetgekomen."
        )
    without = checks.all_met and not checks.waits_for_committee
    yield point(
        "committee_advice",
        (checks.advised is not None and checks.advice_placed and not checks.waits_for_committee)
        or (without and checks.advised is None),
        "Aan elk bezwaar wordt volledig tegemoetgekomen: een advies van de commissie is niet nodig."
        if checks.advised is None
        else "De commissie bracht advies uit.",
        bad,
        "awb_7_13",
    )
    explained = checks.all_met and not is_template_only(checks.part(Part.HEARING))
    yield point(
        "heard",
        checks.heard or explained,
        "Er is gehoord, of er is vastgelegd waarom niet.",
        "Er is niet gehoord. Schrijf bij ‘Het horen’ waarom dat niet nodig was: aan het bezwaar wordt volledig"
        " tegemoetgekomen en niemand wordt benadeeld (Awb 7:3, onder e)."
        if checks.all_met
        else "Er is niet gehoord, en er is ook niet vastgelegd waarom niet.",
        "awb_7_2",
        WRITE if checks.all_met else "",
    )
    yield point(
        "contested_counts",
        checks.contested_counts,
        f"Besluit {checks.contested_number} geldt nog.",
        "Het besluit waartegen bezwaar is gemaakt, geldt niet meer. Ververs de pagina.",
    )


def _replacement(checks: RulingChecks) -> Iterable[Point]:
    if changes(checks.effect):
        yield point(
            "no_other_draft",
            not checks.other_draft,
            "Er is geen ander besluit in voorbereiding.",
            "Voor deze aanvraag is nog een ander besluit in voorbereiding. Gooi dat eerst weg.",
        )
    if not checks.replaces:
        return
    yield point(
        "new_outcome",
        checks.new_outcome in {DecisionOutcome.GRANT, DecisionOutcome.REFUSAL},
        "De uitkomst van het nieuwe besluit is gekozen.",
        "Kies wat het nieuwe besluit wordt.",
        "awb_7_11",
    )
    yield point(
        "two_advices",
        not checks.two_advices,
        "Het nieuwe besluit rust op twee adviezen van deskundigen.",
        f"{checks.two_advices} Een besluit over de inhoud kan dan niet in de plaats komen. Kies ‘{_REVOKE}’: de"
        " aanvraag wordt weer behandeld en twee deskundigen adviseren.",
        "wvo_2_47_14",
    )
    if checks.new_outcome == DecisionOutcome.GRANT:
        yield point("effective_on", checks.effective_on, "De ingangsdatum is gekozen.", "Kies de ingangsdatum.")
        yield point(
            "validity",
            ends_as_it_must(checks.effective_on, checks.valid_until, must_end=checks.needs_end),
            "De geldigheid is bepaald.",
            "Kies tot wanneer de aanwijzing geldt: ten minste een jaar."
            if checks.needs_end
            else "Dit besluit heeft geen einddatum.",
            "wvo_2_48",
        )


_REVOKE = str(Effect.REVOKED.label)


def _warnings(checks: RulingChecks) -> Iterable[Point]:
    yield warning(
        "no_worse_off",
        checks.takes_away,
        "Niemand wordt door het eigen bezwaar slechter af.",
        "Wat was toegekend, vervalt. Wie bezwaar maakte, mag daar door dat bezwaar niet slechter van worden"
        " (reformatio in peius). Ga na of het besluit ook zonder het bezwaar zou zijn ingetrokken.",
        "awb_7_11",
    )
    late = checks.decide_by is not None and checks.today > checks.decide_by
    said = dutch_date(checks.decide_by) if checks.decide_by else ""
    yield warning(
        "in_time",
        late,
        f"De termijn om te beslissen loopt tot en met {said}." if said else "Er loopt geen termijn om te beslissen.",
        f"De termijn om te beslissen eindigde op {said}. Beslis en verstuur zo snel mogelijk. De bezwaarmaker kan het"
        " samenwerkingsverband in gebreke stellen.",
        "awb_7_10",
    )


def _sending(checks: RulingChecks) -> Iterable[Point]:
    yield point(
        "sending_date",
        not checks.sending_problem,
        f"De verzenddatum is {dutch_date(checks.sending_date)}." if checks.sending_date else "De verzenddatum klopt.",
        checks.sending_problem,
        "awb_3_41",
        "",
    )
    yield point(
        "addressees",
        not checks.unreachable,
        "Van iedereen die de beslissing krijgt, is het adres bekend.",
        f"Het adres ontbreekt van: {dutch_list(list(checks.unreachable))}.",
        "awb_3_41",
        "guardians",
    )
