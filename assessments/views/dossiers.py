"""Beginning an application with an OSO dossier: send it, see what is in it, begin, and see what to check."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from applications import permissions
from applications.offers import link
from applications.views.base import case_name, crumbs, find_case
from applications.views.start import lwoo_notice
from assessments import actions, queries, summaries
from assessments.enums import UploadKind
from assessments.files import ReadDossier
from assessments.forms import BeginForm, DossierForm
from assessments.views.uploads import OfUpload
from casework import registries
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link
from casework.permissions import Permission, require
from casework.refusals import WrongState
from casework.sealing import Unsealable
from correspondence.frozen import Unfit
from correspondence.views.uploads import TakesFile

KIND = UploadKind.DOSSIER
PLACE = "assessments:dossier"
CANNOT_OPEN = (
    "Dit dossier kan niet meer worden geopend, want de beveiliging van dit programma is intussen gewijzigd. Begin een"
    " nieuwe aanvraag en upload het dossier opnieuw. Dan komt dat ervoor in de plaats."
)


def ways_to_begin(actor: Any) -> list[Link]:
    """The way here from a new application."""
    if not permissions.may_start(actor):
        return []
    return [Link("Beginnen met een OSO-dossier uit het administratiesysteem", reverse(PLACE))]


def _crumbs(*further: Link) -> list[Link]:
    start = Link("Nieuwe aanvraag", reverse("applications:start"))
    return [Link("Aanvragen", reverse("applications:list")), start, *further]


class UploadPage(FormPage):
    """Send a dossier. Nothing of it is kept until it was read and found in order."""

    form_class = DossierForm
    template_name = "assessments/dossier_upload.html"
    title = "Aanvraag beginnen met een OSO-dossier"
    lead = "Upload het dossier dat uw administratiesysteem voor het samenwerkingsverband maakte."
    submit_label = "Dossier uploaden"
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_start(self.request.act.actor)

    def context(self) -> dict[str, Any]:
        act = self.request.act
        waiting = queries.own_uploads(act, KIND).first()
        return {"crumbs": _crumbs(), "waiting": waiting, "samples": registries.links_on(PLACE, act.actor)}

    def cancel_url(self) -> str:
        return reverse("applications:start")

    def act(self, form: Any) -> str:
        row = actions.keep_dossier(self.request.act, read=form.cleaned_data["read"])
        return reverse("assessments:dossier_read", kwargs={"public_id": row.public_id})


class OfDossier(OfUpload):
    """A page about one's own dossier."""

    upload_kind = KIND


class ReadPage(OfDossier, TakesFile):
    """What is in a dossier, and what a draft begins with."""

    form_class = BeginForm
    template_name = "assessments/dossier_read.html"
    title = "OSO-dossier"
    submit_label = "Concept maken"
    keeps_draft = False
    file_field = "papers"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.row is None:
            return
        try:
            self.read = ReadDossier.unpack(self.row.read_content(), self.row.read_result() or b"")
        except (Unsealable, Unfit, ValueError):
            raise WrongState(CANNOT_OPEN) from None
        self.filling = queries.dossier_filling(self.request.act, self.read)

    def _sites(self) -> Any:
        act = self.request.act
        return accounts.own_sites(act.actor, act.today)

    def form_kwargs(self) -> dict[str, Any]:
        sizes = [file.size for _, file in self.read.papers()]
        return {"sites": self._sites(), "papers": summaries.paper_choices(self.filling, sizes)}

    def initial(self) -> dict[str, Any]:
        sites = list(self._sites()[:2])
        site = {"site": sites[0].public_id} if len(sites) == 1 else {}
        return {"papers": list(range(len(self.filling.papers))), **site}

    def context(self) -> dict[str, Any]:
        return {
            "crumbs": _crumbs(),
            "dossier": summaries.dossier_page(self.read.dossier, self.filling),
            "row": self.row,
            "pupil": self.read.dossier.pupil,
            "notice": lwoo_notice(self.request.act),
        }

    def cancel_url(self) -> str:
        return reverse("assessments:dossier")

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        case = actions.begin_from_dossier(
            self.request.act,
            upload_id=self.row.pk if self.row else 0,
            kind=typed["kind"],
            site_id=typed["site"].pk,
            papers=typed.get("papers") or (),
            no_bsn_confirmed=bool(typed.get("no_bsn_confirmed")),
        )
        return reverse("assessments:dossier_begun", kwargs={"public_id": case.public_id})


class ClosePage(OfDossier, ConfirmPage):
    """Let go of a dossier without beginning anything."""

    title = "Dossier sluiten"
    submit_label = "Sluiten"
    consequences = (
        "Wat uit het dossier was gelezen, is daarna weg.",
        "Het bestand in uw administratiesysteem blijft zoals het is.",
    )
    success_message = "Het dossier is gesloten en niet meer bewaard."

    def cancel_url(self) -> str:
        return reverse(PLACE)

    def act(self, form: Any) -> str:
        actions.close_own_upload(self.request.act, upload_id=self.row.pk if self.row else 0)
        return reverse(PLACE)


@require_safe
def begun(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What a draft was filled in with, and what its school still has to look at."""
    case = find_case(request, public_id)
    require(permissions.may_edit(request.act.actor, case))
    context = {
        "title": "Het concept is gemaakt",
        "crumbs": crumbs(case),
        "name": case_name(case),
        "sections": summaries.begun(case),
        "tasks_url": link("tasks", case),
    }
    return render(request, "assessments/dossier_begun.html", context)
