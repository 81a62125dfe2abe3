"""What of cases goes along when one partnership goes on as another."""

from applications.models import Application, TakenOverDeclaration
from casework.handing_over import Count


def merging_counts(absorbed_id: int, continuing_id: int) -> list[Count]:
    """Cases and declarations that were taken over."""
    del continuing_id
    return [
        ("aanvragen, met alles wat erbij hoort", Application.objects.filter(partnership_id=absorbed_id).count()),
        ("overgenomen verklaringen", TakenOverDeclaration.objects.filter(partnership_id=absorbed_id).count()),
    ]


def merging_remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """Declarations that both took over, and numbers of cases that both gave."""
    here = TakenOverDeclaration.objects.filter(partnership_id=continuing_id).order_by().values("number_key")
    double = TakenOverDeclaration.objects.filter(partnership_id=absorbed_id, number_key__in=here).order_by("number")
    found = [
        f"Verklaring {number}: beide namen die over. Beide blijven staan; kijk welke telt."
        for number in double.values_list("number", flat=True)
    ]
    numbers = Application.objects.filter(partnership_id=continuing_id, number__gt="").order_by().values("number")
    same = Application.objects.filter(partnership_id=absorbed_id, number__in=numbers).count()
    if same:
        found.append(
            f"Zaaknummers die beide gaven: {same}. Ze blijven zo; zoek met het oude nummer van het verband erbij."
        )
    return found
