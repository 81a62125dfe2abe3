"""Print the demo accounts by role."""

from typing import Any

from django.core.management.base import BaseCommand

from casework import clock
from demo import queries


class Command(BaseCommand):
    """``manage.py demo_accounts``."""

    help = "Toon de demo-accounts per rol."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one line per account."""
        today = clock.amsterdam_date(clock.now())
        for group in queries.groups(today):
            self.stdout.write(group.label)
            for hat in group.memberships:
                self.stdout.write(f"  {hat.user.name} <{hat.user.email}>, {hat.organisation.name}")
