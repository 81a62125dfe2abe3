"""Submitting and intake through the pages: who may, in which state, once, and what it says afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.enums import MandateKind, Role
from accounts.models import Membership
from applications import actions
from applications.models import Application, SupplementRequest
from casework.refusals import WrongState
from casework.text import dutch_date
from correspondence.models import Letter
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]
REASON = {"reason": "school", "note": ""}
ASK = {"items": [], "own_items": "Het verslag van de school.", "due_on": "15-3-2027", "explanation": ""}
LATER = {"new_last_day": "1-6-2027", "reason": "De adviezen komen later."}

# Who gets through (303) with which page in which state. Everybody else who sees the case is refused: 403 for who may
# never do this, 409 for the wrong moment. Who does not see the case finds nothing.
SCHOOL = {"submitter", "colleague"}
OFFICE = {"secretary"}
# To whom the case exists: a draft is the school's own.
SEES = {state: SCHOOL if state == "draft" else SCHOOL | OFFICE | {"board"} for state in applications.REACH}
ALLOWED: dict[str, dict[str, set[str]]] = {
    "hand_over": {"draft": SCHOOL},
    "discard": {"draft": SCHOOL},
    "check_answers": {"draft": {"submitter"}},
    "request_supplement": {"submitted": OFFICE},
    "give_supplement": {"supplement_requested": SCHOOL},
    "close_supplement": {},
    "take_in": {"submitted": OFFICE},
    "longer_term": dict.fromkeys(("submitted", "supplement_requested", "complete"), OFFICE),
    "withdraw": dict.fromkeys(("submitted", "supplement_requested", "complete"), SCHOOL | OFFICE),
}
DATA: dict[str, dict[str, Any]] = {
    "check_answers": {"results_declared": "on"},
    "request_supplement": ASK,
    "give_supplement": {"unchanged_because": "Het stuk zat er al in."},
    "withdraw": REASON,
    "longer_term": LATER,
}


def cast(where: applications.World) -> dict[str, Membership]:
    """Everybody who could try."""
    return {
        "submitter": where.submitter,
        "colleague": where.colleague,
        "secretary": where.secretary,
        "board": where.member(Role.BOARD_MEMBER),
        "expert": where.member(Role.EXPERT),
        "other_board": accounts.submitter(partnership=where.partnership),
        "other_partnership": applications.world().secretary,
    }


@pytest.mark.parametrize("state", list(applications.REACH))
def test_who_may_when(client: Client, send: Send, state: str) -> None:
    """Everybody tries every page; each try is undone."""
    where = applications.world()
    case = applications.REACH[state](where)
    before = Application.objects.filter(pk=case.pk).values().get()
    for name, member in cast(where).items():
        accounts.sign_in(client, member)
        for page, states in ALLOWED.items():
            with transaction.atomic():
                status = send(page, case, DATA.get(page)).status_code
                assert status in _expected(name, page, state), (name, page, status)
                if name not in states.get(state, set()):
                    assert Application.objects.filter(pk=case.pk).values().get() == before, (name, page)
                transaction.set_rollback(True)


def _expected(name: str, page: str, state: str) -> set[int]:
    if name in ALLOWED[page].get(state, set()) or _done_already(page, state, name):
        return {303}
    return {403, 409, 422} if name in SEES[state] else {404}


def _done_already(page: str, state: str, name: str) -> bool:
    """Pressing again what was done is answered politely, with the way to the result."""
    done = {
        ("check_answers", "submitted"): {"submitter"},
        ("request_supplement", "supplement_requested"): OFFICE,
        ("take_in", "complete"): OFFICE,
        ("give_supplement", "submitted"): SCHOOL,
        ("close_supplement", "submitted"): OFFICE,
        ("withdraw", "withdrawn"): SCHOOL | OFFICE,
    }
    return name in done.get((page, state), set())


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


def test_supplement_prefilled_with_open_points(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.registered(where)
    accounts.sign_in(client, where.secretary)
    form = client.get(address("request_supplement", case)).context["form"]
    assert "education_report" in form.initial["items"]
    assert "pupil_voice" not in form.initial["items"]
    offered = [code for code, _ in form.fields["items"].choices]
    assert {"education_report", "learning_all_domains"} <= set(offered)
    assert "pupil_voice" not in offered
    assert str(form.initial["due_on"]) == "2027-03-15"
    typed = {"items": ["education_report", "motivation"], "own_items": "Kopie van de brief.\n\n", "due_on": "15-3-2027"}
    assert send("request_supplement", case, typed).status_code == 303
    asked = SupplementRequest.objects.get()
    assert [item["section"] for item in asked.items] == ["motivation", "documents", ""]
    assert asked.items[2]["text"] == "Kopie van de brief."


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"due_on": "15-3-2027"}, "own_items", "Noem ten minste één onderdeel"),
        ({"own_items": "Verslag.", "due_on": "1-3-2027"}, "due_on", "moet na vandaag"),
        ({"own_items": "Verslag.", "due_on": "14-3-2027"}, "due_on", "Kies een werkdag"),
        ({"own_items": "Verslag.", "due_on": ""}, "due_on", "Vul bij"),
        ({"own_items": "Verslag.", "due_on": "29-3-2027"}, "due_on", "Kies een werkdag"),
    ],
)
def test_supplement_refusals(client: Client, send: Send, typed: dict[str, str], field: str, sentence: str) -> None:
    where = applications.world()
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)
    answer = send("request_supplement", case, typed)
    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[field])
    assert not SupplementRequest.objects.exists()


def test_preview_sends_nothing(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.submitted(where)
    before = Letter.objects.count()
    accounts.sign_in(client, where.secretary)
    answer = send("request_supplement", case, {**ASK, "_preview": "1"})
    assert answer.status_code == 200
    letter = text_of(answer)
    assert "Het verslag van de school." in letter
    assert "15 maart 2027" in letter
    assert "10 mei 2027" in letter
    assert (SupplementRequest.objects.count(), Letter.objects.count()) == (0, before)
    assert "Het verslag van de school." in text_of(client.get(address("request_supplement", case)))
    assert send("request_supplement", case, {"_preview": "1"}).status_code == 422


def test_supplement_road(client: Client, send: Send, at: Callable[[int], None]) -> None:
    """Asked, filled in, given: the school sees what is asked and may change its answers for that time."""
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.colleague)
    assert "Aanvulling gevraagd" in text_of(client.get("/"))
    tasks = text_of(client.get(address("tasks", case)))
    assert "aanvullen" in tasks
    asked = SupplementRequest.objects.get()
    for said in (tasks, text_of(client.get(address("give_supplement", case)))):
        assert "Dit is gevraagd" in said
        assert asked.items
        assert all(item["text"] in said for item in asked.items)
        assert f"Uiterlijk op {dutch_date(asked.due_on)}." in said
    assert send("section_motivation", case, {"text": "Uitgebreider."}).status_code == 303
    assert "Aanvulling insturen" in text_of(client.get(address("check_answers", case)))
    at(3)
    assert send("give_supplement", case).status_code == 303
    assert str(SupplementRequest.objects.get().completed_on) == "2027-03-04"
    assert send("section_motivation", case, {"text": "Nog langer."}).status_code == 403


def test_supplement_without_any_change_needs_its_reason(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.submitter)
    with pytest.raises(WrongState, match="niets gewijzigd"):
        actions.give_supplement(where.act(where.submitter), application_id=case.pk, unchanged_because=" ")
    assert "zonder iets te wijzigen" in text_of(client.get(address("give_supplement", case)))
    assert send("give_supplement", case).status_code == 422
    assert SupplementRequest.objects.get().closed_on is None
    assert send("give_supplement", case, {"unchanged_because": "Het verslag zat er al in."}).status_code == 303
    asked = SupplementRequest.objects.get()
    assert (asked.outcome, asked.unchanged_because) == ("completed", "Het verslag zat er al in.")
    accounts.sign_in(client, where.secretary)
    assert "Ingestuurd zonder wijziging: Het verslag zat er al in." in text_of(client.get(address("case", case)))


def test_supplement_with_a_change_asks_no_reason(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    applications.paper(where.act(where.submitter), case)
    accounts.sign_in(client, where.submitter)
    assert "zonder iets te wijzigen" not in text_of(client.get(address("give_supplement", case)))
    assert send("give_supplement", case).status_code == 303
    assert SupplementRequest.objects.get().unchanged_because == ""


def test_supplement_that_lapsed(client: Client, send: Send, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.secretary)
    said = text_of(client.get(address("case", case)))
    assert "De school heeft nog tijd om aan te vullen." in said
    assert address("close_supplement", case) not in said
    at(15)
    assert address("close_supplement", case) in text_of(client.get(address("case", case)))
    assert send("close_supplement", case).status_code == 303
    assert SupplementRequest.objects.get().outcome == "lapsed"


def test_supplement_on_paper(client: Client, send: Send, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.registered(where)
    accounts.sign_in(client, where.secretary)
    send("request_supplement", case, {"own_items": "Het verslag.", "due_on": "15-3-2027"})
    at(10)
    early = send("give_supplement", case, {"last_item_received_on": "28-2-2027"})
    assert "ligt voor het verzoek" in str(early.context["form"].errors)
    late = send("give_supplement", case, {"last_item_received_on": "12-3-2027"})
    assert "ligt in de toekomst" in str(late.context["form"].errors)
    unchanged = send("give_supplement", case, {"last_item_received_on": "4-3-2027"})
    assert "unchanged_because" in unchanged.context["form"].errors
    why = {"unchanged_because": "Het verslag zat bij de aanvraag op papier."}
    assert send("give_supplement", case, {"last_item_received_on": "4-3-2027", **why}).status_code == 303
    assert str(SupplementRequest.objects.get().completed_on) == "2027-03-04"


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


@pytest.mark.parametrize("page", ["request_supplement", "take_in", "withdraw"])
def test_page_opens_at_its_moment_only(client: Client, page: str) -> None:
    """Nobody fills in a form that its verb would refuse; and the refusal does not tell which state it is."""
    where = applications.world()
    case = applications.complete(where) if page != "withdraw" else applications.filled(where)
    accounts.sign_in(client, where.secretary if page != "withdraw" else where.submitter)
    answer = client.get(address(page, case))
    assert answer.status_code == (303 if page == "take_in" else 409)
    if answer.status_code == 409:
        assert case.get_status_display() not in text_of(answer).partition("<main")[2]


def test_office_finds_the_way_to_take_a_paper_out(client: Client) -> None:
    where = applications.world()
    case = applications.complete(where)
    paper = case.documents.order_by("id").first()
    accounts.sign_in(client, where.secretary)
    assert address("document_remove", case, paper) in text_of(client.get(address("case", case)))
    accounts.sign_in(client, where.submitter)
    assert address("document_remove", case, paper) not in text_of(client.get(address("case", case)))
