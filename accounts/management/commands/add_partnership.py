"""The first thing on a new installation: a partnership, and somebody who can do the rest in the browser."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts import actions
from casework import clock
from casework.acting import Act, system_actor
from casework.refusals import Refusal


class Command(BaseCommand):
    """``manage.py add_partnership --code VO2999 --name … --email … --administrator …``."""

    help = "Voegt een samenwerkingsverband toe en nodigt de eerste functioneel beheerder uit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="nummer van het samenwerkingsverband, zoals VO2999")
        parser.add_argument("--name", required=True, help="naam van het samenwerkingsverband")
        parser.add_argument("--email", required=True, help="e-mailadres van de functioneel beheerder")
        parser.add_argument("--administrator", required=True, help="naam van de functioneel beheerder")

    def handle(self, *args: Any, code: str, name: str, email: str, administrator: str, **options: Any) -> None:
        act = Act(system_actor(None), clock.now(), str(uuid.uuid4()))
        try:
            validate_email(email)
            actions.add_partnership(act, code=code, name=name, email=email, administrator=administrator)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except Refusal as refusal:
            raise CommandError(refusal.reason) from None
        self.stdout.write(f"{name} ({code}) is toegevoegd; de uitnodiging gaat naar {email}")
