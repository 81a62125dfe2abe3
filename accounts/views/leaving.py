"""Somebody leaves: what is open, who takes it over, and what ends."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from accounts import actions, permissions, queries
from accounts.forms import LeaveForm
from accounts.views.people import MemberPage
from casework.permissions import Permission
from casework.text import dutch_date, dutch_list

CLOSES = (
    "Na de laatste dag eindigen alle rollen en mandaten hieronder. Is er dan nergens anders een rol, dan sluit het "
    "account en wordt de persoon op elk apparaat afgemeld."
)
ENDS = (CLOSES, "Wat deze persoon heeft gedaan, blijft staan met naam en rol.")


class LeavePage(MemberPage):
    """End every role of a person in one act."""

    template_name = "accounts/leave.html"
    title = "Vertrek vastleggen"
    submit_label = "Vertrek vastleggen"
    success_message = "Het vertrek is vastgelegd."
    form_class = LeaveForm

    @cached_property
    def leaving(self) -> list[queries.Leaving]:
        """The hats of this person, with what is open under each."""
        act = self.request.act
        return queries.hats_of_person(act.actor, self.membership.user_id, act.today)

    def permission(self) -> Permission:
        actor = self.request.act.actor
        manages = permissions.may_administer(actor, self.membership.organisation.partnership_id)
        own = actor.membership_id if actor.user_id == self.membership.user_id else self.membership.pk
        return permissions.may_end(actor, membership_id=own or 0, manages=manages)

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Who leaves."""
        return f"{self.membership.user.name} gaat weg: alle rollen in dit samenwerkingsverband eindigen."

    def form_kwargs(self) -> dict[str, Any]:
        today = self.request.act.today
        choices = [
            (
                entry.membership.pk,
                f"Wie neemt het werk over als {entry.membership.get_role_display()}?",
                queries.colleagues(entry.membership, today),
            )
            for entry in self.leaving
            if entry.to_hand_over
        ]
        return {"today": today, "choices": choices}

    def context(self) -> dict[str, Any]:
        today = self.request.act.today
        alone = queries.mandates_left_alone(self.leaving, today)
        open_now = [f"{work.what} ({work.number})" for entry in self.leaving for work in entry.to_hand_over]
        roles = [self._role(entry) for entry in self.leaving]
        told = f"Op eigen naam staan nog: {dutch_list(open_now)}." if open_now else "Er staat geen open werk op naam."
        return {
            "consequences": (*ENDS, *roles, told),
            "warning": f"Hierna heeft niemand meer het mandaat voor: {dutch_list(alone)}." if alone else "",
            "stops": [f"{w.number} {w.what}. {w.way_out}" for entry in self.leaving for w in entry.stops],
        }

    def _role(self, entry: queries.Leaving) -> str:
        hat, today = entry.membership, self.request.act.today
        mandates = [m for m in hat.mandates.all() if m.valid_until >= today]
        until = "; ".join(f"mandaat {m.get_kind_display()} tot en met {dutch_date(m.valid_until)}" for m in mandates)
        return f"Rol die eindigt: {hat.get_role_display()}, {hat.organisation.name}{f' ({until})' if until else ''}."

    def act(self, form: Any) -> str:
        actions.leave(
            self.request.act,
            user_id=self.membership.user_id,
            last_day=form.cleaned_data["last_day"],
            takes_over=form.takes_over(),
        )
        return reverse("accounts:people")
