"""Forms about the partnership, school boards and sites."""

from typing import Any

from django.core.validators import RegexValidator, URLValidator

from accounts.enums import SchoolType
from accounts.forms.common import EmailField
from accounts.models.organisations import BRIN_CODE, SITE_NUMBER
from casework.fields import CheckField, ChoiceField, DutchDateField, PostcodeField, RecordChoiceField, TextField
from casework.forms import Group, PlainForm


def _web_address(**kwargs: Any) -> TextField:
    check = URLValidator(schemes=["https", "http"], message="Vul een volledig webadres in, zoals https://voorbeeld.nl.")
    return TextField(max_length=200, required=False, validators=[check], **kwargs)


class BrinField(TextField):
    """A BRIN, which may be typed in small letters."""

    def to_python(self, value: Any) -> str:
        """The code in capitals."""
        return super().to_python(value).strip().upper()


class BoardForm(PlainForm):
    """The name of a school board."""

    name = TextField(label="Naam van het schoolbestuur", max_length=200)


class SiteForm(PlainForm):
    """A school site."""

    groups = (
        Group("Vestiging", ("name", "brin_code", "site_number")),
        Group("Onderwijs", ("school_type", "lwoo_licence")),
        Group("Adres", ("address", "postal_code", "place")),
        Group("Opening", ("opened_on",), "Alleen invullen als de vestiging nog niet open is."),
    )
    name = TextField(label="Naam", max_length=200)
    brin_code = BrinField(
        label="BRIN",
        max_length=4,
        help_text="Twee cijfers en twee letters.",
        validators=[RegexValidator(BRIN_CODE, "Een BRIN bestaat uit twee cijfers en twee letters, zoals 99ZZ.")],
    )
    site_number = TextField(
        label="Vestigingsnummer",
        max_length=2,
        help_text="De twee cijfers achter de BRIN.",
        validators=[RegexValidator(SITE_NUMBER, "Een vestigingsnummer bestaat uit twee cijfers, zoals 00.")],
    )
    school_type = ChoiceField(label="Schoolsoort", choices=SchoolType.choices, radio=False)
    lwoo_licence = CheckField(label="Deze vestiging heeft een licentie voor lwoo", required=False)
    address = TextField(label="Straat en huisnummer", max_length=200, required=False)
    postal_code = PostcodeField(required=False)
    place = TextField(label="Plaats", max_length=100, required=False)
    opened_on = DutchDateField(label="Open vanaf", required=False)


class CloseSiteForm(PlainForm):
    """From when a site is no more, and which one takes over."""

    closed_on = DutchDateField(label="Gesloten vanaf", help_text="De eerste dag waarop de vestiging er niet meer is.")
    successor = RecordChoiceField(
        None,
        label="Welke vestiging neemt het over?",
        required=False,
        help_text="Leeg laten kan alleen als er geen werk en geen mensen zijn.",
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = sites


class PartnershipForm(PlainForm):
    """The partnership's own data, as letters and pages show them."""

    groups = (
        Group("Samenwerkingsverband", ("name", "postal_address", "postal_code", "place")),
        Group("Bereikbaar", ("email", "phone", "website")),
        Group("Brieven", ("signature_place",)),
        Group(
            "Ouder- en jeugdsteunpunt",
            ("support_name", "support_phone", "support_email", "support_url"),
            "Staat onder elke brief aan ouders en onder aan elke pagina.",
        ),
    )
    name = TextField(label="Naam", max_length=200)
    postal_address = TextField(label="Postadres", max_length=200)
    postal_code = PostcodeField()
    place = TextField(label="Plaats", max_length=100)
    email = EmailField(label="E-mailadres")
    phone = TextField(label="Telefoonnummer", max_length=30)
    website = _web_address(label="Website")
    signature_place = TextField(label="Plaats van ondertekening", max_length=100)
    support_name = TextField(label="Naam", max_length=200, required=False)
    support_phone = TextField(label="Telefoonnummer", max_length=30, required=False)
    support_email = EmailField(label="E-mailadres", required=False)
    support_url = _web_address(label="Website")
