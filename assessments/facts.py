"""Experts and files as plain values: what the pure rules and checklists look at. Built by ``queries.facts``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class TieFacts:
    """One tie of an expert. ``board_id`` is a school board of the partnership; ``name`` names anything else."""

    kind: str
    kind_label: str
    name: str
    board_id: int | None = None
    since: date | None = None
    until: date | None = None

    def ended_before(self, day: date) -> bool:
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class ExpertFacts:
    """One expert on one day. ``absences`` are pairs of days, both included; ``has_hat``: has the role today."""

    id: int
    user_id: int
    name: str
    professions: tuple[str, ...]
    registration_valid_until: date
    active: bool = True
    has_hat: bool = True
    ties: tuple[TieFacts, ...] = ()
    absences: tuple[tuple[date, date], ...] = ()
    open_files: int = 0
    max_open_files: int = 10


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What of a case decides on who may advise. Keys of the mappings are user ids; values are words for people."""

    today: date
    slot: int
    board_id: int
    board_name: str
    school_names: tuple[str, ...] = ()
    school_of_origin: str = ""
    testers: tuple[str, ...] = ()
    external_experts: str = ""
    persons: tuple[str, ...] = ()
    capacities: Mapping[int, str] = field(default_factory=dict)
    slots_taken: Mapping[int, int] = field(default_factory=dict)
    recused_here: Mapping[int, str] = field(default_factory=dict)
    recused_elsewhere: Mapping[int, str] = field(default_factory=dict)
    set_aside: frozenset[int] = frozenset()
    remedial_educationalist_as_pedagogue: bool = True


@dataclass(frozen=True, slots=True)
class SubmitFacts:
    """An advice about to be submitted: its words, the file, the expert as he is today."""

    application: Any
    assignment: Any
    expert_user_id: int
    kind: str
    outcome: str = ""
    learning_delay: str = ""
    intelligence: str = ""
    social_emotional: str = ""
    target_group: str = ""
    parents_view: str = ""
    conclusion: str = ""
    independent: bool = False
    documents: tuple[tuple[str, str], ...] = ()
    documents_seen: frozenset[str] = frozenset()
    expert: ExpertFacts | None = None
    file: FileFacts | None = None


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """An assignment with its case and the expert's account: what permissions look at."""

    application: Any
    assignment: Any
    expert_user_id: int
