"""Stories of a decision that somebody objected to: every stop of the procedure, and every way it can end."""

from decisions.enums import Outcome as DecisionOutcome
from demo import scores, texts
from demo.road import Road
from demo.telling import Teller
from objections.enums import Effect, Outcome


def _refused(tell: Teller, days_ago: int, *, parents: int = 1, secret: bool = False) -> Road:
    """A refusal of lwoo that was sent some sixteen days after it was asked; the parents can look in."""
    road = tell.road(scores.LWOO_TOO_GOOD, days_ago).fill("disagree", parents=parents, secret=secret).submit()
    for index in range(parents):
        road.invite_parent(index)
    road.wait(2).take_in().wait(1).both_advise(outcomes=("neither", "neither")).prepare("refusal").invite_to_view()
    return road.wait(5).close_hearings().offer().wait(1).adopt().publish()


def _before_the_committee(tell: Teller, days_ago: int) -> Road:
    """An objection of a parent that lies with the committee."""
    return _refused(tell, days_ago).wait(6).object().wait(3).forward()


def _advised(tell: Teller, days_ago: int, outcome: str = Outcome.UPHELD, effect: str = Effect.SUPERSEDED) -> Road:
    """An objection on which the committee advised after a hearing."""
    road = _before_the_committee(tell, days_ago).wait(1).plan_hearing().hold_hearing()
    return road.wait(5).committee_advises(outcome, effect)


def parent_objects(tell: Teller) -> None:
    """A parent objected; the secretariat has still to look at it."""
    _refused(tell, 34).wait(6).object()


def grounds_follow(tell: Teller) -> None:
    """An objection without grounds; they are asked."""
    _refused(tell, 37).wait(6).object(pro_forma=True).wait(2).ask_repair()


def school_is_late(tell: Teller) -> None:
    """A school board objects after the term and says why; nobody judged that yet."""
    _refused(tell, 85).wait(55).object_for_board(texts.LATE_REASON)


def committee_reads(tell: Teller) -> None:
    """The committee has the file."""
    _before_the_committee(tell, 37)


def hearing_is_planned(tell: Teller) -> None:
    """Two parents who live apart both objected, one in the portal, one with a secret address; they are heard soon."""
    road = _refused(tell, 42, parents=2, secret=True).wait(4).choose_portal().object(0).wait(1).object(1)
    road.wait(3).forward().wait(1).plan_hearing()


def committee_advises(tell: Teller) -> None:
    """Heard and reported: the advice is still to be written."""
    _before_the_committee(tell, 55).wait(1).plan_hearing().hold_hearing()


def to_be_ruled(tell: Teller) -> None:
    """The committee advised to grant; a decision on objection lies ready for the board."""
    road = _advised(tell, 65).wait(2)
    road.prepare_ruling(new_outcome=DecisionOutcome.GRANT)


def ruled_not_sent(tell: Teller) -> None:
    """Decided on the objection; the letters wait for sending."""
    _advised(tell, 68).wait(2).prepare_ruling(new_outcome=DecisionOutcome.GRANT).wait(1).rule()


def upheld(tell: Teller) -> None:
    """Upheld: the refusal gave way to a designation."""
    _advised(tell, 90).wait(2).prepare_ruling(new_outcome=DecisionOutcome.GRANT).wait(1).rule().send_ruling()


def dismissed(tell: Teller) -> None:
    """Dismissed, with better reasons: the refusal stands."""
    road = _advised(tell, 95, Outcome.DISMISSED, Effect.REPAIRED).wait(2)
    road.prepare_ruling(Outcome.DISMISSED, Effect.REPAIRED).wait(1).rule().send_ruling()


def partly_upheld(tell: Teller) -> None:
    """Upheld for a part: granted, but not from the day that was asked."""
    road = _advised(tell, 85, Outcome.PARTLY_UPHELD, Effect.SUPERSEDED).wait(2)
    road.prepare_ruling(Outcome.PARTLY_UPHELD, new_outcome=DecisionOutcome.GRANT).wait(1).rule().send_ruling()


def met_in_full(tell: Teller) -> None:
    """The partnership does what the parents ask, without the committee."""
    road = _refused(tell, 50).wait(6).object().wait(4)
    road.prepare_ruling(Outcome.MET, new_outcome=DecisionOutcome.GRANT).wait(1).rule().send_ruling()


def refusal_revoked(tell: Teller) -> None:
    """Upheld without a new decision: the application is dealt with again."""
    road = _advised(tell, 80, Outcome.UPHELD, Effect.REVOKED).wait(2)
    road.prepare_ruling(Outcome.UPHELD, Effect.REVOKED).wait(1).rule().send_ruling()


def came_too_late(tell: Teller) -> None:
    """A school board was late without excuse: inadmissible."""
    road = _refused(tell, 110).wait(55).object_for_board(texts.LATE_REASON).wait(2).judge_late().forward()
    road.wait(1).waive_hearing().committee_advises(Outcome.INADMISSIBLE, Effect.STANDS).wait(2)
    road.prepare_ruling(Outcome.INADMISSIBLE, Effect.STANDS).wait(1).rule().send_ruling()


def objection_withdrawn(tell: Teller) -> None:
    """The parent withdrew after a talk at school."""
    _refused(tell, 60).wait(6).object().wait(5).withdraw_objection()


CONTESTED = (
    parent_objects,
    grounds_follow,
    school_is_late,
    committee_reads,
    hearing_is_planned,
    committee_advises,
    to_be_ruled,
    ruled_not_sent,
    upheld,
    dismissed,
    partly_upheld,
    met_in_full,
    refusal_revoked,
    came_too_late,
    objection_withdrawn,
)
