"""The only door to letters, sending and outgoing mail on behalf of a person; and what upper apps ask of letters."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts import queries as accounts
from casework.acting import Actor
from casework.audit import label_of
from casework.checklist import Point
from casework.enums import MailState
from casework.models import Mail, holds_on
from correspondence import files, permissions
from correspondence.checklist import LetterFacts, points
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter, SendingNote, StoredFile, SupportPlan
from correspondence.rules import Sending, made_known_on

MADE = (LetterState.READY, LetterState.RELEASED)
LOST_FOR = timedelta(days=14)


_withheld: list[Callable[[Actor], Q | None]] = []


def withhold(rule: Callable[[Actor], Q | None]) -> None:
    """Add which letters an upper app keeps from somebody of the office (from ``apps.ready``); None for nothing."""
    _withheld.append(rule)


Way = Callable[[Letter, date], Channel]
_ways: dict[str, Way] = {}


def leaves_by_itself(kind: str, way: Way) -> None:
    """Add a kind of letter that no verb sends (from ``apps.ready``): it leaves as soon as it is made.

    ``way(letter, day)`` says how it goes to its addressee on that day. Other kinds leave with the verb that publishes
    what they are about.
    """
    _ways[str(kind)] = way


def way_of(letter: Letter, day: date) -> Channel | None:
    """How a letter leaves by itself on a day; None for a kind that leaves with another verb."""
    way = _ways.get(letter.kind)
    return way(letter, day) if way else None


def leaves_alone(letter: Letter) -> bool:
    """Whether a letter is of a kind that leaves by itself."""
    return letter.kind in _ways


def waits_for_post(letter: Letter) -> bool:
    """Whether a letter is made and waits to be printed and posted."""
    return leaves_alone(letter) and letter.status == LetterState.READY and not letter.is_withdrawn


def visible_to(actor: Actor) -> QuerySet[Letter]:
    """The letters of the partnership, for its secretariat and board. Others reach theirs through the upper apps."""
    if not permissions.may_read_letters(actor) or actor.partnership_id is None:
        return Letter.objects.none()
    # A letter that was made keeps the partnership that wrote it.
    own = accounts.with_absorbed(actor.partnership_id)
    letters = Letter.objects.filter(partnership__in=own).select_related("file", "partnership")
    for rule in _withheld:
        if (hidden := rule(actor)) is not None:
            letters = letters.exclude(hidden)
    return letters


def dispatches_visible_to(actor: Actor) -> QuerySet[Dispatch]:
    """What was sent, for whoever sees the letters."""
    return Dispatch.objects.filter(letter__in=visible_to(actor)).select_related("letter__partnership", "sent_by")


def download_letter(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The PDF of a letter for the office (download kind ``brief``)."""
    letter = visible_to(actor).filter(public_id=public_id, status__in=MADE).first()
    return letter.file if letter else None


def letters_about(subject: Any, *, kind: str = "", withdrawn: bool = False) -> list[Letter]:
    """The letters about a record in the order in which they were asked for; those never sent only when wanted."""
    found = Letter.objects.filter(subject_type=label_of(subject), subject_id=subject.pk).select_related("file")
    if kind:
        found = found.filter(kind=kind)
    if not withdrawn:
        found = found.filter(withdrawn_on=None)
    return list(found.order_by("id"))


def sent_about(subject_type: str, subject_ids: Iterable[int], *, kind: str) -> set[int]:
    """The ids of those records (of one type, ``audit.label_of``) of which such a paper was sent (one query)."""
    found = Letter.objects.filter(subject_type=subject_type, subject_id__in=list(subject_ids), kind=kind)
    return set(found.filter(status=LetterState.RELEASED).order_by().values_list("subject_id", flat=True))


def dispatches_of(letters: Iterable[Letter]) -> list[Dispatch]:
    """How these letters went out, oldest first, with what was kept with each sending (two queries)."""
    return _told(Dispatch.objects.filter(letter__in=list(letters)))


def dispatches_in(case_id: int, actor: Actor) -> list[Dispatch]:
    """Everything that went out in a case, by letter, oldest first, for whoever sees the letters (two queries)."""
    return _told(dispatches_visible_to(actor).filter(letter__case_id=case_id))


def _told(rows: QuerySet[Dispatch]) -> list[Dispatch]:
    notes = Prefetch("notes", SendingNote.objects.select_related("file").order_by("id"))
    return list(rows.select_related("letter").prefetch_related(notes).order_by("letter_id", "id"))


def as_sending(row: Dispatch) -> Sending:
    """A sending as the rules see it."""
    return Sending(row.channel, row.sent_on, row.returned_on)


def known_since(letter: Letter) -> Any:
    """The day on which a letter was properly made known to its addressee (``rules.made_known_on``); None before."""
    return made_known_on(as_sending(row) for row in Dispatch.objects.filter(letter=letter).order_by("id"))


def download_note(actor: Actor, public_id: UUID) -> StoredFile | None:
    """What was kept with a sending: a receipt, a scanned envelope (download kind ``verzendbewijs``)."""
    note = SendingNote.objects.filter(public_id=public_id, dispatch__in=dispatches_visible_to(actor))
    found = note.select_related("file").first()
    return found.file if found else None


def sendings_about(subject: Any, *, kind: str) -> list[Dispatch]:
    """How the letters of one kind about a record went out, in the order of the letters, oldest sending first."""
    about = Dispatch.objects.filter(
        letter__subject_type=label_of(subject), letter__subject_id=subject.pk, letter__kind=kind
    )
    return list(about.order_by("letter_id", "id"))


def facts_of(letters: Iterable[Letter]) -> list[LetterFacts]:
    """What the checklist needs of letters. Reads every file once, to compare it with its hash."""
    return [
        LetterFacts(
            letter.title, letter.status, files.is_unchanged(letter.file) if letter.file else None, letter.sending_date
        )
        for letter in letters
    ]


def open_before_sending(letters: Iterable[Letter], day: Any) -> list[Point]:
    """The points of ``checklist.points`` for these letters on a day: made, unchanged, dated."""
    return points(facts_of(letters), day)


def needing_attention(actor: Actor) -> QuerySet[Letter]:
    """Letters that could not be made, oldest first."""
    return visible_to(actor).filter(status=LetterState.FAILED, withdrawn_on=None).order_by("id")


def leaving_by_themselves(actor: Actor) -> QuerySet[Letter]:
    """The letters that no verb sends, whether they left or not, in the order in which they were made."""
    return visible_to(actor).filter(kind__in=list(_ways)).order_by("made_at", "id")


def waiting_for_post(actor: Actor) -> QuerySet[Letter]:
    """Letters that are made and wait to be printed and posted, oldest first."""
    return leaving_by_themselves(actor).filter(status=LetterState.READY, withdrawn_on=None)


def undeliverable(actor: Actor) -> QuerySet[Dispatch]:
    """What came back by post and was not sent again since, oldest first."""
    came_back = dispatches_visible_to(actor).filter(returned_on__isnull=False)
    # A copy in the portal is a courtesy: it does not make good what the post brought back.
    since = Dispatch.objects.filter(letter=OuterRef("letter"), pk__gt=OuterRef("pk")).exclude(channel=Channel.PORTAL)
    return came_back.filter(~Exists(since)).order_by("returned_on", "id")


def failed_mail(case_id: int, actor: Actor) -> QuerySet[Mail]:
    """The e-mails in a case of the own partnership that never left, or of which nobody knows, newest first."""
    if not permissions.may_read_letters(actor):
        return Mail.objects.none()
    lost = Mail.objects.filter(case_id=case_id, partnership_id=actor.partnership_id)
    return lost.filter(state__in=[MailState.FAILED, MailState.UNCERTAIN]).order_by("-id")


def support_plans_of(actor: Actor) -> QuerySet[SupportPlan]:
    """The support plans of one's own partnership, latest first: what it agreed upon is for everybody in it."""
    found = SupportPlan.objects.filter(partnership__in=accounts.with_absorbed(actor.partnership_id)).select_related(
        "file"
    )
    return found.order_by("-valid_from", "id") if actor.partnership_id is not None else found.none()


def support_plan_on(partnership_id: int, day: date) -> SupportPlan | None:
    """The support plan that was in force on a day: for a case that of its receipt (one query)."""
    found = SupportPlan.objects.filter(holds_on(day), partnership_id=partnership_id).select_related("file")
    return found.order_by("-valid_from").first()


def download_support_plan(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The file of a support plan of one's own partnership (download kind ``ondersteuningsplan``)."""
    plan = support_plans_of(actor).filter(file__public_id=public_id).first()
    return plan.file if plan else None


def outgoing_mail(actor: Actor, *, search: str = "", state: str = "") -> QuerySet[Mail]:
    """The e-mails of the administrator's own partnership, newest first. ``search`` looks in address and subject."""
    if not permissions.may_read_outgoing_mail(actor):
        return Mail.objects.none()
    found = Mail.objects.filter(partnership_id=actor.partnership_id)
    if search:
        found = found.filter(Q(address__icontains=search) | Q(subject__icontains=search))
    if state:
        found = found.filter(state=state)
    return found.order_by("-id")


def lost_mail(actor: Actor, today: date) -> QuerySet[Mail]:
    """The e-mails of the last 14 days that never left, or of which nobody knows, newest first."""
    lost = outgoing_mail(actor).filter(state__in=[MailState.FAILED, MailState.UNCERTAIN])
    return lost.filter(created_at__date__gte=today - LOST_FOR)


def kept_files() -> Iterator[StoredFile]:
    """Every stored file whose bytes must be there, the oldest first; for a check of the whole store."""
    return StoredFile.objects.filter(removed_at=None).order_by("id").iterator(chunk_size=500)


def blobs_with_row(names: Iterable[str]) -> set[str]:
    """Those of these blob names that a row still keeps (the sweep removes the others)."""
    kept = StoredFile.objects.filter(blob__in=list(names), removed_at=None)
    return set(kept.values_list("blob", flat=True))
