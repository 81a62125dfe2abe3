"""Messages about the committee, its hearing and its advice. They name no pupil, no school and no outcome."""

from accounts.enums import Role
from applications.notifications import Recipient, office, send
from casework.acting import Act
from objections.models import CommitteeAdvice, Hearing, Objection, Procedure, Seat
from objections.notifications.notices import everybody, objectors
from objections.queries.committee import seats_of


def committee(procedure: Procedure) -> list[Recipient]:
    """Everybody with a seat."""
    return [Recipient(seat.user_id, seat.user.email) for seat in seats_of(procedure)]


def forwarded(act: Act, procedure: Procedure) -> None:
    """Ask the committee for its advice, and tell the parties that it has the file."""
    case, occasion = procedure.application, f"procedure{procedure.pk}"
    send(act, case, "committee_seated", committee(procedure), occasion)
    send(act, case, "objection_forwarded", everybody(act, case), occasion)


def seated(act: Act, procedure: Procedure, seat: Seat) -> None:
    """Ask somebody who comes into the committee later."""
    recipients = [Recipient(seat.user_id, seat.user.email)]
    send(act, procedure.application, "committee_seated", recipients, f"seat{seat.pk}")


def seat_given_up(act: Act, procedure: Procedure, seat: Seat) -> None:
    """Tell the secretariat that a member cannot advise in this case."""
    case = procedure.application
    send(act, case, "committee_seat_given_up", office(case, act), f"seat{seat.pk}")


def hearing_planned(act: Act, hearing: Hearing) -> None:
    """Tell the parties, the committee, and the board of the partnership, which may send somebody (Awb 7:13(5))."""
    _all_of_hearing(act, hearing, "hearing_planned")


def hearing_called_off(act: Act, hearing: Hearing) -> None:
    """Tell everybody who was invited that the hearing does not take place."""
    _all_of_hearing(act, hearing, "hearing_called_off")


def _all_of_hearing(act: Act, hearing: Hearing, kind: str) -> None:
    procedure = hearing.procedure
    case = procedure.application
    invited = [*everybody(act, case), *committee(procedure), *office(case, act, Role.BOARD_MEMBER)]
    send(act, case, kind, invited, f"hearing{hearing.pk}")


def hearing_asked(act: Act, objection: Objection) -> None:
    """Ask an objector whether he wants to be heard."""
    occasion = f"objection{objection.pk}.heard.{act.today:%Y%m%d}"
    send(act, objection.application, "hearing_asked", objectors(act, objection), occasion)


def advised(act: Act, procedure: Procedure, advice: CommitteeAdvice) -> None:
    """Tell the secretariat that the committee advised."""
    case = procedure.application
    send(act, case, "committee_advised", office(case, act), f"committeeadvice{advice.pk}")


def heard_again(act: Act, procedure: Procedure) -> None:
    """Tell the committee that it is asked again."""
    occasion = f"procedure{procedure.pk}.again.{act.request_id}"
    send(act, procedure.application, "committee_asked_again", committee(procedure), occasion)
