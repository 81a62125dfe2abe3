"""The look that every journey takes at every page finds what it is for."""

import pytest

from tests.journeys.conftest import Enter
from tests.support import axe
from tests.support.browser import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

ROW = '<li class="probe">rij</li>'


def show(visitor: Visitor, html: str) -> None:
    """Put something on the page that the program would not."""
    visitor.page.evaluate("html => { document.querySelector('main').innerHTML = html; }", html)


def build(visitor: Visitor) -> str:
    return axe.fingerprint(visitor.page)[0]


def test_a_fault_is_found_also_where_it_is_folded_away(enter: Enter) -> None:
    visitor = enter()
    visitor.open("/aanmelden/")
    show(visitor, "<h1>Proef</h1><details><summary>Meer</summary><input id='zonder-naam'></details>")
    with pytest.raises(AssertionError, match="label: Form elements must have labels"):
        visitor.check()


def test_what_is_too_wide_or_against_the_policy_is_found(enter: Enter) -> None:
    visitor = enter()
    visitor.open("/aanmelden/")
    show(visitor, "<h1>Proef</h1><svg width='400' height='9' aria-hidden='true'></svg>")
    with pytest.raises(AssertionError, match="scrolls sideways at 320 px: <svg"):
        visitor.check()
    show(visitor, "<h1 style='color: red'>Proef</h1>")
    with pytest.raises(AssertionError, match="policy: style-src"):
        visitor.check()
    visitor.faults.clear()


def test_rows_built_alike_are_told_by_two_and_an_id_twice_is_not_overlooked(enter: Enter) -> None:
    visitor = enter()
    visitor.looks = False
    visitor.open("/aanmelden/")
    builds = []
    for rows in (ROW, ROW * 2, ROW * 3, ROW * 9, "<li>anders</li>" + ROW * 2):
        show(visitor, f"<h1>Proef</h1><ul>{rows}</ul>")
        builds.append(build(visitor))
    assert builds[1] == builds[2] == builds[3]
    assert len(set(builds)) == 3
    once = '<li id="rij-1">rij</li><li id="rij-2">rij</li>'
    show(visitor, f"<h1>Proef</h1><ul>{once}</ul>")
    unlike = build(visitor)
    show(visitor, f"<h1>Proef</h1><ul>{once.replace('rij-2', 'rij-1')}</ul>")
    assert build(visitor) != unlike
