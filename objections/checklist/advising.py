"""What must hold before the committee's advice is fixed (Awb 7:13(6))."""

from collections.abc import Iterable

from casework.checklist import Point
from casework.text import dutch_list, is_template_only
from objections.checklist.composition import composition_points, declared_point
from objections.enums import Effect
from objections.facts import CommitteeAdviceFacts
from objections.rules import possible_effects

WRITE = "objection_advice"
HEARING = "objection_hearing"


def finish_points(facts: CommitteeAdviceFacts) -> list[Point]:
    """Every gate for fixing the advice: the committee itself, the hearing, and what it advises."""
    seated = facts.committee
    committee = [*composition_points(seated), declared_point(seated)] if seated.is_own else []
    return [*committee, *hearing_points(facts), *text_points(facts)]


def hearing_points(facts: CommitteeAdviceFacts) -> Iterable[Point]:
    """The parties were heard and that is reported, or there is a recorded ground not to (Awb 7:2, 7:3, 7:7)."""
    state = facts.hearing
    if state.planned:
        sentence = "Er is nog een hoorzitting gepland. Leg vast dat die is gehouden, of gelast die af."
    elif state.unreported:
        sentence = "Van de hoorzitting is nog geen verslag vastgesteld."
    elif not (state.reported or state.waived):
        sentence = "Er is niet gehoord, en er is ook niet vastgelegd waarom niet."
    else:
        sentence = ""
    yield Point("heard", not sentence, sentence or "Er is gehoord, of vastgelegd waarom niet.", "awb_7_2", HEARING)


def text_points(facts: CommitteeAdviceFacts) -> Iterable[Point]:
    """Each open objection is judged, the effect fits, the reasons stand there, and nobody may still mend."""
    verdicts = dict(facts.verdicts)
    unjudged = [name for public_id, name in facts.open_objections if not verdicts.get(public_id)]
    yield Point(
        "every_objection_judged",
        bool(facts.open_objections) and not unjudged,
        f"Geef ook een oordeel over het bezwaar van {dutch_list(unjudged)}."
        if unjudged
        else "Er is een oordeel over elk bezwaar."
        if facts.open_objections
        else "Er is geen bezwaar meer om over te adviseren.",
        "awb_7_11",
        WRITE,
    )
    yield _effect(facts, verdicts)
    yield Point(
        "nobody_mends",
        not facts.mending,
        f"{dutch_list(list(facts.mending))} mag het bezwaar nog aanvullen. Wacht dat af."
        if facts.mending
        else "Niemand hoeft nog iets aan te vullen.",
        "awb_7_10",
        "",
    )
    for code, text, name in (
        ("considerations", facts.considerations, "de overwegingen"),
        ("advice", facts.advice, "het advies zelf"),
        ("hearing_report", facts.hearing_report, "het verslag van het horen, of waarom niet is gehoord"),
    ):
        missing = is_template_only(text)
        yield Point(code, not missing, f"Schrijf {name}." if missing else f"{name} staat er.", "awb_7_13", WRITE)


def _effect(facts: CommitteeAdviceFacts, verdicts: dict[str, str]) -> Point:
    judged = [verdicts[public_id] for public_id, _ in facts.open_objections if verdicts.get(public_id)]
    possible = possible_effects(judged)
    met = bool(facts.effect) and (facts.effect in possible)
    if met:
        sentence = "Het gevolg voor het besluit past bij het oordeel."
    elif not facts.effect:
        sentence = "Kies wat er met het besluit moet gebeuren."
    else:
        names = dutch_list([str(Effect(one).label) for one in sorted(possible)])
        sentence = f"Het gekozen gevolg past niet bij het oordeel. Mogelijk is: {names or 'nog niets'}."
    return Point("effect_fits", met, sentence, "awb_7_11", WRITE)
