"""A school begins an application with an OSO dossier: refused with a number in it, then read, confirmed and found."""

from pathlib import Path

import pytest

from accounts.enums import SchoolType
from applications.models import Application
from assessments.models import SealedUpload
from tests.factories import dossiers
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_dossier_becomes_a_draft(enter: Enter, clock_of_server: Time, no_second_factor: None, tmp_path: Path) -> None:
    people = cast(school_type=SchoolType.VMBO)
    tree = dossiers.root(dossiers.VOSWV, withheld=("verzuim",))
    good, numbered = tmp_path / "dossier.xml", tmp_path / "met-nummer.xml"
    good.write_bytes(dossiers.written(tree))
    numbered.write_bytes(dossiers.written(dossiers.set_text(tree, f"{dossiers.PUPIL}/leerlingid", "123456782")))

    school = enter(people.coordinator)
    school.follow("Nieuwe aanvraag")
    school.follow("Beginnen met een OSO-dossier uit het administratiesysteem")
    school.attach("OSO-dossier", numbered)
    school.press("Dossier uploaden", status=422)
    school.sees_error("OSO-dossier", "leerling › leerlingnummer")
    assert not SealedUpload.objects.exists()

    school.attach("OSO-dossier", good)
    school.press("Dossier uploaden")
    school.sees("Profiel VOSWV", "Kaan", "achtergehouden", "Hoort niet in dit soort dossier", "IQ 74-84, punt 79")
    school.press("Concept maken", status=422)
    school.choose("Wat wordt er aangevraagd?", "leerwegondersteunend onderwijs (lwoo)")
    school.tick("Ik heb gekeken: in de bijlagen die meegaan staat geen burgerservicenummer of onderwijsnummer")
    school.press("Concept maken")
    school.sees("Het concept is gemaakt", "4 resultaten", "5 documenten", "van 2 is het gezag nog niet bekend")
    school.follow("Wijzigen: Leerresultaten")
    school.sees("DLE 38", "DLE 41", "DLE 47", "DLE 44")
    case = Application.objects.get()
    assert (case.kind, case.status) == ("lwoo", "draft")
    assert not SealedUpload.objects.exists()
