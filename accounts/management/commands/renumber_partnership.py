"""A partnership gets another number, and perhaps another name, from today."""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import actions
from casework import clock
from casework.acting import Act, system_actor
from casework.refusals import Refusal


class Command(BaseCommand):
    """``manage.py renumber_partnership --code VO2999 --new-code VO2998 --on 2027-08-01 [--name …]``."""

    help = "Geeft een samenwerkingsverband vanaf vandaag een ander nummer, en zo nodig een andere naam."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="het nummer van nu, zoals VO2999")
        parser.add_argument("--new-code", required=True, help="het nieuwe nummer, zoals VO2998")
        parser.add_argument("--on", required=True, type=date.fromisoformat, help="de dag van vandaag, zoals 2027-08-01")
        parser.add_argument("--name", default="", help="de nieuwe naam; zonder blijft de naam gelijk")

    def handle(self, *args: Any, code: str, new_code: str, on: date, name: str, **options: Any) -> None:
        act = Act(system_actor(None), clock.now(), str(uuid.uuid4()))
        try:
            made = actions.renumber_partnership(act, code=code, new_code=new_code, new_name=name, on=on)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except Refusal as refusal:
            raise CommandError(refusal.reason) from None
        self.stdout.write(f"{code} heet nu {made}; nieuwe besluiten krijgen {made.code}, oude nummers blijven.")
