"""The tour of the documentation works as it is written, on the data of the demo."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from casework.clock import amsterdam_date, now
from casework.jobs import work_off
from casework.text import dutch_date
from tests.journeys import tour
from tests.journeys.conftest import Enter
from tests.journeys.test_demo import in_demo
from tests.support.browser import Visitor
from tests.support.loaded import loaded_demo

__all__ = ["in_demo"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor")]


@pytest.fixture
def demo(in_demo: None) -> Iterator[None]:
    """The program as bin/demo starts it, with its cases. What is sent during the tour is drawn."""
    with loaded_demo():
        yield


def today() -> date:
    """The day that a reader of the tour would type."""
    return amsterdam_date(now())


def take(visitor: Visitor, step: tour.Step) -> None:
    """Do what one sentence says; what is queued is done before the next one, as the demo's worker does."""
    words: Any = step.words
    match step.verb:
        case "home":
            visitor.open("/")
        case "follow":
            visitor.follow(re.compile(re.escape(words[0]).replace(":", r"\s?:")))
        case "press":
            visitor.press(words[0])
            work_off()
        case "fill":
            visitor.fill({words[0]: dutch_date(today()) if words[1] == "today" else words[1]})
        case "choose":
            visitor.choose(words[1], words[0])
        case "tick":
            visitor.page.get_by_label(re.compile(re.escape(words[0]))).first.check()
        case "see":
            visitor.page.reload()
            visitor.sees(words[0])
        case "download":
            assert visitor.download_bytes(re.compile(re.escape(words[0])))
        case _:
            raise AssertionError(step)


def test_the_tour_works_as_written(demo: None, enter: Enter) -> None:
    for part in tour.read():
        visitor = enter(name=part.who)
        visitor.looks = False  # every kind of page is examined in another journey
        visitor.open("/")
        visitor.press(re.compile(f"als {re.escape(part.who)}"))
        for step in part.steps:
            try:
                take(visitor, step)
            except Exception as wrong:
                raise AssertionError(f"{part.who}, line {step.line} of the tour: {step}\n{wrong}") from wrong
        visitor.close()


@pytest.mark.parametrize(
    "text", ["1. Press *Weg*.", "## 1. Who: Iemand\n1. Look around.", "## 1. Who: Iemand\n1. Press *Ja*, and wonder."]
)
def test_what_cannot_be_followed_is_refused(text: str) -> None:
    with pytest.raises(tour.NotATour):
        tour.parts(text)


def test_sentences_are_taken_apart() -> None:
    text = (
        "## 1. Start: Jan\n1. Go to the start page, follow *Een zaak* (the top one).\n   Fill in *Waarom*: “Daarom”.\n"
    )
    (part,) = tour.parts(text)
    assert part.who == "Jan"
    assert [(step.verb, step.words) for step in part.steps] == [
        ("home", ()),
        ("follow", ("Een zaak",)),
        ("fill", ("Waarom", "Daarom")),
    ]
