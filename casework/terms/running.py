"""The course of a statutory term: from its base day, through what stops or lengthens it, to its last day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from casework.calendar import Calendar
from casework.terms.counting import Opening, last_day_steps, last_step
from casework.terms.facts import ONE_DAY, Adjournment, Notice, Suspension, suspended_sentence
from casework.terms.term import Flag, Step, Term, Unit, cited
from casework.text import dutch_count, dutch_date


class _Track:
    """One way in which the last day comes about: the law's own term, or the day named in a notice.

    Kept apart, because a named day is fixed: suspended days before the notice are in it, days after it come on top.
    """

    def __init__(self, start: date, unshifted: date, calendar: Calendar, *, atw: bool) -> None:
        self.start, self.unshifted, self.calendar, self.atw = start, unshifted, calendar, atw
        self.days = self.added_up = 0
        self.counted_until: date | None = None

    @property
    def due(self) -> date:
        return last_day_steps(self.unshifted, self.calendar, start=self.start)[0] if self.atw else self.unshifted

    def suspend(self, suspension: Suspension) -> tuple[date, date] | None:
        """Add the days of a suspension that fall inside the running term and were not counted yet; tell which."""
        first = max(suspension.first, self.start)
        if first > self.due or suspension.last is None:
            return None
        if self.counted_until is not None:
            first = max(first, self.counted_until + ONE_DAY)
        if suspension.last < first:
            return None
        self.counted_until = suspension.last
        days = (suspension.last - first).days + 1
        self.days += days
        self.unshifted += timedelta(days=days)
        return first, suspension.last


class _Run:
    """The course of one term through its facts, in the order of their days."""

    def __init__(self, opening: Opening, calendar: Calendar) -> None:
        self.opening, self.calendar = opening, calendar
        self.start = opening.base + ONE_DAY
        unshifted = opening.length.after(opening.base)
        self.law = _Track(self.start, unshifted, calendar, atw=not opening.length.too_long_for_atw)
        self.named: list[_Track] = []
        self.flags: list[Flag] = []
        self.adjourned = False
        article = opening.length.article
        later = "later" if opening.length.unit is Unit.WEEKS else "verder"
        sentence = f"{opening.event}; {opening.length.in_words()} {later} is {dutch_date(unshifted)}"
        self.steps = [Step(unshifted, cited(sentence, article), article)]

    @property
    def winner(self) -> _Track:
        return max([self.law, *self.named], key=lambda track: track.due)

    def flag(self, *flags: Flag) -> None:
        self.flags += [flag for flag in flags if flag not in self.flags]

    def say(self, day: date | None, sentence: str, article: str) -> None:
        self.steps.append(Step(day, cited(sentence, article), article))

    def suspend(self, suspension: Suspension) -> None:
        due_before = self.winner.due
        open_tracks = [self.law, *(track for track in self.named if not _holds(track, suspension))]
        counted = [found for track in open_tracks if (found := track.suspend(suspension))]
        if counted:
            first, last = min(counted)
            self.flag(Flag.SUSPENDED, *suspension.flags)
            self.steps.append(Step(last, suspended_sentence(suspension, first, last), suspension.article))
        else:
            self.say(None, f"{suspension.reason}. {self._why_nothing(suspension, due_before)}", suspension.article)

    def _why_nothing(self, suspension: Suspension, due: date) -> str:
        if suspension.first > due:
            return f"Dat was na de laatste dag ({dutch_date(due)}), dus er wordt niets meer opgeschort"
        if suspension.last is None:
            self.flag(Flag.SUSPENSION_OPEN)
            return "De termijn staat stil; hoeveel dagen erbij komen, staat pas vast als de opschorting eindigt"
        if suspension.last < suspension.first:
            return "Daardoor is geen dag opgeschort"
        if suspension.last < self.start:
            return "De termijn liep toen nog niet, dus er komen geen dagen bij"
        if suspension.first > self.law.due and any(_holds(track, suspension) for track in self.named):
            return "Dat was al bekend toen een latere laatste dag werd meegedeeld, dus er komen geen dagen bij"
        return "Deze dagen telden al mee in een eerdere opschorting"

    def notify(self, notice: Notice) -> None:
        due = self.winner.due
        promised = f"dat het besluit uiterlijk {dutch_date(notice.new_last_day)} volgt"
        told = f"Op {dutch_date(notice.sent_on)} is meegedeeld {promised}"
        if notice.sent_on > due:
            self.flag(Flag.NOTICE_LATE)
            self.say(None, f"{told}. Dat was na de laatste dag ({dutch_date(due)}) en verandert niets", notice.article)
            return
        if notice.new_last_day <= due:
            sentence = f"{told}. Dat is niet later dan de laatste dag en verandert niets"
            self.say(None, sentence, notice.article)
        else:
            self.flag(Flag.LENGTHENED, *([Flag.NOTICE_REPEATED] if Flag.LENGTHENED in self.flags else []))
            sentence = f"{told}. Dat was op tijd, want de laatste dag was {dutch_date(due)}"
            self.say(notice.new_last_day, sentence, notice.article)
        self.named.append(_Track(notice.sent_on + ONE_DAY, notice.new_last_day, self.calendar, atw=False))

    def adjourn(self, adjournment: Adjournment) -> None:
        due = self.winner.due
        told = f"Op {dutch_date(adjournment.notified_on)} is de beslissing verdaagd"
        if adjournment.notified_on > due:
            self.flag(Flag.NOTICE_LATE)
            self.say(
                None, f"{told}. Dat was na de laatste dag ({dutch_date(due)}) en verandert niets", adjournment.article
            )
        elif self.adjourned:
            self.say(None, f"{told}. Verdagen kan maar een keer, dus dit verandert niets", adjournment.article)
        else:
            self._add_up(self.law)
            self.adjourned = True
            self.flag(Flag.LENGTHENED)
            base = self.law.unshifted
            self.law.unshifted += timedelta(weeks=adjournment.weeks)
            self.law.atw = False
            weeks = dutch_count(adjournment.weeks, "week", "weken", words=True)
            counted = f"{weeks} na {dutch_date(base)} is {dutch_date(self.law.unshifted)}"
            self.say(self.law.unshifted, f"{told}; {counted}", adjournment.article)
            self.say(None, "Zo'n lange termijn schuift niet op voor een weekend of feestdag", "atw_4")

    def _add_up(self, track: _Track) -> None:
        """A step that adds the suspended days which no step added yet."""
        fresh = track.days - track.added_up
        if fresh:
            track.added_up = track.days
            base = track.unshifted - timedelta(days=fresh)
            days = dutch_count(fresh, "dag", "dagen")
            sentence = f"{dutch_date(base)} plus {days} opschorting is {dutch_date(track.unshifted)}."
            self.steps.append(Step(track.unshifted, sentence))

    def finish(self) -> Term:
        winner = self.winner
        self._add_up(winner)
        if winner.atw:
            self.steps += last_day_steps(winner.unshifted, self.calendar, start=self.start)[1]
            if self.calendar.lacks_decree(winner.due.year):
                self.flag(Flag.DECREE_UNKNOWN)
        elif self.opening.length.too_long_for_atw:
            self.say(
                None, "De termijn is langer dan twaalf weken en schuift niet op voor een weekend of feestdag", "atw_4"
            )
        self.steps.append(last_step(winner.due))
        return Term(
            code=self.opening.code,
            subject=self.opening.subject,
            article=self.opening.length.article,
            start=self.start,
            unshifted_due=winner.unshifted,
            due=winner.due,
            steps=tuple(self.steps),
            suspended_days=self.law.days,
            flags=tuple(self.flags),
            atw=winner.atw,
        )


def _holds(named: _Track, suspension: Suspension) -> bool:
    """Whether the suspension was known when this day was named."""
    return suspension.known_on < named.start


def weeks_term(
    opening: Opening,
    calendar: Calendar,
    *,
    suspensions: Iterable[Suspension] = (),
    notices: Iterable[Notice] = (),
    adjournments: Iterable[Adjournment] = (),
    flags: Sequence[Flag] = (),
) -> Term:
    """A term that a law sets in weeks or days, with everything that happened to it.

    Facts are taken in the order of their days: what came after the last day changes nothing. Overlapping suspensions
    count once; only suspended days inside the running term count. A statutory term up to twelve weeks (90 days)
    ends on a working day. Raises ValueError for a length in working days.
    """
    run = _Run(opening, calendar)
    run.flag(*flags)
    # On one day a suspension comes before a notice: the notice names a fixed day, so this is the cautious order.
    events: list[tuple[date, int, Suspension | Notice | Adjournment]]
    events = [(suspension.eve, 0, suspension) for suspension in suspensions]
    events += [(notice.sent_on, 1, notice) for notice in notices]
    events += [(adjournment.notified_on, 1, adjournment) for adjournment in adjournments]
    for _, _, fact in sorted(events, key=lambda event: event[:2]):
        match fact:
            case Suspension():
                run.suspend(fact)
            case Notice():
                run.notify(fact)
            case Adjournment():
                run.adjourn(fact)
    return run.finish()
