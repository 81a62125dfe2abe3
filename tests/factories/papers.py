"""Papers of an objection and of what follows from it, for the tests of documents: no database."""

from dataclasses import replace
from datetime import date

from correspondence.letters import Annex, Signer
from decisions.enums import Outcome as DecisionOutcome
from decisions.enums import Replaces
from decisions.letters import AppealClause, DecisionLetter, Declaration
from decisions.letters.wording import SummaryFacts
from decisions.letters.wording import summary as decision_summary
from objections.enums import Effect, Outcome
from objections.letters import ReasonPart, RulingLetter, VerdictLine, wording
from objections.letters.wording import Ruled
from tests.factories import correspondence as make

APPEAL = AppealClause(date(2027, 6, 7), date(2027, 6, 14))


def ruled(outcome: str = Outcome.UPHELD, effect: str = Effect.SUPERSEDED, **fields: object) -> Ruled:
    """What was decided on one objection."""
    values: dict[str, object] = {
        "outcomes": (outcome,),
        "effect": effect,
        "number": make.NUMBER,
        "new_number": "VO2999-2027-00002",
        "new_outcome": DecisionOutcome.GRANT,
        "kind": "pro",
        **fields,
    }
    return Ruled(**values)  # type: ignore[arg-type]


def ruling_letter(**fields: object) -> RulingLetter:
    """A decision on objection to a parent."""
    told = ruled()
    letter = RulingLetter(
        letterhead=make.LETTERHEAD,
        addressee=make.GUARDIAN,
        reference="BZW-2027-00001",
        sending_date=date(2027, 4, 26),
        decision_number=make.NUMBER,
        decision_date=date(2027, 2, 26),
        pupil=make.PUPIL,
        applicant=make.APPLICANT,
        signer=Signer("B. Proefvoorzitter", "voorzitter", "het bestuur van het samenwerkingsverband"),
        support=make.SUPPORT,
        objector="",
        decided_on=date(2027, 4, 23),
        summary=wording.summary(told, make.GUARDIAN.kind, APPEAL.last_day),
        operative=wording.operative(told),
        verdicts=(VerdictLine("Een ouder", date(2027, 3, 11), "gegrond"),),
        replacement_number=told.new_number,
        legal_basis=wording.legal_basis(),
        course=("Op 11 maart 2027 ontvingen wij via Toewijzer een bezwaar.",),
        reasons=(
            ReasonPart("De situatie van de leerling nu", "Sam leert goed op zijn stageplek."),
            ReasonPart("Onze heroverweging", "De nieuwe toets weegt zwaarder dan de oude."),
        ),
        annexes=(Annex("Bijlage 1", "Advies van de bezwaaradviescommissie"),),
        copies=("het schoolbestuur dat de aanvraag deed", "elke ouder met gezag", "wie bezwaar maakte"),
        appeal=APPEAL,
    )
    return replace(letter, **fields)  # type: ignore[arg-type]


def _summary(replaces_as: str, last_day: date) -> tuple[str, ...]:
    facts = SummaryFacts(
        "pro", "grant", make.PUPIL.name, make.START, None, last_day, make.GUARDIAN.kind, replaces_as=replaces_as
    )
    return decision_summary(facts)


def decision_after_objection() -> DecisionLetter:
    """The decision that takes the contested one's place: open to appeal, not to objection."""
    letter = make.decision_letter()
    how = ("Dit besluit volgt uit de beslissing op het bezwaar.",)
    told = _summary(Replaces.OBJECTION, APPEAL.last_day)
    return replace(letter, summary=told, objection=None, appeal=APPEAL, replaces_number=make.NUMBER, replaces_how=how)


def correction() -> DecisionLetter:
    """The decision that mends a slip of the pen."""
    letter = make.decision_letter()
    assert letter.objection is not None
    clause = replace(letter.objection, unchanged_until=date(2027, 4, 12), last_day=date(2027, 5, 3))
    how = ("In het besluit stond de verkeerde achternaam.",)
    told = _summary(Replaces.CORRECTION, clause.last_day)
    return replace(letter, summary=told, objection=clause, replaces_number="VO2999-2027-00000", replaces_how=how)


def declaration_after_objection() -> Declaration:
    """The declaration of the decision that follows an objection."""
    remark = "Genomen bij een beslissing op bezwaar. Beroep bij de rechtbank is mogelijk tot en met 7 juni 2027."
    return replace(make.declaration(), remark=remark, replaces_number="VO2999-2027-00001")
