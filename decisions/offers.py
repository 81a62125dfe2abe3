"""What each person may do about the decision on a case now: the buttons of its page, or the reason in their place."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications.enums import Status as CaseStatus
from applications.models import Application
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused
from casework.registries import Offer
from casework.text import dutch_date
from decisions import permissions, queries
from decisions.checklist.points import FIELDS
from decisions.models import Decision

WITHOUT_ADVICE = frozenset({CaseStatus.SUBMITTED, CaseStatus.COMPLETE, CaseStatus.WITH_EXPERTS})

# What the next step is called while there is a draft, and whose turn it is.
PREPARING = ("Besluit voorbereiden", "het secretariaat van het samenwerkingsverband")
DECIDING = ("Besluit nemen", "het bestuur van het samenwerkingsverband")


def link(name: str, record: Any) -> str:
    """The address of a page of one case, decision or hearing."""
    return reverse(f"decisions:{name}", kwargs={"public_id": record.public_id})


def offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers of this app for one person on one case (one query, two after publication)."""
    if actor.role == Role.SCHOOL_STAFF and case.published_on is not None:
        yield from _for_school(case, actor)
    if actor.role not in {Role.SECRETARIAT, Role.BOARD_MEMBER} or case.received_on is None:
        return
    now = queries.standing(case.pk)
    if actor.role == Role.SECRETARIAT:
        yield from _for_office(case, actor, now)
        yield from _about_flaws(case, actor, now)
    else:
        yield from _for_board(now)
    if now.unsent and not now.unsent.follows_objection:
        yield from sending(now.unsent, today)


def _for_school(case: Application, actor: Actor) -> Iterable[Offer]:
    """Saying that the decision has arrived, until somebody of the school has said so."""
    sent = queries.standing(case.pk).in_force
    if sent and sent.published_on and queries.uncollected_letters(sent):
        may = permissions.may_confirm_receipt(actor, sent)
        yield Offer("Ontvangst van het besluit bevestigen", link("confirm_receipt", sent), may)


def _for_office(case: Application, actor: Actor, now: queries.Standing) -> Iterable[Offer]:
    may = permissions.may_prepare(actor, case)
    if now.draft and now.draft.is_offered:
        yield Offer("Concept bekijken", link("decide", now.draft), ALLOWED, step=DECIDING)
    elif now.draft:
        yield Offer("Concept verder schrijven", link("write", now.draft), ALLOWED, primary=True, step=PREPARING)
    elif case.status == CaseStatus.ADVISED:
        yield Offer("Besluit voorbereiden", link("prepare", case), may, primary=True, step=PREPARING)
    if not now.draft and not now.in_force and case.status in WITHOUT_ADVICE:
        yield Offer("Besluit zonder adviezen voorbereiden", link("prepare_formal", case), may)
    replacing = now.draft is not None and now.draft.supersedes_id is not None
    if case.status in {CaseStatus.WITH_EXPERTS, CaseStatus.ADVISED} or replacing:
        may_hear = permissions.may_hear(actor, case, replacing=replacing)
        yield Offer("Horen vóór het besluit", link("hearings", case), may_hear)
    if now.in_force and now.in_force.published_on:
        if now.draft or now.unsent:
            yield Offer("Een brief kwam bij de verkeerde terecht", link("report_breach", case), ALLOWED)
        else:
            yield Offer("Een fout in het besluit herstellen", link("mend", now.in_force), ALLOWED)
        if may_admit := permissions.may_admit_guest(actor, now.in_force):
            yield Offer("Verklaring laten inzien door een school", link("admit_guest", now.in_force), may_admit)


def _about_flaws(case: Application, actor: Actor, now: queries.Standing) -> Iterable[Offer]:
    """After the decision was sent: an advice that should not have counted, and what was done about it."""
    if now.in_force is None or now.in_force.published_on is None:
        return
    for flaw in queries.open_flaws_in(case.pk, actor):
        yield Offer("Herstel of bezwaar: gebrek afhandelen", link("settle_flaw", flaw), ALLOWED, primary=True)
    if now.in_force.advisers:
        yield Offer("Gebrek in een advies melden", link("report_flaw", now.in_force), ALLOWED)


def _for_board(now: queries.Standing) -> Iterable[Offer]:
    if now.draft and now.draft.is_offered:
        yield Offer(
            "Conceptbesluit bekijken en beslissen", link("decide", now.draft), ALLOWED, primary=True, step=DECIDING
        )
    elif now.draft:
        yield Offer("Conceptbesluit bekijken", link("decide", now.draft), ALLOWED, step=PREPARING)
    if now.unsent and not now.unsent.follows_objection:
        yield Offer("Besluit terugnemen", link("take_back", now.unsent), ALLOWED)


def sending(decision: Decision, today: date) -> Iterable[Offer]:
    """Sending on the printed day, and making the letters anew for another one: first when that day is past."""
    is_past = decision.sending_date is not None and decision.sending_date < today
    yield Offer("Besluit versturen", link("publish", decision), may_publish_today(decision, today), primary=not is_past)
    yield Offer("Opnieuw opmaken met een andere verzenddatum", link("remake", decision), ALLOWED, primary=is_past)


def may_publish_today(decision: Decision, today: date) -> Permission:
    """Whether today is the day that the letters print."""
    printed = decision.sending_date
    if printed == today or printed is None:
        return ALLOWED
    said = f"Op de brieven staat {dutch_date(printed)}."
    if printed > today:
        return refused(f"{said} Versturen kan op die dag, of maak de brieven opnieuw op.")
    return refused(f"{said} Die dag is voorbij: maak de brieven eerst opnieuw op.")


def case_page(anchor: str, case: Any) -> str:
    """The page of the case, at one of its panels."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + anchor


def hearing_page(case: Any) -> str:
    """Where parties are invited and hearings are closed."""
    return reverse("decisions:hearings", kwargs={"public_id": case.public_id})


def draft_page(case: Any) -> str:
    """The draft of the case, or the page on which one is begun."""
    draft = queries.draft_of(case.pk)
    if draft is None:
        return reverse("decisions:prepare", kwargs={"public_id": case.public_id})
    return reverse("decisions:write", kwargs={"public_id": draft.public_id})


def draft_field(place: str, case: Any) -> str:
    """One field of the draft of the case; without a draft, the page on which one is begun."""
    return f"{draft_page(case)}#{place}"


def remake_page(case: Any) -> str:
    """Where the letters of the decision that waits to be sent are made anew."""
    decision = queries.unsent_of(case.pk)
    return link("remake", decision) if decision else case_page("", case)


# Where an open point is mended, by its repair key.
REPAIRS: dict[str, Callable[[Any], str]] = {
    "decision:prepare": draft_page,
    **{key: partial(draft_field, place) for key, place in FIELDS.items()},
    "decision:remake": remake_page,
    "hearing": hearing_page,
    "intake": partial(case_page, ""),
    "experts": partial(case_page, "#deel-experts"),
    "statements": partial(case_page, "#deel-voices"),
    "guardians": partial(case_page, "#deel-people"),
    "letters": partial(case_page, "#deel-decision"),
}
