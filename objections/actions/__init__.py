"""The verbs of objections."""

from objections.actions.filing import Notice, file_objection, register_objection
from objections.actions.judging import answer_late_reason, ask_late_reason, judge_late, judge_party
from objections.actions.lengthening import adjourn, put_off
from objections.actions.papers import NewPaper, add_papers
from objections.actions.repairing import ask_repair, extend_repair, lapse_repair, mend, record_repair
from objections.actions.withdrawing import withdraw

__all__ = [
    "NewPaper",
    "Notice",
    "add_papers",
    "adjourn",
    "answer_late_reason",
    "ask_late_reason",
    "ask_repair",
    "extend_repair",
    "file_objection",
    "judge_late",
    "judge_party",
    "lapse_repair",
    "mend",
    "put_off",
    "record_repair",
    "register_objection",
    "withdraw",
]
