"""How many files a case holds and how much one person adds on a day; nothing of a refused file is kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications import actions
from applications.models import Application
from casework.models import AuditEntry
from correspondence import files
from correspondence.enums import ScanState
from correspondence.models import StoredFile
from correspondence.problems import FileRefused
from tests.factories import accounts, applications
from tests.factories.correspondence import pdf_bytes, upload

pytestmark = pytest.mark.django_db
FULL = "In dit dossier zitten al 25 bestanden; meer kan niet."
TOO_MUCH = "Eén persoon kan per dag hoogstens"


def held(case: Application) -> tuple[int, int, int, set[str]]:
    """What of a case a refused file could have left behind."""
    stored = sum(path.is_file() for path in files.root().rglob("*")) if files.root().exists() else 0
    entries = set(AuditEntry.objects.filter(case_id=case.pk).values_list("pk", flat=True))
    return case.documents.count(), StoredFile.objects.filter(case_id=case.pk).count(), stored, entries


def fill_up(where: applications.World, case: Application, most: int = 25) -> None:
    """Bring a case to so many files."""
    for number in range(case.documents.filter(removed_at=None).count(), most):
        applications.paper(where.act(where.submitter), case, title=f"Stuk {number + 1}")


def test_one_more_than_a_case_holds() -> None:
    where = applications.world()
    case, other = applications.draft(where), applications.draft(where)
    fill_up(where, case, 24)
    applications.paper(where.act(where.submitter), case, title="Nummer 25")
    before = held(case)
    with pytest.raises(FileRefused, match=FULL):
        applications.paper(where.act(where.submitter), case, title="Nummer 26")
    assert held(case) == before
    applications.paper(where.act(where.submitter), other)


def test_what_was_taken_out_makes_room() -> None:
    where = applications.world()
    case = applications.submitted(where)
    fill_up_by_office(where, case)
    last = case.documents.order_by("-id")[0]
    office = where.act(where.secretary)
    actions.remove_document(office, application_id=case.pk, document_id=last.pk, reason="Dubbel.")
    applications.paper(office, case)
    with pytest.raises(FileRefused, match=FULL):
        applications.paper(office, case)


def fill_up_by_office(where: applications.World, case: Application) -> None:
    for _ in range(case.documents.count(), 25):
        applications.paper(where.act(where.secretary), case)


def test_refused_at_the_field(client: Client, send: Any) -> None:
    where = applications.world()
    case = applications.draft(where)
    fill_up(where, case)
    before = held(case)
    accounts.sign_in(client, where.submitter)
    typed = {"kind": "other", "title": "Nog een stuk", "no_bsn_confirmed": "on", "file": upload("nog.pdf")}
    answer = send("document_add", case, typed)
    assert answer.status_code == 422
    assert any(FULL in str(error) for error in answer.context["form"].errors["file"])
    assert 'value="Nog een stuk"' in answer.content.decode()
    assert held(case) == before


def test_the_same_form_goes_through_once_there_is_room(client: Client, send: Any) -> None:
    """A refused file uses up no one-time key."""
    where = applications.world()
    case = applications.draft(where)
    fill_up(where, case)
    accounts.sign_in(client, where.submitter)
    key = "7b0e8f5e-0000-4000-8000-000000000001"
    typed = {"kind": "other", "title": "Stuk", "no_bsn_confirmed": "on"}
    assert send("document_add", case, {**typed, "file": upload("een.pdf")}, key=key).status_code == 422
    last = case.documents.order_by("-id")[0]
    actions.remove_document(where.act(where.submitter), application_id=case.pk, document_id=last.pk)
    assert send("document_add", case, {**typed, "file": upload("een.pdf")}, key=key).status_code == 303
    assert case.documents.filter(removed_at=None).count() == 25


def test_what_one_person_adds_on_a_day(settings: Any) -> None:
    where = applications.world()
    case, other = applications.draft(where), applications.draft(where)
    size = applications.inspected().size
    settings.MOST_BYTES_PER_PERSON_A_DAY = 3 * size
    for place in (case, other, case):
        applications.paper(where.act(where.submitter), place)
    before = held(case)
    with pytest.raises(FileRefused, match=TOO_MUCH):
        applications.paper(where.act(where.submitter), case)
    assert held(case) == before
    applications.paper(where.act(where.colleague), case)
    applications.paper(where.act(where.submitter, days=1), case)


def test_what_was_destroyed_does_not_count(settings: Any) -> None:
    where = applications.world()
    settings.MOST_BYTES_PER_PERSON_A_DAY = applications.inspected().size
    thrown_away = applications.draft(where)
    applications.paper(where.act(where.submitter), thrown_away)
    actions.discard(where.act(where.submitter), application_id=thrown_away.pk)
    applications.paper(where.act(where.submitter), applications.draft(where))


def test_a_day_s_limit_is_told_at_the_field(client: Client, send: Any, settings: Any) -> None:
    where = applications.world()
    case = applications.draft(where)
    settings.MOST_BYTES_PER_PERSON_A_DAY = len(pdf_bytes()) - 1
    accounts.sign_in(client, where.submitter)
    typed = {"kind": "other", "title": "Stuk", "no_bsn_confirmed": "on", "file": upload()}
    answer = send("document_add", case, typed)
    assert answer.status_code == 422
    assert any(TOO_MUCH in str(error) for error in answer.context["form"].errors["file"])
    assert not case.documents.exists()


def links(client: Client, where: applications.World, case: Application, paper: Any) -> tuple[bool, str]:
    """Whether the case page leads the secretariat to this paper, and the page."""
    accounts.sign_in(client, where.secretary)
    page = client.get(reverse("applications:case", args=[case.public_id])).content.decode()
    return reverse("correspondence:download", args=["document", paper.public_id]) in page, page


@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.REFUSED])
def test_no_way_to_a_file_that_cannot_be_opened(client: Client, state: ScanState) -> None:
    where = applications.world()
    case = applications.submitted(where)
    held, open_one = case.documents.order_by("id")[:2]
    StoredFile.objects.filter(pk=held.file_id).update(scan_state=state)
    leads, page = links(client, where, case, held)
    assert not leads
    assert page.count(str(state.label)) == 1
    assert held.title in page
    assert links(client, where, case, open_one)[0]


@pytest.mark.parametrize("state", [ScanState.NOT_SCANNED, ScanState.CLEAN])
def test_what_can_be_opened_carries_no_tag_and_says_when_nobody_looked_for_viruses(
    client: Client, state: ScanState
) -> None:
    where = applications.world()
    case = applications.submitted(where)
    papers = list(case.documents.order_by("id"))
    StoredFile.objects.filter(pk__in=[paper.file_id for paper in papers]).update(scan_state=state)
    leads, page = links(client, where, case, papers[0])
    assert leads
    assert str(state.label) not in page
    assert page.count("Niet op virussen") == (len(papers) if state == ScanState.NOT_SCANNED else 0)
