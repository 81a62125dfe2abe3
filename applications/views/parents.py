"""Giving a guardian access to the case, and ending it."""

from typing import Any

from applications import actions, permissions
from applications.models import Guardian
from applications.views.base import CaseConfirmPage
from applications.views.rows import find_row
from casework.permissions import Permission


class _GuardianPage(CaseConfirmPage):
    """An act on the access of one guardian."""

    guardian: Guardian

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.guardian = find_row(self.case.guardians, kwargs["row"])

    def permission(self) -> Permission:
        return permissions.may_invite_guardian(self.request.act.actor, self.case)

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Whom it is about."""
        return self.guardian.name


class InviteGuardianPage(_GuardianPage):
    """Let a guardian follow the case."""

    title = "Ouder uitnodigen"
    submit_label = "Uitnodigen"
    success_message = "De ouder is uitgenodigd."
    consequences = (
        "Deze ouder krijgt een e-mail met een persoonlijke link.",
        "De ouder ziet waar de aanvraag staat, wat er daarna gebeurt, en de eigen zienswijze.",
        "De ouder ziet geen gegevens van de andere ouder en geen adviezen.",
    )

    def act(self, form: Any) -> str:
        actions.activate_guardian(self.request.act, application_id=self.case.pk, guardian_id=self.guardian.pk)
        return self.cancel_url()


class EndGuardianAccessPage(_GuardianPage):
    """End a guardian's access."""

    title = "Toegang beëindigen"
    submit_label = "Toegang beëindigen"
    success_message = "De toegang is beëindigd."
    consequences = (
        "Deze ouder ziet de aanvraag vanaf nu niet meer in Toewijzer.",
        "Brieven aan ouders met gezag blijven gewoon per post gaan.",
    )

    def act(self, form: Any) -> str:
        actions.end_guardian_access(self.request.act, application_id=self.case.pk, guardian_id=self.guardian.pk)
        return self.cancel_url()
