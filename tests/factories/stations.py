"""The stops of the road: a case is walked to each of them by the verbs."""

from collections.abc import Callable
from datetime import timedelta

from accounts.enums import Role
from accounts.models import Membership
from accounts.queries import actor_of
from applications.enums import DocumentKind
from casework.acting import Act
from casework.snapshots import calendar
from correspondence.models import Dispatch
from decisions import actions as decisions
from decisions.models import Decision
from objections import actions as objections
from objections.enums import Effect, Outcome
from objections.models import Hearing as CommitteeHearing
from objections.models import Procedure
from tests.factories import rulings
from tests.factories.canary_road import CanaryRoad, report
from tests.factories.decisions import guest_record

# Who sit in the committee of the case that lies with it: the chair first.
COMMITTEE = ("chair", "member", "member2")


def _with_experts(road: CanaryRoad) -> CanaryRoad:
    """Both asked and accepted."""
    road.fill().submit().invite_parents().wait(3).take_in().wait(1).ask_experts("expert1", "expert3")
    road.wait(1).accept("expert1", "expert3").wait(3)
    return road


def _advised(road: CanaryRoad) -> CanaryRoad:
    _with_experts(road).advise("expert1", road.scores.kind).wait(1).advise("expert3", road.scores.kind)
    return road


def _prepared(road: CanaryRoad) -> CanaryRoad:
    _advised(road).wait(1).prepare("grant").offer()
    return road


def draft(road: CanaryRoad) -> None:
    road.fill()


def submitted(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents()


def not_invited(road: CanaryRoad) -> None:
    """Received; no parent was invited yet."""
    road.fill().submit()


def supplement_requested(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents().wait(1).ask_supplement("Het verslag ontbreekt.")


def complete(road: CanaryRoad) -> None:
    road.fill().submit().invite_parents().wait(2).take_in()


def accepted(road: CanaryRoad) -> None:
    """Nobody has advised yet: both experts have their part and a blank page."""
    _with_experts(road)


def one_advice(road: CanaryRoad) -> None:
    """Expert 1 is ready, expert 3 has a draft, expert 4 gave his assignment back; then a paper came in."""
    road.fill().submit().invite_parents().wait(3).take_in().wait(1).ask_experts("expert1", "expert4")
    road.wait(1).accept("expert1", "expert4").recuse("expert4").ask_expert(2, "expert3").wait(1).accept("expert3")
    road.wait(3).write("expert3", road.scores.kind).advise("expert1", road.scores.kind)
    road.add_paper(DocumentKind.OTHER, "secretary")


def advised(road: CanaryRoad) -> None:
    _advised(road)


def offered(road: CanaryRoad) -> None:
    """A decision lies ready for the board."""
    _prepared(road)


def decided(road: CanaryRoad) -> None:
    """Adopted, not sent."""
    _prepared(road).wait(1).adopt()


def published(road: CanaryRoad) -> None:
    """Sent, and the school where the pupil has applied by now may read the declaration."""
    _prepared(road).wait(1).adopt().publish()
    decision = Decision.objects.get(application=road.case)
    decisions.admit_guest(road.act("secretary"), decision_id=decision.pk, record=guest_record(road.today, road.token))
    road.work()


def contested(road: CanaryRoad) -> None:
    """Sent, and the first parent objects, with a paper; his reasons are not complete yet."""
    published(road)
    road.wait(2)
    guardian = road.case.guardians.order_by("id")[0]
    hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
    decision = Decision.objects.filter(application=road.case).order_by("-id").first()
    assert decision
    objections.file_objection(
        Act(actor_of(hat), road.moment, f"contested-{road.token}"),
        decision_id=decision.pk,
        notice=objections.Notice(grounds=f"Wij zien dat anders. {road.canary('grounds')}", pro_forma=True),
        papers=[
            objections.NewPaper("annex", f"Brief {road.canary('objection_paper')}", report(), no_bsn_confirmed=True)
        ],
    )
    road.work()
    rulings.put_in_default(road.act("secretary"), road.case)


def ruled(road: CanaryRoad) -> None:
    """The objection was met in full, and a refusal took the place of the grant."""
    contested(road)
    road.wait(1)
    procedure = Procedure.objects.get(application=road.case)
    draft = objections.prepare_ruling(road.act("secretary"), procedure_id=procedure.pk)
    said = rulings.values(procedure, Outcome.MET, Effect.SUPERSEDED)
    objections.save_ruling(road.act("secretary"), ruling_id=draft.pk, values=said)
    objections.offer_ruling(road.act("secretary"), ruling_id=draft.pk)
    ruling = objections.adopt_ruling(road.act("governor"), ruling_id=draft.pk, sending_date=road.today)
    road.work()
    objections.publish_ruling(road.act("secretary"), ruling_id=ruling.pk)
    road.work()
    row = Dispatch.objects.filter(letter__kind="objection_decision", letter__case_id=road.case.pk).latest("id")
    decisions.report_breach(
        road.act("secretary"),
        application_id=road.case.pk,
        dispatch_id=row.pk,
        kind="address",
        found_at=road.moment,
        note="De brief lag bij de buren.",
    )


def committee(road: CanaryRoad) -> None:
    """With the committee a second time: it advised after a hearing, new facts came up, another hearing is planned."""
    contested(road)
    procedure = Procedure.objects.get(application=road.case)
    seated = [road.world.hats[who].user_id for who in COMMITTEE]
    road.wait(1)
    objections.forward(
        road.act("secretary"),
        procedure_id=procedure.pk,
        defence=f"Wij blijven bij het besluit. {road.canary('defence')}",
        chair_id=seated[0],
        member_ids=seated[1:],
        access_until=road.today + timedelta(days=120),
    )
    for who in COMMITTEE:
        objections.declare(road.act(who), procedure_id=procedure.pk, independent=True)
    _plan_hearing(road, procedure, days=10)
    _hear_and_advise(road.wait(14), procedure)
    road.wait(1)
    objections.hear_again(road.act("secretary"), procedure_id=procedure.pk, reason="Er is een nieuw onderzoek.")
    _plan_hearing(road, procedure, days=60)
    road.work()


def _hear_and_advise(road: CanaryRoad, procedure: Procedure) -> None:
    hearing = CommitteeHearing.objects.get(procedure=procedure)
    objections.hold_hearing(road.act("chair"), hearing_id=hearing.pk, held_on=road.today, attended="De ouder.")
    objections.report_hearing(road.act("member"), hearing_id=hearing.pk, report="De ouder vertelde.")
    values = {
        "verdicts": {str(row.public_id): "dismissed" for row in procedure.objections.order_by("id")},
        "effect": "stands",
        "considerations": "De toets telde.",
        "advice": f"Verklaar het bezwaar ongegrond. {road.canary('committee_advice')}",
        "hearing_report": "De ouder is gehoord.",
    }
    objections.save_advice(road.act("member"), procedure_id=procedure.pk, values=values)
    objections.finish_advice(road.act("chair"), procedure_id=procedure.pk)


def _plan_hearing(road: CanaryRoad, procedure: Procedure, *, days: int) -> None:
    """Plan a hearing so many days from now, on a working day."""
    later = road.moment + timedelta(days=days)
    day = calendar().next_working_day(later.date())
    objections.plan_hearing(
        road.act("secretary"),
        procedure_id=procedure.pk,
        planned_at=later + (day - later.date()),
        place="Proefstad, Plein 1",
        file_open_from=road.today,
    )


def not_processed(road: CanaryRoad) -> None:
    """Received on paper and never completed."""
    road.register_by_post().invite_parents().wait(2).ask_supplement("Het verslag ontbreekt.", days=10).wait(14)
    road.close_supplement().wait(1).prepare("not_processed").offer().wait(1).adopt()


def withdrawn(road: CanaryRoad) -> None:
    _with_experts(road).withdraw()


STATIONS: tuple[Callable[[CanaryRoad], None], ...] = (
    draft,
    submitted,
    not_invited,
    supplement_requested,
    complete,
    accepted,
    one_advice,
    advised,
    offered,
    decided,
    published,
    contested,
    ruled,
    committee,
    not_processed,
    withdrawn,
)
