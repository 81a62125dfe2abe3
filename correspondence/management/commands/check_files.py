"""After a restore: is every stored file there, and is it still what was stored?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from correspondence import files, queries

SHOWN = 20


class Command(BaseCommand):
    """``manage.py check_files``."""

    help = "Controleert of elk bewaard bestand er is en ongewijzigd is."

    def handle(self, *args: Any, **options: Any) -> None:
        count, damaged = 0, []
        for file in queries.kept_files():
            count += 1
            if not files.is_unchanged(file):
                damaged.append(str(file.public_id))
        if damaged:
            raise CommandError(
                f"{len(damaged)} van {count} bestanden ontbreken of zijn gewijzigd: {', '.join(damaged[:SHOWN])}"
            )
        self.stdout.write(f"{count} bestanden gecontroleerd; alle zijn er en ongewijzigd")
