"""The one way a form acts: bind the draft, POST, form, verb, redirect; or 422 and the same page with what was typed."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework import drafts, once, sheets
from casework.checklist import Point
from casework.forms import PlainForm
from casework.middleware import refusal_page
from casework.models import Draft
from casework.permissions import ALLOWED, Permission, require
from casework.refusals import AlreadyDone, NotReady, Stale, WrongState

NO_KEY = "Deze pagina was verlopen. Er is nog niets gebeurd. Controleer wat u ziet en verstuur het opnieuw."


def workbook_answer(tables: Iterable[sheets.Sheet], name: str) -> HttpResponse:
    """Tables as a file to keep, under this name (``lijst.xlsx``)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheets.write_workbook(tables), content_type=sheets.MEDIA_TYPE, headers=headers)


class FormPage(View):
    """A page with one form that calls one verb.

    A subclass sets ``form_class`` and ``template_name``, finds its records in ``load`` (through ``visible_to``; Http404
    for anything else), and calls its verb in ``act``, which answers the address of the result.
    """

    form_class: type[PlainForm] = PlainForm
    template_name = "components/form_page.html"
    form_key: ClassVar[str] = ""
    title = ""
    lead = ""
    submit_label = "Opslaan"
    keeps_draft = True
    success_message = ""
    repeated_message = "Dit was al gedaan; hieronder staat het resultaat."
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        """Find the records of this page, as this person may see them."""

    def subject(self) -> str:
        """What the draft belongs to: usually the ``public_id`` of the case."""
        return str(self.kwargs.get("public_id", ""))

    def permission(self) -> Permission:
        """Whether this person may do this now; asked for showing the page, and again by the verb on the locked row."""
        return ALLOWED

    def initial(self) -> dict[str, Any]:
        """What is known already."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """What the form needs beyond its data."""
        return {}

    def context(self) -> dict[str, Any]:
        """What the template shows besides the form."""
        return {}

    def version(self) -> str:
        """The version of what is edited; a verb compares it and refuses as stale."""
        return ""

    def shown_points(self, points: list[Point]) -> list[Point]:
        """The open points of a refused act, with the addresses where they are mended."""
        return points

    def cancel_url(self) -> str:
        """Where *Annuleren* leads."""
        return "/"

    def act(self, form: Any) -> str:
        """Call one verb and answer the address of its result."""
        raise TypeError("a form page calls a verb")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.key = self.form_key or f"{type(self).__module__}.{type(self).__name__}"[-80:]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in {"GET", "HEAD", "POST"}:
            self.load(**kwargs)
        if request.method == "POST":
            # First: also a POST that no verb will see shows the page again, with all that stands on it.
            if first := self._first_result():
                messages.info(request, self.repeated_message)
                return HttpResponseRedirect(first, status=303)
            require(self.permission())
        return super().dispatch(request, *args, **kwargs)

    def _first_result(self) -> str:
        """Where the result of this form stands when it was sent before, for who may not do it a second time."""
        key = once.parse_key(self.request.POST.get("_once", ""))
        if key is None or "_draft" in self.request.POST:
            return ""
        return once.result_of(self.request.act, key, self.request.path)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        draft = self._draft()
        initial = {**self.initial(), **(draft.fields if draft else {})}
        form = self.form_class(initial=initial, **self.form_kwargs())
        # A restored draft keeps the version it was typed on, so that a save in between is noticed.
        version = draft.version if draft and draft.version else self.version()
        return self._page(form, 200, draft=draft, version=version)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_kwargs())
        if "_draft" in request.POST:
            return self._save_draft(form)
        key = once.parse_key(request.POST.get("_once", ""))
        if not form.is_valid():
            return self._page(form, 422)
        if key is None:
            form.add_error(None, NO_KEY)
            return self._page(form, 422)
        try:
            result = once.perform(request.act, key, request.path, lambda: self._act_and_drop(form))
        except Stale as stale:
            # Both texts are on the page now; a draft of the old version would be refused for ever, also one on its way.
            once.mark_sent(request.act, key, request.path)
            self._drop_draft()
            return refusal_page(request, stale, back_url=request.path)
        except AlreadyDone as done:
            messages.info(request, done.reason)
            return HttpResponseRedirect(done.url or self.cancel_url(), status=303)
        except NotReady as refused:
            return self._page(form, 422, points=self.shown_points(refused.points))
        except WrongState as wrong:
            return self._refused(form, wrong)
        if result.repeated:
            messages.info(request, self.repeated_message)
        elif self.success_message:
            messages.success(request, self.success_message)
        return HttpResponseRedirect(result.url, status=303)

    def _act_and_drop(self, form: PlainForm) -> str:
        url = self.act(form)
        self._drop_draft()
        return url

    def _refused(self, form: PlainForm, wrong: WrongState) -> HttpResponse:
        """Why it cannot be now, with the way back to what was typed."""
        if not self.keeps_draft:
            raise wrong
        version = self.expected_version or self.version()
        drafts.save(self.request.act, self.key, self.subject(), form.typed(), version)
        return refusal_page(self.request, wrong, back_url=self.request.path)

    def _drop_draft(self) -> None:
        if self.keeps_draft:
            drafts.drop(self.request.act.actor.user_id, self.key, self.subject())

    def _draft(self) -> Draft | None:
        user_id = self.request.act.actor.user_id
        return drafts.load(user_id, self.key, self.subject()) if self.keeps_draft else None

    def _save_draft(self, form: PlainForm) -> HttpResponse:
        if not self.keeps_draft:
            return HttpResponse(status=204)
        act, key = self.request.act, once.parse_key(self.request.POST.get("_once", ""))
        version = self.expected_version or self.version()

        def store() -> None:
            drafts.save(act, self.key, self.subject(), form.typed(), version)

        if key is None:
            store()
            return HttpResponse(status=204)
        kept = once.before_sent(act, key, self.request.path, store)
        return HttpResponse(status=204 if kept else 200)

    def _keep(self, form: PlainForm) -> None:
        """Keep what was sent as a draft, for the page that comes next. A draft still on its way does not undo it."""
        act, key = self.request.act, once.parse_key(self.request.POST.get("_once", ""))
        if key is not None:
            once.mark_sent(act, key, self.request.path)
        drafts.save(act, self.key, self.subject(), form.typed(), self.version())

    def _page(self, form: PlainForm, status: int, **extra: Any) -> HttpResponse:
        if status == 422:
            form.ask_files_again()
        context = {
            "page": self,
            "form": form,
            "title": self.title,
            "lead": self.lead,
            "submit_label": self.submit_label,
            "cancel_url": self.cancel_url(),
            "once_key": self.request.POST.get("_once") if status == 422 and self._key_is_good() else once.new_key(),
            "version": self.request.POST.get("_version", "") if status == 422 else self.version(),
            "keeps_draft": self.keeps_draft,
            "draft": None,
            "points": [],
            **self.context(),
            **extra,
        }
        return render(self.request, self.template_name, context, status=status)

    def _key_is_good(self) -> bool:
        return once.parse_key(self.request.POST.get("_once", "")) is not None

    @property
    def expected_version(self) -> str:
        """The version that the person saw when he began to type. A body that names none saw none: it is stale."""
        return self.request.POST.get("_version", "")[:40] or ("0" if self.version() else "")


class ConfirmPage(FormPage):
    """A page that names the consequences of an act and asks to confirm it; its form usually has no fields."""

    template_name = "components/confirm_page.html"
    keeps_draft = False
    submit_label = "Bevestigen"
    consequences: ClassVar[tuple[str, ...]] = ()
    warning = ""

    def context(self) -> dict[str, Any]:
        return {"consequences": self.consequences, "warning": self.warning}
