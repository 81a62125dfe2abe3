"""Submitting and intake through the pages: by whom, once, and what it says afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.enums import MandateKind
from applications.models import Application, SupplementRequest
from tests.applications.typed import DATA, LATER
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def test_submit(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    accounts.sign_in(client, where.submitter)
    answer = send("check_answers", case, {"results_declared": "on"})
    assert answer.url == address("submitted", case)
    page = text_of(client.get(answer.url))
    assert "De aanvraag is ingediend" in page
    assert "A2027-00001" in page
    assert "26 april 2027" in page
    case = applications.fresh(case)
    assert (case.status, case.received_on) == ("submitted", applications.TODAY)


def test_submit_needs_the_declaration_and_a_complete_form(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    accounts.sign_in(client, where.submitter)
    undeclared = send("check_answers", case, {})
    assert undeclared.status_code == 422
    assert "Verklaar dat alle bekende" in text_of(undeclared)
    empty = applications.draft(where)
    refused = send("check_answers", empty, {"results_declared": "on"})
    assert refused.status_code == 422
    said = text_of(refused)
    assert "Dit kan nog niet" in said
    assert address("section_pupil", empty) in said
    assert applications.fresh(empty).number == ""


def test_without_mandate_hand_over(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where, by=where.colleague)
    accounts.sign_in(client, where.colleague)
    page = text_of(client.get(address("check_answers", case)))
    assert "Indienen kan alleen iemand met een mandaat" in page
    assert address("hand_over", case) in page
    assert 'name="results_declared"' not in page
    case.motivation.delete()
    offering = client.get(address("hand_over", case))
    assert [(point.code, point.repair) for point in offering.context["open_points"]] == [
        ("motivation", address("section_motivation", case))
    ]
    assert send("hand_over", case).status_code == 303
    waiting = client.get(address("case", case)).context["step"]
    assert (waiting.who, waiting.action) == ("een collega met een mandaat van het schoolbestuur", None)
    accounts.sign_in(client, where.submitter)
    home = text_of(client.get("/"))
    assert "Aangeboden ter ondertekening" in home
    assert case.pupil_label in home
    assert "Controleren en indienen" in text_of(client.get(address("case", case)))


def test_ended_mandate(client: Client, send: Send, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.filled(where)
    mandate = where.submitter.mandates.get(kind=MandateKind.SUBMIT_APPLICATIONS)
    mandate.valid_until = applications.TODAY
    mandate.save()
    at(1)
    accounts.sign_in(client, where.submitter)
    assert send("check_answers", case, {"results_declared": "on"}).status_code == 403


@pytest.mark.parametrize("page", ["check_answers", "request_supplement", "take_in", "withdraw"])
def test_twice_gives_one_result(client: Client, send: Send, page: str) -> None:
    """The same form again shows the first result; another form says politely that it was done."""
    where = applications.world()
    case = applications.filled(where) if page == "check_answers" else applications.submitted(where)
    accounts.sign_in(client, where.submitter if page in {"check_answers", "withdraw"} else where.secretary)
    key = "6f0e5a0e-7a6e-4a48-9d0f-0d4a3b0c6f11"
    first = send(page, case, DATA.get(page), key=key)
    second = send(page, case, DATA.get(page), key=key)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.url == second.url
    assert "Dit was al gedaan" in text_of(client.get(second.url))
    assert SupplementRequest.objects.count() == (page == "request_supplement")


def test_start(client: Client, send: Send) -> None:
    where = applications.world()
    accounts.sign_in(client, where.colleague)
    page = client.get(address("start"))
    assert page.context["form"].initial["site"] == where.site.public_id
    typed = {"earlier_decision": "nee", "kind": "lwoo", "site": str(where.site.public_id)}
    answer = send("start", None, typed)
    case = Application.objects.get()
    assert answer.url == address("tasks", case)
    assert (case.kind, case.earlier_decision, case.site) == ("lwoo", False, where.site)


def test_earlier_decision_starts_nothing(client: Client, send: Send) -> None:
    where = applications.world()
    accounts.sign_in(client, where.colleague)
    answer = send("start", None, {"earlier_decision": "ja", "kind": "pro", "site": str(where.site.public_id)})
    assert answer.url == address("earlier_decision")
    assert "Een besluit blijft geldig" in text_of(client.get(answer.url))
    assert not Application.objects.exists()


def test_site_of_another_board(client: Client, send: Send) -> None:
    where = applications.world()
    other = accounts.school_site(board=accounts.school_board(partnership=where.partnership))
    accounts.sign_in(client, where.colleague)
    answer = send("start", None, {"earlier_decision": "nee", "kind": "pro", "site": str(other.public_id)})
    assert answer.status_code == 422
    assert "site" in answer.context["form"].errors


def test_register(client: Client, send: Send) -> None:
    """What came by post is entered with the day it came in, which may lie back; never in the future."""
    where = applications.world()
    accounts.sign_in(client, where.secretary)
    typed = {
        "kind": "pro",
        "site": str(where.site.public_id),
        "channel": "post",
        "received_on": "24-2-2027",
        "first_name": "Kim",
        "last_name": "Papier",
        "birth_date": "22-5-2015",
    }
    tomorrow = send("register", None, {**typed, "received_on": "2-3-2027"})
    assert "ligt in de toekomst" in str(tomorrow.context["form"].errors["received_on"])
    answer = send("register", None, typed)
    case = Application.objects.get()
    assert answer.url == address("tasks", case)
    assert (case.channel, str(case.received_on), case.pupil_label) == ("post", "2027-02-24", "Kim Papier")
    assert send("section_motivation", case, {"text": "Zie de brief van het bestuur."}).status_code == 303
    accounts.sign_in(client, where.submitter)
    assert send("register", None, typed).status_code == 403
    assert send("section_motivation", case, {"text": "Anders."}).status_code == 403


def test_take_in_shows_what_is_open(client: Client) -> None:
    where = applications.world()
    case = applications.registered(where)
    accounts.sign_in(client, where.secretary)
    page = text_of(client.get(address("take_in", case)))
    assert "Let op: dit staat nog open" in page
    assert "Voeg het onderwijskundig rapport toe." in page
    assert address("section_documents", case) in page
    assert address("request_supplement", case) in page


def test_take_in_links_only_to_what_the_secretariat_keeps(client: Client) -> None:
    """The answers of a school are not the secretariat's to mend; a soft point alone asks for no supplement."""
    where = applications.world()
    case = applications.submitted(where)
    case.pupil_statement.delete()
    accounts.sign_in(client, where.secretary)
    page = client.get(address("take_in", case))
    assert {point.code: point.repair for point in page.context["open_points"]} == {
        "pupil_voice": address("section_pupil_voice", case)
    }
    assert address("request_supplement", case) not in text_of(page)
    case.motivation.delete()
    page = client.get(address("take_in", case))
    assert {point.code: point.repair for point in page.context["open_points"]}["motivation"] == ""
    assert address("request_supplement", case) in text_of(page)


def test_longer_term_names_the_last_day_that_holds_now(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)
    assert "Een werkdag na 26 april 2027, de laatste dag die nu geldt." in text_of(
        client.get(address("longer_term", case))
    )
    refused = send("longer_term", case, {**LATER, "new_last_day": "26-4-2027"})
    assert refused.status_code == 422
    assert "moet na 26 april 2027 liggen" in str(refused.context["form"].errors["new_last_day"])


def test_guardian_gets_and_loses_access(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.submitted(where)
    guardian = case.guardians.order_by("id").first()
    accounts.sign_in(client, where.submitter)
    assert send("guardian_invite", case, row=guardian).status_code == 403
    accounts.sign_in(client, where.secretary)
    assert "Uitnodigen" in text_of(client.get(address("case", case)))
    assert send("guardian_invite", case, row=guardian).status_code == 303
    assert case.participations.filter(capacity="guardian", active_until=None).count() == 1
    assert send("guardian_end_access", case, row=guardian).status_code == 303
    assert not case.participations.filter(capacity="guardian", active_until=None).exists()


def test_document_after_submission(client: Client, send: Send) -> None:
    """The secretariat takes a paper out with a reason; then only the office still sees that it was there."""
    where = applications.world()
    case = applications.submitted(where)
    paper = case.documents.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    assert send("document_remove", case, {"reason": ""}, row=paper).status_code == 422
    assert send("document_remove", case, {"reason": "Verkeerde leerling"}, row=paper).status_code == 303
    assert "Verkeerde leerling" in text_of(client.get(address("case", case)))
    accounts.sign_in(client, where.submitter)
    assert paper.title not in text_of(client.get(address("case", case)))


def test_office_finds_the_way_to_take_a_paper_out(client: Client) -> None:
    where = applications.world()
    case = applications.complete(where)
    paper = case.documents.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    assert address("document_remove", case, paper) in text_of(client.get(address("case", case)))
    accounts.sign_in(client, where.submitter)
    assert address("document_remove", case, paper) not in text_of(client.get(address("case", case)))
