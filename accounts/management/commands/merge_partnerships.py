"""One partnership goes on as another one of this installation: first what would go along, then the act itself."""

import uuid
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import actions
from casework import clock
from casework.acting import Act, system_actor
from casework.refusals import Refusal


class Command(BaseCommand):
    """``manage.py merge_partnerships --from VO2998 --into VO2999 --on 2027-08-01 [--do-it]``."""

    help = "Laat een samenwerkingsverband opgaan in een ander. Zonder --do-it wordt alleen getoond wat er overgaat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="absorbed", required=True, help="nummer van het verband dat opgaat")
        parser.add_argument("--into", required=True, help="nummer van het verband dat verdergaat")
        parser.add_argument("--on", required=True, type=date.fromisoformat, help="de dag van vandaag, zoals 2027-08-01")
        parser.add_argument("--do-it", action="store_true", help="voer het uit; het is niet terug te draaien")

    def handle(self, *args: Any, absorbed: str, into: str, on: date, do_it: bool, **options: Any) -> None:
        act = Act(system_actor(None), clock.now(), str(uuid.uuid4()))
        verb = actions.merge_partnerships if do_it else actions.plan_merge
        try:
            plan = verb(act, absorbed=absorbed, into=into, on=on)
        except Refusal as refusal:
            raise CommandError(refusal.reason) from None
        self.stdout.write(f"{plan.absorbed} gaat op in {plan.continuing}.")
        for what, number in plan.counts:
            self.stdout.write(f"  {number:>6}  {what}")
        for remark in plan.remarks:
            self.stdout.write(f"  let op: {remark}")
        self.stdout.write("Uitgevoerd." if do_it else "Er is niets gewijzigd. Voeg --do-it toe om het uit te voeren.")
