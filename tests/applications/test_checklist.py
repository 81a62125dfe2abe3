"""What each kind and route asks: every point open and met, and the boundary values that turn it."""

from dataclasses import replace
from datetime import date

import pytest

from applications.checklist import completeness, section_points, section_state, submit_points
from applications.enums import DocumentKind, Section
from applications.facts import CaseFacts, GuardianFacts, IntelligenceFacts, PlaceFacts, ResultFacts
from applications.schooling import Schooling
from assessments.queries.figures import weighed
from assessments.summaries.figures import shown
from casework.checklist import blocking
from tests.assessments.criteria.oracle import NATIONAL

TODAY = date(2027, 3, 1)
PLACE = PlaceFacts(school_type="pro", lwoo_licence=False, in_area=True, board_is_school_board=True)
PARENT = GuardianFacts(
    1, "Noor Bakker", "yes", True, date(2027, 2, 1), None, "agree", date(2027, 2, 8), "Wij zijn het eens.", signed=True
)


def result(domain: str, dle: int | None = 24, dl: int | None = 55) -> ResultFacts:
    return ResultFacts(domain, dl, dle, "Toets A", date(2027, 1, 15), "P. de Boer")


def iq(low: int = 68, high: int | None = None) -> IntelligenceFacts:
    return IntelligenceFacts(low, high or low, "Test B", date(2026, 11, 2), "M. Kaya", "psychologist")


def judged(facts: CaseFacts) -> CaseFacts:
    """The facts with what their results come to."""
    found = weighed(facts, NATIONAL)
    return replace(facts, figures=shown(facts, found) if found else None)


PRO = CaseFacts(
    today=TODAY,
    kind="pro",
    route="from_po",
    place=PLACE,
    earlier_decision=False,
    pupil_name="Sem Bakker",
    pupil_last_name="Bakker",
    birth_date=date(2014, 6, 1),
    has_address=True,
    guardians=(PARENT,),
    school_name="De Proefschool",
    school_kind="po",
    group="8",
    repeated_years=0,
    under_year_in_nl=False,
    learning=tuple(result(domain) for domain in ("IR", "BL", "TL", "SP")),
    intelligence=(iq(),),
    motivation="Sem leert vooral door te doen.",
    documents=frozenset({DocumentKind.EDUCATION_REPORT, DocumentKind.INTELLIGENCE_REPORT}),
    results_declared=True,
    begun=frozenset(Section.values),
)
LWOO = replace(
    PRO,
    kind="lwoo",
    place=replace(PLACE, school_type="vmbo", lwoo_licence=True),
    guardians=(replace(PARENT, answer="", signed=False),),
    intelligence=(iq(84),),
    consulted_on=date(2027, 2, 1),
    consultation="De ouders zien dat extra hulp nodig is.",
)
SPECIAL = replace(
    PRO,
    route="special_group",
    special_group="15e-b2",
    guardians=(replace(PARENT, consent=True),),
    intelligence=(),
    learning=(),
    guidance="Begeleiding in een kleine groep.",
    external_experts="Een logopedist.",
    risks="Uitval.",
    documents=frozenset({DocumentKind.DEVELOPMENT_PLAN}),
)


def open_codes(facts: CaseFacts) -> set[str]:
    return {point.code for point in blocking(submit_points(facts))}


@pytest.mark.parametrize("facts", [PRO, LWOO, SPECIAL], ids=["pro", "lwoo", "special group"])
def test_a_whole_application_has_no_blocking_point(facts: CaseFacts) -> None:
    assert open_codes(facts) == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"route": ""}, "route"),
        ({"earlier_decision": None}, "earlier_decision"),
        ({"earlier_decision": True}, "no_valid_decision"),
        ({"needs_new_facts": True}, "new_facts"),
        ({"route": "none"}, "anyway_reason"),
        ({"pupil_last_name": ""}, "pupil_name"),
        ({"birth_date": None}, "birth_date"),
        ({"has_address": False}, "pupil_address"),
        ({"guardians": ()}, "guardian"),
        ({"guardians": (replace(PARENT, authority="unknown"),)}, "authority_known"),
        ({"guardians": (replace(PARENT, authority="no"),)}, "authority"),
        ({"guardians": (replace(PARENT, reachable=False),)}, "guardian_address"),
        ({"school_name": ""}, "school_name"),
        ({"school_kind": ""}, "school_kind"),
        ({"group": ""}, "group"),
        ({"repeated_years": None}, "repeated_years"),
        ({"under_year_in_nl": None}, "newcomer"),
        ({"learning": ()}, "learning"),
        ({"learning": (result("TL"), result("SP"))}, "learning"),
        ({"learning": (*PRO.learning, result("IR", dle=None))}, "learning_half_filled"),
        ({"intelligence": ()}, "intelligence"),
        ({"intelligence": (replace(iq(), instrument=""),)}, "intelligence_half_filled"),
        ({"intelligence": (replace(iq(), profession="other"),)}, "intelligence_responsible"),
        ({"intelligence": (replace(iq(), responsible=""),)}, "intelligence_responsible"),
        ({"motivation": "  "}, "motivation"),
        ({"intelligence": (iq(75),)}, "why_this_kind"),
        ({"guardians": (replace(PARENT, answer=""),)}, "statement:1"),
        ({"guardians": (replace(PARENT, signed=False),)}, "signed:1"),
        ({"documents": frozenset({DocumentKind.INTELLIGENCE_REPORT})}, "education_report"),
        ({"documents": frozenset({DocumentKind.EDUCATION_REPORT})}, "intelligence_report"),
        ({"unconfirmed_documents": 1}, "no_bsn"),
        ({"results_declared": False}, "results_declared"),
    ],
)
def test_each_point_of_a_pro_application_opens(change: dict[str, object], code: str) -> None:
    assert code in open_codes(judged(replace(PRO, **change)))


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ([{"profession": ""}], "Kies bij elk IQ-resultaat het beroep"),
        ([{}, {"profession": ""}], "Kies bij elk IQ-resultaat het beroep"),
        ([{"profession": "other"}], "Noem bij elk IQ-resultaat de psycholoog"),
        ([{"profession": "", "responsible": ""}], "Noem bij elk IQ-resultaat de psycholoog"),
        ([{"profession": ""}, {"responsible": ""}], "Noem bij elk IQ-resultaat de psycholoog"),
    ],
)
def test_who_is_responsible_for_a_test_is_asked_by_what_is_missing(changes: list[dict[str, str]], asked: str) -> None:
    facts = replace(PRO, intelligence=tuple(replace(iq(), **change) for change in changes))
    [point] = [point for point in blocking(submit_points(facts)) if point.code == "intelligence_responsible"]
    assert point.sentence.startswith(asked)


@pytest.mark.parametrize(
    ("dl", "reason", "asked"),
    [(55, "", False), (54, "", True), (54, " ", True), (54, "Zo staat het op het verslag.", False)],
)
def test_a_dl_that_is_not_the_computed_one_asks_why(dl: int, reason: str, asked: bool) -> None:
    schooling = Schooling("groep 8", "po", 0, 2027, TODAY)
    odd = replace(result("SP", dl=dl), dl_reason=reason)
    facts = replace(PRO, schooling=schooling, learning=(*PRO.learning[:3], odd))
    found = [point for point in blocking(submit_points(facts)) if point.code == "dl_reason"]
    assert bool(found) is asked
    assert all("(spellen 54 in plaats van 55)" in point.sentence for point in found)
    assert "dl_reason" not in open_codes(replace(facts, schooling=Schooling()))


@pytest.mark.parametrize(
    ("low", "high", "asked"),
    [(74, 74, False), (75, 75, True), (80, 80, True), (81, 81, False), (70, 76, True), (80, 90, True)],
)
def test_the_overlap_75_to_80_asks_why_this_kind(low: int, high: int, asked: bool) -> None:
    # Without a delay nothing conflicts, so only the overlap asks.
    facts = replace(PRO, intelligence=(iq(low, high),), learning=(result("IR", dle=54), result("BL", dle=54)))
    assert ("why_this_kind" in open_codes(judged(facts))) is asked


def test_an_iq_and_delays_that_point_apart_ask_why_this_kind() -> None:
    at_lwoo_level = tuple(result(domain, dle=35) for domain in ("IR", "BL", "TL", "SP"))
    conflicting = replace(PRO, learning=at_lwoo_level, intelligence=(iq(68),))
    assert "why_this_kind" in open_codes(judged(conflicting))
    assert "why_this_kind" not in open_codes(judged(replace(conflicting, why_this_kind="Zij leert door te doen.")))
    # With one result the conflict only may turn up.
    assert "why_this_kind" not in open_codes(judged(replace(conflicting, learning=at_lwoo_level[:1])))


@pytest.mark.parametrize(
    ("low", "high", "asked"), [(90, 90, False), (91, 91, True), (120, 120, True), (121, 121, False), (85, 95, True)]
)
def test_lwoo_at_iq_91_to_120_asks_for_social_emotional(low: int, high: int, asked: bool) -> None:
    facts = judged(replace(LWOO, intelligence=(iq(low, high),)))
    assert ("social_emotional" in open_codes(facts)) is asked
    assert "social_emotional" not in open_codes(replace(facts, kind="pro", guardians=(PARENT,)))


def test_social_emotional_problems_must_be_shown() -> None:
    facts = replace(LWOO, intelligence=(iq(95),), se_present=True)
    assert "social_emotional_shown" in open_codes(facts)
    assert open_codes(replace(facts, se_instrument="Lijst", se_finding="Faalangst")) == set()
    assert open_codes(replace(facts, se_present=False)) == set()


def test_lwoo_asks_for_the_consultation_and_never_for_a_statement() -> None:
    assert open_codes(replace(LWOO, consulted_on=None)) == {"consultation"}
    assert open_codes(replace(LWOO, consultation=" ")) == {"consultation"}


@pytest.mark.parametrize("answer", ["agree", "partly", "disagree", "only_seen"])
def test_every_answer_counts_as_a_statement(answer: str) -> None:
    assert open_codes(replace(PRO, guardians=(replace(PARENT, answer=answer),))) == set()


def test_silence_counts_only_after_invitation_and_reminder() -> None:
    silent = replace(PARENT, answer="none", signed=False)
    assert "statement:1" in open_codes(replace(PRO, guardians=(silent,)))
    reminded = replace(silent, reminded_on=date(2027, 2, 10))
    assert open_codes(replace(PRO, guardians=(reminded,))) == set()
    assert "statement:1" in open_codes(replace(PRO, guardians=(replace(reminded, invited_on=None),)))


def test_one_of_two_parents_is_enough_when_the_other_was_invited() -> None:
    other = GuardianFacts(2, "Kim Smit", "yes", True, invited_on=date(2027, 2, 1))
    assert open_codes(replace(PRO, guardians=(PARENT, other))) == set()
    assert open_codes(replace(PRO, guardians=(PARENT, replace(other, invited_on=None)))) == {"statement:2"}
    everybody = replace(PRO.place, all_must_answer=True)
    assert open_codes(replace(PRO, guardians=(PARENT, other), place=everybody)) == {"statement:2"}


def test_a_special_group_asks_each_parent_and_warns_without_consent() -> None:
    other = GuardianFacts(2, "Kim Smit", "yes", True, invited_on=date(2027, 2, 1))
    assert "statement:2" in open_codes(replace(SPECIAL, guardians=(SPECIAL.guardians[0], other)))
    refused = replace(SPECIAL, guardians=(replace(PARENT, consent=False),))
    assert open_codes(refused) == set()
    assert [point.code for point in completeness(refused) if not point.met and point.soft] == [
        "consent:1",
        "pupil_voice",
    ]


@pytest.mark.parametrize("field", ["guidance", "external_experts", "risks"])
def test_a_special_group_asks_what_the_decree_asks(field: str) -> None:
    assert open_codes(replace(SPECIAL, **{field: ""})) == {field}


def test_special_group_b1_needs_intelligence_or_learning_results() -> None:
    b1 = replace(SPECIAL, special_group="15e-b1")
    assert "intelligence" in open_codes(b1)
    assert "intelligence" not in open_codes(replace(b1, learning=(result("IR"),)))


@pytest.mark.parametrize(("birth", "asked"), [(date(2009, 3, 2), True), (date(2009, 3, 1), False)])
def test_from_the_eighteenth_birthday_no_guardian_is_asked(birth: date, asked: bool) -> None:
    facts = replace(PRO, birth_date=birth, guardians=())
    assert ("guardian" in open_codes(facts)) is asked


def test_a_dl_of_zero_is_kept_and_only_warns() -> None:
    facts = replace(PRO, learning=(*PRO.learning[:3], result("SP", dle=0, dl=0)))
    assert open_codes(facts) == set()
    assert "dl_zero" in {point.code for point in section_points(Section.LEARNING, facts) if not point.met}


def test_a_missing_domain_warns() -> None:
    facts = replace(PRO, learning=(result("IR"), result("BL")))
    assert open_codes(facts) == set()
    [warning] = [point for point in section_points(Section.LEARNING, facts) if not point.met]
    assert (warning.code, warning.soft) == ("learning_all_domains", True)


def test_every_point_says_where_it_is_mended_and_every_code_is_one_sentence() -> None:
    points = [*submit_points(replace(SPECIAL, route="none", kind="pro")), *submit_points(LWOO), *submit_points(PRO)]
    for point in points:
        assert point.sentence.endswith("."), point
        mended_elsewhere = point.repair in {"check_answers", "earlier_case"}
        assert mended_elsewhere or point.repair.partition(":")[2] in Section.values


def test_the_state_of_a_section() -> None:
    fresh = replace(PRO, begun=frozenset(), motivation="")
    assert section_state(Section.MOTIVATION, fresh) == "not_started"
    assert section_state(Section.MOTIVATION, replace(fresh, begun=frozenset({Section.MOTIVATION}))) == "busy"
    assert section_state(Section.MOTIVATION, PRO) == "done"
    untouched = replace(PRO, begun=frozenset())
    assert section_state(Section.PUPIL_VOICE, untouched) == "optional"
    assert section_state(Section.MOTIVATION, untouched) == "optional", "nothing is open there"
    asked = replace(PRO, asked_again=frozenset({Section.MOTIVATION}))
    assert section_state(Section.MOTIVATION, asked) == "supplement"
