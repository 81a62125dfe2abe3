"""To whom a sent decision was made known, and since when: what every term that follows from it starts from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from casework.audit import label_of
from correspondence.enums import AddresseeKind, LetterState
from correspondence.models import Letter
from correspondence.queries import as_sending, sendings_about
from correspondence.rules import made_known_on
from decisions.enums import PaperKind
from decisions.models import Decision


@dataclass(frozen=True, slots=True)
class MadeKnown:
    """Since which day one addressee knows a decision: the day from which his term to object runs (Awb 6:8).

    The kind is one of ``AddresseeKind``, the id that of the board, the guardian or the pupil in its own table.
    """

    addressee_kind: str
    addressee_id: int | None
    on: date


def made_known(decision: Decision) -> tuple[MadeKnown, ...]:
    """Everybody to whom this decision was properly made known, with the day, in the order of the letters (one query).

    Whose letter came back and was not sent again is not among them: see ``unreached``. Nobody before it is sent.
    """
    return tuple(MadeKnown(kind, number, day) for (kind, number), day in _days(decision).items() if day is not None)


def unreached(decision: Decision) -> tuple[tuple[str, int | None], ...]:
    """The addressees (kind and id) whose letter came back and was not sent again: no term runs for them."""
    return tuple(addressee for addressee, day in _days(decision).items() if day is None)


def sent_letters(decision: Decision) -> list[Letter]:
    """The letters with this decision that were sent, one per addressee: on each runs a term to object."""
    found = Letter.objects.filter(subject_type=label_of(decision), subject_id=decision.pk, kind=PaperKind.DECISION)
    return list(found.filter(status=LetterState.RELEASED).order_by("id"))


def decision_of(letter: Letter) -> Decision | None:
    """The sent decision that a letter told of; None for every other paper."""
    if letter.kind != PaperKind.DECISION or letter.subject_type != Decision._meta.label_lower:
        return None
    return Decision.objects.filter(pk=letter.subject_id, published_on__isnull=False).order_by("pk").first()


def _days(decision: Decision) -> dict[tuple[str, int | None], date | None]:
    sendings = defaultdict(list)
    for row in sendings_about(decision, kind=PaperKind.DECISION):
        # There is one board; when another took over its school, what the former one knew it knows as well.
        is_board = row.addressee_kind == AddresseeKind.BOARD
        number = decision.application.board_id if is_board else row.addressee_id
        sendings[row.addressee_kind, number].append(as_sending(row))
    return {addressee: made_known_on(sent) for addressee, sent in sendings.items()}
