"""Partnerships, school boards with their sites, and committees."""

from typing import Any

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from accounts.enums import OrganisationKind, SchoolType
from casework.models import Record
from casework.text import search_key

PARTNERSHIP_CODE = r"^VO[0-9]{4}$"
BRIN_CODE = r"^[0-9]{2}[A-Z]{2}$"
SITE_NUMBER = r"^[0-9]{2}$"


class Partnership(Record):
    """A samenwerkingsverband: the authority that decides, and the wall that nothing crosses.

    One that merged keeps its row and its number; ``merged_into`` is the one that goes on today, however many steps on.
    """

    code = models.CharField(
        "nummer",
        max_length=6,
        validators=[RegexValidator(PARTNERSHIP_CODE, "Een nummer bestaat uit VO en vier cijfers, zoals VO2999.")],
    )
    name = models.CharField("naam", max_length=200)
    postal_address = models.CharField("postadres", max_length=200, blank=True)
    postal_code = models.CharField("postcode", max_length=10, blank=True)
    place = models.CharField("plaats", max_length=100, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoonnummer", max_length=30, blank=True)
    website = models.URLField("website", max_length=200, blank=True)
    signature_place = models.CharField("plaats van ondertekening", max_length=100, blank=True)
    support_name = models.CharField("naam van het ouder- en jeugdsteunpunt", max_length=200, blank=True)
    support_phone = models.CharField("telefoonnummer van het steunpunt", max_length=30, blank=True)
    support_email = models.EmailField("e-mailadres van het steunpunt", blank=True)
    support_url = models.URLField("website van het steunpunt", max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="absorbed"
    )
    merged_on = models.DateField("samengegaan op", null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_on__isnull=True)
                | (Q(merged_into__isnull=False, merged_on__isnull=False) & ~Q(merged_into=F("id"))),
                name="merged_partnership_has_date",
            ),
            models.UniqueConstraint(
                fields=["code"], name="partnership_code", violation_error_message="Dit nummer bestaat al."
            ),
            models.CheckConstraint(
                condition=Q(code__regex=PARTNERSHIP_CODE),
                name="partnership_code_form",
                violation_error_message="Een nummer bestaat uit VO en vier cijfers, zoals VO2999.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def ways_to_reach(self) -> str:
        """How one reaches the partnership, as the end of a sentence after "u kunt"; empty when nothing is known."""
        town = f"{self.postal_code} {self.place}".strip()
        ways = [
            f"schrijven naar {self.postal_address}, {town}" if self.postal_address else "",
            f"mailen naar {self.email}" if self.email else "",
            f"bellen met {self.phone}" if self.phone else "",
        ]
        return " of ".join(way for way in ways if way)


def under_a_living_partnership(prefix: str) -> pgtrigger.Trigger:
    """A trigger under which no row is added for a partnership that went on as another.

    It waits at the row of the partnership for a merger that is under way: what was begun before it and is written after
    it would stay behind where nobody looks.
    """
    return pgtrigger.Trigger(
        name=f"{prefix}_of_living_partnership",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        declare=[("goes_on_as", "BIGINT")],
        func=f"""
            SELECT merged_into_id INTO goes_on_as FROM accounts_partnership
            WHERE id = NEW.partnership_id FOR KEY SHARE;
            IF goes_on_as IS NOT NULL THEN
                RAISE EXCEPTION '{prefix}_of_living_partnership: it went on as another'
                    USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - a name of ours
    )


class FormerCode(Record):
    """A number and name that a partnership had up to and including a day: what was issued under it stays as it is."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="former_codes")
    code = models.CharField("nummer", max_length=6)
    name = models.CharField("naam", max_length=200)
    valid_until = models.DateField("tot en met")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="former_code"),
            models.CheckConstraint(condition=Q(code__regex=PARTNERSHIP_CODE), name="former_code_form"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Organisation(Record):
    """Where people belong: the partnership itself, a school board or a committee. Always inside one partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField("soort", max_length=20, choices=OrganisationKind)
    name = models.CharField("naam", max_length=200)
    search_key = models.CharField(max_length=200, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(kind=OrganisationKind.PARTNERSHIP), name="one_partnership_office"
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "search_key"],
                name="organisation_name",
                violation_error_message="Er bestaat al een organisatie met deze naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = search_key(self.name)[:200]
        super().save(*args, **kwargs)


class SchoolSite(Record):
    """A vestiging of a board: BRIN and site number, what it offers, and whether it may give lwoo.

    A site that closed keeps its row, because issued papers keep the old BRIN; ``successor`` says where it went.
    """

    board = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sites")
    brin_code = models.CharField(
        "BRIN",
        max_length=4,
        validators=[RegexValidator(BRIN_CODE, "Een BRIN bestaat uit twee cijfers en twee hoofdletters, zoals 99ZZ.")],
    )
    site_number = models.CharField(
        "vestigingsnummer",
        max_length=2,
        validators=[RegexValidator(SITE_NUMBER, "Een vestigingsnummer bestaat uit twee cijfers, zoals 00.")],
    )
    name = models.CharField("naam", max_length=200)
    search_key = models.CharField(max_length=200, editable=False)
    school_type = models.CharField("schoolsoort", max_length=20, choices=SchoolType)
    lwoo_licence = models.BooleanField("licentie voor lwoo", default=False)
    address = models.CharField("adres", max_length=200, blank=True)
    postal_code = models.CharField("postcode", max_length=10, blank=True)
    place = models.CharField("plaats", max_length=100, blank=True)
    opened_on = models.DateField("open vanaf", null=True, blank=True)
    closed_on = models.DateField("gesloten vanaf", null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brin_code", "site_number", "board"],
                name="site_code",
                violation_error_message="Deze vestiging staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(brin_code__regex=BRIN_CODE),
                name="site_brin_form",
                violation_error_message="Een BRIN bestaat uit twee cijfers en twee hoofdletters, zoals 99ZZ.",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(closed_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                name="site_period",
                violation_error_message="Een vestiging sluit na de dag waarop die opent.",
            ),
            models.CheckConstraint(
                condition=Q(site_number__regex=SITE_NUMBER),
                name="site_number_form",
                violation_error_message="Een vestigingsnummer bestaat uit twee cijfers, zoals 00.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = search_key(self.name)[:200]
        super().save(*args, **kwargs)

    @property
    def code(self) -> str:
        """BRIN and site number as they are written together: ``99ZZ-00``."""
        return f"{self.brin_code}-{self.site_number}"

    @property
    def offers_vmbo(self) -> bool:
        """Whether this site gives vmbo (lwoo exists within vmbo only)."""
        return self.school_type in {SchoolType.VMBO, SchoolType.MAVO, SchoolType.VMBO_HAVO_VWO}

    def is_open_on(self, day: Any) -> bool:
        """Whether the site exists on a day."""
        has_opened = self.opened_on is None or self.opened_on <= day
        return has_opened and (self.closed_on is None or day < self.closed_on)
