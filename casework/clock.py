"""The only place that reads the clock. Everything else gets its moment from an Act."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def amsterdam_date(moment: datetime) -> date:
    """The legal day of a moment: its calendar date in Europe/Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()
