"""What of the register goes along when one partnership goes on as another."""

from django.db.models import QuerySet

from assessments.models import Expert
from casework.handing_over import Count


def registered_twice(absorbed_id: int, continuing_id: int) -> QuerySet[Expert]:
    """Those of the partnership that ends who stand in the register of the one that goes on as well."""
    here = Expert.objects.filter(partnership_id=continuing_id).order_by().values("user_id")
    found = Expert.objects.filter(partnership_id=absorbed_id, user_id__in=here)
    return found.select_related("user").order_by("id")


def merging_counts(absorbed_id: int, continuing_id: int) -> list[Count]:
    """Experts in the register."""
    del continuing_id
    return [("deskundigen in het register", Expert.objects.filter(partnership_id=absorbed_id).count())]


def merging_remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """Experts whom both know."""
    return [
        f"{expert.user.name}: staat in beide registers. De vermelding van het verband dat verdergaat, blijft."
        for expert in registered_twice(absorbed_id, continuing_id)
    ]
