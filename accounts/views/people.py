"""People and their roles: the list, one role, inviting, ending, mandates."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts import actions, permissions, queries, worklists
from accounts.enums import MANDATES_OF, Role
from accounts.forms import ColleagueForm, EndForm, InviteForm, MandateForm
from accounts.models import Membership
from accounts.views.finding import one
from casework.acting import Act
from casework.pages import ConfirmPage, FormPage
from casework.permissions import ALLOWED, Permission, refused, require
from casework.refusals import AlreadyDone

PEOPLE_ROLES = frozenset({Role.FUNCTIONAL_ADMINISTRATOR, Role.SCHOOL_STAFF})


def may_see_people(act: Act) -> Permission:
    """Whether this person has a list of people at all."""
    return ALLOWED if act.actor.role in PEOPLE_ROLES else refused(permissions.ADMINISTRATOR_ONLY)


def may_manage(act: Act, membership: Membership | None = None) -> Permission:
    """Whether this person manages the people of an organisation (without a membership: of his own)."""
    organisation = membership.organisation if membership else None
    return permissions.may_manage_people(
        act.actor,
        partnership_id=organisation.partnership_id if organisation else act.actor.partnership_id or 0,
        organisation_id=organisation.pk if organisation else act.actor.organisation_id or 0,
        manages_own_board=queries.own_board_manager(act.actor, act.today),
    )


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whose roles this person looks after."""
    require(may_see_people(request.act))
    act = request.act
    rows = list(queries.managed_memberships(act.actor, act.today))
    context = {"list": worklists.people(rows, act.today), "may_invite": may_manage(act)}
    return render(request, "accounts/people.html", context)


@require_safe
def member(request: HttpRequest, public_id: str) -> HttpResponse:
    """One role of one person, its mandates, and what can be done with it."""
    require(may_see_people(request.act))
    act = request.act
    membership = one(queries.memberships_visible_to(act.actor), public_id=public_id)
    manages = may_manage(act, membership)
    context = {
        "membership": membership,
        "state": worklists.state_of(membership, act.today),
        "invitation": worklists.open_invitation(membership),
        "may_leave": permissions.may_administer(act.actor, membership.organisation.partnership_id),
        "mandates": membership.mandates.order_by("-valid_until"),
        "today": act.today,
        "manages": manages,
        "may_end": permissions.may_end(act.actor, membership_id=membership.pk, manages=manages),
        "may_mandate": permissions.may_administer(act.actor, membership.organisation.partnership_id)
        and bool(MANDATES_OF.get(Role(membership.role))),
        "is_over": membership.valid_until is not None and membership.valid_until < act.today,
    }
    return render(request, "accounts/member.html", context)


class InvitePage(FormPage):
    """Give somebody a role; he gets a one-time link."""

    title = "Iemand toevoegen"
    lead = "Deze persoon krijgt een e-mail met een link die 14 dagen werkt."
    submit_label = "Uitnodiging versturen"
    success_message = "De uitnodiging is verstuurd."

    def permission(self) -> Permission:
        return may_manage(self.request.act)

    @cached_property
    def of_own_board(self) -> bool:
        """Whether a school board invites its own colleague (organisation and role are then given)."""
        return bool(self.request.act.actor.role == Role.SCHOOL_STAFF)

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """A colleague needs fewer questions."""
        return ColleagueForm if self.of_own_board else InviteForm

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        if self.of_own_board:
            return {"sites": queries.own_sites(act.actor, act.today)}
        return {
            "organisations": queries.organisations_visible_to(act.actor),
            "sites": queries.sites_visible_to(act.actor),
            "today": act.today,
        }

    def cancel_url(self) -> str:
        return reverse("accounts:people")

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        organisation = data.get("organisation")
        membership = actions.invite_member(
            self.request.act,
            organisation_id=organisation.pk if organisation else self.request.act.actor.organisation_id or 0,
            role=data.get("role", Role.SCHOOL_STAFF),
            email=data["email"],
            name=data["name"],
            site_id=data["site"].pk if data.get("site") else None,
            valid_from=data.get("valid_from"),
            valid_until=data.get("valid_until"),
        )
        return reverse("accounts:member", kwargs={"public_id": membership.public_id})


class MemberPage(ConfirmPage):
    """A page about one role of one person."""

    membership: Membership

    def load(self, **kwargs: Any) -> None:
        require(may_see_people(self.request.act))
        self.membership = one(queries.memberships_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        return may_manage(self.request.act, self.membership)

    def cancel_url(self) -> str:
        return reverse("accounts:member", kwargs={"public_id": self.membership.public_id})

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Whose role this is."""
        membership = self.membership
        return f"{membership.user.name}: {membership.get_role_display()}, {membership.organisation.name}."


class EndMembershipPage(MemberPage):
    """End a role."""

    title = "Rol beëindigen"
    submit_label = "Rol beëindigen"
    success_message = "De rol is beëindigd."
    form_class = EndForm
    consequences = (
        "Na de laatste dag heeft deze persoon in deze rol nergens meer toegang toe, ook niet als die nog aangemeld is.",
        "De mandaten die bij deze rol horen, eindigen op dezelfde dag.",
        "Wat deze persoon heeft gedaan, blijft staan met naam en rol.",
    )

    def permission(self) -> Permission:
        manages = super().permission()
        return permissions.may_end(self.request.act.actor, membership_id=self.membership.pk, manages=manages)

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.end_membership(
            self.request.act, membership_id=self.membership.pk, last_day=form.cleaned_data["last_day"]
        )
        return reverse("accounts:people")


class RenewInvitationPage(MemberPage):
    """Send a fresh link."""

    title = "Uitnodiging opnieuw versturen"
    submit_label = "Opnieuw versturen"
    success_message = "De uitnodiging is opnieuw verstuurd."
    consequences = (
        "Er gaat een e-mail uit met een nieuwe link, die 14 dagen werkt.",
        "De link uit de eerdere e-mail werkt niet meer.",
    )

    def act(self, form: Any) -> str:
        del form
        actions.renew_invitation(self.request.act, membership_id=self.membership.pk)
        return self.cancel_url()


class WithdrawInvitationPage(MemberPage):
    """Let a link that was not used stop working."""

    title = "Uitnodiging intrekken"
    submit_label = "Uitnodiging intrekken"
    success_message = "De uitnodiging is ingetrokken."
    consequences = (
        "De link uit de e-mail werkt niet meer. De persoon krijgt daar geen bericht van.",
        "De rol blijft staan. Beëindig de rol als die niet meer nodig is.",
    )

    def act(self, form: Any) -> str:
        del form
        actions.withdraw_invitation(self.request.act, membership_id=self.membership.pk)
        return self.cancel_url()


class GrantMandatePage(MemberPage):
    """Record a mandate."""

    template_name = "components/form_page.html"
    title = "Mandaat vastleggen"
    submit_label = "Mandaat vastleggen"
    success_message = "Het mandaat is vastgelegd."
    form_class = MandateForm
    keeps_draft = True

    def permission(self) -> Permission:
        if not MANDATES_OF.get(Role(self.membership.role)):
            return refused("Bij deze rol hoort geen mandaat.")
        return permissions.may_administer(self.request.act.actor, self.membership.organisation.partnership_id)

    def form_kwargs(self) -> dict[str, Any]:
        return {"kinds": MANDATES_OF.get(Role(self.membership.role), ())}

    def initial(self) -> dict[str, Any]:
        kinds = MANDATES_OF.get(Role(self.membership.role), ())
        only = {"kind": kinds[0].value} if len(kinds) == 1 else {}
        return {"on_behalf_of": f"het bestuur van {self.membership.organisation.name}", **only}

    def act(self, form: Any) -> str:
        actions.grant_mandate(self.request.act, membership_id=self.membership.pk, **form.cleaned_data)
        return self.cancel_url()


class EndMandatePage(ConfirmPage):
    """End a mandate."""

    title = "Mandaat beëindigen"
    submit_label = "Mandaat beëindigen"
    success_message = "Het mandaat is beëindigd."
    form_class = EndForm
    consequences = (
        "Na de laatste dag kan deze persoon hiermee niets meer indienen of beslissen.",
        "Wat onder dit mandaat is gedaan, blijft geldig.",
    )

    def load(self, **kwargs: Any) -> None:
        require(may_see_people(self.request.act))
        self.mandate = one(queries.mandates_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        allowed = permissions.may_administer(
            self.request.act.actor, self.mandate.membership.organisation.partnership_id
        )
        if allowed and self.mandate.valid_until < self.request.act.today:
            raise AlreadyDone("Dit mandaat was al beëindigd.", self.cancel_url())
        return allowed

    def cancel_url(self) -> str:
        return reverse("accounts:member", kwargs={"public_id": self.mandate.membership.public_id})

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Whose mandate this is, and for what."""
        membership = self.mandate.membership
        return f"{membership.user.name}, {membership.organisation.name}: {self.mandate.get_kind_display()}."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.end_mandate(self.request.act, mandate_id=self.mandate.pk, last_day=form.cleaned_data["last_day"])
        return self.cancel_url()
