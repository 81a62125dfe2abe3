"""Lists, results and a case as plain values, and what is said about a result. Days are legal days."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from applications.enums import Kind
from assessments.criteria import CriteriaVersion
from assessments.enums import InstrumentForm, Medium

FIRST_MONTH, LAST_MONTH = 10, 9


class Level(Enum):
    """How much a caution weighs. Each may be made to stop a decision; by itself none does."""

    REASON = "reason"  # deciding all the same asks a written reason
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know of a result: its code, a Dutch sentence, the rule (R1, R2, …) and where that is written.

    ``reference`` is the key of a provision.
    """

    code: str
    level: Level
    sentence: str
    rule: str = ""
    source: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list. Grades: 3 to 8 are *groep* 3 to 8, 9 is the first year of secondary education."""

    domain: str
    name: str
    category_lwoo: str = ""
    category_pro: str = ""
    restriction: str = ""
    floor_dle: int | None = None
    min_age: int | None = None
    max_age: int | None = None
    month_from: int | None = None
    month_to: int | None = None
    grade_from: int | None = None
    grade_to: int | None = None
    min_years_in_nl: int | None = None
    nominal_level: int | None = None
    form: str = ""
    medium: str = ""
    norm_version: str = ""

    def mark_for(self, kind: str) -> str:
        """The category that the list gives the instrument for what is asked."""
        return self.category_pro if kind == Kind.PRO else self.category_lwoo

    @property
    def conditions(self) -> list[str]:
        """What the list says of the instrument that only a person can compare with the report, in Dutch."""
        said = [
            self.restriction,
            f"normen {self.norm_version}" if self.norm_version else "",
            {InstrumentForm.FULL.value: "volledige vorm", InstrumentForm.SHORT.value: "ook de verkorte vorm"}.get(
                self.form, ""
            ),
            {Medium.PAPER.value: "op papier", Medium.DIGITAL.value: "digitaal"}.get(self.medium, ""),
        ]
        return [
            words for place, words in enumerate(said) if words and not any(words in other for other in said[:place])
        ]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on taking and using tests; ``parameters`` are whole numbers by name."""

    code: str
    text: str
    source: str
    parameters: Mapping[str, int] = field(default_factory=dict)
    applies: bool = True


@dataclass(frozen=True, slots=True)
class RegisterList:
    """A checked list with its rows and rules; it governs the decisions of its period, both days included."""

    entry_year: int
    decisions_from: date
    decisions_to: date
    rows: tuple[Listed, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return label_of(self.entry_year)


@dataclass(frozen=True, slots=True)
class Register:
    """Every checked list, and the rules as last seen in print for when none governs."""

    lists: tuple[RegisterList, ...] = ()
    default_rules: Mapping[str, Rule] = field(default_factory=dict)

    def on(self, day: date) -> RegisterList | None:
        """The list that governs decisions of a day."""
        return next((one for one in self.lists if one.decisions_from <= day <= one.decisions_to), None)

    def rules_on(self, day: date) -> Mapping[str, Rule]:
        """The rules under which a decision of that day is taken."""
        found = self.on(day)
        return found.rules if found else self.default_rules


@dataclass(frozen=True, slots=True)
class Taken:
    """One result of one test, as it was typed. ``domain`` as on the lists; ``earlier``: kept for completeness only.

    ``key`` is how the caller knows the result again, ``label`` how people call it.
    """

    key: Hashable
    label: str
    domain: str
    instrument: str
    administered_on: date | None
    dl: int | None = None
    dle: int | None = None
    responsible: str = ""
    profession: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class CaseOfResults:
    """What of a case bears on its results. ``decided_on`` is the day of the decision, or today while there is none.

    ``completed_on`` and ``applied_on`` are None as long as the file is not complete or not handed in. ``criteria`` are
    the national ones that the case keeps, None when none are known of its day.
    """

    kind: str
    today: date
    decided_on: date
    completed_on: date | None = None
    applied_on: date | None = None
    birth_date: date | None = None
    group: str = ""
    repeated_years: int | None = None
    under_year_in_nl: bool = False
    criteria: CriteriaVersion | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of the case as a whole, and of each result by its key."""

    of_case: tuple[Caution, ...] = ()
    by_result: Mapping[Hashable, tuple[Caution, ...]] = field(default_factory=dict)


def entry_year_of(day: date) -> int:
    """For which school year of entry the list is meant that governs decisions of a day (criteria: 1 October on)."""
    return day.year + (day.month >= FIRST_MONTH)


def period_of(entry_year: int) -> tuple[date, date]:
    """The first and last day of the decisions that the list for a school year of entry governs."""
    return date(entry_year - 1, FIRST_MONTH, 1), date(entry_year, LAST_MONTH, 30)


def label_of(entry_year: int) -> str:
    """How the list of a school year of entry is called: 2027–2028."""
    return f"{entry_year}–{entry_year + 1}"
