"""Letters that wait for the post, and the days on which they leave."""

import itertools
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from accounts.models import Membership
from correspondence import actions, consequences, presenting, queries
from correspondence.consequences import Recipient
from correspondence.models import Dispatch, Letter
from tests.factories import accounts
from tests.factories import correspondence as make

TODAY = date(2026, 3, 12)
MADE = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
_number = itertools.count(1)


def waiting(member: Membership, *, made: datetime = MADE, contents: Any = None, kind: str = "receipt") -> Letter:
    """A letter that is made, in a case of its own."""
    number = next(_number)
    letter = consequences.order_letter(
        accounts.act_of(member, now=made),
        case_id=number,
        subject=member,
        kind=kind,
        contents=contents or make.receipt_letter(sending_date=made.date()),
        file_stem=f"ontvangst-{number}",
        recipient=Recipient("board", number),
        sending_date=(contents.sending_date if contents else made.date()),
    )
    with transaction.atomic():
        actions.render(accounts.system_act(member.organisation.partnership, now=made), letter_id=letter.pk)
    letter.refresh_from_db()
    return letter


def ids(*letters: Letter) -> list[int]:
    return [letter.pk for letter in letters]


def sent_on(member: Membership, *letters: Letter, day: date = TODAY, **how: Any) -> list[Dispatch]:
    return actions.send_waiting(accounts.act_of(member, now=NOW), letter_ids=ids(*letters), sent_on=day, **how)


def listed(member: Membership) -> list[Letter]:
    return list(queries.waiting_for_post(accounts.actor_of(member)))


def batch(name: str, *letters: Letter) -> str:
    return presenting.batch_url(f"correspondence:{name}", letters)
