"""What the results of a case come to, as far as they decide (fine-print §18)."""

from datetime import date

from accounts.enums import LwooMode
from applications import queries as applications
from applications.facts import CaseFacts
from applications.models import Application
from casework.parts import Figures
from decisions.rules import excluded_by


def deciding_figures(facts: CaseFacts) -> Figures | None:
    """What the results come to where the national criteria decide: not for a special group, nor by other lwoo rules."""
    if facts.is_special or (not facts.is_pro and facts.place.regime.mode != LwooMode.NATIONAL):
        return None
    return facts.figures


def lies_outside_figures(case: Application, today: date) -> bool:
    """Whether granting what was asked lies outside what the figures allow, where they decide."""
    return excluded_by(deciding_figures(applications.case_facts(case, today)), case.kind)
