"""What forms of objections and of the committee are about."""

from django.core.files.uploadedfile import SimpleUploadedFile

from objections.models import Objection, Procedure
from tests.factories.correspondence import pdf_bytes
from tests.posts.entries import ANY_TEXT, Scene, Values

NO_FILE = {"text where a file is asked": "papers are no duty: what is no file goes along as none"}
ANY_REASON = {"emoji": ANY_TEXT}


def the_objection(scene: Scene) -> Values:
    return {"public_id": Objection.objects.get(application=scene.station.case).public_id}


def the_procedure(scene: Scene) -> Values:
    return {"public_id": Procedure.objects.get(application=scene.station.case).public_id}


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("brief.pdf", pdf_bytes("Brief"))
