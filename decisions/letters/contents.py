"""What the papers of a decision say: the decision letter, one per addressee, and the one-page declaration.

Frozen and JSON-serialisable: a letter row keeps exactly these values, and the templates get nothing else. Required
contents: Awb 3:45-3:50, WVO 2020 2.47(17). The declaration holds no score, no diagnosis, no address and no school to
which it would be limited.
"""

from dataclasses import dataclass
from datetime import date

from correspondence.letters import Addressee, Annex, ApplicantLine, Letterhead, PupilLine, Signer, SupportPoint


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One row of the criteria: its name, the rule, what was found and whether that meets it, each in words."""

    name: str
    rule: str
    found: str
    verdict: str


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One advice as the reasons tell of it; the whole text goes along as an annex (Awb 3:8, 3:49)."""

    label: str
    adviser: str
    profession: str
    dated: date
    conclusion: str
    considerations: str
    annex: str


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What one parent or the pupil said: who, the stance in words, when, and the own words (empty when none)."""

    who: str
    stance: str
    dated: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons, always in this order: criteria, facts, advice 1, advice 2, views, weighing, conclusion.

    A formal decision (not processed, not competent, no route, repetition) has no criteria lines and no advices; its
    facts say what was asked, what was missing and when. Texts are plain, with an empty line between paragraphs.
    ``deviation`` explains why an advice is departed from (Awb 3:50), empty when none is.
    """

    criteria_text: str
    criteria: tuple[CriterionLine, ...]
    facts: str
    advices: tuple[AdviceLine, ...]
    views: tuple[ViewLine, ...]
    hearing: str
    weighing: str
    conclusion: str
    deviation: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionClause:
    """How to object (Awb 3:45): with whom, where, how, and the last day computed from the sending date.

    ``last_day`` is moved by the Algemene termijnenwet where needed; ``post_until`` is the last day on which an
    objection posted in time may still arrive (Awb 6:9). ``electronic`` tells of the channel opened, or is empty. Where
    only a slip of the pen is mended, ``unchanged_until`` is the last day against what did not change.
    """

    body: str
    address_lines: tuple[str, ...]
    electronic: str
    committee: str
    last_day: date
    post_until: date
    unchanged_until: date | None = None


@dataclass(frozen=True, slots=True)
class AppealClause:
    """How to appeal to the court (Awb 6:23), with the last day computed from the sending date."""

    last_day: date
    post_until: date


@dataclass(frozen=True, slots=True)
class DecisionLetter:
    """One decision, told to one addressee.

    ``kind`` is ``pro`` or ``lwoo``; ``outcome`` a value of ``decisions.enums.Outcome``. ``operative``,
    ``legal_basis``, ``validity`` and ``summary`` are made by ``decisions.letters.wording``. ``copies`` names, without
    addresses, who gets the same letter. ``replaces_number`` is the number of a decision that this one supersedes, and
    ``replaces_how`` says in sentences why. One that follows an objection is open to ``appeal``, not to ``objection``.
    """

    letterhead: Letterhead
    addressee: Addressee
    number: str
    reference: str
    sending_date: date
    decided_on: date
    kind: str
    outcome: str
    outcome_label: str
    subject: str
    operative: str
    legal_basis: tuple[str, ...]
    pupil: PupilLine
    applicant: ApplicantLine
    applied_on: date
    start_date: date | None
    valid_until: date | None
    validity: str
    summary: tuple[str, ...]
    reasons: Reasons
    annexes: tuple[Annex, ...]
    copies: tuple[str, ...]
    signer: Signer
    objection: ObjectionClause | None
    support: SupportPoint
    replaces_number: str = ""
    replaces_how: tuple[str, ...] = ()
    appeal: AppealClause | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """The certificate of a decision that grants, on one page, for whoever has to see *that* and not *why*.

    ``remark`` says in one sentence that it follows an objection, and until when appeal is open; else it is empty.
    """

    letterhead: Letterhead
    number: str
    kind: str
    title: str
    operative: str
    pupil: PupilLine
    applicant: ApplicantLine
    decided_on: date
    start_date: date
    valid_until: date | None
    validity: str
    legal_basis: tuple[str, ...]
    signer: Signer
    replaces_number: str = ""
    remark: str = ""
