"""Load the demo's partnership and its cases, once."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import Partnership
from casework import clock, jobs
from demo import declarations, stories, world
from demo.telling import Teller


class Command(BaseCommand):
    """``manage.py load_demo``."""

    help = (
        "Laad de demogegevens: één verzonnen samenwerkingsverband met aanvragen in elke stand."
        " Een tweede keer gebeurt er niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the world first, then tell one story after the other, each whole or not at all."""
        if Partnership.objects.filter(code=world.CODE).exists():
            self.stdout.write("De demogegevens zijn er al.")
            return
        now = clock.now()
        with transaction.atomic():
            made = world.build(now - timedelta(days=120))
            world.accept_portal(made, now - timedelta(days=119))
            tell = Teller(made, now, stories.children())
            for number, story in enumerate(stories.STORIES, start=1):
                story(tell)
                self.stdout.write(f"Aanvraag {number} van {len(stories.STORIES)} klaar.")
            tell.post()
            world.give_leave(made, now)
            declarations.take_over(made, now - timedelta(days=100))
        # What waits for the commit, such as looking for files without a row, is queued only now.
        jobs.work_off(at_their_moment=True)
        self.stdout.write(f"De demogegevens van {made.partnership.name} zijn geladen.")
