"""Which pupils come of age about now: computed from the day of birth, so nothing has to be set."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from applications.enums import Status
from applications.models import Application, Pupil
from applications.queries.seeing import visible_to
from applications.terms import ADULT, SIXTEEN, birthday, born_by
from casework.acting import Actor

ANNOUNCED = timedelta(days=30)
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday that changes who decides and who gets the letters."""

    case: Application
    years: int
    on: date


def birthdays_near(actor: Actor, today: date) -> list[Birthday]:
    """The sixteenth and eighteenth birthdays from thirty days ago until thirty days ahead, first one first (one query).

    Of cases that still run: open ones, and those in which a term runs after the decision was sent.
    """
    first, last = today - ANNOUNCED, today + ANNOUNCED
    near = Q()
    for years in (SIXTEEN, ADULT):
        near |= Q(birth_date__gt=born_by(first, years), birth_date__lte=born_by(last, years))
    runs = Q(published_on__isnull=True) | Q(next_due_on__isnull=False)
    cases = visible_to(actor).filter(runs, lapsed_on__isnull=True).exclude(status=Status.WITHDRAWN)
    rows = Pupil.objects.filter(near, application__in=cases).select_related("application__site")
    found = [
        Birthday(row.application, years, birthday(row.birth_date, years))
        for row in rows.order_by("birth_date", "id")[:MOST_SHOWN]
        if row.birth_date
        for years in (SIXTEEN, ADULT)
        if first < birthday(row.birth_date, years) <= last
    ]
    return sorted(found, key=lambda one: (one.on, one.case.pk))


def is_pupil_himself(actor: Actor) -> bool:
    """Whether this person reads as the pupil, not as a parent (one query)."""
    return Pupil.objects.filter(user_id=actor.user_id, application__in=visible_to(actor)).exists()
