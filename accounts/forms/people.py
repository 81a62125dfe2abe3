"""Forms about people, their roles and mandates."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError

from accounts import permissions
from accounts.enums import MandateKind, Role
from accounts.forms.common import EmailField, PasswordField
from accounts.models import User
from casework.fields import CheckField, ChoiceField, DutchDateField, RecordChoiceField, TextField
from casework.forms import Group, PlainForm

LONGEST_NAME = 200
LONGEST_MANDATE_YEARS = 10
AFTER_START = "De laatste dag ligt voor de eerste. Kies een latere dag."


class InviteForm(PlainForm):
    """Who gets which role in which organisation of the partnership."""

    groups = (
        Group("Wie", ("name", "email")),
        Group("Rol", ("organisation", "role", "site")),
        Group("Periode", ("valid_from", "valid_until"), "Leeg betekent: vanaf vandaag, zonder einddatum."),
    )
    name = TextField(label="Naam", max_length=LONGEST_NAME, help_text="Zoals de naam op brieven moet staan.")
    email = EmailField(label="E-mailadres", help_text="Een persoonlijk adres, geen gedeelde postbus.")
    organisation = RecordChoiceField(None, label="Organisatie")
    role = ChoiceField(
        label="Rol", choices=[choice for choice in Role.choices if choice[0] != Role.PARENT], radio=False
    )
    site = RecordChoiceField(
        None,
        label="Vestiging",
        required=False,
        help_text="Alleen voor iemand van een school die bij één vestiging werkt.",
    )
    valid_from = DutchDateField(label="Eerste dag", required=False)
    valid_until = DutchDateField(label="Laatste dag", required=False)

    def __init__(self, *args: Any, organisations: Any, sites: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["organisation"].queryset = organisations
        self.fields["site"].queryset = sites

    def clean(self) -> dict[str, Any]:
        """Refuse a role that does not fit its organisation, a site of another board, and a period that is none."""
        data = super().clean() or self.cleaned_data
        organisation, role, site = data.get("organisation"), data.get("role"), data.get("site")
        if organisation and role:
            fits = permissions.may_give_role(role, organisation.kind)
            if not fits:
                self.add_error("role", fits.reason)
        if site and (role != Role.SCHOOL_STAFF or (organisation and site.board_id != organisation.pk)):
            self.add_error("site", "Kies een vestiging van het gekozen schoolbestuur, of laat dit veld leeg.")
        _check_period(self, data.get("valid_from") or self.today, data.get("valid_until"))
        return data


class ColleagueForm(PlainForm):
    """A colleague of one's own school board."""

    name = TextField(label="Naam", max_length=LONGEST_NAME, help_text="Zoals de naam op brieven moet staan.")
    email = EmailField(label="E-mailadres", help_text="Een persoonlijk adres, geen gedeelde postbus.")
    site = RecordChoiceField(
        None, label="Vestiging", required=False, help_text="Leeg betekent: alle vestigingen van het bestuur."
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites


class EndForm(PlainForm):
    """On which day something ends."""

    last_day = DutchDateField(
        label="Laatste dag", required=False, help_text="Leeg betekent: per direct. Anders vandaag of een latere dag."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last_day(self) -> date:
        """The last day; for *at once* that is yesterday."""
        chosen = self.cleaned_data["last_day"]
        if chosen is None:
            return self.today - timedelta(days=1)
        if chosen < self.today:
            raise ValidationError(
                "De laatste dag kan niet in het verleden liggen. Laat leeg om per direct te eindigen."
            )
        return chosen


class LeaveForm(EndForm):
    """On which day somebody leaves, and per role who takes over what is open."""

    def __init__(self, *args: Any, choices: Iterable[tuple[int, str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memberships: dict[str, int] = {}
        for membership_id, label, colleagues in choices:
            name = f"takes_over_{membership_id}"
            self.memberships[name] = membership_id
            self.fields[name] = RecordChoiceField(
                colleagues,
                label=label,
                required=False,
                help_text="Leeg laten kan: het werk blijft dan van de organisatie als geheel.",
            )
            self.fields[name].label_from_instance = lambda membership: membership.user.name

    def takes_over(self) -> dict[int, int]:
        """By membership of who leaves: the membership of the colleague."""
        chosen = ((self.memberships[name], self.cleaned_data[name]) for name in self.memberships)
        return {membership_id: colleague.pk for membership_id, colleague in chosen if colleague}


class MandateForm(PlainForm):
    """Function, on whose behalf, and period of a mandate."""

    groups = (
        Group("Mandaat", ("kind", "function", "on_behalf_of", "document", "of_organ")),
        Group("Periode", ("valid_from", "valid_until"), "Een mandaat heeft altijd een einddatum."),
    )
    kind = ChoiceField(label="Mandaat voor", choices=MandateKind.choices)
    function = TextField(label="Functie", max_length=200, help_text="Zoals die onder de brief staat.")
    on_behalf_of = TextField(label="Namens", max_length=200, help_text="Bijvoorbeeld: het bestuur van de stichting.")
    document = TextField(
        label="Mandaatbesluit", max_length=200, required=False, help_text="Naam of kenmerk en datum van het besluit."
    )
    of_organ = CheckField(
        label="Beslist zelf als (lid van) het bestuursorgaan, dus niet onder mandaat",
        help_text="Wie onder mandaat besliste, mag niet op het bezwaar daartegen beslissen (Awb 10:3, derde lid).",
        required=False,
    )
    valid_from = DutchDateField(label="Eerste dag")
    valid_until = DutchDateField(label="Laatste dag")

    def __init__(self, *args: Any, kinds: tuple[MandateKind, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that is none, or that nobody would ever look at again."""
        data = super().clean() or self.cleaned_data
        start, end = data.get("valid_from"), data.get("valid_until")
        _check_period(self, start, end)
        if start and end and end.year - start.year > LONGEST_MANDATE_YEARS:
            self.add_error("valid_until", f"Een mandaat duurt ten hoogste {LONGEST_MANDATE_YEARS} jaar.")
        return data


class NameForm(PlainForm):
    """One's own name."""

    name = TextField(label="Naam", max_length=LONGEST_NAME, help_text="Zoals de naam op brieven moet staan.")


class AcceptForm(PlainForm):
    """The name and password of an invited person."""

    name = TextField(label="Naam", max_length=LONGEST_NAME, help_text="Zoals uw naam op brieven moet staan.")
    password1 = PasswordField(label="Kies een wachtwoord", new=True)
    password2 = PasswordField(label="Herhaal het wachtwoord", new=True)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords and a password that is too easy to guess."""
        data = super().clean() or self.cleaned_data
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw.")
        if first:
            self.user.name = data.get("name") or self.user.name
            try:
                get_adapter().clean_password(first, user=self.user)
            except ValidationError as error:
                self.add_error("password1", error)
        return data


def _check_period(form: PlainForm, start: date | None, end: date | None) -> None:
    if start and end and end < start:
        form.add_error("valid_until", AFTER_START)
