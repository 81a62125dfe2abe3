"""The road of an assignment and of an advice as data, and everything else that can happen here."""

from assessments import checklist, permissions
from assessments.enums import AdviceStatus, AssignmentStatus
from casework.audit import APPLICANT, OFFICE, TRAIL_ONLY, Verb
from casework.transitions import Transition, Workflow

A = AssignmentStatus

# Nothing of this is for schools, parents or the other expert: whoever did a thing sees his own entry.
ASSIGNED = Verb("assignment.offered", "Een deskundige is gevraagd te adviseren", OFFICE)
ACCEPTED = Verb("assignment.accepted", "Een deskundige heeft de opdracht aangenomen", OFFICE)
RECUSED = Verb("assignment.recused", "Een deskundige heeft de opdracht teruggegeven", OFFICE)
FINISHED = Verb("assignment.finished", "Een deskundige heeft de opdracht afgerond", TRAIL_ONLY)  # the advice tells it
REPLACED = Verb("assignment.replaced", "De opdracht van een deskundige is teruggenomen", OFFICE)
LAPSED = Verb("assignment.lapsed", "Een opdracht aan een deskundige is vervallen", OFFICE)
DISQUALIFIED = Verb("assignment.disqualified", "De plaats van een deskundige is weer vrij", OFFICE)
ADVICE_SAVED = Verb("advice.saved", "Een deskundige heeft aan een advies geschreven", OFFICE)
ADVICE_SUBMITTED = Verb("advice.submitted", "Een advies is ingediend", OFFICE)
ADVICE_SET_ASIDE = Verb("advice.set_aside", "Een advies is terzijde gelegd", OFFICE)
ADDENDUM = Verb("advice.addendum", "Een advies is aangevuld", OFFICE)
NOTICED = Verb("notice.made", "De deskundigen zijn gewezen op een nieuw stuk", OFFICE)
SEEN = Verb("notice.seen", "Een deskundige heeft een nieuw stuk gezien", OFFICE)
ANSWERED = Verb("notice.answered", "Een deskundige laat het advies na een nieuw stuk ongewijzigd", OFFICE)
NOTICE_SET_ASIDE = Verb("notice.set_aside", "Een nieuw stuk is voor een advies terzijde gelegd", OFFICE)
NOTICE_LAPSED = Verb("notice.lapsed", "Een stuk waarover nog iets werd gevraagd, is uit het dossier gehaald", OFFICE)
ASKED = Verb("question.asked", "Een deskundige heeft iets gevraagd", OFFICE)
QUESTION_ANSWERED = Verb("question.answered", "Een vraag van een deskundige is beantwoord", OFFICE)
QUESTION_CHANGED = Verb("assignment.question_changed", "De vraag aan een deskundige is gewijzigd", OFFICE)
REGISTERED = Verb("expert.registered", "Een deskundige is in het register gezet", OFFICE)
CHANGED = Verb("expert.changed", "De gegevens van een deskundige zijn gewijzigd", OFFICE)
REGISTER_MERGED = Verb("expert.merged", "Twee vermeldingen van een deskundige zijn samengegaan", OFFICE)
TIE_ADDED = Verb("expert.tie_added", "Een band van een deskundige is vastgelegd", OFFICE)
TIE_ENDED = Verb("expert.tie_ended", "Een band van een deskundige is beëindigd", OFFICE)
ABSENCE_ADDED = Verb("expert.absence_added", "Afwezigheid van een deskundige is vastgelegd", OFFICE)
ABSENCE_REMOVED = Verb("expert.absence_removed", "Afwezigheid van een deskundige is verwijderd", OFFICE)
DOSSIER_USED = Verb("dossier.used", "Het concept is ingevuld met een OSO-dossier", APPLICANT)
LIST_LOADED = Verb("instruments.loaded", "Een testlijst is ingelezen", OFFICE)
LIST_CHECKED = Verb("instruments.checked", "Een testlijst is gecontroleerd en geldt", OFFICE)
RULE_CHANGED = Verb("instruments.rule_changed", "Een regel bij een testlijst is gewijzigd", OFFICE)
SCREENED = Verb("screening.used", "Het concept is gemaakt uit een klassenlijst", APPLICANT)
OTHER_VERBS = (
    LIST_LOADED,
    LIST_CHECKED,
    RULE_CHANGED,
    DOSSIER_USED,
    SCREENED,
    REGISTER_MERGED,
    ASSIGNED,
    ADVICE_SAVED,
    ADVICE_SET_ASIDE,
    ADDENDUM,
    NOTICED,
    SEEN,
    ANSWERED,
    NOTICE_SET_ASIDE,
    NOTICE_LAPSED,
    ASKED,
    QUESTION_ANSWERED,
    QUESTION_CHANGED,
    REGISTERED,
    CHANGED,
    TIE_ADDED,
    TIE_ENDED,
    ABSENCE_ADDED,
    ABSENCE_REMOVED,
)

ASSIGNMENT = Workflow(
    "assessments.assignment",
    Transition(
        "accept",
        (A.OFFERED,),
        A.ACCEPTED,
        ACCEPTED,
        permissions.may_answer_offer,
        done="Deze opdracht was al aangenomen.",
    ),
    Transition(
        "recuse",
        (A.OFFERED, A.ACCEPTED),
        A.RECUSED,
        RECUSED,
        permissions.may_answer_offer,
        done="Deze opdracht was al teruggegeven.",
    ),
    Transition("finish", (A.ACCEPTED,), A.DONE, FINISHED, permissions.may_follow),
    Transition(
        "replace",
        (A.OFFERED, A.ACCEPTED),
        A.REPLACED,
        REPLACED,
        permissions.may_replace,
        done="Deze opdracht was al teruggenomen.",
    ),
    Transition("lapse", (A.OFFERED, A.ACCEPTED), A.REPLACED, LAPSED, permissions.may_follow),
    Transition("disqualify", (A.DONE,), A.REPLACED, DISQUALIFIED, permissions.may_follow),
)

ADVICE = Workflow(
    "assessments.advice",
    Transition(
        "submit",
        (AdviceStatus.DRAFT,),
        AdviceStatus.FINAL,
        ADVICE_SUBMITTED,
        permissions.may_write,
        checklist.submit_points,
        done="Dit advies was al ingediend.",
    ),
)
