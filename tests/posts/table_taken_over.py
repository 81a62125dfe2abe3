"""Valid bodies of the forms about declarations from elsewhere."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.models import TakenOverDeclaration
from tests.posts.entries import Entry, Scene, Values, day, today
from tests.posts.reading import forms_on

SCHOOL, OFFICE = "pro_coordinator", "secretary"


def _declaration(scene: Scene) -> Values:
    return {"public_id": TakenOverDeclaration.objects.get(partnership=scene.house.world.partnership).public_id}


def _typed_declaration(scene: Scene) -> Values:
    return {
        "number": "RVC 12-345",
        "kind": "pro",
        "issuer": "rvc",
        "issuer_name": "RVC Proefstreek",
        "decided_on": "4-5-2020",
        "effective_on": "1-8-2020",
        "first_name": "Jip",
        "last_name": "Vroeger",
        "birth_date": f"3-2-{today().year - 13}",
        "site": scene.house.world.sites["pro"].public_id,
    }


def _table(scene: Scene) -> Values:
    head = "Nummer;Soort;Afgegeven door;Datum besluit;Ingangsdatum;Voornaam;Achternaam;Geboortedatum;Vestiging"
    row = f"VO2998-2020-00001;pro;VO2998;4-5-2020;1-8-2020;Jip;Vroeger;3-2-{today().year - 13};99ZA-00"
    return {"file": SimpleUploadedFile("lijst.csv", f"{head}\r\n{row}\r\n".encode())}


def _table_was_sent(scene: Scene) -> None:
    answer = scene.client.get(reverse("applications:taken_over_import"))
    once = forms_on(answer.content.decode())[-1].as_shown()
    sent = scene.client.post(reverse("applications:taken_over_import"), {**once, **_table(scene)})
    assert sent.status_code == 303, sent.status_code


TAKEN_OVER: dict[str, Entry] = {
    "applications:taken_over_add": Entry(SCHOOL, valid=_typed_declaration),
    "applications:taken_over_change": Entry(
        SCHOOL, kwargs=_declaration, valid=lambda scene: {"number": "VO2998-2020-00018"}
    ),
    "applications:taken_over_place": Entry(
        OFFICE, kwargs=_declaration, valid=lambda scene: {"answer": "not_placed", "since": day(0), "reason": "no_room"}
    ),
    "applications:taken_over_import": Entry(SCHOOL, valid=_table, changes=False),
    "applications:taken_over_check": Entry(SCHOOL, before=_table_was_sent),
}
