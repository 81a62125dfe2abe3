"""The national criteria: does this pupil meet them, why, and what is still open. Pure; it advises and never decides."""

from assessments.criteria.explaining import Explanation, Step, conclusion_of, explain
from assessments.criteria.judging import Judgement, Level, judge, level_of
from assessments.criteria.lines import judge_line, judge_lines
from assessments.criteria.measured import Measured, Months, RuleSet, rule_set_for
from assessments.criteria.plain import plain_lines
from assessments.criteria.version import COLUMNS, DOMAINS, Band, CriteriaVersion, Delay, problems_of, version_from

__all__ = [
    "COLUMNS",
    "DOMAINS",
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
    "conclusion_of",
    "explain",
    "judge",
    "judge_line",
    "judge_lines",
    "level_of",
    "plain_lines",
    "problems_of",
    "rule_set_for",
    "version_from",
]
