"""When the pupil goes to another school while the case runs: another site, or another board that applies itself."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import SchoolSite
from applications import contradictions, notifications, permissions, rules, workflow
from applications.consequences import lock_case, refresh_search
from applications.enums import DocumentKind
from applications.models import (
    Application,
    Document,
    Guardian,
    IntelligenceResult,
    LearningResult,
    Pupil,
    SchoolCareer,
    SocialEmotionalFinding,
)
from casework import audit, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence import files

OTHER_BOARD = (
    "Deze vestiging is niet van hetzelfde schoolbestuur. Gaat de leerling naar een ander bestuur, trek de aanvraag dan"
    " in als ‘overgenomen’ en draag het dossier over."
)
OUTSIDE = (
    "Deze vestiging hoort niet bij een ander schoolbestuur in dit samenwerkingsverband. Naar een ander"
    " samenwerkingsverband gaan geen gegevens (WVO 2020, artikel 2.47)."
)
CLOSED = "Deze vestiging is gesloten. Kies een andere."
DAMAGED = "Een document kan niet worden gelezen. Er is niets overgedragen. Meld het bij het samenwerkingsverband."
OWNER_KIND = "document"
# What was found out about the pupil. What a board argued, and what was said of its application, is its own.
PASSED_ON: tuple[tuple[Any, frozenset[str]], ...] = (
    (Pupil, frozenset({"user", "email"})),
    (Guardian, frozenset({"user", "authorised_on", "authorisation"})),
    (SchoolCareer, frozenset()),
    (LearningResult, frozenset()),
    (IntelligenceResult, frozenset()),
    (SocialEmotionalFinding, frozenset()),
)
STAYS_BEHIND = frozenset({DocumentKind.SIGNED_STATEMENT, DocumentKind.RECEIVED_APPLICATION, DocumentKind.LETTER})


@transaction.atomic
def change_site(act: Act, *, application_id: int, site_id: int, moved_on: date) -> Application:
    """Put the case with another site of the same board from a day on. Nothing else changes (fine-print §12).

    Letters of a decision that was not sent yet name the former site: sending them is refused until they are remade.
    Raises AlreadyDone for the present site, WrongState for a site of another board, one that is closed or one that
    cannot ask this kind.
    """
    case = lock_case(application_id)
    require(permissions.may_change_site(act.actor, case))
    if site_id == case.site_id:
        raise AlreadyDone("Deze aanvraag staat al bij deze vestiging.")
    site = SchoolSite.objects.filter(pk=site_id, board_id=case.board_id).first()
    if site is None:
        raise WrongState(OTHER_BOARD)
    if not site.is_open_on(moved_on):
        raise WrongState(CLOSED)
    for sentence in contradictions.of_past_day("moved_on", moved_on, "De dag van de wisseling", act.today).values():
        raise WrongState(sentence)
    if problem := rules.why_not_kind(case.kind, offers_vmbo=site.offers_vmbo):
        raise WrongState(problem)
    changed = ("site", "site_since")
    versions.keep(act, case, case_id=case.pk, fields=changed)
    case.site, case.site_since = site, moved_on
    case.save(update_fields=changed)
    audit.record(act, workflow.SITE_CHANGED, subject=case, case_id=case.pk, fields=changed)
    notifications.tell_of_site(act, case)
    return case


@transaction.atomic
def pass_file_on(act: Act, *, application_id: int, site_id: int) -> Application:
    """Hand the file of a withdrawn case to the board that goes on with the pupil, as a linked draft of that board.

    Pupil, adults, career, results and papers are copied; the board's own argument, views and advices are not. The
    receiving board submits by itself, with its own day of receipt. Written down on both sides. Raises AlreadyDone when
    it was handed over before, WrongState for a site that is no other board's in this partnership.
    """
    case = lock_case(application_id)
    require(permissions.may_pass_on(act.actor, case))
    if Application.objects.filter(follows=case, file_taken_over_on__isnull=False).exists():
        raise AlreadyDone("Dit dossier was al overgedragen.")
    site = SchoolSite.objects.select_related("board").filter(pk=site_id).first()
    if site is None or problem_of_receiver(case, site):
        raise WrongState(OUTSIDE)
    if not site.is_open_on(act.today):
        raise WrongState(CLOSED)
    if problem := rules.why_not_kind(case.kind, offers_vmbo=site.offers_vmbo):
        raise WrongState(problem)
    made = Application.objects.create(
        partnership_id=case.partnership_id,
        board=site.board,
        site=site,
        kind=case.kind,
        follows=case,
        file_taken_over_on=act.today,
        created_at=act.now,
    )
    _copy_sections(act, case, made)
    copy_documents(act, [paper for paper in _papers(case) if paper.kind not in STAYS_BEHIND], made)
    refresh_search(made)
    audit.record(act, workflow.FILE_PASSED_ON, subject=case, case_id=case.pk)
    audit.record(act.caused_by(workflow.FILE_PASSED_ON.code), workflow.FILE_TAKEN_OVER, subject=made, case_id=made.pk)
    notifications.tell_of_file(act, made)
    return made


def problem_of_receiver(case: Application, site: SchoolSite) -> bool:
    """Whether a site is not one of another school board in the partnership of the case."""
    board = site.board
    return board.partnership_id != case.partnership_id or board.pk == case.board_id or board.kind != "school_board"


def _papers(case: Application) -> list[Document]:
    return list(case.documents.filter(removed_at__isnull=True).select_related("file").order_by("id"))


def _copy_sections(act: Act, case: Application, made: Application) -> None:
    for model, left_out in PASSED_ON:
        names = [field.attname for field in model._meta.concrete_fields if field.name not in {*OWN_FIELDS, *left_out}]
        for row in model.objects.filter(application=case).order_by("pk"):
            values = {name: getattr(row, name) for name in names}
            copied = model.objects.create(application=made, created_at=act.now, saved_at=act.now, **values)
            if model is Pupil:
                made.pupil = copied


OWN_FIELDS = frozenset({"id", "public_id", "created_at", "version", "saved_at", "application"})


def copy_documents(act: Act, papers: list[Document], made: Application, *, prefix: str = "") -> list[Document]:
    """Copy papers with their bytes into another case; each counts as received there today."""
    if act.actor.user_id is None:
        raise ValueError("a document is added by a person")
    return [
        Document.objects.create(
            application=made,
            file=_copy_file(act, paper, made),
            kind=paper.kind,
            title=f"{prefix}{paper.title}"[:200],
            received_on=act.today,
            added_by_id=act.actor.user_id,
            no_bsn_confirmed=paper.no_bsn_confirmed,
            created_at=act.now,
        )
        for paper in papers
    ]


def _copy_file(act: Act, paper: Document, made: Application) -> Any:
    try:
        return files.copy(act, paper.file, owner_kind=OWNER_KIND, case_id=made.pk)
    except files.Damaged as damage:
        raise WrongState(DAMAGED) from damage
