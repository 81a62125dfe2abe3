"""How messages reach a guardian or the pupil: chosen by himself, or written down by the secretariat."""

from typing import Any

from django.http import Http404

from accounts.enums import Role
from applications import actions, casepage, permissions, queries
from applications.forms import MessagesForm
from applications.models import Guardian
from applications.views.base import CaseFormPage
from applications.views.rows import find_row
from casework.permissions import Permission


class _MessagesPage(CaseFormPage):
    """The kinds of message of one person: a guardian, or without one the pupil."""

    form_class = MessagesForm
    title = "Hoe ontvangt u berichten?"
    submit_label = "Opslaan"
    success_message = "De keuze is opgeslagen. Zij geldt voor wat vanaf nu wordt verstuurd."
    keeps_draft = False
    guardian: Guardian | None = None

    @property
    def _person(self) -> Any:
        return self.guardian or self.case.pupil

    def permission(self) -> Permission:
        return permissions.may_choose_messages(self.request.act.actor, self.case, self._person)

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), "own": self.request.act.actor.user_id == self._person.user_id}

    def initial(self) -> dict[str, Any]:
        accepted = queries.accepted_kinds(self.case).get(self.guardian.pk if self.guardian else None, set())
        return dict.fromkeys(accepted, True)

    def act(self, form: Any) -> str:
        actions.choose_messages(
            self.request.act,
            application_id=self.case.pk,
            guardian_id=self.guardian.pk if self.guardian else None,
            **form.values(),
        )
        return self.cancel_url()


class OwnMessagesPage(_MessagesPage):
    """A parent, or the pupil, chooses himself."""

    lead = "Alles komt per post, behalve wat u hier aanvinkt. U kunt dit altijd weer veranderen."

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        actor = self.request.act.actor
        if actor.role != Role.PARENT:
            raise Http404
        if casepage.is_pupil(self.case, actor):
            return
        self.guardian = self.case.guardians.filter(user_id=actor.user_id).order_by("id").first()
        if self.guardian is None:
            raise Http404


class GuardianMessagesPage(_MessagesPage):
    """The secretariat writes down what a guardian said or wrote."""

    title = "Hoe ontvangt deze ouder berichten?"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.request.act.actor.role == Role.PARENT:
            raise Http404
        self.guardian = find_row(self.case.guardians, kwargs["row"])

    @property
    def lead(self) -> str:  # type: ignore[override]
        return f"{self._person.name}: alles gaat per post, behalve wat hier is aangevinkt (Awb 2:8)."
