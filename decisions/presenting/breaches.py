"""Letters that came to a wrong person, as pages show them: never with anything of the case."""

from casework.acting import Actor
from casework.clock import AMSTERDAM
from casework.parts import SummaryList, SummaryRow
from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from correspondence.models import Dispatch
from correspondence.permissions import may_log_post
from correspondence.presenting import letter_url, title_to
from decisions.enums import BreachKind
from decisions.models import Breach

# Whose account is shut when somebody else read with it.
SHUT_OUT = frozenset({AddresseeKind.GUARDIAN, AddresseeKind.PUPIL})
MEND_FIRST = (
    "De toegang van dit account is beëindigd. Het e-mailadres in de aanvraag is daarmee niet veranderd: eerst dat"
    " verbeteren, dan pas opnieuw uitnodigen."
)


def moment(breach: Breach) -> str:
    """Until when it can be reported, to the minute."""
    due = breach.due_at.astimezone(AMSTERDAM)
    return f"{dutch_date(due.date())} om {due:%H.%M} uur"


def breach_summary(breach: Breach) -> SummaryList:
    """What happened, when it showed, and until when it can be reported."""
    found = breach.found_at.astimezone(AMSTERDAM)
    rows = [
        SummaryRow("Wat er gebeurde", str(breach.get_kind_display())),
        SummaryRow("Gebleken op", f"{dutch_date(found.date())} om {found:%H.%M} uur"),
        SummaryRow("Melden kan tot en met", moment(breach)),
        SummaryRow("Wat er bekend is", breach.note),
    ]
    if breach.kind == BreachKind.WRONG_ACCOUNT and breach.dispatch.addressee_kind in SHUT_OUT:
        rows.append(SummaryRow("Let op", MEND_FIRST))
    if breach.settled_at:
        settled = breach.settled_at.astimezone(AMSTERDAM)
        said = f"{dutch_date(settled.date())}: {breach.get_settled_how_display()}. {breach.settlement}"
        rows.append(SummaryRow("Afgehandeld", said))
    return SummaryList(rows)


def way_to_letter(breach: Breach, actor: Actor) -> str:
    """Where the secretariat notes that the letter was sent again; empty for who sees no letters of the case."""
    letter = breach.dispatch.letter
    return letter_url(letter) if may_log_post(actor, letter.held_by_id) else ""


def sending_choices(rows: list[Dispatch]) -> list[tuple[str, str]]:
    """The letters that were sent in a case, as choices."""
    return [(str(row.pk), _named(row)) for row in rows]


def _named(row: Dispatch) -> str:
    sent = f"{row.get_channel_display()} op {dutch_date(row.sent_on)}"
    return f"{title_to(row.letter, row.printed_name)}, {sent}"
