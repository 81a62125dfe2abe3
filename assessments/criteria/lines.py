"""The engine for other programs: one JSON object per line in, one out, in the same order.

In: ``id``; ``iq`` a whole number or ``[low, high]``; ``se`` true or false; ``domains`` by code, each ``dle`` and ``dl``
in months; ``route`` (``measured.ROUTES``, default regular). What is left out, or null, is missing. Out: the fields of
``judging.Judgement`` (a flag that may be either is ``"undetermined"``), the explanation, and ``errors`` with a code for
everything that cannot be right: then ``finding`` is ``invalid`` and the flags are null.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from applications.facts import MOST_MONTHS
from assessments.criteria.explaining import CONCLUSIONS, explain
from assessments.criteria.judging import REMEMBERED, Judgement, judge
from assessments.criteria.measured import ROUTES, Measured, Months
from assessments.criteria.version import DOMAINS, LEAST_IQ, MOST_IQ, CriteriaVersion
from assessments.enums import Finding
from casework.reading import Interval

FLAGS = ("la_pro", "la_lwoo", "mixed", "meets_pro", "meets_lwoo", "conflict", "overlap")
UNDETERMINED = Finding.UNDETERMINED.value
LONGEST_LINE = 10_000


class _Faults(Exception):
    """The codes of what cannot be right in one line."""

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__()
        self.codes = list(codes)


def judge_lines(lines: Iterable[bytes | str], version: CriteriaVersion) -> Iterator[str]:
    """One JSON line for every line that comes in."""
    return (judge_line(line, version) for line in lines)


def judge_line(line: bytes | str, version: CriteriaVersion) -> str:
    """The answer to one line, as JSON. What is the same for many pupils is turned into JSON once."""
    name: Any = None
    try:
        read = _object(line)
        name = _name(read)
        measured = _measured(read)
    except _Faults as faults:
        return _encode({"id": name, **_invalid(faults.codes)})
    judgement = judge(measured, version)
    told = ", ".join([_sentence(sentence) for sentence in explain(measured, judgement, version).lines()])
    return f'{{"id": {_encode(name)}, {_answer(judgement)}, "errors": [], "explanation": [{told}]}}'


_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


@lru_cache(maxsize=REMEMBERED)
def _sentence(sentence: str) -> str:
    return _encode(sentence)


def _object(line: bytes | str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise _Faults(["line_too_long"])
    try:
        text = line if isinstance(line, str) else line.removeprefix(BOM_UTF8).decode()
        read = _decode(text)
    except UnicodeDecodeError:
        raise _Faults(["not_utf8"]) from None
    except (ValueError, RecursionError):
        raise _Faults(["not_json"]) from None
    if not isinstance(read, dict):
        raise _Faults(["not_an_object"])
    return read


def _refuse_constant(_: str) -> None:
    raise ValueError


_decode = json.JSONDecoder(parse_constant=_refuse_constant).decode


def _name(read: dict[str, Any]) -> Any:
    name = read.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise _Faults(["id_missing" if name is None else "id_kind"])
    return name


def _measured(read: dict[str, Any]) -> Measured:
    faults: list[str] = []
    measured = Measured(
        domains=_domains(read.get("domains"), faults),
        iq=_iq(read.get("iq"), faults),
        se=_se(read.get("se"), faults),
        rules=ROUTES.get(_route(read.get("route"), faults), ROUTES["regular"]),
    )
    if faults:
        raise _Faults(faults)
    return measured


def _whole(value: Any) -> bool:
    """Whether it is a whole number: 30.0 and true are none."""
    return type(value) is int


def _iq(value: Any, faults: list[str]) -> tuple[Interval, ...]:
    if value is None:
        return ()
    ends = value if isinstance(value, list) else [value, value]
    if len(ends) != 2 or not all(_whole(end) for end in ends):
        faults.append("iq_not_whole")
    elif not all(LEAST_IQ <= end <= MOST_IQ for end in ends):
        faults.append("iq_out_of_range")
    elif ends[0] > ends[1]:
        faults.append("iq_reversed")
    else:
        return (Interval(*ends),)
    return ()


def _se(value: Any, faults: list[str]) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    faults.append("se_not_boolean")
    return None


def _route(value: Any, faults: list[str]) -> str:
    if value is None:
        return "regular"
    if isinstance(value, str) and value in ROUTES:
        return value
    faults.append("route_unknown")
    return "regular"


def _domains(value: Any, faults: list[str]) -> dict[str, tuple[Months, ...]]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        faults.append("domains_not_an_object")
        return {}
    found: dict[str, tuple[Months, ...]] = {}
    for code, result in value.items():
        if code not in DOMAINS:
            faults.append(f"domain_unknown:{code[:20]}")
        elif result is not None and (months := _months(code, result, faults)):
            found[code] = (months,)
    return found


def _months(code: str, value: Any, faults: list[str]) -> Months | None:
    if not isinstance(value, dict):
        faults.append(f"domain_not_an_object:{code}")
        return None
    dle: Any = value.get("dle")
    dl: Any = value.get("dl")
    found = list(_out_of_range(code, dle, dl)) if _whole(dle) and _whole(dl) else list(_not_whole(code, dle, dl))
    if found:
        faults.extend(found)
        return None
    return Months(dle, dl)


def _not_whole(code: str, dle: Any, dl: Any) -> Iterator[str]:
    for name, number in (("dle", dle), ("dl", dl)):
        if not _whole(number):
            yield f"{name}_{'missing' if number is None else 'not_whole'}:{code}"


def _out_of_range(code: str, dle: Any, dl: Any) -> Iterator[str]:
    if not 0 <= dle <= MOST_MONTHS:
        yield f"dle_out_of_range:{code}"
    if dl == 0:
        yield f"dl_zero:{code}"
    elif not 0 < dl <= MOST_MONTHS:
        yield f"dl_out_of_range:{code}"


@lru_cache(maxsize=REMEMBERED)
def _answer(judgement: Judgement) -> str:
    """The fields of a judgement, as they stand between the braces."""
    flags = {name: getattr(judgement, name) for name in FLAGS}
    fields = {
        "finding": judgement.finding.value,
        **{name: UNDETERMINED if flag is None else flag for name, flag in flags.items()},
        "possible": [finding.value for finding in judgement.possible],
        "leaning": judgement.leaning or None,
        "missing": list(judgement.missing),
    }
    return _encode(fields)[1:-1]


def _invalid(codes: list[str]) -> dict[str, Any]:
    return {
        "finding": Finding.INVALID.value,
        **dict.fromkeys(FLAGS),
        "possible": [],
        "leaning": None,
        "missing": [],
        "errors": codes,
        "explanation": [CONCLUSIONS[Finding.INVALID]],
    }
