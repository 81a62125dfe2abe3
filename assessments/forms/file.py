"""What came into the file later, and what an expert wants to know."""

from collections.abc import Iterable
from typing import Any

from casework.fields import ChoiceField, TextField, YesNoField
from casework.forms import PlainForm


class NoticeAnswerForm(PlainForm):
    """Whether a paper changes an advice that is final already."""

    changes = YesNoField(
        label="Verandert dit uw advies?", yes="Ja, ik schrijf een aanvulling", no="Nee, mijn advies blijft zoals het is"
    )
    addendum = TextField(
        label="Aanvulling",
        max_length=4000,
        lines=6,
        required=False,
        help_text="Alleen bij ja. De aanvulling komt onder uw advies te staan en kan daarna niet meer veranderen.",
    )
    optional = ("addendum",)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("changes") is True and "addendum" in typed and not typed["addendum"]:
            self.add_error("addendum", "Schrijf wat dit stuk aan uw advies verandert.")
        if typed.get("changes") is False and typed.get("addendum"):
            self.add_error("changes", "U koos nee en schreef een aanvulling. Kies ja, of maak de aanvulling leeg.")
        return typed


class NoticeAsideForm(PlainForm):
    """Why a paper needs no answer of an expert."""

    reason = TextField(label="Waarom is dit stuk voor dit advies niet van belang?", max_length=300, lines=3)


class QuestionForm(PlainForm):
    """A question of an expert."""

    text = TextField(
        label="Vraag aan het secretariaat",
        max_length=2000,
        lines=5,
        help_text="De andere deskundige ziet niet dat er iets is gevraagd, en niet wat.",
    )


class AnswerQuestionForm(PlainForm):
    """The answer; what adds a fact is in the file first."""

    adds_fact = YesNoField(
        label="Voegt het antwoord een feit toe aan het dossier?",
        help_text="Zo ja, voeg het feit eerst als document toe. Dan krijgen beide deskundigen het te zien.",
    )
    document = ChoiceField(label="In welk document staat het?", choices=(), required=False, radio=False)
    answer = TextField(label="Antwoord aan de deskundige", max_length=2000, lines=5)
    optional = ("document",)

    def __init__(self, *args: Any, papers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document"]
        field.choices = [field.choices[0], *papers]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("adds_fact") is True and "document" in typed and not typed["document"]:
            self.add_error("document", "Kies het document waarin het feit staat, of voeg dat eerst toe.")
        return typed
