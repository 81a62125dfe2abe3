"""The road of a case whose every text is a *canary*: a word that occurs nowhere else, one for each kind of thing."""

from datetime import datetime
from functools import cache
from typing import Any, Self

from applications import actions as applications
from applications.enums import DocumentKind, Section
from assessments import actions as assessments
from assessments.enums import ReplacementReason
from correspondence.actions import keep_proof
from correspondence.enums import Channel
from correspondence.files import Inspected
from correspondence.models import Dispatch
from decisions import actions as decisions
from demo import papers, scores, texts
from demo.names import Child
from demo.road import Road
from demo.scores import Scores
from demo.world import World

# The kinds of canary, with the word that each begins with. A case adds its own three letters.
CANARIES = {
    "pupil": "Leerlingnaam",
    "pupil_address": "Leerlingstraat",
    "guardian_a": "Verzorgeraa",
    "guardian_b": "Verzorgerbb",
    "guardian_none": "Verzorgercc",
    "address_a": "Adresaa",
    "address_b": "Adresbb",
    "email_a": "postaa",
    "email_b": "postbb",
    "words_a": "Woordenaa",
    "words_b": "Woordenbb",
    "voice": "Leerlingstem",
    "motivation": "Motiveringstekst",
    "finding": "Bevindingstekst",
    "document": "Documenttitel",
    "supplement": "Aanvullingstekst",
    "advice_1": "Adviestekstaa",
    "advice_2": "Adviestekstbb",
    "weighing": "Wegingstekst",
    "grounds": "Bezwaargrond",
    "objection_paper": "Bezwaarstuk",
    "defence": "Verweertekst",
    "committee_advice": "Commissietekst",
}
SCORES = {
    "pro": Scores("pro", scores.PRO_DOMAINS, ((68, 68),), social_emotional=True),
    "lwoo": Scores("lwoo", scores.LWOO_DOMAINS, ((84, 84),), social_emotional=True),
}


@cache
def report() -> Inspected:
    """One PDF for every paper: looking into a file takes a second, and files are not what is tested here."""
    return papers.upload("verslag.pdf", "Verslag", [texts.SUPPORT])


class CanaryRoad(Road):
    """The road of a case whose every text is a canary. Both guardians have authority, a third one has none."""

    def __init__(self, house: World, token: str, *, kind: str, begins: datetime) -> None:
        self.token = token
        child = Child(
            first_name="Pim",
            infix="",
            last_name=self.canary("pupil"),
            street=f"{self.canary('pupil_address')} 1",
            postcode="1234 AB",
            place="Proefstad",
            school="De Regenboogbrug",
            parents=(self.canary("guardian_a"), self.canary("guardian_b")),
        )
        super().__init__(house, child, SCORES[kind], site="pro" if kind == "pro" else "vmbo", begins=begins)
        self.wait(0)

    def canary(self, kind: str) -> str:
        return f"{CANARIES[kind]}{self.token}"

    def fill_parents(self, number: int = 1, *, secret: bool = False) -> Self:
        """Three guardians: two with authority, addresses and mail of their own, one without authority."""
        for letter, authority in (("a", "yes"), ("b", "yes"), ("none", "no")):
            values = {
                "name": self.canary(f"guardian_{letter}"),
                "relation": "ouder",
                "authority": authority,
                "authority_evidence": "gezagsregister, gezien door de school",
                "postcode": "1234 AB",
                "place": "Proefstad",
            }
            if letter != "none":
                values["address"] = f"{self.canary(f'address_{letter}')} 7"
                values["email"] = f"{self.canary(f'email_{letter}')}@huis.example"
            guardian = applications.add_row(
                self.act(self.writer), application_id=self.case.pk, section=Section.GUARDIANS, values=values
            )
            self.guardians.append(guardian)
        return self

    def fill_words(self) -> Self:
        super().fill_words()
        self.save(Section.MOTIVATION, text=f"{texts.MOTIVATION[self.scores.kind]} {self.canary('motivation')}")
        self.save(Section.SOCIAL_EMOTIONAL, finding=f"Faalangst. {self.canary('finding')}")
        return self.save(Section.PUPIL_VOICE, words=f"Ik wil koken. {self.canary('voice')}", recorded_on=self.today)

    def fill_views(self, *answers: str) -> Self:
        super().fill_views(*answers)
        for guardian, kind in zip(self.guardians[:2], ("words_a", "words_b"), strict=True):
            applications.save_statement(
                self.act(self.writer),
                application_id=self.case.pk,
                guardian_id=guardian.pk,
                values={"words": f"Wij staan erachter. {self.canary(kind)}"},
            )
        return self

    def add_paper(self, kind: str, who: str = "") -> Any:
        title = f"{DocumentKind(kind).label} {self.canary('document')}"
        return applications.add_document(
            self.act(who or self.writer),
            application_id=self.case.pk,
            upload=report(),
            kind=kind,
            title=title,
            no_bsn_confirmed=True,
        )

    def fill(self, *answers: str, parents: int = 1, secret: bool = False, without: str = "") -> Self:
        return super().fill(*(answers or ("agree", "agree")), parents=2, without=without)

    def ask_supplement(self, text: str, *, section: str = Section.DOCUMENTS, days: int = 14) -> Self:
        return super().ask_supplement(f"{text} {self.canary('supplement')}", section=section, days=days)

    def invite_parents(self) -> Self:
        return self.invite_parent(0).invite_parent(1)

    def write(self, who: str, outcome: str = "pro") -> Self:
        super().write(who, outcome)
        assignment = self.assignment(who)
        assessments.save_advice(
            self.act(who),
            assignment_id=assignment.pk,
            values={"conclusion": f"Mijn oordeel: {self.canary(f'advice_{assignment.slot}')}."},
            documents=[str(paper.public_id) for paper in self.case.documents.order_by("id")],
        )
        return self

    def prepare(self, outcome: str = "grant", *, departs: bool = False) -> Self:
        super().prepare(outcome, departs=departs)
        weighing = f"{self.decision.reasons_weighing} {self.canary('weighing')}"
        decisions.save_draft(self.act("secretary"), decision_id=self.decision.pk, values={"reasons_weighing": weighing})
        return self

    def publish(self) -> Self:
        """With a scanned proof at one of the sendings, and a flaw in an advice that showed afterwards."""
        super().publish()
        posted = Dispatch.objects.filter(letter__case_id=self.case.pk, channel=Channel.POST).order_by("id")[0]
        keep_proof(self.act("secretary"), dispatch_id=posted.pk, text="Postlijst", scan=report())
        decisions.report_flaw(
            self.act("secretary"),
            decision_id=self.decision.pk,
            advice_id=self.decision.advisers[0]["advice_id"],
            reason=ReplacementReason.TIED,
            explanation="Werkte tot vorig jaar voor het bestuur.",
        )
        return self
