"""A list of instruments on its way in: the file, its preview, and loading it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.assessments.pages import post, url
from tests.factories.instruments import CITATION

HEAD = (
    "Domein;Naam;Uitgever;Categorie lwoo;Categorie pro;Leeftijd vanaf;Leeftijd tot en met;Groep vanaf;Maand vanaf;"
    "Maand tot en met"
)
GOOD = "IQ;Proeftest V;Proefuitgever;I;IV;6;16;;;"


def typed(*lines: str, name: str = "lijst.csv", **more: Any) -> dict[str, Any]:
    """What is filled in on the page for loading a list."""
    file = SimpleUploadedFile(name, "\r\n".join([HEAD, *lines]).encode())
    return {"entry_year": "2027", "citation": CITATION, "source_url": "", "file": file, **more}


def send(client: Client, *lines: str) -> Any:
    """A file, up to its preview."""
    answer = post(client, url("load_instruments"), **typed(*lines))
    assert answer.status_code == 303, answer.context["form"].errors
    return client.get(answer.url)


def confirm(client: Client, page: Any, **more: Any) -> Any:
    """Load what stands on a preview."""
    data = {"_once": page.context["once_key"], "_version": page.context["version"], **more}
    return client.post(url("preview_instruments"), data)
