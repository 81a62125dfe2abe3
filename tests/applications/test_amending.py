"""The other kind: who may ask for it and until when, what is asked again, and what follows at experts and drafts."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from applications import actions, casepage, queries
from applications.actions.amending import TITLE
from applications.checklist import completeness
from applications.enums import DocumentKind, Section, Status
from applications.models import Application, Statement
from casework.checklist import blocking
from casework.models import Deadline, Mail, Version
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.problems import FileRefused
from tests.factories import accounts, applications, decisions
from tests.factories.correspondence import upload
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
OPEN = ["submitted", "supplement_requested", "complete"]


def changed(where: applications.World, case: Application, kind: str, by: Any = None, **more: Any) -> Application:
    """A case whose board asked for the other kind."""
    act = where.act(by or where.submitter, days=more.pop("days", 0))
    letter = {"upload": applications.inspected("brief.pdf"), "no_bsn_confirmed": True}
    actions.change_kind(act, application_id=case.pk, kind=kind, **{**letter, **more})
    return applications.fresh(case)


def open_codes(case: Application) -> set[str]:
    """What the completeness of the kind that is asked still misses."""
    return {
        point.code.partition(":")[0] for point in blocking(completeness(queries.case_facts(case, applications.TODAY)))
    }


def trail(case: Application) -> list[Any]:
    return list(Version.objects.filter(case_id=case.pk).order_by("id"))


@pytest.mark.parametrize("state", OPEN)
def test_pro_to_lwoo(state: str) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.REACH[state](where)
    received, due = case.received_on, case.next_due_on
    case = changed(where, case, "lwoo")
    assert case.kind == "lwoo"
    assert case.status == (Status.SUPPLEMENT_REQUESTED if state == "supplement_requested" else Status.SUBMITTED)
    assert (case.received_on, case.next_due_on, case.completed_on) == (received, due, None)
    assert open_codes(case) == {"consultation", "earlier_decision"}
    letter = case.documents.order_by("-id")[0]
    assert (letter.kind, letter.title, letter.received_on) == (DocumentKind.LETTER, TITLE, applications.TODAY)


@pytest.mark.parametrize("state", OPEN)
def test_lwoo_to_pro_asks_every_parent_again(state: str) -> None:
    where = applications.world(school_type="vmbo")
    case = changed(where, applications.REACH[state](where, kind="lwoo"), "pro")
    assert case.kind == "pro"
    assert open_codes(case) == {"statement", "earlier_decision"}


def test_there_and_back_counts_no_view_of_before() -> None:
    where = applications.world(school_type="vmbo")
    case = applications.submitted(where)
    words = set(Statement.objects.filter(application=case).values_list("words", flat=True))
    assert len(words) == 2
    case = changed(where, changed(where, case, "lwoo"), "pro", days=1)
    assert "statement" in open_codes(case)
    kept = [version.values.get("words") for version in trail(case)]
    assert words <= set(kept)
    assert case.documents.filter(kind=DocumentKind.SIGNED_STATEMENT, removed_at=None).exists()


def test_former_kind_is_kept_and_told() -> None:
    where = applications.world(school_type="vmbo")
    case = applications.complete(where)
    parent = applications.followed(where, case)
    changed(where, case, "lwoo")
    assert trail(case)[0].values["kind"] == "pro"
    for reader in (where.submitter, where.secretary, parent):
        said = [moment.sentence for moment in _moments(case, reader)]
        assert "De soort van de aanvraag is gewijzigd" in said
    mails = Mail.objects.filter(case_id=case.pk, kind="kind_changed")
    assert {mail.address for mail in mails} == {where.secretary.user.email, parent.user.email}
    assert not any("lwoo" in mail.body or case.number in mail.body for mail in mails)


def _moments(case: Application, reader: Any) -> list[Any]:
    return casepage.moments(applications.fresh(case), accounts.actor_of(reader))


def test_only_a_school_with_vmbo_asks_lwoo() -> None:
    where = applications.world()
    case = applications.submitted(where)
    for who in (where.submitter, where.secretary):
        with pytest.raises(WrongState, match="deze vestiging biedt geen vmbo aan"):
            changed(where, case, "lwoo", who)
    assert applications.fresh(case).kind == "pro"
    assert not trail(case)


def test_same_kind_and_unknown_kind() -> None:
    where = applications.world(school_type="vmbo")
    case = applications.submitted(where)
    with pytest.raises(AlreadyDone):
        changed(where, case, "pro")
    with pytest.raises(WrongState, match="uit de lijst"):
        changed(where, case, "vwo")
    changed(where, case, "lwoo")
    with pytest.raises(AlreadyDone):
        changed(where, case, "lwoo", where.secretary)


def test_asking_what_is_asked_already_does_not_tell_of_a_decision() -> None:
    where = applications.world()
    open_case, decided = applications.complete(where), decisions.adopted(where).application
    for case in (open_case, decided):
        with pytest.raises(AlreadyDone, match="gaat al over"):
            changed(where, case, "pro", days=5)


def test_who_may_not() -> None:
    where = applications.world(school_type="vmbo")
    case = applications.submitted(where)
    parent = applications.followed(where, case)
    others = [
        where.colleague,
        accounts.submitter(partnership=where.partnership),
        applications.world().submitter,
        applications.world().secretary,
        where.member(Role.BOARD_MEMBER),
        where.member(Role.EXPERT),
        where.member(Role.FUNCTIONAL_ADMINISTRATOR),
        parent,
    ]
    for who in others:
        with pytest.raises(NotAllowed):
            changed(where, case, "lwoo", who)
    assert applications.fresh(case).kind == "pro"


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_when_it_cannot(state: str) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.REACH[state](where)
    for who in (where.submitter, where.secretary):
        with pytest.raises(NotAllowed):
            changed(where, case, "lwoo", who)


def test_office_notes_a_letter_that_came_in_earlier() -> None:
    where = applications.world(school_type="vmbo")
    case = applications.submitted(where)
    day = applications.TODAY - timedelta(days=2)
    case = changed(where, case, "lwoo", where.secretary, received_on=day)
    assert case.documents.order_by("-id")[0].received_on == day
    with pytest.raises(WrongState, match="in de toekomst"):
        changed(where, case, "pro", where.secretary, received_on=applications.TODAY + timedelta(days=1))
    assert applications.fresh(case).kind == "lwoo"


def test_no_room_for_the_letter_changes_nothing(settings: Any) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.complete(where)
    settings.MOST_FILES_PER_CASE = case.documents.count()
    with pytest.raises(FileRefused):
        changed(where, case, "lwoo")
    case = applications.fresh(case)
    assert (case.kind, case.status, trail(case)) == ("pro", Status.COMPLETE, [])


def test_an_open_application_of_that_kind_for_the_same_child() -> None:
    where = applications.world(school_type="vmbo")
    case, other = applications.submitted(where, first_name="Sam"), applications.filled(where, kind="lwoo")
    same = {name: getattr(case.pupil, name) for name in ("first_name", "last_name", "birth_date")}
    actions.save_section(where.act(where.submitter), application_id=other.pk, section=Section.PUPIL, values=same)
    actions.submit(where.act(where.submitter), application_id=other.pk, results_declared=True)
    with pytest.raises(WrongState, match=applications.fresh(other).number):
        changed(where, case, "lwoo")


def test_section_of_the_route_changes_no_kind(client: Client, send: Any) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.supplement_requested(where)
    act = where.act(where.submitter)
    with pytest.raises(WrongState, match="Soort wijzigen"):
        actions.save_section(act, application_id=case.pk, section=Section.ROUTE, values={"kind": "lwoo"})
    accounts.sign_in(client, where.submitter)
    answer = send("section_route", case, {"kind": "lwoo", "earlier_decision": "nee", "entry_route": "from_po"})
    assert answer.status_code == 303
    assert applications.fresh(case).kind == "pro"


def test_school_completes_for_the_new_kind_and_the_clock_stands_still() -> None:
    where = applications.world(school_type="vmbo")
    case = changed(where, applications.complete(where), "lwoo")
    before = case.next_due_on
    office, school = where.act(where.secretary), where.act(where.submitter, days=3)
    items = [{"section": "statements", "text": "Het gesprek met de ouders."}]
    actions.request_supplement(office, application_id=case.pk, items=items, due_on=applications.TODAY.replace(day=15))
    talk = {"held_on": applications.TODAY, "content": "De ouders staan achter lwoo."}
    actions.save_section(school, application_id=case.pk, section=Section.STATEMENTS, values=talk)
    route = {"earlier_decision": False}
    actions.save_section(school, application_id=case.pk, section=Section.ROUTE, values=route)
    actions.give_supplement(school, application_id=case.pk)
    case = applications.fresh(case)
    assert open_codes(case) == set()
    due = Deadline.objects.get(case_id=case.pk, code="decide_application", state="running").due
    assert due > before
    actions.take_in(where.act(where.secretary, days=3), application_id=case.pk)
    assert applications.fresh(case).status == Status.COMPLETE


def typed(**more: Any) -> dict[str, Any]:
    return {"kind": "lwoo", "file": upload("brief.pdf"), "no_bsn_confirmed": "on", **more}


@pytest.mark.parametrize("who", ["submitter", "secretary"])
def test_page(client: Client, send: Any, who: str) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.complete(where)
    accounts.sign_in(client, getattr(where, who))
    assert address("change_kind", case) in text_of(client.get(address("case", case)))
    page = text_of(client.get(address("change_kind", case)))
    assert "De dag van ontvangst en de beslistermijn blijven zoals ze zijn." in page
    missing = send("change_kind", case, {"kind": "lwoo", "no_bsn_confirmed": "on"})
    assert missing.context["form"].errors["file"] == ["Kies een bestand bij ‘Brief van het schoolbestuur’."]
    assert send("change_kind", case, typed(kind="pro")).status_code == 303
    assert "Deze aanvraag gaat al over praktijkonderwijs" in text_of(client.get(address("case", case)))
    assert not case.documents.filter(kind=DocumentKind.LETTER).exists()
    key = "7b0e8f5e-0000-4000-8000-000000000002"
    for _ in range(2):
        assert send("change_kind", case, typed(received_on="26-2-2027"), key=key).status_code == 303
    assert applications.fresh(case).kind == "lwoo"
    letter = case.documents.get(kind=DocumentKind.LETTER)
    earlier = applications.TODAY - timedelta(days=3)
    assert letter.received_on == (earlier if who == "secretary" else applications.TODAY)
    assert "leerwegondersteunend" in text_of(client.get(address("case", case)))


def test_page_is_not_offered_where_it_cannot(client: Client) -> None:
    where = applications.world()
    case = applications.submitted(where)
    for who in (where.submitter, where.colleague, where.secretary):
        accounts.sign_in(client, who)
        assert address("change_kind", case) not in text_of(client.get(address("case", case)))
        assert client.get(address("change_kind", case)).status_code == 403


def test_full_case_says_so_at_the_letter(client: Client, send: Any, settings: Any) -> None:
    where = applications.world(school_type="vmbo")
    case = applications.submitted(where)
    settings.MOST_FILES_PER_CASE = case.documents.count()
    accounts.sign_in(client, where.submitter)
    answer = send("change_kind", case, typed())
    assert answer.status_code == 422
    assert "meer kan niet" in str(answer.context["form"].errors["file"])
