"""The committee of one procedure: sending it there, its seats, declaring, and how long it reads."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from accounts import queries as accounts
from accounts.enums import CommitteeKind, Role
from applications.rules import COMMITTEE_ROLES
from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.checklist import Point
from casework.pages import FormPage
from casework.parts import with_links
from casework.permissions import Permission, require
from casework.refusals import AlreadyDone, WrongState
from objections import actions, permissions, queries
from objections.actions.committee import NOT_WITH_COMMITTEE
from objections.enums import ProcedureStatus
from objections.forms.committee import DeclareForm, EndSeatForm, ForwardForm, ProlongForm, SeatForm
from objections.models import Procedure, Seat
from objections.presenting.committee import place
from objections.queries.committee import committee_members, seats_of
from objections.views.base import RefusesFiles

READS_FOR = timedelta(days=126)
NOBODY_YET = (
    "Er hoort nog niemand bij een bezwaaradviescommissie. Vraag het functioneel beheer om de voorzitter en de leden toe"
    " te voegen."
)


def find(request: HttpRequest, public_id: UUID) -> Procedure:
    """The procedure of this address for the secretariat and for who has a seat in it; all others get the same 404."""
    actor = request.act.actor
    found = queries.visible_to(actor).filter(public_id=public_id).order_by("id").first()
    if found is None or actor.role not in {Role.SECRETARIAT, *COMMITTEE_ROLES}:
        raise Http404
    access.note(request, found.application_id, "bezwaar")
    return found


class ProcedureFormPage(FormPage):
    """A form about one procedure, for the secretariat or its committee. ``state`` is where it must stand."""

    template_name = "objections/form.html"
    procedure: Procedure
    state: str = ProcedureStatus.FORWARDED
    elsewhere = NOT_WITH_COMMITTEE

    def load(self, **kwargs: Any) -> None:
        self.procedure = find(self.request, kwargs["public_id"])

    @property
    def facts(self) -> permissions.ProcedureFacts:
        return permissions.ProcedureFacts(self.procedure.application, self.procedure)

    @property
    def seat(self) -> permissions.SeatFacts:
        position = queries.seat_of(self.request.act.actor, self.procedure)
        return permissions.SeatFacts(self.procedure.application, self.procedure, position)

    def permission(self) -> Permission:
        return permissions.may_handle(self.request.act.actor, self.facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if self.procedure.status != self.state:
            raise WrongState(self.elsewhere)
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return {"crumbs": case_crumbs(self.procedure.application)}

    def cancel_url(self) -> str:
        return place(self.procedure.application)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.procedure.application)


class ForwardPage(RefusesFiles, ProcedureFormPage):
    """Send the objections to the committee."""

    form_class = ForwardForm
    file_field = "paper"
    title = "Naar de commissie sturen"
    submit_label = "Naar de commissie sturen"
    success_message = "De commissie heeft het bezwaar. De brieven aan de betrokkenen worden opgemaakt."
    state = ProcedureStatus.RECEIVED
    elsewhere = "Dit bezwaar is al naar de commissie gestuurd, of er is al op beslist."

    @property
    def is_own(self) -> bool:
        act = self.request.act
        kind = accounts.policy_on(self.procedure.application.partnership_id, act.today).committee_kind
        return kind == CommitteeKind.OWN

    @property
    def lead(self) -> str:  # type: ignore[override]
        """To whom it goes and what follows."""
        if not self.is_own:
            return (
                "Het bezwaar gaat naar de landelijke commissie (LBT). Stuur haar zelf het dossier en leg hier vast dat"
                " dat is gebeurd. Alle betrokkenen krijgen een brief met de lijst van stukken."
            )
        if not self._members():
            return NOBODY_YET
        return (
            "De commissie leest de aanvraag, beide adviezen, het besluit en het bezwaar. Alle betrokkenen krijgen een"
            " brief met de lijst van stukken."
        )

    def _members(self) -> list[Any]:
        act = self.request.act
        return list(committee_members(self.procedure.application.partnership_id, act.today))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.procedure.status == ProcedureStatus.FORWARDED:
            raise AlreadyDone("Dit bezwaar ligt al bij de commissie.", self.cancel_url())
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"access_until": self.request.act.today + READS_FOR} if self.is_own else {}

    def form_kwargs(self) -> dict[str, Any]:
        named = {str(hat.user.public_id): hat for hat in self._members()}
        return {
            "chairs": [(key, hat.user.name) for key, hat in named.items() if hat.role == Role.COMMITTEE_CHAIR],
            "members": [(key, hat.user.name) for key, hat in named.items()],
            "is_own": self.is_own,
        }

    def act(self, form: Any) -> str:
        user_ids = {str(hat.user.public_id): hat.user_id for hat in self._members()}
        actions.forward(self.request.act, procedure_id=self.procedure.pk, **form.values(user_ids))
        return self.cancel_url()


class SeatPage(ProcedureFormPage):
    """Give somebody a seat in the committee of this procedure."""

    form_class = SeatForm
    title = "Lid toevoegen"
    lead = "Het nieuwe lid leest het dossier even lang als de anderen, en verklaart eerst onafhankelijk te zijn."
    submit_label = "Toevoegen"
    success_message = "Het lid is toegevoegd en krijgt bericht."

    def _free(self) -> list[Any]:
        act = self.request.act
        seated = {seat.user_id for seat in seats_of(self.procedure)}
        members = committee_members(self.procedure.application.partnership_id, act.today)
        return [hat for hat in members if hat.user_id not in seated]

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": [(str(hat.user.public_id), hat.user.name) for hat in self._free()]}

    def context(self) -> dict[str, Any]:
        found = super().context()
        if not self._free():
            found["lead"] = f"Iedereen van de commissie zit al in deze zaak. {NOBODY_YET.partition('. ')[2]}"
        return found

    def act(self, form: Any) -> str:
        chosen = next(hat for hat in self._free() if str(hat.user.public_id) == form.cleaned_data["person"])
        actions.seat_member(
            self.request.act,
            procedure_id=self.procedure.pk,
            user_id=chosen.user_id,
            position=form.cleaned_data["position"],
        )
        return self.cancel_url()


class EndSeatPage(ProcedureFormPage):
    """Take somebody out of the committee of this procedure."""

    form_class = EndSeatForm
    title = "Plaats in de commissie beëindigen"
    submit_label = "Beëindigen"
    success_message = "Dit lid leest het dossier niet meer."
    record: Seat

    def load(self, **kwargs: Any) -> None:
        seats = queries.seats_visible_to(self.request.act.actor)
        found = seats.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None:
            raise Http404
        self.record = found
        self.procedure = find(self.request, found.procedure.public_id)
        self.lead = f"{found.user.name} leest het dossier dan niet meer. Kies daarna zo nodig iemand anders."

    def act(self, form: Any) -> str:
        actions.end_seat(self.request.act, seat_id=self.record.pk, **form.cleaned_data)
        return self.cancel_url()


class DeclarePage(ProcedureFormPage):
    """Declare to be independent, or give the seat up."""

    form_class = DeclareForm
    title = "Onafhankelijkheid verklaren"
    lead = "Wie adviseert, had geen rol in deze zaak en heeft er geen belang bij (Awb 2:4 en 7:13)."
    submit_label = "Verklaren"
    success_message = "Uw antwoord is vastgelegd."

    def permission(self) -> Permission:
        return permissions.may_declare(self.request.act.actor, self.seat)

    def act(self, form: Any) -> str:
        actions.declare(self.request.act, procedure_id=self.procedure.pk, **form.cleaned_data)
        return self.cancel_url() if form.cleaned_data["independent"] else "/"


class ProlongPage(ProcedureFormPage):
    """Let the committee read the file until another day."""

    form_class = ProlongForm
    title = "Inzage van de commissie wijzigen"
    submit_label = "Vastleggen"
    success_message = "De nieuwe laatste dag is vastgelegd."

    @property
    def lead(self) -> str:  # type: ignore[override]
        """What holds now."""
        return "Na die dag sluit het dossier vanzelf voor de commissie."

    def initial(self) -> dict[str, Any]:
        return {"until": self.procedure.access_until}

    def act(self, form: Any) -> str:
        actions.prolong_access(self.request.act, procedure_id=self.procedure.pk, **form.cleaned_data)
        return self.cancel_url()
