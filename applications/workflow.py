"""The road of a case as data."""

from applications import checklist, permissions
from applications.enums import Status
from casework.audit import APPLICANT, EVERYBODY, OFFICE, PARTIES, TRAIL_ONLY, Verb
from casework.checklist import Point
from casework.transitions import Transition, Workflow

S = Status
# From where a decision may be taken; taken back before it is sent, the case stands there again, as its readers saw all
# the time.
DECIDABLE = (S.SUBMITTED, S.SUPPLEMENT_REQUESTED, S.COMPLETE, S.WITH_EXPERTS, S.ADVISED)

SUBMITTED = Verb("application.submitted", "De aanvraag is ingediend", EVERYBODY)
REGISTERED = Verb("application.registered", "De aanvraag is ontvangen en ingevoerd", EVERYBODY)
SUPPLEMENT_REQUESTED = Verb("application.supplement_requested", "Er is om een aanvulling gevraagd", PARTIES)
SUPPLEMENT_GIVEN = Verb("application.supplement_given", "De aanvulling is ingestuurd", PARTIES)
SUPPLEMENT_CLOSED = Verb("application.supplement_closed", "De termijn om aan te vullen is gesloten", APPLICANT)
TAKEN_IN = Verb("application.taken_in", "De aanvraag is compleet", EVERYBODY)
WITH_EXPERTS = Verb("application.with_experts", "De aanvraag ligt bij de deskundigen", PARTIES)
ADVISED = Verb("application.advised", "Beide adviezen zijn binnen", OFFICE)
ADVICE_MISSING = Verb("application.advice_missing", "Er is weer een advies nodig", OFFICE)
# The verb of the decision tells these.
DECIDED = Verb("application.decided", "Er is besloten", TRAIL_ONLY)
NOT_PROCESSED = Verb("application.not_processed", "Besloten is de aanvraag buiten behandeling te laten", TRAIL_ONLY)
REOPENED = Verb("application.reopened", "Op de aanvraag moet opnieuw worden besloten", TRAIL_ONLY)
KIND_CHANGED = Verb("application.kind_changed", "De soort van de aanvraag is gewijzigd", EVERYBODY)
WITHDRAWN = Verb("application.withdrawn", "De aanvraag is ingetrokken", EVERYBODY)

LAPSED = Verb("application.lapsed", "De zaak is vervallen", APPLICANT)
SITE_CHANGED = Verb("application.site_changed", "De leerling ging naar een andere vestiging", PARTIES)
FILE_PASSED_ON = Verb("application.file_passed_on", "Het dossier ging naar een ander schoolbestuur", APPLICANT)
FILE_TAKEN_OVER = Verb("application.file_taken_over", "Het dossier kwam van een ander schoolbestuur", APPLICANT)
LINKED = Verb("application.linked", "Twee aanvragen voor dezelfde leerling zijn gekoppeld", OFFICE)
STILL_WANTED_ASKED = Verb("application.still_wanted_asked", "Gevraagd is of een besluit nog nodig is", APPLICANT)
STILL_WANTED = Verb("application.still_wanted", "Het schoolbestuur wil nog een besluit", APPLICANT)
PUPIL_INVITED = Verb("application.pupil_invited", "De leerling kreeg een eigen toegang", PARTIES)
AUTHORISED = Verb("application.authorised", "De leerling machtigde een ouder om mee te lezen", PARTIES)

STARTED = Verb("application.started", "De aanvraag is gestart", APPLICANT)
SAVED = Verb("application.saved", "De aanvraag is bijgewerkt", APPLICANT)
HANDED_OVER = Verb("application.handed_over", "De aanvraag is aangeboden ter ondertekening", APPLICANT)
DISCARDED = Verb("application.discarded", "Het concept is weggegooid", APPLICANT)
DOCUMENT_ADDED = Verb("application.document_added", "Er is een document toegevoegd", APPLICANT)
DOCUMENT_REMOVED = Verb("application.document_removed", "Er is een document verwijderd", APPLICANT)
PART_BEGUN = Verb("application.part_begun", "Iemand kreeg toegang tot de aanvraag", TRAIL_ONLY)
PART_TIMED = Verb("application.part_timed", "Een toegang tot de aanvraag kreeg een andere laatste dag", OFFICE)
PART_ENDED = Verb("application.part_ended", "Een toegang tot de aanvraag is beëindigd", TRAIL_ONLY)
MESSAGES_CHOSEN = Verb("application.messages_chosen", "Vastgelegd is hoe iemand berichten wil ontvangen", OFFICE)
BOARD_MESSAGES_CHOSEN = Verb(
    "application.board_messages_chosen", "Vastgelegd is hoe een schoolbestuur berichten wil ontvangen", OFFICE
)
GUARDIAN_INVITED = Verb("application.guardian_invited", "Een ouder kreeg toegang", PARTIES)
LONGER_TERM = Verb("application.longer_term", "Meegedeeld is dat het besluit later komt", PARTIES)
DELAY_CONSENTED = Verb("application.delay_consented", "De aanvrager stemde schriftelijk in met uitstel", PARTIES)
PLACED = Verb("application.placed", "De school gaf door of de leerling een plaats heeft", PARTIES)
PLACEMENT_CORRECTED = Verb("application.placement_corrected", "De plaatsing is verbeterd", PARTIES)
TAKEN_OVER = Verb("application.taken_over", "Een verklaring van elders is geregistreerd", APPLICANT)
TAKEN_OVER_CHANGED = Verb("application.taken_over_changed", "Een verklaring van elders is gewijzigd", APPLICANT)
SITE_SUCCEEDED = Verb("application.site_succeeded", "De school is opgevolgd door een andere vestiging", PARTIES)
PARTNERSHIP_MERGED = Verb(
    "application.partnership_merged", "Het samenwerkingsverband is opgegaan in een ander", EVERYBODY
)
OTHER_VERBS = (
    PARTNERSHIP_MERGED,
    PLACED,
    PLACEMENT_CORRECTED,
    TAKEN_OVER,
    TAKEN_OVER_CHANGED,
    SITE_SUCCEEDED,
    LONGER_TERM,
    DELAY_CONSENTED,
    STARTED,
    SAVED,
    HANDED_OVER,
    DISCARDED,
    DOCUMENT_ADDED,
    DOCUMENT_REMOVED,
    PART_BEGUN,
    PART_ENDED,
    PART_TIMED,
    GUARDIAN_INVITED,
    MESSAGES_CHOSEN,
    BOARD_MESSAGES_CHOSEN,
    REGISTERED,
    SITE_CHANGED,
    FILE_PASSED_ON,
    FILE_TAKEN_OVER,
    LINKED,
    STILL_WANTED_ASKED,
    STILL_WANTED,
    PUPIL_INVITED,
    AUTHORISED,
)


def _submit_points(facts: permissions.SubmitFacts) -> list[Point]:
    return checklist.submit_points(facts.checks)


APPLICATION = Workflow(
    "applications.application",
    Transition(
        "submit",
        (S.DRAFT,),
        S.SUBMITTED,
        SUBMITTED,
        permissions.may_submit,
        _submit_points,
        done="Deze aanvraag was al ingediend.",
    ),
    Transition(
        "request_supplement",
        (S.SUBMITTED,),
        S.SUPPLEMENT_REQUESTED,
        SUPPLEMENT_REQUESTED,
        permissions.may_check,
        done="Er was al om een aanvulling gevraagd.",
    ),
    Transition(
        "give_supplement",
        (S.SUPPLEMENT_REQUESTED,),
        S.SUBMITTED,
        SUPPLEMENT_GIVEN,
        permissions.may_supply,
        done="De aanvulling was al ingestuurd.",
    ),
    Transition(
        "close_supplement",
        (S.SUPPLEMENT_REQUESTED,),
        S.SUBMITTED,
        SUPPLEMENT_CLOSED,
        permissions.may_check,
        done="De termijn om aan te vullen was al gesloten.",
    ),
    Transition(
        "take_in",
        (S.SUBMITTED,),
        S.COMPLETE,
        TAKEN_IN,
        permissions.may_check,
        done="Deze aanvraag was al als compleet aangemerkt.",
    ),
    Transition("with_experts", (S.COMPLETE,), S.WITH_EXPERTS, WITH_EXPERTS, permissions.may_check),
    Transition("advised", (S.WITH_EXPERTS,), S.ADVISED, ADVISED, permissions.may_check),
    Transition("advice_missing", (S.ADVISED,), S.WITH_EXPERTS, ADVICE_MISSING, permissions.may_check),
    Transition(
        "decide", (S.SUBMITTED, S.COMPLETE, S.WITH_EXPERTS, S.ADVISED), S.DECIDED, DECIDED, permissions.may_check
    ),
    Transition(
        "not_process", (S.SUBMITTED, S.SUPPLEMENT_REQUESTED), S.NOT_PROCESSED, NOT_PROCESSED, permissions.may_check
    ),
    *(
        Transition(f"reopen_{state}", (S.DECIDED, S.NOT_PROCESSED), state, REOPENED, permissions.may_check)
        for state in DECIDABLE
    ),
    # What was complete, advised or drafted was so for the other kind: intake looks again.
    Transition(
        "change_kind",
        (S.SUBMITTED, S.COMPLETE, S.WITH_EXPERTS, S.ADVISED),
        S.SUBMITTED,
        KIND_CHANGED,
        permissions.may_change_kind,
    ),
    Transition(
        "change_kind_while_completing",
        (S.SUPPLEMENT_REQUESTED,),
        S.SUPPLEMENT_REQUESTED,
        KIND_CHANGED,
        permissions.may_change_kind,
    ),
    Transition(
        "withdraw",
        tuple(permissions.WITHDRAWABLE),
        S.WITHDRAWN,
        WITHDRAWN,
        permissions.may_withdraw,
        done="Deze aanvraag was al ingetrokken.",
    ),
    Transition(
        "lapse",
        tuple(permissions.WITHDRAWABLE),
        S.WITHDRAWN,
        LAPSED,
        permissions.may_lapse,
        done="Deze zaak was al vervallen.",
    ),
)
