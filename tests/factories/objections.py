"""Objections for tests. Every state is reached by the verbs with a moved act; nothing is assigned by hand.

A decision is sent on day 5 (``tests.factories.decisions``), so its term to object ends on day 47, Saturday 17 April
2027, and thus on Monday 19 April (day 49). An objection comes in on day 10 unless told otherwise.
"""

from datetime import timedelta
from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from applications import actions as applications_actions
from applications.models import Application, Guardian
from decisions.models import Decision
from objections import actions
from objections.enums import OPEN, Channel, Effect, ObjectorKind, Outcome, PaperKind
from objections.models import CommitteeAdvice, Hearing, Objection, Procedure
from tests.factories import accounts, decisions
from tests.factories.applications import World, inspected
from tests.factories.decisions import day
from tests.support.remembered import remembered

FILED = 10
GROUNDS = "Onze dochter leert wel uit boeken. De toets is afgenomen toen zij ziek was."
WANTED = "Wij willen dat de toets opnieuw wordt gedaan."


def parent(where: World, case: Application, which: int = 0) -> Membership:
    """The hat of a parent of a case, invited to follow it when that was not done yet."""
    guardian = case.guardians.order_by("id")[which]
    if guardian.user_id is None:
        guardian = applications_actions.activate_guardian(
            where.act(where.secretary), application_id=case.pk, guardian_id=guardian.pk
        )
    hat = Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)
    hat.user.is_active = True
    hat.user.save(update_fields=["is_active"])
    return hat


def notice(**changed: Any) -> actions.Notice:
    """What an ordinary notice of objection says."""
    return actions.Notice(**{"grounds": GROUNDS, "wanted": WANTED, "wants_hearing": True, **changed})


def decision_of(case: Application) -> Decision:
    """The decision on a case that was taken last."""
    found = Decision.objects.filter(application=case).order_by("-id").first()
    assert found is not None
    return found


@remembered
def filed(
    where: World, case: Application, which: int = 0, *, days: int = FILED, papers: Any = (), **said: Any
) -> Objection:
    """An objection of a parent in the browser; ``said`` changes what the notice says."""
    hat = parent(where, case, which)
    return actions.file_objection(
        where.act(hat, days=days), decision_id=decision_of(case).pk, notice=notice(**said), papers=papers
    )


def filed_by_board(where: World, case: Application, *, days: int = FILED, **said: Any) -> Objection:
    """An objection of the school board, by who holds its mandate."""
    return actions.file_objection(
        where.act(where.submitter, days=days), decision_id=decision_of(case).pk, notice=notice(**said)
    )


def registered(
    where: World,
    case: Application,
    *,
    guardian: Guardian | None = None,
    kind: str = "",
    name: str = "",
    days: int = FILED + 2,
    received: int = FILED,
    channel: str = Channel.POST,
    postmark: int | None = None,
    **said: Any,
) -> Objection:
    """An objection on paper that the secretariat registers on day ``days``; it came in on day ``received``.

    Of the first parent, unless another ``guardian`` or ``kind`` is given.
    """
    chosen = guardian or (case.guardians.order_by("id").first() if not kind else None)
    return actions.register_objection(
        where.act(where.secretary, days=days),
        decision_id=decision_of(case).pk,
        objector_kind=kind or ObjectorKind.GUARDIAN,
        guardian_id=chosen.pk if chosen else None,
        objector_name=name,
        channel=channel,
        received_on=day(received),
        postmark_on=None if postmark is None else day(postmark),
        notice=notice(**said),
        papers=[scan()],
    )


def scan(kind: str = PaperKind.NOTICE, title: str = "Bezwaarschrift") -> actions.NewPaper:
    """A small PDF as if it was looked into."""
    return actions.NewPaper(kind, title, inspected(), no_bsn_confirmed=True)


def contested(where: World, *, kind: str = "pro") -> Application:
    """A case with a decision that was sent on day 5: what an objection begins from."""
    return decisions.published(where, kind=kind).application


def procedure_of(objection: Objection) -> Procedure:
    """The procedure of an objection as the database holds it now."""
    return Procedure.objects.select_related("decision", "application").get(pk=objection.procedure_id)


def fresh(objection: Objection) -> Objection:
    """The objection as the database holds it now."""
    return Objection.objects.select_related("procedure", "application", "guardian").get(pk=objection.pk)


FORWARDED, PLANNED, HEARD, ADVISED = 12, 13, 35, 40
DEFENCE = "De toets is afgenomen zoals het hoort. Wij zien geen aanleiding om anders te beslissen."
REASONS = "De commissie vindt dat de toets opnieuw moet, omdat de leerling toen ziek was."


def committee(where: World) -> tuple[Membership, list[Membership]]:
    """The chair and the two members of the partnership's own committee; made once per world."""
    if "committee_chair" not in where.extra:
        home = accounts.committee(partnership=where.partnership, name="Bezwaaradviescommissie Proefstreek")
        chair = accounts.membership(role=Role.COMMITTEE_CHAIR, organisation=home, name="C. Proefvoorzitter")
        where.extra["committee_chair"] = chair
        for number, name in enumerate(("L. Proeflid", "M. Proeflid")):
            hat = accounts.membership(role=Role.COMMITTEE_MEMBER, organisation=home, name=name)
            where.extra[f"committee_member_{number}"] = hat
    return where.extra["committee_chair"], [where.extra["committee_member_0"], where.extra["committee_member_1"]]


def chair(where: World) -> Membership:
    """The chair of the committee."""
    return committee(where)[0]


def forward(where: World, procedure: Procedure, *, days: int = FORWARDED, **changed: Any) -> Procedure:
    """Have the secretariat send a procedure to the committee, which reads the file until day 120."""
    head, members = committee(where)
    values: dict[str, Any] = {
        "defence": DEFENCE,
        "chair_id": head.user_id,
        "member_ids": [member.user_id for member in members],
        "access_until": day(120),
        **changed,
    }
    return actions.forward(where.act(where.secretary, days=days), procedure_id=procedure.pk, **values)


@remembered
def forwarded(where: World, *, kind: str = "pro", days: int = FORWARDED) -> Procedure:
    """A procedure of one parent that lies with the committee."""
    return forward(where, procedure_of(filed(where, contested(where, kind=kind))), days=days)


def declared(where: World, procedure: Procedure, *, days: int = PLANNED) -> None:
    """Have everybody in the committee declare to be independent."""
    head, members = committee(where)
    for hat in (head, *members):
        actions.declare(where.act(hat, days=days), procedure_id=procedure.pk, independent=True)


def plan(where: World, procedure: Procedure, *, on: int = HEARD, days: int = PLANNED, **changed: Any) -> Hearing:
    """A hearing on day ``on`` at ten in the morning, planned on day ``days``; the file lies open ten days before."""
    values: dict[str, Any] = {
        "planned_at": where.now + timedelta(days=on, hours=1),
        "place": "Proefstad, Plein 1",
        "file_open_from": day(on - 10),
        **changed,
    }
    return actions.plan_hearing(where.act(where.secretary, days=days), procedure_id=procedure.pk, **values)


def heard(where: World, procedure: Procedure, *, on: int = HEARD, days: int = PLANNED) -> Hearing:
    """A hearing that was held and reported on day ``on``."""
    hearing = plan(where, procedure, on=on, days=days)
    act = where.act(chair(where), days=on)
    actions.hold_hearing(act, hearing_id=hearing.pk, held_on=day(on), attended="De ouder en de commissie.")
    return actions.report_hearing(act, hearing_id=hearing.pk, report="De ouder vertelde dat de toets niet telde.")


def advice_values(procedure: Procedure, verdict: str = Outcome.UPHELD, effect: str = Effect.SUPERSEDED) -> Any:
    """What a whole advice says."""
    rows = procedure.objections.filter(status__in=OPEN).order_by("id")
    return {
        "verdicts": {str(row.public_id): str(verdict) for row in rows},
        "effect": effect,
        "considerations": REASONS,
        "advice": "De commissie adviseert het bezwaar gegrond te verklaren.",
        "hearing_report": "De ouder is op de hoorzitting gehoord.",
    }


def advise(where: World, procedure: Procedure, *, days: int = ADVISED, **chosen: Any) -> CommitteeAdvice:
    """Have a member write the advice and the chair fix it."""
    values = advice_values(procedure, **chosen)
    writer = committee(where)[1][0]
    actions.save_advice(where.act(writer, days=days), procedure_id=procedure.pk, values=values)
    return actions.finish_advice(where.act(chair(where), days=days), procedure_id=procedure.pk)


@remembered
def advised(where: World, *, kind: str = "pro", **chosen: Any) -> Procedure:
    """A procedure on which the committee advised after a hearing; ``verdict`` and ``effect`` say what."""
    procedure = forwarded(where, kind=kind)
    declared(where, procedure)
    heard(where, procedure)
    advise(where, procedure, **chosen)
    return Procedure.objects.select_related("decision", "application").get(pk=procedure.pk)
