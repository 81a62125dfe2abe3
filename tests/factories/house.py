"""A whole house for tests of who sees what: one partnership with everybody in it, another one, and cases on every stop.

Cases are walked there by the verbs (the demo's road) and carry *canaries*: words that occur nowhere else, one for each
kind of thing that somebody may or may not see.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Self

from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Partnership
from accounts.queries import actor_of
from applications import actions as applications
from applications.enums import DocumentKind, Issuer, Section
from applications.models import Application, TakenOverDeclaration
from assessments import actions as assessments
from assessments.enums import ReplacementReason
from casework.acting import Act
from casework.snapshots import calendar
from correspondence.actions import keep_proof, lay_down_support_plan
from correspondence.enums import Channel
from correspondence.files import Inspected
from correspondence.models import Dispatch
from decisions import actions as decisions
from decisions.models import Decision
from demo import papers, scores, texts, world
from demo.names import Child
from demo.road import Road
from demo.scores import Scores
from demo.world import World
from objections import actions as objections
from objections.enums import Effect, Outcome
from objections.models import Hearing as CommitteeHearing
from objections.models import Procedure
from tests.factories import accounts as make
from tests.factories import rulings
from tests.factories.decisions import guest_record

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
# Who sit in the committee of the case that lies with it: the chair first.
COMMITTEE = ("chair", "member", "member2")
STAYS = "blijft"
SCORES = {
    "pro": Scores("pro", scores.PRO_DOMAINS, ((68, 68),), social_emotional=True),
    "lwoo": Scores("lwoo", scores.LWOO_DOMAINS, ((84, 84),), social_emotional=True),
}


@cache
def _report() -> Inspected:
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
            upload=_report(),
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
        keep_proof(self.act("secretary"), dispatch_id=posted.pk, text="Postlijst", scan=_report())
        decisions.report_flaw(
            self.act("secretary"),
            decision_id=self.decision.pk,
            advice_id=self.decision.advisers[0]["advice_id"],
            reason=ReplacementReason.TIED,
            explanation="Werkte tot vorig jaar voor het bestuur.",
        )
        return self


@dataclass
class Station:
    """A case on a stop of the road."""

    name: str
    road: CanaryRoad

    @property
    def case(self) -> Application:
        return self.road.case

    @property
    def token(self) -> str:
        return self.road.token

    def canary(self, kind: str) -> str:
        return self.road.canary(kind)

    def decision(self) -> Decision | None:
        return Decision.objects.filter(application=self.case).order_by("-id").first()


def _with_experts(road: CanaryRoad) -> CanaryRoad:
    """Both asked and accepted."""
    road.fill().submit().invite_parents().wait(3).take_in().wait(1).ask_experts("expert1", "expert3")
    road.wait(1).accept("expert1", "expert3").wait(3)
    return road


def _advised(road: CanaryRoad) -> CanaryRoad:
    _with_experts(road).advise("expert1", road.scores.kind).wait(1).advise("expert3", road.scores.kind)
    return road


def _prepared(road: CanaryRoad) -> CanaryRoad:
    _advised(road).wait(1).prepare("grant").offer()
    return road


def draft(road: CanaryRoad) -> None:
    road.fill()


def submitted(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents()


def not_invited(road: CanaryRoad) -> None:
    """Received; no parent was invited yet."""
    road.fill().submit()


def supplement_requested(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents().wait(1).ask_supplement("Het verslag ontbreekt.")


def complete(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents().wait(2).take_in()


def accepted(road: CanaryRoad) -> None:
    """Nobody has advised yet: both experts have their part and a blank page."""
    _with_experts(road)


def one_advice(road: CanaryRoad) -> None:
    """Expert 1 is ready, expert 3 has a draft, expert 4 gave his assignment back; then a paper came in."""
    road.fill().submit().invite_parents().wait(3).take_in().wait(1).ask_experts("expert1", "expert4")
    road.wait(1).accept("expert1", "expert4").recuse("expert4").ask_expert(2, "expert3").wait(1).accept("expert3")
    road.wait(3).write("expert3", road.scores.kind).advise("expert1", road.scores.kind)
    road.add_paper(DocumentKind.OTHER, "secretary")


def advised(road: CanaryRoad) -> None:
    _advised(road)


def offered(road: CanaryRoad) -> None:
    """A decision lies ready for the board."""
    _prepared(road)


def decided(road: CanaryRoad) -> None:
    """Adopted, not sent."""
    _prepared(road).wait(1).adopt()


def published(road: CanaryRoad) -> None:
    """Sent, and the school where the pupil has applied by now may read the declaration."""
    _prepared(road).wait(1).adopt().publish()
    decision = Decision.objects.get(application=road.case)
    decisions.admit_guest(road.act("secretary"), decision_id=decision.pk, record=guest_record(road.today, road.token))
    road.work()


def contested(road: CanaryRoad) -> None:
    """Sent, and the first parent objects, with a paper; his reasons are not complete yet."""
    published(road)
    road.wait(2)
    guardian = road.case.guardians.order_by("id")[0]
    hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
    decision = Decision.objects.filter(application=road.case).order_by("-id").first()
    assert decision
    objections.file_objection(
        Act(actor_of(hat), road.moment, f"contested-{road.token}"),
        decision_id=decision.pk,
        notice=objections.Notice(grounds=f"Wij zien dat anders. {road.canary('grounds')}", pro_forma=True),
        papers=[
            objections.NewPaper("annex", f"Brief {road.canary('objection_paper')}", _report(), no_bsn_confirmed=True)
        ],
    )
    road.work()
    rulings.put_in_default(road.act("secretary"), road.case)


def ruled(road: CanaryRoad) -> None:
    """The objection was met in full, and a refusal took the place of the grant."""
    contested(road)
    road.wait(1)
    procedure = Procedure.objects.get(application=road.case)
    draft = objections.prepare_ruling(road.act("secretary"), procedure_id=procedure.pk)
    said = rulings.values(procedure, Outcome.MET, Effect.SUPERSEDED)
    objections.save_ruling(road.act("secretary"), ruling_id=draft.pk, values=said)
    objections.offer_ruling(road.act("secretary"), ruling_id=draft.pk)
    ruling = objections.adopt_ruling(road.act("governor"), ruling_id=draft.pk, sending_date=road.today)
    road.work()
    objections.publish_ruling(road.act("secretary"), ruling_id=ruling.pk)
    road.work()
    row = Dispatch.objects.filter(letter__kind="objection_decision", letter__case_id=road.case.pk).latest("id")
    decisions.report_breach(
        road.act("secretary"),
        application_id=road.case.pk,
        dispatch_id=row.pk,
        kind="address",
        found_at=road.moment,
        note="De brief lag bij de buren.",
    )


def committee(road: CanaryRoad) -> None:
    """With the committee a second time: it advised after a hearing, new facts came up, another hearing is planned."""
    contested(road)
    procedure = Procedure.objects.get(application=road.case)
    seated = [road.world.hats[who].user_id for who in COMMITTEE]
    road.wait(1)
    objections.forward(
        road.act("secretary"),
        procedure_id=procedure.pk,
        defence=f"Wij blijven bij het besluit. {road.canary('defence')}",
        chair_id=seated[0],
        member_ids=seated[1:],
        access_until=road.today + timedelta(days=120),
    )
    for who in COMMITTEE:
        objections.declare(road.act(who), procedure_id=procedure.pk, independent=True)
    _plan_hearing(road, procedure, days=10)
    _hear_and_advise(road.wait(14), procedure)
    road.wait(1)
    objections.hear_again(road.act("secretary"), procedure_id=procedure.pk, reason="Er is een nieuw onderzoek.")
    _plan_hearing(road, procedure, days=60)
    road.work()


def _hear_and_advise(road: CanaryRoad, procedure: Procedure) -> None:
    hearing = CommitteeHearing.objects.get(procedure=procedure)
    objections.hold_hearing(road.act("chair"), hearing_id=hearing.pk, held_on=road.today, attended="De ouder.")
    objections.report_hearing(road.act("member"), hearing_id=hearing.pk, report="De ouder vertelde.")
    values = {
        "verdicts": {str(row.public_id): "dismissed" for row in procedure.objections.order_by("id")},
        "effect": "stands",
        "considerations": "De toets telde.",
        "advice": f"Verklaar het bezwaar ongegrond. {road.canary('committee_advice')}",
        "hearing_report": "De ouder is gehoord.",
    }
    objections.save_advice(road.act("member"), procedure_id=procedure.pk, values=values)
    objections.finish_advice(road.act("chair"), procedure_id=procedure.pk)


def _plan_hearing(road: CanaryRoad, procedure: Procedure, *, days: int) -> None:
    """Plan a hearing so many days from now, on a working day."""
    later = road.moment + timedelta(days=days)
    day = calendar().next_working_day(later.date())
    objections.plan_hearing(
        road.act("secretary"),
        procedure_id=procedure.pk,
        planned_at=later + (day - later.date()),
        place="Proefstad, Plein 1",
        file_open_from=road.today,
    )


def not_processed(road: CanaryRoad) -> None:
    """Received on paper and never completed."""
    road.register_by_post().invite_parents().wait(2).ask_supplement("Het verslag ontbreekt.", days=10).wait(14)
    road.close_supplement().wait(1).prepare("not_processed").offer().wait(1).adopt()


def withdrawn(road: CanaryRoad) -> None:
    _with_experts(road).withdraw()


STATIONS: tuple[Callable[[CanaryRoad], None], ...] = (
    draft,
    submitted,
    not_invited,
    supplement_requested,
    complete,
    accepted,
    one_advice,
    advised,
    offered,
    decided,
    published,
    contested,
    ruled,
    committee,
    not_processed,
    withdrawn,
)


@dataclass
class House:
    """Two partnerships, everybody in them, and the cases of the first."""

    world: World
    other: Partnership
    stations: dict[str, Station] = field(default_factory=dict)
    hats: dict[str, Membership] = field(default_factory=dict)

    def parent(self, station: Station, which: int) -> Membership:
        """The hat of an invited guardian of a case."""
        guardian = station.case.guardians.order_by("id")[which]
        return Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)


def build(*wanted: str, days_ago: int = 45) -> House:
    """Everybody, and these stations (all of them when none is named). Nothing is drawn: see ``quick_letters``."""
    moment = datetime.now(UTC)
    inside = world.build(moment - timedelta(days=400))
    house = House(inside, make.partnership(name="Samenwerkingsverband Elders"), hats=dict(inside.hats))
    _outsiders(house, moment)
    taken_over(inside, moment)
    former_plan(inside, moment)
    for number, walk in enumerate(STATIONS):
        if wanted and walk.__name__ not in wanted:
            continue
        token = "qx" + chr(ord("a") + number)
        begins = (moment - timedelta(days=days_ago)).replace(hour=8, minute=number)
        road = CanaryRoad(inside, token, kind="pro", begins=begins)
        walk(road)
        house.stations[walk.__name__] = Station(walk.__name__, road)
    return house


def taken_over(inside: World, moment: datetime) -> TakenOverDeclaration:
    """A declaration of another partnership at the school for pro."""
    year = moment.year
    values = {
        "number": f"VO2998-{year - 1}-00017",
        "kind": "pro",
        "issuer": Issuer.PARTNERSHIP,
        "issuer_name": "VO2998",
        "decided_on": date(year - 1, 5, 4),
        "effective_on": date(year - 1, 8, 1),
        "valid_until": None,
        "first_name": "Ties",
        "infix": "van",
        "last_name": "Overgekomen",
        "birth_date": date(year - 13, 2, 3),
    }
    act = inside.act("pro_head", moment)
    return applications.register_taken_over(act, values=values, site_id=inside.sites["pro"].pk)


def former_plan(inside: World, moment: datetime) -> None:
    """The support plan of before, as a file."""
    lay_down_support_plan(
        inside.act("administrator", moment),
        title="Ondersteuningsplan van daarvoor",
        valid_from=date(2020, 8, 1),
        valid_until=date(2024, 7, 31),
        file=_report(),
    )


def _outsiders(house: House, moment: datetime) -> None:
    """Who has nothing to do with the cases, or no longer has."""
    inside, long_ago = house.world.partnership, moment.date() - timedelta(days=90)
    board, office = house.world.sites["pro"].board, make.office(inside)
    other_site = make.school_site(board=board, name="Praktijkschool De Overkant")
    house.hats |= {
        "other_site": make.membership(role=Role.SCHOOL_STAFF, site=other_site, name="Roel Overkant"),
        "bystander": make.membership(role=Role.PARENT, partnership=inside, name="Tineke Buitenstaander"),
        "expired": make.membership(role=Role.SECRETARIAT, organisation=office, name="Ed Voorbij", valid_until=long_ago),
        "seatless": make.membership(
            role=Role.COMMITTEE_CHAIR, organisation=house.hats["chair"].organisation, name="Joke Zonderzetel"
        ),
        "unregistered": make.membership(role=Role.EXPERT, partnership=inside, name="Nel Onbekend"),
        "deactivated": make.membership(
            role=Role.SECRETARIAT, organisation=office, user=make.user(name="Ad Gesloten", is_active=False)
        ),
    }
    elsewhere = make.organisation(partnership=house.other, kind=OrganisationKind.SCHOOL_BOARD)
    for role in Role:
        fields = {"organisation": elsewhere} if role == Role.SCHOOL_STAFF else {"partnership": house.other}
        house.hats[f"elsewhere_{role}"] = make.membership(role=role, name=f"Iemand Elders {role}", **fields)  # type: ignore[arg-type]
