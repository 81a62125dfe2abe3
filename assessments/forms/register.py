"""What the secretariat keeps of an expert, and when an expert is away."""

from datetime import date
from typing import Any

from assessments.enums import Profession, RegistrationKind, TieKind
from assessments.models.register import MOST_OPEN_FILES
from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    ManyChoicesField,
    RecordChoiceField,
    TextField,
    WholeNumberField,
)
from casework.forms import Group, PlainForm

LAST_BEFORE_FIRST = "De laatste dag ligt voor de eerste. Controleer beide datums."


class ExpertForm(PlainForm):
    """Profession, registration and how much work somebody takes."""

    professions = ManyChoicesField(
        label="Beroepen",
        choices=Profession.choices,
        help_text="Alleen wat uit diploma of registratie blijkt. Het beroep bepaalt op welke plaats iemand adviseert.",
    )
    registration_kind = ChoiceField(label="Register", choices=RegistrationKind.choices)
    registration_number = TextField(label="Registratienummer", max_length=60)
    registration_valid_until = DutchDateField(label="Registratie geldig tot en met")
    max_open_files = WholeNumberField(
        label="Hoogste aantal open dossiers",
        low=1,
        high=200,
        initial=MOST_OPEN_FILES,
        help_text="Daarboven geeft Toewijzer een waarschuwing; kiezen kan dan met een reden.",
    )
    active = CheckField(label="Neemt opdrachten aan", required=False, initial=True)
    groups = (
        Group("Deskundigheid", ("professions", "registration_kind", "registration_number", "registration_valid_until")),
        Group("Inzet", ("max_open_files", "active")),
    )
    optional = ()


class NewExpertForm(ExpertForm):
    """The same for somebody who is not in the register yet."""

    membership = RecordChoiceField(
        None, label="Wie?", help_text="Mensen met de rol deskundige die nog niet in het register staan."
    )
    groups = (Group("Persoon", ("membership",)), *ExpertForm.groups)

    def __init__(self, *args: Any, memberships: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = memberships
        self.fields["membership"].label_from_instance = lambda membership: membership.user.name


class TieForm(PlainForm):
    """What ties an expert to a board, school, bureau or person."""

    kind = ChoiceField(label="Soort band", choices=TieKind.choices)
    organisation = RecordChoiceField(
        None, label="Schoolbestuur", required=False, help_text="Voor een bestuur binnen dit samenwerkingsverband."
    )
    name = TextField(
        label="Naam van de school, het bureau of de persoon",
        max_length=200,
        required=False,
        help_text="Als er geen schoolbestuur is gekozen. Deze naam wordt met elk dossier vergeleken.",
    )
    since = DutchDateField(label="Vanaf", required=False)
    until = DutchDateField(label="Tot en met", required=False, help_text="Leeg: de band bestaat nog.")
    note = TextField(label="Toelichting", max_length=300, required=False)

    def __init__(self, *args: Any, boards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = boards

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if "organisation" in typed and "name" in typed and not typed["organisation"] and not typed["name"]:
            self.add_error("name", "Kies een schoolbestuur of vul een naam in.")
        if typed.get("since") and typed.get("until") and typed["until"] < typed["since"]:
            self.add_error("until", LAST_BEFORE_FIRST)
        return typed


class EndTieForm(PlainForm):
    """The last day of a tie."""

    until = DutchDateField(label="Laatste dag", help_text="Tot en met deze dag bestond de band.")


class AbsenceForm(PlainForm):
    """Days on which somebody takes no new work."""

    first_day = DutchDateField(label="Eerste dag")
    last_day = DutchDateField(label="Laatste dag", help_text="Deze dag telt mee.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].earliest = today

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("first_day") and typed.get("last_day") and typed["last_day"] < typed["first_day"]:
            self.add_error("last_day", LAST_BEFORE_FIRST)
        return typed
