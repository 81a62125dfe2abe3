"""Who may decide on objections (fine-print §10; Awb 2:4, 10:3(3)). Pure."""

from collections.abc import Iterable

from casework.checklist import Point
from decisions.checklist.people import NOBODY_ELSE
from objections.checklist.points import point, warning
from objections.facts import RulingChecks

# What is checked of whoever decides: it says nothing about anybody else who looks at a draft.
OF_THE_DECIDER = frozenset({"decider_mandate", "decider_not_first", "decider_no_other_role", "decider_independent"})


def decider(checks: RulingChecks) -> Iterable[Point]:
    """A mandate today, not who took the first decision under one, no other role and no tie."""
    who = checks.decider
    nobody = "" if who.somebody_else_can else NOBODY_ELSE
    yield point(
        "decider_mandate",
        who.has_mandate,
        "De beslisser heeft vandaag een mandaat om op bezwaar te beslissen.",
        f"Hiervoor is een geldig mandaat nodig om op bezwaar te beslissen.{nobody}",
        "awb_10_3",
        "mandates",
    )
    yield point(
        "decider_not_first",
        not who.took_first or who.as_organ,
        "De beslisser nam het eerste besluit niet onder mandaat.",
        f"De beslisser nam het eerste besluit onder mandaat. Iemand anders moet op het bezwaar beslissen.{nobody}",
        "awb_10_3",
        "mandates",
    )
    yield warning(
        "same_organ",
        who.took_first and who.as_organ,
        "Het eerste besluit is door iemand anders genomen.",
        "Hetzelfde orgaan nam ook het eerste besluit. Dat mag; het wordt bij de beslissing vastgelegd.",
        "awb_10_3",
    )
    yield point(
        "decider_no_other_role",
        not who.other_role,
        "De beslisser heeft in deze zaak geen andere rol.",
        f"De beslisser heeft hier al een andere rol: {who.other_role}. Iemand anders moet beslissen.{nobody}",
        "awb_2_4",
        "mandates",
    )
    yield point(
        "decider_independent",
        not who.tied_to,
        "De beslisser hoort niet bij de aanvrager of de school van herkomst.",
        f"De beslisser hoort bij {who.tied_to}. Iemand anders moet beslissen.{nobody}",
        "awb_2_4",
        "mandates",
    )


def somebody_can(checks: RulingChecks) -> Point:
    """For who prepares: whether there is anybody who may decide."""
    return point(
        "somebody_can_decide",
        checks.decider.somebody_else_can,
        "Er is iemand met een mandaat die op dit bezwaar mag beslissen.",
        "Er is nu niemand met een mandaat die op dit bezwaar mag beslissen. Laat het bestuur een mandaat verlenen aan"
        " iemand die niet bij het eerste besluit betrokken was, of laat het voltallige bestuur beslissen.",
        "awb_10_3",
        "mandates",
    )
