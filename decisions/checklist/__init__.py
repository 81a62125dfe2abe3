"""What must hold before a decision is adopted: procedure.md §13, gate by gate. Pure: facts in, points out.

Only gates 7 and 9 are soft: with a reason, which is kept, they may be passed. No money anywhere: what a decision costs
is no reason.
"""

from casework.checklist import Point
from decisions.checklist import file, people, text
from decisions.checklist.file import last_day_to_notify, not_processed_points
from decisions.checklist.points import SOFT
from decisions.checklist.replacing import gate_replacing
from decisions.checklist.sending import addressees_point, site_point
from decisions.facts import DecideFacts

__all__ = [
    "SOFT",
    "addressees_point",
    "adopt_points",
    "last_day_to_notify",
    "not_processed_points",
    "offer_points",
    "points_for_preparer",
    "site_point",
]


def adopt_points(facts: DecideFacts) -> list[Point]:
    """Every gate for adopting this decision, open and met, in the order of procedure.md §13.

    A slip of the pen is mended without going through the file again: nothing is judged anew.
    """
    if facts.is_correction:
        return [
            *file.what_is_decided(facts),
            *gate_replacing(facts),
            *people.gate_10_signer(facts),
            *text.gate_11_clause(facts),
            *text.gate_12_no_bsn(facts),
        ]
    return [
        *file.what_is_decided(facts),
        *gate_replacing(facts),
        *file.gate_1_file(facts),
        *file.gate_2_route(facts),
        *people.gate_3_advices(facts),
        *file.gate_4_results(facts),
        *people.gate_5_parents(facts),
        *people.gate_6_hearing(facts),
        *file.gate_7_own_steps(facts),
        *text.gate_8_reasons(facts),
        *file.gate_9_instruments(facts),
        *people.gate_10_signer(facts),
        *text.gate_11_clause(facts),
        *text.gate_12_no_bsn(facts),
    ]


def points_for_preparer(facts: DecideFacts) -> list[Point]:
    """The gates for who prepares and does not decide: without what is checked of the signer himself."""
    found = [point for point in adopt_points(facts) if point.code not in people.OF_THE_SIGNER]
    return [*found, people.somebody_can_sign(facts)]


def offer_points(facts: DecideFacts) -> list[Point]:
    """What must hold before the secretariat offers a draft to whoever decides: the text is there and clean."""
    reasons = [] if facts.is_correction else [*text.gate_8_reasons(facts)]
    return [*file.outcome(facts), *gate_replacing(facts), *reasons, *text.gate_12_no_bsn(facts)]
