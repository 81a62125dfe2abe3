"""A case as plain values: what the pure rules and checklists look at. Built by ``queries.facts``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from accounts.enums import LwooMode
from applications.enums import WITH_AUTHORITY, Answer, EntryRoute, Kind, PlacementAnswer
from applications.schooling import Schooling
from casework.parts import Figures

# What can be a score at all: months of education, and an IQ. Beyond it somebody mistyped.
MOST_MONTHS = 120
LOWEST_IQ, HIGHEST_IQ = 40, 160


@dataclass(frozen=True, slots=True)
class GuardianFacts:
    """One guardian: authority, how he can be reached, and what he answered. Days are legal days."""

    id: int
    name: str
    authority: str
    reachable: bool
    invited_on: date | None = None
    reminded_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    words: str = ""
    consent: bool | None = None
    entered_by_school: bool = True
    signed: bool = False

    @property
    def has_authority(self) -> bool:
        return self.authority in WITH_AUTHORITY

    @property
    def was_heard(self) -> bool:
        """He answered, or the opportunity is proven: invited, reminded, and no answer (parents.md §5)."""
        if self.answer == Answer.NONE:
            return self.invited_on is not None and self.reminded_on is not None
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One result on one learning domain. ``dl`` and ``dle`` in months of schooling."""

    domain: str
    dl: int | None
    dle: int | None
    instrument: str = ""
    administered_on: date | None = None
    tester: str = ""
    earlier: bool = False
    dl_reason: str = ""

    @property
    def is_whole(self) -> bool:
        return (
            self.dl is not None and self.dle is not None and bool(self.instrument) and self.administered_on is not None
        )


@dataclass(frozen=True, slots=True)
class IntelligenceFacts:
    """One result of an intelligence test: whole IQ points, both ends inside."""

    low: int | None
    high: int | None
    instrument: str = ""
    administered_on: date | None = None
    responsible: str = ""
    profession: str = ""


@dataclass(frozen=True, slots=True)
class RegimeFacts:
    """The lwoo regime of one case (``LwooMode``), by the school year of entry; ``years`` is how long own rules grant.

    ``bounds`` are those of own criteria by name (``accounts.policy.BOUNDS``), empty when they are words only.
    ``entry_year`` is None while nobody knows it: then it is the regime of the day of receipt, or of today.
    """

    mode: str = LwooMode.NATIONAL
    since: date | None = None
    criteria: str = ""
    years: int | None = None
    entry_year: int | None = None
    bounds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """The applicant: a site of a board, and the partnership it applies to."""

    school_type: str
    lwoo_licence: bool
    in_area: bool
    board_is_school_board: bool
    regime: RegimeFacts = field(default_factory=RegimeFacts)
    special_group_applicant: str = "pro_school"
    applicant_kinds: str = "pro_and_vmbo"
    all_must_answer: bool = False
    asks_consent: bool = False


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything that completeness depends on, on one day. ``figures``: what the results come to; None without any."""

    today: date
    kind: str
    route: str
    place: PlaceFacts
    special_group: str = ""
    anyway_reason: str = ""
    earlier_decision: bool | None = None
    open_double: str = ""
    granted_before: bool = False
    needs_new_facts: bool = False
    new_facts: str = ""
    pupil_name: str = ""
    pupil_last_name: str = ""
    birth_date: date | None = None
    has_address: bool = False
    guardians: tuple[GuardianFacts, ...] = ()
    school_name: str = ""
    school_kind: str = ""
    group: str = ""
    repeated_years: int | None = None
    under_year_in_nl: bool | None = None
    first_counted_year_end: date | None = None
    schooling: Schooling = field(default_factory=Schooling)
    learning: tuple[ResultFacts, ...] = ()
    intelligence: tuple[IntelligenceFacts, ...] = ()
    se_present: bool | None = None
    se_instrument: str = ""
    se_finding: str = ""
    motivation: str = ""
    why_this_kind: str = ""
    guidance: str = ""
    external_experts: str = ""
    risks: str = ""
    consulted_on: date | None = None
    consultation: str = ""
    pupil_words: str = ""
    pupil_not_given: bool = False
    pupil_answer: str = ""
    pupil_consent: bool | None = None
    documents: frozenset[str] = frozenset()
    unconfirmed_documents: int = 0
    results_declared: bool = False
    received_on: date | None = None
    begun: frozenset[str] = frozenset()
    asked_again: frozenset[str] = frozenset()
    figures: Figures | None = None

    @property
    def is_pro(self) -> bool:
        return self.kind == Kind.PRO

    @property
    def is_special(self) -> bool:
        return self.route == EntryRoute.SPECIAL_GROUP

    @property
    def with_authority(self) -> tuple[GuardianFacts, ...]:
        """The guardians with authority; from the pupil's eighteenth birthday there are none (fine-print §2)."""
        if self.is_adult:
            return ()
        return tuple(guardian for guardian in self.guardians if guardian.has_authority)

    @property
    def age(self) -> int | None:
        """Whole years on ``today``, or None while the birth date is unknown."""
        if self.birth_date is None:
            return None
        had_birthday = (self.today.month, self.today.day) >= (self.birth_date.month, self.birth_date.day)
        return self.today.year - self.birth_date.year - (not had_birthday)

    @property
    def is_adult(self) -> bool:
        return self.age is not None and self.age >= 18


@dataclass(frozen=True, slots=True)
class Stay:
    """What a school recorded of a place, from ``since`` until the next one (``enums.PlacementAnswer``)."""

    since: date
    answer: str
    site_id: int | None = None

    @property
    def is_placed(self) -> bool:
        return self.answer == PlacementAnswer.PLACED
