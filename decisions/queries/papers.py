"""Who gets the papers of a decision, and at which address: what the making of papers asks of the tables."""

from datetime import date

from accounts import queries as accounts
from accounts.enums import OrganisationKind
from applications import queries as applications
from applications.enums import WITH_AUTHORITY, Capacity, MessageKind
from applications.facts import CaseFacts
from applications.models import Application, Guardian
from assessments.models import Advice
from casework.acting import Actor
from casework.audit import label_of
from casework.checklist import Point
from correspondence import addressing
from correspondence.enums import AddresseeKind, LetterState
from correspondence.letters import Addressee
from correspondence.models import Letter
from correspondence.queries import open_before_sending
from decisions.checklist import addressees_point, site_point
from decisions.enums import PaperKind
from decisions.models import Decision
from decisions.queries.seeing import papers_of
from decisions.rules import Reader, addressees

# An advice names the site for which it was asked; that stays as it was written.
NAMES_SITE = (PaperKind.DECISION, PaperKind.DECLARATION)
COMMITTEE = "Een onafhankelijke bezwaaradviescommissie"


def readers(case: Application, facts: CaseFacts) -> list[Reader]:
    """Everybody whom a decision in this case is sent to (Awb 3:41). Whose access ended, is reached by post only."""
    takes = applications.board_takes(case.pk, case.board_id, facts.today, message=MessageKind.DECISION)
    board = Reader(AddresseeKind.BOARD, case.board_id, case.board.name, takes)
    rows = Guardian.objects.filter(application=case, authority__in=WITH_AUTHORITY).order_by("id")
    accepted = {who for who, kinds in applications.accepted_kinds(case).items() if MessageKind.DECISION in kinds}
    following = set(applications.family_of(case, facts.today).values_list("capacity", "user_id"))

    def account(capacity: Capacity, user_id: int | None) -> int | None:
        return user_id if (capacity, user_id) in following else None

    guardians = [
        Reader(AddresseeKind.GUARDIAN, row.pk, row.name, row.pk in accepted, account(Capacity.GUARDIAN, row.user_id))
        for row in rows
    ]
    if not facts.is_adult:
        return addressees(board, guardians, board, pupil_is_adult=False)
    user_id = account(Capacity.PUPIL, case.pupil.user_id)
    pupil = Reader(AddresseeKind.PUPIL, case.pupil.pk, case.pupil.full_name, None in accepted, user_id)
    return addressees(board, guardians, pupil, pupil_is_adult=True)


def recipients(decision: Decision, today: date) -> list[Reader]:
    """Everybody whom this decision is sent to, with the way in which each is reached."""
    case = decision.application
    return readers(case, applications.case_facts(case, today))


def points_before_sending(decision: Decision, today: date) -> list[Point]:
    """What must hold before an adopted decision is sent that day: its papers, and for whom they were made."""
    papers = papers_of(decision)
    lettered = {
        (paper.addressee_kind, paper.addressee_id or 0): paper.addressee_name
        for paper in papers
        if paper.kind == PaperKind.DECISION
    }
    present = {(reader.kind, reader.id): reader.name for reader in recipients(decision, today)}
    unsent = [paper for paper in papers if paper.status != LetterState.RELEASED]
    named = {str(paper.contents["applicant"]["site_code"]) for paper in unsent if paper.kind in NAMES_SITE}
    return [
        *open_before_sending(unsent, today),
        addressees_point(lettered, present),
        site_point(named, decision.application.site.code),
    ]


def addressee_of(case: Application, reader: Reader) -> Addressee:
    """One reader with only his own address; a secret address stays off the paper."""
    if reader.kind == AddresseeKind.BOARD:
        return addressing.board_addressee(case.board, case.site)
    person = case.pupil if reader.kind == AddresseeKind.PUPIL else Guardian.objects.get(pk=reader.id)
    town = f"{person.postcode}  {person.place}".strip()
    lines = () if person.address_secret else tuple(line for line in (person.address, town) if line)
    return Addressee(reader.kind, reader.name, lines, f"Geachte {reader.name}", person.address_secret)


def committee_name(actor: Actor) -> str:
    """The committee that advises on objections, as the clause names it."""
    found = accounts.organisations_visible_to(actor).filter(kind=OrganisationKind.COMMITTEE).first()
    return found.name if found else COMMITTEE


def advice_with_id(advice_id: int) -> Advice:
    """The row of a counted advice, for the paper that is about it."""
    return Advice.objects.get(pk=advice_id)


def uncollected_letters(decision: Decision) -> list[Letter]:
    """The letters with a decision to the applying board whose receipt it has not confirmed (one query)."""
    letters = Letter.objects.filter(
        subject_type=label_of(decision), subject_id=decision.pk, kind=PaperKind.DECISION, withdrawn_on=None
    )
    under_way = {"dispatches__isnull": False, "dispatches__collected_at": None, "dispatches__returned_on": None}
    return list(letters.filter(addressee_kind=AddresseeKind.BOARD, **under_way).distinct().order_by("id"))
