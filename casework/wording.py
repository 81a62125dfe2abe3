"""Dutch wording of dates, numbers and names. Pure: no clock, no settings, no locale."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# Words that belong to a surname and give no initial.
PARTICLES = frozenset("de het 't van der den ten ter te in op el al von le la du".split())
NEAR_DAYS = 7
KILO = 1000


def dutch_day(day: date) -> str:
    """A day in words, as in letters: "4 december 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def numeric_day(day: date) -> str:
    """A day in figures, as people type it: "4-12-2026"."""
    return f"{day.day}-{day.month}-{day.year}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 dag", "12 dagen"."""
    return f"{grouped(number)} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """A whole number with dots between thousands: "12.500"."""
    return f"{number:,}".replace(",", ".")


def left_until(due: date, today: date) -> str:
    """How far ``due`` lies from ``today``, in calendar days."""
    days = (due - today).days
    if days < 0:
        return f"{counted(-days, 'dag', 'dagen')} te laat"
    if days <= 1:
        return "morgen" if days else "vandaag"
    return f"nog {counted(days, 'dag', 'dagen')}"


def urgency(due: date, today: date) -> str:
    """The tone of a due date: past, within a week, or later."""
    days = (due - today).days
    if days < 0:
        return "risk"
    return "attention" if days <= NEAR_DAYS else "neutral"


def dutch_size(size: int) -> str:
    """A number of bytes in the largest unit that gives at least one, with a decimal comma above a megabyte."""
    if size < KILO:
        return counted(size, "byte", "bytes")
    if size < KILO**2:
        return f"{round(size / KILO)} kB"
    return f"{size / KILO**2:.1f} MB".replace(".", ",").replace(",0 ", " ")


def initials_of(name: str) -> str:
    """First letters of the first and last word of a name, without particles; empty for an empty name."""
    words = [word for word in name.split() if word.lower() not in PARTICLES]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in chosen)


def listed(items: list[str], conjunction: str = "en") -> str:
    """Items as a Dutch enumeration: "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"
