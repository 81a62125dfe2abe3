"""The advices are blind: nothing that an expert can open tells whether the other one is ready."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter
from django.urls.exceptions import NoReverseMatch

from accounts.enums import Role
from applications import actions as applying
from applications.enums import Status
from applications.models import Application
from assessments import actions, queries
from assessments.models import Advice, AdviceAddendum, Assignment, ExpertQuestion, FileNotice
from casework import clock
from casework.models import AuditEntry, Mail
from tests.assessments.pages import browser, url, world
from tests.factories import accounts, applications, assessments
from tests.factories.applications import World

pytestmark = pytest.mark.django_db
# Signing out ends the session in which the others are asked; how the machine is doing is about no case.
LEAVES = {"account_logout", "ready"}
# Token of the form, key of the form: new at every look, and the same for everybody.
NEW_EACH_TIME = re.compile(rb'(name="(?:csrfmiddlewaretoken|_once)" value=")[^"]*')
QUESTIONS = ("?volgorde=-uiterlijk", "?volgorde=ontvangen", "?stand=deskundigen", "?stand=geadviseerd", "?q=proef")
# Addresses of this room are filled in with every record; those of rooms about the same case and its papers with the
# first few; those of others, which know none of these records, with the case.
SOME = {"assessments": 99, "applications": 3, "correspondence": 3, "decisions": 2}
CANARY = "Canariemening zevenentachtig"


def patterns(resolver: Any, room: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the program with the name of its room."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, entry.namespace or room)
        elif entry.name and entry.name not in LEAVES:
            yield (f"{room}:{entry.name}" if room else entry.name), entry


def addresses(ids: list[Any], case: Application) -> list[str]:
    """Every address of the program, filled in with every record that it could be about."""
    found = {f"{reverse('applications:list')}{question}" for question in QUESTIONS}
    found |= {f"{reverse('applications:search')}{question}" for question in QUESTIONS}
    for name, entry in patterns(get_resolver()):
        converters = entry.pattern.converters
        kinds = {key: type(converter) for key, converter in converters.items()}
        uuids = [key for key, kind in kinds.items() if kind is UUIDConverter]
        fixed = {key: FILL[kind] for key, kind in kinds.items() if kind is not UUIDConverter}
        about = ids[: SOME.get(name.partition(":")[0], 1)]
        for record_id in about if uuids else [None]:
            # With two records in one address the first is the case and the second something in it.
            values = dict.fromkeys(uuids[1:], record_id)
            if uuids:
                values[uuids[0]] = case.public_id if len(uuids) > 1 else record_id
            for slug in fixed.get("kind", ("-",)) if "kind" in kinds else ("-",):
                more = {
                    key: {"kind": slug, "slot": "eerste-deskundige"}.get(key, value[0]) for key, value in fixed.items()
                }
                try:
                    found.add(reverse(name, kwargs={**values, **more}))
                except NoReverseMatch:
                    assert entry.pattern.regex.groups, name
    return sorted(found)


FILL: dict[type, tuple[Any, ...]] = {
    IntConverter: (1,),
    SlugConverter: ("document", "brief"),
    StringConverter: ("iets",),
}


def look(client: Client, paths: list[str]) -> dict[str, tuple[int, str, bytes]]:
    """What each address answers, without what is new at every look."""
    found = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        found[path] = (answer.status_code, answer.headers.get("Location", ""), NEW_EACH_TIME.sub(rb"\1", body))
    return found


def everything_of(case: Application) -> list[Any]:
    """The public ids of what hangs on a case: the case, a paper, the advice of expert 1, and all the rest."""
    ids = [case.public_id, *case.documents.order_by("id").values_list("public_id", flat=True)[:1]]
    for model in (Advice, Assignment, AdviceAddendum, FileNotice, ExpertQuestion):
        ids += model.objects.filter(application=case).order_by("id").values_list("public_id", flat=True)  # type: ignore[attr-defined]
    ids += [assignment.expert.public_id for assignment in Assignment.objects.filter(application=case).order_by("id")]
    return ids


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
    """The addresses that answer otherwise by now. What was not there stays so: tried from one state."""
    assert sum(status == 200 for status, _, _ in before.values()) > 10
    paths = [path for path, (status, _, _) in before.items() if also_absent or status != 404]
    after = look(client, paths)
    return [path for path in paths if before[path] != after[path]]


@pytest.mark.parametrize("second_is_ready", [False, True])
def test_pages_are_the_same_before_and_after_the_other_submits(still: None, second_is_ready: bool) -> None:
    where = world()
    case, one, two = two_experts(where)
    if second_is_ready:
        actions.submit_advice(where.act(assessments.hat_of(two.expert)), assignment_id=two.pk, independent=True)
    client = browser(assessments.hat_of(two.expert))
    before = look(client, addresses(everything_of(case), case))
    actions.submit_advice(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, independent=True)
    assert applications.fresh(case).status == (Status.ADVISED if second_is_ready else Status.WITH_EXPERTS)
    assert differing(client, before, also_absent=not second_is_ready) == []


@pytest.mark.parametrize("second_is_ready", [False, True])
def test_pages_are_the_same_after_the_kind_was_changed(still: None, second_is_ready: bool) -> None:
    where = world(school_type="vmbo")
    case, one, two = two_experts(where)
    if second_is_ready:
        actions.submit_advice(where.act(assessments.hat_of(two.expert)), assignment_id=two.pk, independent=True)
    letter = applications.inspected("brief.pdf")
    change = {"application_id": case.pk, "kind": "lwoo", "upload": letter, "no_bsn_confirmed": True}
    applying.change_kind(where.act(where.submitter), **change)
    applying.take_in(where.act(where.secretary), application_id=case.pk)
    papers = [str(paper.public_id) for paper in queries.documents_of(case)]
    first = where.act(assessments.hat_of(one.expert))
    actions.save_advice(first, assignment_id=one.pk, values={}, documents=papers)
    client = browser(assessments.hat_of(two.expert))
    before = look(client, addresses(everything_of(case), case))
    actions.submit_advice(first, assignment_id=one.pk, independent=True)
    assert applications.fresh(case).status == (Status.ADVISED if second_is_ready else Status.WITH_EXPERTS)
    assert differing(client, before, also_absent=False) == []


def test_nothing_else_reaches_the_other_expert() -> None:
    where = world()
    case, one, two = two_experts(where)
    mails = Mail.objects.filter(user_id=two.expert.user_id).count()
    actions.submit_advice(where.act(assessments.hat_of(one.expert)), assignment_id=one.pk, independent=True)
    assert Mail.objects.filter(user_id=two.expert.user_id).count() == mails
    actions.submit_advice(where.act(assessments.hat_of(two.expert)), assignment_id=two.pk, independent=True)
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
    client = browser(assessments.hat_of(second))
    shown = {f"{day.day}-{day.month}-{day.year}": day for day in due.values()}
    mine = due[two.pk]
    for path in ("/", reverse("applications:list"), f"/aanvragen/{case.public_id}/", url("assignment", two)):
        page = client.get(path).content.decode()
        for written, day in shown.items():
            if day != mine:
                assert written not in page, path
                assert f'datetime="{day.isoformat()}"' not in page, path


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
