"""The administrator reads a list in, mends a fault and checks it; then a school is offered its names and warned."""

from pathlib import Path

import pytest

from accounts.enums import Role
from assessments.instruments.facts import entry_year_of, label_of
from assessments.models import InstrumentList
from casework import clock
from tests.factories import accounts, applications
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "Domein;Naam;Categorie lwoo;Categorie pro;Beperking\r\n"
GOOD = "IQ;Proeftest V;I;IV;alleen de tweede druk\r\nBL;Proeftoets 3.0;I;I;\r\n"


def test_a_list_is_read_in_checked_and_used(
    enter: Enter, clock_of_server: Time, no_second_factor: None, tmp_path: Path
) -> None:
    people = cast()
    case = applications.filled(people.world(), by=people.coordinator)
    wrong, good = tmp_path / "fout.csv", tmp_path / "lijst.csv"
    wrong.write_bytes((HEAD + GOOD + "XX;Iets;I;I;\r\n").encode())
    good.write_bytes((HEAD + GOOD).encode())
    year = label_of(entry_year_of(clock.amsterdam_date(clock.now())))

    administrator = enter(accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, partnership=people.partnership))
    administrator.follow("Testlijsten")
    administrator.sees("Er geldt nu geen gecontroleerde testlijst", "historisch voorbeeld — niet geldig")
    administrator.follow("Lijst inlezen")
    administrator.fill({"Regeling": "Regeling van dit jaar"})
    administrator.attach("Bestand", wrong)
    administrator.press("Bestand bekijken")
    administrator.sees("2 nieuw", "1 fout", "Dit staat hier niet goed", "Er kan nog niets worden ingelezen")
    administrator.follow("Een ander bestand kiezen")
    administrator.fill({"Regeling": "Regeling van dit jaar"})
    administrator.attach("Bestand", good)
    administrator.press("Bestand bekijken")
    administrator.press("Lijst inlezen")
    administrator.sees(f"Testlijst {year}", "nog niet gecontroleerd", "alleen de tweede druk")
    administrator.follow("Wijzigen: regel R1")
    administrator.fill({"Aantal jaren": "1"})
    administrator.press("Regel opslaan")
    administrator.follow("Lijst vaststellen")
    administrator.press("Lijst vaststellen")
    administrator.sees("De lijst is vastgesteld", "geldt nu")
    assert InstrumentList.objects.get(is_sample=False).governs(clock.amsterdam_date(clock.now()))

    school = enter(people.coordinator)
    school.open(f"/aanvragen/{case.public_id}/invullen/intelligentie/")
    school.sees(f"Vergeleken met de testlijst {year}", "categorie IV", "alleen de tweede druk")
    school.follow("IQ-resultaat toevoegen")
    offered = school.page.eval_on_selector_all("#id_instrument_names option", "all => all.map(one => one.value)")
    assert offered == ["Proeftest V"]
    assert school.field("Test en versie").get_attribute("list") == "id_instrument_names"
