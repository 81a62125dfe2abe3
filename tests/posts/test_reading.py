"""The walk's own eyes: it reads forms, makes bad bodies, and sees when something is lost."""

from tests.posts.bodies import LONG, Body, bad_bodies
from tests.posts.reading import forms_on
from tests.posts.test_walk import _lost

PAGE = """
<form method="get"><input name="q"></form>
<form method="post" action="/x/">
  <input type="hidden" name="_once" value="abc"><input name="name" value="A &amp; B">
  <textarea name="text">
eerste
tweede</textarea>
  <select name="kind"><option value="">-</option><option value="pro" selected>Pro</option></select>
  <input type="radio" name="yes" value="ja"><input type="radio" name="yes" value="nee" checked>
  <input type="checkbox" name="sure"><input type="file" name="file"><input type="password" name="secret" value="x">
</form>
"""


def test_a_form_is_read_from_its_page() -> None:
    (form,) = forms_on(PAGE)
    assert form.typed == ["name", "text"]
    assert form.listed == ["kind", "yes"]
    assert form.files == ["file"]
    assert form.as_shown() == {"_once": "abc", "name": "A & B", "text": "eerste\ntweede", "kind": "pro", "yes": "nee"}


def test_every_sort_of_bad_body_is_made() -> None:
    (form,) = forms_on(PAGE)
    names = {body.name for body in bad_bodies(form, form.as_shown())}
    assert names >= {
        "empty", "long", "nul", "emoji", "lists", "draft", "chosen garbage", "files where text is asked",
        "text where a file is asked", "a file that is not what it says", "an empty file", "once key",
    }  # fmt: skip
    long = next(body for body in bad_bodies(form, {}) if body.name == "long")
    assert long.typed["name"] == f"name:{LONG}"
    assert long.data["_once"] == "abc"


def test_lost_words_are_seen() -> None:
    body = Body("x", {}, {"name": "hier\x00daar", "text": "weg"})
    assert _lost(body, "hier en daar") == "loses what was typed in ['text']"
    assert not _lost(body, "hier en daar en weg")
