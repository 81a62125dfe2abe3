"""How dates, sizes, tags and icons are written in templates.

Nothing here reads the clock or the settings: what depends on today gets today as an argument.
"""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from casework.citations import short_citation
from casework.clock import AMSTERDAM
from casework.icons import ICONS
from casework.parts import TONE_ICONS, Tag
from casework.text import dutch_date as day_in_words
from casework.wording import dutch_size, initials_of, left_until, numeric_day, urgency
from casework.wording import grouped as with_dots

register = template.Library()


def _amsterdam(moment: date | datetime) -> date | datetime:
    """A moment as the Amsterdam clock shows it; a plain day is left as it is."""
    return moment.astimezone(AMSTERDAM) if isinstance(moment, datetime) and moment.tzinfo else moment


@register.filter
def dutch_date(value: date | datetime | None) -> str:
    """A day or moment as "4 december 2026"; nothing for no date."""
    return day_in_words(_amsterdam(value)) if value else ""


@register.filter
def dutch_datetime(value: datetime | None) -> str:
    """A moment as "4 december 2026, 14:32" on the Amsterdam clock; nothing for no moment."""
    if not value:
        return ""
    moment = _amsterdam(value)
    return f"{day_in_words(moment)}, {moment:%H:%M}"


@register.filter
def clock_time(value: datetime | None) -> str:
    """The time of a moment as "14:32" on the Amsterdam clock."""
    return f"{_amsterdam(value):%H:%M}" if value else ""


@register.filter
def short_date(value: date | datetime | None) -> str:
    """A day or moment as "4-12-2026", for tables."""
    return numeric_day(_amsterdam(value)) if value else ""


@register.filter
def days_left(due: date | None, today: date) -> str:
    """How far away a date is: "nog 12 dagen", "morgen", "vandaag", "3 dagen te laat"."""
    return left_until(due, today) if due else ""


@register.filter
def due_tone(due: date | None, today: date) -> str:
    """The tone of a date: ``risk`` when past, ``attention`` in the last week, else ``neutral``."""
    return urgency(due, today) if due else "neutral"


@register.filter
def citation(article: str) -> str:
    """The short name of a provision by its key, as "art. 4:13 Awb"."""
    return short_citation(article)


@register.filter
def link_of(repair: str) -> str:
    """Where an open point is mended, when that is known as an address; a bare repair key gives nothing."""
    return repair if repair.startswith(("/", "#")) else ""


@register.filter
def filesize_nl(size: int | None) -> str:
    """A number of bytes as "312 kB" or "1,4 MB"."""
    return dutch_size(size) if size is not None else ""


@register.filter
def grouped(number: int) -> str:
    """A whole number with dots between thousands: "12.500"."""
    return with_dots(number)


@register.filter
def is_optional(field: Any) -> bool:
    """Whether the label of a bound field says *(niet verplicht)*."""
    own = getattr(field, "is_optional", None)
    return not field.field.required if own is None else own


@register.filter
def error_links(form: Any) -> list[tuple[str, str]]:
    """Every error of a form with the id of the input it is about; no id for an error of the whole form."""
    found = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        # A group of radio buttons or boxes has no id of its own: the link goes to the first one.
        target = bound.id_for_label or f"{bound.auto_id}_0"
        found += [(target, str(error)) for error in bound.errors]
    return found


@register.filter
def initials(name: str) -> str:
    """The initials of a name: "Jan de Wit" becomes "JW"."""
    return initials_of(name)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inline picture that screen readers skip; the word always stands beside it."""
    return mark_safe(  # noqa: S308 - the shapes are constants of ours
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">' + ICONS[name] + "</svg>"
    )


@register.simple_tag
def tag(word: Tag | str, tone: str = "neutral") -> SafeString:
    """A state as a word with an icon and a colour: ``{% tag "klaar" "good" %}`` or ``{% tag row.tag %}``."""
    shown = word if isinstance(word, Tag) else Tag(str(word), tone)
    return format_html('<span class="tag tag-{}">{}{}</span>', shown.tone, icon(TONE_ICONS[shown.tone]), shown.word)


@register.simple_tag
def due(day: date, today: date) -> SafeString:
    """A due date with the days that are left, coloured when it is near or past."""
    return format_html(
        '<span class="due due-{}"><time datetime="{}">{}</time> <span class="due-left">{}</span></span>',
        urgency(day, today),
        day.isoformat(),
        numeric_day(day),
        left_until(day, today),
    )
