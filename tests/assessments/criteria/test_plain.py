"""What parents read of the figures: the bounds of the version in words that everybody knows."""

from dataclasses import replace

from assessments.criteria import Delay, Measured, Months, judge, plain_lines
from tests.assessments.criteria.oracle import NATIONAL

MEASURED = Measured({"IR": (Months(20, 60),), "BL": (Months(35, 60),)})


def test_parents_read_the_bounds_of_the_version() -> None:
    other = replace(NATIONAL, pro_delay=Delay(3, 5), lwoo_delay=Delay(2, 6))
    said = [" ".join(plain_lines(MEASURED, judge(MEASURED, version), version)) for version in (NATIONAL, other)]
    assert "Bij inzichtelijk rekenen kent uw kind de helft of minder van wat" in said[0]
    assert "Bij begrijpend lezen kent uw kind meer dan de helft, maar hoogstens driekwart van wat" in said[0]
    assert "kent uw kind ongeveer 40 procent of minder van wat" in said[1]
    assert "kent uw kind meer dan ongeveer 40 procent, maar hoogstens twee derde van wat" in said[1]
