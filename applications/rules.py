"""Judgements about a case that need no database: routes, who counts as parent, the stage readers see, matches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.enums import LwooMode
from applications.enums import GRANTED, REFUSED, Capacity, EntryRoute, Kind, Status
from applications.facts import CaseFacts, Stay
from applications.lwoo import NO_DESIGNATION, entry_words
from applications.terms import birthday


@dataclass(frozen=True, slots=True)
class RouteWarning:
    """Something that stands in the way of a route without forbidding it: *toch indienen* needs a reason."""

    code: str
    sentence: str
    article: str


def route_warnings(facts: CaseFacts) -> list[RouteWarning]:
    """Why the partnership may refuse this application on formal grounds (fine-print §8). Never a refusal by itself."""
    found = [*_route_itself(facts), *_applicant(facts)]
    if facts.kind == Kind.LWOO and facts.place.regime.mode == LwooMode.POPULATION:
        why = f"Voor deze leerling geldt populatiebekostiging. {entry_words(facts.place.regime)} {NO_DESIGNATION}"
        found.append(RouteWarning("population", why, "wvo_2_48"))
    return found


def _route_itself(facts: CaseFacts) -> list[RouteWarning]:
    found = []
    if facts.route == EntryRoute.NONE:
        found.append(
            RouteWarning(
                "no_route",
                "De leerling komt niet rechtstreeks van het primair of speciaal onderwijs of uit het eerste leerjaar,"
                " en valt niet in een bijzondere groep. De wet kent dan geen route.",
                "wvo_2_30_2",
            )
        )
    end = facts.first_counted_year_end
    if facts.under_year_in_nl and (end is None or facts.today <= end):
        found.append(
            RouteWarning(
                "too_early",
                "De leerling was korter dan een jaar in Nederland. Een aanvraag kan pas na het eerste schooljaar"
                " in het voortgezet onderwijs.",
                "wvo_2_30_3",
            )
        )
    if facts.is_special and not facts.is_pro:
        found.append(
            RouteWarning(
                "special_is_pro",
                "De route voor bijzondere groepen bestaat alleen voor praktijkonderwijs.",
                "wvo_2_30_2",
            )
        )
    if facts.route == EntryRoute.OWN_RULES and (facts.is_pro or facts.place.regime.mode != LwooMode.OWN):
        found.append(
            RouteWarning(
                "own_rules_need_own_mode",
                "Eigen regels gelden alleen voor lwoo, en alleen als het samenwerkingsverband die heeft vastgesteld.",
                "wvo_2_48",
            )
        )
    return found


def _applicant(facts: CaseFacts) -> list[RouteWarning]:
    found = []
    place = facts.place
    if not place.in_area:
        found.append(
            RouteWarning(
                "outside_area", "De vestiging ligt buiten het gebied van dit samenwerkingsverband.", "wvo_2_47_7"
            )
        )
    if place.school_type == "vso":
        found.append(
            RouteWarning(
                "vso_applicant",
                "De aanvrager is een school voor voortgezet speciaal onderwijs. Dat is ongebruikelijk, wel toegestaan.",
                "wvo_2_47_2",
            )
        )
    elsewhere = place.school_type != "pro" and facts.is_pro and not facts.is_special
    if elsewhere and place.applicant_kinds == "pro_only":
        found.append(
            RouteWarning(
                "pro_by_pro_school",
                "Praktijkonderwijs vraagt in dit samenwerkingsverband de school voor praktijkonderwijs aan.",
                "wvo_2_47_2",
            )
        )
    if facts.is_special and place.special_group_applicant == "pro_school" and place.school_type != "pro":
        found.append(
            RouteWarning(
                "special_by_pro_school",
                "Voor bijzondere groepen vraagt in dit samenwerkingsverband de school voor praktijkonderwijs aan.",
                "wvo_2_30_2",
            )
        )
    return found


def why_not_kind(kind: str, *, offers_vmbo: bool) -> str:
    """What keeps a school from changing its application to this kind (fine-print §15); empty when nothing does."""
    if kind == Kind.LWOO and not offers_vmbo:
        return (
            "Lwoo bestaat alleen binnen het vmbo, en deze vestiging biedt geen vmbo aan."
            " Trek de aanvraag in; een school met vmbo kan lwoo aanvragen."
        )
    return ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a reader sees of where the case stands: a word, a sentence on what comes next, and the tag's tone."""

    code: str
    word: str
    sentence: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the stage depends on. ``published_outcome`` is empty until a decision is published."""

    status: str
    receipt_confirmed: bool = False
    published_outcome: str = ""
    outcome_word: str = ""
    superseded: str = ""
    contested: bool = False
    lapsed: bool = False


_STAGES = {
    Status.DRAFT: Stage("draft", "concept", "De school werkt nog aan deze aanvraag.", "neutral"),
    Status.SUBMITTED: Stage(
        "submitted", "ingediend", "Het samenwerkingsverband controleert of de aanvraag compleet is.", "info"
    ),
    Status.SUPPLEMENT_REQUESTED: Stage(
        "supplement_requested",
        "aanvulling gevraagd",
        "De school vult de aanvraag aan. Zolang staat de beslistermijn stil.",
        "attention",
    ),
    Status.COMPLETE: Stage("complete", "compleet", "Het samenwerkingsverband kiest twee deskundigen.", "info"),
    Status.WITH_EXPERTS: Stage(
        "with_experts", "bij de deskundigen", "Twee deskundigen adviseren, los van elkaar.", "info"
    ),
    Status.ADVISED: Stage("advised", "adviezen binnen", "Het besluit wordt voorbereid.", "info"),
    Status.DECIDED: Stage("decided", "besluit genomen", "Het besluit is genomen en wordt nog verstuurd.", "info"),
    Status.NOT_PROCESSED: Stage("decided", "besluit genomen", "Het besluit is genomen en wordt nog verstuurd.", "info"),
    Status.WITHDRAWN: Stage(
        "withdrawn", "ingetrokken", "De school heeft de aanvraag ingetrokken. Er volgt geen besluit.", "neutral"
    ),
}
_IN_PREPARATION = Stage("in_preparation", "besluit in voorbereiding", "U krijgt het besluit met een brief.", "info")
_LAPSED = Stage("lapsed", "vervallen", "Er gebeurt niets meer in deze zaak.", "neutral")
_CLOSED = Stage("lapsed", "gesloten", "", "neutral")
_TONES = {GRANTED: "good", REFUSED: "risk", "not_processed": "attention"}
AT_INTAKE = frozenset({Status.DRAFT, Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED})


def needs_scan(status: str) -> bool:
    """Whether a view that comes in now is a paper of the file first: after intake experts must hear of it (§3)."""
    return status not in AT_INTAKE


INSIDE = frozenset({"office"})
# Experts see nothing of an objection.
KNOW_OF_OBJECTIONS = frozenset({"office", "school", "parent", "committee"})
# Who works for the partnership on cases. Any other role reads nothing until it is let in on purpose.
OFFICE_ROLES = frozenset({"secretariat", "board_member", "system"})
# Who advises on objections: reads a case only with a seat in it.
COMMITTEE_ROLES = frozenset({"committee_chair", "committee_member"})


def stage(facts: StageFacts, audience: str) -> Stage:
    """The stage as this audience (``office``, ``school``, ``parent``, ``expert``, ``committee``) may know it.

    Whether one advice is in is never part of it; before publication only the office sees that advices are in or that
    a decision was taken (procedure.md §8).
    """
    if facts.lapsed:
        return _CLOSED if audience == "parent" else _LAPSED
    if facts.superseded:
        return Stage("superseded", facts.superseded, "Dit besluit geldt niet meer.", "neutral")
    if facts.published_outcome and facts.status in {Status.DECIDED, Status.NOT_PROCESSED}:
        tone = _TONES.get(facts.published_outcome, "info")
        if facts.contested and audience in KNOW_OF_OBJECTIONS:
            word = f"{facts.outcome_word}, bezwaar loopt"
            return Stage("contested", word, "Er loopt een bezwaar tegen het besluit.", "attention")
        return Stage("published", facts.outcome_word, "Het besluit is verstuurd.", tone)
    if audience == "expert" and facts.status in {Status.ADVISED, Status.DECIDED}:
        return _STAGES[Status.WITH_EXPERTS]
    if audience not in INSIDE and facts.status in {Status.ADVISED, Status.DECIDED, Status.NOT_PROCESSED}:
        return _IN_PREPARATION
    return _STAGES[Status(facts.status)]


def audience_of(capacity: str, role: str) -> str:
    """Which audience a reader belongs to, by his capacity in the case or else his role."""
    if capacity == Capacity.EXPERT or role == "expert":
        return "expert"
    if capacity in {Capacity.GUARDIAN, Capacity.PUPIL} or role == "parent":
        return "parent"
    if capacity == Capacity.COMMITTEE or role in COMMITTEE_ROLES:
        return "committee"
    if role == "school_staff":
        return "school"
    return "office" if role in OFFICE_ROLES else "nobody"


def same_pupil(first: tuple[date | None, frozenset[str]], second: tuple[date | None, frozenset[str]]) -> bool:
    """Whether two pupils may be the same child: same birth date, and first and last names that overlap in two parts.

    Twins share birth date and last name but no first name, so they do not match. A match is a hint for a person.
    """
    return first[0] is not None and first[0] == second[0] and len(first[1] & second[1]) >= 2


def stay_on(stays: Iterable[Stay], day: date) -> Stay | None:
    """What held of a place on a day: the last thing recorded from that day or before; None when nothing was."""
    return max((stay for stay in stays if stay.since <= day), key=lambda stay: stay.since, default=None)


def came_again(received_on: date | None, withdrawn_on: date | None) -> bool:
    """Whether an application was received within twelve months after an earlier one was withdrawn (fine-print §12)."""
    if received_on is None or withdrawn_on is None:
        return False
    return withdrawn_on <= received_on <= birthday(withdrawn_on, 1)
