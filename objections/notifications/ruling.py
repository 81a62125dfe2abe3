"""Messages about the decision on objection."""

from accounts.enums import MandateKind
from applications.notifications import Recipient, office, send
from casework.acting import Act
from decisions import queries as decisions
from decisions.notifications import person
from objections.models import ObjectionDecision
from objections.notifications.notices import everybody
from objections.queries import may_decide_on


def _deciders(act: Act, ruling: ObjectionDecision) -> list[Recipient]:
    """Everybody with a mandate to decide on objections, but who took the contested decision under a mandate."""
    procedure = ruling.procedure
    members = decisions.holders(procedure.application, MandateKind.DECIDE_OBJECTIONS, act.today)
    free = [member for member in members if may_decide_on(procedure, member.user_id)]
    return [Recipient(member.user_id, member.user.email) for member in free]


def ruling_offered(act: Act, ruling: ObjectionDecision) -> None:
    """Tell whoever decides that a draft waits."""
    case = ruling.procedure.application
    send(act, case, "ruling_offered", _deciders(act, ruling), f"ruling{ruling.pk}.{act.request_id}")


def ruling_returned(act: Act, ruling: ObjectionDecision) -> None:
    """Tell whoever prepared the draft that it came back with a remark."""
    case = ruling.procedure.application
    send(act, case, "ruling_returned", person(ruling.prepared_by), f"ruling{ruling.pk}.{act.request_id}")


def ruling_adopted(act: Act, ruling: ObjectionDecision) -> None:
    """Tell the secretariat that a decision on objection waits to be sent."""
    case = ruling.procedure.application
    send(act, case, "ruling_adopted", office(case, act), f"ruling{ruling.pk}")


def ruling_taken_back(act: Act, ruling: ObjectionDecision) -> None:
    """Tell the secretariat that a decision on objection was taken back before it was sent."""
    case = ruling.procedure.application
    send(act, case, "ruling_taken_back", office(case, act), f"ruling{ruling.pk}")


def ruling_published(act: Act, ruling: ObjectionDecision) -> None:
    """Tell school and parents that there is a decision on the objection; what it says they read in the program."""
    case = ruling.procedure.application
    send(act, case, "ruling_published", everybody(act, case), f"ruling{ruling.pk}")
