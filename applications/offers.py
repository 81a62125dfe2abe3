"""What each person may do on a case now: the buttons of its page, or the reason in their place."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from applications import permissions, queries, rules
from applications.enums import Channel, Kind, Status
from applications.models import Application
from applications.steps import THE_SCHOOL
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused
from casework.registries import Offer

STILL_ASKED = ("Antwoorden of een besluit nog nodig is", THE_SCHOOL)
LAPSE = "Leerling overleden of vertrokken"


def link(name: str, case: Application) -> str:
    """The address of a page of one case."""
    return reverse(f"applications:{name}", kwargs={"public_id": case.public_id})


def earlier_case_link(case: Application) -> str:
    """The way to the case of the same child that is there already; to the pupil's own page when it is gone by now."""
    earlier = queries.earlier_case(case)
    return link("case", earlier) if earlier else link("section_pupil", case)


def offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers of this app for one person on one case."""
    if actor.role == Role.SCHOOL_STAFF:
        yield from _for_school(case, actor, today)
    elif actor.role == Role.SECRETARIAT:
        yield from _for_office(case, actor, today)


def _for_school(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    if case.status == Status.DRAFT:
        yield from _for_draft(case, actor, today)
    elif case.status == Status.SUPPLEMENT_REQUESTED:
        may_supply = permissions.may_supply(actor, case)
        yield Offer("Aanvulling invullen", link("tasks", case), permissions.may_edit(actor, case), primary=True)
        yield Offer("Aanvulling insturen", link("give_supplement", case), may_supply)
    if case.status in permissions.WITHDRAWABLE and case.published_on is None:
        yield Offer("Soort wijzigen", link("change_kind", case), may_change_kind(case, actor, today))
        yield Offer("Aanvraag intrekken", link("withdraw", case), _may_withdraw(case, actor))
        if case.still_wanted_asked_on is not None and case.still_wanted_on is None:
            may_keep = permissions.may_keep_wanting(actor, case)
            yield Offer(
                "Een besluit blijft nodig", link("keep_wanting", case), may_keep, primary=True, step=STILL_ASKED
            )
        yield from _other_site(case, actor)
        yield Offer(LAPSE, link("lapse", case), permissions.may_lapse(actor, case))
    if permissions.may_pass_on(actor, case):
        yield Offer("Dossier overdragen", link("pass_on", case), ALLOWED)
    yield from _for_pupil(case, actor, today)
    yield from _of_place(case, actor)


def _of_place(case: Application, actor: Actor) -> Iterable[Offer]:
    """Recording a place, once there is a grant to place somebody with."""
    if not permissions.is_granted(case):
        return
    known = bool(queries.placements_of(case))
    label = "Plaatsing wijzigen" if known else "Plaatsing vastleggen"
    may_place = permissions.may_place(actor, case)
    step = None if known else ("Doorgeven of de leerling een plaats heeft", "de school")
    primary = not known and actor.role == Role.SCHOOL_STAFF
    yield Offer(label, link("placement", case), may_place, primary=primary, step=step)


def _for_draft(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    has_mandate = accounts.mandate_of(actor, MandateKind.SUBMIT_APPLICATIONS, today) is not None
    to_sign = has_mandate and case.handed_over_at is not None
    may_edit = permissions.may_edit(actor, case)
    yield Offer("Controleren en indienen", link("check_answers", case), may_edit, primary=to_sign)
    yield Offer("Verder invullen", link("tasks", case), may_edit, primary=case.handed_over_at is None)
    yield from _other_site(case, actor)
    yield Offer("Concept weggooien", link("discard", case), permissions.may_discard(actor, case))


def _for_office(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    may_check = permissions.may_check(actor, case)
    if case.status == Status.SUBMITTED:
        yield Offer("Compleet verklaren", link("take_in", case), may_check, primary=True)
        yield Offer("Aanvulling vragen", link("request_supplement", case), may_check)
    if case.status == Status.SUPPLEMENT_REQUESTED:
        yield Offer("Termijn sluiten", link("close_supplement", case), _may_close(case, actor, today), primary=True)
    if case.channel != Channel.PORTAL and permissions.may_edit(actor, case):
        yield Offer("Gegevens invullen", link("tasks", case), ALLOWED)
        if case.status == Status.SUPPLEMENT_REQUESTED:
            yield Offer("Aanvulling is binnen", link("give_supplement", case), permissions.may_supply(actor, case))
    if case.status in permissions.BEFORE_DECISION:
        yield Offer("Document toevoegen", link("document_add", case), permissions.may_add_document(actor, case))
        yield Offer(
            "Langere termijn mededelen", link("longer_term", case), permissions.may_announce_longer_term(actor, case)
        )
        may_record_delay = permissions.may_record_delay_consent(actor, case)
        yield Offer("Uitstel met instemming vastleggen", link("delay_consent", case), may_record_delay)
        yield Offer("Soort wijzigen", link("change_kind", case), may_change_kind(case, actor, today))
    if case.status in permissions.WITHDRAWABLE and case.published_on is None:
        yield from _other_site(case, actor)
        yield Offer("Intrekking vastleggen", link("withdraw", case), _may_withdraw(case, actor))
    yield from _for_pupil(case, actor, today)
    if case.lapsed_on is None:
        yield Offer(LAPSE, link("lapse", case), permissions.may_lapse(actor, case))
    yield from _of_place(case, actor)


def _other_site(case: Application, actor: Actor) -> Iterable[Offer]:
    """Where the board has more than one site."""
    if queries.other_sites(case).exists():
        yield Offer("Andere vestiging", link("change_site", case), permissions.may_change_site(actor, case))


def _for_pupil(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """From sixteen on; nothing is said of it before, and once the case ended nobody is invited any more."""
    if case.status not in permissions.WITHDRAWABLE or not (may := _may_invite_pupil(case, actor, today)):
        return
    label = "Leerling een ander adres geven" if case.pupil.user_id else "Leerling uitnodigen"
    yield Offer(label, link("pupil_invite", case), may)


def _may_invite_pupil(case: Application, actor: Actor, today: date) -> Permission:
    return permissions.may_invite_pupil(actor, queries.age_facts(case, today))


def may_change_kind(case: Application, actor: Actor, today: date) -> Permission:
    """Whether this person may, and this school can, ask for the other kind."""
    has_mandate = accounts.mandate_of(actor, MandateKind.SUBMIT_APPLICATIONS, today) is not None
    may = permissions.may_change_kind(actor, permissions.SubmitFacts(case, has_mandate))
    problem = rules.why_not_kind(other_kind(case), offers_vmbo=case.site.offers_vmbo)
    return refused(problem) if may and problem else may


def other_kind(case: Application) -> Kind:
    """The kind that an application can be changed to."""
    return Kind.LWOO if case.kind == Kind.PRO else Kind.PRO


def _may_withdraw(case: Application, actor: Actor) -> Permission:
    return permissions.may_withdraw(actor, permissions.WithdrawFacts(case, case.published_on is not None))


def _may_close(case: Application, actor: Actor, today: date) -> Permission:
    asked = case.supplements.filter(closed_on__isnull=True).order_by("id").first()
    return permissions.may_close_supplement(actor, case, due_on=asked.due_on if asked else None, today=today)
