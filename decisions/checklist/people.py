"""Gates 3, 5, 6 and 10: who advised, who was asked and heard, and who signs."""

from collections.abc import Iterable

from casework.checklist import Point
from casework.text import dutch_list
from decisions.checklist.points import gate
from decisions.facts import DecideFacts
from decisions.rules import still_to_hear, why_not_two_advices

NOBODY_ELSE = (
    " Er is nu niemand anders met een mandaat die dit mag. Laat het bestuur een ander mandaat verlenen, of laat het"
    " voltallige bestuur beslissen."
)


# What is checked of whoever signs: it says nothing about anybody else who looks at a draft.
OF_THE_SIGNER = frozenset({"signer_mandate", "signer_no_other_role", "signer_independent"})


def gate_3_advices(facts: DecideFacts) -> Iterable[Point]:
    """Gate 3: two advices that count, and nothing in the file that is younger and unanswered (fine-print §3)."""
    if facts.is_formal:
        return
    problem = why_not_two_advices(facts.advices)
    yield gate(
        facts,
        "two_advices",
        not problem,
        "Twee onafhankelijke deskundigen hebben geadviseerd.",
        problem,
        "wvo_2_47_14",
        "experts",
    )
    yield gate(
        facts,
        "file_questions",
        not facts.open_questions,
        "Beide deskundigen hebben gezien wat na hun advies in het dossier kwam.",
        f"In het dossier is iets jonger dan een advies: {dutch_list(list(facts.open_questions))}",
        "awb_3_9",
        "experts",
    )


def gate_5_parents(facts: DecideFacts) -> Iterable[Point]:
    """Gate 5: parents gave their view or could; special groups: every parent consents (fine-print §5)."""
    if facts.is_formal:
        return
    yield gate(
        facts,
        "statements",
        not facts.statements_missing,
        "De zienswijze van de ouders is gegeven of aantoonbaar gevraagd.",
        " ".join(facts.statements_missing),
        "wvo_2_43_2" if facts.is_lwoo else "wvo_2_30_4",
        "statements",
    )
    if facts.special_group and facts.grants:
        names = dutch_list(list(facts.consent_missing))
        yield gate(
            facts,
            "consent",
            not facts.consent_missing,
            "Iedere ouder met gezag stemt in.",
            f"Zonder instemming kan niet worden toegekend. Nog nodig: {names}. Zwijgen of ‘gezien’ is geen instemming.",
            "ib_15e",
            "statements",
        )


def gate_6_hearing(facts: DecideFacts) -> Iterable[Point]:
    """Gate 6: whoever must be heard had the opportunity (Awb 4:7, 4:8)."""
    still = still_to_hear(facts.to_hear, facts.hearings)
    yield gate(
        facts,
        "heard",
        not still,
        "Wie gehoord moest worden, heeft die gelegenheid gehad."
        if facts.to_hear
        else "Niemand hoeft te worden gehoord.",
        " ".join(party.why for party in still),
        still[0].article if still else "awb_4_8",
        "hearing",
    )


def gate_10_signer(facts: DecideFacts) -> Iterable[Point]:
    """Gate 10: a mandate today, no other role in the case, no tie to the applicant (fine-print §10)."""
    signer = facts.signer
    nobody = "" if signer.somebody_else_can else NOBODY_ELSE
    yield gate(
        facts,
        "signer_mandate",
        signer.has_mandate,
        "De beslisser heeft vandaag een mandaat.",
        f"Hiervoor is een geldig mandaat nodig om op aanvragen te beslissen.{nobody}",
        "awb_10_3",
        "mandates",
    )
    yield gate(
        facts,
        "signer_no_other_role",
        not signer.other_role,
        "De beslisser heeft in deze zaak geen andere rol.",
        f"De beslisser heeft hier al een andere rol: {signer.other_role}. Iemand anders moet beslissen.{nobody}",
        "awb_2_4",
        "mandates",
    )
    yield gate(
        facts,
        "signer_independent",
        not signer.tied_to,
        "De beslisser hoort niet bij de aanvrager of de school van herkomst.",
        f"De beslisser hoort bij {signer.tied_to}. Iemand anders moet beslissen.{nobody}",
        "awb_2_4",
        "mandates",
    )


def somebody_can_sign(facts: DecideFacts) -> Point:
    """Gate 10 for who prepares: whether there is anybody who may decide; the person himself is checked at signing."""
    return gate(
        facts,
        "somebody_can_sign",
        facts.signer.somebody_else_can,
        "Er is iemand met een mandaat die op deze aanvraag mag beslissen.",
        "Er is nu niemand met een mandaat die op deze aanvraag mag beslissen. Laat het bestuur een mandaat verlenen, of"
        " laat het voltallige bestuur beslissen.",
        "awb_10_3",
        "mandates",
    )
