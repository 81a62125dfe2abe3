"""The road of a decision as data, and what else can happen to it."""

from collections.abc import Sequence

from casework.audit import OFFICE, PARTIES, Verb
from casework.checklist import Point
from casework.transitions import Transition, Workflow
from decisions import checklist, permissions
from decisions.enums import Status

PREPARED = Verb("decisions.prepared", "Het besluit wordt voorbereid", OFFICE)
WRITTEN = Verb("decisions.written", "Het conceptbesluit is bijgewerkt", OFFICE)
OFFERED = Verb("decisions.offered", "Het concept is aangeboden ter besluitvorming", OFFICE)
RETURNED = Verb("decisions.returned", "Het bestuur gaf het concept terug met een opmerking", OFFICE)
DROPPED = Verb("decisions.dropped", "Het conceptbesluit is vervallen", OFFICE)
ADOPTED = Verb("decisions.adopted", "Het besluit is genomen", OFFICE)
LEFT_UNPROCESSED = Verb("decisions.left_unprocessed", "Besloten is de aanvraag buiten behandeling te laten", OFFICE)
REMADE = Verb("decisions.remade", "De brieven zijn opnieuw opgemaakt", OFFICE)
TAKEN_BACK = Verb("decisions.taken_back", "Het besluit is teruggenomen voordat het was verstuurd", OFFICE)
PUBLISHED = Verb("decisions.published", "Het besluit is verstuurd aan de school en de ouders", PARTIES)
SUPERSEDED = Verb("decisions.superseded", "Het besluit is vervangen door een nieuw besluit", PARTIES)
REVOKED = Verb("decisions.revoked", "Het besluit is herroepen", PARTIES)
BREACH_FOUND = Verb("decisions.breach_found", "Een brief kwam bij de verkeerde terecht", OFFICE)
BREACH_SETTLED = Verb("decisions.breach_settled", "Een datalek is afgehandeld", OFFICE)
GUEST_ADMITTED = Verb("decisions.guest_admitted", "Een school kreeg een link naar de verklaring", OFFICE)
GUEST_WITHDRAWN = Verb("decisions.guest_withdrawn", "De link naar de verklaring is ingetrokken", OFFICE)
DECLARATION_READ = Verb("decisions.declaration_read", "De verklaring is ingezien door een school", PARTIES)
INVITED = Verb("decisions.invited_to_view", "Iemand is uitgenodigd om vóór het besluit te reageren", OFFICE)
HEARD = Verb("decisions.hearing_closed", "De gelegenheid om vóór het besluit te reageren is gesloten", OFFICE)
FLAW_REPORTED = Verb("decisions.flaw_reported", "Na het besluit is een gebrek in een advies gemeld", OFFICE)
FLAW_SETTLED = Verb("decisions.flaw_settled", "Een gebrek in een advies is afgehandeld", OFFICE)
FIRST_NUMBER_SET = Verb("decisions.first_number_set", "Vastgelegd is met welk nummer de besluiten beginnen", OFFICE)
NUMBERS_RESERVED = Verb("decisions.numbers_reserved", "Nummers van besluiten zijn gereserveerd", OFFICE)
NUMBERS_RELEASED = Verb("decisions.numbers_released", "Gereserveerde nummers zijn vrijgegeven", OFFICE)
OTHER_VERBS = (
    BREACH_FOUND,
    BREACH_SETTLED,
    DECLARATION_READ,
    FIRST_NUMBER_SET,
    GUEST_ADMITTED,
    GUEST_WITHDRAWN,
    NUMBERS_RESERVED,
    NUMBERS_RELEASED,
    PREPARED,
    WRITTEN,
    OFFERED,
    RETURNED,
    DROPPED,
    REMADE,
    INVITED,
    HEARD,
    FLAW_REPORTED,
    FLAW_SETTLED,
)


def _adopt_points(facts: permissions.AdoptFacts) -> Sequence[Point]:
    if facts.checks is None:
        raise ValueError("adopting is judged on the facts of the case")
    return checklist.adopt_points(facts.checks)


def _send_points(facts: permissions.SendFacts) -> Sequence[Point]:
    return facts.points


DECISION = Workflow(
    "decisions.decision",
    Transition(
        "adopt",
        (Status.DRAFT,),
        Status.ADOPTED,
        ADOPTED,
        permissions.may_adopt,
        _adopt_points,
        done="Dit besluit was al genomen.",
    ),
    Transition(
        "leave_unprocessed",
        (Status.DRAFT,),
        Status.ADOPTED,
        LEFT_UNPROCESSED,
        permissions.may_adopt,
        _adopt_points,
        done="Dit besluit was al genomen.",
    ),
    Transition(
        "publish",
        (Status.ADOPTED,),
        Status.PUBLISHED,
        PUBLISHED,
        permissions.may_send,
        _send_points,
        done="Dit besluit was al verstuurd.",
    ),
    Transition(
        "take_back",
        (Status.ADOPTED,),
        Status.REVOKED,
        TAKEN_BACK,
        permissions.may_take_back,
        done="Dit besluit was al teruggenomen.",
    ),
    Transition("supersede", (Status.PUBLISHED,), Status.SUPERSEDED, SUPERSEDED, permissions.may_adopt),
    Transition("revoke", (Status.PUBLISHED,), Status.REVOKED, REVOKED, permissions.may_adopt),
)
