"""A declaration read by the school where the pupil is enrolled or has applied (WVO 2020 2.47(16), fine-print §19)."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.queries.access import token_hash
from applications.consequences import lock_case
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date, is_template_only
from decisions import notifications, permissions, queries, workflow
from decisions.enums import Relation
from decisions.models import Decision, Guest
from decisions.rules import why_no_guest

VALID_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class GuestRecord:
    """Which school asks, what it is to the pupil and since when, and how that was shown."""

    school_name: str
    place: str
    school_kind: str
    email: str
    relation: str
    since: date
    evidence: str
    site_code: str = ""


@transaction.atomic
def admit_guest(act: Act, *, decision_id: int, record: GuestRecord) -> Guest:
    """Record that the pupil is enrolled or has applied at a school, and mail it a link to the declaration.

    The link shows the declaration and nothing else, for ``VALID_FOR``. An address that has a link that works gets no
    second one (AlreadyDone); one that ran out is replaced.
    """
    found = Decision.objects.only("application_id").get(pk=decision_id)
    case = lock_case(found.application_id)
    decision = Decision.objects.select_related("application").get(pk=decision_id)
    decision.application = case
    require(permissions.may_admit_guest(act.actor, decision))
    _refuse(act, record)
    email = record.email.strip().lower()
    earlier = Guest.objects.filter(decision=decision, email=email, withdrawn_at__isnull=True).first()
    if earlier and earlier.valid_until >= act.today:
        raise AlreadyDone(f"Dit adres heeft al een link, geldig tot en met {dutch_date(earlier.valid_until)}.")
    if earlier:
        _close(act, earlier)
    token = secrets.token_urlsafe(32)
    guest = Guest.objects.create(
        decision=decision,
        school_name=record.school_name.strip(),
        place=record.place.strip(),
        site_code=record.site_code.strip(),
        school_kind=record.school_kind,
        email=email,
        relation=record.relation,
        since=record.since,
        evidence=record.evidence.strip(),
        token_hash=token_hash(token),
        valid_until=act.today + VALID_FOR,
        recorded_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.GUEST_ADMITTED, subject=guest, case_id=case.pk)
    notifications.guest_admitted(act, guest, token)
    return guest


def _refuse(act: Act, record: GuestRecord) -> None:
    """Raise WrongState unless everything that makes a school a guest was recorded."""
    if reason := why_no_guest(record.school_kind):
        raise WrongState(reason)
    if record.relation not in Relation.values or is_template_only(record.evidence):
        raise WrongState("Leg vast dat de leerling daar staat ingeschreven of is aangemeld, en waaruit dat blijkt.")
    if not (record.school_name.strip() and record.place.strip() and record.email.strip()):
        raise WrongState("Vul de naam, de plaats en het e-mailadres van de school in.")
    if record.since > act.today:
        raise WrongState("Inschrijving of aanmelding ligt niet in de toekomst. Controleer de dag.")


@transaction.atomic
def withdraw_guest(act: Act, *, guest_id: int) -> Guest:
    """Close a link to a declaration at once."""
    found = Guest.objects.select_related("decision").get(pk=guest_id)
    case = lock_case(found.decision.application_id)
    guest = Guest.objects.select_related("decision").get(pk=guest_id)
    require(permissions.may_withdraw_guest(act.actor, case))
    if guest.withdrawn_at is not None:
        raise AlreadyDone("Deze link was al ingetrokken.")
    _close(act, guest)
    return guest


def _close(act: Act, guest: Guest) -> None:
    guest.withdrawn_at, guest.withdrawn_by_id = act.now, act.actor.user_id
    guest.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(act, workflow.GUEST_WITHDRAWN, subject=guest, case_id=guest.decision.application_id)


@transaction.atomic
def open_declaration(act: Act, *, token: str) -> Guest:
    """The school opens the declaration: the first time is told to the parties, a later time changes nothing.

    Raises WrongState when the link does not work, or the declaration no longer counts.
    """
    found = queries.guest_of(token, act.today)
    if found is None:
        raise WrongState("Deze link werkt niet.")
    lock_case(found.decision.application_id)
    guest = queries.guest_of(token, act.today)
    if guest is None or not queries.may_be_read(guest):
        raise WrongState("Deze verklaring geldt niet meer.")
    if guest.opened_at is None:
        guest.opened_at = act.now
        guest.save(update_fields=["opened_at"])
        as_guest = queries.act_of_guest(act, guest)
        audit.record(as_guest, workflow.DECLARATION_READ, subject=guest, case_id=guest.decision.application_id)
    return guest
