"""A school that is let in as a guest, and its link."""

from dataclasses import replace
from typing import Any

from django.test import Client

from casework.models import Mail
from decisions import actions
from decisions.models import Decision, Guest
from tests.factories import decisions as make
from tests.factories.applications import World

LATER = 7
SCHOOL = "Het Vlechtwerk"
RECORD = make.guest_record(make.day(LATER), "Administratie")


def admit(world: World, decision: Decision, *, days: int = LATER, by: Any = None, **changed: Any) -> Guest:
    act = world.act(by or world.secretary, days=days)
    return actions.admit_guest(act, decision_id=decision.pk, record=replace(RECORD, **changed))


def link_of(guest: Guest) -> str:
    """The address in the message to the school."""
    mail = Mail.objects.get(kind="guest_link", message_id__contains=str(guest.public_id))
    found = next(line for line in mail.body.splitlines() if "/besluiten/verklaring/" in line)
    return found[found.index("/besluiten") :]


def opened(client: Client, guest: Guest) -> Any:
    """The school opens the page and presses the button."""
    answer = client.post(link_of(guest))
    assert answer.status_code == 303, answer.status_code
    return client.get(answer["Location"])
