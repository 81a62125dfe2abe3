"""The advices are blind: nothing that an expert can open tells whether the other one is ready."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications import actions as applying
from applications.enums import Status
from applications.models import Application
from assessments import actions, queries
from assessments.models import Assignment, Expert
from casework import clock
from casework.models import AuditEntry, Mail
from casework.text import dutch_date
from tests.assessments.pages import browser, url, world
from tests.factories import accounts, applications, assessments
from tests.factories.applications import World
from tests.visibility.about import addresses_about, addresses_about_no_record

pytestmark = pytest.mark.django_db
QUESTIONS = ("volgorde=-uiterlijk", "volgorde=ontvangen", "stand=deskundigen", "stand=geadviseerd")
# Token of the form, key of the form: new at every look, and the same for everybody.
NEW_EACH_TIME = re.compile(rb'(name="(?:csrfmiddlewaretoken|_once)" value=")[^"]*')
CANARY = "Canariemening zevenentachtig"


def addresses(case: Application, *, everywhere: bool) -> list[str]:
    """What is about the case; everywhere: also the list with every question, and what is about no record at all."""
    if not everywhere:
        return sorted(addresses_about(case))
    asked = {f"{reverse('applications:list')}?{question}" for question in QUESTIONS}
    return sorted(addresses_about(case) | addresses_about_no_record() | asked)


def look(client: Client, paths: list[str]) -> dict[str, tuple[int, str, bytes]]:
    """What each address answers, without what is new at every look."""
    found = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        found[path] = (answer.status_code, answer.headers.get("Location", ""), NEW_EACH_TIME.sub(rb"\1", body))
    return found


def two_experts(where: World) -> tuple[Application, Assignment, Assignment]:
    """A case on which both experts work; each asked something and both got a paper."""
    case, one, two = assessments.with_experts(where)
    for assignment in (one, two):
        actions.ask(where.act(assessments.hat_of(assignment.expert)), assignment_id=assignment.pk, text="Mag dit?")
        assessments.write(where, assignment)
    return case, one, two


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """One moment for all looks, so that no page differs by the clock."""
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)


def differing(client: Client, before: dict[str, tuple[int, str, bytes]], *, also_absent: bool) -> list[str]:
    """The addresses that answer otherwise by now. What was not there stays so: tried from one state, both ways."""
    assert sum(status == 200 for status, _, _ in before.values()) > 10
    paths = [path for path, (status, _, _) in before.items() if also_absent or status != 404]
    after = look(client, paths)
    return [path for path in paths if before[path] != after[path]]


def check_blind(
    where: World, reader: Assignment, other: Assignment, *, reader_is_ready: bool = False, everywhere: bool = False
) -> None:
    """One expert looks at every page before and after the other submits; afterwards that is undone."""
    case = reader.application
    with transaction.atomic():
        if reader_is_ready:
            submit(where, reader)
        client = browser(assessments.hat_of(reader.expert))
        before = look(client, addresses(case, everywhere=everywhere))
        submit(where, other)
        assert applications.fresh(case).status == (Status.ADVISED if reader_is_ready else Status.WITH_EXPERTS)
        assert differing(client, before, also_absent=not reader_is_ready) == []
        transaction.set_rollback(True)


def submit(where: World, assignment: Assignment) -> None:
    """Make a draft final."""
    actions.submit_advice(
        where.act(assessments.hat_of(assignment.expert)), assignment_id=assignment.pk, independent=True
    )


def test_pages_are_the_same_before_and_after_the_other_submits(still: None) -> None:
    where = world()
    _, one, two = two_experts(where)
    check_blind(where, two, one, everywhere=True)
    check_blind(where, one, two)
    check_blind(where, two, one, reader_is_ready=True)


@pytest.mark.parametrize("second_is_ready", [False, True])
def test_pages_are_the_same_after_the_kind_was_changed(still: None, second_is_ready: bool) -> None:
    where = world(school_type="vmbo")
    case, one, two = two_experts(where)
    if second_is_ready:
        submit(where, two)
    letter = applications.inspected("brief.pdf")
    change = {"application_id": case.pk, "kind": "lwoo", "upload": letter, "no_bsn_confirmed": True}
    applying.change_kind(where.act(where.submitter), **change)
    applying.take_in(where.act(where.secretary), application_id=case.pk)
    papers = [str(paper.public_id) for paper in queries.documents_of(case)]
    first = where.act(assessments.hat_of(one.expert))
    actions.save_advice(first, assignment_id=one.pk, values={}, documents=papers)
    client = browser(assessments.hat_of(two.expert))
    before = look(client, addresses(case, everywhere=False))
    submit(where, one)
    assert applications.fresh(case).status == (Status.ADVISED if second_is_ready else Status.WITH_EXPERTS)
    assert differing(client, before, also_absent=False) == []


def test_the_comparison_would_notice(still: None) -> None:
    """The same pages of the secretariat do change."""
    where = world()
    case, one, _ = two_experts(where)
    office = browser(where.secretary)
    pages = ["/", reverse("applications:case", kwargs={"public_id": case.public_id})]
    before = look(office, pages)
    submit(where, one)
    after = look(office, pages)
    assert [path for path in pages if before[path] != after[path]] == pages


def test_nothing_else_reaches_the_other_expert() -> None:
    where = world()
    case, one, two = two_experts(where)

    def told(expert: Expert) -> list[Any]:
        return list(Mail.objects.filter(user_id=expert.user_id).order_by("id").values())

    before = told(two.expert)
    submit(where, one)
    assert told(two.expert) == before
    before = told(one.expert)
    submit(where, two)
    assert told(one.expert) == before
    own = AuditEntry.objects.filter(case_id=case.pk, actor_id=two.expert.user_id)
    assert "application.advised" not in own.values_list("verb", flat=True)


def test_own_dates_only() -> None:
    """The last day of the other expert shows nowhere, also when it comes first."""
    where = world()
    case = applications.complete(where)
    first, second = assessments.pair(where)
    one = assessments.accepted(where, case, first, 1)
    two = assessments.accepted(where, case, second, 2, days=6)
    due = queries.due_dates([one, two])
    theirs, mine = due[one.pk], due[two.pk]
    assert theirs < mine
    client = browser(assessments.hat_of(second))
    lists, case_page = reverse("applications:list"), f"/aanvragen/{case.public_id}/"
    pages = {path: client.get(path).content.decode() for path in ("/", lists, case_page, url("assignment", two))}
    assert [path for path, page in pages.items() if not says(page, mine)] == [lists]
    assert [path for path, page in pages.items() if says(page, theirs)] == []


def says(page: str, day: date) -> bool:
    """Whether a day stands on a page, in any of the ways in which a page writes one."""
    ways = (f"{day.day}-{day.month}-{day.year}", dutch_date(day), day.isoformat())
    return bool(re.search(rf"\b({'|'.join(ways)})\b", page))


READERS = ("own", "other", "secretariat", "board_member", "school", "parent", "controller", "elsewhere")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("published", [False, True])
def test_who_reads_an_advice(reader: str, published: bool) -> None:
    where = world()
    case, one, two = assessments.with_experts(where)
    final = assessments.submit(where, one, conclusion=CANARY)
    assessments.submit(where, two)
    parent = applications.followed(where, case)
    if published:
        Application.objects.filter(pk=case.pk).update(published_on=where.now.date())
    hats = {
        "own": lambda: assessments.hat_of(one.expert),
        "other": lambda: assessments.hat_of(two.expert),
        "secretariat": lambda: where.secretary,
        "school": lambda: where.submitter,
        "parent": lambda: parent,
        "elsewhere": lambda: world().secretary,
    }
    hat = hats[reader]() if reader in hats else where.member(Role(reader))
    may = reader in {"own", "secretariat", "board_member"} or (published and reader in {"school", "parent"})
    client = browser(hat)
    answer = client.get(url("advice", final))
    assert (answer.status_code == 200, CANARY in answer.content.decode()) == (may, may)
    for path in ("/", reverse("applications:list"), f"/aanvragen/{case.public_id}/"):
        assert CANARY not in client.get(path).content.decode()


def test_unknown_and_foreign_answer_alike() -> None:
    where, elsewhere = world(), world()
    _, one, _ = assessments.with_experts(where)
    final = assessments.submit(where, one)
    client = browser(elsewhere.secretary)
    unknown = client.get("/adviezen/00000000-0000-4000-8000-000000000000/")
    foreign = client.get(url("advice", final))
    assert (unknown.status_code, foreign.status_code) == (404, 404)
    assert NEW_EACH_TIME.sub(rb"\1", unknown.content) == NEW_EACH_TIME.sub(rb"\1", foreign.content)


def test_draft_is_for_its_writer_only() -> None:
    where = world()
    case, one, _ = assessments.with_experts(where)
    draft = assessments.write(where, one, conclusion=CANARY)
    for hat in (where.secretary, where.member(Role.BOARD_MEMBER)):
        client = browser(hat)
        assert client.get(url("advice", draft)).status_code == 404
        for path in (f"/aanvragen/{case.public_id}/", url("assignment", one)):
            assert CANARY not in client.get(path).content.decode()


@pytest.mark.parametrize("opened", [False, True])
def test_setting_opens_the_other_advice_when_both_are_final(opened: bool) -> None:
    where = world(experts_see_other_when_both_final=opened)
    _, one, two = assessments.with_experts(where)
    final = assessments.submit(where, one)
    client = browser(assessments.hat_of(two.expert))
    assert client.get(url("advice", final)).status_code == 404
    assessments.submit(where, two)
    link = url("advice", final)
    assert (link in client.get(url("assignment", two)).content.decode()) is opened
    assert client.get(url("advice", final)).status_code == (200 if opened else 404)


def test_expert_of_another_case_sees_nothing() -> None:
    where = world()
    _, one, _ = assessments.with_experts(where)
    stranger = accounts.sign_in(Client(), assessments.hat_of(assessments.expert(where)))
    for name in ("assignment", "accept", "recuse", "ask", "write_advice", "submit_advice", "replace"):
        assert stranger.get(url(name, one)).status_code == 404, name
