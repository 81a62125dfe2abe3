"""The audit trail: verbs from a closed list, written in the transaction of the change they tell of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Max

from casework.acting import Act
from casework.enums import Audience
from casework.models import AuditEntry

TRAIL_ONLY: frozenset[Audience] = frozenset()  # written down, but noise on a timeline
OFFICE = frozenset({Audience.OFFICE})
APPLICANT = frozenset({Audience.OFFICE, Audience.SCHOOL})
# The committee that advises on an objection reads the whole file, so also what the parties are told.
PARTIES = frozenset({Audience.OFFICE, Audience.SCHOOL, Audience.PARENT, Audience.COMMITTEE})
OFFICE_AND_COMMITTEE = frozenset({Audience.OFFICE, Audience.COMMITTEE})
EVERYBODY = frozenset(Audience)


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that can happen. ``sentence`` is what the timeline says; ``audience`` who may read it.

    Whoever did a thing always sees his own entry, but not what followed from it elsewhere: that may be more than he is
    to know. An entry never holds a name of a pupil, a value or free text.
    """

    code: str
    sentence: str
    audience: frozenset[Audience]


_verbs: dict[str, Verb] = {}


def register(*verbs: Verb) -> None:
    """Add verbs to the closed list (from ``apps.ready``)."""
    for verb in verbs:
        if _verbs.setdefault(verb.code, verb) != verb:
            raise ValueError(f"audit verb {verb.code} is registered twice")


def verb(code: str) -> Verb:
    """The registered verb of a code; KeyError when it is unknown."""
    return _verbs[code]


def all_verbs() -> tuple[Verb, ...]:
    """Every registered verb."""
    return tuple(_verbs.values())


def visible_codes(audience: Audience) -> list[str]:
    """The codes that this audience may read."""
    return [entry.code for entry in _verbs.values() if audience in entry.audience]


def label_of(record: models.Model) -> str:
    """How the trail names the kind of a record, for instance ``decisions.decision``."""
    return record._meta.label_lower


def record(
    act: Act,
    what: Verb,
    *,
    subject: models.Model,
    case_id: int | None = None,
    fields: Iterable[str] = (),
    reference: str = "",
) -> AuditEntry:
    """Write down that this happened. ``fields`` are names, ``reference`` a number or hash, never content."""
    if _verbs.get(what.code) != what:
        raise ValueError(f"audit verb {what.code} is not registered")
    actor = act.actor
    return AuditEntry.objects.create(
        at=act.now,
        verb=what.code,
        actor_id=actor.user_id,
        actor_name=actor.name,
        actor_role=actor.role,
        organisation_id=actor.organisation_id,
        partnership_id=actor.partnership_id,
        case_id=case_id,
        subject_type=label_of(subject),
        subject_id=subject.pk,
        fields=sorted(fields),
        reference=reference,
        cause=act.cause,
        request_id=act.request_id,
    )


def last_time(case_id: int, what: Verb) -> datetime | None:
    """When this happened last in a case; None when it never did."""
    return AuditEntry.objects.filter(case_id=case_id, verb=what.code).aggregate(last=Max("at"))["last"]


def happened_since(case_id: int, began: Verb, *verbs: Verb) -> bool:
    """Whether one of these happened in a case after ``began`` happened last."""
    told = AuditEntry.objects.filter(case_id=case_id)
    start = told.filter(verb=began.code).aggregate(last=Max("id"))["last"]
    return told.filter(pk__gt=start or 0, verb__in=[what.code for what in verbs]).exists()


def timeline(case_id: int, audience: Audience, user_id: int | None) -> list[AuditEntry]:
    """The entries of a case that this reader may see, oldest first: those of his audience, and his own acts."""
    mine = models.Q(actor_id=user_id, cause="") if user_id else models.Q(pk__in=())
    readable = models.Q(verb__in=visible_codes(audience)) | mine
    return list(AuditEntry.objects.filter(readable, case_id=case_id).order_by("id"))
