"""Who may advise, and why not: every reason by name, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assessments.enums import Profession, TieKind
from assessments.facts import ExpertFacts, FileFacts, TieFacts
from assessments.rules import (
    availability,
    candidates,
    independence,
    profession_for,
    professions_for,
    qualification,
    same_person,
    same_place,
    suitability,
)
from casework.checklist import Point

TODAY = date(2027, 3, 1)
EXPERT = ExpertFacts(1, 11, "Anna van Proefdam", ("remedial_educationalist",), date(2029, 1, 1))
FILE = FileFacts(
    TODAY,
    1,
    5,
    "Stichting Proefscholen",
    school_names=("Praktijkschool De Werf", "De Proefkamp"),
    school_of_origin="Basisschool Het Kompas",
    testers=("drs. J. Proefstra", "Testbureau Noorderlicht"),
    persons=("Sam Proefleerling", "R. Proefouder"),
)


PLAIN_PSYCHOLOGIST = (
    "Is psycholoog. Als tweede deskundige telt een psycholoog alleen met de kwalificatie kinder- of jeugdpsycholoog."
)
NO_PEDAGOGUE = (
    "Is orthopedagoog. Voor de tweede deskundige is nodig: kinder- of jeugdpsycholoog, pedagoog, kinderpsychiater, "
    "maatschappelijk werker of arts."
)


def found(points: list[Point]) -> list[str]:
    return [point.sentence for point in points if not point.met]


def with_tie(kind: str, name: str = "", board_id: int | None = None, **period: date) -> ExpertFacts:
    tie = TieFacts(kind, str(TieKind(kind).label), name, board_id, **period)
    return replace(EXPERT, ties=(tie,))


def test_nothing_found_is_said() -> None:
    points = suitability(EXPERT, FILE)
    assert all(point.met for point in points)
    assert "Geen band gevonden met de school, het bestuur of dit dossier." in [point.sentence for point in points]


@pytest.mark.parametrize("profession", list(Profession))
@pytest.mark.parametrize("slot", [1, 2])
def test_professions_of_each_slot(profession: Profession, slot: int) -> None:
    first = {"remedial_educationalist", "psychologist"}
    fits = profession in first if slot == 1 else profession not in {"psychologist"}
    expert = replace(EXPERT, professions=(str(profession),))
    file = replace(FILE, slot=slot)
    assert bool(profession_for(expert, file)) is fits
    assert found(qualification(expert, file)) == [] if fits else found(qualification(expert, file))


def test_plain_psychologist_in_slot_two() -> None:
    expert = replace(EXPERT, professions=("psychologist",))
    assert found(qualification(expert, replace(FILE, slot=2))) == [PLAIN_PSYCHOLOGIST]


def test_remedial_educationalist_as_pedagogue_is_a_setting() -> None:
    assert Profession.REMEDIAL_EDUCATIONALIST in professions_for(2, remedial_educationalist_as_pedagogue=True)
    strict = replace(FILE, slot=2, remedial_educationalist_as_pedagogue=False)
    assert found(qualification(EXPERT, strict)) == [NO_PEDAGOGUE]


@pytest.mark.parametrize(("days", "valid"), [(-1, False), (0, True), (1, True)])
def test_registration_holds_up_to_its_last_day(days: int, valid: bool) -> None:
    expert = replace(EXPERT, registration_valid_until=TODAY + timedelta(days=days))
    assert (found(qualification(expert, FILE)) == []) is valid


@pytest.mark.parametrize("change", [{"active": False}, {"has_hat": False}])
def test_who_does_not_work_is_not_asked(change: dict[str, bool]) -> None:
    assert found(qualification(replace(EXPERT, **change), FILE))[0].startswith("Neemt geen opdrachten aan")


@pytest.mark.parametrize(
    ("expert", "sentence"),
    [
        (
            with_tie("employed_by", "Stichting Proefscholen", 5),
            "Is in dienst bij Stichting Proefscholen, het bestuur dat aanvraagt.",
        ),
        (
            with_tie("hired_by", "De Werf"),
            "Is ingehuurd door De Werf, een school van het bestuur dat aanvraagt.",
        ),
        (with_tie("employed_by", "Het Kompas"), "Is in dienst bij Het Kompas, de school van herkomst."),
        (
            with_tie("test_bureau", "Noorderlicht"),
            "Is verbonden aan testbureau Noorderlicht, dat in dit dossier heeft getest.",
        ),
        (
            with_tie("personal", "Sam Proefleerling"),
            "Heeft een persoonlijke band met Sam Proefleerling, die in dit dossier voorkomt.",
        ),
        (
            with_tie("supervises", "Stichting Proefscholen"),
            "Is bestuurder of toezichthouder van Stichting Proefscholen, het bestuur dat aanvraagt.",
        ),
    ],
)
def test_ties_are_named(expert: ExpertFacts, sentence: str) -> None:
    points = independence(expert, FILE)
    assert found(points) == [sentence]
    assert not points[0].soft


@pytest.mark.parametrize(
    "expert",
    [
        with_tie("employed_by", "Stichting Anders", 6),
        with_tie("employed_by", "Basisschool De Boog"),
        with_tie("test_bureau", "Zuiderzon"),
        with_tie("personal", "Kim Anders"),
        with_tie("employed_by", "De Werf", since=TODAY + timedelta(days=1)),
    ],
)
def test_other_ties_do_not_count_here(expert: ExpertFacts) -> None:
    assert found(independence(expert, FILE)) == []


@pytest.mark.parametrize(("ended", "soft"), [(TODAY, False), (TODAY - timedelta(days=1), True)])
def test_former_tie_only_warns(ended: date, soft: bool) -> None:
    points = independence(with_tie("employed_by", "De Werf", until=ended), FILE)
    assert [point.soft for point in points] == [soft]


def test_named_as_tester() -> None:
    named = replace(FILE, testers=("drs. A.M. van Proefdam", "Anna van Proefdam, orthopedagoog"))
    points = independence(EXPERT, named)
    assert [(point.code, point.soft) for point in points] == [("tester_name", True), ("tester", False)]
    assert "Staat in dit dossier als tester" in points[1].sentence


def test_named_as_outside_expert() -> None:
    named = replace(FILE, external_experts="Begeleid door Anna van Proefdam van de jeugdhulp.")
    assert found(independence(EXPERT, named)) == ["Wordt in de motivering genoemd als betrokken deskundige."]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"capacities": {11: "behandelaar"}}, "Is of was bij deze aanvraag betrokken als behandelaar."),
        ({"slots_taken": {11: 2}}, "Is in deze aanvraag al de tweede deskundige."),
        (
            {"set_aside": frozenset({11})},
            "Een eerder advies van deze deskundige in deze aanvraag is terzijde gelegd.",
        ),
        (
            {"recused_here": {11: "ik heb deze leerling getest of onderzocht"}},
            "Gaf de opdracht in deze aanvraag terug: ik heb deze leerling getest of onderzocht.",
        ),
        (
            {"recused_elsewhere": {11: "ik ken de leerling"}},
            "Gaf bij een andere aanvraag voor deze leerling een opdracht terug: ik ken de leerling.",
        ),
    ],
)
def test_part_in_the_case(change: dict[str, object], sentence: str) -> None:
    assert found(independence(EXPERT, replace(FILE, **change))) == [sentence]  # type: ignore[arg-type]


@pytest.mark.parametrize(("first", "last", "away"), [(-2, -1, False), (-1, 0, True), (0, 5, True), (1, 5, False)])
def test_absence_counts_both_days(first: int, last: int, away: bool) -> None:
    period = (TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    assert bool(found(availability(replace(EXPERT, absences=(period,)), FILE))) is away


@pytest.mark.parametrize(("files", "warned"), [(9, False), (10, True), (11, True)])
def test_many_files_only_warn(files: int, warned: bool) -> None:
    points = availability(replace(EXPERT, open_files=files), FILE)
    assert [point.soft for point in points] == ([True] if warned else [])


def test_suitable_first_then_by_open_files() -> None:
    busy = replace(EXPERT, id=2, user_id=12, name="Bo Proef", open_files=3)
    free = replace(EXPERT, id=3, user_id=13, name="Cy Proef", open_files=0)
    warned = replace(EXPERT, id=4, user_id=14, name="Di Proef", open_files=10)
    refused = replace(with_tie("employed_by", "De Werf"), id=5, user_id=15, name="Aa Proef")
    order = [one.expert.id for one in candidates([refused, warned, busy, free], FILE)]
    assert order == [3, 2, 4, 5]


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("Anna van Proefdam", "same"),
        ("mw. drs. Anna Proefdam (orthopedagoog)", "same"),
        ("A. van Proefdam", "maybe"),
        ("Proefdam", "maybe"),
        ("Anna Anders", ""),
        ("", ""),
    ],
)
def test_same_person(written: str, outcome: str) -> None:
    assert same_person("Anna van Proefdam", written) == outcome


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("De Werf", "Praktijkschool De Werf", True),
        ("Basisschool Het Kompas", "het kompas", True),
        ("Proefschool 1", "Proefschool 12", False),
        ("School", "Praktijkschool De Werf", False),
        ("", "", False),
    ],
)
def test_same_place(first: str, second: str, same: bool) -> None:
    assert same_place(first, second) is same
