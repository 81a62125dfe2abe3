"""What the partnership does to decide: prepare, hear, offer, adopt, publish."""

from datetime import timedelta
from typing import Any, Self

from casework.snapshots import calendar
from decisions import actions
from decisions.enums import ClosedBy, Ground, InvitedBy, Outcome, Party
from decisions.models import Decision, Hearing
from demo import texts
from demo.road.experts import ExpertSteps


class DecidingSteps(ExpertSteps):
    """The decision on a case, from the first draft to the letters."""

    @property
    def decision(self) -> Decision:
        """The newest decision on this case."""
        return Decision.objects.filter(application=self.case).order_by("-id")[0]

    def prepare(self, outcome: str = Outcome.GRANT, *, departs: bool = False) -> Self:
        """The secretariat prepares a draft and writes the weighing by hand."""
        formal = outcome == Outcome.NOT_PROCESSED
        ground = Ground.NOT_PROCESSED if formal else ""
        actions.prepare(self.act("secretary"), application_id=self.case.pk, outcome=outcome, ground=ground)
        values: dict[str, Any] = {"reasons_weighing": texts.WEIGHING[outcome].format(name=self.child.first_name)}
        if departs:
            values["reasons_departure"] = texts.DEPARTURE
        actions.save_draft(self.act("secretary"), decision_id=self.decision.pk, values=values)
        return self

    def invite_to_view(self, days: int = 6) -> Self:
        """The secretariat invites every parent with authority to give a view before the decision."""
        due = calendar().next_working_day(self.today + timedelta(days=days))
        for guardian in self.guardians:
            actions.invite_to_view(
                self.act("secretary"),
                application_id=self.case.pk,
                party=Party.GUARDIAN,
                guardian_id=guardian.pk,
                invited_by=InvitedBy.EMAIL,
                due_on=due,
            )
        return self.work()

    def close_hearings(self) -> Self:
        """Every talk was held and is reported."""
        for hearing in Hearing.objects.filter(application=self.case, closed_on__isnull=True).order_by("id"):
            actions.close_hearing(
                self.act("secretary"),
                hearing_id=hearing.pk,
                closed_by=ClosedBy.REPORT,
                heard_on=self.today,
                report=texts.HEARD,
            )
        return self.work()

    def offer(self) -> Self:
        """The secretariat offers the draft to the director."""
        actions.offer_for_decision(self.act("secretary"), decision_id=self.decision.pk)
        return self.work()

    def adopt(self, who: str = "director") -> Self:
        """The director decides; the letters are made at once."""
        actions.adopt(self.act(who), decision_id=self.decision.pk, sending_date=self.today, effective_on=self.today)
        return self.work()

    def take_back(self) -> Self:
        """The director takes the decision back before it is sent; the draft lies open again."""
        actions.take_back(self.act("director"), decision_id=self.decision.pk, reason=texts.TAKEN_BACK)
        return self.work()

    def publish(self) -> Self:
        """The secretariat sends the letters."""
        actions.publish(self.act("secretary2"), decision_id=self.decision.pk)
        return self.work()
