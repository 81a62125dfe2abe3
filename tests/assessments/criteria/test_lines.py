"""JSON lines in and out, and the command around them."""

import io
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.management import call_command

from assessments.criteria import judge_line, judge_lines
from tests.assessments.criteria.oracle import FLAGS, NATIONAL

PUPIL: dict[str, Any] = {
    "id": "a1",
    "iq": 78,
    "se": False,
    "domains": {
        "IR": {"dle": 30, "dl": 60},
        "BL": {"dle": 28, "dl": 60},
        "TL": {"dle": 44, "dl": 60},
        "SP": {"dle": 50, "dl": 60},
    },
}


def answer(**changed: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(judge_line(json.dumps({**PUPIL, **changed}), NATIONAL))
    return found


def test_the_answer_to_a_line() -> None:
    found = answer()
    lines = found.pop("explanation")

    assert found == {
        "id": "a1",
        "finding": "pro_or_lwoo",
        "la_pro": True,
        "la_lwoo": False,
        "mixed": False,
        "meets_pro": True,
        "meets_lwoo": False,
        "conflict": True,
        "overlap": True,
        "possible": ["pro_or_lwoo"],
        "leaning": "pro",
        "missing": [],
        "errors": [],
    }
    assert lines[0] == "Inzichtelijk rekenen: DLE 30 bij DL 60 → achterstand 0,500 (30/60): niveau praktijkonderwijs."
    assert lines[-1].startswith("De cijfers laten praktijkonderwijs en lwoo beide toe")


def test_a_flag_that_may_be_either_is_undetermined() -> None:
    found = answer(iq=[80, 81])

    assert (found["meets_pro"], found["overlap"], found["la_pro"]) == ("undetermined", "undetermined", True)
    assert (found["finding"], found["leaning"]) == ("pro_or_lwoo", None)


def test_what_is_left_out_or_null_is_missing() -> None:
    found = answer(iq=None, se=None, domains={"IR": {"dle": 30, "dl": 60}, "BL": None})

    assert found["missing"] == ["BL", "TL", "SP", "iq", "se"]
    assert found["finding"] == "undetermined"


@pytest.mark.parametrize(
    ("route", "finding"), [("regular", "pro_or_lwoo"), ("15e-b1", "pro"), ("15e-a1", "not_applicable")]
)
def test_each_route_has_its_rules(route: str, finding: str) -> None:
    assert answer(route=route)["finding"] == finding


WRONG: dict[str, tuple[dict[str, Any], list[str]]] = {
    "IQ typed together": ({"iq": 8595}, ["iq_out_of_range"]),
    "IQ nought": ({"iq": 0}, ["iq_out_of_range"]),
    "IQ with a point": ({"iq": 78.0}, ["iq_not_whole"]),
    "IQ in words": ({"iq": "78"}, ["iq_not_whole"]),
    "IQ true": ({"iq": True}, ["iq_not_whole"]),
    "IQ of three": ({"iq": [70, 75, 80]}, ["iq_not_whole"]),
    "interval turned": ({"iq": [95, 85]}, ["iq_reversed"]),
    "SE in words": ({"se": "ja"}, ["se_not_boolean"]),
    "vocabulary": ({"domains": {"WS": {"dle": 1, "dl": 2}}}, ["domain_unknown:WS"]),
    "a list of domains": ({"domains": []}, ["domains_not_an_object"]),
    "a domain that is a number": ({"domains": {"IR": 30}}, ["domain_not_an_object:IR"]),
    "no DLE": ({"domains": {"IR": {"dl": 60}}}, ["dle_missing:IR"]),
    "half a month": ({"domains": {"IR": {"dle": 30.5, "dl": 60}}}, ["dle_not_whole:IR"]),
    "below nought": ({"domains": {"IR": {"dle": -1, "dl": 60}}}, ["dle_out_of_range:IR"]),
    "no schooling": ({"domains": {"IR": {"dle": 0, "dl": 0}}}, ["dl_zero:IR"]),
    "too much schooling": ({"domains": {"IR": {"dle": 30, "dl": 121}}}, ["dl_out_of_range:IR"]),
    "an unknown route": ({"route": "elders"}, ["route_unknown"]),
    "no id": ({"id": None}, ["id_missing"]),
    "an id that is a list": ({"id": []}, ["id_kind"]),
    "everything at once": ({"iq": 8595, "se": 1, "route": 7}, ["iq_out_of_range", "se_not_boolean", "route_unknown"]),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_right_has_a_code(what: str) -> None:
    changed, codes = WRONG[what]
    found = answer(**changed)

    assert (found["finding"], found["errors"]) == ("invalid", codes)
    assert [found[name] for name in FLAGS] == [None] * len(FLAGS)
    assert found["id"] == (None if "id" in changed else "a1")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "not_json"),
        (b"\xff\xfe", "not_utf8"),
        (b'{"id": 1, "iq": NaN}', "not_json"),
        (b'["a1"]', "not_an_object"),
        (b'{"id": "a1"', "not_json"),
        (b"[" * 9_000, "not_json"),
        (b'{"id": "' + b"a" * 10_000 + b'"}', "line_too_long"),
        (b'{"id": 1, "iq": ' + b"9" * 5_000 + b"}", "not_json"),
    ],
)
def test_a_line_that_is_no_pupil(line: bytes, code: str) -> None:
    assert json.loads(judge_line(line, NATIONAL))["errors"] == [code]


def test_the_bounds_themselves_are_valid() -> None:
    for changed in (
        {"iq": 1},
        {"iq": [1, 200]},
        {"domains": {"IR": {"dle": 0, "dl": 1}}},
        {"domains": {"IR": {"dle": 120, "dl": 120}}},
    ):
        assert answer(**changed)["errors"] == []


def test_the_command_answers_every_line_in_order_and_needs_no_database(settings: Any) -> None:
    lines = [
        b"\xef\xbb\xbf" + json.dumps({**PUPIL, "id": "eerste"}).encode(),
        b"",
        b"geen json",
        b'{"id": "\\ud800", "iq": 70}',
        json.dumps({**PUPIL, "id": 5}).encode(),
    ]
    done = subprocess.run(
        [sys.executable, "manage.py", "judge_criteria", "--on", "2027-03-01"],
        input=b"\n".join(lines),
        capture_output=True,
        cwd=settings.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]

    assert [one["id"] for one in found] == ["eerste", None, None, "\ud800", 5]
    assert [one["finding"] for one in found] == ["pro_or_lwoo", "invalid", "invalid", "undetermined", "pro_or_lwoo"]


def test_lines_come_out_as_they_come_in() -> None:
    typed = [json.dumps({**PUPIL, "id": number}) for number in range(5)]

    assert [json.loads(line)["id"] for line in judge_lines(iter(typed), NATIONAL)] == [0, 1, 2, 3, 4]


def test_a_reader_who_has_enough_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with open(write, "w") as closed, io.TextIOWrapper(io.BytesIO(b'{"id": 1}\n')) as lines:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", closed)
        monkeypatch.setattr(sys, "stdin", lines)
        call_command("judge_criteria", on="2027-03-01")
        closed.flush()
        monkeypatch.undo()
