"""Letters for the office: one letter, its preview, trying again, and what came back by post."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.views.finding import one
from casework import access
from casework.pages import ConfirmPage, FormPage
from casework.permissions import Permission
from correspondence import actions, frozen, kinds, permissions, presenting, queries, rendering
from correspondence.forms import AddressAskedForm, ProofForm, ReturnedForm, SendAgainForm
from correspondence.models import Dispatch, Letter
from correspondence.views.uploads import TakesFile

LETTER = "brief"


def _letter(request: HttpRequest, public_id: UUID) -> Letter:
    """The letter of this address, as this person may see it; that he is shown it is noted."""
    found = queries.visible_to(request.act.actor).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    access.note(request, found.case_id, LETTER)
    return found


@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One letter: for whom, how far, which file, and how it went out."""
    found = _letter(request, public_id)
    context = presenting.letter_page(found, queries.dispatches_of([found]), request.act.actor)
    return render(request, "correspondence/letter.html", context)


@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the letter says, as a page from the same template."""
    found = _letter(request, public_id)
    contents = frozen.from_json(kinds.get(found.kind).contents, found.contents)
    page = rendering.render_html(
        found.template,
        contents,
        title=found.title,
        dated=found.sending_date or request.act.today,
        back_url=presenting.letter_url(found),
    )
    return HttpResponse(page)


class AboutLetter(FormPage):
    """A form that says which letter it is about, and leads back to it."""

    template_name = "correspondence/form.html"

    def about(self) -> tuple[Letter, str]:
        """The letter, and whom it goes to."""
        raise TypeError("a form about a letter says which")

    def context(self) -> dict[str, Any]:
        letter, name = self.about()
        return {**super().context(), **presenting.form_about(letter, name, self.lead, self.request.act.actor)}


class RetryPage(AboutLetter, ConfirmPage):
    """Have a failed letter made once more."""

    template_name = "correspondence/confirm.html"
    title = "Brief opnieuw opmaken"
    submit_label = "Opnieuw proberen"
    success_message = "De brief wordt opnieuw opgemaakt. Dat duurt meestal een paar seconden."
    consequences = (
        "De brief wordt opnieuw opgemaakt, met dezelfde inhoud, hetzelfde nummer en dezelfde verzenddatum.",
        "Er wordt niets verzonden.",
    )
    record: Letter

    def load(self, **kwargs: Any) -> None:
        self.record = _letter(self.request, kwargs["public_id"])

    def about(self) -> tuple[Letter, str]:
        return self.record, self.record.addressee_name

    def permission(self) -> Permission:
        return permissions.may_retry(self.request.act.actor, self.record.held_by_id)

    def cancel_url(self) -> str:
        return presenting.letter_url(self.record)

    def act(self, form: Any) -> str:
        return presenting.letter_url(actions.retry_letter(self.request.act, letter_id=self.record.pk))


class _DispatchPage(AboutLetter):
    """A form about one sending."""

    record: Dispatch

    def load(self, **kwargs: Any) -> None:
        visible = queries.dispatches_visible_to(self.request.act.actor)
        self.record = one(visible, public_id=kwargs["public_id"])
        access.note(self.request, self.record.letter.case_id, LETTER)

    def about(self) -> tuple[Letter, str]:
        return self.record.letter, self.record.printed_name

    def permission(self) -> Permission:
        return permissions.may_log_post(self.request.act.actor, self.record.letter.held_by_id)

    def cancel_url(self) -> str:
        return presenting.letter_url(self.record.letter)


class ReturnedPage(TakesFile, _DispatchPage):
    """Note that a letter did not arrive."""

    form_class = ReturnedForm
    file_field = "scan"
    title = "Brief kwam niet aan"
    lead = "De brief komt op de werklijst, zodat hij op een andere manier wordt verzonden."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd dat de brief onbestelbaar was. Vraag het adres na, of geef de brief af."

    def act(self, form: Any) -> str:
        dispatch = actions.mark_returned(self.request.act, dispatch_id=self.record.pk, **form.values())
        return presenting.letter_url(dispatch.letter)


class AddressAskedPage(_DispatchPage):
    """Note that the address was asked."""

    form_class = AddressAskedForm
    title = "Adres nagevraagd"
    lead = "Daarna kan dezelfde brief opnieuw met de post."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd dat het adres is nagevraagd."

    def act(self, form: Any) -> str:
        actions.note_address_asked(self.request.act, dispatch_id=self.record.pk, **form.cleaned_data)
        return self.cancel_url()


class ProofPage(TakesFile, _DispatchPage):
    """Keep proof of a sending."""

    form_class = ProofForm
    file_field = "scan"
    title = "Bewijs van verzending"
    lead = "Het bewijs komt bij deze verzending te staan en verandert daarna niet meer."
    submit_label = "Vastleggen"
    success_message = "Het bewijs is vastgelegd."

    def act(self, form: Any) -> str:
        actions.keep_proof(self.request.act, dispatch_id=self.record.pk, **form.values())
        return self.cancel_url()


class SendAgainPage(_DispatchPage):
    """Put on record that a letter was sent once more."""

    form_class = SendAgainForm
    title = "Brief opnieuw verzonden"
    lead = "Vraag eerst het juiste adres na, of geef de brief af. De brief zelf verandert niet."
    submit_label = "Vastleggen"
    success_message = "De nieuwe verzending is vastgelegd. Vanaf die dag loopt de termijn voor deze geadresseerde."

    def act(self, form: Any) -> str:
        dispatch = actions.send_again(self.request.act, dispatch_id=self.record.pk, **form.cleaned_data)
        return presenting.letter_url(dispatch.letter)
