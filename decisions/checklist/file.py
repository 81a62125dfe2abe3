"""What is decided, and gates 1, 2, 4, 7 and 9: the file, the route, the results, own steps, instruments."""

from collections.abc import Iterable
from datetime import date

from applications.lwoo import ends_as_it_must
from casework.checklist import Point
from casework.text import dutch_date, dutch_list
from decisions.checklist.points import PREPARE, field, gate
from decisions.enums import Ground, Outcome
from decisions.facts import DecideFacts
from decisions.rules import why_not_two_advices

MEND_RESULTS = "Laat de gegevens verbeteren of een ander resultaat toevoegen."


def what_is_decided(facts: DecideFacts) -> Iterable[Point]:
    """What is decided, on what was asked, from when, and with which date on the letters."""
    yield from outcome(facts)
    yield gate(
        facts,
        "as_asked",
        facts.kind == facts.asked_kind,
        "Er wordt beslist op wat is gevraagd.",
        "De soort van de aanvraag is gewijzigd. Maak het besluit opnieuw op voor wat nu is gevraagd.",
        "wvo_2_30_5",
        PREPARE,
    )
    yield gate(
        facts,
        "sending_date",
        not facts.sending_problem,
        f"De verzenddatum is {dutch_date(facts.sending_date)}."
        if facts.sending_date
        else "De verzenddatum is gekozen.",
        facts.sending_problem,
        "awb_3_41",
    )
    if facts.grants:
        yield gate(
            facts,
            "effective_on",
            facts.effective_on,
            "De ingangsdatum is gekozen.",
            "Kies de ingangsdatum van het besluit.",
        )
        yield _validity(facts)


def _validity(facts: DecideFacts) -> Point:
    ends = facts.is_lwoo and facts.own_rules
    met = ends_as_it_must(facts.effective_on, facts.valid_until, must_end=ends)
    good = "De geldigheid is bepaald." if ends else "Het besluit geldt de hele schoolloopbaan in het vo."
    bad = (
        "Kies tot wanneer de aanwijzing geldt: ten minste een jaar."
        if ends
        else "Dit besluit heeft geen einddatum. Maak het veld leeg."
    )
    return gate(facts, "validity", met, good, bad, "wvo_2_48")


def outcome(facts: DecideFacts) -> Iterable[Point]:
    """An outcome is chosen."""
    yield gate(
        facts,
        "outcome",
        facts.outcome in Outcome.values,
        "De uitkomst is gekozen.",
        "Kies de uitkomst.",
        "",
        field("outcome"),
    )


def gate_1_file(facts: DecideFacts) -> Iterable[Point]:
    """Gate 1: the file is complete, or the road of completing it is closed."""
    if facts.is_not_processed:
        yield from not_processed_points(facts)
        return
    if facts.supplement_open:
        met, bad = False, "De school heeft nog tijd om aan te vullen. Wacht op de aanvulling of sluit de termijn."
    else:
        met = facts.is_formal or facts.completed_on is not None
        bad = "De aanvraag is nog niet als compleet aangemerkt."
    yield gate(facts, "file_complete", met, "Het dossier is compleet.", bad, "awb_4_5", "intake")


def last_day_to_notify(facts: DecideFacts) -> date | None:
    """Until when it can be made known that the application is not processed; None for any other decision."""
    return facts.supplement.notify_by if facts.is_not_processed and facts.supplement else None


def not_processed_points(facts: DecideFacts) -> list[Point]:
    """When an application may be left unprocessed (Awb 4:5; fine-print §4)."""
    asked = facts.supplement
    in_time = asked is not None and facts.sending_date is not None and facts.sending_date <= asked.notify_by
    until = f" (uiterlijk {dutch_date(asked.notify_by)})" if asked else ""
    return [
        gate(
            facts,
            "supplement_asked",
            asked,
            "Er is schriftelijk om een aanvulling gevraagd.",
            "Er is nog niet schriftelijk om een aanvulling gevraagd. Zonder die kans kan dit niet.",
            "awb_4_5",
            "intake",
        ),
        gate(
            facts,
            "supplement_ended",
            asked and asked.closed and asked.last_day < facts.today,
            "De laatste dag om aan te vullen is voorbij.",
            "De laatste dag om aan te vullen is nog niet voorbij, of de termijn is nog niet gesloten.",
            "awb_4_5",
            "intake",
        ),
        gate(
            facts,
            "prevents_judgement",
            facts.missing,
            f"Wat ontbreekt, maakt beoordelen onmogelijk: {dutch_list(list(facts.missing))}",
            "Er ontbreekt niets wat een beoordeling in de weg staat. Neem de aanvraag in behandeling.",
            "awb_4_5",
            "intake",
        ),
        gate(
            facts,
            "within_four_weeks",
            in_time,
            f"Versturen kan binnen vier weken{until}.",
            f"Buiten behandeling laten kan alleen als het besluit binnen vier weken wordt verstuurd{until}."
            " Dat lukt niet meer: beslis op de inhoud.",
            "awb_4_5_4",
        ),
    ]


_FORMAL_SAYS = {
    Ground.NO_ROUTE: "De aanvraag heeft een wettelijke route. Beslis op de inhoud.",
    Ground.REPEAT: "Er is geen eerdere afwijzing, of er zijn nieuwe feiten genoemd. Beslis op de inhoud.",
}


def gate_2_route(facts: DecideFacts) -> Iterable[Point]:
    """Gate 2: the applicant is competent and there is a route; a formal ground shows from the file."""
    if facts.is_not_processed:
        return
    if facts.is_formal:
        yield from _formal(facts)
        return
    yield gate(
        facts,
        "applicant_and_route",
        not facts.route_problems,
        "De aanvrager is bevoegd en er is een wettelijke route.",
        f"{' '.join(facts.route_problems)} Beslis op die formele grond.",
        "wvo_2_30_2",
        PREPARE,
    )


def _formal(facts: DecideFacts) -> Iterable[Point]:
    holds = {
        # No table says who is competent: that is judged, and explained in the reasons.
        Ground.NOT_COMPETENT: True,
        Ground.NO_ROUTE: bool(facts.route_problems),
        Ground.REPEAT: facts.refused_before and not facts.new_facts,
    }
    ground = Ground(facts.ground)
    good, bad = f"De grond blijkt uit het dossier: {ground.label}.", _FORMAL_SAYS.get(ground, "")
    yield gate(facts, "formal_ground", holds[ground], good, bad, "awb_4_6" if ground == Ground.REPEAT else "wvo_2_30_2")
    problem = "" if facts.formal_without_advice else why_not_two_advices(facts.advices)
    yield gate(
        facts,
        "formal_advice",
        not problem,
        "Voor deze formele grond zijn geen adviezen nodig.",
        f"Dit samenwerkingsverband wijst ook op een formele grond alleen af met twee adviezen. {problem}",
        "wvo_2_47_14",
        "experts",
    )


def gate_4_results(facts: DecideFacts) -> Iterable[Point]:
    """Gate 4: the board declared that all known results are in the file (fine-print §9)."""
    if facts.is_formal:
        return
    yield gate(
        facts,
        "results_declared",
        facts.results_declared,
        "Het schoolbestuur verklaarde dat alle bekende resultaten in het dossier zitten.",
        "Het schoolbestuur heeft niet verklaard dat alle bekende IQ- en leerresultaten in het dossier zitten.",
        "ib_15d",
        "intake",
    )


def gate_7_own_steps(facts: DecideFacts) -> Iterable[Point]:
    """Gate 7: what the partnership itself prescribes was done."""
    undone = [name for name, done in facts.own_steps if not done]
    yield gate(
        facts,
        "own_steps",
        not undone,
        "De stappen die het samenwerkingsverband zelf voorschrijft, zijn gezet."
        if facts.own_steps
        else "Het samenwerkingsverband schrijft zelf geen stappen voor.",
        f"Nog niet gedaan: {dutch_list(undone)}.",
        "wvo_2_47_9",
    )


def gate_9_instruments(facts: DecideFacts) -> Iterable[Point]:
    """Gate 9: the tests against the yearly list and its rules; what the partnership chose to, stops the decision."""
    if facts.is_formal:
        return
    stops = [one.words for one in facts.instruments if one.stops]
    asks = [one.words for one in facts.instruments if one.asks_reason and not one.stops]
    good = "Geen testresultaat houdt het besluit tegen."
    bad = f"{' '.join(stops)} Zo besluit dit samenwerkingsverband niet. {MEND_RESULTS}"
    yield gate(facts, "instruments_stop", not stops, good, bad, "ib_15d", "intake")
    mere = [one.words for one in facts.instruments if not one.asks_reason and not one.stops]
    good = " ".join(["Bij de tests is geen reden nodig.", *mere]) if mere else "De tests zijn gecontroleerd."
    yield gate(facts, "instruments", not asks, good, " ".join(asks), "ib_15d", PREPARE)
