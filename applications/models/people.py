"""The pupil and the adults around him: data of one case, not a register."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from applications.enums import Answer, Authority, Channel, ChosenHow, MessageKind, SchoolKind
from applications.models.case import Application
from casework.models import Record


class Section(Record):
    """A part of the form: saved on its own, valid or half filled; ``version`` refuses a save over somebody else's."""

    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Pupil(Section):
    """The child: data of this case only, never a register."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="pupil")
    first_name = models.CharField("voornaam", max_length=100, blank=True)
    infix = models.CharField("tussenvoegsel", max_length=30, blank=True)
    last_name = models.CharField("achternaam", max_length=100, blank=True)
    birth_date = models.DateField("geboortedatum", null=True)
    address = models.CharField("straat en huisnummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=10, blank=True)
    place = models.CharField("woonplaats", max_length=100, blank=True)
    address_secret = models.BooleanField("adres geheim", default=False)
    email = models.EmailField("e-mailadres", blank=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)


class Guardian(Section):
    """A parent, guardian or carer, with his own authority, address and channel."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="guardians")
    name = models.CharField("naam", max_length=200)
    relation = models.CharField("relatie tot de leerling", max_length=100, blank=True)
    authority = models.CharField("gezag", max_length=15, choices=Authority, default=Authority.UNKNOWN)
    authority_evidence = models.CharField("waaruit blijkt dat", max_length=200, blank=True)
    address = models.CharField("straat en huisnummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=10, blank=True)
    place = models.CharField("woonplaats", max_length=100, blank=True)
    address_secret = models.BooleanField("adres geheim", default=False)
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    interpreter = models.CharField("tolk nodig voor", max_length=60, blank=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    # By the adult pupil, in writing: it counts while its paper is in the file.
    authorised_on = models.DateField("gemachtigd op", null=True)
    authorisation = models.ForeignKey("applications.Document", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_account_per_guardian", fields=["application", "user"], condition=Q(user__isnull=False)
            )
        ]

    @property
    def is_authorised(self) -> bool:
        """Whether the adult pupil lets this parent read along, on a paper that is in the file."""
        return self.authorisation is not None and self.authorisation.removed_at is None


class MessageChoice(Record):
    """That somebody accepts one kind of message through the portal, or wants it by post again: the last one counts.

    Without a guardian it is the pupil himself. Nothing is ever changed here: revoking is a new row.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="message_choices")
    guardian = models.ForeignKey(Guardian, models.CASCADE, null=True, related_name="+")
    kind = models.CharField("soort bericht", max_length=10, choices=MessageKind)
    accepted = models.BooleanField("via Toewijzer")
    chosen_on = models.DateField("gekozen op")
    how = models.CharField("hoe gekozen", max_length=10, choices=ChosenHow)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["application", "kind"], name="message_choice_of_case")]


class BoardMessageChoice(Record):
    """That a school board accepts one kind of message through the portal in all its cases, or wants it by post again.

    The last one counts, and nothing is ever changed here: revoking is a new row. Whoever succeeds a board chooses anew.
    """

    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField("soort bericht", max_length=10, choices=MessageKind)
    accepted = models.BooleanField("via Toewijzer")
    chosen_on = models.DateField("gekozen op")
    how = models.CharField("hoe gekozen", max_length=10, choices=ChosenHow)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["board", "kind", "-id"], name="message_choice_of_board")]


class Statement(Section):
    """What one guardian thinks of the application, in his own words, and his consent where the route asks it."""

    guardian = models.OneToOneField(Guardian, models.CASCADE, related_name="statement")
    application = models.ForeignKey(Application, models.CASCADE, related_name="statements")
    invited_on = models.DateField("uitgenodigd op", null=True)
    invited_by = models.CharField("uitgenodigd", max_length=10, choices=Channel, blank=True)
    reminded_on = models.DateField("herinnerd op", null=True)
    answer = models.CharField("antwoord", max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField("geantwoord op", null=True)
    words = models.TextField("in eigen woorden", blank=True)
    consent = models.BooleanField("stemt in", null=True)
    entered_by_school = models.BooleanField(default=True)
    signed_document = models.ForeignKey("applications.Document", models.PROTECT, null=True, related_name="+")


class ParentConsultation(Section):
    """The consultation of the parents before an lwoo application (WVO 2020 2.43(2))."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="consultation")
    held_on = models.DateField("besproken op", null=True)
    content = models.TextField("wat er is besproken", blank=True)


class PupilStatement(Section):
    """The pupil's own view, in his own words; from eighteen on also his answer and his consent (fine-print §2)."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="pupil_statement")
    words = models.TextField("wat de leerling zelf vindt", blank=True)
    recorded_on = models.DateField("opgeschreven op", null=True)
    not_given = models.BooleanField("de leerling wilde of kon niets zeggen", default=False)
    answer = models.CharField("antwoord", max_length=10, choices=Answer, blank=True)
    consent = models.BooleanField("stemt in", null=True)
    signed_document = models.ForeignKey("applications.Document", models.PROTECT, null=True, related_name="+")


class SchoolCareer(Section):
    """Where the pupil comes from, and since when he counts."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="career")
    school_name = models.CharField("school waar de leerling vandaan komt", max_length=200, blank=True)
    school_kind = models.CharField("soort school", max_length=10, choices=SchoolKind, blank=True)
    group = models.CharField("groep of leerjaar", max_length=40, blank=True)
    repeated_years = models.PositiveSmallIntegerField("aantal doublures vanaf groep 3", null=True)
    entry_school_year = models.PositiveSmallIntegerField("schooljaar van instroom", null=True)
    under_year_in_nl = models.BooleanField("korter dan een jaar in Nederland", null=True)
    first_counted_year_end = models.DateField("einde van het eerste schooljaar in het vo", null=True)
    support_given = models.TextField("gegeven begeleiding en wat dat opleverde", blank=True)
