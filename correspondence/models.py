"""Files, letters and how letters were sent. None of these knows what a case is: they hold its plain id."""

from datetime import date

from django.db import models, transaction
from django.db.models import F, Q, Sum

from accounts.models import Partnership, User
from casework import guards
from casework.models import Dated, Record, no_overlap
from correspondence.enums import (
    SUFFIXES,
    AddresseeKind,
    Channel,
    LetterState,
    MediaType,
    NoteKind,
    ReturnedHow,
    ScanState,
)


class StoredFile(Record):
    """One file in private storage: random name, hash, size and kind. The bytes never change; they can be removed.

    ``original_name`` is what the sender called it: data to show, never a path. ``download_stem`` is the generated name
    under which it is handed out; it holds no name of a person.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField(null=True, db_index=True)
    owner_kind = models.CharField(max_length=40)
    blob = models.CharField(max_length=32, unique=True)
    original_name = models.CharField("naam", max_length=150)
    download_stem = models.CharField(max_length=60)
    media_type = models.CharField("soort", max_length=20, choices=MediaType)
    size = models.PositiveIntegerField("grootte (bytes)")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField("bladzijden", null=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    has_text_layer = models.BooleanField(default=False)
    bsn_acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    bsn_reason = models.CharField(max_length=500, blank=True)
    scan_state = models.CharField(max_length=15, choices=ScanState, default=ScanState.NOT_SCANNED)
    scanned_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_not_empty"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="stored_file_hash"),
            models.CheckConstraint(condition=Q(blob__regex="^[0-9a-f]{32}$"), name="stored_file_blob"),
        ]
        indexes = [models.Index(fields=["owner_kind", "case_id"], name="stored_file_owner")]
        triggers = guards.frozen_when(
            "stored_file",
            "true",
            allowed=(
                "scan_state",
                "scanned_at",
                "removed_at",
                "removed_reason",
                "bsn_acknowledged_by_id",
                "bsn_reason",
            ),
        )

    def __str__(self) -> str:
        return self.download_name

    @classmethod
    def hold_uploader(cls, user_id: int | None) -> None:
        """Let the uploads of one person wait for each other, so that two at once cannot pass the limit of a day."""
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).filter(pk=user_id).order_by("pk").values_list("pk").first()

    @classmethod
    def bytes_added(cls, user_id: int | None, day: date) -> int:
        """How many bytes somebody added on a legal day, those destroyed since left out."""
        kept = cls.objects.filter(uploaded_by_id=user_id, created_at__date=day, removed_at=None)
        return kept.aggregate(bytes=Sum("size"))["bytes"] or 0

    @property
    def held_by_id(self) -> int:
        """The partnership that keeps it today: the one that stored it, or the one that this one went on as."""
        return self.partnership.merged_into_id or self.partnership_id

    @property
    def download_name(self) -> str:
        """The generated name under which this file is handed out, with the ending of its real kind."""
        return f"{self.download_stem}.{SUFFIXES[MediaType(self.media_type)]}"

    @property
    def is_removed(self) -> bool:
        """Whether its bytes were destroyed on purpose."""
        return self.removed_at is not None

    @property
    def can_be_opened(self) -> bool:
        """Nobody opens what the scanner refused or still looks at, nor what was removed."""
        return not self.is_removed and self.scan_state not in {ScanState.WAITING, ScanState.REFUSED}


class Letter(Record):
    """One paper of ours: its frozen contents first, then its PDF, then the fact that it was released.

    The worker needs this row and nothing else. A paper that was never sent is *withdrawn* (a dated fact: "niet
    verzonden") and a new row points at it with ``replaces``; a released one stays as it is for good.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField(db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    kind = models.CharField("soort", max_length=40)
    template = models.CharField(max_length=80)
    template_version = models.CharField(max_length=10)
    file_stem = models.CharField(max_length=60)
    title = models.CharField("titel", max_length=200)
    addressee_kind = models.CharField("voor", max_length=15, choices=AddresseeKind, blank=True)
    addressee_id = models.BigIntegerField(null=True)
    contents = models.JSONField()
    enclosures = models.JSONField(default=list)
    sending_date = models.DateField("verzenddatum", null=True)
    status = models.CharField("stand", max_length=12, choices=LetterState, default=LetterState.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=1)
    fault = models.CharField("wat er misging", max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    released_on = models.DateField("vrijgegeven op", null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField("ingetrokken op", null=True)
    withdrawn_reason = models.CharField("waarom niet verzonden", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=[LetterState.READY, LetterState.RELEASED])
                | Q(file__isnull=False, sha256__regex="^[0-9a-f]{64}$", made_at__isnull=False),
                name="letter_ready_has_file",
            ),
            models.CheckConstraint(
                condition=Q(status=LetterState.RELEASED, released_on__isnull=False)
                | (~Q(status=LetterState.RELEASED) & Q(released_on__isnull=True)),
                name="letter_released_has_date",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(status=LetterState.RELEASED),
                name="letter_released_stays",
            ),
            models.CheckConstraint(
                condition=~Q(status=LetterState.FAILED) | ~Q(fault=""), name="letter_failed_has_fault"
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind", "addressee_kind", "addressee_id"],
                condition=Q(withdrawn_on__isnull=True),
                nulls_distinct=False,
                name="one_letter_in_force",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "status"], name="letter_status")]
        triggers = [
            *guards.frozen_when(
                "letter",
                "OLD.status IN ('ready', 'released')",
                allowed=("status", "released_on", "withdrawn_on", "withdrawn_reason"),
            ),
            guards.frozen_when("letter_released", "OLD.status = 'released'")[0],
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_status_display()})"

    @property
    def addressee_name(self) -> str:
        """Whose name stands on it; empty for a paper that goes along with the letters of others."""
        return "" if self.addressee_kind == AddresseeKind.NOBODY else str(self.contents["addressee"]["name"])

    @property
    def held_by_id(self) -> int:
        """The partnership that keeps it today: the one that wrote it, or the one that this one went on as."""
        return self.partnership.merged_into_id or self.partnership_id

    @property
    def is_withdrawn(self) -> bool:
        """Whether this paper was set aside before it was sent."""
        return self.withdrawn_on is not None

    @property
    def status_sentence(self) -> str:
        """Where this paper stands, in words for people."""
        return "niet verzonden" if self.is_withdrawn else str(self.get_status_display())


class Dispatch(Record):
    """That one letter went to one addressee: when, how, with what proof, and whether it came back.

    A letter that came back is sent again as a new row. ``printed_name`` is the name as it stood on the letter.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="dispatches")
    addressee_kind = models.CharField("soort geadresseerde", max_length=15, choices=AddresseeKind)
    addressee_id = models.BigIntegerField(null=True)
    printed_name = models.CharField("geadresseerde", max_length=200)
    channel = models.CharField("verzendwijze", max_length=15, choices=Channel)
    sent_on = models.DateField("verzonden op")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proof = models.CharField("bewijs van verzending", max_length=300, blank=True)
    returned_on = models.DateField("onbestelbaar terug op", null=True)
    returned_how = models.CharField("hoe dat bleek", max_length=10, choices=ReturnedHow, blank=True)
    returned_reason = models.CharField("reden van terugkomst", max_length=300, blank=True)
    collected_at = models.DateTimeField("opgehaald", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("sent_on")),
                name="dispatch_returned_after_sent",
                violation_error_message="De brief kan niet terug zijn voordat hij verzonden is.",
            ),
            models.CheckConstraint(condition=~Q(addressee_kind=AddresseeKind.NOBODY), name="dispatch_has_addressee"),
            models.UniqueConstraint(
                fields=["letter", "addressee_kind", "addressee_id", "channel"],
                condition=Q(returned_on__isnull=True),
                nulls_distinct=False,
                name="one_dispatch_under_way",
            ),
        ]
        triggers = guards.frozen_when(
            "dispatch", "true", allowed=("returned_on", "returned_how", "returned_reason", "collected_at")
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.sent_on}"


class SendingNote(Record):
    """What was kept with a sending afterwards: a track code or receipt, that the address was asked, a scan."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField("soort", max_length=10, choices=NoteKind)
    noted_on = models.DateField("vastgelegd op")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.CharField("aantekening", max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = guards.append_only("sending_note")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.noted_on}"


class SupportPlan(Dated):
    """The ondersteuningsplan of a partnership during its period: a file, or where it stands.

    A case keeps the one in force on the day of its receipt (fine-print §24).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=200)
    url = models.URLField("waar het staat", max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            no_overlap("support_plan_no_overlap", "partnership"),
            models.CheckConstraint(
                condition=~Q(url="") | Q(file__isnull=False),
                name="support_plan_can_be_read",
                violation_error_message="Kies een bestand of vul in waar het plan staat.",
            ),
        ]
