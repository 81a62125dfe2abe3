"""What follows a decision that somebody does not agree with: the objection, the committee, the decision on it."""

from datetime import datetime, time, timedelta
from typing import Any, Self

from accounts.enums import Role
from accounts.models import Membership
from accounts.queries import actor_of
from applications import actions as cases
from applications.enums import MessageKind
from casework.acting import Act
from casework.clock import AMSTERDAM
from casework.snapshots import calendar
from demo import texts
from demo.road.deciding import DecidingSteps
from objections import actions
from objections.enums import OPEN, Defect, Effect, NoHearingGround, Outcome
from objections.models import Hearing, Objection, ObjectionDecision, Procedure

COMMITTEE = ("chair", "member", "member2")
# How long the committee may read a file, in days; and how long before a hearing it is planned.
READS, AHEAD = 150, 15


class ObjectingSteps(DecidingSteps):
    """The objections to the decision on a case."""

    @property
    def procedure(self) -> Procedure:
        """The newest procedure on this case."""
        return Procedure.objects.filter(application=self.case).order_by("-id")[0]

    @property
    def objection(self) -> Objection:
        """The newest objection on this case."""
        return Objection.objects.filter(application=self.case).order_by("-id")[0]

    @property
    def ruling(self) -> ObjectionDecision:
        """The newest decision on objection on this case."""
        return ObjectionDecision.objects.filter(procedure=self.procedure).order_by("-id")[0]

    def parent_act(self, index: int) -> Act:
        """A parent of this case acting now; he has an account since ``invite_parent``."""
        self.act("secretary")
        guardian = self.case.guardians.order_by("id")[index]
        hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
        return Act(actor_of(hat), self.moment, f"demo-parent-{self.moment:%Y%m%d%H%M}")

    def choose_portal(self, index: int = 0) -> Self:
        """A parent accepts letters about an objection through the portal."""
        cases.choose_messages(
            self.parent_act(index),
            application_id=self.case.pk,
            guardian_id=self.guardians[index].pk,
            accepted={MessageKind.OBJECTION: True},
        )
        return self

    def object(self, index: int = 0, *, pro_forma: bool = False) -> Self:
        """A parent objects in the browser."""
        said = "" if pro_forma else texts.GROUNDS[index % len(texts.GROUNDS)]
        notice = actions.Notice(grounds=said, wanted=texts.WANTED, pro_forma=pro_forma, wants_hearing=True)
        actions.file_objection(self.parent_act(index), decision_id=self.decision.pk, notice=notice)
        return self.work()

    def object_for_board(self, late_reason: str = "") -> Self:
        """The school board objects."""
        notice = actions.Notice(
            grounds=texts.BOARD_GROUNDS, wanted=texts.WANTED, wants_hearing=False, late_reason=late_reason
        )
        actions.file_objection(self.act(f"{self.site}_head"), decision_id=self.decision.pk, notice=notice)
        return self.work()

    def judge_late(self) -> Self:
        """The secretariat finds no excuse for a late objection."""
        actions.judge_late(self.act("secretary"), objection_id=self.objection.pk, excused=False, why=texts.NOT_EXCUSED)
        return self

    def ask_repair(self, days: int = 14) -> Self:
        """The secretariat asks for the grounds."""
        due = calendar().next_working_day(self.today + timedelta(days=days))
        actions.ask_repair(self.act("secretary"), objection_id=self.objection.pk, defects=[Defect.GROUNDS], due_on=due)
        return self.work()

    def withdraw_objection(self, index: int = 0) -> Self:
        """A parent withdraws the newest objection."""
        actions.withdraw(self.parent_act(index), objection_id=self.objection.pk, note=texts.WITHDRAWN)
        return self.work()

    def forward(self) -> Self:
        """The secretariat sends the objection to the committee; everybody there declares to be independent."""
        chair, *members = (self.world.hats[who].user_id for who in COMMITTEE)
        actions.forward(
            self.act("secretary"),
            procedure_id=self.procedure.pk,
            defence=texts.DEFENCE,
            chair_id=chair,
            member_ids=members,
            access_until=self.today + timedelta(days=READS),
        )
        for who in COMMITTEE:
            actions.declare(self.act(who), procedure_id=self.procedure.pk, independent=True)
        return self.work()

    def plan_hearing(self) -> Self:
        """A hearing on a working day, far enough ahead to read the file."""
        on = calendar().next_working_day(self.today + timedelta(days=AHEAD))
        actions.plan_hearing(
            self.act("secretary"),
            procedure_id=self.procedure.pk,
            planned_at=datetime.combine(on, time(10, 0), tzinfo=AMSTERDAM),
            place="Kantoor van het samenwerkingsverband, Postplein 1, Proefstad",
            file_open_from=self.today + timedelta(days=2),
        )
        return self.work()

    def hold_hearing(self) -> Self:
        """The hearing is held on its day, and reported."""
        self.post()
        hearing = Hearing.objects.filter(procedure=self.procedure, held_on=None).order_by("-id")[0]
        self.moment = hearing.planned_at + timedelta(hours=3)
        actions.hold_hearing(self.act("chair"), hearing_id=hearing.pk, held_on=self.today, attended=texts.ATTENDED)
        actions.report_hearing(self.act("chair"), hearing_id=hearing.pk, report=texts.HEARING)
        return self.work()

    def waive_hearing(self) -> Self:
        """The committee does not hear about an objection that came far too late."""
        actions.waive_hearing(
            self.act("chair"),
            procedure_id=self.procedure.pk,
            ground=NoHearingGround.INADMISSIBLE,
            reason=texts.NOT_EXCUSED,
        )
        return self.work()

    def committee_advises(self, outcome: str = Outcome.UPHELD, effect: str = Effect.SUPERSEDED) -> Self:
        """A member writes the advice, the chair fixes it."""
        values = {
            "verdicts": self._verdicts(outcome),
            "effect": effect,
            "admissibility": texts.NOT_EXCUSED if outcome == Outcome.INADMISSIBLE else texts.IN_TIME,
            "considerations": texts.CONSIDERATIONS[outcome],
            "advice": texts.COMMITTEE_ADVICE[outcome],
            "hearing_report": texts.NOT_HEARD if outcome == Outcome.INADMISSIBLE else texts.HEARING,
        }
        actions.save_advice(self.act("member"), procedure_id=self.procedure.pk, values=values)
        actions.finish_advice(self.act("chair"), procedure_id=self.procedure.pk)
        return self.work()

    def _verdicts(self, outcome: str) -> dict[str, str]:
        rows = Objection.objects.filter(procedure=self.procedure, status__in=OPEN).order_by("id")
        return {str(row.public_id): str(outcome) for row in rows}

    def prepare_ruling(
        self, outcome: str = Outcome.UPHELD, effect: str = Effect.SUPERSEDED, *, new_outcome: str = ""
    ) -> Self:
        """The secretariat prepares the decision on objection and offers it."""
        draft = actions.prepare_ruling(self.act("secretary"), procedure_id=self.procedure.pk)
        values: dict[str, Any] = {
            "verdicts": self._verdicts(outcome),
            "effect": effect,
            "new_outcome": new_outcome,
            "reasons_facts": texts.FACTS_NOW.format(name=self.child.first_name),
            "reasons_weighing": texts.RECONSIDERED[outcome].format(name=self.child.first_name),
        }
        if outcome == Outcome.INADMISSIBLE:
            values["reasons_admissibility"] = texts.NOT_EXCUSED
        if outcome == Outcome.MET:
            values["reasons_hearing"] = texts.MET_WITHOUT_HEARING
        actions.save_ruling(self.act("secretary"), ruling_id=draft.pk, values=values)
        actions.offer_ruling(self.act("secretary"), ruling_id=draft.pk)
        return self.work()

    def rule(self) -> Self:
        """Another board member than who took the first decision decides on the objection."""
        dates: dict[str, Any] = {"sending_date": self.today}
        if self.ruling.new_outcome == "grant":
            dates["effective_on"] = self.today
        actions.adopt_ruling(self.act("governor"), ruling_id=self.ruling.pk, **dates)
        return self.work()

    def send_ruling(self) -> Self:
        """The secretariat sends the decision on objection to every party."""
        actions.publish_ruling(self.act("secretary"), ruling_id=self.ruling.pk)
        return self.work()
