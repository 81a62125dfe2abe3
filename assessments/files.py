"""Uploaded dossiers: read in a process of their own, kept as what was read and no more."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import File

from assessments.dossiers.found import Attachment, Dossier, Problem
from assessments.dossiers.problems import DossierRefused, problem, too_large
from correspondence.enums import MediaType
from correspondence.files import Inspected, ask_apart
from correspondence.frozen import from_json, to_json

SECONDS_TO_READ = 40
MEDIA = {"pdf": MediaType.PDF, "jpeg": MediaType.JPEG, "png": MediaType.PNG}


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """What was read in a dossier, and the bytes of the attachments that can be kept, one after the other."""

    dossier: Dossier
    kept: bytes

    def pack(self) -> tuple[bytes, bytes]:
        """The attachments and the dossier, as they lie in a sealed row."""
        return self.kept, json.dumps(to_json(self.dossier)).encode()

    @classmethod
    def unpack(cls, kept: bytes, dossier: bytes) -> "ReadDossier":
        """What ``pack`` gave."""
        return cls(from_json(Dossier, json.loads(dossier)), kept)

    def papers(self) -> list[tuple[Attachment, Inspected]]:
        """The attachments that can be kept, as files that were looked into."""
        found, start = [], 0
        for one in self.dossier.attachments:
            if not one.code:
                content = self.kept[start : start + one.size]
                start += one.size
                kind = MEDIA[one.media_type]
                found.append((one, Inspected(one.name, content, kind, one.pages, one.has_text_layer)))
        return found


def read_dossier(upload: "File[bytes]") -> ReadDossier:
    """Read an uploaded dossier. Raises DossierRefused with a sentence that says how to go on."""
    most = settings.LARGEST_DOSSIER
    if upload.size > most:
        raise DossierRefused(too_large(upload.size, most))
    upload.seek(0)
    said, kept = _ask(upload.read(most + 1))
    if refused := said.get("refused"):
        raise DossierRefused(from_json(Problem, refused))
    return ReadDossier(from_json(Dossier, said["dossier"]), kept)


def _ask(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Ask a process of its own; one that dies or takes too long has met a file that nobody should read."""
    limits = {
        "years": settings.OSO_YEARS,
        "most_bytes": settings.LARGEST_DOSSIER,
        "largest_file": settings.LARGEST_FILE,
    }
    said = ask_apart("assessments.inspect", json.dumps(limits), content, SECONDS_TO_READ)
    return said or ({"refused": to_json(problem("too_complex"))}, b"")
