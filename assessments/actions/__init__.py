"""The verbs of experts and advices."""

from assessments.actions.advising import WRITTEN, save_advice, set_aside_advice, submit_advice
from assessments.actions.assigning import accept, assign, recuse, replace
from assessments.actions.dossiers import begin_from_dossier, keep_dossier
from assessments.actions.file import answer_notice, answer_question, ask, mark_seen, set_notice_aside
from assessments.actions.instruments import change_rule, check_list, load_list, load_sample
from assessments.actions.register import (
    EDITABLE,
    add_absence,
    add_tie,
    change_expert,
    end_tie,
    register_expert,
    remove_absence,
)
from assessments.actions.screening import MOST_DRAFTS, ask_drafts, stop_list, upload_list
from assessments.actions.uploads import close_own_upload, keep_upload

__all__ = [
    "EDITABLE",
    "MOST_DRAFTS",
    "WRITTEN",
    "accept",
    "add_absence",
    "add_tie",
    "answer_notice",
    "answer_question",
    "ask",
    "ask_drafts",
    "assign",
    "begin_from_dossier",
    "change_expert",
    "change_rule",
    "check_list",
    "close_own_upload",
    "end_tie",
    "keep_dossier",
    "keep_upload",
    "load_list",
    "load_sample",
    "mark_seen",
    "recuse",
    "register_expert",
    "remove_absence",
    "replace",
    "save_advice",
    "set_aside_advice",
    "set_notice_aside",
    "stop_list",
    "submit_advice",
    "upload_list",
]
