"""Laying down the support plan of a partnership for a period."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse

from accounts.models import Partnership
from accounts.permissions import may_administer
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence import files, workflow
from correspondence.files import Inspected
from correspondence.models import SupportPlan

OWNER_KIND = "support_plan"
STEM = "ondersteuningsplan"


@transaction.atomic
def lay_down_support_plan(
    act: Act,
    *,
    title: str,
    valid_from: date,
    valid_until: date | None = None,
    url: str = "",
    file: Inspected | None = None,
) -> SupportPlan:
    """Lay down a support plan from a day on; the one before it without an end ends the day before.

    The day may lie in the past: a plan that was agreed upon held from its own day. Raises WrongState when another plan
    holds in that period, or when nobody could read this one.
    """
    partnership = Partnership.objects.select_for_update(no_key=True).get(pk=act.actor.partnership_id)
    require(may_administer(act.actor, partnership.pk))
    if not url and file is None:
        raise WrongState("Kies een bestand of vul in waar het plan staat.")
    plans = SupportPlan.objects.filter(partnership=partnership)
    if plans.filter(title=title, valid_from=valid_from, valid_until=valid_until, url=url).exists():
        raise AlreadyDone("Dit plan was al vastgelegd.", reverse("correspondence:support_plans"))
    running = plans.filter(valid_until__isnull=True, valid_from__lt=valid_from)
    running.update(valid_until=valid_from - timedelta(days=1))
    if plans.filter(valid_from__lte=valid_until or date.max).exclude(valid_until__lt=valid_from).exists():
        raise WrongState("In deze periode geldt al een ander plan. Kies een andere periode.")
    stored = files.store(act, file, owner_kind=OWNER_KIND, download_stem=f"{STEM}-{valid_from.year}") if file else None
    plan = SupportPlan.objects.create(
        partnership=partnership,
        title=title,
        url=url,
        file=stored,
        valid_from=valid_from,
        valid_until=valid_until,
        origin=SupportPlan.EDITED,
    )
    audit.record(act, workflow.SUPPORT_PLAN_SET, subject=plan, fields=["title", "valid_from", "valid_until"])
    return plan
