"""Worklists of experts and of the secretariat, and the list of the register."""

from assessments.worklists.instruments import lists_to_load
from assessments.worklists.office import questions, stuck, to_assign, waiting
from assessments.worklists.own import asked, ended, reconsidering, writing
from assessments.worklists.register import register

HOME = (
    (30, asked),
    (31, reconsidering),
    (32, writing),
    (33, ended),
    (27, stuck),
    (28, questions),
    (30, to_assign),
    (31, waiting),
    (32, lists_to_load),
)

__all__ = ["HOME", "lists_to_load", "register"]
