"""Who looked into a case: written down before it is shown, told to parents without names, listed for the officer."""

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from casework import access
from casework.models import AccessEntry
from tests.factories import accounts, applications
from tests.support.cases import address, text_of
from tests.support.database import owner_connection, role_connection

pytestmark = pytest.mark.django_db
LOG = reverse("accounts:access_log")


def officer(where: applications.World) -> Any:
    return where.member(Role.PRIVACY_OFFICER)


def look(client: Client, where: applications.World, *members: Any) -> Any:
    """A received case into which these people look."""
    case = applications.submitted(where)
    for member in members:
        accounts.sign_in(client, member)
        assert client.get(address("case", case)).status_code == 200
    return case


def test_a_look_is_written_down_with_the_person_as_he_was(client: Client, where: applications.World) -> None:
    case = look(client, where, where.secretary)
    entry = AccessEntry.objects.get()
    assert (entry.case_id, entry.case_number, entry.what) == (case.pk, case.number, access.CASE_FILE)
    assert (entry.actor_id, entry.actor_name) == (where.secretary.user_id, where.secretary.user.name)
    assert entry.actor_role == Role.SECRETARIAT
    assert entry.organisation_name == where.secretary.organisation.name
    assert case.pupil_label not in str(vars(entry))


def test_who_sees_nothing_leaves_nothing(client: Client, where: applications.World) -> None:
    case = applications.submitted(where)
    accounts.sign_in(client, where.member(Role.EXPERT))
    assert client.get(address("case", case)).status_code == 404
    accounts.sign_in(client, where.secretary)
    assert client.get(reverse("applications:list")).status_code == 200
    assert not AccessEntry.objects.exists()


def test_what_cannot_be_written_down_is_not_shown(
    client: Client, where: applications.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)

    def full(*args: Any) -> None:
        raise DatabaseError("no space left")

    monkeypatch.setattr(access, "write", full)
    client.raise_request_exception = False
    answer = client.get(address("case", case))
    assert answer.status_code == 500
    assert case.pupil_label not in text_of(answer)


def test_a_look_costs_two_queries(client: Client, where: applications.World, django_assert_num_queries: Any) -> None:
    case = applications.submitted(where)
    act = where.act(where.secretary)
    with django_assert_num_queries(2):
        access.write(act, "Kantoor", [access.Look(case.pk, "dossier"), access.Look(case.pk, "brief")])
    assert AccessEntry.objects.count() == 2


def test_nobody_changes_the_list() -> None:
    for connect in (owner_connection, lambda: role_connection("toewijzer_app")):
        for statement in ("UPDATE casework_accessentry SET what = 'x'", "TRUNCATE casework_accessentry"):
            with connect() as connection, pytest.raises(psycopg.Error, match=r"never|permission"):
                _change(connection, statement)


def _change(connection: Any, statement: str) -> None:
    """Try on a row that is taken back afterwards."""
    with connection.transaction():
        connection.execute(
            "INSERT INTO casework_accessentry (at, actor_name, actor_role, organisation_name, case_number, what,"
            " request_id) VALUES (now(), '', '', '', '', 'proef', '')"
        )
        connection.execute(statement)


def test_the_officer_reads_numbers_and_names_of_staff_and_nothing_of_a_pupil(
    client: Client, where: applications.World
) -> None:
    case = look(client, where, where.secretary, where.submitter)
    accounts.sign_in(client, officer(where))
    text = text_of(client.get(LOG))
    assert where.secretary.user.name in text
    assert case.number in text
    assert case.pupil_label not in text
    assert client.get(address("case", case)).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PRIVACY_OFFICER])
def test_nobody_else_reads_the_list(client: Client, where: applications.World, role: Role) -> None:
    look(client, where, where.secretary)
    accounts.sign_in(client, where.member(role))
    for url in (LOG, reverse("accounts:access_log_file", kwargs={"form": "csv"})):
        answer = client.get(url)
        assert answer.status_code == 403
        assert where.secretary.user.name not in text_of(answer).partition("<main")[2]


def test_another_partnership_reads_its_own(client: Client, where: applications.World) -> None:
    look(client, where, where.secretary)
    accounts.sign_in(client, accounts.membership(role=Role.PRIVACY_OFFICER))
    text = text_of(client.get(LOG))
    assert "Nog niemand heeft een dossier bekeken" in text
    assert where.secretary.user.name not in text


def test_the_list_is_searched_by_number_person_and_period(client: Client, where: applications.World) -> None:
    case = look(client, where, where.secretary, where.submitter)
    accounts.sign_in(client, officer(where))
    staff, school = where.secretary.user.name, where.submitter.user.name

    def found(**query: str) -> tuple[bool, bool]:
        main = text_of(client.get(LOG, query)).partition("<table")[2].partition("</table")[0]
        return staff in main, school in main

    today = applications.TODAY
    assert found(nummer=case.number.lower()) == (True, True)
    assert found(nummer="A-2000-99999") == (False, False)
    assert found(persoon=staff[:7].upper() + staff[7:]) == (True, False)
    assert found(vanaf=f"{today.day}-{today.month}-{today.year}") == (True, True)
    assert found(tot=f"1-1-{today.year - 1}") == (False, False)
    assert "1-1-19999" in text_of(client.get(LOG, {"vanaf": "1-1-19999"}))


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same(
    client: Client, where: applications.World, many: int, django_assert_num_queries: Any
) -> None:
    case = applications.submitted(where)
    act = where.act(where.secretary)
    for _ in range(many):
        access.write(act, "Kantoor", [access.Look(case.pk, "dossier")])
    accounts.sign_in(client, officer(where))
    with django_assert_num_queries(5):
        client.get(LOG)


@pytest.mark.parametrize(("form", "begin"), [("csv", b"\xef\xbb\xbfDossier,Wat"), ("xlsx", b"PK")])
def test_the_list_as_a_file_is_written_down_too(
    client: Client, where: applications.World, form: str, begin: bytes
) -> None:
    case = look(client, where, where.secretary)
    accounts.sign_in(client, officer(where))
    answer = client.get(reverse("accounts:access_log_file", kwargs={"form": form}), {"nummer": case.number})
    assert answer.content.startswith(begin)
    assert f"inzage.{form}" in answer["Content-Disposition"]
    entry = AccessEntry.objects.latest("id")
    assert (entry.case_id, entry.what, entry.actor_role) == (None, access.OWN_LOG, Role.PRIVACY_OFFICER)
    assert client.get(reverse("accounts:access_log_file", kwargs={"form": "pdf"})).status_code == 404


def test_parents_read_role_and_house_and_day_without_a_name(client: Client, where: applications.World) -> None:
    case = look(client, where, where.secretary, where.submitter)
    accounts.sign_in(client, applications.followed(where, case))
    for _ in range(2):
        text = text_of(client.get(address("case", case)))
    assert "een medewerker, " + where.secretary.organisation.name in text
    assert "een medewerker, " + case.board.name in text
    assert where.secretary.user.name not in text
    assert "een ouder, " not in text.partition("Wie het dossier heeft bekeken")[2].partition("</section")[0]
