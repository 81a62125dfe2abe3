"""The road of a letter as data, and what can happen to letters and their sending."""

from casework.audit import OFFICE, TRAIL_ONLY, Verb
from casework.transitions import Transition, Workflow
from correspondence import permissions
from correspondence.enums import LetterState

ORDERED = Verb("correspondence.letter_ordered", "Een brief is aangevraagd", TRAIL_ONLY)
STARTED = Verb("correspondence.letter_started", "Een brief wordt opgemaakt", TRAIL_ONLY)
MADE = Verb("correspondence.letter_made", "Een brief is opgemaakt", TRAIL_ONLY)
FAILED = Verb("correspondence.letter_failed", "Het opmaken van een brief is mislukt", OFFICE)
RETRIED = Verb("correspondence.letter_retried", "Een brief wordt opnieuw opgemaakt", OFFICE)
RELEASED = Verb("correspondence.letter_released", "Een brief is vrijgegeven", TRAIL_ONLY)
WITHDRAWN = Verb("correspondence.letter_withdrawn", "Een brief is ingetrokken en niet verzonden", OFFICE)
STOPPED = Verb("correspondence.letter_stopped", "Een brief is tegengehouden", TRAIL_ONLY)
SENT = Verb("correspondence.letter_sent", "Een brief is verzonden", OFFICE)
RETURNED = Verb("correspondence.letter_returned", "Een brief kwam onbestelbaar terug", OFFICE)
ADDRESS_ASKED = Verb("correspondence.address_asked", "Het adres bij een onbestelbare brief is nagevraagd", OFFICE)
PROOF_KEPT = Verb("correspondence.proof_kept", "Bewijs van verzending is vastgelegd", OFFICE)
COLLECTED = Verb("correspondence.letter_collected", "Een brief is opgehaald", OFFICE)
SUPPORT_PLAN_SET = Verb("correspondence.support_plan_set", "Een ondersteuningsplan is vastgelegd", OFFICE)
FILE_REMOVED = Verb("correspondence.file_removed", "Een bestand is vernietigd", OFFICE)

# Verbs that no transition carries; those of the workflow register themselves.
VERBS = (
    ORDERED,
    WITHDRAWN,
    STOPPED,
    SENT,
    RETURNED,
    ADDRESS_ASKED,
    PROOF_KEPT,
    COLLECTED,
    FILE_REMOVED,
    SUPPORT_PLAN_SET,
)

LETTER = Workflow(
    "correspondence.letter",
    Transition("start", (LetterState.QUEUED,), LetterState.RENDERING, STARTED, permissions.by_the_program),
    Transition("finish", (LetterState.RENDERING,), LetterState.READY, MADE, permissions.by_the_program),
    Transition(
        "fail",
        (LetterState.QUEUED, LetterState.RENDERING),
        LetterState.FAILED,
        FAILED,
        permissions.by_the_program,
    ),
    Transition(
        "retry",
        (LetterState.FAILED,),
        LetterState.QUEUED,
        RETRIED,
        permissions.may_retry,
        done="Deze brief wordt al opnieuw opgemaakt.",
    ),
    Transition(
        "release",
        (LetterState.READY,),
        LetterState.RELEASED,
        RELEASED,
        permissions.by_the_program,
        done="Deze brief was al vrijgegeven.",
    ),
)
