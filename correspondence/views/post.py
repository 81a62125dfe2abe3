"""The post of the secretariat: what waits, printing it in one go, and noting that it left."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.views.finding import one
from casework import access
from casework.acting import Act
from casework.pages import ConfirmPage, FormPage
from casework.permissions import Permission, require
from casework.text import dutch_count
from correspondence import actions, files, permissions, presenting, queries, rendering
from correspondence.enums import MediaType
from correspondence.forms import HoldBackForm, PostedForm, SentForm
from correspondence.models import Letter
from correspondence.views.downloads import attachment, damaged
from correspondence.views.letters import LETTER, AboutLetter

CHOOSE_FIRST = "Kies eerst een of meer brieven die op de post wachten."


@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """Every letter that waits to be printed and posted, oldest first."""
    actor = request.act.actor
    require(permissions.may_keep_post(actor))
    waiting = queries.waiting_for_post(actor)
    total, letters = waiting.count(), list(waiting[: presenting.BATCH])
    shown = presenting.post_list(letters, total, request.act.today, actor.partnership_id)
    return render(request, "correspondence/post.html", {"list": shown, "choices": presenting.ways_to_choose(actor)})


@require_safe
def print_post(request: HttpRequest) -> HttpResponseBase:
    """The chosen letters that wait, as one PDF."""
    require(permissions.may_keep_post(request.act.actor))
    letters = [letter for letter in _chosen(request) if queries.waits_for_post(letter)]
    if not letters:
        return _choose_first(request)
    try:
        papers = [files.read(letter.file) for letter in letters if letter.file]
    except files.Damaged:
        return damaged(request)
    for letter in letters:
        access.note(request, letter.case_id, LETTER)
    name = f"post-{request.act.today:%Y-%m-%d}.pdf"
    return attachment(rendering.joined(papers), name=name, media_type=MediaType.PDF.value)


def _chosen(request: HttpRequest) -> list[Letter]:
    """The letters that the address names, as far as they are there for this person; oldest first."""
    wanted = [found for text in request.GET.getlist(presenting.CHOSEN)[: presenting.BATCH] if (found := _uuid(text))]
    return list(queries.leaving_by_themselves(request.act.actor).filter(public_id__in=wanted))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _choose_first(request: HttpRequest) -> HttpResponse:
    messages.info(request, CHOOSE_FIRST)
    return HttpResponseRedirect(reverse("correspondence:post"))


class SendPostPage(FormPage):
    """Print the chosen letters, and note on which day they were posted."""

    form_class = PostedForm
    template_name = "correspondence/send_post.html"
    keeps_draft = False
    title = "Brieven afdrukken en versturen"
    submit_label = "Vastleggen: op de post gedaan"
    letters: list[Letter]

    def load(self, **kwargs: Any) -> None:
        self.letters = _chosen(self.request)

    def permission(self) -> Permission:
        return permissions.may_keep_post(self.request.act.actor)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        return super().get(request, *args, **kwargs) if self._waiting() else _choose_first(request)

    def _waiting(self) -> list[Letter]:
        return [letter for letter in self.letters if queries.waits_for_post(letter)]

    def initial(self) -> dict[str, Any]:
        return {"sent_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        return _days(self.request.act, self.letters)

    def context(self) -> dict[str, Any]:
        act, waiting = self.request.act, self._waiting()
        return {
            "list": presenting.chosen_list(waiting, act.today, act.actor.partnership_id),
            "number": dutch_count(len(waiting), "brief", "brieven"),
            "print_url": presenting.batch_url("correspondence:print_post", waiting),
        }

    def cancel_url(self) -> str:
        return reverse("correspondence:post")

    def act(self, form: Any) -> str:
        sent = actions.send_waiting(
            self.request.act, letter_ids=[letter.pk for letter in self.letters], sent_on=form.cleaned_data["sent_on"]
        )
        self.success_message = f"Vastgelegd: {dutch_count(len(sent), 'brief', 'brieven')} op de post gedaan."
        return self.cancel_url()


def _days(act: Act, letters: list[Letter]) -> dict[str, Any]:
    """Between which days letters can have left."""
    made = [presenting.made_on(letter) for letter in letters if letter.made_at]
    return {"made_on": max(made, default=act.today), "today": act.today}


class _WaitingPage(AboutLetter):
    """A form about one letter that waits for the post."""

    record: Letter

    def load(self, **kwargs: Any) -> None:
        self.record = one(queries.leaving_by_themselves(self.request.act.actor), public_id=kwargs["public_id"])
        access.note(self.request, self.record.case_id, LETTER)

    def about(self) -> tuple[Letter, str]:
        return self.record, self.record.addressee_name

    def permission(self) -> Permission:
        waits = queries.waits_for_post(self.record)
        return permissions.may_send_waiting(self.request.act.actor, self.record.held_by_id, waits=waits)

    def cancel_url(self) -> str:
        return presenting.letter_url(self.record)


class SentPage(_WaitingPage):
    """Note how and when one letter left."""

    form_class = SentForm
    title = "Brief verstuurd"
    lead = "Leg vast hoe de brief is verstuurd. Daarna staat hij niet meer bij De post."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd dat de brief is verstuurd."

    def initial(self) -> dict[str, Any]:
        return {"sent_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        return _days(self.request.act, [self.record])

    def act(self, form: Any) -> str:
        actions.send_waiting(self.request.act, letter_ids=[self.record.pk], **form.cleaned_data)
        return self.cancel_url()


class HoldBackPage(_WaitingPage, ConfirmPage):
    """Hold a letter back for good."""

    form_class = HoldBackForm
    template_name = "correspondence/confirm.html"
    title = "Brief niet versturen"
    submit_label = "Niet versturen"
    success_message = "De brief wordt niet verstuurd."
    consequences = (
        "De brief gaat niet op de post en is voor de geadresseerde ook in het portaal niet meer te lezen.",
        "De brief blijft bewaard als ‘niet verzonden’, met de reden.",
        "Wat in de zaak is vastgelegd, verandert niet.",
    )

    def act(self, form: Any) -> str:
        actions.hold_back(self.request.act, letter_id=self.record.pk, **form.cleaned_data)
        return self.cancel_url()
