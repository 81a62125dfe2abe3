"""Every POST of the program with bad bodies, and every good one twice."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from casework import jobs
from tests.architecture.test_doors import addresses
from tests.factories.house import House
from tests.posts.bodies import Body, bad_bodies
from tests.posts.entries import Entry, Scene, address, scene
from tests.posts.reading import Field, Form, forms_on
from tests.posts.tables import TABLE
from tests.support.lasting import Watch, changed, speak_up


def _class_based() -> list[str]:
    """Names of pages made of a class that takes a POST."""
    return [name for name, _, view in addresses() if hasattr(getattr(view, "view_class", None), "post")]


NAMES = sorted({*_class_based(), *TABLE})
# Pages whose class takes a POST and that answer every one with 405 or lead elsewhere.
NO_FORM: dict[str, str] = {}


def test_every_form_has_its_body() -> None:
    missing = sorted(set(_class_based()) - set(TABLE) - set(NO_FORM))
    assert not missing, f"say in tests/posts/table_*.py how to fill in {missing}"
    names = {name for name, _, _ in addresses()}
    assert not sorted(set(TABLE) - names)


def test_other_pages_take_no_post(house: House) -> None:
    """A page that only shows refuses the method before it looks at anything."""
    entry = Entry("secretary")
    client = scene(house, entry).client
    known = {"uuid": "3f0e8f5e-0000-4000-8000-000000000000", "slug": "brief", "int": "1", "str": "x"}
    for name, route, view in addresses():
        if name in TABLE or name in NO_FORM:
            continue
        path = "/" + _filled(route, known)
        answer = client.post(path)
        assert answer.status_code == 405, f"{name} takes a POST ({answer.status_code}): {view}"


def _filled(route: str, known: dict[str, str]) -> str:
    import re

    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: known[found[1] or "str"], route)


def _shown(made: Scene, entry: Entry, url: str) -> tuple[Form, dict[str, Any]]:
    """The form of a page and a good body for it."""
    if entry.fields is not None:
        named = dict(entry.fields(made))
        form = Form("", {name: Field(name, "text") for name in named})
    else:
        answer = made.client.get(url)
        assert answer.status_code == 200, f"the page answers {answer.status_code}: {_text(answer)[:600]}"
        forms = forms_on(answer.content.decode())
        assert forms, "the page has no form"
        assert " object (" not in _text(answer), "a choice has no name for people"
        form = next((found for found in forms if "_once" in found.fields), forms[-1])
    return form, {**form.as_shown(), **(entry.valid(made) if entry.valid else {})}


def _text(answer: Any) -> str:
    if answer.streaming:
        return ""
    return html.unescape(answer.content.decode(errors="replace"))


@pytest.mark.parametrize("name", NAMES, ids=NAMES)
def test_bad_input_is_given_back_and_pressing_twice_gives_one_result(name: str, house: House, watch: Watch) -> None:
    entry = TABLE.get(name)
    assert entry, f"say in tests/posts/table_*.py how to fill in {name}"
    made = scene(house, entry)
    url = address(name, entry, made)
    before = watch.prints()
    form, valid = _shown(made, entry, url)
    assert not changed(before, watch.prints()), "showing the page changed something"
    with transaction.atomic():
        _try_bad_bodies(made.client, url, entry, form, valid, watch)
        transaction.set_rollback(True)
    if entry.valid and not entry.repeats:
        # Nobody is held up by the bad attempts.
        cache.clear()
        _press_twice(made.client, url, entry, valid, watch)


def _try_bad_bodies(client: Client, url: str, entry: Entry, form: Form, valid: dict[str, Any], watch: Watch) -> None:
    before = watch.prints()
    faults = [fault for body in bad_bodies(form, valid) if (fault := _fault(client, url, body, entry))]
    if tables := changed(before, watch.prints()):
        faults.append(f"something that was refused changed {tables}")
    assert not faults, "\n" + "\n".join(faults)


def _press_twice(client: Client, url: str, entry: Entry, valid: dict[str, Any], watch: Watch) -> None:
    before = watch.prints()
    _rewind(valid)
    first = client.post(url, valid)
    assert first.status_code in {302, 303}, f"{first.status_code}: {_problems(first)}"
    speak_up()
    once = watch.prints()
    if entry.changes:
        assert changed(before, once), "the good body changes nothing"
    _rewind(valid)
    second = client.post(url, valid)
    assert second.status_code < 500
    speak_up()
    assert not changed(once, watch.prints()), f"the second press ({second.status_code}) changes something"


def _fault(client: Client, url: str, body: Body, entry: Entry) -> str:
    """What is wrong with the answer to a bad body; empty when nothing is."""
    _rewind(body.data)
    with transaction.atomic():
        answer = client.post(url, body.data)
        found = _judge(answer, body, entry)
        # What was taken is undone; what a refusal changed stays, to be found.
        transaction.set_rollback(300 <= answer.status_code < 400)
    return f"{body.name}: {found}" if found else ""


def _judge(answer: Any, body: Body, entry: Entry) -> str:
    if answer.status_code >= 500:
        return f"answers {answer.status_code}"
    if 300 <= answer.status_code < 400:
        return "" if body.name in entry.takes else f"is taken ({answer.status_code})"
    return _lost(body, _text(answer)) if entry.fields is None else ""


def _lost(body: Body, text: str) -> str:
    """Fields whose typed text is not in the answer. What HTML cannot hold (NUL) is looked for in its parts."""
    lost = [name for name, typed in body.typed.items() if not all(part in text for part in _parts(typed))]
    return f"loses what was typed in {lost}" if lost else ""


def _parts(typed: str) -> list[str]:
    return typed.split("\x00")


def _rewind(valid: dict[str, Any]) -> None:
    for value in valid.values():
        if hasattr(value, "seek"):
            value.seek(0)


def _problems(answer: Any) -> str:
    """The sentences of an error page, short."""
    import re

    text = re.sub(r"<[^>]+>", " ", _text(answer).partition("<main")[2].partition("<footer")[0])
    return " ".join(text.split())[:900]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(method: str, house: House) -> None:
    made = scene(house, Entry("secretary"))
    call: Callable[..., Any] = getattr(made.client, method)
    for name in ("applications:list", "accounts:home", "correspondence:outgoing_mail"):
        from django.urls import reverse

        assert call(reverse(name)).status_code == 405
    assert jobs.kinds()
