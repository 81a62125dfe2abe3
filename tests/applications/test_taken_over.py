"""Declarations from elsewhere: registering, who sees them, and reading many in out of a file."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from applications import actions, contradictions, queries
from applications.forms.taken_over import COLUMNS, MOST_ROWS, judge, rows_of
from applications.models import Placement, TakenOverDeclaration
from casework import clock, sheets, versions
from casework.models import AuditEntry
from casework.reading import Unreadable
from casework.refusals import NotAllowed, Stale, WrongState
from casework.sheets import Sheet, read_table
from tests.factories import accounts, applications
from tests.factories.accounts import actor_of, sign_in
from tests.factories.applications import World
from tests.factories.placing import placed, taken_over, values

TODAY = date(2027, 3, 1)
ROW = {
    "Nummer": "VO2998-2026-00001",
    "Soort": "pro",
    "Afgegeven door": "VO2998",
    "Datum besluit": "4-5-2026",
    "Ingangsdatum": "1-8-2026",
    "Geldig tot en met": "",
    "Voornaam": "Jip",
    "Tussenvoegsel": "",
    "Achternaam": "Vroeger",
    "Geboortedatum": "3-2-2014",
    "Vestiging": "99ZA-00",
    "Geplaatst sinds": "",
}


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False
    monkeypatch.setattr(clock, "now", lambda: applications.MOMENT + timedelta(hours=1))


@pytest.fixture
def world(db: None) -> World:
    return applications.world()


def test_registering_starts_no_case(world: World) -> None:
    made = taken_over(world)
    assert (made.board, made.site, made.partnership) == (world.board, world.site, world.partnership)
    assert AuditEntry.objects.get(verb="application.taken_over").reference == made.number
    assert not queries.visible_to(actor_of(world.secretary)).exists()


@pytest.mark.parametrize("number", ["vo 2998-2026 00001", "VO2998-2026-00001", "VO2998/2026/00001"])
def test_a_number_is_registered_once(world: World, number: str) -> None:
    taken_over(world, number="VO2998-2026-00001")
    stranger = accounts.submitter(partnership=world.partnership)
    site = accounts.school_site(board=stranger.organisation)
    with pytest.raises(WrongState, match="al geregistreerd"):
        taken_over(world, by=stranger, site=site, number=number)
    elsewhere = applications.world()
    assert taken_over(elsewhere, number=number).partnership == elsewhere.partnership


def test_who_registers(world: World) -> None:
    assert taken_over(world, by=world.secretary)
    for role in (Role.BOARD_MEMBER, Role.EXPERT, Role.CONTROLLER, Role.PARENT, Role.FUNCTIONAL_ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            taken_over(world, by=world.member(role))
    stranger = accounts.submitter(partnership=world.partnership)
    with pytest.raises(WrongState, match="schoolbestuur"):
        taken_over(world, by=stranger)


def test_who_sees_it(world: World) -> None:
    made = taken_over(world)
    other_site = accounts.school_site(board=world.board)
    sees = [world.submitter, world.colleague, world.secretary, world.member(Role.BOARD_MEMBER)]
    sees.append(accounts.membership(role=Role.SCHOOL_STAFF, site=world.site))
    blind = [
        accounts.membership(role=Role.SCHOOL_STAFF, site=other_site),
        accounts.submitter(partnership=world.partnership),
        accounts.membership(role=Role.SECRETARIAT),
        *(world.member(role) for role in (Role.EXPERT, Role.CONTROLLER, Role.PARENT, Role.FUNCTIONAL_ADMINISTRATOR)),
    ]
    url = reverse("applications:taken_over_one", kwargs={"public_id": made.public_id})
    for who in sees:
        assert sign_in(Client(), who).get(url).status_code == 200, who
    for who in blind:
        assert sign_in(Client(), who).get(url).status_code == 404, who
        found = sign_in(Client(), who).get(reverse("applications:search"), {"q": made.number})
        assert str(made.public_id) not in found.content.decode(), who


def test_it_is_found_by_number_and_by_name(world: World) -> None:
    made = taken_over(world)
    client = sign_in(Client(), world.submitter)
    for words in (made.number, made.number.replace("-", ""), "ties overgekomen"):
        answer = client.get(reverse("applications:search"), {"q": words})
        assert str(made.public_id) in answer.content.decode(), words
    assert "overgenomen" in client.get(reverse("applications:taken_over"), {"q": "overgekomen"}).content.decode()
    assert client.get(reverse("applications:taken_over"), {"soort": "lwoo"}).context["list"].rows == []


def test_putting_right(world: World) -> None:
    made = taken_over(world)
    changed = values(number=made.number, last_name="Anders")
    actions.change_taken_over(world.act(world.submitter), taken_over_id=made.pk, values=changed, expected_version=1)
    made.refresh_from_db()
    assert (made.last_name, made.version) == ("Anders", 2)
    assert versions.history(made)[0].values["last_name"] == "Overgekomen"
    with pytest.raises(Stale):
        actions.change_taken_over(
            world.act(world.submitter), taken_over_id=made.pk, values=values(number=made.number), expected_version=1
        )
    other = taken_over(world)
    with pytest.raises(WrongState, match="al geregistreerd"):
        actions.change_taken_over(world.act(world.submitter), taken_over_id=made.pk, values=values(number=other.number))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, ""),
        ({"decided_on": date(2027, 3, 2)}, "decided_on"),
        ({"effective_on": date(2029, 1, 1)}, "effective_on"),
        ({"valid_until": date(2028, 8, 1)}, "valid_until"),
        ({"kind": "lwoo", "valid_until": date(2028, 8, 1)}, ""),
        ({"kind": "lwoo", "valid_until": date(2026, 8, 1)}, "valid_until"),
    ],
)
def test_days_that_cannot_be(changed: dict[str, Any], field: str) -> None:
    facts = {"kind": "pro", "decided_on": date(2026, 5, 4), "effective_on": date(2026, 8, 1), "valid_until": None}
    assert "".join(contradictions.of_taken_over(**{**facts, **changed}, today=TODAY)) == field


def table(*rows: dict[str, str]) -> list[list[str]]:
    return [list(COLUMNS), *([row[label] for label in COLUMNS] for row in rows)]


def test_a_file_needs_its_columns() -> None:
    with pytest.raises(Unreadable, match="Nummer en Vestiging"):
        rows_of([[label for label in COLUMNS if label not in {"Nummer", "Vestiging"}], ["x"] * 10])
    with pytest.raises(Unreadable, match="nog niets"):
        rows_of([list(COLUMNS)])
    with pytest.raises(Unreadable, match=str(MOST_ROWS)):
        rows_of(table(*[ROW] * (MOST_ROWS + 1)))
    optional = {"Geldig tot en met", "Tussenvoegsel", "Geplaatst sinds"}
    labels = [label for label in COLUMNS if label not in optional]
    assert rows_of([labels, [ROW[label] for label in labels]])


def test_a_number_of_a_person_is_never_kept() -> None:
    (row,) = rows_of(table({**ROW, "Achternaam": "Vroeger 111222333"}))
    assert "111222333" not in str(row)


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({}, set()),
        ({"Soort": "Praktijkonderwijs", "Vestiging": "99za00", "Afgegeven door": "RVC Midden"}, set()),
        ({"Soort": "havo", "Geboortedatum": "31-2-2014"}, {"Soort", "Geboortedatum"}),
        ({"Vestiging": "11AA-00"}, {"Vestiging"}),
        ({"Soort": "lwoo"}, {"Vestiging"}),
        ({"Geldig tot en met": "1-8-2028"}, {"Geldig tot en met"}),
        ({"Nummer": "", "Afgegeven door": ""}, {"Nummer", "Afgegeven door"}),
        ({"Geplaatst sinds": "20-8-2035"}, {"Geplaatst sinds"}),
        ({"Achternaam": "111222333"}, {"Achternaam"}),
    ],
)
@pytest.mark.django_db
def test_every_fault_is_told_by_its_column(changed: dict[str, str], faults: set[str]) -> None:
    site = accounts.school_site(brin_code="99ZA")
    (judged,) = judge(rows_of(table({**ROW, **changed})), sites=[site], known=set(), today=TODAY)
    assert set(judged.faults) == faults


def upload(client: Client, content: bytes, name: str = "lijst.csv") -> Any:
    url = reverse("applications:taken_over_import")
    key = client.get(url).context["once_key"]
    return client.post(url, {"_once": key, "file": SimpleUploadedFile(name, content)})


def csv_of(*rows: dict[str, str]) -> bytes:
    return "\r\n".join(";".join(line) for line in table(*rows)).encode()


def confirm(client: Client) -> Any:
    url = reverse("applications:taken_over_check")
    return client.post(url, {"_once": client.get(url).context["once_key"]})


def test_nothing_is_written_before_it_is_confirmed(world: World) -> None:
    client = sign_in(Client(), world.submitter)
    good = {**ROW, "Vestiging": world.site.code, "Geplaatst sinds": "20-8-2026"}
    bad = {**good, "Nummer": "VO2998-2026-00002", "Soort": "havo"}
    known = taken_over(world, number="VO2998-2026-00003")
    content = csv_of(good, bad, {**good, "Nummer": known.number}, {**good, "Voornaam": "Nog eens"})
    assert upload(client, content).headers["Location"] == reverse("applications:taken_over_check")
    shown = client.get(reverse("applications:taken_over_check")).context["preview"]
    assert (shown.new, shown.known, shown.wrong) == (1, 2, 1)
    assert next((row.line, [column for column, _ in row.faults]) for row in shown.rows) == (3, ["Soort"])
    assert TakenOverDeclaration.objects.count() == 1
    assert confirm(client).status_code == 303
    made = TakenOverDeclaration.objects.exclude(pk=known.pk).get()
    assert (made.number, made.full_name) == ("VO2998-2026-00001", "Jip Vroeger")
    assert Placement.objects.get().since == date(2026, 8, 20)
    assert client.get(reverse("applications:taken_over_check")).context["empty"]


def test_the_same_file_twice_adds_nothing(world: World) -> None:
    client = sign_in(Client(), world.secretary)
    for number in range(2):
        taken_over(world, number=f"RVC {number}", issuer="rvc", issuer_name="")
    placed(world, taken_over(world))
    exported = client.get(reverse("applications:taken_over_download")).content
    assert read_table(exported, "x.xlsx")[0] == list(COLUMNS)
    assert upload(client, exported, "lijst.xlsx").status_code == 303
    shown = client.get(reverse("applications:taken_over_check")).context["preview"]
    assert (shown.new, shown.known, shown.wrong) == (0, 3, 0)
    elsewhere = accounts.membership(role=Role.SECRETARIAT)
    site = accounts.school_site(board=accounts.school_board(partnership=elsewhere.organisation.partnership))
    other = sign_in(Client(), elsewhere)
    page = openpyxl.load_workbook(io.BytesIO(exported)).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    moved = [[*row[:10], site.code, *row[11:]] for row in rows]
    assert upload(other, sheets.write_workbook([Sheet("x", list(COLUMNS), moved)]), "x.xlsx").status_code == 303
    assert confirm(other).status_code == 303
    assert TakenOverDeclaration.objects.filter(partnership=site.board.partnership).count() == 3
    assert upload(other, exported.replace(b"PK", b"XX"), "x.xlsx").status_code == 422


def test_a_school_reads_in_for_its_own_sites_only(world: World) -> None:
    other = accounts.school_site(board=accounts.school_board(partnership=world.partnership))
    client = sign_in(Client(), world.submitter)
    assert upload(client, csv_of({**ROW, "Vestiging": other.code})).status_code == 303
    assert client.get(reverse("applications:taken_over_check")).context["preview"].wrong == 1
    with pytest.raises(WrongState):
        actions.import_taken_over(world.act(world.submitter), rows=[actions.Row(values(), site_id=other.pk)])


def test_the_download_holds_what_one_sees(world: World) -> None:
    taken_over(world)
    stranger: Membership = accounts.submitter(partnership=world.partnership)
    url = reverse("applications:taken_over_download")
    assert len(read_table(sign_in(Client(), world.submitter).get(url).content, "x.xlsx")) == 2
    assert len(read_table(sign_in(Client(), stranger).get(url).content, "x.xlsx")) == 1
    assert sign_in(Client(), world.member(Role.CONTROLLER)).get(url).status_code == 403


@pytest.mark.parametrize("page", ["taken_over", "taken_over_check"])
def test_as_many_queries_for_one_as_for_many(world: World, page: str, django_assert_max_num_queries: Any) -> None:
    client = sign_in(Client(), world.submitter)
    if page == "taken_over_check":
        rows = [{**ROW, "Nummer": f"N{number}", "Vestiging": world.site.code} for number in range(30)]
        upload(client, csv_of(*rows))
    else:
        for _ in range(26):
            taken_over(world)
    with django_assert_max_num_queries(16):
        assert client.get(reverse(f"applications:{page}")).status_code == 200
