"""The verbs on letters: the worker makes them, the office tries again, notes what came back and sends once more."""

import logging
from datetime import date
from typing import Any

from django.db import transaction
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from casework import audit, transitions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date
from correspondence import consequences, files, frozen, kinds, permissions, rendering
from correspondence.enums import LetterState
from correspondence.models import Dispatch, Letter
from correspondence.workflow import LETTER, RETURNED

OWNER_KIND = "letter"
TRIED_TOO_OFTEN = "Opmaken lukte na herhaalde pogingen niet."
# What will go wrong in the same way the next time: failed at once, so that somebody sees it.
HOPELESS = (rendering.RenderFault, frozen.Unfit, TemplateDoesNotExist, TemplateSyntaxError, KeyError)
log = logging.getLogger("toewijzer.letters")


def render(act: Act, *, letter_id: int) -> None:
    """Make the PDF of a letter from its own row. Doing it twice makes one file."""
    letter = _locked(letter_id)
    if letter.is_withdrawn or letter.status != LetterState.QUEUED:
        return
    try:
        with transaction.atomic():
            transitions.run(act, letter, LETTER["start"], case_id=letter.case_id)
            _make(act, letter)
    except HOPELESS as error:
        # The name of the fault only: its message may quote what the letter says.
        log.error("letter_failed", extra={"letter": letter.pk, "fault": type(error).__name__})
        _fail(act, _locked(letter_id), f"De brief kon niet worden opgemaakt ({type(error).__name__}).")


def _make(act: Act, letter: Letter) -> None:
    kind = kinds.get(letter.kind)
    contents: Any = frozen.from_json(kind.contents, letter.contents)
    dated = letter.sending_date or act.today
    html = rendering.render_html(letter.template, contents, title=letter.title, dated=dated)
    made = rendering.render_pdf(html)
    file = files.store_own(
        act,
        made.content,
        partnership_id=letter.partnership_id,
        case_id=letter.case_id,
        owner_kind=OWNER_KIND,
        stem=letter.file_stem,
        pages=made.pages,
    )
    letter.file, letter.sha256, letter.pages = file, file.sha256, made.pages
    letter.made_at, letter.fault = act.now, ""
    transitions.run(
        act,
        letter,
        LETTER["finish"],
        case_id=letter.case_id,
        changed=["file", "sha256", "pages", "made_at", "fault"],
        reference=file.sha256,
    )


def give_up(act: Act, *, letter_id: int) -> None:
    """Every attempt of the worker failed: bring the letter in a state that somebody sees."""
    letter = _locked(letter_id)
    if letter.status in LETTER["fail"].sources:
        _fail(act, letter, TRIED_TOO_OFTEN)


def _fail(act: Act, letter: Letter, fault: str) -> None:
    letter.fault = fault
    transitions.run(act, letter, LETTER["fail"], case_id=letter.case_id, changed=["fault"])


def _locked(letter_id: int) -> Letter:
    return Letter.objects.select_for_update(no_key=True, of=("self",)).get(pk=letter_id)


def retry_letter(act: Act, *, letter_id: int) -> Letter:
    """*Opnieuw proberen*: have a failed letter made once more."""
    letter = _locked(letter_id)
    letter.attempt += 1
    letter.fault = ""
    transitions.run(
        act,
        letter,
        LETTER["retry"],
        case_id=letter.case_id,
        facts=letter.partnership_id,
        changed=["attempt", "fault"],
    )
    consequences.enqueue_rendering(act, letter)
    return letter


def mark_returned(act: Act, *, dispatch_id: int, returned_on: date, reason: str) -> Dispatch:
    """Note that a letter came back (*onbestelbaar*). It stays on the worklist until it is sent again (Awb 3:41(2))."""
    dispatch = _locked_dispatch(dispatch_id)
    require(permissions.may_log_post(act.actor, dispatch.letter.partnership_id))
    if dispatch.returned_on is not None:
        raise AlreadyDone("Dat deze brief terugkwam, was al vastgelegd.")
    if not dispatch.sent_on <= returned_on <= act.today:
        raise WrongState(
            f"De dag van terugkomst ligt tussen de verzending ({dutch_date(dispatch.sent_on)}) en vandaag. "
            "Controleer de datum."
        )
    dispatch.returned_on = returned_on
    dispatch.returned_reason = reason[:300]
    dispatch.save(update_fields=["returned_on", "returned_reason"])
    audit.record(
        act,
        RETURNED,
        subject=dispatch,
        case_id=dispatch.letter.case_id,
        fields=["returned_on", "returned_reason"],
    )
    return dispatch


def send_again(act: Act, *, dispatch_id: int, channel: str, sent_on: date, proof: str) -> Dispatch:
    """Put on record that a letter that came back was sent once more, by another suitable way if need be."""
    before = _locked_dispatch(dispatch_id)
    require(permissions.may_log_post(act.actor, before.letter.partnership_id))
    if before.returned_on is None:
        raise WrongState("Deze zending is niet teruggekomen. Leg eerst vast dat de brief onbestelbaar was.")
    if not before.returned_on <= sent_on <= act.today:
        raise WrongState(
            f"De nieuwe verzending ligt tussen de terugkomst ({dutch_date(before.returned_on)}) en vandaag. "
            "Controleer de datum."
        )
    return consequences.record_dispatch(
        act, before.letter, printed_name=before.printed_name, channel=channel, sent_on=sent_on, proof=proof
    )


def _locked_dispatch(dispatch_id: int) -> Dispatch:
    rows = Dispatch.objects.select_for_update(no_key=True, of=("self",)).select_related("letter")
    return rows.get(pk=dispatch_id)
