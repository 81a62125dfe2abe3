"""An objection goes to the committee, which hears the parent and advises to grant it."""

import pytest

from accounts.models import Membership
from casework.jobs import work_off
from casework.models import Mail
from objections.enums import ProcedureStatus
from tests.decisions.conftest import made_at_once
from tests.factories import accounts
from tests.factories import objections as make
from tests.journeys import advising
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time

__all__ = ["made_at_once"]
pytestmark = pytest.mark.django_db(transaction=True)


def _with_password(hat: Membership) -> Membership:
    hat.user.set_password(accounts.PASSWORD)
    hat.user.save(update_fields=["password"])
    return hat


def test_to_the_committee_and_back(
    enter: Enter, clock_of_server: Time, no_second_factor: None, made_at_once: None
) -> None:
    where = cast().world()
    found = make.contested(where)
    objection = make.filed(where, found)
    case = f"/aanvragen/{found.public_id}/"
    head, members = make.committee(where)
    clock_of_server.pass_days(12)
    office, chair = enter(where.secretary), enter(head)
    chair.open("/")
    chair.sees("Er ligt geen bezwaar bij de commissie")

    advising.forward(office, case, head, members)
    work_off()
    assert Mail.objects.filter(kind="committee_seated").count() == 3
    first, second = (enter(hat) for hat in members)
    for person in (chair, first, second):
        advising.declare(person, case)
    clock_of_server.pass_days(1)
    advising.plan_hearing(office, case, "5-4-2027", "16-3-2027")
    parent = enter(_with_password(make.parent(where, found)))
    parent.open(case)
    parent.sees("5 april 2027 om 14.00 uur", "Proefstad, Plein 1", "dossier ter inzage vanaf 16 maart 2027")
    chair.open("/bezwaren/agenda/")
    chair.sees("Hoorzitting om 14.00 uur, Proefstad, Plein 1", "5 april 2027", "Laatste dag voor nadere stukken")

    clock_of_server.pass_days(22)
    advising.hold_hearing(chair, case)
    effect = "het besluit wordt herroepen en vervangen door een nieuw besluit"
    advising.write(first, case, objection.objector_name, "gegrond", effect)
    advising.finish(chair, case)
    work_off()
    procedure = make.procedure_of(objection)
    assert procedure.status == ProcedureStatus.ADVISED
    office.open(case)
    office.follow("Advies van 5 april 2027 lezen")
    office.sees("Verklaar het bezwaar gegrond en beslis opnieuw.", "C. Proefvoorzitter")
    parent.open(case)
    assert "Verklaar het bezwaar gegrond" not in parent.page.content()
