"""School boards, their sites, and the partnership's own data."""

from typing import Any

from django.db import transaction

from accounts import permissions, queries, verbs
from accounts.enums import OrganisationKind
from accounts.models import Organisation, Partnership, SchoolSite
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState

SITE_FIELDS = frozenset(
    {
        "brin_code",
        "site_number",
        "name",
        "school_type",
        "lwoo_licence",
        "address",
        "postal_code",
        "place",
        "opened_on",
    }
)
PARTNERSHIP_FIELDS = frozenset(
    {
        "name",
        "postal_address",
        "postal_code",
        "place",
        "email",
        "phone",
        "website",
        "signature_place",
        "support_name",
        "support_phone",
        "support_email",
        "support_url",
    }
)


@transaction.atomic
def add_board(act: Act, *, name: str) -> Organisation:
    """Add a school board to one's own partnership. Raises WrongState when the name exists."""
    partnership = _locked_partnership(act)
    require(permissions.may_administer(act.actor, partnership.pk))
    board = Organisation(partnership=partnership, kind=OrganisationKind.SCHOOL_BOARD, name=name, created_at=act.now)
    _refuse_same_name(act, board)
    board.save()
    audit.record(act, verbs.BOARD_ADDED, subject=board)
    return board


@transaction.atomic
def change_board(act: Act, *, board_id: int, name: str) -> Organisation:
    """Change the name of a school board."""
    require(permissions.may_administer(act.actor, _locked_partnership(act).pk))
    board = queries.boards_of(act.actor).get(pk=board_id)
    board.name = name
    _refuse_same_name(act, board)
    board.save()
    audit.record(act, verbs.BOARD_CHANGED, subject=board, fields=["name"])
    return board


@transaction.atomic
def add_site(act: Act, *, board_id: int, **values: Any) -> SchoolSite:
    """Add a school site to a board; ``values`` are fields of ``SITE_FIELDS``."""
    require(permissions.may_administer(act.actor, _locked_partnership(act).pk))
    board = queries.boards_of(act.actor).get(pk=board_id)
    site = SchoolSite(board=board, created_at=act.now)
    _fill_site(act, site, values)
    audit.record(act, verbs.SITE_ADDED, subject=site)
    return site


@transaction.atomic
def change_site(act: Act, *, site_id: int, **values: Any) -> SchoolSite:
    """Change a school site; papers that were issued keep what they said."""
    require(permissions.may_administer(act.actor, _locked_partnership(act).pk))
    site = queries.sites_visible_to(act.actor).get(pk=site_id)
    changed = sorted(name for name, value in values.items() if getattr(site, name) != value)
    _fill_site(act, site, values)
    audit.record(act, verbs.SITE_CHANGED, subject=site, fields=changed)
    return site


@transaction.atomic
def change_partnership(act: Act, **values: str) -> Partnership:
    """Change the partnership's own data (``PARTNERSHIP_FIELDS``); its number never changes."""
    partnership = _locked_partnership(act)
    require(permissions.may_administer(act.actor, partnership.pk))
    changed = sorted(name for name, value in values.items() if getattr(partnership, name) != value)
    _fill(partnership, values, PARTNERSHIP_FIELDS)
    partnership.save()
    audit.record(act, verbs.PARTNERSHIP_CHANGED, subject=partnership, fields=changed)
    return partnership


def _fill_site(act: Act, site: SchoolSite, values: dict[str, Any]) -> None:
    _fill(site, values, SITE_FIELDS)
    twins = SchoolSite.objects.filter(
        board_id=site.board_id, brin_code=site.brin_code, site_number=site.site_number
    ).exclude(pk=site.pk)
    if twins.exists():
        raise WrongState(f"Vestiging {site.code} staat al bij dit bestuur.")
    if site.opened_on and site.closed_on and site.opened_on >= site.closed_on:
        raise WrongState("Een vestiging sluit na de dag waarop die opent. Kies een eerdere dag.")
    site.save()


def _fill(record: Any, values: dict[str, Any], allowed: frozenset[str]) -> None:
    if unknown := set(values) - allowed:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    for name, value in values.items():
        setattr(record, name, value)


def _refuse_same_name(act: Act, board: Organisation) -> None:
    others = queries.boards_of(act.actor).exclude(pk=board.pk)
    if any(other.name.casefold() == board.name.casefold() for other in others):
        raise WrongState("Er bestaat al een schoolbestuur met deze naam.")


def _locked_partnership(act: Act) -> Partnership:
    return Partnership.objects.select_for_update(no_key=True).get(pk=act.actor.partnership_id)
