"""Objections for tests. Every state is reached by the verbs with a moved act; nothing is assigned by hand.

A decision is sent on day 5 (``tests.factories.decisions``), so its term to object ends on day 47, Saturday 17 April
2027, and thus on Monday 19 April (day 49). An objection comes in on day 10 unless told otherwise.
"""

from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from applications import actions as applications_actions
from applications.models import Application, Guardian
from decisions.models import Decision
from objections import actions
from objections.enums import Channel, ObjectorKind, PaperKind
from objections.models import Objection, Procedure
from tests.factories import decisions
from tests.factories.applications import World, inspected
from tests.factories.decisions import day

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
