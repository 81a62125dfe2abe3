"""What of people and organisations goes along when one partnership goes on as another."""

from datetime import timedelta

from accounts import verbs
from accounts.models import FormerCode, Mandate, Membership, Organisation, Partnership
from accounts.queries.merging import is_name_taken, office_of, own_organisations, same_hats
from casework import audit
from casework.acting import Act


def move(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Boards, committees and everybody's hats belong to the one that goes on, as do numbers of still earlier ones.

    Dated settings stay with the one that laid them down: they say what held for its cases before this day.
    """
    absorbed = Partnership.objects.get(pk=absorbed_id)
    for organisation in own_organisations(absorbed_id):
        if is_name_taken(organisation, continuing_id):
            organisation.name = f"{organisation.name[:180]} ({absorbed.code})"
        organisation.partnership_id = continuing_id
        organisation.save()
    old, new = office_of(absorbed_id), office_of(continuing_id)
    for hat in Membership.objects.filter(organisation=old).order_by("id"):
        _move_hat(act, hat, new)
    FormerCode.objects.filter(partnership_id=absorbed_id).update(partnership_id=continuing_id)
    Partnership.objects.filter(merged_into_id=absorbed_id).update(merged_into_id=continuing_id)


def _move_hat(act: Act, hat: Membership, office: Organisation) -> None:
    """A hat of the office goes on at the other office. Who has the same one there keeps that, for as long as either."""
    same = list(same_hats(hat, office))
    if not same:
        hat.organisation = office
        hat.save(update_fields=["organisation"])
        audit.record(act, verbs.MEMBERSHIP_MERGED, subject=hat, fields=["organisation"])
        return
    kept = max(same, key=lambda one: (one.valid_until is None, one.valid_until))
    if kept.valid_until and (hat.valid_until is None or hat.valid_until > kept.valid_until):
        kept.valid_until = hat.valid_until
        kept.save(update_fields=["valid_until"])
    for mandate in hat.mandates.order_by("id"):
        _move_mandate(act, mandate, kept)
    _end_hat(act, hat)


def _move_mandate(act: Act, mandate: Mandate, kept: Membership) -> None:
    others = kept.mandates.filter(kind=mandate.kind, valid_from__lte=mandate.valid_until)
    if others.filter(valid_until__gte=mandate.valid_from).exists():
        if mandate.valid_until >= act.today:
            mandate.valid_until = act.today - timedelta(days=1)
            mandate.valid_from = min(mandate.valid_from, mandate.valid_until)
            mandate.save(update_fields=["valid_from", "valid_until"])
            audit.record(act, verbs.MANDATE_ENDED, subject=mandate, fields=["valid_until"])
        return
    mandate.membership = kept
    mandate.save(update_fields=["membership"])


def _end_hat(act: Act, hat: Membership) -> None:
    if hat.valid_until and hat.valid_until < act.today:
        return
    hat.valid_until = act.today - timedelta(days=1)
    hat.valid_from = min(hat.valid_from, hat.valid_until)
    hat.save(update_fields=["valid_from", "valid_until"])
    audit.record(act, verbs.MEMBERSHIP_ENDED, subject=hat, fields=["valid_until"])
