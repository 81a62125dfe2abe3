"""How screens word days, sizes and names. Pure: no clock, no settings, no locale. Letters' wording is in ``text``."""

from datetime import date

from casework.text import NAME_PREFIXES, dutch_count, search_key

NEAR_DAYS = 7
KILO = 1000


def numeric_day(day: date) -> str:
    """A day in figures, as people type it: "4-12-2026"."""
    return f"{day.day}-{day.month}-{day.year}"


def grouped(number: int) -> str:
    """A whole number with dots between thousands: "12.500"."""
    return f"{number:,}".replace(",", ".")


def left_until(due: date, today: date) -> str:
    """How far ``due`` lies from ``today``, in calendar days: "nog 12 dagen", "morgen", "vandaag", "3 dagen te laat"."""
    days = (due - today).days
    if days < 0:
        return f"{dutch_count(-days, 'dag', 'dagen')} te laat"
    if days <= 1:
        return "morgen" if days else "vandaag"
    return f"nog {days} dagen"


def urgency(due: date, today: date) -> str:
    """The tone of a due date: ``risk`` when past, ``attention`` within a week, else ``neutral``."""
    days = (due - today).days
    if days < 0:
        return "risk"
    return "attention" if days <= NEAR_DAYS else "neutral"


def dutch_size(size: int) -> str:
    """A number of bytes, as "312 kB" or "1,4 MB" (a kB is 1000 bytes)."""
    if size < KILO:
        return dutch_count(size, "byte", "bytes")
    if size < KILO**2 - KILO // 2:
        return f"{round(size / KILO)} kB"
    return f"{size / KILO**2:.1f} MB".replace(".", ",").replace(",0 ", " ")


def initials_of(name: str) -> str:
    """First letters of the first and last word of a name, without prefixes; empty for an empty name."""
    words = [word for word in name.split() if search_key(word) not in NAME_PREFIXES]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen)
