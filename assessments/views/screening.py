"""Screening a class list: send it, wait for it, look through it, and have drafts made of pupils."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from applications import permissions
from applications import queries as applications
from applications.lwoo import regimes_ahead
from assessments import actions, queries, summaries
from assessments.enums import UploadKind
from assessments.forms import ClassListForm, DraftsForm
from assessments.models import SealedUpload
from assessments.screening import COLUMNS, KeptList, ListRow
from assessments.views.uploads import OfUpload
from casework import registries
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, Notice
from casework.permissions import Permission
from casework.refusals import WrongState
from casework.sealing import Unsealable
from casework.text import dutch_count

KIND = UploadKind.SCREENING
PLACE = "assessments:screening"
# A look at how far it is, for the page that asks again by itself.
PROGRESS = "voortgang"


def list_url(row: SealedUpload, name: str = "class_list") -> str:
    """The address of a page of one's own list."""
    return reverse(f"assessments:{name}", kwargs={"public_id": row.public_id})


def find_list(request: HttpRequest, public_id: UUID) -> SealedUpload:
    """One's own list under this hat. Anybody else's, and one that is gone, are not there."""
    row = queries.own_upload(request.act, KIND, public_id)
    if row is None:
        raise Http404
    return row


LOST = "Deze klassenlijst is niet meer te openen. Upload haar opnieuw; zij komt in de plaats van deze."


def read_list(row: SealedUpload) -> KeptList | None:
    """What was read in a list. Raises WrongState for one that cannot be opened any more."""
    try:
        return queries.kept_list(row)
    except (Unsealable, ValueError):
        raise WrongState(LOST) from None


def find_read(request: HttpRequest, public_id: UUID) -> tuple[SealedUpload, KeptList]:
    """One's own list that was read."""
    row = find_list(request, public_id)
    kept = read_list(row)
    if kept is None:
        raise Http404
    return row, kept


def crumbs(*further: Link) -> list[Link]:
    """The way back from a page about a list."""
    return [Link("Klassenlijst screenen", reverse(PLACE)), *further]


class UploadListPage(FormPage):
    """Send a class list; a worker reads it."""

    form_class = ClassListForm
    template_name = "assessments/screening/upload.html"
    title = "Klassenlijst screenen"
    lead = "Upload de resultaten van een heel leerjaar en zie per leerling waar de cijfers op wijzen."
    submit_label = "Klassenlijst uploaden"
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_start(self.request.act.actor)

    def context(self) -> dict[str, Any]:
        act = self.request.act
        waiting = queries.own_uploads(act, KIND).first()
        return {
            "crumbs": [],
            "waiting": waiting,
            "notice": self._lwoo_notice(),
            "columns": COLUMNS,
            "samples": registries.links_on(PLACE, act.actor),
        }

    def _lwoo_notice(self) -> Notice | None:
        """What is different about lwoo here: the list is judged by the national criteria."""
        act = self.request.act
        said = regimes_ahead(applications.modes_ahead(act.actor.partnership_id or 0, act.today))
        own = f"{said} De uitkomst van een klassenlijst rekent met de landelijke criteria."
        return Notice(own, title="Lwoo in dit samenwerkingsverband", tone="attention") if said else None

    def cancel_url(self) -> str:
        return reverse("applications:list")

    def act(self, form: Any) -> str:
        row = actions.upload_list(self.request.act, content=form.cleaned_data["file"].read())
        return list_url(row)


@require_safe
def class_list(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One's own list: how far its reading is, why it could not be read, or every pupil with the finding."""
    row = find_list(request, public_id)
    kept = read_list(row)
    progress = summaries.progress_of(row, queries.work_on(row, kept, request.act.now), request.act.now)
    if request.GET.get("deel") == PROGRESS:
        return _progress(request, row, progress)
    common = {"row": row, "progress": progress, "crumbs": crumbs(), "url": list_url(row)}
    if kept is None:
        return render(request, "assessments/screening/waiting.html", common)
    return render(request, "assessments/screening/list.html", {**common, **_pupils(request, row, kept)})


def _progress(request: HttpRequest, row: SealedUpload, progress: Any) -> HttpResponse:
    """How far it is; once it is over the whole page is asked for."""
    if progress is None or progress.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"progress": progress, "url": list_url(row), "row": row}
    return render(request, "assessments/screening/progress.html", context)


def _pupils(request: HttpRequest, row: SealedUpload, kept: KeptList) -> dict[str, Any]:
    act, url, choose_url = request.act, list_url(row), list_url(row, "choose_drafts")
    shown = summaries.Shown.out_of(request.GET)
    page = summaries.page_of(kept, shown, request.GET)
    rows = list(page.object_list)
    pupils = summaries.pupil_lines(rows, queries.version_on(kept.judged_on), queries.known_cases(act.actor, rows))
    shown_page = summaries.screening_page(kept, shown, page, pupils, url=url, choose_url=choose_url, today=act.today)
    return {"page": shown_page, "remarks": kept.remarks, "has_faults": bool(kept.faulty)}


class OfList(OfUpload):
    """A page about one's own list."""

    upload_kind = KIND

    def cancel_url(self) -> str:
        return list_url(self.row) if self.row else reverse(PLACE)


class StopPage(OfList, ConfirmPage):
    """Stop what is done with a list."""

    title = "Stoppen"
    submit_label = "Stoppen"
    consequences = (
        "Wordt de lijst nog gelezen, dan blijft er niets van bewaard.",
        "Worden er concepten gemaakt, dan blijven die die er al zijn; er komen er geen bij.",
    )
    success_message = "Het werk aan deze lijst is gestopt."

    def act(self, form: Any) -> str:
        actions.stop_list(self.request.act, upload_id=self.upload_id)
        return self.cancel_url()


class CloseListPage(OfList, ConfirmPage):
    """Let go of a list."""

    title = "Klassenlijst sluiten"
    submit_label = "Sluiten"
    consequences = (
        "De lijst en haar uitkomsten zijn daarna weg. Download ze eerst als ze nog nodig zijn.",
        "Concepten die van deze lijst zijn gemaakt, blijven.",
    )
    success_message = "De klassenlijst is gesloten en niet meer bewaard."

    def act(self, form: Any) -> str:
        actions.close_own_upload(self.request.act, upload_id=self.upload_id)
        return reverse(PLACE)


class ChooseDraftsPage(OfList, FormPage):
    """Of whom drafts are made, each of which kind."""

    form_class = DraftsForm
    template_name = "assessments/screening/choose.html"
    title = "Concepten maken"
    submit_label = "Concepten maken"
    keeps_draft = False

    @cached_property
    def kept(self) -> KeptList:
        kept = read_list(self.row) if self.row else None
        if kept is None:
            raise Http404
        return kept

    @cached_property
    def asked(self) -> list[ListRow]:
        """The rows that the address names: one by one, or all of a filter."""
        shown = summaries.Shown.out_of(self.request.GET)
        if self.request.GET.get("alle"):
            return shown.of(self.kept.rows)
        lines = {
            int(line) for line in self.request.GET.getlist("gekozen")[:5_000] if line.isdecimal() and len(line) < 9
        }
        return [row for row in self.kept.rows if row.line in lines]

    @property
    def rows(self) -> list[ListRow]:
        return self.asked[: actions.MOST_DRAFTS]

    @cached_property
    def known(self) -> dict[int, list[Any]]:
        return queries.known_cases(self.request.act.actor, self.rows)

    @cached_property
    def lines(self) -> list[Any]:
        """The chosen pupils with the explanation of what the criteria say of each."""
        return summaries.pupil_lines(self.rows, queries.version_on(self.kept.judged_on), self.known)

    @property
    def lead(self) -> str:  # type: ignore[override]
        many = dutch_count(len(self.rows), "leerling", "leerlingen")
        left = len(self.asked) - len(self.rows)
        more = f" Er passen er {actions.MOST_DRAFTS} tegelijk; maak daarna de andere {left}." if left else ""
        return f"{many} gekozen.{more}"

    def _sites(self) -> Any:
        act = self.request.act
        return accounts.own_sites(act.actor, act.today)

    def form_kwargs(self) -> dict[str, Any]:
        return {"rows": self.rows, "known": self.known, "sites": self._sites()}

    def initial(self) -> dict[str, Any]:
        sites = list(self._sites()[:2])
        return {"site": sites[0].public_id} if len(sites) == 1 else {}

    def context(self) -> dict[str, Any]:
        back = Link("Uitkomst", self.cancel_url())
        return {"crumbs": crumbs(back), "pupils": self.lines, "back": back}

    def _page(self, form: Any, status: int, **extra: Any) -> HttpResponse:
        choices = [(line, form[form.by_line[line.line]]) for line in self.lines]
        return super()._page(form, status, choices=choices, **extra)

    def act(self, form: Any) -> str:
        site = form.cleaned_data.get("site")
        actions.ask_drafts(
            self.request.act, upload_id=self.upload_id, chosen=form.chosen(), site_id=site.pk if site else None
        )
        return self.cancel_url()
