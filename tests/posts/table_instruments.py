"""Valid bodies of the forms of the register of permitted instruments."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.instruments.facts import entry_year_of
from assessments.models import InstrumentList
from tests.factories.instruments import CITATION, loaded_list, row
from tests.posts.entries import ANY_TEXT, Entry, Scene, Values, lasting_act, today
from tests.posts.reading import forms_on

ADMINISTRATOR = "administrator"


def _file(scene: Scene) -> Values:
    table = "Domein;Naam;Categorie lwoo;Categorie pro\r\nIQ;Proeftest V;I;IV\r\n"
    return {
        "entry_year": entry_year_of(today()),
        "citation": CITATION,
        "file": SimpleUploadedFile("a.csv", table.encode()),
    }


def _file_was_sent(scene: Scene) -> None:
    address = reverse("assessments:load_instruments")
    shown = forms_on(scene.client.get(address).content.decode())[-1].as_shown()
    sent = scene.client.post(address, {**shown, **_file(scene)})
    assert sent.status_code == 303, sent.status_code


def _loaded(scene: Scene) -> None:
    loaded_list(lasting_act(scene), row("Proeftest V"), entry_year=entry_year_of(today()))


def _list(scene: Scene) -> Values:
    return {"public_id": InstrumentList.objects.get(is_sample=False).public_id}


INSTRUMENTS: dict[str, Entry] = {
    "assessments:load_instruments": Entry(ADMINISTRATOR, valid=_file, changes=False, takes={"emoji": ANY_TEXT}),
    "assessments:preview_instruments": Entry(ADMINISTRATOR, before=_file_was_sent),
    "assessments:check_instruments": Entry(ADMINISTRATOR, before=_loaded, kwargs=_list),
    "assessments:change_instrument_rule": Entry(
        ADMINISTRATOR,
        before=_loaded,
        kwargs=lambda scene: {**_list(scene), "code": "R1"},
        valid=lambda scene: {"text": "Hoogstens 1 jaar oud.", "years": "1"},
        takes={"emoji": ANY_TEXT},
    ),
}
