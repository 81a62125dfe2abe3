"""A list or a dossier that somebody uploaded and has not finished with: sealed, for himself only, for one day."""

from datetime import timedelta

from django.db import models

from accounts.models import User
from assessments.enums import UploadKind
from casework.models import Record
from casework.sealing import seal, unseal

KEPT_FOR = timedelta(hours=24)


class SealedUpload(Record):
    """One upload of one person under one hat. A new one of the same kind takes the place of the former.

    ``content`` is what was sent and ``result`` what was read in it, both sealed; nothing else about either stands
    anywhere in the database. The row goes when its person has finished, closes it, or after a day (``expires_at``).
    ``fault`` says in Dutch why it could not be read, without a word of what stands in it.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    membership_id = models.BigIntegerField()
    kind = models.CharField("soort", max_length=10, choices=UploadKind)
    content = models.BinaryField()
    result = models.BinaryField(null=True)
    fault = models.CharField("wat er misging", max_length=500, blank=True)
    expires_at = models.DateTimeField("wordt verwijderd op")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_upload_of_a_kind")]

    def set_content(self, content: bytes) -> None:
        """Seal what was sent."""
        self.content = seal(content, f"{self.public_id} content")

    def read_content(self) -> bytes:
        """What was sent. Raises ``casework.sealing.Unsealable``."""
        return unseal(bytes(self.content), f"{self.public_id} content")

    def set_result(self, result: bytes) -> None:
        """Seal what was read in it."""
        self.result = seal(result, f"{self.public_id} result")

    def read_result(self) -> bytes | None:
        """What was read in it; None as long as nobody has. Raises ``casework.sealing.Unsealable``."""
        return None if self.result is None else unseal(bytes(self.result), f"{self.public_id} result")
