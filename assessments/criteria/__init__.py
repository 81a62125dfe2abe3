"""The national criteria: does this pupil meet them, why, and what is still open. Pure; it advises and never decides."""

from assessments.criteria.case import allows, asks_se, asks_why, has_earlier, measured_in, rules_of
from assessments.criteria.explaining import Explanation, Step, conclusion_of, explain, words_of
from assessments.criteria.judging import Judgement, Level, judge, level_of
from assessments.criteria.lines import judge_line, judge_lines
from assessments.criteria.measured import Measured, Months, RuleSet, rule_set_for
from assessments.criteria.plain import plain_lines
from assessments.criteria.version import (
    COLUMNS,
    DOMAINS,
    NAMES,
    Band,
    CriteriaVersion,
    Delay,
    problems_of,
    problems_of_own,
    version_from,
    with_own_bounds,
)
from assessments.criteria.wording import delay_rule, iq_rule, iq_verdict, rule_in_words, score_in_words, se_rule

__all__ = [
    "COLUMNS",
    "DOMAINS",
    "NAMES",
    "Band",
    "CriteriaVersion",
    "Delay",
    "Explanation",
    "Judgement",
    "Level",
    "Measured",
    "Months",
    "RuleSet",
    "Step",
    "allows",
    "asks_se",
    "asks_why",
    "conclusion_of",
    "delay_rule",
    "explain",
    "has_earlier",
    "iq_rule",
    "iq_verdict",
    "judge",
    "judge_line",
    "judge_lines",
    "level_of",
    "measured_in",
    "plain_lines",
    "problems_of",
    "problems_of_own",
    "rule_in_words",
    "rule_set_for",
    "rules_of",
    "score_in_words",
    "se_rule",
    "version_from",
    "with_own_bounds",
    "words_of",
]
