"""An OSO dossier of 20 MB: read in its own process, and uploaded on the page, beside parsing and decoding alone."""

import base64
import io
import random
import uuid
from datetime import date
from typing import Any

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from lxml import etree

from accounts.middleware import SESSION_KEY
from assessments.dossiers.description import POSWV, PUPIL
from assessments.dossiers.parsing import first, namespace
from assessments.files import read_dossier
from bench import report, timed
from casework import clock
from demo import papers, world
from demo.dossiers import tree, written

SCANS, SCAN_BYTES, SEED, MOST, ROUNDS = 10, 1_500_000, 4, 5, 3
DAY = date(2027, 3, 1)


def main() -> None:
    """Print the figures."""
    content = large_dossier()
    floor = timed("bodem: XML ontleden en bijlagen decoderen", lambda: _floor(content), ROUNDS)
    alone = timed("lezen en controleren, in een eigen proces", lambda: read_dossier(ContentFile(content)), ROUNDS)
    client = _school()
    paged = timed("uploaden op de pagina, met versleuteld bewaren", lambda: _upload(client, content), ROUNDS)
    report(f"Dossier van {len(content) / 1_000_000:.1f} MB met {SCANS} scans", floor, alone, paged, most=MOST)


def large_dossier() -> bytes:
    """A whole dossier with scans of a page each, about 20 MB together."""
    root = tree(POSWV, DAY)
    chance = random.Random(SEED)  # noqa: S311
    documents = first(root, f"{PUPIL}/overigdocumentlijst")
    space = f"{{{namespace(root)}}}"
    for number in range(SCANS):
        document = etree.SubElement(documents, f"{space}document")
        packed = base64.b64encode(_scan(chance)).decode()
        for name, text in (("bestandsnaam", f"scan{number}.pdf"), ("omschrijving", "Scan"), ("bestandsinhoud", packed)):
            etree.SubElement(document, f"{space}{name}").text = text
    return written(root)


def _scan(chance: random.Random) -> bytes:
    """A report with a picture's worth of bytes in it."""
    with pikepdf.open(io.BytesIO(papers.report("Scan", ["Een bladzijde"]))) as pdf:
        pdf.Root.Scan = pdf.make_stream(chance.randbytes(SCAN_BYTES))
        kept = io.BytesIO()
        pdf.save(kept)
    return kept.getvalue()


def _floor(content: bytes) -> int:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    return sum(len(base64.b64decode(one.text)) for one in root.iter("{*}bestandsinhoud"))


def _school() -> Client:
    client, hat = Client(), world.build(clock.now()).hats["pro_head"]
    client.force_login(hat.user)
    session = client.session
    session[SESSION_KEY] = hat.pk
    session.save()
    return client


def _upload(client: Client, content: bytes) -> None:
    file = SimpleUploadedFile("dossier.xml", content)
    with override_settings(STAFF_SECOND_FACTOR=False):
        answer: Any = client.post(reverse("assessments:dossier"), {"_once": str(uuid.uuid4()), "file": file})
    if answer.status_code != 303:
        raise RuntimeError(f"the page answered {answer.status_code}")


if __name__ == "__main__":
    main()
