"""What a school does: start, fill in, hand over, submit, give a supplement, withdraw."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from applications import actions
from applications.enums import DocumentKind, PlacementAnswer, Section
from applications.models import Application, Guardian
from casework import jobs
from casework.acting import Act
from correspondence.actions import send_waiting
from correspondence.queries import waiting_for_post
from demo import papers, texts
from demo.names import Child
from demo.scores import Scores
from demo.world import World

FRIDAY = 4


class SchoolSteps:
    """One case and the moment of its story. Every step answers the road, so that a story reads as a sentence."""

    def __init__(self, world: World, child: Child, scores: Scores, *, site: str, begins: datetime) -> None:
        self.world, self.child, self.scores, self.site = world, child, scores, site
        self.moment = begins
        self.on_paper = False
        self.case: Application
        self.guardians: list[Guardian] = []

    @property
    def today(self) -> date:
        return self.moment.date()

    def wait(self, days: int) -> Self:
        """Let days go by, when the post of today has left; verbs then happen on the next working day."""
        self.post()
        self.moment += timedelta(days=days)
        while self.moment.weekday() > FRIDAY:
            self.moment += timedelta(days=1)
        return self

    def act(self, who: str) -> Act:
        """Somebody acting now; a minute later than the step before."""
        self.moment += timedelta(minutes=3)
        return self.world.act(who, self.moment)

    @property
    def writer(self) -> str:
        """Who fills in the form: the school, or the secretariat for what came on paper."""
        return "secretary" if self.on_paper else self.coordinator

    @property
    def coordinator(self) -> str:
        return f"{self.site}_coordinator" if f"{self.site}_coordinator" in self.world.hats else f"{self.site}_head"

    def work(self) -> Self:
        """Let the worker do what was queued, at the moment of this story."""
        jobs.work_off(at_their_moment=True)
        return self

    def post(self) -> Self:
        """The secretariat prints and posts every letter in this case that waits."""
        act = self.world.act("secretary", self.moment)
        case = getattr(self, "case", None)
        waiting = waiting_for_post(act.actor).filter(case_id=case.pk) if case else ()
        if letters := [letter.pk for letter in waiting]:
            send_waiting(act, letter_ids=letters, sent_on=self.today)
        return self

    def start(self) -> Self:
        """The school starts a draft."""
        self.case = actions.start(
            self.act(self.coordinator),
            kind=self.scores.kind,
            site_id=self.world.sites[self.site].pk,
            earlier_decision=False,
        )
        return self

    def save(self, section: str, **values: Any) -> Self:
        """Save one section."""
        actions.save_section(self.act(self.writer), application_id=self.case.pk, section=section, values=values)
        return self

    def fill_person(self) -> Self:
        """Route, pupil and school career."""
        child = self.child
        self.save(
            Section.ROUTE,
            entry_route=self.scores.route,
            special_group=self.scores.special_group,
            anyway_reason=self.scores.anyway_reason,
        )
        self.save(
            Section.PUPIL,
            first_name=child.first_name,
            infix=child.infix,
            last_name=child.last_name,
            birth_date=date(self.today.year - 13, 5, 12),
            address=child.street,
            postcode=child.postcode,
            place=child.place,
        )
        return self.save(
            Section.CAREER,
            school_name=child.school,
            school_kind="po",
            group="8",
            repeated_years=1,
            under_year_in_nl=False,
            support_given=texts.SUPPORT,
        )

    def fill_parents(self, number: int = 1, *, secret: bool = False) -> Self:
        """One or two parents with authority; the second may have a secret address."""
        for index, name in enumerate(self.child.parents[:number]):
            guardian = actions.add_row(
                self.act(self.writer),
                application_id=self.case.pk,
                section=Section.GUARDIANS,
                values={
                    "name": name,
                    "relation": "ouder",
                    "authority": "yes",
                    "authority_evidence": "gezagsregister, gezien door de school",
                    "address": "" if secret and index else self.child.street,
                    "postcode": "" if secret and index else self.child.postcode,
                    "place": "" if secret and index else self.child.place,
                    "address_secret": bool(secret and index),
                    "email": f"ouder{self.case.pk}-{index + 1}@demo.example",
                },
            )
            self.guardians.append(guardian)
        return self

    def fill_scores(self) -> Self:
        """Learning results per domain, intelligence, and social-emotional findings where there are any."""
        for domain, (dle, dl) in self.scores.domains.items():
            self._row(
                Section.LEARNING,
                domain=domain,
                instrument="Drempeltoets Proef, versie 3",
                administered_on=self.today - timedelta(days=40),
                dl=dl,
                dl_reason=self.scores.dl_reason,
                dle=dle,
                tester="W. Hazelaar",
            )
        for low, high in self.scores.intelligence:
            self._row(
                Section.INTELLIGENCE,
                low=low,
                high=high,
                instrument="Intelligentietest Proef-V",
                administered_on=self.today - timedelta(days=90),
                responsible="drs. E. Lindhorst",
                profession="psychologist",
            )
        if self.scores.social_emotional:
            self.save(
                Section.SOCIAL_EMOTIONAL,
                present=True,
                instrument="Schoolvragenlijst Proef",
                administered_on=self.today - timedelta(days=60),
                tester="drs. E. Lindhorst",
                finding="Faalangst bij toetsen; in de kleine groep veel minder.",
            )
        return self

    def _row(self, section: str, **values: Any) -> None:
        actions.add_row(self.act(self.writer), application_id=self.case.pk, section=section, values=values)

    def fill_words(self) -> Self:
        """The board's motivation and the pupil's own words."""
        kind, name = self.scores.kind, self.child.first_name
        special = self.scores.route == "special_group"
        self.save(
            Section.MOTIVATION,
            text=texts.MOTIVATION[kind].format(name=name),
            why_this_kind=texts.WHY_THIS_KIND[kind].format(name=name),
            guidance=texts.GUIDANCE if special else "",
            external_experts=texts.EXTERNAL if special else "",
            risks=texts.RISKS if special else "",
        )
        return self.save(
            Section.PUPIL_VOICE, words=texts.VOICE[self.case.pk % len(texts.VOICE)], recorded_on=self.today
        )

    def fill_papers(self, *, without: str = "") -> Self:
        """The papers that kind and route ask for, except one that is forgotten."""
        wanted = [DocumentKind.EDUCATION_REPORT, DocumentKind.INTELLIGENCE_REPORT, DocumentKind.TEST_REPORT]
        if self.scores.route == "special_group":
            wanted.append(DocumentKind.DEVELOPMENT_PLAN)
        for kind in wanted:
            if kind != without:
                self.add_paper(kind)
        return self

    def add_paper(self, kind: str, who: str = "") -> Any:
        """Upload one real PDF."""
        label = str(DocumentKind(kind).label)
        upload = papers.upload(
            f"{kind}.pdf",
            label.capitalize(),
            [f"Leerling: {self.child.first_name} {self.child.family}", f"School: {self.child.school}", texts.SUPPORT],
        )
        return actions.add_document(
            self.act(who or self.writer),
            application_id=self.case.pk,
            upload=upload,
            kind=kind,
            title=label.capitalize(),
            no_bsn_confirmed=True,
        )

    def fill_views(self, *answers: str) -> Self:
        """What each parent answered (pro), or the consultation (lwoo)."""
        if self.scores.kind == "lwoo":
            self.save(Section.STATEMENTS, held_on=self.today - timedelta(days=10), content=texts.CONSULTATION)
        for guardian, answer in zip(self.guardians, answers, strict=False):
            signed = self.add_paper(DocumentKind.SIGNED_STATEMENT) if answer != "none" else None
            actions.save_statement(
                self.act(self.writer),
                application_id=self.case.pk,
                guardian_id=guardian.pk,
                values={
                    "invited_on": self.today - timedelta(days=14),
                    "invited_by": "email",
                    "reminded_on": self.today - timedelta(days=7) if answer == "none" else None,
                    "answer": answer,
                    "answered_on": self.today - timedelta(days=5) if answer != "none" else None,
                    "words": texts.AGREE if answer == "agree" else texts.DISAGREE if answer == "disagree" else "",
                    "consent": True if self.scores.route == "special_group" else None,
                    "signed_document": signed,
                },
            )
        return self

    def fill(self, *answers: str, parents: int = 1, secret: bool = False, without: str = "") -> Self:
        """Everything, by default with one parent who agrees."""
        views = answers or ("agree",) * parents
        self.start().fill_person().fill_parents(parents, secret=secret).fill_scores().fill_words()
        return self.fill_papers(without=without).fill_views(*views)

    def hand_over(self) -> Self:
        """Offer it to the head for signing."""
        actions.hand_over(self.act(self.coordinator), application_id=self.case.pk)
        return self

    def submit(self) -> Self:
        """The head of the school submits for the board."""
        actions.submit(self.act(f"{self.site}_head"), application_id=self.case.pk, results_declared=True)
        return self.work()

    def give_supplement(self, kind: str = DocumentKind.INTELLIGENCE_REPORT) -> Self:
        """The school adds the paper and says that it is complete."""
        self.add_paper(kind)
        actions.give_supplement(self.act(self.coordinator), application_id=self.case.pk)
        return self.work()

    def withdraw(self, reason: str = "parents") -> Self:
        """The school withdraws."""
        actions.withdraw(
            self.act(f"{self.site}_head"),
            application_id=self.case.pk,
            reason=reason,
            note="De ouders kiezen een andere school.",
        )
        return self.work()

    def place(self, answer: str = PlacementAnswer.PLACED, **told: str) -> Self:
        """The school tells what became of a place, from today."""
        site_id = self.world.sites[self.site].pk if answer == PlacementAnswer.PLACED else None
        place = actions.Place(answer, self.today, site_id=site_id, **told)
        actions.place(self.act(self.coordinator), application_id=self.case.pk, place=place)
        return self

    def pass_on(self, site: str) -> Self:
        """The school hands its file to a school of another board, which goes on with the pupil."""
        actions.pass_file_on(
            self.act(f"{self.site}_head"), application_id=self.case.pk, site_id=self.world.sites[site].pk
        )
        return self.work()

    def born(self, day: date | None) -> Self:
        """The pupil was born on another day than the pupils of these stories are."""
        return self.save(Section.PUPIL, birth_date=day)
