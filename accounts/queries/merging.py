"""What of people and organisations goes along when one partnership goes on as another."""

from django.db.models import Q, QuerySet

from accounts.enums import OrganisationKind
from accounts.models import Mandate, Membership, Organisation, SchoolSite
from casework.handing_over import Count


def office_of(partnership_id: int) -> Organisation:
    """The organisation of a partnership itself."""
    return Organisation.objects.get(partnership_id=partnership_id, kind=OrganisationKind.PARTNERSHIP)


def own_organisations(partnership_id: int) -> QuerySet[Organisation]:
    """The boards and committees of a partnership; its own office is left out."""
    found = Organisation.objects.filter(partnership_id=partnership_id)
    return found.exclude(kind=OrganisationKind.PARTNERSHIP).order_by("id")


def is_name_taken(organisation: Organisation, partnership_id: int) -> bool:
    """Whether a partnership has an organisation of this kind and name already."""
    same = Organisation.objects.filter(partnership_id=partnership_id, kind=organisation.kind)
    return same.filter(search_key=organisation.search_key).exists()


def same_hats(hat: Membership, office: Organisation) -> QuerySet[Membership]:
    """The hats of the same person and role at another office that hold on a day of this one, the one that ends last
    at the end.
    """
    same = Membership.objects.filter(user_id=hat.user_id, role=hat.role, organisation=office)
    same = same.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=hat.valid_from))
    if hat.valid_until:
        same = same.filter(valid_from__lte=hat.valid_until)
    return same.order_by("valid_from", "id")


def merging_counts(absorbed_id: int, continuing_id: int) -> list[Count]:
    """Boards, sites, committees, hats and mandates."""
    del continuing_id
    inside = {"organisation__partnership_id": absorbed_id}
    own = own_organisations(absorbed_id)
    return [
        ("schoolbesturen", own.filter(kind=OrganisationKind.SCHOOL_BOARD).count()),
        ("vestigingen", SchoolSite.objects.filter(board__partnership_id=absorbed_id).count()),
        ("commissies", own.filter(kind=OrganisationKind.COMMITTEE).count()),
        ("rollen van mensen", Membership.objects.filter(**inside).count()),
        ("mandaten", Mandate.objects.filter(membership__organisation__partnership_id=absorbed_id).count()),
    ]


def merging_remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """Boards and schools that both have, people with one role in both, and mandates that name the one that ends."""
    taken = [one for one in own_organisations(absorbed_id) if is_name_taken(one, continuing_id)]
    found = [f"{one.name}: beide hebben dit. Het tweede krijgt het oude nummer achter de naam." for one in taken]
    here = SchoolSite.objects.filter(board__partnership_id=continuing_id)
    codes = set(here.order_by().values_list("brin_code", "site_number"))
    for site in SchoolSite.objects.filter(board__partnership_id=absorbed_id).order_by("id"):
        if (site.brin_code, site.site_number) in codes:
            found.append(f"{site}: beide hebben deze vestiging. Sluit er daarna een, met de andere als opvolger.")
    office = office_of(continuing_id)
    hats = Membership.objects.filter(organisation=office_of(absorbed_id)).select_related("user").order_by("id")
    for hat in hats:
        if same_hats(hat, office).exists():
            found.append(f"{hat.user.name}: is in beide {hat.get_role_display()}. Eén rol blijft over.")
    mandates = Mandate.objects.filter(membership__organisation=office_of(absorbed_id)).count()
    if mandates:
        found.append(f"Mandaten van het samenwerkingsverband zelf ({mandates}): leg nieuwe vast namens het nieuwe.")
    return found
