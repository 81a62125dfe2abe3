"""Test results and a register to judge them by, and what is said of them."""

import tomllib
from dataclasses import replace
from datetime import date

from assessments.actions.instruments import SAMPLE_FILE
from assessments.instruments.checks import judge
from assessments.instruments.facts import (
    CaseOfResults,
    Caution,
    Level,
    Listed,
    Register,
    RegisterList,
    Taken,
    period_of,
)
from assessments.queries.instruments import default_rules
from tests.assessments.criteria.oracle import NATIONAL

ROWS = tuple(
    Listed(**{name: value for name, value in row.items() if name in Listed.__dataclass_fields__})
    for row in tomllib.loads(SAMPLE_FILE.read_text())["instrument"]
)
RULES = default_rules()
CURRENT = RegisterList(2027, *period_of(2027), ROWS, RULES)
REGISTER = Register((CURRENT,), RULES)
CASE = CaseOfResults(
    kind="pro",
    today=date(2027, 3, 1),
    decided_on=date(2027, 3, 1),
    completed_on=date(2027, 3, 1),
    applied_on=date(2027, 2, 15),
    birth_date=date(2014, 9, 3),
    group="groep 8",
    repeated_years=0,
    criteria=NATIONAL,
)
IQ = Taken("iq", "IQ", "IQ", "WISC-III NL", date(2026, 11, 3), responsible="S. Vos", profession="psychologist")
BL = Taken("bl", "BL", "BL", "LOVS 2.0 Begrijpend lezen", date(2026, 11, 3), dl=53, dle=26)
SE = Taken("se", "SE", "SE", "SVL Schoolvragenlijst", date(2026, 11, 3), responsible="S. Vos")


def said(taken: Taken, case: CaseOfResults = CASE, register: Register = REGISTER) -> dict[str, Caution]:
    """What is said of one result, by code."""
    return {one.code: one for one in judge([taken], case, register).by_result[taken.key]}


def warned(taken: Taken, case: CaseOfResults = CASE, register: Register = REGISTER) -> set[str]:
    """The codes that are more than information."""
    return {code for code, one in said(taken, case, register).items() if one.level is not Level.INFORMATION}


def on_list(**values: object) -> Register:
    """A register whose current list holds one row of intelligence."""
    row = Listed("IQ", "WISC-III NL", **values)  # type: ignore[arg-type]
    return Register((replace(CURRENT, rows=(row,)),), RULES)
