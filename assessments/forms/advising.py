"""Writing an advice: everything may be half done until it is submitted."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from applications.enums import Kind
from assessments.enums import AGAINST_AN_ADVICE, AdviceOutcome
from assessments.rules import DECLARATION
from casework.fields import CheckField, ChoiceField, ManyChoicesField, TextField
from casework.forms import Group, PlainForm

LONGEST = 8000
OWN_WORDS = "In eigen woorden, vanuit de eigen deskundigheid. Verwijs naar het stuk waarop u zich baseert."


def _text(label: str, hint: str = "", lines: int = 6) -> TextField:
    return TextField(label=label, help_text=hint, max_length=LONGEST, lines=lines, required=False)


class AdviceForm(PlainForm):
    """The parts of an advice. Nothing is demanded while writing: the checklist asks before submitting."""

    documents = ManyChoicesField(label="Ik heb deze stukken gezien", choices=(), required=False)
    learning_delay = _text("Leerachterstand", OWN_WORDS)
    intelligence = _text("Intelligentie", "Ga in op alle bekende uitslagen, ook als ze verschillen.")
    social_emotional = _text("Sociaal-emotioneel functioneren")
    target_group = _text("Noodzaak van deze vorm van onderwijs")
    parents_view = _text("Zienswijze van de ouders", "Hoe is die meegewogen?")
    reservations = _text("Voorbehouden", "Wat is niet zeker, of niet te beoordelen?", lines=3)
    outcome = ChoiceField(label="Uitkomst", choices=AdviceOutcome.choices, required=False)
    conclusion = _text("Conclusie", "Antwoord op de gestelde vraag.")
    profession = ChoiceField(label="Ik adviseer als", choices=(), required=False, radio=True)
    groups: ClassVar[Sequence[Group]] = (
        Group("Gezien", ("documents",), "Beide deskundigen krijgen hetzelfde dossier. Vink elk stuk aan na het lezen."),
        Group("Overwegingen per criterium", ("learning_delay", "intelligence", "social_emotional", "target_group")),
        Group("Ouders en voorbehouden", ("parents_view", "reservations")),
        Group("Advies", ("outcome", "conclusion", "profession")),
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        papers: Iterable[tuple[str, str]],
        professions: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = list(papers)
        self.fields["profession"].choices = list(professions)
        optional = {"reservations", "social_emotional" if kind == Kind.PRO else "parents_view"}
        self.optional = optional  # type: ignore[misc]

    def values(self) -> dict[str, Any]:
        """The values by name of the model's field; the ticked papers go apart."""
        return {name: value for name, value in self.cleaned_data.items() if name != "documents"}


class SubmitForm(PlainForm):
    """The declaration under which an advice becomes final."""

    independent = CheckField(
        label=DECLARATION, must_tick="Verklaar dat u dit advies zelf en onafhankelijk hebt geschreven."
    )


class SetAsideForm(PlainForm):
    """Why a final advice no longer counts."""

    reason = ChoiceField(
        label="Waarom telt dit advies niet meer mee?", choices=[(str(one), one.label) for one in AGAINST_AN_ADVICE]
    )
    explanation = TextField(
        label="Toelichting",
        max_length=2000,
        lines=4,
        help_text="Wat is er gebleken, en wanneer? Deze toelichting blijft bij het dossier.",
    )
