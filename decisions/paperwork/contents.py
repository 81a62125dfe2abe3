"""What the papers of a decision say, filled in from the case."""

from dataclasses import dataclass
from datetime import date

from applications import queries as applications
from applications.enums import Kind
from applications.models import Application
from assessments import queries as assessments
from assessments.letters import AddendumLine, AdviceAnnex, AdviceSection
from assessments.rules import SLOT_LABELS
from casework.acting import Act
from casework.refusals import WrongState
from casework.snapshots import law_on
from casework.text import dutch_date
from correspondence import addressing
from correspondence.enums import AddresseeKind
from correspondence.letters import Annex, PupilLine, Signer
from decisions.enums import Outcome, Replaces
from decisions.letters import (
    AdviceLine,
    AppealClause,
    CriterionLine,
    DecisionLetter,
    Declaration,
    ObjectionClause,
    Reasons,
    ViewLine,
    wording,
)
from decisions.models import Decision
from decisions.paperwork.placing import stance
from decisions.queries.papers import addressee_of, committee_name, readers
from decisions.rules import Reader
from decisions.terms import appeal_terms, objection_terms

# Stands in a preview where the number will be.
NUMBER_TO_COME = "VO0000-0000-00000"


def annex_label(slot: int) -> str:
    """How a letter refers to the advice of one expert."""
    return f"Bijlage {slot}"


@dataclass(frozen=True, slots=True)
class Signature:
    """Under whose name and mandate a decision goes out, and on which dates."""

    name: str
    function: str
    on_behalf_of: str
    decided_on: date
    sending_date: date
    effective_on: date | None
    valid_until: date | None
    number: str


def signature_of(decision: Decision) -> Signature:
    """The signature of an adopted decision."""
    if decision.decided_on is None or decision.sending_date is None:
        raise ValueError("a draft is not signed")
    return Signature(
        decision.signer_name,
        decision.signer_function,
        decision.on_behalf_of,
        decision.decided_on,
        decision.sending_date,
        decision.effective_on,
        decision.valid_until,
        decision.number,
    )


def _pupil_line(case: Application) -> PupilLine:
    if case.pupil.birth_date is None:
        raise WrongState("Vul eerst de geboortedatum van de leerling in; die staat in de brief.")
    return PupilLine(case.pupil.full_name, case.pupil.birth_date)


class Paperwork:
    """Builds every paper of one decision from the case as it is on the day of the act."""

    def __init__(self, act: Act, decision: Decision, signature: Signature) -> None:
        self.act, self.decision, self.signature = act, decision, signature
        self.case = decision.application
        self.facts = applications.case_facts(self.case, act.today)
        self.advices = () if decision.is_formal else assessments.counted_advices(self.case.pk)
        self.readers = readers(self.case, self.facts)
        self.law = law_on(act.today)
        self.pupil = _pupil_line(self.case)
        self.applicant = addressing.applicant(self.case.board, self.case.site)
        self.signer = Signer(signature.name, signature.function, signature.on_behalf_of)

    @property
    def start(self) -> date | None:
        return self.signature.effective_on if self.decision.outcome == Outcome.GRANT else None

    def letter(self, reader: Reader) -> DecisionLetter:
        """The decision as one addressee reads it."""
        decision, case, signed = self.decision, self.case, self.signature
        support = addressing.support_point(case.partnership)
        return DecisionLetter(
            letterhead=addressing.letterhead(case.partnership),
            addressee=addressee_of(case, reader),
            number=signed.number,
            reference=case.number,
            sending_date=signed.sending_date,
            decided_on=signed.decided_on,
            kind=decision.kind,
            outcome=decision.outcome,
            outcome_label=decision.outcome_word,
            subject=wording.subject(decision.kind),
            operative=self.operative(),
            legal_basis=wording.legal_basis(decision.kind, decision.outcome, decision.ground),
            pupil=self.pupil,
            applicant=self.applicant,
            applied_on=case.received_on or signed.decided_on,
            start_date=self.start,
            valid_until=signed.valid_until,
            validity=wording.validity(signed.valid_until),
            summary=self.summary(reader.kind),
            reasons=self.reasons(),
            annexes=tuple(
                Annex(annex_label(advice.slot), f"Advies van de {SLOT_LABELS[advice.slot]}, {advice.expert_name}")
                for advice in self.advices
            ),
            copies=self.copies(),
            signer=self.signer,
            objection=self.clause(),
            support=support,
            replaces_number=self._replaces(),
            replaces_how=self._replaces_how(),
            appeal=self.appeal(),
        )

    def operative(self) -> str:
        """The operative text."""
        decision = self.decision
        if decision.is_formal and decision.outcome == Outcome.REFUSAL:
            return wording.formal_refusal(decision.kind, pupil=self.pupil.name)
        return wording.operative(decision.kind, decision.outcome, pupil=self.pupil.name, start=self.start)

    def _replaces(self) -> str:
        return self.decision.supersedes.number if self.decision.supersedes else ""

    def _replaces_how(self) -> tuple[str, ...]:
        reason = self.decision.replaces_reason.strip()
        return tuple(reason.split("\n\n")) if reason else ()

    def summary(self, addressee_kind: str) -> tuple[str, ...]:
        """The decision in plain words, in the form of address of this kind of reader."""
        last_day, _ = self._objection()
        told = wording.SummaryFacts(
            kind=self.decision.kind,
            outcome=self.decision.outcome,
            pupil=self.pupil.name,
            start=self.start,
            valid_until=self.signature.valid_until,
            last_day=last_day,
            addressee_kind=addressee_kind,
            formal=self.decision.is_formal,
            replaces_as=self.decision.replaces_as,
        )
        return wording.summary(told)

    def copies(self) -> tuple[str, ...]:
        """To whom the decision is sent, as every letter tells it."""
        guardians = sum(reader.kind == AddresseeKind.GUARDIAN for reader in self.readers)
        return wording.sent_to(guardians, pupil_is_adult=self.facts.is_adult)

    def _objection(self) -> tuple[date, date]:
        terms = appeal_terms if self.decision.follows_objection else objection_terms
        term, post = terms(self.signature.sending_date, self.law.lengths, self.law.calendar)
        return term.due, post.due

    def appeal(self) -> AppealClause | None:
        """How to appeal, for a decision that follows an objection."""
        return AppealClause(*self._objection()) if self.decision.follows_objection else None

    def clause(self) -> ObjectionClause | None:
        """How to object, with the last day computed from the printed sending date; None where appeal is open."""
        if self.decision.follows_objection:
            return None
        last_day, post_until = self._objection()
        head = addressing.letterhead(self.case.partnership)
        return ObjectionClause(
            body=f"het bestuur van {head.name}",
            address_lines=head.address_lines,
            electronic="",
            committee=committee_name(self.act.actor),
            last_day=last_day,
            post_until=post_until,
            unchanged_until=self._unchanged_until(),
        )

    def _unchanged_until(self) -> date | None:
        """The last day to object to what a correction leaves as it was: that of the decision that it mends."""
        former = self.decision.supersedes
        if former is None or former.published_on is None or self.decision.replaces_as != Replaces.CORRECTION:
            return None
        law = law_on(former.published_on)
        return objection_terms(former.published_on, law.lengths, law.calendar)[0].due

    def reasons(self) -> Reasons:
        """The reasons in their fixed order."""
        decision = self.decision
        texts = {1: decision.reasons_advice_1, 2: decision.reasons_advice_2}
        return Reasons(
            criteria_text=decision.reasons_criteria,
            criteria=tuple(CriterionLine(**line) for line in decision.criteria_lines),
            facts=decision.reasons_facts,
            advices=tuple(
                AdviceLine(
                    label=f"de {SLOT_LABELS[advice.slot]}",
                    adviser=advice.expert_name,
                    profession=advice.profession_label,
                    dated=advice.submitted_on,
                    conclusion=advice.outcome_label,
                    considerations=texts[advice.slot],
                    annex=annex_label(advice.slot),
                )
                for advice in self.advices
            ),
            views=self._views(),
            hearing=decision.reasons_views,
            weighing=decision.reasons_weighing,
            conclusion=decision.reasons_conclusion,
            deviation=decision.reasons_departure,
        )

    def _views(self) -> tuple[ViewLine, ...]:
        facts = self.facts
        views = [
            ViewLine(one.name, stance(one.answer, one.consent), one.answered_on, one.words)
            for one in facts.with_authority
            if one.answer
        ]
        if facts.kind == Kind.LWOO and facts.consulted_on:
            said = f"de school besprak de aanvraag met hen: {facts.consultation}".rstrip(".")
            views.append(ViewLine("De ouders", said, facts.consulted_on, ""))
        if facts.pupil_words.strip():
            views.append(ViewLine(facts.pupil_name, "vertelde zelf wat er belangrijk is", None, facts.pupil_words))
        return tuple(views)

    def declaration(self) -> Declaration:
        """The one-page certificate of a grant: no score, no diagnosis, no address."""
        decision, signed = self.decision, self.signature
        return Declaration(
            letterhead=addressing.letterhead(self.case.partnership),
            number=signed.number,
            kind=decision.kind,
            title=wording.DECLARATIONS[decision.kind],
            operative=self.operative(),
            pupil=self.pupil,
            applicant=self.applicant,
            decided_on=signed.decided_on,
            start_date=self.start or signed.decided_on,
            valid_until=signed.valid_until,
            validity=wording.validity(signed.valid_until),
            legal_basis=wording.legal_basis(decision.kind, decision.outcome, decision.ground),
            signer=self.signer,
            replaces_number=self._replaces(),
            remark=self._remark(),
        )

    def _remark(self) -> str:
        if not self.decision.follows_objection:
            return ""
        until = dutch_date(self._objection()[0])
        return f"Genomen bij een beslissing op bezwaar. Beroep bij de rechtbank is mogelijk tot en met {until}."

    def annex(self, advice: assessments.CountedAdvice) -> AdviceAnnex:
        """One advice, whole, as an annex of its own (it is kept for a shorter time than the letter)."""
        partnership = self.case.partnership
        return AdviceAnnex(
            label=annex_label(advice.slot),
            partnership=partnership.name,
            partnership_code=partnership.code,
            pupil=self.pupil,
            applicant=self.applicant,
            kind_label=str(self.case.get_kind_display()),
            expert=advice.expert_name,
            profession=advice.profession_label,
            registration=advice.registration,
            question=advice.question,
            documents=advice.documents_seen,
            sections=tuple(AdviceSection(title, text) for title, text in advice.reasons.items()),
            conclusion=advice.conclusion,
            reservations=advice.reservations,
            declaration=advice.declaration,
            dated=advice.submitted_on,
            addenda=tuple(AddendumLine(line.submitted_on, line.text) for line in advice.addenda),
        )
