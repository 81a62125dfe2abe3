"""The e-mails that the program sends for a partnership, for its functional administrator."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.notifications import CARRIES_A_KEY
from casework.permissions import require
from correspondence import permissions, presenting, queries
from correspondence.forms import MailFilterForm

PER_PAGE = 30


@require_safe
def outgoing_mail(request: HttpRequest) -> HttpResponse:
    """Every e-mail of the own partnership, newest first, with its state."""
    actor = request.act.actor
    require(permissions.may_read_outgoing_mail(actor))
    form = MailFilterForm(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    search, state = typed.get("zoek", ""), typed.get("stand", "")
    mails = queries.outgoing_mail(actor, search=search, state=state)
    page = Paginator(mails, PER_PAGE).get_page(request.GET.get("bladzijde", "1")[:9])
    own, today = actor.partnership_id, request.act.today
    shown = presenting.mail_list(page, form, search=search, state=state, today=today, partnership_id=own)
    return render(request, "correspondence/outgoing_mail.html", {"list": shown})


@require_safe
def one_mail(request: HttpRequest, number: int) -> HttpResponse:
    """One e-mail with its text."""
    actor = request.act.actor
    require(permissions.may_read_outgoing_mail(actor))
    mail = queries.outgoing_mail(actor).filter(pk=number).first()
    if mail is None:
        raise Http404
    context = {"mail": mail, "tag": presenting.mail_tag(mail.state), "readable": _may_be_read(mail.kind)}
    return render(request, "correspondence/one_mail.html", context)


def _may_be_read(kind: str) -> bool:
    """Whether an administrator may read the text: not when its link opens somebody's account, except in the demo."""
    return settings.DEMO or kind not in CARRIES_A_KEY
