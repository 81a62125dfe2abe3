"""Valid bodies of the forms of deciding on objections: one that is met in full, so that no committee is needed."""

from casework import clock
from casework.acting import Act
from decisions.enums import Outcome as DecisionOutcome
from objections import actions
from objections.enums import Effect, Outcome
from objections.models import ObjectionDecision, Procedure
from tests.factories import rulings
from tests.posts.entries import ANY_TEXT, HALF, Entry, Scene, Values, today, working_day

OFFICE, GOVERNOR, CONTESTED = "secretary", "governor", "contested"


def _act(scene: Scene, who: str) -> Act:
    return scene.house.world.act(who, clock.now())


def _procedure(scene: Scene) -> Procedure:
    return Procedure.objects.get(application=scene.station.case)


def _of_procedure(scene: Scene) -> Values:
    return {"public_id": _procedure(scene).public_id}


def _ruling(scene: Scene) -> Values:
    found = ObjectionDecision.objects.filter(procedure__application=scene.station.case).order_by("-id").first()
    assert found
    return {"public_id": found.public_id}


def _written(scene: Scene) -> ObjectionDecision:
    """A whole draft."""
    procedure = _procedure(scene)
    draft = actions.prepare_ruling(_act(scene, OFFICE), procedure_id=procedure.pk)
    said = rulings.values(procedure, Outcome.MET, Effect.SUPERSEDED, new_outcome=str(DecisionOutcome.REFUSAL))
    return actions.save_ruling(_act(scene, OFFICE), ruling_id=draft.pk, values=said)


def _offered(scene: Scene) -> ObjectionDecision:
    return actions.offer_ruling(_act(scene, OFFICE), ruling_id=_written(scene).pk)


def _adopted(scene: Scene) -> ObjectionDecision:
    draft = _offered(scene)
    return actions.adopt_ruling(_act(scene, GOVERNOR), ruling_id=draft.pk, sending_date=today())


def _ready(scene: Scene) -> None:
    _adopted(scene)
    scene.station.road.work()


RULINGS: dict[str, Entry] = {
    "objections:ruling_prepare": Entry(OFFICE, CONTESTED, kwargs=_of_procedure),
    "objections:ruling_write": Entry(
        OFFICE,
        CONTESTED,
        before=_written,
        kwargs=_ruling,
        valid=lambda scene: {"reasons_weighing": "Een andere heroverweging."},
        takes=HALF,
    ),
    "objections:ruling_offer": Entry(OFFICE, CONTESTED, before=_written, kwargs=_ruling),
    "objections:ruling_drop": Entry(OFFICE, CONTESTED, before=_written, kwargs=_ruling),
    "objections:ruling_return": Entry(
        GOVERNOR,
        CONTESTED,
        before=_offered,
        kwargs=_ruling,
        valid=lambda scene: {"remark": "Vul de heroverweging aan."},
        takes={"emoji": ANY_TEXT},
    ),
    "objections:ruling_adopt": Entry(
        GOVERNOR, CONTESTED, before=_offered, kwargs=_ruling, valid=lambda scene: {"sending_date": working_day(0)}
    ),
    "objections:ruling_take_back": Entry(
        GOVERNOR,
        CONTESTED,
        before=_adopted,
        kwargs=_ruling,
        valid=lambda scene: {"reason": "Een fout in de datum."},
        takes={"emoji": ANY_TEXT},
    ),
    "objections:ruling_remake": Entry(
        OFFICE, CONTESTED, before=_adopted, kwargs=_ruling, valid=lambda scene: {"sending_date": working_day(3)}
    ),
    "objections:ruling_publish": Entry(OFFICE, CONTESTED, before=_ready, kwargs=_ruling),
}
