"""The post: what waits to be printed and posted, on its page, on the home page, and what was chosen from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts.queries import policy_on
from casework.acting import Actor
from casework.parts import HOME_ROWS, Bulk, Cell, Column, Count, Empty, Link, Row, Worklist
from casework.registries import case_numbers
from casework.snapshots import law_on
from casework.text import dutch_date
from casework.wording import numeric_day
from correspondence import kinds, permissions, queries
from correspondence.models import Letter
from correspondence.presenting.showing import letter_url, made_on

# What one person prints and posts in one go; their ids also have to fit in an address.
BATCH = 50
CHOSEN = "gekozen"
TITLE = "De post: brieven om af te drukken en te versturen"
LABELS = ("Brief", "Aan", "Zaak", "Gemaakt op", "Datum op de brief", "Versturen uiterlijk")
COLUMNS = [Column(label) for label in LABELS]
NOTHING = Empty("Er wacht niets op de post", "Een brief die per post weg moet, komt hier vanzelf te staan.")
BY_HAND = {
    True: "Het adres is geheim en staat niet op de brief. Schrijf de envelop met de hand.",
    False: "Er staat geen adres op de brief. Zoek het adres op en schrijf de envelop met de hand.",
}

WayToChoose = Callable[[Actor, Letter | None], Link | None]
_ways_to_choose: list[WayToChoose] = []


def offer_way_to_choose(way: WayToChoose) -> None:
    """Add where an upper app records that an addressee accepts the portal (from ``apps.ready``).

    ``way(actor, letter)`` is asked for one letter that waits, and without a letter for *De post* itself.
    """
    _ways_to_choose.append(way)


def ways_to_choose(actor: Actor, letter: Letter | None = None) -> list[Link]:
    """Where is recorded that the addressee of a letter that waits (None: anybody) accepts the portal."""
    return [link for way in _ways_to_choose if (link := way(actor, letter))]


def post_list(letters: Sequence[Letter], total: int, today: date, partnership_id: int | None) -> Worklist:
    """The page *De post*: the oldest letters, each to be chosen, and each day to be taken whole (one query)."""
    return Worklist(
        title=TITLE,
        columns=COLUMNS,
        rows=_rows(letters, today, partnership_id),
        today=today,
        empty=NOTHING,
        counts=_counts(letters, total),
        bulk=Bulk("Gekozen brieven afdrukken en versturen", reverse("correspondence:send_post"), CHOSEN),
        key="post",
    )


def chosen_list(letters: Sequence[Letter], today: date, partnership_id: int | None) -> Worklist:
    """The letters that are printed and posted together (one query)."""
    rows = _rows(letters, today, partnership_id)
    back = Link("Naar De post", reverse("correspondence:post"))
    gone = Empty("Deze brieven wachten niet meer", "Ze zijn al verstuurd of tegengehouden.", back)
    return Worklist("De gekozen brieven", COLUMNS, rows, today, gone, key="gekozen-brieven")


def waiting_post(actor: Actor, today: date) -> Worklist | None:
    """What waits for the post, on the home page of the secretariat: how many, since when, and the oldest."""
    if not permissions.may_keep_post(actor):
        return None
    waiting = queries.waiting_for_post(actor)
    letters = list(waiting[: HOME_ROWS + 1])
    if not letters:
        return None
    number = len(letters) if len(letters) <= HOME_ROWS else waiting.count()
    page = reverse("correspondence:post")
    return Worklist(
        title=TITLE,
        columns=COLUMNS,
        rows=_rows(letters, today, actor.partnership_id),
        today=today,
        empty=NOTHING,
        counts=[Count(f"te versturen, de oudste van {dutch_date(made_on(letters[0]))}", number, page)],
        key="post",
        all_url=page,
    )


def batch_url(name: str, letters: Iterable[Letter]) -> str:
    """The address of a page about these letters."""
    return f"{reverse(name)}?{urlencode([(CHOSEN, str(letter.public_id)) for letter in letters])}"


def _counts(letters: Sequence[Letter], total: int) -> list[Count]:
    """The letters of each day, each a way to print and post them all; first everything on the page."""
    if not letters:
        return []
    every = "alle brieven" if total == len(letters) else f"de oudste van {total} brieven"
    days = Counter(made_on(letter) for letter in letters)
    by_day = [
        Count(
            f"van {dutch_date(day)}",
            number,
            batch_url("correspondence:send_post", [letter for letter in letters if made_on(letter) == day]),
        )
        for day, number in sorted(days.items())
    ]
    return [Count(every, len(letters), batch_url("correspondence:send_post", letters), tone="info"), *by_day]


def _rows(letters: Sequence[Letter], today: date, partnership_id: int | None) -> list[Row]:
    """The letters with the number of their case, and of a receipt the last day the partnership set itself."""
    numbers = case_numbers({letter.case_id for letter in letters}, partnership_id)
    days, calendar = policy_on(partnership_id or 0, today).receipt_working_days, law_on(today).calendar
    return [
        _row(letter, numbers.get(letter.case_id, "–"), today, calendar.add_working_days(made_on(letter), days))
        for letter in letters
    ]


def _row(letter: Letter, number: str, today: date, confirm_by: date) -> Row:
    notes = [_by_hand(letter.contents["addressee"]), late_warning(letter, today)]
    return Row(
        name=letter.title,
        url=letter_url(letter),
        cells=[
            Cell(letter.addressee_name),
            Cell(number, unbroken=True),
            Cell(numeric_day(made_on(letter)), unbroken=True),
            Cell(numeric_day(letter.sending_date) if letter.sending_date else "geen", unbroken=True),
            Cell(due=confirm_by) if kinds.get(letter.kind).confirms else Cell(),
        ],
        note=" ".join(note for note in notes if note),
        value=str(letter.public_id),
    )


def _by_hand(addressee: dict[str, Any]) -> str:
    return "" if addressee["address_lines"] else BY_HAND[bool(addressee["address_secret"])]


def late_warning(letter: Letter, day: date, *, left: bool = False) -> str:
    """What a letter says wrongly that leaves (or left) on a day: an earlier one, and a last day counted from that."""
    if letter.sending_date is None or letter.sending_date >= day:
        return ""
    since = f"hij is verstuurd op {dutch_date(day)}." if left else "die dag is voorbij."
    said = f"Op de brief staat {dutch_date(letter.sending_date)}; {since}"
    kind = kinds.get(letter.kind)
    if not kind.answer:
        return said
    last = dutch_date(date.fromisoformat(letter.contents[kind.answer]))
    counted = f"De laatste dag om te antwoorden, {last}, is vanaf die datum gerekend."
    return f"{said} {counted} {kind.more_time or 'Kijk of dat genoeg tijd is.'}"
