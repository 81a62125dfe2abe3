"""Schools that read a declaration through a link: for the secretariat that made it, and for who holds the link."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from accounts.queries.access import token_hash
from applications import queries as applications
from applications.models import Application
from casework.access import GUEST
from casework.acting import Act, Actor
from casework.audit import label_of
from correspondence.enums import LetterState
from correspondence.models import Letter, StoredFile
from decisions.enums import PaperKind, Status
from decisions.models import Guest
from decisions.queries.seeing import INSIDE


def guests_visible_to(actor: Actor) -> QuerySet[Guest]:
    """The guests in visible cases, for the office only."""
    rows = Guest.objects.filter(decision__application__in=applications.visible_to(actor))
    rows = rows.select_related("decision__application__site")
    return rows if actor.role in INSIDE else rows.none()


def guests_in(case: Application, actor: Actor) -> list[Guest]:
    """The guests of one case, latest first (one query)."""
    return list(guests_visible_to(actor).filter(decision__application=case).order_by("-id"))


def guest_of(token: str, today: date) -> Guest | None:
    """Whose link this is; None alike when it is unknown, withdrawn or expired, and when the case lapsed."""
    found = Guest.objects.filter(
        token_hash=token_hash(token),
        valid_until__gte=today,
        withdrawn_at__isnull=True,
        decision__application__lapsed_on__isnull=True,
    )
    return found.select_related("decision__application__partnership").first()


def may_be_read(guest: Guest) -> bool:
    """Whether the declaration still counts: neither replaced nor revoked."""
    return guest.decision.status == Status.PUBLISHED


def declaration_for(guest: Guest) -> StoredFile | None:
    """The declaration as it was sent, for a guest who opened it; None before that and when it no longer counts."""
    if guest.opened_at is None or not may_be_read(guest):
        return None
    papers = Letter.objects.filter(
        subject_type=label_of(guest.decision),
        subject_id=guest.decision_id,
        kind=PaperKind.DECLARATION,
        status=LetterState.RELEASED,
    )
    paper = papers.select_related("file").order_by("-id").first()
    return paper.file if paper else None


def act_of_guest(act: Act, guest: Guest) -> Act:
    """The same occasion, as that of the school that holds the link: nobody's account is asked."""
    partnership_id = guest.decision.application.partnership_id
    return replace(act, actor=Actor(None, None, GUEST, None, partnership_id, guest.school_name))
