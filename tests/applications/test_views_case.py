"""The page of a case: what each reader sees of it, and what he does not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications import actions
from applications.enums import Capacity, Section
from applications.models import Application
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]
SECRET = "Kanariestraat 99"
OTHER_MAIL = "kanarie@ouder.example"


def with_canaries(where: applications.World) -> Application:
    """A received case whose first guardian has a secret address, and whose second has a mail address to look for."""
    case = applications.submitted(where)
    actions.request_supplement(
        where.act(where.secretary), application_id=case.pk, items=[{"text": "Kanarie-aanvulling"}], due_on=_monday()
    )
    act = where.act(where.submitter)
    first, second = case.guardians.order_by("id")
    values = {"address": SECRET, "address_secret": True}
    actions.change_row(act, application_id=case.pk, section=Section.GUARDIANS, row_id=first.pk, values=values)
    actions.change_row(
        act, application_id=case.pk, section=Section.GUARDIANS, row_id=second.pk, values={"email": OTHER_MAIL}
    )
    return applications.fresh(case)


def _monday() -> Any:
    return applications.TODAY.replace(day=15)


def with_expert(where: applications.World, case: Application) -> Any:
    """An expert who takes part, as the verb of an upper app lets him."""
    from applications.consequences import take_part

    expert = where.member(Role.EXPERT)
    take_part(where.act(where.secretary), case, user_id=expert.user_id, capacity=Capacity.EXPERT, slot=1)
    return expert


def page(client: Client, member: Any, case: Application) -> str:
    accounts.sign_in(client, member)
    answer = client.get(address("case", case))
    assert answer.status_code == 200
    return text_of(answer)


@pytest.mark.parametrize("state", list(applications.REACH))
def test_school_sees_its_case(client: Client, state: str) -> None:
    where = applications.world()
    case = applications.REACH[state](where)
    assert case.pupil_label in page(client, where.submitter, case)


def test_secret_address_is_the_office_s(client: Client) -> None:
    where = applications.world()
    case = with_canaries(where)
    assert SECRET in page(client, where.secretary, case)
    assert SECRET in page(client, where.member(Role.BOARD_MEMBER), case)
    parent = applications.followed(where, case)
    for member in (where.submitter, with_expert(where, case)):
        assert SECRET not in page(client, member, case)
    assert SECRET in page(client, parent, case), "his own address"


@pytest.mark.parametrize("of", ["pupil", "guardian"])
def test_the_school_cannot_bring_a_secret_address_into_view(client: Client, send: Any, of: str) -> None:
    """Not by a version that is too old, and not by taking the mark off; a new address takes the place of the old."""
    where = applications.world()
    case = with_canaries(where)
    secret = {"address": SECRET, "postcode": "0000 ZZ", "place": "Verborgenstad", "address_secret": True}
    office = where.act(where.secretary)
    actions.save_section(office, application_id=case.pk, section=Section.PUPIL, values=secret)
    first = case.guardians.order_by("id").first()
    actions.change_row(office, application_id=case.pk, section=Section.GUARDIANS, row_id=first.pk, values=secret)
    name, row = ("section_pupil", None) if of == "pupil" else ("guardian_change", first)
    known = {"first_name": "Sam", "last_name": "Proef", "name": "R. Ouder", "authority": "yes"}

    def stored() -> Any:
        found = applications.fresh(case)
        return found.pupil if of == "pupil" else found.guardians.get(pk=first.pk)

    accounts.sign_in(client, where.submitter)
    stale = send(name, case, {**known, "address": "Straat 1", "place": "Stad", "_version": "0"}, row=row)
    assert stale.status_code == 409
    assert "alleen bekend bij het samenwerkingsverband" in text_of(stale)
    assert not any(part in text_of(stale) for part in (SECRET, "0000 ZZ", "Verborgenstad"))
    assert send(name, case, known, row=row).status_code == 303
    assert (stored().address, stored().address_secret) == (SECRET, True)
    assert SECRET not in page(client, where.submitter, case)
    assert send(name, case, {**known, "address": "Straat 1"}, row=row).status_code == 303
    assert (stored().address, stored().postcode, stored().place) == ("Straat 1", "", "")


def test_contact_data_are_for_office_and_school(client: Client) -> None:
    where = applications.world()
    case = with_canaries(where)
    parent = applications.followed(where, case)
    expert = with_expert(where, case)
    assert OTHER_MAIL in page(client, where.secretary, case)
    assert OTHER_MAIL in page(client, where.submitter, case)
    for member in (parent, expert):
        shown = page(client, member, case)
        assert OTHER_MAIL not in shown
        assert "Dorpsstraat 1" not in shown, "the pupil's address tells where the other parent lives"
        assert "Laan 22" not in shown


def test_parent_reads_his_own_view_only(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    shown = page(client, applications.followed(where, case), case)
    assert "zegt moeder" in shown
    assert "zegt vader" not in shown
    assert case.guardians.order_by("id")[1].name not in shown
    assert "leert vooral door te doen" not in shown
    assert "Steunpunt Proefstreek" in shown
    assert "26 april 2027" in shown
    assert "OKR groep 8" not in shown


def test_names_stay_inside_the_office(client: Client) -> None:
    """School and parents read which house acted; the office reads who."""
    where = applications.world()
    case = applications.complete(where)
    secretary, submitter = where.secretary.user.name, where.submitter.user.name
    assert submitter in page(client, where.secretary, case)
    school = page(client, where.colleague, case)
    assert f"· {secretary}" not in school
    assert "het samenwerkingsverband" in school
    parent = page(client, applications.followed(where, case), case)
    assert secretary not in parent
    assert submitter not in parent


def test_supplement_is_between_office_and_school(client: Client) -> None:
    where = applications.world()
    case = with_canaries(where)
    for member in (where.secretary, where.submitter):
        assert "Kanarie-aanvulling" in page(client, member, case)
    for member in (applications.followed(where, case), with_expert(where, case)):
        assert "Kanarie-aanvulling" not in page(client, member, case)


def test_matches_are_the_secretariat_s(client: Client) -> None:
    where = applications.world()
    other = applications.world(partnership=where.partnership)
    mine, theirs = applications.submitted(where, first_name="Sam"), applications.submitted(other, first_name="Sam")
    pupil = theirs.pupil
    values = {"first_name": "Sam", "last_name": pupil.last_name}
    registered = applications.registered(where)
    actions.save_section(
        where.act(where.secretary),
        application_id=registered.pk,
        section=Section.PUPIL,
        values={**values, "birth_date": pupil.birth_date},
    )
    assert theirs.number in page(client, where.secretary, registered)
    assert "Mogelijk dezelfde leerling" in page(client, where.secretary, registered)
    for member in (where.submitter, where.member(Role.BOARD_MEMBER)):
        shown = page(client, member, registered)
        assert theirs.number not in shown
        assert "Mogelijk dezelfde leerling" not in shown
    assert mine.number not in page(client, where.secretary, registered)


def test_expert_sees_no_terms_and_no_one_else(client: Client) -> None:
    where = applications.world()
    case = applications.complete(where)
    expert = with_expert(where, case)
    shown = page(client, expert, case)
    assert "Termijnen" not in shown
    assert "Uiterlijk" not in shown
    assert "Toegang van ouders" not in shown
    second = accounts.membership(role=Role.EXPERT, partnership=where.partnership, name="Kanarie Deskundige")
    from applications.consequences import take_part

    take_part(where.act(where.secretary), case, user_id=second.user_id, capacity=Capacity.EXPERT, slot=2)
    assert "Kanarie Deskundige" not in page(client, expert, case)


def test_derivation_of_the_date(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    shown = page(client, where.submitter, case)
    assert "Waarom deze datum?" in shown
    assert "Awb 4:13" in shown


def test_reason_stands_in_the_place_of_a_button(client: Client) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    shown = page(client, where.secretary, case)
    assert "Sluiten kan na de laatste dag." in shown
    assert "disabled" not in shown.partition("<main")[2]


def download(client: Client, member: Any, paper: Any) -> int:
    accounts.sign_in(client, member)
    keys = {"kind": "document", "public_id": paper.public_id}
    return client.get(reverse("correspondence:download", kwargs=keys)).status_code


def test_who_downloads_a_document(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    parent, expert = applications.followed(where, case), with_expert(where, case)
    paper = case.documents.order_by("id").first()
    outsiders = [parent, accounts.submitter(partnership=where.partnership), applications.world().secretary]
    for member in (where.secretary, where.submitter, expert):
        assert download(client, member, paper) == 200
    for member in outsiders:
        assert download(client, member, paper) == 404
    actions.remove_document(
        where.act(where.secretary), application_id=case.pk, document_id=paper.pk, reason="Hoort hier niet"
    )
    assert download(client, where.secretary, paper) == 200
    for member in (where.submitter, expert, *outsiders):
        assert download(client, member, paper) == 404


def test_access_ends_with_its_verb(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    parent = applications.followed(where, case)
    guardian = case.guardians.order_by("id").first()
    assert page(client, parent, case)
    actions.end_guardian_access(where.act(where.secretary), application_id=case.pk, guardian_id=guardian.pk)
    # It was his last case, so his hat ended with it.
    assert client.get(address("case", case)).status_code == 403


def test_parent_is_told_when_it_is_late(client: Client, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.submitted(where)
    parent = applications.followed(where, case)
    assert "moeten zijn" not in page(client, parent, case)
    at(60)
    assert "moeten zijn" in page(client, parent, case)
