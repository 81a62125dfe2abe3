"""For who lost phone and recovery codes: asked for in person, done by the operator, written down."""

import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import actions
from casework import clock
from casework.acting import Act, system_actor
from casework.refusals import Refusal


class Command(BaseCommand):
    """``manage.py reset_second_factor <e-mail address>``."""

    help = "Haalt wachtwoord en tweede stap van iemand weg; die stelt beide opnieuw in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="e-mailadres van het account")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        act = Act(system_actor(None), clock.now(), str(uuid.uuid4()))
        try:
            user = actions.reset_second_factor(act, email=email)
        except Refusal as refusal:
            raise CommandError(refusal.reason) from None
        self.stdout.write(f"Wachtwoord en tweede stap van {user.email} zijn weggehaald; er gaat bericht naar dat adres")
