"""Making letters: the worker renders them from their own rows, the office tries again."""

import logging
from typing import Any

from django.db import transaction
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from casework import transitions
from casework.acting import Act
from correspondence import consequences, files, frozen, kinds, queries, rendering
from correspondence.enums import Channel, LetterState
from correspondence.models import Letter
from correspondence.workflow import LETTER

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
    else:
        _leave(act, letter)


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


def _leave(act: Act, letter: Letter) -> None:
    """A letter that its addressee wants in the portal is there now; one for the post waits until it is posted."""
    if queries.way_of(letter, act.today) == Channel.PORTAL:
        consequences.send_out(act, [letter], channel=Channel.PORTAL, sent_on=act.today)


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
        facts=letter.held_by_id,
        changed=["attempt", "fault"],
    )
    consequences.enqueue_rendering(act, letter)
    return letter
