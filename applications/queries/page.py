"""What the pages of one case show: the case with its single parts, its terms, its papers, its supplements."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from accounts.enums import Role
from accounts.models import SchoolSite
from applications import workflow
from applications.models import Application, Document, SupplementRequest
from applications.queries.seeing import visible_to
from casework import audit
from casework.acting import Actor
from casework.audit import label_of
from casework.enums import DeadlineState
from casework.models import Deadline
from correspondence.models import StoredFile

SINGLE_PARTS = ("pupil", "career", "social_emotional", "motivation", "consultation", "pupil_statement")
SEES_REMOVED = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
NO_PAPERS = frozenset({Role.PARENT})


def case_with_parts(actor: Actor, public_id: UUID) -> Application | None:
    """One case that this person sees, with everything of which it has at most one (two queries); None for any other.

    Whether he sees it is asked first: that is one small query for the many who do not.
    """
    seen = visible_to(actor).filter(public_id=public_id).order_by("id").values_list("pk", flat=True).first()
    cases = Application.objects.select_related("partnership", "board", "site", *SINGLE_PARTS)
    return cases.filter(pk=seen).order_by("id").first() if seen else None


def numbers_of(case_ids: Iterable[int], partnership_id: int | None) -> dict[int, str]:
    """How cases of a partnership are called, for records that hold only ids (one query); a draft has no number."""
    found = Application.objects.filter(pk__in=list(case_ids), partnership_id=partnership_id, number__gt="")
    return dict(found.values_list("pk", "number"))


def own_terms(case: Application) -> list[Deadline]:
    """The terms of the case itself, those of upper records (an advice) left out: running ones first, then by day."""
    rows = Deadline.objects.filter(case_id=case.pk, subject_type=label_of(case), subject_id=case.pk)
    return sorted(rows.order_by("id"), key=lambda row: (row.state != DeadlineState.RUNNING, row.due, row.pk))


def documents_visible_to(actor: Actor) -> QuerySet[Document]:
    """The papers that this person may open. What was taken out of a file is for the partnership only.

    A parent follows the case and asks the school or the partnership for the papers: they may name the other parent.
    """
    found = Document.objects.filter(application__in=visible_to(actor)).select_related("file", "added_by")
    if actor.role in NO_PAPERS:
        return found.none()
    return found if actor.role in SEES_REMOVED else found.filter(removed_at__isnull=True)


def documents_of(case: Application, actor: Actor) -> QuerySet[Document]:
    """The papers of one case that this person may open, in the order in which they came in."""
    return documents_visible_to(actor).filter(application=case).order_by("received_on", "id")


def download_document(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The file of a paper (download kind ``document``)."""
    found = documents_visible_to(actor).filter(public_id=public_id).order_by("id").first()
    return found.file if found else None


def supplements_of(case: Application) -> QuerySet[SupplementRequest]:
    """Every request to complete this case, first one first."""
    return case.supplements.order_by("requested_on", "id")


def is_unchanged(asked: SupplementRequest) -> bool:
    """Whether nothing was filled in and no paper came or went since this was asked."""
    changes = (workflow.SAVED, workflow.DOCUMENT_ADDED, workflow.DOCUMENT_REMOVED)
    began = workflow.APPLICATION["request_supplement"].verb
    return not audit.happened_since(asked.application_id, began, *changes)


def open_supplement(case: Application) -> SupplementRequest | None:
    """The request to complete this case that waits for the school, or None."""
    return supplements_of(case).filter(closed_on__isnull=True).first()


def other_sites(case: Application) -> QuerySet[SchoolSite]:
    """The open sites of the same board where the pupil may go instead."""
    own = SchoolSite.objects.filter(board_id=case.board_id, closed_on__isnull=True).exclude(pk=case.site_id)
    return own.order_by("search_key", "id")
