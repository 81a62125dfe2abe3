"""Work off the queue: once, or for ever as the demo's worker process."""

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections, connection

from casework import jobs, startup

SWEEP_SECONDS = 5.0


class Command(BaseCommand):
    """``manage.py work_off [--forever]``."""

    help = "Voert het wachtende werk uit (brieven, e-mail). Met --forever blijft het proces wachten op nieuw werk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="blijf wachten op nieuw werk")

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        startup.stop_at_faults()
        if not forever:
            self.stdout.write(f"{jobs.work_off()} opdrachten uitgevoerd")
            return
        self.stopped = False
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while not self.stopped:
            try:
                self._round()
            except OperationalError:
                close_old_connections()
                time.sleep(1)

    def _stop(self, *args: Any) -> None:
        self.stopped = True

    def _round(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {jobs.CHANNEL}")
        while not self.stopped:
            jobs.work_off()
            for _ in connection.connection.notifies(timeout=1.0, stop_after=1):
                break
