"""When the pupil comes of age: an own account, and who may still read along."""

from typing import Any

from applications import actions, permissions, queries
from applications.forms import AuthorisationForm, InvitePupilForm
from applications.models import Guardian
from applications.views.base import CaseConfirmPage
from applications.views.rows import find_row
from applications.views.uploads import UploadPage
from casework.permissions import Permission


class InvitePupilPage(CaseConfirmPage):
    """Give a pupil of sixteen an own account."""

    form_class = InvitePupilForm
    title = "Leerling uitnodigen"
    submit_label = "Uitnodigen"
    success_message = "De leerling is uitgenodigd."
    consequences = (
        "De leerling krijgt een e-mail met een persoonlijke link.",
        "De leerling ziet waar de aanvraag staat en wat er daarna gebeurt, en beslist zelf over inzage en correctie.",
        "Ouders met gezag blijven brieven krijgen tot de leerling 18 wordt.",
        "Heeft de leerling al een toegang met een ander adres, dan eindigt die meteen.",
    )

    def permission(self) -> Permission:
        act = self.request.act
        return permissions.may_invite_pupil(act.actor, queries.age_facts(self.case, act.today))

    def form_kwargs(self) -> dict[str, Any]:
        addresses = self.case.guardians.exclude(email="").order_by("id").values_list("email", flat=True)
        return {"taken": frozenset(address.lower() for address in addresses)}

    def initial(self) -> dict[str, Any]:
        return {"email": self.case.pupil.email}

    def act(self, form: Any) -> str:
        actions.invite_pupil(self.request.act, application_id=self.case.pk, email=form.cleaned_data["email"])
        return self.cancel_url()


class AuthorisePage(UploadPage):
    """Record that an adult pupil lets a parent read along."""

    form_class = AuthorisationForm
    template_name = "applications/confirm.html"
    title = "Machtiging vastleggen"
    submit_label = "Machtiging vastleggen"
    keeps_draft = False
    success_message = "De machtiging is vastgelegd."
    consequences = (
        "Deze ouder kan weer meelezen, of daarvoor worden uitgenodigd.",
        "Het besluit en de brieven gaan naar de leerling zelf. Die geeft ook de zienswijze.",
        "De scan komt in het dossier. Haalt u de scan eruit, dan eindigt de machtiging meteen.",
    )
    guardian: Guardian

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.guardian = find_row(self.case.guardians, kwargs["row"])

    @property
    def lead(self) -> str:  # type: ignore[override]
        return f"De leerling is 18 en laat {self.guardian.name} schriftelijk meelezen."

    def permission(self) -> Permission:
        act = self.request.act
        return permissions.may_authorise(act.actor, queries.age_facts(self.case, act.today))

    def form_kwargs(self) -> dict[str, Any]:
        adult_on = queries.age_facts(self.case, self.request.act.today).adult_on
        return {**super().form_kwargs(), "may_accept_number": True, "adult_on": adult_on}

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "consequences": self.consequences, "warning": "", "open_points": []}

    def act(self, form: Any) -> str:
        keys = {"application_id": self.case.pk, "guardian_id": self.guardian.pk}
        actions.authorise_parent(self.request.act, **keys, **form.values())
        return self.cancel_url()
