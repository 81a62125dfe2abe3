"""What of cases goes along when one partnership goes on as another."""

from django.db.models import F
from django.db.models.functions import Coalesce

from applications import workflow
from applications.consequences.cases import lock_case
from applications.consequences.pupils import refresh_search
from applications.models import Application, TakenOverDeclaration
from casework import audit
from casework.acting import Act


def move(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Let every case go on under the other partnership, whatever its state. Numbers, papers and terms stay."""
    going = Application.objects.filter(partnership_id=absorbed_id).order_by("id")
    for case_id in list(going.values_list("pk", flat=True)):
        case = lock_case(case_id)
        case.came_from_id = case.came_from_id or absorbed_id
        case.partnership_id = continuing_id
        case.save(update_fields=["partnership", "came_from"])
        refresh_search(case)
        audit.record(act, workflow.PARTNERSHIP_MERGED, subject=case, case_id=case.pk, fields=["partnership"])
    taken = TakenOverDeclaration.objects.filter(partnership_id=absorbed_id)
    taken.update(partnership_id=continuing_id, came_from_id=Coalesce(F("came_from_id"), absorbed_id))
