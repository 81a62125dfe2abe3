"""People and organisations for tests. Every name and code is made up; VO29nn and BRIN 9nZZ are not in use.

``membership(role=...)`` makes whatever is missing around it; ``act_of(membership)`` is that person acting.
"""

import itertools
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.enums import LwooMode, MandateKind, OrganisationKind, Role, SchoolType
from accounts.models import (
    LwooRegime,
    Mandate,
    Membership,
    Organisation,
    Partnership,
    Policy,
    SchoolSite,
    User,
)
from casework.acting import Act, Actor, system_actor
from casework.clock import amsterdam_date

MOMENT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
ALWAYS_FROM = date(2020, 1, 1)
FAR_AWAY = date(2099, 12, 31)
PASSWORD = "een lang genoeg wachtwoord"
# From a thousand on no name is the beginning of another one in the same test.
_number = itertools.count(1000)
_password_hash: list[str] = []


def _next() -> int:
    return next(_number)


def partnership(*, code: str = "", name: str = "", **fields: object) -> Partnership:
    """A partnership with its own organisation of kind ``partnership``."""
    number = _next()
    made = Partnership.objects.create(
        code=code or f"VO{2000 + number % 8000:04d}",
        name=name or f"Samenwerkingsverband Proefstreek {number}",
        created_at=MOMENT,
        **{
            "postal_address": "Postbus 1",
            "postal_code": "0000 AA",
            "place": "Proefstad",
            "email": "post@samenwerkingsverband.example",
            "phone": "000-0000000",
            "signature_place": "Proefstad",
            "support_name": "Steunpunt Proefstreek",
            "support_phone": "000-1111111",
            "support_url": "https://steunpunt.example",
            **fields,
        },
    )
    organisation(partnership=made, kind=OrganisationKind.PARTNERSHIP, name=made.name)
    return made


def office(of: Partnership) -> Organisation:
    """The organisation of a partnership itself, to which its own people belong."""
    return Organisation.objects.get(partnership=of, kind=OrganisationKind.PARTNERSHIP)


def organisation(*, partnership: Partnership, kind: str, name: str = "") -> Organisation:
    """Any organisation."""
    return Organisation.objects.create(
        partnership=partnership, kind=kind, name=name or f"Organisatie {_next()}", created_at=MOMENT
    )


def school_board(*, partnership: Partnership | None = None, name: str = "") -> Organisation:
    """A school board; without a partnership, in a new one."""
    return organisation(
        partnership=partnership or globals()["partnership"](),
        kind=OrganisationKind.SCHOOL_BOARD,
        name=name or f"Stichting Proefscholen {_next()}",
    )


def committee(*, partnership: Partnership | None = None, name: str = "") -> Organisation:
    """An objections committee."""
    return organisation(
        partnership=partnership or globals()["partnership"](),
        kind=OrganisationKind.COMMITTEE,
        name=name or f"Bezwaaradviescommissie {_next()}",
    )


def school_site(
    *,
    board: Organisation | None = None,
    school_type: str = SchoolType.PRO,
    lwoo_licence: bool = False,
    brin_code: str = "",
    site_number: str = "00",
    name: str = "",
    **fields: object,
) -> SchoolSite:
    """A school site; without a board, of a new one."""
    number = _next()
    letters = f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"
    return SchoolSite.objects.create(
        board=board or school_board(),
        brin_code=brin_code or f"{number // 676 % 100:02d}{letters}",
        site_number=site_number,
        name=name or f"Proefschool {number}",
        school_type=school_type,
        lwoo_licence=lwoo_licence,
        created_at=MOMENT,
        **{"address": "Schoolstraat 1", "postal_code": "0000 AB", "place": "Proefstad", **fields},
    )


def user(*, email: str = "", name: str = "", is_active: bool = True, password: str = PASSWORD) -> User:
    """A person with an account that works (hash computed once, so this is quick)."""
    number = _next()
    if password == PASSWORD:
        _password_hash[:] = _password_hash or [make_password(PASSWORD)]
        stored = _password_hash[0]
    else:
        stored = make_password(password)
    return User.objects.create(
        email=email or f"persoon{number}@toewijzer.example",
        name=name or f"Persoon {number}",
        is_active=is_active,
        password=stored,
        created_at=MOMENT,
    )


def membership(
    *,
    role: str,
    organisation: Organisation | None = None,
    partnership: Partnership | None = None,
    user: User | None = None,
    name: str = "",
    site: SchoolSite | None = None,
    valid_from: date = ALWAYS_FROM,
    valid_until: date | None = None,
) -> Membership:
    """A hat. Give the organisation, or the partnership in which one of the right kind is found or made."""
    return Membership.objects.create(
        user=user or globals()["user"](name=name),
        organisation=organisation or (site.board if site else _organisation_for(role, partnership)),
        role=role,
        site=site,
        valid_from=valid_from,
        valid_until=valid_until,
        created_at=MOMENT,
    )


def _organisation_for(role: str, of: Partnership | None) -> Organisation:
    of = of or partnership()
    if role == Role.SCHOOL_STAFF:
        return school_board(partnership=of)
    if role in {Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER}:
        return committee(partnership=of)
    return office(of)


def mandate(
    *,
    membership: Membership,
    kind: str,
    function: str = "directeur",
    on_behalf_of: str = "",
    valid_from: date = ALWAYS_FROM,
    valid_until: date = FAR_AWAY,
) -> Mandate:
    """A mandate on record."""
    return Mandate.objects.create(
        membership=membership,
        kind=kind,
        function=function,
        on_behalf_of=on_behalf_of or f"het bestuur van {membership.organisation.name}",
        document="Mandaatbesluit 2020",
        valid_from=valid_from,
        valid_until=valid_until,
        created_at=MOMENT,
    )


def submitter(
    *, organisation: Organisation | None = None, partnership: Partnership | None = None, **fields: object
) -> Membership:
    """School staff with the board's mandate to submit."""
    made = membership(role=Role.SCHOOL_STAFF, organisation=organisation, partnership=partnership, **fields)  # type: ignore[arg-type]
    mandate(membership=made, kind=MandateKind.SUBMIT_APPLICATIONS, function="teamleider ondersteuning")
    return made


def decider(*, partnership: Partnership | None = None, **fields: object) -> Membership:
    """A board member with the mandate to decide on applications."""
    made = membership(role=Role.BOARD_MEMBER, partnership=partnership, **fields)  # type: ignore[arg-type]
    mandate(membership=made, kind=MandateKind.DECIDE_APPLICATIONS)
    return made


def policy(*, partnership: Partnership, valid_from: date = ALWAYS_FROM, **settings: object) -> Policy:
    """A row of settings."""
    return Policy.objects.create(partnership=partnership, valid_from=valid_from, origin=Policy.EDITED, **settings)


def lwoo_regime(
    *, partnership: Partnership, mode: str = LwooMode.NATIONAL, year: int = 2020, until: date | None = None, **more: Any
) -> LwooRegime:
    """An lwoo regime from 1 January of a year."""
    if mode == LwooMode.OWN:
        more = {"own_criteria": "Ondersteuningsplan, hoofdstuk 5.", "duration_years": 2, **more}
    return LwooRegime.objects.create(
        partnership=partnership,
        mode=mode,
        valid_from=date(year, 1, 1),
        valid_until=until,
        origin=LwooRegime.EDITED,
        **more,
    )


def actor_of(membership: Membership, *, now: datetime = MOMENT) -> Actor:
    """The actor under this hat at a moment, without asking whether it is valid."""
    return Actor(
        user_id=membership.user_id,
        membership_id=membership.pk,
        role=membership.role,
        organisation_id=membership.organisation_id,
        partnership_id=membership.organisation.partnership_id,
        name=membership.user.name,
        day=amsterdam_date(now),
    )


def act_of(membership: Membership, *, now: datetime = MOMENT, days: int = 0) -> Act:
    """This person acting at a moment (``days`` later than ``now``)."""
    return Act(actor_of(membership), now + timedelta(days=days), str(uuid.uuid4()))


def system_act(partnership: Partnership | None = None, *, now: datetime = MOMENT) -> Act:
    """The program acting without a person."""
    return Act(system_actor(partnership.pk if partnership else None), now, str(uuid.uuid4()))


def sign_in(client: Client, membership: Membership) -> Client:
    """Sign this person in and put this hat on."""
    client.force_login(membership.user)
    session = client.session
    session["membership_id"] = membership.pk
    session.save()
    return client
