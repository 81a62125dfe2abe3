"""A form acts once, also when it is sent many times at the same moment."""

import threading
import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection

from casework import once
from casework.acting import Act, Actor
from casework.models import Counter, OnceKey
from casework.refusals import NotAllowed, WrongState


def act(user_id: int = 1) -> Act:
    actor = Actor(user_id, 2, "secretariat", 3, 4, "Sam de Vries")
    return Act(actor, datetime(2027, 3, 1, tzinfo=UTC), str(uuid.uuid4()))


@pytest.mark.django_db
def test_the_second_post_gets_the_first_result() -> None:
    key, calls = uuid.uuid4(), []

    def verb() -> str:
        calls.append(1)
        return f"/klaar/{len(calls)}/"

    first = once.perform(act(), key, "/doe/", verb)
    second = once.perform(act(), key, "/doe/", verb)
    assert (first.url, first.repeated) == ("/klaar/1/", False)
    assert (second.url, second.repeated) == ("/klaar/1/", True)
    assert len(calls) == 1


@pytest.mark.django_db
def test_a_refusal_leaves_the_key_unused() -> None:
    key = uuid.uuid4()

    def refuse() -> str:
        raise NotAllowed("nee")

    with pytest.raises(NotAllowed):
        once.perform(act(), key, "/doe/", refuse)
    assert not OnceKey.objects.exists()
    assert once.perform(act(), key, "/doe/", lambda: "/klaar/").repeated is False


@pytest.mark.django_db
def test_a_form_that_was_refused_as_stale_keeps_no_draft_any_more() -> None:
    key, kept = uuid.uuid4(), []
    assert once.before_sent(act(), key, "/doe/", lambda: kept.append(1))
    once.mark_sent(act(), key, "/doe/")
    once.mark_sent(act(), key, "/doe/")
    assert not once.before_sent(act(), key, "/doe/", lambda: kept.append(2))
    assert kept == [1]
    assert once.perform(act(), key, "/doe/", lambda: "/klaar/").repeated is False
    assert once.perform(act(), key, "/doe/", lambda: "/nog eens/") == once.Result("/klaar/", repeated=True)


@pytest.mark.django_db
def test_keys_belong_to_one_person_and_one_page() -> None:
    key = uuid.uuid4()
    once.perform(act(1), key, "/doe/", lambda: "/een/")
    assert once.perform(act(2), key, "/doe/", lambda: "/twee/").url == "/twee/"
    with pytest.raises(WrongState, match="andere pagina"):
        once.perform(act(1), key, "/anders/", lambda: "/drie/")


@pytest.mark.django_db
def test_an_unknown_fault_of_the_database_is_not_hidden() -> None:
    def clash() -> str:
        Counter.objects.create(partnership_id=1, series="s", year=2027)
        Counter.objects.create(partnership_id=1, series="s", year=2027)
        return "/"

    with pytest.raises(IntegrityError):
        once.perform(act(), uuid.uuid4(), "/doe/", clash)


@pytest.mark.parametrize("text", ["", "x", "\x00", "😀", "1" * 100_000])
def test_a_malformed_key_is_no_key(text: str) -> None:
    assert once.parse_key(text) is None


@pytest.mark.django_db(transaction=True)
def test_fifty_posts_at_once_act_once() -> None:
    key, done, barrier = uuid.uuid4(), [], threading.Barrier(10)
    results: list[once.Result] = []

    def verb() -> str:
        done.append(1)
        return "/klaar/"

    def post() -> None:
        barrier.wait()
        try:
            results.extend(once.perform(act(), key, "/doe/", verb) for _ in range(5))
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert [result.url for result in results] == ["/klaar/"] * 50
    assert sum(not result.repeated for result in results) == 1


@pytest.mark.django_db
def test_a_draft_that_comes_after_its_form_was_sent_is_not_kept() -> None:
    key, kept = uuid.uuid4(), []
    assert once.before_sent(act(), key, "/doe/", lambda: kept.append("eerst"))
    assert not once.perform(act(), key, "/doe/", lambda: "/klaar/").repeated
    assert not once.before_sent(act(), key, "/doe/", lambda: kept.append("te laat"))
    assert kept == ["eerst"]


@pytest.mark.django_db(transaction=True)
def test_a_draft_waits_for_its_form_and_a_form_for_its_draft() -> None:
    for _ in range(20):
        key, order, barrier = uuid.uuid4(), [], threading.Barrier(2)

        def keep(key: uuid.UUID = key, order: list[str] = order, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            once.before_sent(act(), key, "/doe/", lambda: order.append("concept"))
            connection.close()

        def send(order: list[str] = order) -> str:
            order.append("verzonden")
            return "/klaar/"

        thread = threading.Thread(target=keep)
        thread.start()
        barrier.wait()
        once.perform(act(), key, "/doe/", send)
        thread.join()
        assert order in (["concept", "verzonden"], ["verzonden"])
