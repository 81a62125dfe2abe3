"""The worked examples of criteria.md §13 and every cell of the matrix of §5."""

import pytest

from assessments.criteria import DOMAINS, Judgement, Level, Measured, Months, RuleSet, explain, judge, level_of
from assessments.criteria.explaining import thousandths
from casework.reading import Interval
from tests.assessments.criteria.oracle import NATIONAL, certain

P, L, N = Level.PRO, Level.LWOO, Level.NONE
LETTERS = {P: "p", L: "l", N: "-"}
# IQ, SE, DL, DLE by domain (None: not tested), levels, flags that are up, finding.
EXAMPLES = {
    "1": (68, None, 58, (26, 29, 44, 31), "pp-l", {"la_pro", "meets_pro"}, "pro"),
    "2": (84, None, 55, (28, 27, 41, 50), "lpl-", {"la_lwoo", "meets_lwoo"}, "lwoo"),
    "3": (78, None, 60, (30, 30, 47, 48), "pp--", {"la_pro", "meets_pro", "conflict", "overlap"}, "pro_or_lwoo"),
    "4": (75, None, 60, (36, 44, 50, 52), "ll--", {"la_lwoo", "meets_lwoo", "conflict", "overlap"}, "pro_or_lwoo"),
    "5": (70, None, 60, (46, 47, 24, 24), "--pp", set(), "none"),
    "6": (64, None, 49, (30, 33, 41, 44), "ll--", {"la_lwoo", "conflict"}, "pro_or_lwoo"),
    "7": (88, None, 58, (27, 25, 40, 39), "ppll", {"la_pro", "conflict"}, "pro_or_lwoo"),
    "8": (90, None, 54, (38, 40, 44, 46), "ll--", {"la_lwoo", "meets_lwoo"}, "lwoo"),
    "9": (91, False, 54, (38, 40, 44, 46), "ll--", {"la_lwoo"}, "none"),
    "10 without SE": (95, False, 60, (42, 42, 50, 51), "ll--", {"la_lwoo"}, "none"),
    "10 with SE": (95, True, 60, (42, 42, 50, 51), "ll--", {"la_lwoo", "meets_lwoo"}, "lwoo"),
    "11 with SE": (112, True, 60, (28, 26, 41, 39), "ppll", {"la_pro", "conflict"}, "pro_or_lwoo"),
    "11 without SE": (112, False, 60, (28, 26, 41, 39), "ppll", {"la_pro"}, "none"),
    "12": (54, None, 60, (20, 22, 30, 28), "pppp", {"la_pro"}, "none"),
    "13": (121, True, 60, (33, 40, 55, 50), "ll--", {"la_lwoo"}, "none"),
    "14": (76, None, 52, (24, 37, 45, 47), "pl--", {"mixed", "overlap"}, "mixed"),
    "15": (86, None, 60, (28, 40, 29, 42), "plpl", {"la_pro", "la_lwoo", "meets_lwoo", "conflict"}, "pro_or_lwoo"),
    "16": (66, None, 60, (27, None, 18, 25), "p pp", {"la_pro", "meets_pro"}, "pro"),
    "17": (83, None, 57, (43, 44, 40, 39), "--ll", set(), "none"),
}
FLAGS = {"la_pro", "la_lwoo", "mixed", "meets_pro", "meets_lwoo", "conflict", "overlap"}


def measured(levels: tuple[Level, ...], *iq: Interval, se: bool | None = False, rules: str = "regular") -> Measured:
    """Results at these levels, with DL 60."""
    months = {P: Months(20, 60), L: Months(40, 60), N: Months(55, 60)}
    domains = {code: (months[level],) for code, level in zip(DOMAINS, levels, strict=True)}
    return Measured(domains, iq, se, RuleSet(rules))


def of(levels: tuple[Level, ...], *iq: int, se: bool | None = False) -> Judgement:
    return judge(measured(levels, Interval(iq[0], iq[-1]), se=se), NATIONAL)


@pytest.mark.parametrize("name", EXAMPLES)
def test_worked_example(name: str) -> None:
    iq, se, dl, scores, levels, up, finding = EXAMPLES[name]
    domains = {code: (Months(dle, dl),) for code, dle in zip(DOMAINS, scores, strict=True) if dle is not None}

    judgement = judge(Measured(domains, (Interval(iq, iq),), se), NATIONAL)

    shown = "".join(LETTERS[level_of(*domains[code], NATIONAL)] if code in domains else " " for code in DOMAINS)
    assert (shown, judgement.finding, judgement.possible) == (levels, finding, (finding,))
    assert {flag for flag in FLAGS if getattr(judgement, flag)} == up


@pytest.mark.parametrize(
    ("dle", "dl", "level", "shown"),
    [
        (20, 45, P, "0,556"),
        (30, 60, P, "0,500"),
        (45, 60, L, "0,250"),
        (46, 60, N, "0,233"),
        (28, 55, L, "0,491"),
        (27, 55, P, "0,509"),
        (27, 54, P, "0,500"),
        (36, 48, L, "0,250"),
        (57, 54, N, "-0,056"),
        (9, 18, P, "0,500"),
        (13, 18, L, "0,278"),
        (14, 18, N, "0,222"),
        (43, 57, N, "0,246"),
    ],
)
def test_single_figure(dle: int, dl: int, level: Level, shown: str) -> None:
    assert level_of(Months(dle, dl), NATIONAL) == level
    assert thousandths(dl - dle, dl) == shown


@pytest.mark.parametrize(
    ("dl", "pro", "lwoo"),
    [
        (41, 20, 30), (43, 21, 32), (45, 22, 33), (46, 23, 34), (47, 23, 35), (48, 24, 36), (49, 24, 36), (50, 25, 37),
        (51, 25, 38), (52, 26, 39), (54, 27, 40), (55, 27, 41), (58, 29, 43), (59, 29, 44), (60, 30, 45), (66, 30, 45),
    ],
)  # fmt: skip
def test_boundary_table(dl: int, pro: int, lwoo: int) -> None:
    found = [level_of(Months(dle, dl), NATIONAL) for dle in (pro, pro + 1, lwoo, lwoo + 1)]

    assert found == [P, L, L, N]


BOTH, ONE_OF_EACH, PRO_ONLY, LWOO_ONLY, NEITHER = (P, P, N, N), (P, L, P, L), (P, P, N, N), (L, L, N, N), (N, N, P, P)


@pytest.mark.parametrize(
    ("iq", "se", "with_pro", "with_lwoo"),
    [
        (54, True, "none", "none"),
        (55, False, "pro", "pro_or_lwoo"),
        (74, False, "pro", "pro_or_lwoo"),
        (75, False, "pro_or_lwoo", "pro_or_lwoo"),
        (80, False, "pro_or_lwoo", "pro_or_lwoo"),
        (81, False, "pro_or_lwoo", "lwoo"),
        (90, False, "pro_or_lwoo", "lwoo"),
        (91, True, "pro_or_lwoo", "lwoo"),
        (120, True, "pro_or_lwoo", "lwoo"),
        (91, False, "none", "none"),
        (120, False, "none", "none"),
        (121, True, "none", "none"),
    ],
)
def test_cell_of_the_matrix(iq: int, se: bool, with_pro: str, with_lwoo: str) -> None:
    assert of(PRO_ONLY, iq, se=se).finding == with_pro
    assert of(LWOO_ONLY, iq, se=se).finding == with_lwoo
    assert of(NEITHER, iq, se=se).finding == "none"


@pytest.mark.parametrize(("iq", "leaning"), [(70, "pro"), (78, ""), (86, "lwoo")])
def test_leaning_names_what_is_met_outright(iq: int, leaning: str) -> None:
    assert of(ONE_OF_EACH, iq).leaning == leaning


def test_mixed_asks_for_an_iq_within_a_band() -> None:
    found = {iq: of((P, L, N, N), iq, se=se).finding for iq, se in ((54, True), (55, False), (90, False), (121, True))}

    assert found == {54: "none", 55: "mixed", 90: "mixed", 121: "none"}
    assert of((P, L, N, N), 100, se=False).finding == "none"
    assert of((P, L, N, N), 100, se=True).finding == "mixed"


def test_an_interval_is_judged_for_every_whole_iq() -> None:
    same, open_ = of(LWOO_ONLY, 81, 90), of(LWOO_ONLY, 85, 95)

    assert (same.finding, same.possible) == ("lwoo", ("lwoo",))
    assert (open_.finding, open_.possible) == ("undetermined", ("lwoo", "none"))
    assert (open_.la_lwoo, open_.meets_lwoo, open_.overlap) == (True, None, False)


def test_several_iq_results_are_judged_apart() -> None:
    two = judge(measured(LWOO_ONLY, Interval(70, 70), Interval(95, 95)), NATIONAL)
    # The average would lie at 82, where the figures point to lwoo alone.
    agreeing = judge(measured(LWOO_ONLY, Interval(84, 84), Interval(88, 88)), NATIONAL)

    assert two.possible == ("pro_or_lwoo", "none")
    assert agreeing.finding == "lwoo"


def test_what_is_missing_may_be_anything() -> None:
    domains = {"IR": (Months(20, 60),), "TL": (Months(20, 60),)}
    without_se = judge(Measured(domains, (Interval(95, 95),)), NATIONAL)
    without_iq = judge(Measured(domains, (), se=False), NATIONAL)

    assert (without_se.missing, without_se.possible) == (("BL", "SP", "se"), ("pro_or_lwoo", "none"))
    assert without_iq.missing == ("BL", "SP", "iq")
    assert without_iq.possible == ("pro", "pro_or_lwoo", "none")
    # Without any delay no IQ makes a difference, and social-emotional problems are not asked for at 70.
    assert judge(measured((N, N, N, N)), NATIONAL).finding == "none"
    assert judge(measured(PRO_ONLY, Interval(70, 70), se=None), NATIONAL).missing == ()


def test_two_results_on_one_domain_leave_both_levels_open() -> None:
    domains = {code: (Months(20, 60),) for code in ("BL", "TL")} | {"IR": (Months(55, 60),), "SP": (Months(55, 60),)}
    retested = domains | {"TL": (Months(20, 60), Months(40, 60))}

    assert judge(Measured(domains, (Interval(70, 70),)), NATIONAL).finding == "pro"
    assert judge(Measured(retested, (Interval(70, 70),)), NATIONAL).possible == ("pro", "mixed")


@pytest.mark.parametrize(
    ("levels", "iq", "finding"),
    [
        (NEITHER, 55, "pro"),
        (NEITHER, 80, "pro"),
        (NEITHER, 81, "none"),
        (NEITHER, 54, "none"),
        (PRO_ONLY, 130, "pro"),
        (LWOO_ONLY, 85, "none"),
        ((P, L, N, N), 100, "none"),
    ],
)
def test_special_group_b1_takes_iq_or_delay(levels: tuple[Level, ...], iq: int, finding: str) -> None:
    judgement = judge(measured(levels, Interval(iq, iq), rules="15e-b1"), NATIONAL)

    assert (judgement.finding, judgement.meets_lwoo, judgement.conflict) == (finding, False, False)


def test_where_no_figures_decide_nobody_reads_that_they_fall_short() -> None:
    pupil = measured(NEITHER, Interval(130, 130), rules="no_figures")
    judgement = judge(pupil, NATIONAL)
    lines = explain(pupil, judgement, NATIONAL).lines()

    assert (judgement.finding, judgement.possible) == ("not_applicable", ())
    assert not [line for line in lines if "geen grond" in line or "voldoe" in line]


def test_the_oracle_says_the_same_for_every_certain_case() -> None:
    for number in range(81):
        levels = tuple(Level(number // 3**place % 3) for place in range(4))
        for iq in (54, 55, 74, 75, 80, 81, 90, 91, 120, 121):
            for se in (False, True):
                judgement = of(levels, iq, se=se)
                finding, flags = certain("".join(LETTERS[level] for level in levels), iq, se)
                assert judgement.finding == finding
                assert {name: getattr(judgement, name) for name in flags} == flags
