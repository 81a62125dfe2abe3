"""The term in which an expert advises."""

from dataclasses import replace
from datetime import date

from casework.calendar import Calendar
from casework.terms import Lengths, Term, advice

CODE = "advice"


def advice_term(assigned_on: date, working_days: int, lengths: Lengths, calendar: Calendar) -> Term:
    """The term for one advice, in the number of working days that the partnership has set (Awb 3:6(1))."""
    own = replace(lengths.get(CODE), length=working_days)
    return advice(assigned_on, Lengths({**lengths.rows, CODE: own}), calendar)
