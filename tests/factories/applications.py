"""Cases for tests. Every state is reached by calling the verbs with a moved act; nothing is assigned by hand.

``world()`` makes a partnership with a school and its people; ``submitted(world)`` and the others bring a case there.
"""

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from accounts.enums import Role, SchoolType
from accounts.models import Membership, Organisation, Partnership, SchoolSite
from applications import actions
from applications.enums import DocumentKind, Section
from applications.models import Application
from casework.acting import Act
from correspondence.enums import MediaType
from correspondence.files import Inspected
from tests.factories import accounts
from tests.factories.correspondence import pdf_bytes
from tests.support.remembered import remembered

MOMENT = accounts.MOMENT
TODAY = date(2027, 3, 1)
BORN = date(2014, 11, 3)
# From a thousand on no name is the beginning of another one in the same test.
_number = itertools.count(1000)
# Tests look for a name in a whole page: none of these stands in another word there, or by chance in a token.
FIRST_NAMES = ("Jelte", "Noortje", "Fatima", "Lotte", "Thijs", "Yusuf", "Marit", "Milou", "Sjoerd", "Chloë")
_paper: list[bytes] = []


@dataclass
class World:
    """A partnership with one school board, its site and the people of both."""

    partnership: Partnership
    board: Organisation
    site: SchoolSite
    submitter: Membership
    colleague: Membership
    secretary: Membership
    now: datetime = MOMENT
    extra: dict[str, Membership] = field(default_factory=dict)

    def act(self, membership: Membership, *, days: int = 0) -> Act:
        """Somebody acting, so many days after the start."""
        return accounts.act_of(membership, now=self.now, days=days)

    def member(self, role: str) -> Membership:
        """Somebody with a role; made once."""
        if role not in self.extra:
            self.extra[role] = accounts.membership(role=role, partnership=self.partnership)
        return self.extra[role]


@remembered
def world(*, school_type: str = SchoolType.PRO, partnership: Partnership | None = None, **settings: Any) -> World:
    """A partnership with everything that an application needs; ``settings`` go to its policy."""
    home = partnership or accounts.partnership()
    board = accounts.school_board(partnership=home)
    if settings:
        accounts.policy(partnership=home, **settings)
    return World(
        partnership=home,
        board=board,
        site=accounts.school_site(board=board, school_type=school_type, lwoo_licence=school_type != SchoolType.PRO),
        submitter=accounts.submitter(organisation=board),
        colleague=accounts.membership(role=Role.SCHOOL_STAFF, organisation=board),
        secretary=accounts.membership(role=Role.SECRETARIAT, partnership=home),
    )


def draft(where: World, *, kind: str = "pro", by: Membership | None = None) -> Application:
    """A draft with nothing in it."""
    return actions.start(where.act(by or where.submitter), kind=kind, site_id=where.site.pk, earlier_decision=False)


@remembered
def filled(where: World, *, kind: str = "pro", first_name: str = "", by: Membership | None = None) -> Application:
    """A draft that is complete but for the declaration."""
    case = draft(where, kind=kind, by=by)
    fill(where.act(by or where.submitter), case, first_name=first_name)
    return fresh(case)


def fill(act: Act, case: Application, *, first_name: str = "") -> None:
    """Fill in every section of an application by its verbs."""
    number = next(_number)
    name = first_name or FIRST_NAMES[number % len(FIRST_NAMES)]
    for section, values in _sections(name, number).items():
        actions.save_section(act, application_id=case.pk, section=section, values=values)
    mother = actions.add_row(
        act, application_id=case.pk, section=Section.GUARDIANS, values=_guardian("moeder", number, "Dorpsstraat 1")
    )
    father = actions.add_row(
        act, application_id=case.pk, section=Section.GUARDIANS, values=_guardian("vader", number, "Laan 22")
    )
    # What is asked is what the figures point to.
    levels, iq = ((27, 28, 35, 33), 71) if case.kind == "pro" else ((40, 41, 44, 43), 84)
    for domain, dle in zip(("IR", "BL", "TL", "SP"), levels, strict=True):
        actions.add_row(act, application_id=case.pk, section=Section.LEARNING, values=_learning(domain, dle))
    actions.add_row(act, application_id=case.pk, section=Section.INTELLIGENCE, values=_intelligence(iq))
    paper(act, case, DocumentKind.EDUCATION_REPORT, "OKR groep 8")
    paper(act, case, DocumentKind.INTELLIGENCE_REPORT, "Verslag intelligentieonderzoek")
    if case.kind == "pro":
        _statements(act, case, mother, father)
    else:
        talk = {"held_on": TODAY - timedelta(days=20), "content": "De ouders staan achter lwoo."}
        actions.save_section(act, application_id=case.pk, section=Section.STATEMENTS, values=talk)


def _sections(name: str, number: int) -> dict[str, dict[str, Any]]:
    return {
        Section.ROUTE: {"entry_route": "from_po", "earlier_decision": False},
        Section.PUPIL: {
            "first_name": name,
            "infix": "",
            "last_name": f"Proefleerling{number}",
            "birth_date": BORN,
            "address": "Dorpsstraat 1",
            "postcode": "0000 AA",
            "place": "Proefstad",
            "address_secret": False,
        },
        Section.CAREER: {
            "school_name": "Basisschool De Proef",
            "school_kind": "po",
            "group": "groep 8",
            "repeated_years": 1,
            "under_year_in_nl": False,
        },
        Section.MOTIVATION: {"text": f"{name} leert vooral door te doen.", "why_this_kind": ""},
        Section.PUPIL_VOICE: {"words": "Ik wil later met dieren werken.", "recorded_on": TODAY - timedelta(days=10)},
    }


def _guardian(relation: str, number: int, address: str) -> dict[str, Any]:
    return {
        "name": f"{'R.' if relation == 'moeder' else 'T.'} Proefouder{number}",
        "relation": relation,
        "authority": "yes",
        "address": address,
        "postcode": "0000 AA",
        "place": "Proefstad",
        "email": f"{relation}{number}@ouder.example",
    }


def _learning(domain: str, dle: int) -> dict[str, Any]:
    return {
        "domain": domain,
        "instrument": "Proeftoets 3.0 M8",
        "administered_on": TODAY - timedelta(days=60),
        "dl": 60,
        "dle": dle,
        "tester": "J. Proeftester",
    }


def _intelligence(iq: int) -> dict[str, Any]:
    return {
        "low": iq,
        "high": iq,
        "instrument": "Proeftest V",
        "administered_on": TODAY - timedelta(days=120),
        "responsible": "drs. E. Proefpsycholoog",
        "profession": "psychologist",
    }


def _statements(act: Act, case: Application, *guardians: Any) -> None:
    signed = paper(act, case, DocumentKind.SIGNED_STATEMENT, "Zienswijzen")
    for guardian in guardians:
        values = {
            "invited_on": TODAY - timedelta(days=30),
            "invited_by": "email",
            "answer": "agree",
            "answered_on": TODAY - timedelta(days=20),
            "words": f"Wij vinden dit goed, zegt {guardian.relation}.",
            "signed_document": signed,
        }
        actions.save_statement(act, application_id=case.pk, guardian_id=guardian.pk, values=values)


def inspected(name: str = "document.pdf") -> Inspected:
    """A small PDF as if it was looked into (made once, so this is quick)."""
    _paper[:] = _paper or [pdf_bytes("Proefdocument")]
    return Inspected(name, _paper[0], MediaType.PDF, 1, has_text_layer=True)


def paper(act: Act, case: Application, kind: str = DocumentKind.OTHER, title: str = "Document") -> Any:
    """A document in the file of a case."""
    return actions.add_document(
        act, application_id=case.pk, upload=inspected(), kind=kind, title=title, no_bsn_confirmed=True
    )


@remembered
def submitted(where: World, *, kind: str = "pro", first_name: str = "") -> Application:
    """A case that was received."""
    case = filled(where, kind=kind, first_name=first_name)
    actions.submit(where.act(where.submitter), application_id=case.pk, results_declared=True)
    return fresh(case)


@remembered
def supplement_requested(where: World, *, kind: str = "pro", due_on: date = date(2027, 3, 15)) -> Application:
    """A case that the school has to complete."""
    case = submitted(where, kind=kind)
    actions.request_supplement(
        where.act(where.secretary),
        application_id=case.pk,
        items=[{"section": "motivation", "text": "De motivering is te kort."}],
        due_on=due_on,
        explanation="Bel gerust.",
    )
    return fresh(case)


@remembered
def complete(where: World, *, kind: str = "pro") -> Application:
    """A case that was taken in."""
    case = submitted(where, kind=kind)
    actions.take_in(where.act(where.secretary), application_id=case.pk)
    return fresh(case)


def withdrawn(where: World, *, kind: str = "pro") -> Application:
    """A case that its school withdrew."""
    case = submitted(where, kind=kind)
    actions.withdraw(where.act(where.submitter), application_id=case.pk, reason="parents")
    return fresh(case)


def registered(where: World, *, kind: str = "pro", channel: str = "post", days_ago: int = 3) -> Application:
    """A case that came by post, with only the pupil filled in."""
    return actions.register_received(
        where.act(where.secretary),
        kind=kind,
        site_id=where.site.pk,
        channel=channel,
        received_on=TODAY - timedelta(days=days_ago),
        pupil={
            "first_name": "Kim",
            "infix": "van",
            "last_name": f"Papier{next(_number)}",
            "birth_date": BORN + timedelta(days=200),
        },
    )


def followed(where: World, case: Application) -> Membership:
    """The hat of the first guardian of a case, invited to follow it."""
    guardian = case.guardians.order_by("id").first()
    assert guardian is not None
    guardian = actions.activate_guardian(where.act(where.secretary), application_id=case.pk, guardian_id=guardian.pk)
    hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
    hat.user.is_active = True
    hat.user.save(update_fields=["is_active"])
    return hat


REACH = {
    "draft": filled,
    "submitted": submitted,
    "supplement_requested": supplement_requested,
    "complete": complete,
    "withdrawn": withdrawn,
}


def fresh(case: Application) -> Application:
    """The case as the database holds it now."""
    return Application.objects.get(pk=case.pk)
