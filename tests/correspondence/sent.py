"""Letters that were sent."""

from datetime import UTC, date, datetime

from accounts.models import Membership
from correspondence import actions, consequences
from correspondence.consequences import Recipient
from correspondence.enums import Channel
from correspondence.models import Dispatch, Letter
from tests.factories import accounts
from tests.factories import correspondence as make

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SENT_ON = date(2026, 3, 3)


def letter_of(member: Membership, *, released: bool = True, recipient: int = 11) -> Letter:
    act = accounts.act_of(member, now=NOW)
    letter = consequences.order_letter(
        act,
        case_id=1,
        subject=member,
        kind="decision",
        contents=make.decision_letter(),
        file_stem="besluit-VO2999-2027-00001",
        title="Besluit VO2999-2027-00001",
        recipient=Recipient("guardian", recipient),
        sending_date=make.SENT,
    )
    actions.render(accounts.system_act(member.organisation.partnership, now=NOW), letter_id=letter.pk)
    letter.refresh_from_db()
    return consequences.release_letters(act, [letter])[0] if released else letter


def sent(member: Membership, letter: Letter | None = None, channel: str = Channel.POST) -> Dispatch:
    return consequences.record_dispatch(
        accounts.act_of(member, now=NOW),
        letter or letter_of(member),
        printed_name="Mevrouw R. Proefouder",
        channel=channel,
        sent_on=SENT_ON,
        proof="postlijst van 3 maart 2026",
    )
