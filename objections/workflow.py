"""The roads of an objection as data: procedure, objections, the advice of the committee, the decision on objection."""

from collections.abc import Sequence
from typing import Any

from casework.audit import OFFICE, OFFICE_AND_COMMITTEE, PARTIES, Verb
from casework.checklist import Point
from casework.transitions import Transition, Workflow
from objections import permissions
from objections.enums import OPEN, AdviceStatus, ProcedureStatus, RulingStatus, Status

RECEIVED = Verb("objections.received", "Er is bezwaar gemaakt tegen het besluit", PARTIES)
PAPER_ADDED = Verb("objections.paper_added", "Er is een stuk aan het bezwaar toegevoegd", PARTIES)
REPAIR_ASKED = Verb("objections.repair_asked", "Gevraagd is het bezwaarschrift aan te vullen", PARTIES)
REPAIRED = Verb("objections.repaired", "Het bezwaarschrift is aangevuld", PARTIES)
REPAIR_LAPSED = Verb("objections.repair_lapsed", "Het bezwaarschrift is niet op tijd aangevuld", OFFICE)
REPAIR_EXTENDED = Verb("objections.repair_extended", "Er is meer tijd gegeven om het bezwaar aan te vullen", PARTIES)
LATE_ASKED = Verb("objections.late_asked", "Gevraagd is waarom het bezwaar na de termijn kwam", OFFICE)
LATE_ANSWERED = Verb("objections.late_answered", "De reden van het late bezwaar is ontvangen", OFFICE)
LATE_JUDGED = Verb("objections.late_judged", "Beoordeeld is of het late bezwaar verschoonbaar is", OFFICE)
PARTY_JUDGED = Verb("objections.party_judged", "Beoordeeld is of de bezwaarmaker belanghebbende is", OFFICE)
FORWARDED = Verb("objections.forwarded", "Het bezwaar is naar de bezwaaradviescommissie gestuurd", PARTIES)
SEATED = Verb("objections.seated", "De commissie voor deze zaak is samengesteld of gewijzigd", OFFICE_AND_COMMITTEE)
DECLARED = Verb("objections.declared", "Een lid van de commissie verklaarde zich onafhankelijk", OFFICE_AND_COMMITTEE)
PROLONGED = Verb("objections.prolonged", "De commissie mag het dossier langer lezen", OFFICE_AND_COMMITTEE)
HEARING_ASKED = Verb("objections.hearing_asked", "Gevraagd is of de bezwaarmaker wil worden gehoord", PARTIES)
HEARING_ANSWERED = Verb("objections.hearing_answered", "Bekend is of de bezwaarmaker wil worden gehoord", PARTIES)
HEARING_PLANNED = Verb(
    "objections.hearing_planned", "De hoorzitting is gepland en de partijen zijn uitgenodigd", PARTIES
)
INSPECTION_JUDGED = Verb("objections.inspection_judged", "Bekeken is of een stuk ter inzage gaat", OFFICE)
HEARING_CALLED_OFF = Verb("objections.hearing_called_off", "De hoorzitting gaat niet door", PARTIES)
HELD = Verb("objections.heard", "De hoorzitting is gehouden", PARTIES)
HEARING_REPORTED = Verb("objections.hearing_reported", "Het verslag van de hoorzitting is vastgesteld", PARTIES)
HEARING_WAIVED = Verb("objections.hearing_waived", "De commissie besloot niet te horen", PARTIES)
ADVICE_WRITTEN = Verb("objections.advice_written", "De commissie werkt aan het advies", OFFICE_AND_COMMITTEE)
ADVICE_FINAL = Verb("objections.advice_final", "Het advies van de commissie is vastgesteld", OFFICE_AND_COMMITTEE)
ADVISED = Verb("objections.advised", "De commissie heeft advies uitgebracht", OFFICE_AND_COMMITTEE)
HEARD_AGAIN = Verb("objections.heard_again", "De commissie bekijkt de zaak opnieuw", OFFICE_AND_COMMITTEE)
ADJOURNED = Verb("objections.adjourned", "De beslissing op bezwaar is verdaagd", PARTIES)
DELAYED = Verb("objections.delayed", "De beslissing op bezwaar komt later", PARTIES)
IN_DEFAULT = Verb("objections.in_default", "Het samenwerkingsverband is in gebreke gesteld", PARTIES)
PENALTY_FIXED = Verb("objections.penalty_fixed", "De dwangsom is vastgesteld", PARTIES)
DEFAULT_DROPPED = Verb("objections.default_dropped", "Een ingebrekestelling is vervallen", PARTIES)
WITHDRAWN = Verb("objections.withdrawn", "Een bezwaar is ingetrokken", PARTIES)
ENDED = Verb("objections.ended", "De bezwaarprocedure eindigt: er is geen bezwaar meer", PARTIES)
RULED = Verb("objections.ruled", "Op het bezwaar is beslist", OFFICE)
DECIDED = Verb("objections.decided", "Op het bezwaar is beslist; de beslissing wacht op verzending", OFFICE)
RULING_TAKEN_BACK = Verb("objections.ruling_taken_back", "De beslissing op bezwaar is teruggenomen", OFFICE)
REOPENED = Verb("objections.reopened", "Op het bezwaar wordt opnieuw beslist", OFFICE)
RULING_PUBLISHED = Verb("objections.ruling_published", "De beslissing op bezwaar is verstuurd", PARTIES)
CLOSED = Verb("objections.closed", "De bezwaarprocedure is afgehandeld", OFFICE)
SETTLED = Verb("objections.settled", "Op een bezwaar is beslist", OFFICE)
RULING_PREPARED = Verb("objections.ruling_prepared", "De beslissing op bezwaar wordt voorbereid", OFFICE)
RULING_WRITTEN = Verb("objections.ruling_written", "Het concept van de beslissing is bijgewerkt", OFFICE)
RULING_OFFERED = Verb("objections.ruling_offered", "Het concept is aangeboden ter besluitvorming", OFFICE)
RULING_RETURNED = Verb("objections.ruling_returned", "Het bestuur gaf het concept terug met een opmerking", OFFICE)
RULING_DROPPED = Verb("objections.ruling_dropped", "Het concept van de beslissing is vervallen", OFFICE)
RULING_REMADE = Verb("objections.ruling_remade", "De brieven zijn opnieuw opgemaakt", OFFICE)
OTHER_VERBS: tuple[Verb, ...] = (
    ADJOURNED,
    ADVICE_WRITTEN,
    DECLARED,
    DEFAULT_DROPPED,
    DELAYED,
    HEARING_ANSWERED,
    HEARING_ASKED,
    HEARING_CALLED_OFF,
    HEARING_PLANNED,
    HEARING_REPORTED,
    HEARING_WAIVED,
    HELD,
    IN_DEFAULT,
    INSPECTION_JUDGED,
    LATE_ANSWERED,
    LATE_ASKED,
    LATE_JUDGED,
    PAPER_ADDED,
    PARTY_JUDGED,
    PENALTY_FIXED,
    PROLONGED,
    RECEIVED,
    REPAIR_EXTENDED,
    RULING_DROPPED,
    RULING_OFFERED,
    RULING_PREPARED,
    RULING_REMADE,
    RULING_RETURNED,
    RULING_WRITTEN,
    SEATED,
)


def _points(facts: Any) -> Sequence[Point]:
    points: tuple[Point, ...] = facts.points
    return points


OBJECTION = Workflow(
    "objections.objection",
    Transition(
        "ask_repair",
        (Status.RECEIVED,),
        Status.AWAITING_REPAIR,
        REPAIR_ASKED,
        permissions.may_handle,
        done="Er is al om herstel gevraagd.",
    ),
    Transition("repair", (Status.AWAITING_REPAIR,), Status.RECEIVED, REPAIRED, permissions.may_answer),
    Transition("lapse_repair", (Status.AWAITING_REPAIR,), Status.RECEIVED, REPAIR_LAPSED, permissions.may_handle),
    Transition(
        "withdraw", OPEN, Status.WITHDRAWN, WITHDRAWN, permissions.may_withdraw, done="Dit bezwaar was al ingetrokken."
    ),
    Transition("settle", (Status.RECEIVED,), Status.DECIDED, SETTLED, permissions.may_handle),
)

_P = ProcedureStatus
PROCEDURE = Workflow(
    "objections.procedure",
    Transition(
        "forward",
        (_P.RECEIVED,),
        _P.FORWARDED,
        FORWARDED,
        permissions.may_handle,
        _points,
        done="Dit bezwaar ligt al bij de commissie.",
    ),
    Transition("advise", (_P.FORWARDED,), _P.ADVISED, ADVISED, permissions.may_finish_advice),
    Transition("hear_again", (_P.ADVISED,), _P.FORWARDED, HEARD_AGAIN, permissions.may_handle, _points),
    Transition("decide", (_P.RECEIVED, _P.ADVISED), _P.DECIDED, DECIDED, permissions.may_rule),
    Transition("reopen_received", (_P.DECIDED,), _P.RECEIVED, REOPENED, permissions.may_rule),
    Transition("reopen_advised", (_P.DECIDED,), _P.ADVISED, REOPENED, permissions.may_rule),
    Transition("close", (_P.DECIDED,), _P.CLOSED, CLOSED, permissions.may_send),
    Transition(
        "end", (_P.RECEIVED, _P.FORWARDED, _P.ADVISED, _P.DECIDED), _P.WITHDRAWN, ENDED, permissions.may_withdraw
    ),
)

ADVICE = Workflow(
    "objections.committeeadvice",
    Transition(
        "finish",
        (AdviceStatus.DRAFT,),
        AdviceStatus.FINAL,
        ADVICE_FINAL,
        permissions.may_finish_advice,
        _points,
        done="Dit advies was al vastgesteld.",
    ),
)

RULING = Workflow(
    "objections.objectiondecision",
    Transition(
        "adopt",
        (RulingStatus.DRAFT,),
        RulingStatus.ADOPTED,
        RULED,
        permissions.may_rule,
        _points,
        done="Op dit bezwaar was al beslist.",
    ),
    Transition(
        "publish",
        (RulingStatus.ADOPTED,),
        RulingStatus.PUBLISHED,
        RULING_PUBLISHED,
        permissions.may_send,
        _points,
        done="Deze beslissing was al verstuurd.",
    ),
    Transition(
        "take_back",
        (RulingStatus.ADOPTED,),
        RulingStatus.REVOKED,
        RULING_TAKEN_BACK,
        permissions.may_rule,
        done="Deze beslissing was al teruggenomen.",
    ),
)
