"""What holds for every pupil: monotone where fine-print §7 says so, no order, no fraction, and words that agree."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import criteria
from assessments.criteria import DOMAINS, Level, Measured, Months, RuleSet, explain, judge, level_of, plain_lines
from assessments.criteria.measured import ROUTES
from assessments.enums import Finding
from casework.reading import Interval
from tests.assessments.criteria.oracle import CODES, FLAGS, NATIONAL, open_to

FEW = settings(max_examples=60, deadline=None)
MONTHS = st.tuples(st.integers(0, 70), st.integers(1, 70))
LIKELY_IQ = st.integers(50, 125)
PUPILS = st.fixed_dictionaries(
    {
        "months": st.dictionaries(st.sampled_from(CODES), MONTHS),
        "iq": st.none() | st.tuples(LIKELY_IQ, st.integers(0, 12)),
        "se": st.none() | st.booleans(),
    }
)
SAYS = {
    Finding.PRO: "wijzen op praktijkonderwijs",
    Finding.LWOO: "wijzen op lwoo",
    Finding.PRO_OR_LWOO: "beide toe",
    Finding.MIXED: "oordeel van mensen",
    Finding.NONE: "geen grond",
    Finding.UNDETERMINED: "staat de uitkomst niet vast",
    Finding.NOT_APPLICABLE: "beslissen de cijfers niet",
}


def made(pupil: dict, rules: RuleSet = RuleSet.REGULAR) -> Measured:
    iq = () if pupil["iq"] is None else (Interval(pupil["iq"][0], sum(pupil["iq"])),)
    return Measured({code: (Months(*two),) for code, two in pupil["months"].items()}, iq, pupil["se"], rules)


@FEW
@given(PUPILS)
def test_what_is_possible_is_what_brute_force_finds(pupil: dict) -> None:
    iq = range(1, 201) if pupil["iq"] is None else range(pupil["iq"][0], sum(pupil["iq"]) + 1)
    findings, flags = open_to(pupil["months"], iq, pupil["se"])

    judgement = judge(made(pupil), NATIONAL)

    assert set(judgement.possible) == findings
    assert judgement.finding == (next(iter(findings)) if len(findings) == 1 else "undetermined")
    for name in FLAGS:
        certain = next(iter(flags[name])) if len(flags[name]) == 1 else None
        assert getattr(judgement, name) is certain


@FEW
@given(PUPILS, st.permutations(CODES))
def test_the_order_of_domains_is_nothing(pupil: dict, order: list[str]) -> None:
    turned = {**pupil, "months": {code: pupil["months"][code] for code in order if code in pupil["months"]}}
    one, other = judge(made(pupil), NATIONAL), judge(made(turned), NATIONAL)

    assert one is other
    assert explain(made(pupil), one, NATIONAL) == explain(made(turned), other, NATIONAL)


@FEW
@given(PUPILS, st.sampled_from(CODES), st.integers(60, 120))
def test_schooling_beyond_the_cap_changes_nothing(pupil: dict, code: str, dl: int) -> None:
    dle = pupil["months"].get(code, (33, 60))[0]
    capped = {**pupil, "months": {**pupil["months"], code: (dle, 60)}}
    beyond = {**pupil, "months": {**pupil["months"], code: (dle, dl)}}

    assert judge(made(capped), NATIONAL) is judge(made(beyond), NATIONAL)


@FEW
@given(PUPILS, st.sampled_from(CODES), st.integers(0, 60), st.integers(0, 60), st.integers(1, 60))
def test_a_lower_level_never_takes_a_delay_away(pupil: dict, code: str, first: int, second: int, dl: int) -> None:
    low, high = sorted((first, second))
    whole = {"months": {"IR": (20, 60), "BL": (40, 60), "TL": (30, 60), "SP": (50, 60)} | pupil["months"]}

    def flags(dle: int) -> tuple[Level, bool | None, bool]:
        at = {**pupil, "months": {**whole["months"], code: (dle, dl)}}
        judged = judge(made(at), NATIONAL)
        behind = judged.mixed or judged.la_pro or judged.la_lwoo
        return level_of(Months(dle, dl), NATIONAL), judged.la_pro, bool(behind)

    assert all(at_low >= at_high for at_low, at_high in zip(flags(low), flags(high), strict=True))


@FEW
@given(PUPILS, st.sampled_from(sorted(set(ROUTES.values()))))
def test_the_last_line_says_what_the_finding_is(pupil: dict, rules: RuleSet) -> None:
    judged = made(pupil, rules)
    judgement = judge(judged, NATIONAL)
    explanation = explain(judged, judgement, NATIONAL)
    last = explanation.lines()[-1]

    if judgement.finding == Finding.NONE and rules == RuleSet.SPECIAL_B1:
        assert "voldoen niet aan deze voorwaarde" in last
    else:
        first = last.partition(". ")[0]
        assert [finding for finding, words in SAYS.items() if words in first] == [judgement.finding]
    assert all(step.sentence.endswith(".") for step in explanation.steps)
    assert list(plain_lines(judged, judgement, NATIONAL))


def _asked(sentence: str, pupil: dict) -> dict | None:
    """The pupil as a line on what would change the outcome has it; None for a line about something else than a DLE."""
    words = sentence.split()
    names = {"inzichtelijk": "IR", "begrijpend": "BL", "technisch": "TL", "spellen": "SP"}
    if words[0] != "Scoort":
        return None
    code = names[words[1]]
    return {
        **pupil,
        "months": {**pupil["months"], code: (int(words[words.index("DLE") + 1]), pupil["months"][code][1])},
    }


@FEW
@given(PUPILS)
def test_what_would_change_the_outcome_does(pupil: dict) -> None:
    judgement = judge(made(pupil), NATIONAL)
    for line in explain(made(pupil), judgement, NATIONAL).changes:
        other = _asked(line, pupil)
        if other is not None:
            assert judge(made(other), NATIONAL).finding not in {judgement.finding, Finding.UNDETERMINED}


def test_no_fraction_anywhere() -> None:
    """Nothing in the module divides, rounds, or holds a number with a point: ``//`` is used for showing only."""
    found = []
    for path in sorted(Path(criteria.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
                found.append(f"{path.name}:{node.lineno} {node.value}")
            if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div | ast.Pow):
                found.append(f"{path.name}:{node.lineno} divides")
            if isinstance(node, ast.Name) and node.id in {"float", "round", "Decimal", "Fraction", "math"}:
                found.append(f"{path.name}:{node.lineno} {node.id}")
    assert found == []


@pytest.mark.parametrize("code", DOMAINS)
def test_domains_have_the_names_of_the_decree(code: str) -> None:
    step = explain(Measured(), judge(Measured(), NATIONAL), NATIONAL).steps[DOMAINS.index(code)]

    assert "geen resultaat" in step.sentence
    assert step.reference == "ib_15d_3"
