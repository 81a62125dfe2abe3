"""The verbs of objections."""

from objections.actions.advising import (
    finish_advice,
    hear_again,
    register_advice,
    save_advice,
)
from objections.actions.committee import (
    declare,
    end_seat,
    forward,
    prolong_access,
    seat_member,
)
from objections.actions.filing import (
    Notice,
    file_objection,
    register_objection,
)
from objections.actions.hearing import (
    answer_to_be_heard,
    ask_to_be_heard,
    call_off,
    hold_hearing,
    plan_hearing,
    report_hearing,
    waive_hearing,
)
from objections.actions.inspecting import judge_paper, judge_text
from objections.actions.judging import (
    answer_late_reason,
    ask_late_reason,
    judge_late,
    judge_party,
)
from objections.actions.lateness import (
    drop_default,
    fix_penalty,
    record_default,
)
from objections.actions.lengthening import (
    adjourn,
    put_off,
)
from objections.actions.papers import (
    NewPaper,
    add_papers,
)
from objections.actions.preparing import (
    drop_ruling,
    offer_ruling,
    prepare_ruling,
    return_ruling,
    save_ruling,
)
from objections.actions.repairing import (
    ask_repair,
    extend_repair,
    lapse_repair,
    mend,
    record_repair,
)
from objections.actions.ruling import (
    adopt_ruling,
    remake_ruling,
    take_ruling_back,
)
from objections.actions.sending import (
    publish_ruling,
)
from objections.actions.withdrawing import (
    withdraw,
)

__all__ = [
    "NewPaper",
    "Notice",
    "add_papers",
    "adjourn",
    "adopt_ruling",
    "answer_late_reason",
    "answer_to_be_heard",
    "ask_late_reason",
    "ask_repair",
    "ask_to_be_heard",
    "call_off",
    "declare",
    "drop_default",
    "drop_ruling",
    "end_seat",
    "extend_repair",
    "file_objection",
    "finish_advice",
    "fix_penalty",
    "forward",
    "hear_again",
    "hold_hearing",
    "judge_late",
    "judge_paper",
    "judge_party",
    "judge_text",
    "lapse_repair",
    "mend",
    "offer_ruling",
    "plan_hearing",
    "prepare_ruling",
    "prolong_access",
    "publish_ruling",
    "put_off",
    "record_default",
    "record_repair",
    "register_advice",
    "register_objection",
    "remake_ruling",
    "report_hearing",
    "return_ruling",
    "save_advice",
    "save_ruling",
    "seat_member",
    "take_ruling_back",
    "waive_hearing",
    "withdraw",
]
