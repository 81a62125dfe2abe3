"""What experts do: accept, advise blindly, recuse; and the secretariat that asks and replaces them."""

from typing import Self

from assessments import actions
from assessments.enums import AdviceOutcome, ReplacementReason
from assessments.models import Advice, Assignment
from demo import texts
from demo.road.office import OfficeSteps


class ExpertSteps(OfficeSteps):
    """The two experts of a case, by their short names in the world."""

    def ask_experts(self, first: str = "expert1", second: str = "expert3") -> Self:
        """The secretariat asks an expert for each slot."""
        for slot, who in enumerate((first, second), start=1):
            self.ask_expert(slot, who)
        return self

    def ask_expert(self, slot: int, who: str) -> Self:
        """The secretariat asks one expert."""
        actions.assign(
            self.act("secretary"),
            application_id=self.case.pk,
            expert_id=self.world.experts[who].pk,
            slot=slot,
            reason="Binnen deze periode is niemand anders beschikbaar.",
        )
        return self.work()

    def assignment(self, who: str) -> Assignment:
        """The newest assignment of this expert on this case."""
        mine = Assignment.objects.filter(application=self.case, expert=self.world.experts[who])
        return mine.order_by("-id")[0]

    def accept(self, *experts: str) -> Self:
        """These experts accept."""
        for who in experts:
            actions.accept(self.act(who), assignment_id=self.assignment(who).pk)
        return self.work()

    def recuse(self, who: str, reason: str = "treated") -> Self:
        """This expert gives the assignment back."""
        actions.recuse(
            self.act(who), assignment_id=self.assignment(who).pk, reason=reason, note="Eerder in behandeling geweest."
        )
        return self.work()

    def replace(self, who: str, reason: str = ReplacementReason.ILL) -> Self:
        """The secretariat takes an assignment back."""
        actions.replace(
            self.act("secretary"), assignment_id=self.assignment(who).pk, reason=reason, note="Langdurig afwezig."
        )
        return self.work()

    def write(self, who: str, outcome: str = AdviceOutcome.PRO) -> Self:
        """This expert writes a draft."""
        words = texts.ADVICE[outcome][0 if self.assignment(who).slot == 1 else 1]
        papers = self.case.documents.filter(removed_at=None).values_list("public_id", flat=True)
        actions.save_advice(
            self.act(who),
            assignment_id=self.assignment(who).pk,
            values={
                "outcome": outcome,
                **{key: text.format(name=self.child.first_name) for key, text in words.items()},
            },
            documents=[str(paper) for paper in papers],
        )
        return self

    def advise(self, who: str, outcome: str = AdviceOutcome.PRO) -> Self:
        """This expert writes and submits."""
        self.write(who, outcome)
        actions.submit_advice(self.act(who), assignment_id=self.assignment(who).pk, independent=True)
        return self.work()

    def both_advise(
        self, first: str = "expert1", second: str = "expert3", *, outcomes: tuple[str, str] = ("pro", "pro")
    ) -> Self:
        """Ask two experts, who accept and advise in the next two weeks."""
        self.ask_experts(first, second).wait(1).accept(first, second)
        self.wait(4).advise(first, outcomes[0])
        return self.wait(3).advise(second, outcomes[1])

    def set_aside(self, who: str) -> Self:
        """The secretariat finds out about a tie and sets an advice aside."""
        advice = Advice.objects.get(assignment=self.assignment(who))
        actions.set_aside_advice(
            self.act("secretary"),
            advice_id=advice.pk,
            reason=ReplacementReason.TIED,
            explanation="De deskundige bleek vorig jaar voor de aanvragende school te hebben gewerkt.",
        )
        return self.work()
