"""Bad bodies for a form, made from the form itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.posts.reading import Form

EMOJI = "👩‍🦽 ünïcødé 😀 <b>&amp;"
LONG = "x" * 100_000
NUL = "voor\x00na"
GARBAGE = ("garbage", "999999999999", "3f0e8f5e-0000-4000-8000-000000000000")


@dataclass
class Body:
    """What is sent. ``typed`` is what the answer must show again, by field."""

    name: str
    data: dict[str, Any]
    typed: dict[str, str] = field(default_factory=dict)


def bad_bodies(form: Form, valid: dict[str, Any]) -> Iterator[Body]:
    """Empty, long, NUL, emoji, and of every wrong type. ``valid`` is a body that the form takes."""
    once = {"_once": form.fields["_once"].values[0]} if "_once" in form.fields else {}
    yield Body("empty", {})
    for name, text in (("long", LONG), ("nul", NUL), ("emoji", EMOJI)):
        typed = {field: f"{field}:{text}" for field in form.typed}
        if typed:
            yield Body(name, {**once, **typed}, typed)
    if form.typed and once:
        # A draft is kept as it is, judged by nobody, so one can hold all of it.
        everything = {field: f"{field}:{NUL}{EMOJI}{LONG}" for field in form.typed}
        yield Body("draft", {**everything, "_draft": "1"})
    yield from _wrong_types(form, valid, once)
    if once:
        # Every malformed key is read by one function: tests/casework/test_once.py.
        yield Body("once key", {**valid, "_once": "garbage\x00"})


def _wrong_types(form: Form, valid: dict[str, Any], once: dict[str, str]) -> Iterator[Body]:
    if form.listed:
        for garbage in GARBAGE:
            yield Body(f"chosen {garbage}", {**valid, **dict.fromkeys(form.listed, garbage), **once})
    if form.typed:
        lists = {name: [f"{name}:een", f"{name}:\x00twee"] for name in form.typed}
        yield Body("lists", {**once, **lists})
        files = {name: SimpleUploadedFile(f"{name}.txt", b"tekst in een bestand") for name in form.typed}
        yield Body("files where text is asked", {**once, **files})
    if form.files:
        yield Body("text where a file is asked", {**valid, **dict.fromkeys(form.files, "geen bestand"), **once})
        wrong = {name: SimpleUploadedFile("verslag.pdf", b"MZ\x90\x00 no pdf at all") for name in form.files}
        yield Body("a file that is not what it says", {**valid, **wrong, **once})
        empty = {name: SimpleUploadedFile("verslag.pdf", b"") for name in form.files}
        yield Body("an empty file", {**valid, **empty, **once})
