"""The one-time link: a page with a button, and then the account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, queries
from accounts.forms import AcceptForm
from casework.refusals import WrongState


@method_decorator(login_not_required, name="dispatch")
@method_decorator(sensitive_post_parameters("password1", "password2"), name="dispatch")
class InvitationPage(View):
    """Accept an invitation. The link itself is the key that works once, so this form needs no other.

    An unknown, used, withdrawn and expired link give the same page; somebody who is signed in signs out first, because
    the account to be made may be another person's.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return render(request, "accounts/sign_out_first.html", status=409)
        self.token = kwargs["token"]
        self.invitation = queries.invitation_of(self.token, request.act.now)
        if self.invitation is None:
            return self._dead()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show whom the invitation is for, and the form."""
        user = self.invitation.membership.user
        return self._page(AcceptForm(user=user, initial={"name": user.name}), 200)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Make the account, once."""
        form = AcceptForm(request.POST, user=self.invitation.membership.user)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            with transaction.atomic():
                actions.accept_invitation(
                    request.act,
                    token=token,
                    name=form.cleaned_data["name"],
                    password=form.cleaned_data["password1"],
                )
        except WrongState:
            return self._dead()
        messages.success(request, "Uw account is klaar. U kunt zich nu aanmelden.")
        return HttpResponseRedirect(reverse("account_login"), status=303)

    def _page(self, form: AcceptForm, status: int) -> HttpResponse:
        membership = self.invitation.membership
        context = {"form": form, "membership": membership, "email": membership.user.email}
        return render(self.request, "accounts/invitation.html", context, status=status)

    def _dead(self) -> HttpResponse:
        return render(self.request, "accounts/invitation_dead.html", status=404)
